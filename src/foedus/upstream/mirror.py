"""The folder that holds the files of publishers, and the check of what lies in it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy


def mirror_folder() -> Path:
    """The folder that ``FOEDUS_MIRROR`` names; raises :class:`UpstreamError` without one."""
    named = os.environ.get("FOEDUS_MIRROR", "")
    if not named:
        raise UpstreamError(
            "no folder of published files; name it in the environment variable FOEDUS_MIRROR"
        )
    folder = Path(named)
    if not folder.is_dir():
        raise UpstreamError(f"FOEDUS_MIRROR is '{named}', and there is no such folder")
    return folder


def verified(copy: Copy, mirror: Path) -> Path:
    """The path of a copy whose bytes are those declared.

    Raises :class:`UpstreamError` when the file is not there or is another one.
    """
    path = mirror / copy.file
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UpstreamError(f"{copy.file}: {error.strerror} in {mirror}") from None
    if found != copy.sha256:
        raise UpstreamError(
            f"{copy.file}: another file than the one read so far; "
            f"its SHA-256 is {found}, expected {copy.sha256}"
        )
    return path
