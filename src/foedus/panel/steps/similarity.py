"""Similarity of alliance portfolios and of votes of dyads."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.measures.similarity import (
    ATOP,
    portfolio_similarity,
    system_years,
    vote_similarity,
)
from foedus.panel.attach import DYAD, both_ways, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.removal import removed_ids, without
from foedus.upstream.block import STATE, Block
from foedus.upstream.codes import with_actors
from foedus.upstream.table import Table, table

_ATOP: Final = "atop.directed-dyad-years"
_VOTES: Final = "un-votes.votes"
_OF_ALLIANCES: Final = ("s", "tau_b", "kappa_squared", "pi_squared")
_OF_VOTES: Final = ("s", "kappa_squared", "pi_squared")


def _alliances(panel: Panel, carry: int) -> Prepared:
    ties = table(_ATOP)
    if panel.world and (ids := removed_ids(panel.world)):
        ties = without(ties, ids)
    first, last = ties.blocks[0].table.coverage.first, ties.blocks[0].table.coverage.last
    years = (max(first, panel.first.year, 1816), min(last, panel.last.year))
    if years[0] > years[1]:
        years = (last, last)
    found = portfolio_similarity(
        ATOP.on(ties),
        system_years("cow", *years, after_list="carry"),
        highest=ATOP.highest,
        self_tie="highest",
        measures=_OF_ALLIANCES,
    )
    right = _as_table(found, ties, "alliances", ("third_states", *_OF_ALLIANCES))
    values = [f"alliances_{name}" for name in ("third_states", *_OF_ALLIANCES)]
    return by_pair(both_ways(right, DYAD), values, panel, carry, DYAD)


def _votes(panel: Panel, carry: int) -> Prepared:
    cast = table(_VOTES)
    found = vote_similarity(cast, absent="left out", measures=_OF_VOTES)
    right = _as_table(found, cast, "votes", ("roll_calls", *_OF_VOTES))
    values = [f"votes_{name}" for name in ("roll_calls", *_OF_VOTES)]
    return by_pair(both_ways(right, DYAD), values, panel, carry, DYAD)


def _as_table(found: pl.DataFrame, source: Table, name: str, values: tuple[str, ...]) -> Table:
    """The dyads of which something is told, as a table that comes from the source's."""
    told = found.filter(~pl.col("similarity_state").is_in(["missing", "not-covered"]))
    frame = told.select(
        "ccode1", "ccode2", "year", *(pl.col(v).alias(f"{name}_{v}") for v in values)
    )
    for code, actor in zip(DYAD.codes, DYAD.actors, strict=True):
        frame = with_actors(frame, "cow", code, name=actor)
    block = Block(
        name=name,
        table=source.blocks[0].table,
        columns=tuple(frame.columns),
        year="year",
        who=(*DYAD.codes, *DYAD.actors),
        beside=source.blocks[0].beside,
    )
    return Table(
        frame=frame.with_columns(
            pl.lit(None, pl.UInt32).alias(block.row), pl.lit("derived", STATE).alias(block.state)
        ),
        unit="non-directed dyad-year",
        key=(*DYAD.codes, "year"),
        blocks=(block,),
    )


STEPS: Final = (
    Step(
        name="similarity",
        does="how alike the two are allied with third states: S, tau-b, kappa and pi on ATOP's "
        "scale, with the highest tie to oneself",
        prepare=_alliances,
        tables=(_ATOP,),
        sizes=(2,),
    ),
    Step(
        name="votes",
        does="how alike the two voted in the UN General Assembly: S, kappa and pi of the roll "
        "calls in which both did",
        prepare=_votes,
        tables=(_VOTES,),
        sizes=(2,),
    ),
)
