"""What a group of rows says of each table that its rows come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from foedus.terms import STATES
from foedus.upstream.block import STATE, Block


def state_of_group(block: Block) -> pl.Expr:
    """What a group says of a block: derived, unless no row of it tells anything."""
    state = pl.col(block.state)
    return (
        pl.when((state == "not-covered").all())
        .then(pl.lit("not-covered", STATE))
        .when(state.is_in(["not-covered", "missing"]).all())
        .then(pl.lit("missing", STATE))
        .otherwise(pl.lit("derived", STATE))
    )


def origins(block: Block) -> list[pl.Expr]:
    """Which rows went in, the state, how many rows had each, and the oldest year carried."""
    rows = pl.col(block.row).explode() if block.grouped else pl.col(block.row)
    kept = [rows.drop_nulls().alias(block.row), state_of_group(block).alias(block.state)]
    if block.carries:
        kept.append(pl.col(block.source_year).min())
    return kept + [_count(block, word).alias(block.count(word)) for word in STATES]


def told(values: Mapping[str, pl.Expr], blocks: Sequence[Block]) -> list[pl.Expr]:
    """The aggregates, null where a block that they come from tells nothing of the group."""
    found = []
    for name, value in values.items():
        used = set(value.meta.root_names())
        for block in blocks:
            if used & set(block.columns):
                value = pl.when(state_of_group(block) == "derived").then(value)
        found.append(value.alias(name))
    return found


def grouped(
    block: Block,
    by: Sequence[str],
    values: Mapping[str, pl.Expr],
    frame: pl.DataFrame,
    *,
    alone: bool,
) -> Block:
    """A block after grouping; of several, one has the aggregates computed from its columns."""
    own = set(block.columns)
    of_block = {c for c, value in values.items() if alone or own & set(value.meta.root_names())}
    return msgspec.structs.replace(
        block,
        grouped=True,
        plain=False,
        whole=block.whole and block.year in by,
        columns=tuple(c for c in frame.columns if c in block.columns or c in of_block),
        year=block.year if block.year in by else "",
        who=tuple(name for name in block.who if name in by),
        zeros=_zeros(block, values),
    )


def counts_alone_observed(block: Block, frame: pl.DataFrame) -> bool:
    """Whether the counts of a group say no more than how many rows it lists."""
    if not block.grouped or block.plain:
        return False
    others = [block.count(word) for word in STATES if word != "observed"]
    listed = frame[block.count("observed")] == frame[block.row].list.len()
    return bool(listed.all()) and not any(frame[name].sum() for name in others)


def _count(block: Block, word: str) -> pl.Expr:
    """How many rows of the table had a state, through all groupings.

    A row that met no group in a join, or was carried to, counts as one.
    """
    here = pl.col(block.state) == word
    if block.plain:
        group = pl.col(block.state) == "derived"
        observed = pl.col(block.row).list.len() if word == "observed" else pl.lit(0, pl.UInt32)
        return pl.when(group).then(observed).otherwise(here.cast(pl.UInt32)).sum()
    if block.grouped:
        return pl.coalesce(block.count(word), here.cast(pl.UInt32)).sum()
    return here.sum()


def _zeros(block: Block, values: Mapping[str, pl.Expr]) -> tuple[str, ...]:
    """The aggregates that come from nothing but numbers that are 0 where there is no row."""
    used = {name: set(value.meta.root_names()) for name, value in values.items()}
    return tuple(name for name, roots in used.items() if roots and roots <= set(block.zeros))
