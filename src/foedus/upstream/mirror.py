"""The mirror: a folder or an address that holds the publishers' files for machines offline."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy


def mirror() -> Path | str | None:
    """What ``FOEDUS_MIRROR`` names: a folder, an address, or nothing.

    Raises :class:`UpstreamError` where it is neither an HTTP address nor a folder.
    """
    named = os.environ.get("FOEDUS_MIRROR", "")
    if not named or named.lower().startswith(("http://", "https://")):
        return named.rstrip("/") or None
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", named):
        raise UpstreamError(
            f"FOEDUS_MIRROR is '{shown(named)}'; name a folder by its path, or an address of "
            "http:// or https://"
        )
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


def shown(address: str) -> str:
    """An address without name and password, and without a query, which may hold a key.

    >>> shown("https://user:secret@example.org/a@b/c.csv?token=1")
    'https://example.org/a@b/c.csv'
    """
    return re.sub(r"(?<=://)[^/]*@", "", address).partition("?")[0]
