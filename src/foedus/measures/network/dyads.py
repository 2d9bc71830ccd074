"""Dyads read from a table or frame by columns that are named: who, whom, how much, how sure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import polars as pl

from foedus.measures.network.layer import LayerError
from foedus.upstream.block import Block
from foedus.upstream.table import Table

Named = str | pl.Expr
"""A column by name, or a polars expression over the columns."""

Row = tuple[int, str | None, str | None, float | None, tuple[str, ...]]
"""When, who, whom, the weight (None where nothing is told) and the records."""

TELLING_NOTHING: Final = ("missing", "not-covered")

_WHO, _WHOM, _WEIGHT, _WHEN = "who", "whom", "weight", "when"


class Dyads(msgspec.Struct, frozen=True, kw_only=True):
    """Rows as ``who``, ``whom``, ``weight`` (null where nothing is told), ``when``, ``records``.

    ``block`` is the block of a table from which the weights come.
    """

    frame: pl.DataFrame
    block: Block | None = None

    def of(self, year: int) -> Dyads:
        """The rows of one year."""
        return msgspec.structs.replace(self, frame=self.frame.filter(pl.col(_WHEN) == year))

    def rows(self) -> Iterator[Row]:
        """Each row: when, who, whom, weight, records."""
        for when, who, whom, weight, records in self.frame.select(
            _WHEN, _WHO, _WHOM, _WEIGHT, "records"
        ).iter_rows():
            yield when, who, whom, weight, tuple(records)


def dyads(
    rows: Table | pl.DataFrame,
    *,
    who: Named,
    whom: Named,
    weight: Named | None = None,
    back: Named | None = None,
    when: str = "",
    state: str = "",
) -> Dyads:
    """Read dyads by their columns; ``back`` is the weight of the way from whom to who.

    A row whose state is ``missing`` or ``not-covered`` tells no weight, nor does a null. For a
    table ``when`` and ``state`` are its own unless others are named.
    """
    frame = rows.frame if isinstance(rows, Table) else rows
    block = _block(rows, (who, whom, weight)) if isinstance(rows, Table) else None
    when = when or (block.year if block else "year")
    state = state or (block.state if block else "")
    _have(frame, [when, *([state] if state else [])])
    records = _records(block)
    one = _select(frame, who, whom, weight, when, state, records)
    if back is not None:
        one = pl.concat([one, _select(frame, whom, who, back, when, state, records)])
    return Dyads(frame=one, block=block)


def _select(
    frame: pl.DataFrame,
    who: Named,
    whom: Named,
    weight: Named | None,
    when: str,
    state: str,
    records: pl.Expr,
) -> pl.DataFrame:
    named = [column for column in (who, whom, weight) if column is not None]
    _have(frame, [root for column in named for root in _roots(column)])
    told = pl.lit(1.0) if weight is None else _column(weight).cast(pl.Float64)
    if state:
        told = (
            pl.when(pl.col(state).cast(pl.String).is_in(TELLING_NOTHING))
            .then(None)
            .when((pl.col(state).cast(pl.String) == "zero-by-coding") & pl.lit(weight is None))
            .then(0.0)
            .otherwise(told)
        )
    return frame.select(
        _column(who).cast(pl.String).alias(_WHO),
        _column(whom).cast(pl.String).alias(_WHOM),
        told.alias(_WEIGHT),
        pl.col(when).alias(_WHEN),
        records.alias("records"),
    )


def _records(block: Block | None) -> pl.Expr:
    if block is None:
        return pl.lit([], dtype=pl.List(pl.String))
    rows = pl.col(block.row) if block.grouped else pl.concat_list(pl.col(block.row))
    place = pl.element().cast(pl.String)
    return rows.list.drop_nulls().list.eval(pl.lit(f"{block.table.id}:") + place)


def _block(table: Table, columns: tuple[Named | None, ...]) -> Block:
    used = {root for column in columns if column is not None for root in _roots(column)}
    weighed = set(_roots(columns[-1])) if columns[-1] is not None else used
    found = [b for b in table.blocks if weighed & {*b.columns, *b.who}]
    if len(found) != 1:
        names = ", ".join(b.name for b in table.blocks)
        raise LayerError(
            f"{', '.join(sorted(weighed)) or 'a constant'} is of {len(found)} tables;"
            f" name columns of one of: {names}"
        )
    return found[0]


def _column(column: Named) -> pl.Expr:
    return pl.col(column) if isinstance(column, str) else column


def _roots(column: Named) -> list[str]:
    return [column] if isinstance(column, str) else column.meta.root_names()


def _have(frame: pl.DataFrame, names: list[str]) -> None:
    if missing := [name for name in dict.fromkeys(names) if name not in frame.columns]:
        raise LayerError(f"no column {', '.join(missing)}; there is: {', '.join(frame.columns)}")
