"""Published results, run again from pinned data: expected, obtained, verdict."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from foedus.errors import UnknownName
from foedus.reproduce.study import Check, Study

__all__ = ["Check", "Study", "studies", "study"]

_ROOMS: Final = ("counts", "measures", "similarity", "onset")


@cache
def studies() -> dict[str, Study]:
    """Every study by its name."""
    rooms = (import_module(f"foedus.reproduce.{name}") for name in _ROOMS)
    return {study.name: study for room in rooms for study in room.STUDIES}


def study(name: str) -> Study:
    """The study of a name; raises :class:`UnknownName`."""
    try:
        return studies()[name]
    except KeyError:
        raise UnknownName.of("study", name, studies()) from None
