"""Fetching files: from a mirror folder or over the network, resumed where it broke off."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from foedus.errors import UpstreamError
from foedus.extra import needed
from foedus.upstream.declare import Copy
from foedus.upstream.mirror import shown, whence
from foedus.upstream.store import CHUNK, Receipt, install, locked, part_of, place_of, sound

Progress = Callable[[int], None]
"""Told how many bytes have come since the last call."""

TIMEOUT_SECONDS: Final = 30.0
MAX_BYTES: Final = 2_000_000_000
"""How long a file may be that is accepted in the stead of the declared one."""


def pull(copy: Copy, progress: Progress | None = None, *, accept_new: bool = False) -> Receipt:
    """Fetch a copy, unless the declared file is installed and undamaged.

    A file that the user accepted stays where the declared one is not to be had; under
    ``accept_new`` it makes way for whatever comes.
    Raises :class:`UpstreamError`: no address, no answer, a full disk, another file.
    """
    tell = progress or (lambda _: None)
    found = sound(copy)
    if found is None or not found.verified:
        try:
            with locked(copy):
                return _fetched(copy, tell, accept_new)
        except UpstreamError:
            if found is None or not found.accepted or accept_new:
                raise
    tell(found.size)
    return found


def _fetched(copy: Copy, tell: Progress, accept_new: bool) -> Receipt:
    found = sound(copy)
    if found is not None and found.verified:  # another process was faster
        tell(found.size)
        return found
    source = whence(copy)
    part = part_of(place_of(copy))
    limit = MAX_BYTES if accept_new else copy.size
    try:
        if accept_new:  # no hash would tell that a part belongs to another edition
            part.unlink(missing_ok=True)
        if isinstance(source, Path):
            _write(copy, _pieces(source), part, tell, limit)
            origin = str(source)
        else:
            origin = _from_network(copy, source, part, tell, limit)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return install(copy, part, origin, accept_new=accept_new)


def _pieces(source: Path) -> Iterator[bytes]:
    if not stat.S_ISREG(source.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(source))
    with source.open("rb") as stream:
        while piece := stream.read(CHUNK):
            yield piece


def _write(
    copy: Copy, pieces: Iterable[bytes], part: Path, tell: Progress, limit: int, have: int = 0
) -> None:
    """Write pieces behind the bytes that are there; raises when there are more than expected."""
    with part.open("ab" if have else "wb") as target:
        for piece in pieces:
            have += len(piece)
            if have > limit:
                break
            target.write(piece)
            tell(len(piece))
    if have > limit:
        part.unlink()
        other = "; another file than the one read so far. --accept-new takes it as not verified"
        raise UpstreamError(
            f"{copy.name}: more than {limit:,} bytes come{other if limit == copy.size else ''}"
        )


def _from_network(copy: Copy, address: str, part: Path, tell: Progress, limit: int) -> str:
    """Write what an address gives out, and say whence it came."""
    httpx = needed("httpx", "fetching data")
    have = _size(part)
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    trouble, origin = "", shown(address)
    try:
        with httpx.stream(
            "GET", address, headers=headers, timeout=TIMEOUT_SECONDS, follow_redirects=True
        ) as answer:
            if answer.status_code == 416 and have:  # what is there is all there is, or more
                return origin
            if unfit := _unfit(answer, have):
                raise UpstreamError(f"{copy.name}: {shown(address)} answers {unfit}")
            resumed = answer.status_code == 206
            if resumed:
                tell(have)
            _write(copy, answer.iter_raw(), part, tell, limit, have if resumed else 0)
            told = {"content-length", "transfer-encoding"} & set(answer.headers)
            if not told and _size(part) < copy.size:
                trouble = "the answer broke off"
            if answer.history:
                origin += f", redirected to {shown(str(answer.url))}"
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        trouble = str(error) or type(error).__name__
    if trouble:
        kept = "; what has come is kept, and pulling again goes on from there"
        without = "; FOEDUS_MIRROR may name a folder or another address that has the files"
        raise UpstreamError(
            f"{copy.name}: {shown(address)} does not answer ({trouble})"
            f"{kept if _size(part) else without}"
        )
    return origin


def _unfit(answer: Any, have: int) -> str:
    """Why an answer cannot be the file asked for, or the rest of it; else nothing."""
    status = answer.status_code
    encoding = answer.headers.get("content-encoding", "identity")
    kind = answer.headers.get("content-type", "")
    if status not in (200, 206):
        return str(status)
    if status == 206 and not (
        have and answer.headers.get("content-range", "").startswith(f"bytes {have}-")
    ):
        return "with another part than the one asked for"
    if encoding != "identity":
        return f"in the encoding {encoding}"
    if kind.startswith("text/html"):
        return "with a web page"
    return ""


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0
