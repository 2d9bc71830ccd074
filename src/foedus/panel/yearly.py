"""From spells to years: a table with a row for each year on some day of which a spell ran."""

from __future__ import annotations

import polars as pl
from msgspec.structs import replace

from foedus.panel.attach import Who
from foedus.upstream.codes import with_actors
from foedus.upstream.table import Table


def yearly(spells: Table, first: pl.Expr, last: pl.Expr, who: Who, **values: pl.Expr) -> Table:
    """A row for each of ``who`` and year from ``first`` to ``last``, with values of the spells.

    Of several spells in a year the first row of the file that runs in it stays. Values that are
    whole numbers are 0 where no row means none by the coverage of the table. Actors are those
    that bear the codes in the year, not when the spell begins.
    """
    said = (*who.codes, *who.actors)
    (block,) = spells.blocks
    frame = (
        spells.frame.with_columns(year=pl.int_ranges(first, last + 1, dtype=pl.Int32))
        .explode("year")
        .drop_nulls("year")
        .sort(block.row, "year")
        .unique([*who.codes, "year"], keep="first", maintain_order=True)
        .with_columns(**values)
        .select(*who.codes, "year", *values, block.row, block.state)
    )
    for code, actor in zip(who.codes, who.actors, strict=bool(who.actors)):
        frame = with_actors(frame, who.system, code, name=actor)
    numbers = tuple(name for name in values if frame.schema[name].is_integer())
    speaking = replace(
        block, columns=(*said, "year", *values), year="year", who=said, zeros=numbers
    )
    return Table(frame=frame, unit="year", key=(*who.codes, "year"), blocks=(speaking,))
