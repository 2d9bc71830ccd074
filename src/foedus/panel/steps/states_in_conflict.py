"""Militarized disputes and wars of a state, whoever stood against it."""

from __future__ import annotations

from functools import partial
from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.panel.attach import STATE, Who, by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import Table, table

_ALONE: Final = (1,)
_DISPUTES: Final = {
    "mids.cow.states": ("mid", "disponset"),
    "mids.gml.states": ("gml", "midonset"),
}
_WARS: Final = "dyadic-wars.directed-dyad-years"
_OF_WARS: Final = Who(("statea",), ("actor_a",))


def state_disputes(name: str) -> Table:
    """The disputes of each state and year: whether one began for it, and as whose act.

    ``<set>_onset`` is 1 in the first year of the state in a dispute, ``<set>_ongoing`` in every
    year of one; ``<set>_first_onset`` where it was in from the first day, ``<set>_initiated``
    where it was so on side A, that of the first militarized action, and ``<set>_side_a``
    where it was on side A, joiners too.
    """
    data_set, onset = _DISPUTES[name]
    whole = table(f"{data_set}.directed-dispute-years")
    (block,) = whole.blocks
    began = (pl.col("year") == pl.col("year").min().over("dispnum", "ccode1")).cast(pl.Int32)
    original, side_a = pl.col("orig1").fill_null(0), pl.col("sidea1").fill_null(0)
    told = {
        "onset": began,
        "ongoing": pl.col(onset.replace("onset", "ongoing")),
        "first_onset": began * original,
        "initiated": began * original * side_a,
        "side_a": began * side_a,
    }
    told = {f"{data_set}_{short}": value for short, value in told.items()}
    own = replace(block, columns=(*block.columns, *told), zeros=tuple(told))
    years = replace(whole, frame=whole.frame.with_columns(**told), blocks=(own,))
    return (
        years.called(data_set)
        .group(
            ["ccode1", "year"],
            actor1=pl.col("actor1").first(),
            **{name: pl.col(name).max() for name in told},
            **{
                f"{data_set}_disputes": pl.col("dispnum").unique().sort(),
                f"{data_set}_hostlev": pl.col("hostlev1").max(),
            },
        )
        .renamed(ccode1="ccode", actor1="actor")
    )


def _disputes(name: str, panel: Panel, carry: int) -> Prepared:
    right = state_disputes(name)
    data_set, _ = _DISPUTES[name]
    (block,) = right.blocks
    values = [c for c in block.columns if c.startswith(f"{data_set}_")]
    return by_state(right, values, panel, carry, STATE)


def _wars(panel: Panel, carry: int) -> Prepared:
    whole = table(_WARS).called("wars")
    first = pl.col("year") == pl.col("year").min().over("warnum", "statea")
    frame = whole.frame.with_columns(first.cast(pl.Int32).alias("warstrtyr"))
    by_year = replace(whole, frame=frame).group(
        ["statea", "year"],
        actor_a=pl.col("actor_a").first(),
        state_wars=pl.col("warnum").unique().sort(),
        state_war_onset=pl.col("warstrtyr").max(),
    )
    return by_state(by_year, ("state_wars", "state_war_onset"), panel, carry, _OF_WARS)


def _step(name: str, whose: str) -> Step:
    data_set, _ = _DISPUTES[name]
    return Step(
        name=name,
        does=f"disputes of the state by {whose}: onset, ongoing, as whose act, the highest "
        "hostility it showed",
        prepare=partial(_disputes, name),
        tables=(f"{data_set}.directed-dispute-years",),
        sizes=_ALONE,
    )


STEPS: Final = (
    _step("mids.cow.states", "CoW, version 5.0"),
    _step("mids.gml.states", "Gibler, Miller and Little"),
    Step(
        name="wars.states",
        does="inter-state wars of the state, and whether one began for it",
        prepare=_wars,
        tables=(_WARS,),
        sizes=_ALONE,
    ),
)
