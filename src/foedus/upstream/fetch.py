"""Fetching files: from a mirror folder or over the network, resumed where it broke off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from foedus.errors import UpstreamError
from foedus.upstream.declare import Copy
from foedus.upstream.extra import needed
from foedus.upstream.mirror import whence
from foedus.upstream.store import CHUNK, Receipt, install, locked, part_of, receipt_of

Progress = Callable[[int], None]
"""Told how many bytes have come since the last call."""

TIMEOUT_SECONDS: Final = 30.0
MAX_BYTES: Final = 2_000_000_000


def pull(copy: Copy, progress: Progress | None = None, *, accept_new: bool = False) -> Receipt:
    """Fetch a copy, unless it is installed already.

    Raises :class:`UpstreamError`: no address, no answer, a full disk, another file.
    """
    tell = progress or (lambda _: None)
    with locked(copy) as place:
        found = receipt_of(copy)
        if found is not None:
            tell(found.size)
            return found
        source = whence(copy)
        part = part_of(place)
        try:
            if isinstance(source, Path):
                _from_folder(source, part, tell)
            else:
                _from_network(copy, source, part, tell)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise UpstreamError(f"{copy.name}: {error.strerror} ({error.filename})") from None
        return install(copy, part, str(source), accept_new=accept_new)


def _from_folder(source: Path, part: Path, tell: Progress) -> None:
    with source.open("rb") as stream, part.open("wb") as target:
        while piece := stream.read(CHUNK):
            target.write(piece)
            tell(len(piece))


def _from_network(copy: Copy, address: str, part: Path, tell: Progress) -> None:
    httpx = needed("httpx", "fetching data")
    have = part.stat().st_size if part.is_file() else 0
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        with httpx.stream(
            "GET", address, headers=headers, timeout=TIMEOUT_SECONDS, follow_redirects=True
        ) as answer:
            if answer.status_code == 416:  # what is there is all there is, or more
                return
            answer.raise_for_status()
            resumed = answer.status_code == 206
            if resumed:
                tell(have)
            total = have if resumed else 0
            with part.open("ab" if resumed else "wb") as target:
                for piece in answer.iter_raw():
                    total += len(piece)
                    if total > MAX_BYTES:
                        raise UpstreamError(f"{copy.name}: more than {MAX_BYTES:,} bytes come")
                    target.write(piece)
                    tell(len(piece))
    except httpx.HTTPStatusError as error:
        raise UpstreamError(
            f"{copy.name}: {address} answers {error.response.status_code}"
        ) from None
    except httpx.HTTPError as error:
        raise UpstreamError(
            f"{copy.name}: {address} does not answer ({error or type(error).__name__}); "
            "what has come is kept, and pulling again goes on from there"
        ) from None
