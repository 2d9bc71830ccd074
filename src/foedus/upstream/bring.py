"""Bringing files that the user has: one file, a folder, or a zip archive.

An archive is hostile until shown otherwise: nothing is unpacked by the path it names, only
members with a declared name are read, and no more bytes than the archive announced.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final, NamedTuple

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy, DataSet
from foedus.upstream.store import CHUNK, Receipt, install, locked, part_of

MAX_MEMBER_BYTES: Final = 1_000_000_000
MAX_RATIO: Final = 1_000
MAX_MEMBERS: Final = 100_000


class Brought(NamedTuple):
    """A copy that was found, and its receipt."""

    copy: Copy
    receipt: Receipt


def bring(data: DataSet, path: Path, *, accept_new: bool = False) -> list[Brought]:
    """Install the files of a data set that lie in a file, folder or archive.

    Files are known by their names, whatever folder they lie in. Raises :class:`UpstreamError`
    when there is none, when a file is another one than declared, or when the archive is broken
    or hostile; what was found before that stays.
    """
    if path.is_dir():
        found = _in_folder(data, path)
    elif not path.is_file():
        raise UpstreamError(f"{path}: no such file or folder")
    elif zipfile.is_zipfile(path) and not _named(data, path.name):
        return _from_archive(data, path, accept_new)
    elif path.suffix.lower() == ".zip":
        raise UpstreamError(f"{path.name}: no zip archive, or one that broke off")
    else:
        copies = _named(data, path.name) or (data.copies if len(data.copies) == 1 else ())
        found = [(copy, path) for copy in copies]
    if not found:
        raise _nothing(data, path)
    brought = []
    for copy, file in found:
        with _opened(file) as stream:
            brought.append(Brought(copy, _put(copy, stream, str(file), accept_new)))
    return brought


def _in_folder(data: DataSet, folder: Path) -> list[tuple[Copy, Path]]:
    names = {copy.name for copy in data.copies}
    files: dict[str, Path] = {}
    for count, file in enumerate(sorted(folder.rglob("*"))):
        if count > MAX_MEMBERS:
            raise UpstreamError(f"{folder}: more than {MAX_MEMBERS:,} files; name one below it")
        if file.name in names and file.is_file():
            files.setdefault(file.name, file)
    return [(copy, files[copy.name]) for copy in data.copies if copy.name in files]


def _from_archive(data: DataSet, path: Path, accept_new: bool) -> list[Brought]:
    brought = []
    with _archive(path) as archive:
        members = _safe(path, archive)
        for copy in data.copies:
            if copy.name in members:
                with _member(path, archive, members[copy.name]) as stream:
                    origin = f"{path}: {members[copy.name].filename}"
                    brought.append(Brought(copy, _put(copy, stream, origin, accept_new)))
    if not brought:
        raise _nothing(data, path)
    return brought


def _safe(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of an archive by their last name; raises where one of them is hostile."""
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise UpstreamError(f"{path.name}: {len(infos):,} members; at most {MAX_MEMBERS:,}")
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        inner = PurePosixPath(info.filename.replace("\\", "/"))
        if inner.is_absolute() or ".." in inner.parts:
            raise UpstreamError(f"{path.name}: refused; '{info.filename}' points outside of it")
        if info.file_size > MAX_MEMBER_BYTES or (
            info.file_size > CHUNK and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        ):
            raise UpstreamError(
                f"{path.name}: refused; '{info.filename}' would grow "
                f"from {info.compress_size:,} to {info.file_size:,} bytes"
            )
        if not info.is_dir():
            members.setdefault(inner.name, info)
    return members


def _put(copy: Copy, stream: IO[bytes], origin: str, accept_new: bool) -> Receipt:
    with locked(copy) as place:
        part = part_of(place)
        try:
            with part.open("wb") as target:
                while piece := stream.read(CHUNK):
                    target.write(piece)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return install(copy, part, origin, accept_new=accept_new)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise UpstreamError(f"{path.name}: the archive is broken ({error})") from None


@contextmanager
def _member(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with archive.open(info) as stream:
            yield stream
    except RuntimeError as error:  # a password is asked for
        raise UpstreamError(f"{path.name}: {info.filename} cannot be read ({error})") from None


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        stream = file.open("rb")
    except OSError as error:
        raise UpstreamError(f"{file}: {error.strerror}") from None
    with stream:
        yield stream


def _named(data: DataSet, name: str) -> tuple[Copy, ...]:
    return tuple(copy for copy in data.copies if copy.name == name)


def _nothing(data: DataSet, path: Path) -> UpstreamError:
    names = ", ".join(copy.name for copy in data.copies)
    return UpstreamError(f"{path}: no file of {data.id} in it; its files are called: {names}")
