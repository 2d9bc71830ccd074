"""Votes in the General Assembly, and persons in missions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from foedus.published.rows import Row, of_states, plain, row
from foedus.upstream import read


def ideal_points(states: frozenset[str], first: int) -> Iterator[Row]:
    """In single precision, as they are published."""
    frame = read("ideal-points.state-years").drop_nulls("idealpointfp")
    single = frame.with_columns(text=pl.Series(map(str, frame["idealpointfp"].to_numpy())))
    for r in of_states(single, states, first):
        yield row(
            "un-ideal-point",
            r["actor"],
            r["year"],
            r["text"],
            f"un-ideal-points-2025: ccode {r['ccode']}, {r['year']}, idealpointfp",
            qualifier="estimate",
            vintage="2025-07-28",
        )


def agreement(states: frozenset[str], partners: frozenset[str]) -> Iterator[Row]:
    """The same vote (yes, abstain, no) as a share of the roll calls in which both voted."""
    for r in _together(states, partners):
        shares = f"same in {r['same']} of {r['all']}"
        share = plain(r["same"] / r["all"])
        yield _of_two("un-agreement", r, share, f"{_dated(r)}: {shares}")


def roll_calls(states: frozenset[str], partners: frozenset[str]) -> Iterator[Row]:
    """The roll calls of a year in which both voted."""
    for r in _together(states, partners):
        yield _of_two("un-roll-calls", r, str(r["all"]), _dated(r))


def _together(states: frozenset[str], partners: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Roll calls in which two voted, and in how many of them alike, by year.

    Of 2024 the file holds only nine roll calls, so that year is left out.
    """
    votes = read("un-votes.votes").filter(
        (pl.col("year") < 2024) & pl.col("actor").is_in(states | partners)
    )
    own = votes.filter(pl.col("actor").is_in(states))
    both = own.join(votes, on="resolution", suffix="_partner").filter(
        pl.col("actor_partner").is_in(partners) & (pl.col("actor") != pl.col("actor_partner"))
    )
    counts = both.group_by("year", "actor", "ccode", "actor_partner", "ccode_partner").agg(
        same=(pl.col("vote") == pl.col("vote_partner")).sum(), all=pl.len()
    )
    return counts.iter_rows(named=True)


def _dated(r: dict[str, Any]) -> str:
    return f"ccodes {r['ccode']} and {r['ccode_partner']}, votes dated {r['year']}"


def _of_two(indicator: str, r: dict[str, Any], value: str, locator: str) -> Row:
    return row(
        indicator,
        r["actor"],
        r["year"],
        value,
        f"fpsim-un-votes: {locator}",
        partner=r["actor_partner"],
        state="derived",
    )


def peacekeepers(states: frozenset[str], first: int) -> Iterator[Row]:
    """The state of each December."""
    frame = read("ipi.contributions").filter(pl.col("day").dt.month() == 12)
    for r in of_states(frame.with_columns(year=pl.col("day").dt.year()), states, first):
        for column in ("troops", "police", "experts"):
            value = r[column]
            yield row(
                f"un-{column}",
                r["actor"],
                f"{r['year']}-12",
                "" if value is None else str(value),
                f"ipi-peacekeeping-2014: {r['name']}, {r['day']}, {column.title()}",
                state="missing" if value is None else "observed",
            )
