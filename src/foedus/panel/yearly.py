"""From spells to years: a table with a row for each year on some day of which a spell ran."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from msgspec.structs import replace

from foedus.upstream.table import Table


def yearly(
    spells: Table, first: pl.Expr, last: pl.Expr, who: Sequence[str], **values: pl.Expr
) -> Table:
    """A row for each of ``who`` and year from ``first`` to ``last``, with values of the spells.

    Of several spells in a year the first row of the file that runs in it stays. Values that are
    whole numbers are 0 where no row means none by the coverage of the table.
    """
    (block,) = spells.blocks
    frame = (
        spells.frame.with_columns(year=pl.int_ranges(first, last + 1, dtype=pl.Int32))
        .explode("year")
        .drop_nulls("year")
        .sort(block.row, "year")
        .unique([*who, "year"], keep="first", maintain_order=True)
        .with_columns(**values)
        .select(*who, "year", *values, block.row, block.state)
    )
    numbers = tuple(name for name in values if frame.schema[name].is_integer())
    speaking = replace(
        block, columns=(*who, "year", *values), year="year", who=tuple(who), zeros=numbers
    )
    return Table(frame=frame, unit="year", key=(*who, "year"), blocks=(speaking,))
