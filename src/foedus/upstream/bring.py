"""Bringing files that the user has: one file, a folder, or a zip archive.

An archive is hostile until shown otherwise: nothing is unpacked by the path it names, only
members with a declared name are read, and no more bytes than the archive announced.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy, DataSet
from foedus.upstream.store import CHUNK, Receipt, digest, install, locked, part_of

MAX_MEMBER_BYTES: Final = 1_000_000_000
MAX_RATIO: Final = 1_000
MAX_MEMBERS: Final = 100_000
_COUNTED: Final = re.compile(r" ?\(\d+\)(?=(?:\.\w+)*$)")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading an archive raises, damaged or locked by a password as it may be."""


class Brought(NamedTuple):
    """A copy that was found, and its receipt."""

    copy: Copy
    receipt: Receipt


class _File(NamedTuple):
    """A file at hand: its last name, whence it comes, and its bytes piece by piece.

    ``pieces`` raises :class:`UpstreamError` for what cannot be read.
    """

    name: str
    origin: str
    pieces: Callable[[], Iterator[bytes]]


def bring(data: DataSet, path: Path, *, accept_new: bool = False) -> list[Brought]:
    """Install the files of a data set that lie in a file, folder or archive.

    A single file is known by its bytes, else by its name; in a folder or an archive files are
    known by their names, and among equal names the declared bytes win. Case does not count,
    nor the ``(1)`` of a browser, nor the folder.

    Raises :class:`UpstreamError` when there is none, when the archive is broken or hostile,
    and, after all others are installed, for those that are other files than declared.
    """
    found = _found(data, path)
    if not found:
        names = ", ".join(copy.name for copy in data.copies)
        raise UpstreamError(f"{path}: no file of {data.id} in it; its files are called: {names}")
    brought: list[Brought] = []
    wrong: list[str] = []
    for copy, file in found:
        try:
            brought.append(Brought(copy, _put(copy, file, accept_new)))
        except UpstreamError as error:
            wrong.append(str(error))
    if wrong:
        taken = [f"taken: {', '.join(copy.name for copy, _ in brought)}"] if brought else []
        raise UpstreamError("; ".join([*dict.fromkeys(wrong), *taken]))
    return brought


def _found(data: DataSet, path: Path) -> list[tuple[Copy, _File]]:
    try:
        if path.is_dir():
            return _chosen(data, _in_folder(path))
        if not path.is_file():
            raise UpstreamError(f"{path}: no such file or folder")
        meant = _meant(data, path)
        packed = not meant and zipfile.is_zipfile(path)
    except _BROKEN as error:
        raise UpstreamError(f"{str(path)[:80]}: {_why(error)}") from None
    if packed:
        return _chosen(data, _in_archive(path))
    if not meant and path.suffix.lower() == ".zip":
        raise UpstreamError(f"{path.name}: no zip archive, or one that broke off")
    return [(copy, _outside(path)) for copy in meant or _only(data)]


def _meant(data: DataSet, path: Path) -> tuple[Copy, ...]:
    """The copies for which a file stands: by its bytes, its name, or as the only one its form."""
    size = path.stat().st_size
    same = tuple(c for c in data.copies if c.size == size and c.sha256 == digest(path))
    named = tuple(c for c in data.copies if _plain(c.name) == _plain(path.name))
    form = tuple(c for c in _only(data) if Path(c.name.lower()).suffix == path.suffix.lower())
    return same or named or form


def _only(data: DataSet) -> tuple[Copy, ...]:
    return data.copies if len(data.copies) == 1 else ()


def _chosen(data: DataSet, files: Iterable[_File]) -> list[tuple[Copy, _File]]:
    by_name: defaultdict[str, list[_File]] = defaultdict(list)
    for file in files:
        by_name[_plain(file.name)].append(file)
    named = [(copy, by_name.get(_plain(copy.name))) for copy in data.copies]
    return [(copy, _best(copy, files)) for copy, files in named if files]


def _best(copy: Copy, files: list[_File]) -> _File:
    """The file of the declared bytes, else of the very name, else the first."""
    same = (f for f in files if len(files) > 1 and _sha256(f) == copy.sha256)
    named = (f for f in files if f.name == copy.name)
    return next(same, None) or next(named, files[0])


def _in_folder(folder: Path) -> list[_File]:
    """The files below a folder; raises for too many, and ``OSError`` for one that is shut."""
    os.scandir(folder).close()
    paths: list[Path] = []
    for root, _, names in os.walk(folder):
        paths += [Path(root, name) for name in names]
        if len(paths) > MAX_MEMBERS:
            raise UpstreamError(f"{folder}: more than {MAX_MEMBERS:,} files; name one below it")
    return [_outside(path) for path in sorted(paths)]


def _in_archive(path: Path) -> list[_File]:
    """The files of an archive; raises where it is broken or points outside."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except _BROKEN as error:
        raise UpstreamError(f"{path.name}: the archive is broken ({_why(error)})") from None
    if len(infos) > MAX_MEMBERS:
        raise UpstreamError(f"{path.name}: {len(infos):,} members; at most {MAX_MEMBERS:,}")
    files = []
    for info in infos:
        inner = PurePosixPath(info.filename.replace("\\", "/"))
        if inner.is_absolute() or ".." in inner.parts:
            raise UpstreamError(f"{path.name}: refused; '{info.filename}' points outside of it")
        if not info.is_dir():
            origin = f"{path}: {info.filename}"
            files.append(_File(inner.name, origin, partial(_pieces_inside, path, info)))
    return files


def _outside(path: Path) -> _File:
    return _File(path.name, str(path), partial(_pieces_outside, path))


def _pieces_outside(path: Path) -> Iterator[bytes]:
    try:
        if not path.is_file():
            raise UpstreamError(f"{path}: no regular file")
        with path.open("rb") as stream:
            yield from iter(partial(stream.read, CHUNK), b"")
    except OSError as error:
        raise UpstreamError(f"{path}: {_why(error)}") from None


def _pieces_inside(path: Path, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.file_size > MAX_MEMBER_BYTES or (
        info.file_size > CHUNK and info.file_size > MAX_RATIO * max(info.compress_size, 1)
    ):
        raise UpstreamError(
            f"{path.name}: refused; '{info.filename}' would grow "
            f"from {info.compress_size:,} to {info.file_size:,} bytes"
        )
    try:
        with zipfile.ZipFile(path) as archive, archive.open(info) as stream:
            yield from iter(partial(stream.read, CHUNK), b"")
    except _BROKEN as error:
        raise UpstreamError(
            f"{path.name}: '{info.filename}' cannot be read ({_why(error)})"
        ) from None


def _put(copy: Copy, file: _File, accept_new: bool) -> Receipt:
    with locked(copy) as place:
        part = part_of(place)
        try:
            with part.open("wb") as target:
                target.writelines(file.pieces())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return install(copy, part, file.origin, accept_new=accept_new)


def _sha256(file: _File) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    whole = hashlib.sha256()
    try:
        for piece in file.pieces():
            whole.update(piece)
    except UpstreamError:
        return ""
    return whole.hexdigest()


def _plain(name: str) -> str:
    """A name without its case and the number that a browser adds.

    >>> _plain("COW (1).rda")
    'cow.rda'
    """
    return _COUNTED.sub("", name).casefold()


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
