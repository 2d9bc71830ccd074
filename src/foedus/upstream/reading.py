"""Reading a table: the right file, parsed once, kept as Parquet for the next time."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib import import_module, resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from foedus.errors import UpstreamError
from foedus.storage import cached, keep
from foedus.upstream.catalogue import declaration, modules
from foedus.upstream.declare import Copy, Declaration
from foedus.upstream.expansion import check_expansion
from foedus.upstream.mirror import mirror
from foedus.upstream.pins import pins
from foedus.upstream.store import digest, place_of, receipt_of
from foedus.upstream.tally import tallying

if TYPE_CHECKING:
    import polars as pl

    from foedus.upstream.account import Report

_SHARED: Final = ("parsing", "codes", "coloured_cells", "tally", "declare", "account")
_ROOMS: Final = ("dates", "states", "states/data")
_REPORT: Final = "foedus-report"
_PACKAGES: Final = ("fastexcel", "pandas", "polars", "rdata")


def read(id: str, folder: Path | None = None) -> pl.DataFrame:
    """The frame of a table: ``row`` first, then its declared columns, missing values null.

    The file is the installed one, else that in the folder of ``FOEDUS_MIRROR``; ``folder`` is
    asked alone where it is given. It is read only if its bytes are those of its receipt, or
    those declared, and those that a lock file pins.

    Raises :class:`UnknownName`, and :class:`UpstreamError` for a missing, different or
    unreadable file.
    """
    return parsed(*_found(id, folder))


def report(id: str, folder: Path | None = None) -> Report:
    """What became of the records of a table's file: read, kept, set aside, without an actor.

    The file is the one that :func:`read` reads, and the same errors are raised.
    """
    return _whole(*_found(id, folder))[1]


def _found(id: str, folder: Path | None) -> tuple[Declaration, Path, str]:
    """The table, its file and the SHA-256 of that, which is the one pinned."""
    table = declaration(id)
    path, sha256 = located(table.copy, folder)
    if pinned := pins():
        pinned.check(table.copy, sha256)
    return table, path, sha256


def located(copy: Copy, folder: Path | None = None) -> tuple[Path, str]:
    """The path of a copy and the SHA-256 of its bytes, which are the ones expected."""
    receipt = receipt_of(copy) if folder is None else None
    path = place_of(copy) if receipt else _in_mirror(copy, folder)
    try:
        found = digest(path)
    except OSError as error:
        raise UpstreamError(f"{copy.file}: {error.strerror} in {path.parent}") from None
    expected = receipt.sha256 if receipt else copy.sha256
    if found != expected:
        raise UpstreamError(
            f"{copy.file}: another file than the one read so far; "
            f"its SHA-256 is {found}, expected {expected}"
        )
    return path, found


def _in_mirror(copy: Copy, folder: Path | None) -> Path:
    base = folder or mirror()
    if not isinstance(base, Path):
        raise UpstreamError(
            f"{copy.name} is not installed; 'foedus data pull' or 'foedus data import' brings it, "
            "and FOEDUS_MIRROR may name a folder that holds it"
        )
    return base / copy.file


def parsed(table: Declaration, path: Path, sha256: str) -> pl.DataFrame:
    """The frame of a file, from the cache where the same reader has read the same bytes."""
    return _whole(table, path, sha256)[0]


def _whole(table: Declaration, path: Path, sha256: str) -> tuple[pl.DataFrame, Report]:
    """The frame of a file and the report on it, which the cache holds in one."""
    import polars as pl

    from foedus.upstream.account import Report, account

    name = f"{table.id}-{sha256[:16]}-{reader_version(table.id)}-{_packages()}.parquet"
    kept = cached("tables", name)
    if kept is not None:
        try:
            told = pl.read_parquet_metadata(io.BytesIO(kept))[_REPORT]
            return pl.read_parquet(io.BytesIO(kept)), msgspec.json.decode(told, type=Report)
        except (pl.exceptions.PolarsError, KeyError, msgspec.DecodeError):
            pass  # kept by another version of polars
    check_expansion(path)
    try:
        with tallying() as tally:
            frame = table.read(path)
    except UpstreamError:
        raise
    except Exception as error:
        raise UpstreamError(
            f"{table.id}: {table.copy.name} cannot be read as declared "
            f"({type(error).__name__}: {str(error).partition(chr(10))[0][:200]})"
        ) from error
    declared = ["row", *(column.name for column in table.columns)]
    if frame.columns != declared:
        raise UpstreamError(f"{table.id}: the columns are {frame.columns}, declared: {declared}")
    made = account(table, frame, tally)
    target = io.BytesIO()
    beside = {_REPORT: msgspec.json.encode(made).decode()}
    frame.write_parquet(target, compression="lz4", metadata=beside)
    keep("tables", name, target.getvalue())
    return frame, made


@cache
def reader_version(id: str) -> str:
    """A hash of the code and of the tables of codes that turn the file into the frame.

    The packages that parse are not in it: a printed hash is the same wherever it is made. The
    names in the cache have both.
    """
    module = import_module(modules()[id.partition(".")[0]])
    code = [Path(str(module.__file__))]
    code += [Path(__file__).with_name(f"{name}.py") for name in _SHARED]
    for room in _ROOMS:
        folder = Path(str(resources.files("foedus"))) / room
        code += sorted((*folder.glob("*.py"), *folder.glob("*.csv")))
    whole = hashlib.sha256()
    for file in code:
        whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


@cache
def _packages() -> str:
    """A hash of the versions of the packages that parse, as far as they are installed."""
    return hashlib.sha256(" ".join(map(_version, _PACKAGES)).encode()).hexdigest()[:8]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
