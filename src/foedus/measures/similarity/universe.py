"""The state-years of a state system: who has a portfolio, who is a third state, who is a dyad."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

import numpy as np
import polars as pl

from foedus.dates.periods import Period
from foedus.errors import MeasureError
from foedus.measures.similarity.rows import KEYS
from foedus.states import state_system
from foedus.states.together import universe
from foedus.upstream.universe import NAMES, named, rows

STATE_YEAR: Final = ("ccode", "year")

_LABELS: Final = ("state", "from")


def system_years(
    system: str, first: int, last: int, *, after_list: Literal["refuse", "carry"] = "refuse"
) -> pl.DataFrame:
    """Each code that was a member of a state system on some day of a year, with that year.

    Columns ``ccode``, ``year``, ``<system>_state`` and, where the years go on after the list
    closed (in 2016 that of the Correlates of War), ``<system>_from``, as in a panel of
    state-years. For those years ``carry`` takes who was a member when it closed,
    ``carried-forward``, and ``refuse`` raises :class:`MeasureError`. Two states of one year may
    never have been members on the same day (West Germany and Germany in 1990 have codes of
    their own).

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
    span = np.datetime64(f"{first:04}-01-01"), np.datetime64(f"{last:04}-12-31")
    frame = rows(universe(system, Period.YEAR, span, size=1, ordered=False))
    named_alike = frame.rename({NAMES[system]: "ccode"})
    return named_alike.select(*STATE_YEAR, *_labels(frame, system)).sort("year", "ccode")


def system_of(states: pl.DataFrame, ties: str = "") -> str:
    """The state system that a universe says it comes from, else that of the ties, or none."""
    said = [system for system in NAMES if _labels(states, system)]
    if len({*said, ties} - {""}) > 1:
        others = f", its ties of {ties}" if ties else ""
        raise MeasureError(f"universe: its codes are of {' and '.join(said)}{others}; give one")
    return said[0] if said else ties


def labelled(found: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """The dyads with what the universe says of each membership, as panels name it."""
    if not (system := system_of(states)):
        return found
    there = [one for one in _LABELS if named(one, system, "") in states.columns]
    for end in ("2", "1"):
        side = states.select(
            pl.col("ccode").cast(pl.Int32).alias(f"ccode{end}"),
            pl.col("year").cast(pl.Int32),
            *(pl.col(named(one, system, "")).alias(named(one, system, end)) for one in there),
        )
        found = found.join(side, on=[f"ccode{end}", "year"], how="left", maintain_order="left")
    added = [named(one, system, end) for end in ("1", "2") for one in there]
    return found.select(*KEYS, *added, pl.exclude(*KEYS, *added))


def _labels(states: pl.DataFrame, system: str) -> list[str]:
    """The columns in which state-years say what a list says of their membership."""
    return [one for one in (named(of, system, "") for of in _LABELS) if one in states.columns]


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
