"""Joining two tables: what a row without a match means, and carrying forward on request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
import polars as pl

from foedus.errors import UpstreamError
from foedus.upstream.block import STATE, Block
from foedus.upstream.coverage import in_a_system, state_of_absence
from foedus.upstream.matching import rows_for

_PLACE: Final = "__place"


def matched(left: pl.DataFrame, right: pl.DataFrame, pairs: Mapping[str, str]) -> pl.DataFrame:
    """Each row of the left with the row of the right that matches, if any.

    ``pairs`` maps columns of the left to those of the right. A column that both have besides
    must say the same in both; it is kept once.
    """
    place = rows_for(left, right, pairs)
    columns = []
    for name in right.columns:
        if name in pairs.values():
            continue
        found = right[name].gather(place)
        if name not in left.columns:
            columns.append(found)
        elif (left[name] != found).any():
            raise UpstreamError(
                f"both tables have {name} and say different things; join on it, or rename"
            )
    return left.with_columns(columns)


def brought(block: Block, left: pl.DataFrame, frame: pl.DataFrame, ours: dict[str, str]) -> Block:
    """A block after a join: its own columns, and the names under which ours say who and when."""
    new = tuple(c for c in frame.columns if c not in left.columns)
    there = {name: ours.get(name, name) for name in (block.year, *block.who)}
    return msgspec.structs.replace(
        block,
        columns=tuple(c for c in block.columns if c in new),
        zeros=tuple(c for c in block.zeros if c in new),
        year=there[block.year] if block.year in ours else "",
        who=tuple(there[name] for name in block.who if name in ours),
        whole=block.whole and not any(name in ours for name, _ in block.pins),
        pins=tuple(pin for pin in block.pins if pin[0] not in ours),
    )


def with_absences(frame: pl.DataFrame, block: Block, its_year: str) -> pl.DataFrame:
    """Say of rows without a match what that means.

    ``its_year`` is the name under which the block had its year before the join.
    """
    absent = frame[block.state].is_null()
    if not absent.any():
        return frame
    pinned = dict(block.pins)
    when = pinned.pop(its_year, None)
    years = frame[block.year] if block.year else None
    if when is not None:
        years = pl.repeat(when, len(frame), eager=True)
    members = [frame[name] for name in block.who]
    members += [pl.repeat(value, len(frame), eager=True) for value in pinned.values()]
    found = state_of_absence(block.table.coverage, years, members, len(frame))
    if not block.whole:
        found = found.replace("zero-by-coding", "missing")
    found = found.cast(STATE)
    state = pl.select(pl.when(absent).then(found).otherwise(frame[block.state])).to_series()
    frame = frame.with_columns(state.alias(block.state))
    none = absent & (found == "zero-by-coding")
    return frame.with_columns(
        pl.when(none).then(pl.lit(0)).otherwise(pl.col(name)).cast(frame[name].dtype).alias(name)
        for name in block.zeros
    )


def carried(
    frame: pl.DataFrame, right: pl.DataFrame, block: Block, pairs: Mapping[str, str], limit: int
) -> pl.DataFrame:
    """Give rows that tell nothing the last row before, at most ``limit`` years old.

    ``frame`` is the result of the join, ``block`` the one that came with it. Only rows without
    a match are looked at, and of them those that are ``missing`` or ``not-covered`` of states
    that are still members of the system in that year.
    """
    frame = frame.with_columns(pl.lit(None, frame[block.year].dtype).alias(block.source_year))
    numbered = frame.with_row_index(_PLACE)
    unmatched = pl.col(block.row).is_null()
    asked = numbered.filter(
        unmatched, pl.col(block.state).is_in(["missing", "not-covered"])
    ).drop_nulls(list(pairs))
    asked = asked.filter(_still_there(asked, block))
    if asked.is_empty():
        return frame
    its_year = pairs[block.year]
    told = right.filter(pl.col(block.state).is_in(["observed", "derived"])).drop_nulls(its_year)
    by = [name for name in pairs if name != block.year]
    told = told.with_columns(
        pl.col(its_year).cast(asked[block.year].dtype).alias(block.source_year),
        *(pl.col(pairs[name]).cast(asked[name].dtype) for name in by),
    )
    found = (
        asked.select(_PLACE, *pairs)
        .sort(block.year)
        .join_asof(
            told.sort(block.source_year),
            left_on=block.year,
            right_on=block.source_year,
            by_left=by or None,
            by_right=[pairs[name] for name in by] or None,
            strategy="backward",
            tolerance=limit,
            coalesce=False,
            check_sortedness=False,
        )
        .filter(pl.col(block.source_year).is_not_null())
        .with_columns(pl.lit("carried-forward", STATE).alias(block.state))
    )
    new = [block.row, block.state, block.source_year, *block.columns]
    rows = numbered.select(_PLACE).join(
        found.select(_PLACE, *new, pl.lit(True).alias("found")),
        on=_PLACE,
        how="left",
        maintain_order="left",
    )
    return frame.with_columns(
        pl.when(rows["found"]).then(rows[name]).otherwise(pl.col(name)).alias(name) for name in new
    )


def _still_there(asked: pl.DataFrame, block: Block) -> pl.Series:
    """Of which rows everybody is still in a state system in the year."""
    still = pl.repeat(True, len(asked), eager=True)
    for who in block.who:
        still &= in_a_system(block.table.coverage.system, asked[who], asked[block.year])
    return still
