"""How large a packed file becomes, before anything reads it into memory."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from foedus.errors import UpstreamError

LIMIT: Final = 1 << 30
"""The bytes that a file may have unpacked; the largest read so far has a tenth of it."""

_PIECE: Final = 1 << 20
_PACKERS: Final[tuple[tuple[bytes, Any], ...]] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ", lzma.open),
)


def check_expansion(path: Path, limit: int = LIMIT) -> None:
    """Refuse a packed file that is larger than ``limit`` when unpacked.

    What its own header says of its size is not believed. R files are packed as a whole, Excel
    files are zip archives. A file that cannot be unpacked is left to its reader to refuse.

    Raises :class:`UpstreamError`.
    """
    found = 0
    try:
        for piece in _unpacked(path):
            found += len(piece)
            if found > limit:
                raise UpstreamError(
                    f"{path.name}: unpacked it has more than {limit >> 20:,} MB, as no file that "
                    "is read here; it is not read"
                )
    except (OSError, EOFError, ValueError, lzma.LZMAError, zipfile.BadZipFile, RuntimeError):
        return


def _unpacked(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        head = file.read(8)
    for magic, opened in _PACKERS:
        if head.startswith(magic):
            with opened(path, "rb") as stream:
                yield from _pieces(stream)
            return
    if head.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                with archive.open(info) as stream:
                    yield from _pieces(stream)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece
