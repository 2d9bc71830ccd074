"""The user's folder of published files, each with a receipt of what it is.

A file counts as installed once its receipt is written; the file comes first, so whatever
breaks off in between leaves a file without a receipt, which is fetched or brought again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from foedus.errors import UpstreamError
from foedus.storage import replace_file
from foedus.upstream.declare import Copy
from foedus.upstream.extra import needed

CHUNK: Final = 1 << 20


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What is installed: its hash, whence and when it came, whether the hash was expected."""

    sha256: str
    size: int
    day: date
    origin: str
    verified: bool


def data_folder() -> Path:
    """``$FOEDUS_DATA``, else ``$XDG_DATA_HOME/foedus``, else ``~/.local/share/foedus``."""
    if named := os.environ.get("FOEDUS_DATA"):
        return Path(named)
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "foedus"


def place_of(copy: Copy) -> Path:
    """Where the file of a copy lies, or would lie."""
    return data_folder() / copy.file


def receipt_of(copy: Copy) -> Receipt | None:
    """The receipt of a copy that is installed."""
    place = place_of(copy)
    try:
        receipt = msgspec.json.decode(_receipt_path(place).read_bytes(), type=Receipt)
    except (OSError, msgspec.DecodeError):
        return None
    return receipt if place.is_file() else None


@contextmanager
def locked(copy: Copy) -> Iterator[Path]:
    """Hold the place of a copy against other processes and give it; its folder exists."""
    lock = needed("filelock", "fetching data").FileLock
    place = place_of(copy)
    with disk_errors(copy):
        place.parent.mkdir(parents=True, exist_ok=True)
        with lock(place.with_name(f".{place.name}.lock")):
            yield place


def install(copy: Copy, part: Path, origin: str, *, accept_new: bool = False) -> Receipt:
    """Put a whole file into its place, its receipt beside it. Call it while ``locked``.

    Raises :class:`UpstreamError` when the bytes are not those declared and ``accept_new`` does
    not allow for that; the file is then thrown away.
    """
    place = place_of(copy)
    found = digest(part)
    verified = found == copy.sha256
    if not verified and not accept_new:
        part.unlink()
        raise UpstreamError(
            f"{copy.name}: another file than the one read so far; its SHA-256 is {found}, "
            f"expected {copy.sha256}. --accept-new takes it and records that it is not verified"
        )
    receipt = Receipt(
        sha256=found,
        size=part.stat().st_size,
        day=date.today(),
        origin=origin,
        verified=verified,
    )
    _receipt_path(place).unlink(missing_ok=True)
    os.replace(part, place)
    replace_file(_receipt_path(place), msgspec.json.encode(receipt))
    return receipt


def remove(copy: Copy) -> bool:
    """Take an installed file away; False where there was none."""
    with locked(copy) as place:
        _receipt_path(place).unlink(missing_ok=True)
        there = place.is_file()
        place.unlink(missing_ok=True)
        part_of(place).unlink(missing_ok=True)
    return there


def part_of(place: Path) -> Path:
    """Where a file is written until it is whole."""
    return place.with_name(f".{place.name}.part")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def disk_errors(copy: Copy) -> Iterator[None]:
    """Say in one line what the disk refused."""
    try:
        yield
    except OSError as error:
        raise UpstreamError(f"{copy.name}: {error.strerror} ({data_folder()})") from None


def _receipt_path(place: Path) -> Path:
    return place.with_name(f"{place.name}.receipt")
