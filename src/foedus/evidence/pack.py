"""A pack: a folder of plain text that holds evidence about one alliance system."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from foedus.dates import When
from foedus.errors import PackError, UnknownName
from foedus.evidence import reading
from foedus.evidence.faults import Fault
from foedus.evidence.fields import Field, mapping, text, texts, when, whole
from foedus.evidence.reading import Row
from foedus.evidence.records import (
    Agreement,
    Area,
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
    """What ``pack.toml`` says: identity, scope and the last day of the evidence.

    ``focal`` is empty for a pack of treaties that is about no state. ``selections`` maps a
    file that a recipe makes from published tables to that recipe; every other file is written
    by hand.
    """

    format: int
    id: str
    title: str
    title_ko: str
    version: str
    focal: tuple[str, ...] = ()
    scope: str
    scope_ko: str
    until: When
    selections: Mapping[str, str] = {}


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All records of a pack. ``hash`` covers the bytes of every file.

    ``data`` names the published data sets whose records stand beside the pack's, ``unread``
    those that were asked for and need a package that is missing, with the package. ``codings``
    are agreements whose texts the pack holds as a data set codes them; they stand beside the
    texts and are counted nowhere.
    """

    info: PackInfo
    hash: str
    data: tuple[str, ...] = ()
    unread: Mapping[str, str] = {}
    sources: tuple[Source, ...]
    agreements: tuple[Agreement, ...]
    events: tuple[Event, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    deployments: tuple[Deployment, ...]
    strengths: tuple[Strength, ...]
    places: tuple[Place, ...]
    place_claims: tuple[PlaceClaim, ...]
    areas: tuple[Area, ...] = ()
    codings: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...]
    coverage: tuple[Coverage, ...]


MAX_FILE_BYTES: Final = 32_000_000
_RECIPE: Final = re.compile(r"(\w[\w-]*/)*\w[\w-]*\.py")
_INFO: Final = {
    "format": Field(whole, required=True),
    "id": Field(text, required=True),
    "title": Field(text, required=True),
    "title_ko": Field(text, required=True),
    "version": Field(text, required=True),
    "focal": Field(texts),
    "scope": Field(text, required=True),
    "scope_ko": Field(text, required=True),
    "until": Field(when, required=True),
    "selections": Field(mapping),
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
# Each file below these folders is one record.
_TOML_KINDS: Final[dict[str, Callable[[Row], Any]]] = {
    "agreements": reading.agreement,
    "areas": reading.area,
}


def shipped_packs() -> tuple[str, ...]:
    """The packs that ship with Foedus, by name.

    >>> shipped_packs()
    ('alliances', 'korea')
    """
    return tuple(sorted(p.name for p in _shipped().iterdir() if (p / "pack.toml").is_file()))


def _shipped() -> Path:
    return Path(str(files("foedus") / "packs"))


def pack_folder(name_or_folder: str) -> Path:
    """The folder of a pack that ships with Foedus, or the given folder."""
    names = shipped_packs()
    if name_or_folder in names:
        return _shipped() / name_or_folder
    folder = Path(name_or_folder)
    try:
        if folder.is_dir():
            return folder
    except OSError as error:
        raise PackError(f"pack '{name_or_folder[:80]}': {error.strerror}") from None
    raise UnknownName.of("pack", name_or_folder, names, "A folder with a pack.toml also serves")


Files = Mapping[tuple[str, str], str]
"""The file of a record, by its kind and :func:`name_of`."""


class PackReading(NamedTuple):
    """What was read: no evidence without a sound ``pack.toml``."""

    evidence: Evidence | None
    faults: list[Fault]
    files: Files


class PackFiles(NamedTuple):
    """The bytes of the files of a pack by name, the faults in getting them, and their hash."""

    contents: dict[str, bytes]
    faults: list[Fault]
    hash: str


def pack_files(folder: Path) -> PackFiles:
    """Every CSV and TOML file below the folder, hidden ones aside; links are not followed."""
    contents: dict[str, bytes] = {}
    faults: list[Fault] = []
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in Path(file).parts):
            continue
        if path.is_symlink():
            faults.append(Fault(file, "", "", "", "links are not followed"))
            continue
        if path.suffix not in (".csv", ".toml") or path.is_dir():
            continue
        try:
            if path.stat().st_size > MAX_FILE_BYTES:
                faults.append(Fault(file, "", "", "", f"larger than {MAX_FILE_BYTES:,} bytes"))
                continue
            content = path.read_bytes()
        except OSError as error:
            faults.append(Fault(file, "", "", "", f"cannot be read: {error.strerror}"))
            continue
        contents[file] = content
        digest.update(file.encode() + b"\0" + hashlib.sha256(content).digest())
    return PackFiles(contents, faults, digest.hexdigest())


def read_pack(found: PackFiles) -> PackReading:
    """All records that can be read, and every fault of reading them."""
    faults = list(found.faults)
    files: dict[tuple[str, str], str] = {}
    info = _info(found.contents, faults)
    if info is None:
        return PackReading(None, faults, files)
    records: dict[str, list[Any]] = {kind: [] for kind in (*_CSV_KINDS, *_TOML_KINDS)}
    for file, content in found.contents.items():
        kind = Path(file).parts[0].removesuffix(".csv")
        if file.endswith(".toml") and kind in _TOML_KINDS:
            rows = [row] if (row := reading.toml_row(content, file, faults)) else []
            read = _TOML_KINDS[kind]
        elif file.endswith(".csv") and kind in _CSV_KINDS:
            rows = list(reading.csv_rows(content, file, faults))
            read = _CSV_KINDS[kind]
        else:
            if file != "pack.toml":
                kinds = ", ".join(sorted(records))
                faults.append(Fault(file, "", "", "", f"no kind of record; there is: {kinds}"))
            continue
        for record in filter(None, map(read, rows)):
            records[kind].append(record)
            files[kind, name_of(record)] = file
    faults += _selections(info, set(files.values()))
    kept: dict[str, Any] = {kind: tuple(rows) for kind, rows in records.items()}
    return PackReading(Evidence(info=info, hash=found.hash, **kept), faults, files)


def _selections(info: PackInfo, files: set[str]) -> Iterator[Fault]:
    for file, recipe in info.selections.items():
        if file not in files:
            yield Fault("pack.toml", "", "selections", file, "a file of records of the pack")
        if not _RECIPE.fullmatch(str(recipe)):
            yield Fault("pack.toml", "", "selections", str(recipe), "a path such as recipes/x.py")


def name_of(record: Any) -> str:
    """The name by which a fault calls a record: its id, or what a reference has for one."""
    if isinstance(record, Coverage | PlaceClaim):
        return record.ref.partition(":")[2]
    return str(record.id)


def _info(contents: Mapping[str, bytes], faults: list[Fault]) -> PackInfo | None:
    if "pack.toml" not in contents:
        faults.append(Fault("pack.toml", "", "", "", "no such file"))
        return None
    row = reading.toml_row(contents["pack.toml"], "pack.toml", faults)
    if row is None:
        return None
    if row.raw.get("format") != FORMAT_VERSION:
        row.fault("format", row.raw.get("format", ""), f"this Foedus reads {FORMAT_VERSION}")
        return None
    values = row.values(_INFO)
    if values is None:
        return None
    if values["until"].precision == "unknown":
        row.fault("until", "?", "the last day of the evidence")
        return None
    return PackInfo(**values)
