"""The state-years of a state system: who has a portfolio, and who is a third state."""

from __future__ import annotations

from typing import Literal

import polars as pl

from foedus.errors import UpstreamError
from foedus.states import state_system, tables


def system_years(
    system: str, first: int, last: int, *, after_list: Literal["refuse", "carry"] = "refuse"
) -> pl.DataFrame:
    """Each code that was a member of a state system on some day of a year, with that year.

    Columns ``ccode``, ``year`` and ``carried``. The lists close in 2016 (Correlates of War) and
    later; for years after that ``carry`` takes who was a member then, ``carried`` true, and
    ``refuse`` raises :class:`UpstreamError`. Two states of one year may never have been members
    on the same day (West Germany and Germany in 1990 have codes of their own).

    >>> system_years("cow", 1816, 1816).height
    23
    """
    listed = state_system(system)
    if first > last:
        raise UpstreamError(f"years from {first} to {last}: none")
    if not listed.first.year <= first:
        raise UpstreamError(f"the list {system} begins in {listed.first.year}, not in {first}")
    if last > listed.closes.year and after_list == "refuse":
        raise UpstreamError(
            f"the list {system} closes in {listed.closes.year}; after_list='carry' takes its "
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
            (pl.col("year") > listed.closes.year).alias("carried"),
        )
    )
