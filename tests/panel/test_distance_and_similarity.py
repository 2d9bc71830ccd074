"""Distances of capitals, and similarity as columns of a panel."""

from __future__ import annotations

from math import acos, cos, radians, sin
from pathlib import Path

import polars as pl
import pytest

from foedus.measures.similarity import pair_similarity, vote_similarity
from foedus.panel import panel
from foedus.upstream import read
from foedus.upstream.table import table


def law_of_cosines(one: tuple[float, float], two: tuple[float, float]) -> float:
    (lat1, lng1), (lat2, lng2) = ((radians(a), radians(b)) for a, b in (one, two))
    return 6371.0088 * acos(sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lng2 - lng1))


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_capitals_are_as_far_apart_as_their_positions(system: str, mirror: Path) -> None:
    """Bonn, not Berlin, until Germany is one again; the first capital of a year counts."""
    code = "ccode" if system == "cow" else "gwcode"
    given = panel("dyad-years", system=system, first=1980, last=2000, states=["KOR", "USA", "DEU"])
    frame = given.add("capital-distance").collect().frame
    capitals = read(f"capitals.{system}-spells")
    assert frame.height
    for row in frame.sample(40, seed=1).iter_rows(named=True):
        places = []
        for side in "12":
            there = capitals.filter(
                pl.col(code) == row[f"{code}{side}"],
                pl.col("start").dt.year() <= row["year"],
                pl.col("end").dt.year() >= row["year"],
            ).sort("row")
            places.append(there.select("lat", "lng").row(0))
        assert row["capital_km"] == pytest.approx(law_of_cosines(*places), rel=1e-9)


def test_capitals_are_as_far_apart_as_printed_on_a_sphere_of_equatorial_radius(
    mirror: Path,
) -> None:
    """From Washington to Ottawa, and to the nearest capital; whole kilometres are printed."""

    def nearest(year: int, *states: int) -> int:
        given = panel("dyad-years", first=year, last=year, states=states or None)
        frame = given.add("capital-distance").collect().frame.filter(ccode1=2)
        least: float = frame.select(pl.col("capital_km").min()).item()
        return round(least * 6378.137 / 6371.0088)

    assert nearest(1920, 2, 20) == 735
    assert (nearest(1816), nearest(1822)) == (5905, 5744)


def test_similarity_is_the_same_in_both_directions_and_as_measured(mirror: Path) -> None:
    frame = panel("dyad-years", first=1938, last=1938).add("similarity").collect().frame
    both = frame.join(
        frame, left_on=["ccode1", "ccode2"], right_on=["ccode2", "ccode1"], suffix="_back"
    )
    assert both.height == frame.height
    assert both["alliances_s"].to_list() == both["alliances_s_back"].to_list()
    duties = read("atop.directed-dyad-years").filter(year=1938)
    codes = panel("state-years", first=1938, last=1938).collect().frame["ccode"].to_list()

    def portfolio(who: int) -> list[int]:
        ties = {row["ccode2"]: row for row in duties.filter(ccode1=who).iter_rows(named=True)}
        return [
            3
            if whom == who
            else 0
            if (row := ties.get(whom)) is None
            else 3
            if row["defense"] or row["offense"]
            else 2
            if row["neutral"] or row["consul"]
            else row["nonagg"]
            for whom in codes
        ]

    for one, two in ((255, 365), (2, 200), (220, 290)):
        expected = pair_similarity(portfolio(one), portfolio(two), highest=3, measures=["s"])["s"]
        found = frame.filter(ccode1=one, ccode2=two)["alliances_s"].item()
        assert found == pytest.approx(expected)


def test_votes_are_those_of_the_measure_and_null_before_membership(mirror: Path) -> None:
    given = panel("dyad-years", first=1989, last=1993, states=["KOR", "USA"])
    frame = given.add("votes").collect().frame.filter(actor1="KOR")
    measured = vote_similarity(
        table("un-votes.votes"), absent="left out", measures=["s"], among=[2, 732]
    )
    expected = dict(measured.filter(ccode1=2, ccode2=732).select("year", "s").iter_rows())
    for year, s, state in frame.select("year", "votes_s", "votes_state").iter_rows():
        assert s == (expected.get(year) if year >= 1991 else None)
        assert state == ("derived" if year >= 1991 else "missing")
