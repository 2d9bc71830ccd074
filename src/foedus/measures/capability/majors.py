"""Who was a major power in a year."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.errors import UnknownName
from foedus.measures.capability.checks import Unmeasurable, checked, matched
from foedus.upstream.table import Table

_RULES: Final = ("any-day", "first-day", "last-day", "whole-year")


def major_powers(
    given: pl.DataFrame | Table,
    spells: pl.DataFrame | Table,
    *,
    first: int,
    last: int,
    rule: str = "any-day",
    state: str = "ccode",
    year: str = "year",
) -> pl.DataFrame:
    """Whether each state of the frame was a major power in the year of its row.

    ``spells`` lists tenures as ``state``, ``start`` and ``end`` (dates, both days included), as
    ``majors2016.csv`` of the Correlates of War Project does ("State System Membership List,
    v2016", 2017). ``first`` and ``last`` are the years that the list speaks of: outside them the
    answer is null, within them a state without a tenure is none. ``rule`` says which days count:
    ``any-day`` of the year (as the project's list of states by year does), its ``first-day``,
    its ``last-day``, or the ``whole-year`` within one tenure.

    Adds ``major`` (true, false, null).

    >>> from datetime import date
    >>> spring, end = date(1901, 4, 1), date(1905, 12, 31)
    >>> tenure = pl.DataFrame({"ccode": [1], "start": [spring], "end": [end]})
    >>> years = pl.DataFrame({"ccode": [1, 1, 9, 1], "year": [1901, 1905, 1905, 1950]})
    >>> major_powers(years, tenure, first=1816, last=1910)["major"].to_list()
    [True, True, False, None]
    >>> major_powers(years, tenure, first=1816, last=1910, rule="first-day")["major"].to_list()
    [False, True, False, None]
    """
    if rule not in _RULES:
        raise UnknownName.of("rule", rule, _RULES)
    frame = checked(given, keys=[state, year], new=["major"])
    tenures = checked(spells, keys=[state, "start", "end"])
    for name in ("start", "end"):
        if tenures[name].dtype != pl.Date:
            raise Unmeasurable(f"{name} holds {tenures[name].dtype}; give a column of dates")
    start, end = pl.col("start"), pl.col("end")
    from_year, to_year = start.dt.year(), end.dt.year()
    if rule in ("first-day", "whole-year"):
        from_year += (start.dt.ordinal_day() > 1).cast(pl.Int32)
    if rule in ("last-day", "whole-year"):
        to_year -= (end.dt.offset_by("1d").dt.year() == end.dt.year()).cast(pl.Int32)
    held = (
        tenures.select(state, pl.int_ranges(from_year, to_year + 1).alias(year))
        .explode(year, empty_as_null=False)
        .unique()
        .with_columns(major=True)
    )
    held = matched(held, frame, {state: state, year: year})
    covered = pl.col(year).is_between(first, last)
    return frame.join(held, on=[state, year], how="left", maintain_order="left").with_columns(
        pl.when(covered).then(pl.col("major").fill_null(value=False)).alias("major")
    )
