"""Exercises with others, and US troops in a country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from foedus.published.rows import Row, row
from foedus.upstream import read

MONTHS: Final = {"September": "09", "December": "12"}
LAST_REPORT: Final = "December 2025"


def exercises(states: frozenset[str]) -> Iterator[Row]:
    """Exercises that began in a year; a year without one may only lack a report."""
    frame = read("mme.exercises").drop_nulls("start_year").explode("participants")
    counts = frame.group_by("participants", "start_year").len()
    for r in counts.filter(pl.col("participants").is_in(states)).iter_rows(named=True):
        yield row(
            "exercises-mme",
            r["participants"],
            r["start_year"],
            str(r["len"]),
            f"mme-7: exercises with {r['participants']} begun in {r['start_year']}",
            qualifier="at-least",
            state="derived",
        )


def us_troops(hosts: frozenset[str]) -> Iterator[Row]:
    """To 2004 the yearly table, from 2005 the report for September and the last of all.

    The yearly table doubles some later years and repeats the figure of 1953 in 1951 and 1952,
    for which there is no report. A host with several lines in a year has their sum.
    """
    of_hosts = pl.col("host").is_in(hosts)
    years = pl.col("year").le(2004) & ~pl.col("year").is_in([1951, 1952])
    yearly = read("us-troops.state-years").filter(of_hosts & years).drop_nulls("troops_ad")
    for r in _summed(yearly, ["host", "year"]).iter_rows(named=True):
        yield _troops(r, r["year"], f"troopdata-country-year: {_codes(r)}, {r['year']}, troops_ad")
    wanted = pl.col("month").eq("September") | pl.col("report").eq(LAST_REPORT)
    reports = read("us-troops.reports").filter(of_hosts & wanted & pl.col("year").ge(2005))
    keys = ["host", "year", "month", "report"]
    for r in _summed(reports.drop_nulls("troops_ad"), keys).iter_rows(named=True):
        month = f"{r['year']}-{MONTHS[r['month']]}"
        yield _troops(r, month, f"troopdata-reports: {_codes(r)}, {r['report']}, troops_ad")


def _summed(frame: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    found = frame.group_by(keys, maintain_order=True)
    return found.agg(pl.col("ccode").unique().sort(), pl.col("troops_ad").sum(), lines=pl.len())


def _codes(r: dict[str, object]) -> str:
    codes = r["ccode"]
    assert isinstance(codes, list)
    return f"ccode{'s' if len(codes) > 1 else ''} {' '.join(map(str, codes))}"


def _troops(r: dict[str, object], period: object, cite: str) -> Row:
    return row(
        "us-troops",
        "USA",
        period,
        str(r["troops_ad"]),
        cite,
        partner=str(r["host"]),
        state="observed" if r["lines"] == 1 else "derived",
    )
