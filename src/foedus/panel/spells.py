"""How long a set of states has been without an event."""

from __future__ import annotations

from enum import Enum
from functools import partial

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.errors import PanelError
from foedus.panel.gaps import over_gaps
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import Table
from foedus.upstream.universe import set_numbers


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


def spells(name: str, block: str, event: str, counting: Counting = Counting.PERIODS) -> Step:
    """The step that adds ``<block>_spell``: the time without an event of a block, 1 or 0.

    Count *ongoing* disputes rather than onsets, so that years of one dispute are no peace. Rows
    that a step before it left out count as peace; the panel's cautions say in how many spells.
    """

    def prepare(panel: Panel, _: int) -> Prepared:
        period = panel.unit.period

        def apply(table: Table) -> Table:
            if event not in table.frame.columns:
                raise PanelError(f"'{name}' needs {event}; add what brings it first")
            numbers = period.numbers(table.frame)
            spell = peace_spells(
                set_numbers(table.frame, panel.system, panel.unit.ends),
                numbers,
                table.frame[event],
                counting,
            )
            return table.computed(block, **{f"{block}_spell": pl.lit(spell)})

        return apply

    return Step(
        name=name,
        does=f"{counting.value} since {event} was last 1",
        prepare=prepare,
        sizes=tuple(range(1, 10)),
        caution=partial(_caution, name, f"{block}_spell", event, counting),
    )


def _caution(name: str, spell: str, event: str, counting: Counting, panel: Panel) -> str:
    """How many spells run over rows that steps before left out, if there are such steps."""
    upto = panel.until(name)
    filters = [step.name for step in upto.steps if step.filters]
    if not filters:
        return ""
    spells, broken = over_gaps(upto, spell, event)
    means = {
        Counting.PERIODS: "count as peace, whatever happened in them",
        Counting.ROWS: "do not count",
    }
    return (
        f"{name}: {broken:,} of {spells:,} spells run over {panel.unit.period.value}s that "
        f"{', '.join(filters)} left out before; these {means[counting]}"
    )
