"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from foedus.errors import OutputError


def replace_file(path: Path, text: str) -> None:
    """Write beside the target, then put it in its place; raises ``OSError``."""
    path = Path(os.path.realpath(path))  # a link stays, and what it names is replaced
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".foedus-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def check_target(path: Path) -> None:
    """Refuse a file that cannot be written before the work is done for it."""
    try:
        is_folder, has_folder = path.is_dir(), path.parent.is_dir()
    except OSError as error:
        raise OutputError(f"cannot write '{str(path)[:80]}': {error.strerror}") from None
    if is_folder:
        raise OutputError(f"'{path}' is a folder; name a file in it")
    if not has_folder:
        raise OutputError(f"no folder '{path.parent}' to write '{path.name}' in")


def write_output(path: Path, text: str) -> None:
    """Write what the user asked for; raises :class:`OutputError` in one clear line."""
    check_target(path)
    try:
        replace_file(path, text)
    except OSError as error:
        raise OutputError(f"cannot write '{path}': {error.strerror or error}") from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
