"""What it means that a table has no row for a state and a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.dates import Truth
from foedus.states import actor_exists, coded, membership, spells, state_system
from foedus.upstream.declare import Coverage


def state_of_absence(
    coverage: Coverage, years: pl.Series | None, members: Sequence[pl.Series], length: int
) -> pl.Series:
    """The state of each row that a table does not have.

    ``years`` and ``members`` (actors, or codes of the table's state system) are asked as far as
    they are known: a year outside the coverage, or one that was no member of the system on any
    day of the year or is left out by the table, is ``not-covered``. So is a state paired with
    itself, where no row of two members means none.
    """
    covered = pl.repeat(True, length, eager=True)
    for who in members:
        covered &= who.is_not_null()
    if years is not None:
        covered &= years.is_between(coverage.first, coverage.last).fill_null(value=False)
        for who in members if coverage.system else ():
            covered &= _inside(coverage.system, who, years, covered)
            covered &= ~_left_out(coverage, who)
    if coverage.absent == "zero":
        for one, other in combinations(members, 2):
            if one.dtype.is_integer() == other.dtype.is_integer():
                covered &= one != other
    sure = coverage.absent == "zero" and years is not None and len(members) > 0
    return pl.select(
        pl.when(covered)
        .then(pl.lit("zero-by-coding" if sure else "missing"))
        .otherwise(pl.lit("not-covered"))
    ).to_series()


def _left_out(coverage: Coverage, who: pl.Series) -> pl.Series:
    """Whether each is a member of the system of whom the table does not speak."""
    actors = coverage.without
    if not who.dtype.is_integer():
        return who.is_in(actors).fill_null(value=False)
    codes = [spell.code for spell in spells(coverage.system) if spell.actor in actors]
    return who.is_in(codes).fill_null(value=False)


def in_a_system(system: str, who: pl.Series, years: pl.Series) -> pl.Series:
    """Whether each actor or code was in the state system in the year.

    Without a system actors may be in any; what a code means is then not known, and it passes.
    """
    if not system and who.dtype.is_integer():
        return pl.repeat(True, len(who), eager=True)
    inside = pl.repeat(False, len(who), eager=True)
    asked = who.is_not_null() & years.is_not_null()
    for one in (system,) if system else ("cow", "gw"):
        inside |= _inside(one, who, years, asked)
    return inside


def _inside(system: str, who: pl.Series, years: pl.Series, asked: pl.Series) -> pl.Series:
    """Whether each was in the system in its year; only rows that are asked for are looked up."""
    if who.dtype.is_integer():
        return _coded_inside(system, who, years) & asked
    pairs = pl.DataFrame({"who": who, "year": years})
    distinct = pairs.filter(asked).unique().drop_nulls()
    inside = [member_in(system, one, year) for one, year in distinct.iter_rows()]
    known = distinct.with_columns(pl.Series("inside", inside, dtype=pl.Boolean))
    joined = pairs.join(known, on=["who", "year"], how="left", maintain_order="left")
    return joined["inside"].fill_null(value=False)


def _coded_inside(system: str, who: pl.Series, years: pl.Series) -> pl.Series:
    grid, first = _grid(system)
    code = who.fill_null(-1).to_numpy().astype(np.int64)
    year = years.fill_null(first - 1).to_numpy().astype(np.int64) - first
    there = (code >= 0) & (code < len(grid)) & (year >= 0)
    year = np.minimum(year, grid.shape[1] - 1)
    return pl.Series(grid[np.where(there, code, 0), np.where(there, year, 0)] & there)


@cache
def _grid(system: str) -> tuple[npt.NDArray[np.bool_], int]:
    """Which code was in the system in which year, the first of which is told.

    The last column is that of every year after the list closed.
    """
    listed = state_system(system)
    first, last = listed.first.year, listed.closes.year + 1
    codes = {spell.code for spell in spells(system)}
    grid = np.zeros((max(codes) + 1, last - first + 1), dtype=bool)
    for code in codes:
        grid[code] = [member_in(system, code, year) for year in range(first, last + 1)]
    return grid, first


@cache
def member_in(system: str, member: str | int, year: int) -> bool:
    """Whether an actor, or who had a code, was in a state system on some day of a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if isinstance(member, int):
        spells = coded(system, member)
    else:
        spells = membership(member, system) if actor_exists(member) else ()
    return any(spell.span.overlaps(first, last) is not Truth.NO for spell in spells)
