"""The sets of states that were members of a state system on a common day, period by period."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from foedus.dates.periods import Numbers, Period
from foedus.states.listed import Days, listed

Indices = npt.NDArray[np.int64]


class Universe(NamedTuple):
    """The sets of states that were members together, and from which period to which.

    ``spells`` has a row for each set and stretch and a column for each state of it; it points
    into the list of the system. ``first`` and ``last`` are running numbers of periods. Sets
    are in the order of their codes, the stretches of a set do not overlap. ``beyond`` tells
    that the span asked for goes on after the list closed, whether a set does so or not.
    """

    system: str
    period: Period
    spells: Indices
    first: Numbers
    last: Numbers
    beyond: bool

    @property
    def rows(self) -> int:
        return int((self.last - self.first + 1).sum())

    def chunks(self, rows: int) -> Iterator[Universe]:
        """Parts of at most about so many rows, whole sets in each."""
        ends = np.cumsum(self.last - self.first + 1)
        sets = listed(self.system).code[self.spells]
        place = np.arange(len(sets))
        again = np.zeros(len(sets), dtype=bool)
        again[1:] = (sets[1:] == sets[:-1]).all(axis=1)
        begins = np.maximum.accumulate(np.where(again, 0, place))
        part = ((ends - 1) // rows)[begins]
        cuts = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(part)]
        for start, end in pairwise(cuts):
            here = slice(start, end)
            yield self._replace(
                spells=self.spells[here], first=self.first[here], last=self.last[here]
            )


def universe(
    system: str,
    period: Period,
    span: tuple[np.datetime64, np.datetime64],
    *,
    size: int,
    ordered: bool,
    among: frozenset[int] | None = None,
    excluded: frozenset[int] = frozenset(),
) -> Universe:
    """All sets of ``size`` states that were members of the system on a common day of the span.

    ``ordered`` gives each pair twice, once for each direction. A spell that was open when the
    list closed goes on to the end of the span. ``among`` keeps the sets of these codes alone,
    ``excluded`` leaves out the sets with one of these.
    """
    at, start, end = _within(system, span, among, excluded)
    codes = listed(system).code
    members = at[:, None]
    together = start, end
    for _ in range(size - 1):
        which, other = np.nonzero(
            (codes[at][None, :] > codes[members[:, -1]][:, None])
            & (start[None, :] <= together[1][:, None])
            & (end[None, :] >= together[0][:, None])
        )
        together = (
            np.maximum(together[0][which], start[other]),
            np.minimum(together[1][which], end[other]),
        )
        members = np.column_stack([members[which], at[other]])
    if ordered:
        members = np.concatenate([members, members[:, ::-1]])
        together = np.concatenate([together[0]] * 2), np.concatenate([together[1]] * 2)
    order = np.lexsort((together[0], *codes[members].T[::-1]))
    members = members[order]
    first, last = period.of(together[0][order]), period.of(together[1][order])
    sets = codes[members]
    again = np.zeros(len(first), dtype=bool)
    again[1:] = (sets[1:] == sets[:-1]).all(axis=1) & (first[1:] == last[:-1])
    first = first + again  # a set that parted and met again within a period has one row for it
    some = first <= last
    beyond = bool(span[1] > listed(system).closes)
    return Universe(system, period, members[some], first[some], last[some], beyond)


@cache
def apart(system: str, year: int) -> frozenset[tuple[int, int]]:
    """The pairs of codes, the lower first, that were both members in a year but on no common day.

    Germany (255) follows the Federal Republic (260) and the Democratic Republic (265) in 1990,
    and Yemen its two parts, one of which had left before Liechtenstein (223) came.

    >>> sorted(apart("cow", 1990))[:4]
    [(223, 678), (223, 680), (255, 260), (255, 265)]
    """
    span = np.datetime64(f"{year:04}-01-01"), np.datetime64(f"{year:04}-12-31")
    known = listed(system)
    at, start, end = _within(system, span, None)
    part = frozenset(known.code[at[(start > span[0]) | (end < span[1])]].tolist())
    if len(part) < 2:
        return frozenset()
    met = universe(system, Period.YEAR, span, size=2, ordered=False, among=part)
    return frozenset(combinations(sorted(part), 2)).difference(
        map(tuple, known.code[met.spells].tolist())
    )


def _within(
    system: str,
    span: tuple[np.datetime64, np.datetime64],
    among: frozenset[int] | None,
    excluded: frozenset[int] = frozenset(),
) -> tuple[Indices, Days, Days]:
    """The spells that reach into the span, with their first and last day in it."""
    known = listed(system)
    end = np.where(known.open, np.maximum(known.end, span[1]), known.end)
    inside = (known.start <= span[1]) & (end >= span[0])
    if among is not None:
        inside &= np.isin(known.code, list(among))
    inside &= ~np.isin(known.code, list(excluded))
    at = np.flatnonzero(inside)
    return at, np.maximum(known.start[at], span[0]), np.minimum(end[at], span[1])
