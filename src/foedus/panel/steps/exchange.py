"""Trade, arms, embassies, organisations, exercises and agreements of dyads."""

from __future__ import annotations

from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.panel.attach import DYAD, Who, both_ways, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import Table, table

_SELLER_FIRST: Final = Who(("ccode1", "ccode2"), ("sender_actor", "receiver_actor"))
_NAMED: Final = Who((), ("actor1", "actor2"), "")


def _trade(panel: Panel, carry: int) -> Prepared:
    right = both_ways(table("trade").called("trade"), DYAD, ("flow1", "flow2"))
    return by_pair(right, ("flow1", "flow2"), panel, carry, DYAD)


def _organisations(panel: Panel, carry: int) -> Prepared:
    right = both_ways(table("igo.dyad-years").called("igos"), DYAD)
    return by_pair(right, ("dyadigos",), panel, carry, DYAD)


def _embassies(panel: Panel, carry: int) -> Prepared:
    ranks = ("dr_at_1", "dr_at_2")
    right = both_ways(table("diplomatic-exchange").called("diplomacy"), DYAD, ranks)
    return by_pair(right, ranks, panel, carry, DYAD)


def _arms(panel: Panel, carry: int) -> Prepared:
    right = table("sipri-arms-dodl").called("arms")
    return by_pair(right, ("tiv",), panel, carry, _SELLER_FIRST)


def _agreements(panel: Panel, carry: int) -> Prepared:
    signed = table("dcad").renamed(signed_year="year").called("dcad")
    counted = _per_year(both_ways(signed, DYAD), dcad_signed=pl.len())
    return by_pair(counted, ("dcad_signed",), panel, carry, DYAD)


def _exercises(panel: Panel, carry: int) -> Prepared:
    whole = table("mme").renamed(start_year="year").called("exercises")
    (block,) = whole.blocks
    one = whole.frame.select("year", "participants", block.row, block.state)
    first = one.explode("participants").rename({"participants": "actor1"})
    second = one.select(block.row, actor2="participants").explode("actor2")
    pairs = first.join(second, on=block.row).filter(pl.col("actor1") != pl.col("actor2"))
    both = replace(
        block,
        columns=("actor1", "actor2", "year"),
        year="year",
        who=("actor1", "actor2"),
        zeros=(),
    )
    dyads = Table(frame=pairs, unit="exercise", key=("actor1", "actor2", "year"), blocks=(both,))
    counted = dyads.group(["actor1", "actor2", "year"], exercises=pl.len())
    return by_pair(counted, ("exercises",), panel, carry, _NAMED)


def _per_year(right: Table, **values: pl.Expr) -> Table:
    """The rows of a dyad and year as one."""
    actors = {name: pl.col(name).first() for name in DYAD.actors}
    return right.group([*DYAD.codes, "year"], **actors, **values)


STEPS: Final = (
    Step(
        name="trade",
        does="imports of the first from the second, and of the second from the first, million USD",
        prepare=_trade,
        tables=("trade.dyad-years",),
        sizes=(2,),
    ),
    Step(
        name="igos",
        does="intergovernmental organisations of which both are members",
        prepare=_organisations,
        tables=("igo.dyad-years",),
        sizes=(2,),
    ),
    Step(
        name="diplomacy",
        does="rank of the first's diplomats at the second and the other way round, in some years",
        prepare=_embassies,
        tables=("diplomatic-exchange.dyad-years",),
        sizes=(2,),
    ),
    Step(
        name="arms",
        does="major arms from the first to the second, million trend-indicator values",
        prepare=_arms,
        tables=("sipri-arms-dodl.directed-dyad-years",),
        sizes=(2,),
    ),
    Step(
        name="dcad",
        does="defence cooperation agreements signed in the year",
        prepare=_agreements,
        tables=("dcad.agreements",),
        sizes=(2,),
    ),
    Step(
        name="exercises",
        does="multinational exercises that began in the year with both taking part",
        prepare=_exercises,
        tables=("mme.exercises",),
        sizes=(2,),
    ),
)
