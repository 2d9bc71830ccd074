"""The evidence of a pack, checked once and kept in the cache by the hash of its files."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from foedus import storage
from foedus.errors import PackError
from foedus.evidence.check import checked
from foedus.evidence.pack import Evidence, Files, PackFiles, pack_files, pack_folder


def load_evidence(name_or_folder: str = "korea") -> Evidence:
    """The evidence of a pack; raises :class:`PackError` at the first fault, with their number."""
    return evidence_of(pack_files(pack_folder(name_or_folder)), name_or_folder)


def evidence_of(found: PackFiles, name: str) -> Evidence:
    """The evidence in the files of a pack, from the cache if they were read before."""
    entry = f"{found.hash}-{_reader()}.msgpack"
    kept = None if found.faults else storage.cached("packs", entry)
    if kept is not None:
        try:
            return msgspec.msgpack.decode(kept, type=Evidence)
        except msgspec.MsgspecError:
            pass  # a broken cache is read anew
    evidence, _ = sound(found, name)
    storage.keep("packs", entry, msgspec.msgpack.encode(evidence))
    return evidence


def sound(found: PackFiles, name: str) -> tuple[Evidence, Files]:
    """The evidence of a pack without faults, and the file of each record."""
    evidence, faults, files = checked(found)
    if evidence is None or faults:
        more = f" (and {len(faults) - 1} more faults)" if len(faults) > 1 else ""
        raise PackError(f"pack '{name}' has faults: {faults[0]}{more}; see foedus pack check")
    return evidence, files


def together(parts: Sequence[Evidence], hashed: str) -> Evidence:
    """Several packs as one body of evidence under the title of the first.

    Raises :class:`PackError` where two of them use one id for different records.
    """
    names = [field.name for field in msgspec.structs.fields(Evidence)]
    joined = {
        name: tuple(one for part in parts for one in getattr(part, name))
        for name in names
        if isinstance(getattr(parts[0], name), tuple)
    }
    joined["sources"] = tuple(dict.fromkeys(joined["sources"]))
    for name in ("sources", "agreements", "places", "areas"):
        doubled = [id for id, n in Counter(one.id for one in joined[name]).items() if n > 1]
        if doubled:
            packs = " and ".join(part.info.id for part in parts)
            raise PackError(f"{packs} both hold {name} '{doubled[0]}', and differ in it")
    info = msgspec.structs.replace(
        parts[0].info,
        title="; ".join(part.info.title for part in parts),
        title_ko="; ".join(part.info.title_ko for part in parts),
    )
    return msgspec.structs.replace(parts[0], info=info, hash=hashed, **joined)


@lru_cache(maxsize=1)
def _reader() -> str:
    """The hash of the code that reads and checks, so that a changed reader serves no old rows."""
    digest = hashlib.sha256()
    for room in ("evidence", "dates", "states", "states/data"):
        folder = Path(str(files("foedus"))) / room
        for path in sorted((*folder.glob("*.py"), *folder.glob("*.csv"))):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
