"""Files on the user's machine: the cache, and writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """``$XDG_CACHE_HOME/foedus``, or ``~/.cache/foedus``."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "foedus"


def cached(kind: str, name: str) -> bytes | None:
    """What was kept under a name, or None."""
    try:
        return (cache_folder() / kind / name).read_bytes()
    except OSError:
        return None


def keep(kind: str, name: str, content: bytes) -> None:
    """Keep something for the next time; a cache that cannot be written costs time only."""
    folder = cache_folder() / kind
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, content)
    except OSError:
        pass


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the target, then put it in its place; raises ``OSError``."""
    path = Path(os.path.realpath(path))  # a link stays, and what it names is replaced
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".foedus-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
