"""A published result, and what our own computation gives for it."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose

import msgspec


class Check(msgspec.Struct, frozen=True):
    """One number: what was published, what came out, and how far apart they may lie.

    ``within`` is half a unit of the last digit that is published; 0 asks for equality.
    """

    what: str
    expected: float
    obtained: float | None
    within: float = 0.0

    @property
    def holds(self) -> bool:
        if self.obtained is None:
            return False
        return isclose(self.expected, self.obtained, rel_tol=0, abs_tol=self.within)


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """A published result that can be run again.

    ``source`` says where the numbers stand, ``tables`` are the published tables that it reads,
    ``needs`` the packages of an extra, ``notes`` where its recipe differs from good practice.
    """

    name: str
    title: str
    source: str
    run: Callable[[], tuple[Check, ...]]
    tables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
