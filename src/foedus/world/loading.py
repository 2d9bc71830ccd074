"""Worlds from packs and published data; their evidence stays in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import Final

from foedus.evidence.loading import evidence_of, together
from foedus.evidence.pack import PackFiles, pack_files, pack_folder
from foedus.world.archive import Archive
from foedus.world.world import World

KEPT: Final = 8
"""Bodies of evidence that stay in memory, the latest ones."""
_archives: dict[str, Archive] = {}


def _kept(evidence_hash: str, make: Callable[[], Archive]) -> Archive:
    """The archive of a body of evidence, made once and kept among the latest."""
    archive = _archives.pop(evidence_hash, None) or make()
    _archives[evidence_hash] = archive
    while len(_archives) > KEPT:
        _archives.pop(next(iter(_archives)))
    return archive


def _archive(packs: Sequence[str]) -> Archive:
    """The archive of one pack, or of several together."""
    parts = []
    for pack in packs:
        found = pack_files(pack_folder(pack))
        if found.faults:
            evidence_of(found, pack)  # raises
        parts.append(_kept(found.hash, partial(_read, found, pack)))
    if len(parts) == 1:
        return parts[0]
    hashed = sha256(" ".join(part.evidence.hash for part in parts).encode()).hexdigest()
    return _kept(hashed, lambda: Archive(together([p.evidence for p in parts], hashed)))


def _read(found: PackFiles, pack: str) -> Archive:
    return Archive(evidence_of(found, pack))


def load(
    pack: str | Sequence[str] = "korea",
    data: Sequence[str] = (),
    states: Sequence[str] = (),
    leave_out: bool = False,
) -> World:
    """The world of a pack, on the last day of its evidence.

    ``pack`` is the name of one that ships with Foedus or a folder, or several of these; of
    several the first gives the title and the last day. With ``data``, the records
    that these data sets give of some ``states`` (by id or name; by default those the pack is
    about) live in it beside the pack's, each with its source. Raises
    :class:`~foedus.errors.UnknownName`, :class:`~foedus.errors.PackError`, and
    :class:`~foedus.errors.UpstreamError` for a data set that is not installed, or for which a
    package is missing; with ``leave_out`` the latter stand in ``World.unread`` instead.
    """
    archive = _archive((pack,) if isinstance(pack, str) else tuple(pack))
    if not data:
        return World(archive)
    from foedus.published import with_published  # brings polars, which a pack alone spares

    asked = states or archive.evidence.info.focal
    evidence = with_published(archive.evidence, data, asked, leave_out)
    return World(_kept(evidence.hash, lambda: Archive(evidence)))
