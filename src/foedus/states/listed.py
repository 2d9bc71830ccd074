"""Who is in a state system, from which day to which, and who bears a code when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.states import spells, state_system

Days = npt.NDArray[np.datetime64]


class Listed(NamedTuple):
    """The spells of a published list by code and first day, as arrays of one length.

    ``row`` is the number of the spell in the published file, ``start`` and ``end`` its first
    and last day; ``open`` tells that it had not ended when the list closed, on ``closes``.
    """

    row: npt.NDArray[np.uint32]
    code: npt.NDArray[np.int32]
    start: Days
    end: Days
    open: npt.NDArray[np.bool_]
    closes: np.datetime64


@lru_cache(maxsize=2)
def listed(system: str) -> Listed:
    """The spells of a state system, ``cow`` or ``gw``, by code and first day.

    A spell in which a code passed from one actor to the next is one, as in the published file.
    """
    closes = state_system(system).closes
    runs = [list(run) for _, run in groupby(spells(system), key=lambda spell: spell.row)]
    ends = [run[-1].span.end for run in runs]
    return Listed(
        row=np.array([run[0].row for run in runs], dtype=np.uint32),
        code=np.array([run[0].code for run in runs], dtype=np.int32),
        start=_days([run[0].span.start.earliest for run in runs]),
        end=_days([end.latest if end else closes for end in ends]),
        open=np.array([end is None for end in ends]),
        closes=np.datetime64(closes, "D"),
    )


def actors(system: str, code: npt.NDArray[np.int32], day: Days) -> pl.Series:
    """The actor that each code means on a day, or meant last before it.

    Where a code passed from one actor to another within a period, ask for its last day.
    """
    known = spells(system)
    begins = _days([spell.span.start.earliest for spell in known]).astype(np.int64)
    codes = np.array([spell.code for spell in known], dtype=np.int64)
    far = np.int64(1) << 32
    at = np.searchsorted(codes * far + begins, code * far + day.astype(np.int64), "right") - 1
    return pl.Series([spell.actor for spell in known])[pl.Series(at)]


def _days(days: list[date]) -> Days:
    return np.array(days, dtype="datetime64[D]")
