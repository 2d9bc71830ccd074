"""How long a set of states has been without an event."""

from __future__ import annotations

from enum import Enum

import numpy as np
import numpy.typing as npt
import polars as pl


class Counting(Enum):
    """What a peace spell is counted in."""

    PERIODS = "periods"
    ROWS = "rows"


def peace_spells(
    sets: npt.NDArray[np.int64],
    periods: npt.NDArray[np.int64],
    events: pl.Series,
    counting: Counting = Counting.PERIODS,
) -> pl.Series:
    """The time since the last event, or since the first row of a set that had none yet.

    ``sets`` numbers the sets of states, ``periods`` are running numbers, ``events`` are 1, 0 or
    null where nobody knows. The order of rows does not matter. The first row has 0; a row with
    an event keeps its count, and the next begins anew. Periods in which a set has no row count
    as peace, with ``Counting.ROWS`` they do not count, as in Miller's peacesciencer. After a row
    of which nothing is known, the count is null until the next event.

    Beck, Katz and Tucker (1998), "Taking Time Seriously", *American Journal of Political
    Science* 42(4), 1260-1288; Carter and Signorino (2010) for its powers.

    >>> one = np.zeros(5, dtype=np.int64)
    >>> years = np.array([1950, 1951, 1952, 1960, 1961])
    >>> peace_spells(one, years, pl.Series([0, 1, 0, 0, 1])).to_list()
    [0, 1, 0, 8, 9]
    >>> peace_spells(one, years, pl.Series([0, 1, 0, 0, 1]), Counting.ROWS).to_list()
    [0, 1, 0, 1, 2]
    """
    order = np.lexsort((periods, sets))
    groups, when = sets[order], periods[order]
    sorted_events = events.gather(order)
    count = len(order)
    place = np.arange(count)
    begins = np.ones(count, dtype=bool)
    begins[1:] = groups[1:] != groups[:-1]
    start = np.maximum.accumulate(np.where(begins, place, 0))
    happened = sorted_events.cast(pl.Int8).eq(1).fill_null(value=False).to_numpy()
    event = _last_before(happened, start)
    unknown = _last_before(sorted_events.is_null().to_numpy(), start)
    after = event >= start
    if counting is Counting.ROWS:
        spell = place - np.where(after, event + 1, start)
    else:
        spell = when - np.where(after, when[event] + 1, when[start])
    known = unknown <= np.where(after, event, start - 1)
    found = np.empty(count, dtype=np.int32)
    found[order] = spell
    there = np.empty(count, dtype=bool)
    there[order] = known
    return pl.select(pl.when(pl.Series(there)).then(pl.Series(found))).to_series().alias("spell")


def _last_before(
    marked: npt.NDArray[np.bool_], start: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The place of the last marked row before each row in its set; less than its start if none."""
    place = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, place, -1))
    before = np.empty_like(last)
    before[:1] = -1
    before[1:] = last[:-1]
    return np.where(before >= start, before, start - 1)
