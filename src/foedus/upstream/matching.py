"""Which row of one frame goes with each row of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.errors import UpstreamError

_LARGEST: Final = 40_000_000
"""Cells of the largest table of places that is laid out, 4 bytes each."""

_NONE: Final = -1
_Places = npt.NDArray[np.int32]


def rows_for(left: pl.DataFrame, right: pl.DataFrame, pairs: Mapping[str, str]) -> pl.Series:
    """For each row of the left the place of the matching row of the right, or null.

    ``pairs`` maps columns of the left to those of the right. Raises :class:`UpstreamError`
    when types differ, or when a row of the left would meet several of the right.
    """
    _same_types(left, right, pairs)
    if right.is_empty():
        return pl.repeat(None, len(left), dtype=pl.UInt32, eager=True)
    found = _laid_out(left, right, pairs)
    return _looked_up(left, right, pairs) if found is None else found


def _laid_out(
    left: pl.DataFrame, right: pl.DataFrame, pairs: Mapping[str, str]
) -> pl.Series | None:
    """The places through a table with a cell for each combination of whole numbers.

    None where the keys are no whole numbers, or the table would be too large. States, years and
    the like are few and dense, so that this costs a fraction of hashing every row.
    """
    told = right.drop_nulls(list(pairs.values()))
    if told.is_empty() or not all(right[name].dtype.is_integer() for name in pairs.values()):
        return None
    cells, here, there = 1, np.zeros(len(left), np.int64), np.zeros(len(told), np.int64)
    outside = np.zeros(len(left), dtype=bool)
    for mine, theirs in pairs.items():
        values = told[theirs].to_numpy().astype(np.int64)
        low, high = int(values.min()), int(values.max())
        if high - low > _LARGEST:
            return None
        number = np.full(high - low + 1, _NONE, np.int64)
        known = np.unique(values)
        number[known - low] = np.arange(len(known))
        cells *= len(known)
        if cells > _LARGEST:
            return None
        asked = left[mine].fill_null(low - 1).to_numpy().astype(np.int64) - low
        beyond = (asked < 0) | (asked > high - low)
        place = number[np.where(beyond, 0, asked)]
        outside |= beyond | (place == _NONE)
        here = here * len(known) + place
        there = there * len(known) + number[values - low]
    rows = np.flatnonzero(
        right.select(pl.all_horizontal(pl.col(*pairs.values()).is_not_null())).to_series()
    ).astype(np.int32)
    table = np.full(cells, _NONE, np.int32)
    table[there] = rows
    place = np.where(outside, _NONE, table[np.where(outside, 0, here)])
    if (double := np.flatnonzero(table[there] != rows)).size:
        _refuse_doubles(right[rows[double]], left, pairs)
    found = pl.Series(place)
    return found.set(found == _NONE, None).cast(pl.UInt32)


def _looked_up(left: pl.DataFrame, right: pl.DataFrame, pairs: Mapping[str, str]) -> pl.Series:
    """The places through a join on any types."""
    keys = list(pairs.values())
    double = right.select(keys).is_duplicated()
    if double.any():
        _refuse_doubles(right.filter(double), left, pairs)
    numbered = right.select(keys).with_row_index("__place").unique(keys, keep="first")
    return left.select(list(pairs)).join(
        numbered, left_on=list(pairs), right_on=keys, how="left", maintain_order="left"
    )["__place"]


def _refuse_doubles(doubles: pl.DataFrame, left: pl.DataFrame, pairs: Mapping[str, str]) -> None:
    """No row of the left may meet several of the right."""
    keys = list(pairs.values())
    met = doubles.select(keys).join(left, left_on=keys, right_on=list(pairs), how="semi")
    if len(met):
        raise UpstreamError(
            f"several rows for {met.row(0, named=True)}; join on other columns, or group"
        )


def _same_types(left: pl.DataFrame, right: pl.DataFrame, pairs: Mapping[str, str]) -> None:
    for mine, theirs in pairs.items():
        one, other = left[mine].dtype, right[theirs].dtype
        if one != other and not (one.is_integer() and other.is_integer()):
            raise UpstreamError(f"{mine} is {one}, {theirs} of the other table is {other}")
