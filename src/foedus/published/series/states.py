"""Regimes (V-Dem, Polity) and economies (Fariss and others)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from foedus.published.rows import Row, of_states, plain, row
from foedus.upstream import read

DIVIDED: Final = {"DEU": 1990, "DDR": 1990, "VNM": 1975, "RVN": 1975}
"""Actors that were a part of a divided country, with the last year of that."""
ECONOMY: Final = {"gdp": "pwtrgdp", "gdp-per-capita": "mrgdppc", "population": "pwtpop"}


def regimes(states: frozenset[str], first: int) -> Iterator[Row]:
    """V-Dem and Polity5, which ends with 2018 and lacks the Soviet Union."""
    for r in of_states(read("democracy.state-years"), states, first):
        actor, year, points = r["actor"], r["year"], r["polity2"]
        key = f"ccode {r['ccode']}, {year}"
        if r["v2x_polyarchy"] is not None:
            cite = f"vdem-16: {key}, v2x_polyarchy"
            yield row("polyarchy", actor, year, plain(r["v2x_polyarchy"]), cite)
        if points is not None or (year <= 2018 and not (actor == "RUS" and year <= 1991)):
            yield row(
                "polity2",
                actor,
                year,
                "" if points is None else str(points),
                f"polity-5: {key}, polity2",
                state="missing" if points is None else "observed",
            )


def soviet_regime(states: frozenset[str], first: int) -> Iterator[Row]:
    """The Soviet Union from Polity IV, as the conversion of Polity5 lost it."""
    if "RUS" not in states:
        return
    soviet = (pl.col("ccode") == 364) & (pl.col("year") >= first)
    for r in read("polity-4.state-years").filter(soviet).iter_rows(named=True):
        cite = f"polity-4-2015: ccode 364, {r['year']}, polity2"
        yield row("polity2", "RUS", r["year"], str(r["polity2"]), cite)


def economies(states: frozenset[str], first: int) -> Iterator[Row]:
    """Estimates of gross domestic product and of population.

    Without the divided Germany and Vietnam, whose parts have numbers of the whole.
    """
    for r in of_states(read("gdp.state-years"), states, first):
        if r["actor"] in DIVIDED and r["year"] <= DIVIDED[r["actor"]]:
            continue
        for indicator, column in ECONOMY.items():
            yield row(
                indicator,
                r["actor"],
                r["year"],
                plain(r[column]),
                f"fariss-2022: gwcode {r['gwcode']}, {r['year']}, {column}",
                qualifier="estimate",
            )
