"""The mirror: a folder or an address that holds the publishers' files for machines offline."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy


def mirror() -> Path | str | None:
    """What ``FOEDUS_MIRROR`` names: a folder, an address, or nothing.

    Raises :class:`UpstreamError` where the folder does not exist.
    """
    named = os.environ.get("FOEDUS_MIRROR", "")
    if not named or named.startswith(("http://", "https://")):
        return named.rstrip("/") or None
    folder = Path(named)
    if not folder.is_dir():
        raise UpstreamError(f"FOEDUS_MIRROR is '{named}', and there is no such folder")
    return folder


def whence(copy: Copy) -> Path | str:
    """The path or the address from which a copy is to be had.

    Raises :class:`UpstreamError` where there is neither a mirror nor a published address.
    """
    base = mirror()
    if isinstance(base, Path):
        return base / copy.file
    if base:
        return f"{base}/{quote(copy.file)}"
    if copy.address:
        return copy.address
    raise UpstreamError(
        f"{copy.name}: no address is known ({copy.origin}); "
        "name a folder that holds it in FOEDUS_MIRROR, or import it"
    )
