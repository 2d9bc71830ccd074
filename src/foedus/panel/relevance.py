"""Which dyads are politically relevant, and by which part of the rule."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.errors import PanelError
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import Table

NEEDED: Final = ("contiguity", "majors")


def relevant(up_to: int = 5) -> Step:
    """Keep the dyads that are contiguous, or in which one is a major power.

    ``up_to`` is the farthest kind of contiguity that counts: 1 land or river, 5 up to 400 miles
    of water. Columns ``relevant_contiguous`` and ``relevant_major`` name the part. The rule goes
    back to Weede, "Overwhelming Preponderance as a Pacifying Condition among Contiguous Asian
    Dyads, 1950-1969", *Journal of Conflict Resolution* 20(3), 1976.

    Dyads of which it is not known whether they are relevant are an error, not left out.
    """

    def prepare(panel: Panel, _: int) -> Prepared:
        names = [step.name for step in panel.steps]
        if lacking := [name for name in NEEDED if name not in names]:
            raise PanelError(f"'relevant' needs {' and '.join(lacking)}; add them before it")
        return lambda table: _kept(table, up_to)

    kinds = f"1 to {up_to}" if up_to > 1 else "1"
    return Step(
        name="relevant",
        does=f"keeps dyads with contiguity of kind {kinds}, or with a major power",
        prepare=prepare,
        sizes=(2,),
        filters=True,
    )


def _kept(table: Table, up_to: int) -> Table:
    contiguous = pl.col("conttype").is_between(1, up_to)
    parted = table.computed("contiguity", relevant_contiguous=contiguous).computed(
        "majors1", relevant_major=pl.col("major1").eq(1) | pl.col("major2").eq(1)
    )
    either = pl.col("relevant_contiguous") | pl.col("relevant_major")
    unknown = parted.frame.filter(either.is_null())
    if unknown.height:
        first, last = unknown.select(pl.min("year"), pl.max("year").alias("last")).row(0)
        told = [b.table.coverage for b in table.blocks if b.name in ("contiguity", "majors1")]
        begin, end = max(c.first for c in told), min(c.last for c in told)
        raise PanelError(
            f"whether {unknown.height:,} rows from {first} to {last} are relevant is not known; "
            f"contiguity and major powers are known for members of the CoW list, {begin} to {end}"
        )
    return parted.filter(either)
