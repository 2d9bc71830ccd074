"""The state-years of a state system: who has a portfolio, and who is a third state."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

import polars as pl

from foedus.errors import MeasureError
from foedus.states import state_system, tables

STATE_YEAR: Final = ("ccode", "year")


def system_years(
    system: str, first: int, last: int, *, after_list: Literal["refuse", "carry"] = "refuse"
) -> pl.DataFrame:
    """Each code that was a member of a state system on some day of a year, with that year.

    Columns ``ccode``, ``year`` and ``carried``. The lists close in 2016 (Correlates of War) and
    later; for years after that ``carry`` takes who was a member then, ``carried`` true, and
    ``refuse`` raises :class:`MeasureError`. Two states of one year may never have been members
    on the same day (West Germany and Germany in 1990 have codes of their own).

    >>> system_years("cow", 1816, 1816).height
    23
    """
    given = state_system(system)
    if first > last:
        raise MeasureError(f"years from {first} to {last}: none")
    if first < given.first.year:
        raise MeasureError(f"the list {system} begins in {given.first.year}, not in {first}")
    if last > given.closes.year and after_list == "refuse":
        raise MeasureError(
            f"the list {system} closes in {given.closes.year}; after_list='carry' takes its "
            f"last members as members to {last}"
        )
    spells = [
        (spell.code, spell.span.start.earliest.year, ends.latest.year if ends else last)
        for spell in tables.spells()
        if spell.system == system
        for ends in (spell.span.end,)
    ]
    return (
        pl.DataFrame(spells, schema=("ccode", "from", "to"), orient="row")
        .select("ccode", pl.int_ranges("from", pl.col("to") + 1).alias("year"))
        .explode("year")
        .filter(pl.col("year").is_between(first, last))
        .unique()
        .sort("year", "ccode")
        .select(
            pl.col("ccode", "year").cast(pl.Int32),
            (pl.col("year") > given.closes.year).alias("carried"),
        )
    )


def listed(frame: pl.DataFrame, what: str) -> pl.DataFrame:
    """The state-years of a frame in order of year and code; refused where one is no state-year."""
    if missing := [name for name in STATE_YEAR if name not in frame.columns]:
        raise MeasureError(f"{what}: no column {', '.join(missing)}; it needs ccode and year")
    found = frame.select(STATE_YEAR)
    if wrong := [name for name in STATE_YEAR if not found[name].dtype.is_integer()]:
        raise MeasureError(f"{what}: {', '.join(wrong)} must be whole numbers")
    if found.null_count().sum_horizontal().item():
        raise MeasureError(f"{what}: a state-year without code or year")
    twice = found.filter(found.is_duplicated())
    if twice.height:
        code, year = twice.row(0)
        raise MeasureError(f"{what}: state {code} stands twice in {year}")
    return found.cast(pl.Int64).sort("year", "ccode")


def chosen(among: Collection[int] | None, states: pl.DataFrame) -> Collection[int] | None:
    """The states whose dyads are asked for; refused where one is in no year of the universe."""
    if among is None:
        return None
    unknown = set(among) - set(states["ccode"])
    if unknown:
        raise MeasureError(
            f"among: {', '.join(sorted(map(str, unknown)))} not in the universe; give codes of it"
        )
    return among
