"""A lock file, ``foedus.lock``: the very files on which a study rests."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from foedus.errors import UpstreamError
from foedus.storage import replace_file
from foedus.upstream.declare import Copy, DataSet
from foedus.upstream.store import fault_of, receipt_of

NAME: Final = "foedus.lock"
MAX_BYTES: Final = 10_000_000


class Pins(msgspec.Struct, frozen=True):
    """The hash of each file by its place, as a lock file names them."""

    path: str
    files: dict[str, str]

    def check(self, copy: Copy, sha256: str) -> None:
        """Raise :class:`UpstreamError` unless the file is the one that is pinned."""
        pinned = self.files.get(copy.file)
        if pinned is None:
            raise UpstreamError(
                f"{copy.name}: not in {self.path}, which pins what may be read; "
                "'foedus data lock' adds it"
            )
        if pinned != sha256:
            raise UpstreamError(
                f"{copy.name}: {self.path} pins SHA-256 {pinned}, the file at hand has {sha256}"
            )


def pins() -> Pins | None:
    """The lock in force: the file that ``FOEDUS_LOCK`` names, or ``foedus.lock`` here.

    Raises :class:`UpstreamError` for a lock that cannot be read.
    """
    named = os.environ.get("FOEDUS_LOCK")
    path = Path(named or NAME)
    return _read(path) if named or os.path.lexists(path) else None


def pinned(copy: Copy) -> bool:
    """Whether the lock in force names the file of a copy; true without a lock.

    Raises :class:`UpstreamError` for a lock that cannot be read.
    """
    found = pins()
    return found is None or copy.file in found.files


def _read(path: Path) -> Pins:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
            raise ValueError
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        if content.get("format") != 1:
            raise UpstreamError(f"{path}: no lock file of format 1")
        return Pins(str(path), msgspec.convert(content["files"], dict[str, str]))
    except OSError as error:
        raise UpstreamError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, RecursionError, msgspec.ValidationError):
        raise UpstreamError(
            f"{path}: no lock file; move it away, and 'foedus data lock' writes one"
        ) from None


def write_lock(data: Sequence[DataSet], path: Path) -> int:
    """Pin the installed files of data sets, beside those that the lock there pins already.

    Gives the number of files that the lock pins then. Raises :class:`UpstreamError` where a
    file is not installed or not the one of its receipt, and where what is there is no lock.
    """
    files = _read(path).files if os.path.lexists(path) else {}
    for one in data:
        files |= {copy.file: _installed(one, copy) for copy in one.copies}
    lines = [f"{_quoted(file)} = {_quoted(sha)}" for file, sha in sorted(files.items())]
    text = "# Files on which a study rests, by their SHA-256.\nformat = 1\n\n[files]\n"
    try:
        replace_file(path, (text + "\n".join(lines) + "\n").encode())
    except OSError as error:
        raise UpstreamError(f"{path}: {error.strerror}") from None
    return len(files)


def _installed(one: DataSet, copy: Copy) -> str:
    """The SHA-256 of an installed file, which is that of its receipt."""
    receipt = receipt_of(copy)
    if receipt is None:
        raise UpstreamError(
            f"{one.id}: {copy.name} is not installed; 'foedus data pull {one.id}' or "
            f"'foedus data import {one.id} PATH' brings it"
        )
    if fault := fault_of(copy):
        raise UpstreamError(f"{one.id}: {fault}")
    return receipt.sha256


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()
