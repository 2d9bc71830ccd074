"""What a table or frame tells of ties, and of whom and when it does."""

from __future__ import annotations

import msgspec
import polars as pl

from foedus.errors import MeasureError
from foedus.upstream.block import Block
from foedus.upstream.table import Table

_TELLING = ("observed", "zero-by-coding", "derived", "carried-forward")
_KEYS = ("ccode1", "ccode2", "year")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Ties by directed dyad and year, and the years and state system in which no row means none.

    Without a ``system`` any state may be asked for.
    """

    frame: pl.DataFrame
    first: int
    last: int
    system: str = ""


def told(
    ties: Table | pl.DataFrame,
    tie: str,
    highest: int,
    covered: tuple[int, int] | None,
    absent: str,
) -> Told:
    """The ties, checked: one code a directed dyad and year, on the scale or null."""
    if absent not in ("as coded", "no tie"):
        raise MeasureError(f"absent='{absent}': give one of as coded, no tie")
    if isinstance(ties, Table):
        block = _block(ties, tie)
        frame = ties.frame.with_columns(
            pl.when(pl.col(block.state).is_in(_TELLING)).then(pl.col(tie)).alias(tie)
        )
        first, last, system = _coverage(block, covered, absent)
    else:
        frame, system = ties, ""
        if covered is None or absent != "no tie":
            raise MeasureError(
                "a frame does not say which years it covers, nor that no row means no tie; give "
                "covered=(first, last) and absent='no tie'"
            )
        first, last = covered
    if first > last:
        raise MeasureError(f"covered=({first}, {last}): the first year comes first")
    return Told(frame=_codes(frame, tie, highest), first=first, last=last, system=system)


def _block(ties: Table, tie: str) -> Block:
    blocks = [block for block in ties.blocks if tie in block.columns]
    if len(blocks) == 1:
        return blocks[0]
    if len(ties.blocks) == 1 and tie in ties.frame.columns:
        return ties.blocks[0]
    raise MeasureError(f"no column {tie} that comes from one table; a scale makes it: ATOP, COW")


def _coverage(block: Block, covered: tuple[int, int] | None, absent: str) -> tuple[int, int, str]:
    coverage = block.table.coverage
    if absent == "as coded" and coverage.absent != "zero":
        raise MeasureError(
            f"{block.table.id} does not say that no row means no tie; absent='no tie' assumes it"
        )
    if absent == "as coded" and (block.pins or not block.whole):
        raise MeasureError(
            f"rows of {block.table.id} were left out, so no row does not mean no tie; give the "
            "whole table and narrow the universe, or absent='no tie'"
        )
    first, last = covered or (coverage.first, coverage.last)
    if first < coverage.first or last > coverage.last:
        raise MeasureError(
            f"covered=({first}, {last}): {block.table.id} covers {coverage.first} to "
            f"{coverage.last}"
        )
    return first, last, coverage.system


def _codes(frame: pl.DataFrame, tie: str, highest: int) -> pl.DataFrame:
    names = [*_KEYS, tie]
    if missing := [name for name in names if name not in frame.columns]:
        raise MeasureError(f"ties: no column {', '.join(missing)}; they need {', '.join(names)}")
    if wrong := [name for name in names if not frame[name].dtype.is_integer()]:
        raise MeasureError(f"ties: {', '.join(wrong)} must be whole numbers")
    off = frame.filter(~pl.col(tie).is_between(0, highest))
    if off.height:
        one = off.row(0, named=True)
        raise MeasureError(
            f"{tie} is {one[tie]} for {one['ccode1']} and {one['ccode2']} in {one['year']}; the "
            f"scale goes from 0 to {highest}"
        )
    codes = frame.select(pl.col(_KEYS).cast(pl.Int64), pl.col(tie).cast(pl.Int8).alias("tie"))
    twice = codes.filter(codes.select(_KEYS).is_duplicated())
    if twice.height:
        first, second, year, _ = twice.row(0)
        raise MeasureError(
            f"several ties of {first} with {second} in {year}; keep one, such as the highest"
        )
    return codes
