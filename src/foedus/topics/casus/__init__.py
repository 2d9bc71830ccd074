"""What a contingency raises, told."""

from foedus.topics.casus.room import difference, page
from foedus.topics.casus.wording import explain
from foedus.topics.casus.worked import (
    ATTACK,
    BASES,
    CYBER,
    GUAM,
    ISLAND,
    JAPAN,
    NORTH,
    STRAIT,
    Worked,
    contingency,
    worked,
)

__all__ = [
    "ATTACK",
    "BASES",
    "CYBER",
    "GUAM",
    "ISLAND",
    "JAPAN",
    "NORTH",
    "STRAIT",
    "Worked",
    "contingency",
    "difference",
    "explain",
    "page",
    "worked",
]
