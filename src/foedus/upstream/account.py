"""What became of the records of a file, and which codes and names mean no actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec
import polars as pl

from foedus.errors import UpstreamError, one_line
from foedus.upstream.declare import Column, Declaration
from foedus.upstream.parsing import ROW
from foedus.upstream.tally import SetAside, Tally

_LONGEST: Final = 80


class WithoutActor(msgspec.Struct, frozen=True):
    """A code or name that means no actor, the rows in which it stands, and why it means none."""

    column: str
    value: int | str
    rows: int
    why: str


class NeverMet(msgspec.Struct, frozen=True):
    """A listed exception for which the file has no row."""

    column: str
    value: int | str
    why: str


class Nulls(msgspec.Struct, frozen=True):
    """A column and the rows in which it is null."""

    column: str
    rows: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from the file of a table.

    ``read`` is ``kept`` and all that is in ``set_aside``. ``unresolved`` are the listed
    exceptions as the file has them, ``never_met`` those that it does not have.
    """

    table: str
    read: int
    kept: int
    set_aside: tuple[SetAside, ...]
    unresolved: tuple[WithoutActor, ...]
    never_met: tuple[NeverMet, ...]
    nulls: tuple[Nulls, ...]


def account(table: Declaration, frame: pl.DataFrame, tally: Tally) -> Report:
    """The report on a frame.

    Raises :class:`UpstreamError` for a code or name that means no actor and is no listed
    exception, and for records of which the reader says nothing.
    """
    aside = sum(one.rows for one in tally.aside)
    if tally.read != len(frame) + aside:
        raise UpstreamError(
            f"{table.id}: {tally.read:,} records read, {len(frame):,} kept and {aside:,} set "
            "aside do not add up"
        )
    unresolved, never_met = _actors(table, frame)
    nulls = frame.null_count().row(0, named=True)
    return Report(
        table=table.id,
        read=tally.read,
        kept=len(frame),
        set_aside=tally.aside,
        unresolved=unresolved,
        never_met=never_met,
        nulls=tuple(Nulls(name, rows) for name, rows in nulls.items() if rows),
    )


def _actors(
    table: Declaration, frame: pl.DataFrame
) -> tuple[tuple[WithoutActor, ...], tuple[NeverMet, ...]]:
    rows: dict[tuple[str, int | str, str], int] = {}
    met: set[tuple[int | str, str]] = set()
    faults: list[tuple[int, int, str]] = []
    resolved = [column for column in table.columns if column.of]
    for column in resolved:
        for first, number, value, year in _without_actor(frame, column, table.year):
            listed = next((one for one in column.but if one.covers(value, year)), None)
            if listed is None:
                when = "" if year is None else f" in {year}"
                text = one_line(str(value))[:_LONGEST]
                faults.append((first, number, f"{column.of} '{text}' means no actor{when}"))
                continue
            key = (column.of, value, listed.why)
            rows[key] = rows.get(key, 0) + number
            met |= {(value, listed.why), (listed.pattern, listed.why)}
    if faults:
        first, _, text = min(faults)
        others = sum(number for _, number, _ in faults) - 1
        more = f"; {others:,} more such rows" if others else ""
        raise UpstreamError(f"{table.id}: row {first}: {text}, and no exception is listed{more}")
    return (
        tuple(WithoutActor(of, value, number, why) for (of, value, why), number in rows.items()),
        tuple(_never_met(resolved, met)),
    )


def _without_actor(
    frame: pl.DataFrame, column: Column, year: str
) -> Iterator[tuple[int, int, int | str, int | None]]:
    """Each code or name without an actor, by year: first row, number of rows, itself, the year."""
    of, by = column.of, [year] if year else []
    schema = frame.schema
    named = frame.select(pl.col({ROW, of, column.name, *by}))
    if isinstance(schema[of], pl.List):
        left = named.explode(of).drop_nulls(of)
    else:
        nobody = pl.col(column.name).is_null()
        if isinstance(schema[column.name], pl.List):
            nobody |= pl.col(column.name).list.len() == 0
        left = named.filter(pl.col(of).is_not_null() & nobody)
    groups = left.group_by(of, *by).agg(first=pl.col(ROW).min(), number=pl.len()).sort("first", of)
    for group in groups.iter_rows(named=True):
        yield group["first"], group["number"], group[of], group[year] if year else None


def _never_met(
    columns: Sequence[Column], met: AbstractSet[tuple[int | str, str]]
) -> Iterator[NeverMet]:
    """The exceptions that no column has, each once."""
    told = set(met)
    for column in columns:
        for one in column.but:
            for value in (*one.values, *([one.pattern] if one.pattern else [])):
                if (value, one.why) not in told:
                    told.add((value, one.why))
                    yield NeverMet(column.of, value, one.why)
