"""The rows of a panel: the sets of states that share a day, period by period."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.panel.members import Days, actors, listed
from foedus.panel.periods import Numbers, Period
from foedus.upstream.block import STATE

Indices = npt.NDArray[np.int64]

NAMES = {"cow": "ccode", "gw": "gwcode"}
"""How the columns of codes are called in a state system."""


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
    apart: frozenset[int] = frozenset(),
) -> Universe:
    """All sets of ``size`` states that were members of the system on a common day of the span.

    ``ordered`` gives each pair twice, once for each direction. A spell that was open when the
    list closed goes on to the end of the span. ``among`` keeps the sets of these codes alone,
    ``apart`` leaves out the sets with one of these.
    """
    at, start, end = _within(system, span, among, apart)
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


def rows(given: Universe) -> pl.DataFrame:
    """The universe as a frame, a row for each set and period, by set and then by period.

    For each state the code, the actor, and where the row comes from: ``<system>_row`` and
    ``<system>_state``; ``<system>_from`` is the year in which the list closed where a
    membership is carried on beyond it; every part of a span that goes on has the column. Sets
    of two and more number the columns from 1.
    """
    lengths = given.last - given.first + 1
    running = np.arange(lengths.sum(), dtype=np.int32)
    offsets = np.cumsum(lengths, dtype=np.int32) - lengths

    def counted(starts: npt.NDArray[np.integer]) -> Numbers:
        """From each start on, one more in each row of the stretch."""
        return running + np.repeat((starts - offsets).astype(np.int32), lengths)

    size = given.spells.shape[1]
    table, place = _by_spell(given)
    columns: list[pl.Series] = []
    for side in range(size):
        at = pl.Series(counted(place[given.spells[:, side]] + given.first).astype(np.uint32))
        end = str(side + 1) if size > 1 else ""
        columns += [one.gather(at).alias(named(one.name, given.system, end)) for one in table]
    return pl.DataFrame([*columns, *given.period.columns(counted(given.first))])


def named(column: str, system: str, end: str) -> str:
    """What a column is called for one state of a set: ``ccode1``, ``actor1``, ``cow1_row``."""
    if column in ("row", "state", "from"):
        return f"{system}{end}_{column}"
    return (NAMES[system] if column == "code" else column) + end


def _by_spell(given: Universe) -> tuple[list[pl.Series], Indices]:
    """What is said of each spell and period, and where a spell begins in it, less its first."""
    known = listed(given.system)
    first = np.full(len(known.code), np.iinfo(np.int32).max, dtype=np.int64)
    last = np.full(len(known.code), np.iinfo(np.int32).min, dtype=np.int64)
    for side in given.spells.T:
        np.minimum.at(first, side, given.first)
        np.maximum.at(last, side, given.last)
    lengths = np.maximum(last - first + 1, 0)
    offsets = np.cumsum(lengths) - lengths
    spell = np.repeat(np.arange(len(lengths)), lengths)
    place = offsets - first
    number = np.arange(len(spell)) - place[spell]
    closed = given.period.at(known.closes)
    carried = known.open[spell] & (number > closed)
    code = known.code[spell]
    beyond = pl.Series(carried)
    states = pl.when(beyond).then(pl.lit("carried-forward", STATE))
    columns = [
        pl.Series("code", code),
        actors(given.system, code, given.period.last_day(number)).alias("actor"),
        pl.Series("row", known.row[spell]),
        pl.select(states.otherwise(pl.lit("observed", STATE)).alias("state")).to_series(),
    ]
    if given.beyond:
        year = pl.lit(Period.YEAR.at(known.closes), pl.Int32)
        columns.append(pl.select(pl.when(beyond).then(year).alias("from")).to_series())
    return columns, place


def _within(
    system: str,
    span: tuple[np.datetime64, np.datetime64],
    among: frozenset[int] | None,
    apart: frozenset[int],
) -> tuple[Indices, Days, Days]:
    """The spells that reach into the span, with their first and last day in it."""
    known = listed(system)
    end = np.where(known.open, np.maximum(known.end, span[1]), known.end)
    inside = (known.start <= span[1]) & (end >= span[0])
    if among is not None:
        inside &= np.isin(known.code, list(among))
    inside &= ~np.isin(known.code, list(apart))
    at = np.flatnonzero(inside)
    return at, np.maximum(known.start[at], span[0]), np.minimum(end[at], span[1])
