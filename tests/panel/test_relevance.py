"""Politically relevant dyads: contiguous, or with a major power."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus.errors import PanelError
from foedus.panel import panel
from foedus.panel.relevance import relevant
from foedus.upstream import read
from foedus.upstream.table import Table

PAIR: Final = ["ccode1", "ccode2", "year"]


@cache
def kept(up_to: int) -> Table:
    given = panel("dyad-years", last=2010, directed=False).add("contiguity", "majors")
    return given.then(relevant(up_to=up_to)).collect()


def spans(frame: pl.DataFrame, first: str, last: str) -> list[tuple[int, int, int]]:
    return [
        (row[0], row[1].year, row[2].year) for row in frame.select("ccode", first, last).rows()
    ]


@cache
def worked_out(up_to: int) -> dict[tuple[int, int, int], tuple[bool, bool]]:
    """Pairs of members of a year, and whether they are contiguous and one is a major power.

    A pair is in the panel if both were members on one day: the two who were so only in the same
    year are told by the days of their spells.
    """
    majors = {
        (code, year)
        for code, first, last in spans(read("cow-majors.spells"), "start", "end")
        for year in range(first, last + 1)
    }
    neighbours = {
        row[:3]
        for row in read("contiguity.directed-dyad-years")
        .select("state1no", "state2no", "year", "conttype")
        .iter_rows()
        if row[3] <= up_to
    }
    members: dict[int, list[tuple[int, int, int]]] = {}
    for code, start, end in read("cow-states.spells").select("ccode", "start", "end").rows():
        for year in range(start.year, min(end.year, 2010) + 1):
            first = start.timetuple().tm_yday if start.year == year else 1
            last = end.timetuple().tm_yday if end.year == year else 366
            members.setdefault(year, []).append((code, first, last))
    found = {}
    for year, here in members.items():
        for one, first, last in here:
            for two, begin, end in here:
                if one < two and first <= end and begin <= last:
                    near = (one, two, year) in neighbours
                    major = (one, year) in majors or (two, year) in majors
                    if near or major:
                        found[one, two, year] = near, major
    return found


@pytest.mark.parametrize("up_to", [1, 5])
def test_relevant_dyads_are_those_of_the_raw_tables_and_the_part_is_named(
    up_to: int, mirror: Path
) -> None:
    parts = "relevant_contiguous", "relevant_major"
    got = {row[:3]: row[3:] for row in kept(up_to).frame.select(*PAIR, *parts).iter_rows()}
    assert got == worked_out(up_to)
    assert len(got) == kept(up_to).frame.height


def test_a_farther_contiguity_keeps_more_dyads(mirror: Path) -> None:
    near, far = kept(1).frame, kept(5).frame
    assert near.join(far, on=PAIR, how="anti").is_empty()
    assert near.height < far.height


def test_a_relevant_dyad_is_the_same_in_both_directions(mirror: Path) -> None:
    given = panel("dyad-years", first=1990, last=2010).add("contiguity", "majors", "relevant")
    frame = given.collect().frame
    turned = frame.select(
        pl.col("ccode2").alias("ccode1"), pl.col("ccode1").alias("ccode2"), "year"
    )
    assert frame.join(turned, on=PAIR, how="anti").is_empty()
    assert 2 * kept(5).frame.filter(pl.col("year") >= 1990).height == frame.height


@pytest.mark.parametrize("carry", [0, 5])
def test_dyads_of_which_it_is_not_known_are_an_error_and_not_left_out(
    carry: int, mirror: Path
) -> None:
    given = panel("dyad-years", first=2015, last=2018, carry_membership=True)
    unknown = given.add("contiguity", "majors", carry=carry).add("relevant")
    with pytest.raises(
        PanelError, match=r"^whether [\d,]+ rows from 2017 to 2018 are relevant is not known; .*$"
    ):
        unknown.collect()


@pytest.mark.parametrize(
    ("before", "lacking"),
    [((), "contiguity and majors"), (("contiguity",), "majors"), (("majors",), "contiguity")],
)
def test_relevance_needs_what_it_is_made_of(
    before: tuple[str, ...], lacking: str, mirror: Path
) -> None:
    given = panel("dyad-years", first=2000, last=2000).add(*before, "relevant")
    with pytest.raises(PanelError, match=f"^'relevant' needs {lacking}; add them before it$"):
        given.collect()


def test_relevance_is_of_dyads_alone() -> None:
    with pytest.raises(PanelError, match=r"'relevant' speaks of dyads; .* is the state-year$"):
        panel("state-years").add("relevant")
