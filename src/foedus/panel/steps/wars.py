"""Wars between the states of a dyad, and rivalries."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.panel.attach import DYAD, Who, both_ways, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.yearly import yearly
from foedus.upstream.table import table

_WARS: Final = "dyadic-wars.directed-dyad-years"
_OF_WARS: Final = Who(("statea", "stateb"), ("actor_a", "actor_b"))
_RIVALRIES: Final = "rivalries.spells"
_KINDS: Final = ("positional", "spatial", "ideological", "interventionary")


def _wars(panel: Panel, carry: int) -> Prepared:
    begun = (pl.col("warstrtyr") == pl.col("year")).max().cast(pl.Int8)
    right = table(_WARS).called("wars")
    by_year = right.group(
        [*_OF_WARS.codes, "year"],
        **{name: pl.col(name).first() for name in _OF_WARS.actors},
        wars=pl.col("warnum").unique().sort(),
        war_onset=begun,
    )
    return by_pair(by_year, ("wars", "war_onset"), panel, carry, _OF_WARS)


def _rivalries(panel: Panel, carry: int) -> Prepared:
    right = yearly(
        table(_RIVALRIES).called("rivalry"),
        pl.col("start"),
        pl.col("end"),
        DYAD,
        rivalry=pl.lit(1, pl.Int8),
        **{f"rivalry_{kind}": pl.col(kind) for kind in _KINDS},
    )
    values = ("rivalry", *(f"rivalry_{kind}" for kind in _KINDS))
    return by_pair(both_ways(right, DYAD), values, panel, carry, DYAD)


STEPS: Final = (
    Step(
        name="wars",
        does="inter-state wars of the two against each other, and whether one began",
        prepare=_wars,
        tables=(_WARS,),
        sizes=(2,),
    ),
    Step(
        name="rivalries",
        does="strategic rivalries of the two, by kind",
        prepare=_rivalries,
        tables=(_RIVALRIES,),
        sizes=(2,),
    ),
)
