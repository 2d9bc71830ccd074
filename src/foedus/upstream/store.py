"""The user's folder of published files, each with a receipt of what it is.

A file counts as installed once its receipt is written; the file comes first, so whatever
breaks off in between leaves a file without a receipt, which is fetched or brought again.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec

from foedus.errors import UpstreamError
from foedus.extra import needed
from foedus.storage import replace_file
from foedus.upstream.catalogue import tables
from foedus.upstream.declare import Copy, DataSet

CHUNK: Final = 1 << 20
PATIENCE_SECONDS: Final = 5.0
"""How long another process is waited for without a word."""


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt records: hash, size, whence and when it came.

    ``accepted`` tells that the user took a file that was not the declared one on that day.
    """

    sha256: str
    size: int
    day: date
    origin: str
    accepted: bool = False


class Receipt(Stored, frozen=True, kw_only=True):
    """What is installed, beside the SHA-256 that the copy is declared with today."""

    expected: str

    @property
    def verified(self) -> bool:
        """Whether the bytes are those declared."""
        return self.sha256 == self.expected


def data_folder() -> Path:
    """``$FOEDUS_DATA``, else ``$XDG_DATA_HOME/foedus``, else ``~/.local/share/foedus``.

    Raises :class:`UpstreamError` where it is no folder, or where nobody's home is known.
    """
    folder = Path(os.environ.get("FOEDUS_DATA") or _base() / "foedus")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UpstreamError(f"'{folder}' is to hold published data, and it is no folder")
    return folder


def _base() -> Path:
    try:
        return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    except RuntimeError:
        raise UpstreamError("no home folder is known; name a folder in FOEDUS_DATA") from None


def place_of(copy: Copy) -> Path:
    """Where the file of a copy lies, or would lie."""
    return data_folder() / copy.file


def receipt_of(copy: Copy) -> Receipt | None:
    """The receipt of a copy that is installed."""
    place = place_of(copy)
    try:
        stored = msgspec.json.decode(_receipt_path(place).read_bytes(), type=Stored)
        there = place.is_file()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Receipt(**msgspec.structs.asdict(stored), expected=copy.sha256) if there else None


def traced(copy: Copy) -> bool:
    """Whether a receipt was ever left for a copy, be it broken or its file lost.

    Raises :class:`UpstreamError` where the disk does not say.
    """
    with disk_errors(copy):
        return lies_at(_receipt_path(place_of(copy)))


def fault_of(copy: Copy) -> str:
    """What is wrong with a copy that was installed; empty where nothing is."""
    try:
        if not traced(copy):
            return ""
        receipt = receipt_of(copy)
        if receipt is None:
            return f"{copy.name} or its receipt is gone or broken"
        with disk_errors(copy):
            found = digest(place_of(copy))
    except UpstreamError as error:
        return str(error)
    same = found == receipt.sha256
    return "" if same else f"{copy.name} has SHA-256 {found}, expected {receipt.sha256}"


def sound(copy: Copy) -> Receipt | None:
    """The receipt of a copy whose bytes are still those it was installed with."""
    receipt = receipt_of(copy)
    return None if receipt is None or fault_of(copy) else receipt


def edition(data: DataSet) -> str:
    """The version of a data set, and which installed files are others than those of it."""
    others = [
        f"{copy.name} is another file than that edition: SHA-256 {receipt.sha256}, not verified"
        for copy in data.copies
        if (receipt := receipt_of(copy)) and not receipt.verified
    ]
    return f"{data.version} ({'; '.join(others)})" if others else data.version


@contextmanager
def locked(copy: Copy) -> Iterator[Path]:
    """Hold the place of a copy against other processes and give it; its folder exists.

    Raises :class:`UpstreamError` for what the disk refuses, here or in the body, and where the
    folder is the mirror, whose files are not ours to change.
    """
    filelock = needed("filelock", "changing installed data")
    place = place_of(copy)
    mirror = os.environ.get("FOEDUS_MIRROR")
    if mirror and os.path.realpath(mirror) == os.path.realpath(data_folder()):
        raise UpstreamError(
            f"FOEDUS_DATA and FOEDUS_MIRROR both name '{mirror}', whose files are read as they "
            "are; name another folder in FOEDUS_DATA"
        )
    with disk_errors(copy):
        place.parent.mkdir(parents=True, exist_ok=True)
        with _held(filelock, copy, place.with_name(f".{place.name}.lock")):
            _clear(part_of(place))
            yield place


def _held(filelock: Any, copy: Copy, path: Path) -> Any:
    lock = filelock.FileLock(path)
    try:
        return lock.acquire(timeout=PATIENCE_SECONDS)
    except filelock.Timeout:
        print(f"foedus: {copy.name}: waiting for another process", file=sys.stderr)
        return lock.acquire()


def _clear(part: Path) -> None:
    """Take away what lies where a file is to be written, if it is a link, a pipe or the like."""
    if lies_at(part) and not stat.S_ISREG(part.lstat().st_mode):
        part.unlink()


def install(copy: Copy, part: Path, origin: str, *, accept_new: bool = False) -> Receipt:
    """Put a whole file into its place, its receipt beside it. Call it while ``locked``.

    Raises :class:`UpstreamError` when the bytes are not those declared and ``accept_new`` does
    not allow for that, or when the tables of such a file cannot be read; the file is then
    thrown away, and what was installed stays.
    """
    place = place_of(copy)
    found = digest(part)
    accepted = found != copy.sha256
    try:
        if accepted and not accept_new:
            raise UpstreamError(
                f"{copy.name}: another file than the one read so far; its SHA-256 is {found}, "
                f"expected {copy.sha256}. --accept-new takes it and records that it is not "
                "verified"
            )
        if accepted:
            _read_once(copy, part, found)
    except UpstreamError:
        part.unlink()
        raise
    stored = Stored(
        sha256=found,
        size=part.stat().st_size,
        day=date.today(),
        origin=origin.encode("utf-8", "backslashreplace").decode(),
        accepted=accepted,
    )
    content = msgspec.json.encode(stored)
    _receipt_path(place).unlink(missing_ok=True)
    os.replace(part, place)
    replace_file(_receipt_path(place), content)
    return Receipt(**msgspec.structs.asdict(stored), expected=copy.sha256)


def _read_once(copy: Copy, part: Path, sha256: str) -> None:
    """Raise :class:`UpstreamError` unless each table of a file can be read from it."""
    from foedus.upstream.reading import parsed

    for table in tables().values():
        if table.copy.file == copy.file:
            parsed(table, part, sha256)


def remove(copy: Copy) -> bool:
    """Take an installed file away; False where there was none."""
    with locked(copy) as place:
        _receipt_path(place).unlink(missing_ok=True)
        there = place.is_file()
        place.unlink(missing_ok=True)
        part_of(place).unlink(missing_ok=True)
    return there


def part_of(place: Path) -> Path:
    """Where a file is written until it is whole; the ending stays, so readers know its kind."""
    return place.with_name(f".part.{place.name}")


def digest(path: Path) -> str:
    """The SHA-256 of a file; raises ``OSError``, also for a pipe, a device or a folder."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def lies_at(path: Path) -> bool:
    """Whether anything lies at a path; raises ``OSError`` where the disk does not say."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


@contextmanager
def disk_errors(copy: Copy) -> Iterator[None]:
    """Say in one line what the disk refused, and where."""
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or data_folder()
        raise UpstreamError(f"{copy.name}: {error.strerror or error} ({where})") from None


def _receipt_path(place: Path) -> Path:
    return place.with_name(f"{place.name}.receipt")
