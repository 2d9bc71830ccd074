"""ATOP's duties in a world from which agreements were taken out."""

from __future__ import annotations

from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.upstream import declaration, read
from foedus.upstream.atop_pairs import DUTIES, KEYS, rebuilt
from foedus.upstream.block import STATE
from foedus.upstream.table import Table
from foedus.world import World

_STATE_KEYS: Final = ["member", "year"]


def removed_ids(world: World) -> frozenset[int]:
    """The ATOP ids of the agreements that were taken out of a world."""
    there = {agreement.id for agreement in world.agreements()}
    codes = [a.codes.get("atop", "") for a in world.evidence.agreements if a.id not in there]
    return frozenset(int(code) for code in codes if code.isdecimal())


def without_of_states(states: Table, ids: frozenset[int]) -> Table:
    """What states owe to anybody, less what no other alliance of theirs holds.

    Only the state-years of a member of one of the alliances are touched; they are ``derived``.
    """
    members = read("atop.members")
    last = declaration("atop.members").coverage.last
    before, after = (
        _promised(kept, last) for kept in (members, members.filter(~pl.col("atopid").is_in(ids)))
    )
    lost = before.join(after, on=_STATE_KEYS, how="left", suffix="_after").select(
        pl.col("member").alias("state"),
        "year",
        *((pl.col(d) > pl.col(f"{d}_after").fill_null(0)).alias(f"{d}_lost") for d in DUTIES),
    )
    (block,) = states.blocks
    left = pl.col("atopids").list.set_difference(sorted(ids))
    touched = left.list.len() < pl.col("atopids").list.len()
    frame = states.frame.join(lost, on=["state", "year"], how="left", maintain_order="left")
    frame = frame.with_columns(
        *(
            pl.when(touched & pl.col(f"{d}_lost").fill_null(value=False))
            .then(0)
            .otherwise(pl.col(d))
            .alias(d)
            for d in DUTIES
        ),
        pl.when(touched).then(left.list.len().cast(pl.Int32)).otherwise("number").alias("number"),
        pl.when(left.list.len() > 0).then(left).alias("atopids"),
        pl.when(touched)
        .then(pl.lit("derived", STATE))
        .otherwise(pl.col(block.state))
        .alias(block.state),
    )
    told = replace(block, beside=(*block.beside, declaration("atop.members")))
    return replace(states, frame=frame.select(states.frame.columns), blocks=(told,))


def _promised(members: pl.DataFrame, last: int) -> pl.DataFrame:
    """What each member of an alliance promises in each year to anybody."""
    years = pl.int_ranges("start_year", pl.col("end_year").fill_null(last) + 1, dtype=pl.Int32)
    return (
        members.with_columns(year=years)
        .explode("year")
        .group_by(_STATE_KEYS)
        .agg(pl.col(DUTIES).max())
    )


def without(dyads: Table, ids: frozenset[int]) -> Table:
    """The published duties less those that no other alliance of the two holds.

    Only the dyad-years in which one of the alliances stands are touched; they are ``derived``.
    What the coders set by hand against the members' list stays as published.
    """
    members = read("atop.members")
    last = declaration("atop.members").coverage.last
    before = rebuilt(members, last).filter(
        pl.col("atopids").list.set_intersection(sorted(ids)).list.len() > 0
    )
    after = rebuilt(members.filter(~pl.col("atopid").is_in(ids)), last)
    lost = before.join(after, on=KEYS, how="left", suffix="_after").select(
        *KEYS,
        *((pl.col(d) > pl.col(f"{d}_after").fill_null(0)).alias(f"{d}_lost") for d in DUTIES),
    )
    (block,) = dyads.blocks
    frame = dyads.frame.join(lost, on=KEYS, how="left", maintain_order="left")
    touched = pl.col(f"{DUTIES[0]}_lost").is_not_null()
    frame = frame.with_columns(
        *(
            pl.when(pl.col(f"{d}_lost").fill_null(value=False))
            .then(0)
            .otherwise(pl.col(d))
            .alias(d)
            for d in DUTIES
        ),
        pl.when(touched)
        .then(pl.lit("derived", STATE))
        .otherwise(pl.col(block.state))
        .alias(block.state),
    )
    told = replace(block, beside=(*block.beside, declaration("atop.members")))
    return replace(dyads, frame=frame.select(dyads.frame.columns), blocks=(told,))
