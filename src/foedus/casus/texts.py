"""The world that contingencies are asked of: every pack of texts, and ATOP's codings beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.states import spells
from foedus.world import World, load

PACKS: Final = ("korea", "alliances")


def texts(
    packs: Sequence[str] = PACKS, data: Sequence[str] = (), leave_out: bool = False
) -> World:
    """The packs as one world; with ``data`` such as ``atop``, what it says of every state.

    >>> texts().agreement("us-rok-mdt").text
    'read'
    """
    everyone = sorted({spell.actor for spell in spells("cow")})
    return load(tuple(packs), data, everyone if data else (), leave_out)
