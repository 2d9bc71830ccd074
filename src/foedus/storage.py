"""Files on the user's machine: the cache, and writing a file whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_HASH_BYTES: Final = 32


def cache_folder() -> Path:
    """``$XDG_CACHE_HOME/foedus``, or ``~/.cache/foedus``.

    Raises ``RuntimeError`` for a user who has no home.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "foedus"


def cached(kind: str, name: str) -> bytes | None:
    """What was kept under a name, or None where it is not there, damaged or no file."""
    try:
        path = cache_folder() / kind / name
        whole = path.read_bytes() if path.is_file() else b""
    except (OSError, RuntimeError):
        return None
    content = whole[_HASH_BYTES:]
    return content if whole[:_HASH_BYTES] == _hash(content) else None


def keep(kind: str, name: str, content: bytes) -> None:
    """Keep something for the next time, behind its SHA-256.

    A cache that cannot be written, or a user without a home, costs time only.
    """
    try:
        folder = cache_folder() / kind
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, _hash(content) + content)
    except (OSError, RuntimeError):
        pass


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the target, then put it in its place; raises ``OSError``."""
    with in_place_of(path) as beside:
        beside.write_bytes(content)


@contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """An empty file beside the target, which takes its place when the body has filled it.

    Where the body fails, nothing is left and the target is as it was.
    """
    path = Path(os.path.realpath(path))  # a link stays, and what it names is replaced
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".foedus-")
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
