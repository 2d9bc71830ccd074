"""The sets of states that share a day as rows, each with where it comes from."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.dates.periods import Numbers, Period
from foedus.states.listed import actors, listed
from foedus.states.together import Indices, Universe
from foedus.upstream.block import STATE

NAMES: Final = {"cow": "ccode", "gw": "gwcode"}
"""How the columns of codes are called in a state system."""
_CODES: Final = 1_000
"""Codes of states are below it in both systems."""


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


def set_numbers(frame: pl.DataFrame, system: str, ends: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """The set of states of each row of a panel, as one number made from their codes."""
    sets = np.zeros(frame.height, dtype=np.int64)
    for end in ends:
        sets = sets * _CODES + frame[f"{NAMES[system]}{end}"].to_numpy()
    return sets


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
