"""What a measure asks of a frame before it computes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from foedus.errors import FoedusError, UnknownName
from foedus.upstream.table import Table


class Unmeasurable(FoedusError):
    """A frame, a weight or an option that a measure cannot take."""


def checked(
    given: pl.DataFrame | Table,
    *,
    keys: Sequence[str] = (),
    amounts: Iterable[str] = (),
    numbers: Iterable[str] = (),
    new: Iterable[str] = (),
) -> pl.DataFrame:
    """The frame, if it can be measured.

    ``keys`` are never null, ``amounts`` are finite and not negative, ``numbers`` finite; null is
    a missing value in both. The names in ``new`` are free for the results.

    >>> checked(pl.DataFrame({"milex": [3.0, -9.0]}), amounts=["milex"])
    Traceback (most recent call last):
    foedus.measures.capability.checks.Unmeasurable: milex is -9.0 in row 1; give 0 or more, null \
where it is missing
    """
    frame = given if isinstance(given, pl.DataFrame) else given.frame
    amounts, numbers = list(amounts), list(numbers)
    for name in (*keys, *amounts, *numbers):
        if name not in frame.columns:
            raise UnknownName.of("column", name, frame.columns)
    for name in keys:
        if count := frame[name].null_count():
            raise Unmeasurable(f"{name} is null in {count} rows; every row needs one")
    for name in amounts:
        _within(frame, name, 0, "0 or more")
    for name in numbers:
        _within(frame, name, None, "a finite number")
    if taken := [name for name in new if name in frame.columns]:
        raise Unmeasurable(f"there is a column {', '.join(taken)} already; rename or drop it")
    return frame


def once(frame: pl.DataFrame, keys: Sequence[str]) -> None:
    """Raise :class:`Unmeasurable` where several rows have one key."""
    double = frame.group_by(keys, maintain_order=True).len().filter(pl.col("len") > 1)
    if not double.is_empty():
        first = double.row(0, named=True)
        key = ", ".join(f"{name} {first[name]}" for name in keys)
        raise Unmeasurable(
            f"{first['len']} rows for {key}; give one for each {' and '.join(keys)}"
        )


def matched(frame: pl.DataFrame, to: pl.DataFrame, keys: Mapping[str, str]) -> pl.DataFrame:
    """The frame with its keys in the types of another's, named ours to theirs, to join by."""
    for ours, theirs in keys.items():
        mine, other = frame[ours].dtype, to[theirs].dtype
        if mine != other and not (mine.is_integer() and other.is_integer()):
            raise Unmeasurable(f"{ours} holds {mine}, {theirs} {other}; give both in one type")
    return frame.with_columns(pl.col(ours).cast(to[theirs].dtype) for ours, theirs in keys.items())


def names_of(given: str | Sequence[str]) -> list[str]:
    """One name or several, as a list."""
    return [given] if isinstance(given, str) else list(given)


def over(value: pl.Expr, by: Sequence[str]) -> pl.Expr:
    """The aggregate of each row's group, or of all rows where nothing groups them."""
    return value.over(by) if by else value


def _within(frame: pl.DataFrame, name: str, least: float | None, allowed: str) -> None:
    column = frame[name]
    if not (column.dtype.is_numeric() or column.dtype == pl.Null):
        raise Unmeasurable(f"{name} holds {column.dtype}; give a column of numbers")
    value = column.cast(pl.Float64)
    good = value.is_finite() if least is None else value.is_finite() & (value >= least)
    bad = (~good).arg_true()
    if len(bad):
        row = bad[0]
        raise Unmeasurable(
            f"{name} is {value[row]} in row {row}; give {allowed}, null where it is missing"
        )
