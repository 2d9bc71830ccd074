"""A lock file, ``foedus.lock``: the very files on which a study rests."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from foedus.errors import UpstreamError
from foedus.storage import replace_file
from foedus.upstream.declare import Copy, DataSet
from foedus.upstream.store import receipt_of

NAME: Final = "foedus.lock"


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
    if not named and not path.is_file():
        return None
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        if content.get("format") != 1:
            raise UpstreamError(f"{path}: no lock file of format 1")
        return Pins(str(path), msgspec.convert(content["files"], dict[str, str]))
    except OSError as error:
        raise UpstreamError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, msgspec.ValidationError):
        raise UpstreamError(f"{path}: no lock file; 'foedus data lock' writes one") from None


def write_lock(data: Sequence[DataSet], path: Path) -> int:
    """Pin the installed files of data sets; how many there are.

    Raises :class:`UpstreamError` where one is not installed.
    """
    files: dict[str, str] = {}
    for one in data:
        for copy in one.copies:
            receipt = receipt_of(copy)
            if receipt is None:
                raise UpstreamError(
                    f"{one.id}: {copy.name} is not installed; 'foedus data pull {one.id}' or "
                    f"'foedus data import {one.id} PATH' brings it"
                )
            files[copy.file] = receipt.sha256
    lines = [f"{_quoted(file)} = {_quoted(sha)}" for file, sha in sorted(files.items())]
    text = "# Files on which a study rests, by their SHA-256.\nformat = 1\n\n[files]\n"
    try:
        replace_file(path, (text + "\n".join(lines) + "\n").encode())
    except OSError as error:
        raise UpstreamError(f"{path}: {error.strerror}") from None
    return len(files)


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()
