"""ATOP's duties in a world from which agreements were taken out."""

from __future__ import annotations

import polars as pl
from msgspec.structs import replace

from foedus.upstream import declaration, read
from foedus.upstream.atop_pairs import DUTIES, KEYS, rebuilt
from foedus.upstream.block import STATE
from foedus.upstream.table import Table
from foedus.world import World


def removed_ids(world: World) -> frozenset[int]:
    """The ATOP ids of the agreements that were taken out of a world."""
    there = {agreement.id for agreement in world.agreements()}
    codes = [a.codes.get("atop", "") for a in world.evidence.agreements if a.id not in there]
    return frozenset(int(code) for code in codes if code.isdecimal())


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
