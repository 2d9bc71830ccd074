"""Trade of a state with its partners (Correlates of War)."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from foedus.published.rows import Row, plain, row
from foedus.upstream import read


def goods(states: frozenset[str], partners: frozenset[str]) -> Iterator[Row]:
    """Imports and exports of goods in each year with a known flow."""
    frame = read("trade.dyad-years")
    for own, other, bought, sold in (
        ("actor1", "actor2", "flow1", "flow2"),
        ("actor2", "actor1", "flow2", "flow1"),
    ):
        mine = pl.col(own).is_in(states) & pl.col(other).is_in(partners)
        for r in frame.filter(mine).iter_rows(named=True):
            for indicator, column in (("imports-cow", bought), ("exports-cow", sold)):
                if r[column] is None:
                    continue
                yield row(
                    indicator,
                    r[own],
                    r["year"],
                    plain(r[column]),
                    f"cow-trade-4: ccode1 {r['ccode1']}, ccode2 {r['ccode2']}, "
                    f"{r['year']}, {column}",
                    partner=r[other],
                )
