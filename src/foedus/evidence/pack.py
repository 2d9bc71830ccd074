"""A pack: a folder of plain text that holds evidence about one alliance system."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec

from foedus.dates import When
from foedus.errors import PackError, UnknownName
from foedus.evidence import reading
from foedus.evidence.faults import Fault
from foedus.evidence.fields import Field, text, texts, when, whole
from foedus.evidence.reading import Row
from foedus.evidence.records import (
    Agreement,
    Claim,
    Coverage,
    Deployment,
    Event,
    Indicator,
    Observation,
    Place,
    PlaceClaim,
    Source,
    Strength,
)
from foedus.evidence.vocabulary import FORMAT_VERSION


class PackInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What ``pack.toml`` says: identity, scope and the last day of the evidence."""

    format: int
    id: str
    title: str
    title_ko: str
    version: str
    focal: tuple[str, ...]
    scope: str
    scope_ko: str
    until: When


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All records of a pack. ``hash`` covers the bytes of every file."""

    info: PackInfo
    hash: str
    sources: tuple[Source, ...]
    agreements: tuple[Agreement, ...]
    events: tuple[Event, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    deployments: tuple[Deployment, ...]
    strengths: tuple[Strength, ...]
    places: tuple[Place, ...]
    place_claims: tuple[PlaceClaim, ...]
    claims: tuple[Claim, ...]
    coverage: tuple[Coverage, ...]


_INFO: Final = {
    "format": Field(whole, required=True),
    "id": Field(text, required=True),
    "title": Field(text, required=True),
    "title_ko": Field(text, required=True),
    "version": Field(text, required=True),
    "focal": Field(texts, required=True),
    "scope": Field(text, required=True),
    "scope_ko": Field(text, required=True),
    "until": Field(when, required=True),
}

# Each kind of record lives in NAME.csv or in any CSV file below the folder NAME/.
_CSV_KINDS: Final[dict[str, Callable[[Row], Any]]] = {
    "sources": reading.source,
    "events": reading.event,
    "indicators": reading.indicator,
    "observations": reading.observation,
    "deployments": reading.deployment,
    "strengths": reading.strength,
    "places": reading.place,
    "place_claims": reading.place_claim,
    "claims": reading.claim,
    "coverage": reading.coverage,
}


def pack_folder(name_or_folder: str) -> Path:
    """The folder of a pack that ships with Foedus, or the given folder."""
    shipped = Path(str(files("foedus") / "packs"))
    names = sorted(p.name for p in shipped.iterdir() if (p / "pack.toml").is_file())
    if name_or_folder in names:
        return shipped / name_or_folder
    folder = Path(name_or_folder)
    try:
        if folder.is_dir():
            return folder
    except OSError as error:
        raise PackError(f"pack '{name_or_folder[:80]}': {error.strerror}") from None
    raise UnknownName.of("pack", name_or_folder, names, "A folder with a pack.toml also serves")


def read_pack(folder: Path) -> tuple[Evidence | None, list[Fault]]:
    """All records that can be read, and every fault; no evidence without ``pack.toml``."""
    faults: list[Fault] = []
    info = _info(folder, faults)
    if info is None:
        return None, faults
    digest = hashlib.sha256()
    found: dict[str, list[Any]] = {kind: [] for kind in (*_CSV_KINDS, "agreements")}
    for path, file in _pack_files(folder, faults):
        try:
            content = path.read_bytes()
        except OSError as error:
            faults.append(Fault(file, "", "", "", f"cannot be read: {error.strerror}"))
            continue
        digest.update(file.encode() + b"\0" + hashlib.sha256(content).digest())
        kind = Path(file).parts[0].removesuffix(".csv")
        if path.suffix == ".toml" and kind == "agreements":
            row = reading.toml_row(path, file, faults)
            _keep(found[kind], reading.agreement(row) if row else None)
        elif path.suffix == ".csv" and kind in _CSV_KINDS:
            for row in reading.csv_rows(path, file, faults):
                _keep(found[kind], _CSV_KINDS[kind](row))
        elif path.suffix in (".csv", ".toml") and file != "pack.toml":
            kinds = ", ".join(sorted(found))
            faults.append(Fault(file, "", "", "", f"no kind of record; there is: {kinds}"))
    records = {kind: tuple(rows) for kind, rows in found.items()}
    return Evidence(info=info, hash=digest.hexdigest(), **records), faults


def load_evidence(name_or_folder: str = "korea") -> Evidence:
    """The evidence of a pack; raises :class:`PackError` at the first fault, with their number."""
    folder = pack_folder(name_or_folder)
    evidence, faults = read_pack(folder)
    if evidence is None or faults:
        more = f" (and {len(faults) - 1} more faults)" if len(faults) > 1 else ""
        raise PackError(
            f"pack '{name_or_folder}' has faults: {faults[0]}{more}; see foedus pack check"
        )
    return evidence


def _info(folder: Path, faults: list[Fault]) -> PackInfo | None:
    if not (folder / "pack.toml").is_file():
        faults.append(Fault("pack.toml", "", "", "", f"no such file in {folder}"))
        return None
    row = reading.toml_row(folder / "pack.toml", "pack.toml", faults)
    if row is None:
        return None
    if row.raw.get("format") != FORMAT_VERSION:
        row.fault("format", row.raw.get("format", ""), f"this Foedus reads {FORMAT_VERSION}")
        return None
    values = row.values(_INFO)
    if values is None:
        return None
    if not values["focal"]:
        row.fault("focal", "", "at least one actor")
        return None
    if values["until"].precision == "unknown":
        row.fault("until", "?", "the last day of the evidence")
        return None
    return PackInfo(**values)


def _pack_files(folder: Path, faults: list[Fault]) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if path.is_symlink():
            faults.append(Fault(file, "", "", "", "links are not followed"))
        elif path.is_file():
            yield path, file


def _keep(rows: list[Any], record: Any | None) -> None:
    if record is not None:
        rows.append(record)
