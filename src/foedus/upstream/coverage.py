"""What it means that a table has no row for a state and a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import polars as pl

from foedus.dates import Truth
from foedus.states import actor_exists, coded, membership
from foedus.upstream.declare import Coverage


def state_of_absence(
    coverage: Coverage, years: pl.Series | None, members: Sequence[pl.Series], length: int
) -> pl.Series:
    """The state of each row that a table does not have.

    ``years`` and ``members`` (actors, or codes of the table's state system) are asked as far as
    they are known: a year outside the coverage, or one that was no member of the system on any
    day of the year, is ``not-covered``.
    """
    covered = pl.repeat(True, length, eager=True)
    for who in members:
        covered &= who.is_not_null()
    if years is not None:
        covered &= years.is_between(coverage.first, coverage.last).fill_null(value=False)
        for who in members if coverage.system else ():
            covered &= _inside(coverage.system, who, years, covered)
    sure = coverage.absent == "zero" and years is not None and len(members) > 0
    return pl.select(
        pl.when(covered)
        .then(pl.lit("zero-by-coding" if sure else "missing"))
        .otherwise(pl.lit("not-covered"))
    ).to_series()


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
    pairs = pl.DataFrame({"who": who, "year": years})
    distinct = pairs.filter(asked).unique().drop_nulls()
    inside = [member_in(system, one, year) for one, year in distinct.iter_rows()]
    known = distinct.with_columns(pl.Series("inside", inside, dtype=pl.Boolean))
    joined = pairs.join(known, on=["who", "year"], how="left", maintain_order="left")
    return joined["inside"].fill_null(value=False)


@cache
def member_in(system: str, member: str | int, year: int) -> bool:
    """Whether an actor, or who had a code, was in a state system on some day of a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if isinstance(member, int):
        spells = coded(system, member)
    else:
        spells = membership(member, system) if actor_exists(member) else ()
    return any(spell.span.overlaps(first, last) is not Truth.NO for spell in spells)
