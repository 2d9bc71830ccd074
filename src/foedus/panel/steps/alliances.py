"""Duties of alliance between the states of a dyad."""

from __future__ import annotations

from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.errors import PanelError
from foedus.panel.attach import DYAD, Who, by_pair
from foedus.panel.duties import COLUMNS, duty_years
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.removal import removed_ids, without
from foedus.upstream import declaration, read
from foedus.upstream.atop_pairs import DUTIES, KEYS, rebuilt
from foedus.upstream.table import table

_ATOP: Final = "atop.directed-dyad-years"
_MEMBERS: Final = "atop.members"
_RECORDS: Final = Who((), ("actor1", "actor2"), "")


def _atop(panel: Panel, carry: int) -> Prepared:
    right = table(_ATOP).called("atop")
    if panel.world and (ids := removed_ids(panel.world)):
        right = without(right, ids)
    return by_pair(right, DUTIES, panel, carry, DYAD)


def _atop_ids(panel: Panel, carry: int) -> Prepared:
    members, last = read(_MEMBERS), declaration(_MEMBERS).coverage.last
    if panel.world:
        members = members.filter(~pl.col("atopid").is_in(removed_ids(panel.world)))
    pairs = rebuilt(members, last).select(*KEYS, "actor1", "actor2", "atopids")
    whole = table(_MEMBERS).called("atop_ids")
    (block,) = whole.blocks
    right = replace(
        whole,
        frame=pairs.with_columns(
            pl.lit(None, pl.UInt32).alias(block.row),
            pl.lit("derived", whole.frame.schema[block.state]).alias(block.state),
        ),
        blocks=(
            replace(block, columns=tuple(pairs.columns), year="year", who=DYAD.codes, zeros=()),
        ),
    )
    return by_pair(right, ("atopids",), panel, carry, DYAD)


def _duties(panel: Panel, carry: int) -> Prepared:
    if panel.world is None:
        raise PanelError("'duties' reads a world; give panel(..., world=foedus.load())")
    right = duty_years(panel.world)
    values = [c for c in right.blocks[0].columns if c.startswith(("duty_", "duties_"))]
    return by_pair(right, values, panel, carry, _RECORDS)


STEPS: Final = (
    Step(
        name="atop",
        does="duties of the first state towards the second, by kind, as ATOP codes them",
        prepare=_atop,
        tables=(_ATOP, _MEMBERS),
        sizes=(2,),
    ),
    Step(
        name="atop.ids",
        does="the alliances in ATOP to which both are parties",
        prepare=_atop_ids,
        tables=(_MEMBERS,),
        sizes=(2,),
    ),
    Step(
        name="duties",
        does=f"the agreements of the world's records that bind the first to the second: "
        f"{', '.join(COLUMNS)}",
        prepare=_duties,
        sizes=(2,),
    ),
)
