"""Major powers."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.panel.attach import STATE, by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.yearly import yearly
from foedus.upstream.table import table

_MAJORS: Final = "cow-majors.spells"


def _majors(panel: Panel, carry: int) -> Prepared:
    start, end = pl.col("start").dt.year(), pl.col("end").dt.year()
    right = yearly(table(_MAJORS).called("majors"), start, end, STATE, major=pl.lit(1, pl.Int8))
    return by_state(right, ("major",), panel, carry, STATE)


STEPS: Final = (
    Step(
        name="majors",
        does="major powers of the CoW list, on any day of the year",
        prepare=_majors,
        tables=(_MAJORS,),
        sizes=tuple(range(1, 10)),
    ),
)
