"""Writing what the user asked for, or saying in one line why not."""

from __future__ import annotations

from pathlib import Path

from foedus.errors import OutputError
from foedus.storage import replace_file


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
        replace_file(path, text.encode())
    except OSError as error:
        raise OutputError(f"cannot write '{path}': {error.strerror or error}") from None
