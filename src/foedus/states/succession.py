"""How one state follows another."""

from __future__ import annotations

from enum import Enum

import msgspec

from foedus.dates import When


class SuccessionKind(Enum):
    """What became of the predecessor, seen from the successor."""

    CONTINUES = "continues"  # the same state in the eyes of most others, under another id here
    SPLITS_FROM = "splits-from"  # the predecessor lives on without it
    MERGES_INTO = "merges-into"  # the predecessor ends inside the successor
    REPLACED_BY = "replaced-by"  # the predecessor ends and the successor stands in its place
    OCCUPIED_BY = "occupied-by"  # the predecessor comes under the successor's rule


class Succession(msgspec.Struct, frozen=True):
    """One step from a predecessor to a successor, by actor id; ``date`` is its first day."""

    predecessor: str
    successor: str
    date: When
    kind: SuccessionKind
    note: str
    source: str
