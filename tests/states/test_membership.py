"""Membership in the two state systems is dated, and the two never mix."""

from __future__ import annotations

import csv
import os
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Truth
from foedus.errors import UnknownName
from foedus.states import actor_exists, in_system, membership, state_system, tables

BESIDE = Path(__file__).parents[3] / "shared/upstream"
UPSTREAM = Path(os.environ.get("FOEDUS_MIRROR") or BESIDE) / "state-systems"
needs_upstream = pytest.mark.skipif(
    not UPSTREAM.is_dir(), reason="the published lists are not at hand"
)


def test_south_korea_enters_cow_in_1949_and_gw_in_1948() -> None:
    assert [str(spell.span) for spell in membership("KOR", "cow")] == ["1949-06-29 on"]
    assert [str(spell.span) for spell in membership("KOR", "gw")] == ["1948-08-15 on"]


def test_between_the_two_dates_the_lists_disagree_about_south_korea() -> None:
    assert in_system("KOR", "gw", date(1948, 8, 15)) is Truth.YES
    assert in_system("KOR", "cow", date(1948, 8, 15)) is Truth.NO


def test_korea_leaves_cow_with_the_protectorate_and_gw_with_the_annexation() -> None:
    assert in_system("KOR-1910", "cow", date(1906, 1, 1)) is Truth.NO
    assert in_system("KOR-1910", "gw", date(1906, 1, 1)) is Truth.YES
    assert in_system("KOR-1910", "gw", date(1910, 8, 23)) is Truth.NO


@pytest.mark.parametrize(("system", "closes"), [("cow", "2016-12-31"), ("gw", "2020-12-31")])
@pytest.mark.parametrize("id", ["KOR", "RVN", "DEU-1945"])
def test_after_a_list_closes_membership_is_unknown(system: str, closes: str, id: str) -> None:
    last = date.fromisoformat(closes)
    assert state_system(system).closes == last
    assert in_system(id, system, last) is not Truth.UNKNOWN
    assert in_system(id, system, last + timedelta(1)) is Truth.UNKNOWN


def test_before_1816_membership_is_unknown() -> None:
    assert in_system("FRA", "cow", date(1815, 12, 31)) is Truth.UNKNOWN


def test_a_body_is_no_member_of_a_state_system() -> None:
    assert in_system("NATO", "cow", date(1990, 1, 1)) is Truth.NO


def test_an_unknown_system_or_actor_is_refused() -> None:
    with pytest.raises(UnknownName, match="cow"):
        membership("KOR", "coww")
    with pytest.raises(UnknownName, match="KOR"):
        membership("KRO", "cow")


def test_germany_is_two_actors_in_both_lists() -> None:
    assert {spell.code for spell in membership("DEU-1945", "cow")} == {255}
    assert [spell.code for spell in membership("DEU", "cow")] == [260, 255]
    assert [spell.code for spell in membership("DEU", "gw")] == [260]


@given(st.dates(date(1816, 1, 1), date(2016, 12, 31)), st.sampled_from(["cow", "gw"]))
def test_a_code_has_at_most_one_holder_on_a_day(day: date, system: str) -> None:
    holders = [
        spell.code
        for spell in tables.spells()
        if spell.system == system and spell.span.contains(day) is Truth.YES
    ]
    assert len(holders) == len(set(holders))


class Listed(NamedTuple):
    code: int
    start: date
    end: date


def ours(system: str) -> list[Listed]:
    """Our rows as the list has them: open ends closed, and what we cut joined again."""
    closes = state_system(system).closes
    rows = sorted(
        (
            s.code,
            s.span.start.earliest,
            s.span.end.latest if s.span.end else closes,
            " cut at " in s.source,
        )
        for s in tables.spells()
        if s.system == system
    )
    joined: list[Listed] = []
    for code, start, end, is_cut in rows:
        last = joined[-1] if joined else None
        if is_cut and last and last.code == code and last.end + timedelta(1) == start:
            joined[-1] = last._replace(end=end)
        else:
            joined.append(Listed(code, start, end))
    return joined


@needs_upstream
def test_the_cow_spells_are_those_of_the_published_list() -> None:
    with (UPSTREAM / "states2016.csv").open(encoding="utf-8", newline="") as lines:
        published = [
            Listed(
                int(row["ccode"]),
                *(
                    date(int(row[f"{at}year"]), int(row[f"{at}month"]), int(row[f"{at}day"]))
                    for at in ("st", "end")
                ),
            )
            for row in csv.DictReader(lines)
        ]
    assert ours("cow") == sorted(published)


@needs_upstream
def test_the_gw_spells_are_those_of_the_published_list() -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("fastexcel")
    # An independent copy of the list: without microstates, and closing three years earlier.
    rows = pl.read_excel(UPSTREAM / "gwstates.xlsx").iter_rows()

    def day(text: str) -> date:
        d, m, y = (int(part) for part in text.split("."))
        return date(y, m, d)

    closes = state_system("gw").closes
    published = {
        Listed(int(code), day(start), closes if day(end) == date(2017, 12, 31) else day(end))
        for code, _, _, start, end in rows
    }
    micro = {spell for spell in ours("gw") if spell not in published}
    assert published <= set(ours("gw"))
    assert {spell.code for spell in micro} == {
        *(54, 55, 56, 57, 58, 60, 221, 223, 232, 331, 396, 397, 403, 591, 935),
        *(970, 971, 972, 973, 983, 986, 987, 990),
    }
    assert {spell.code for spell in micro} == {s.code for s in tables.spells() if s.microstate}


def test_every_spell_belongs_to_an_actor_and_spells_do_not_overlap() -> None:
    for spell in tables.spells():
        assert actor_exists(spell.actor), spell
    for system in ("cow", "gw"):
        for id in {spell.actor for spell in tables.spells()}:
            for earlier, later in pairwise(membership(id, system)):
                assert earlier.span.end is not None, earlier
                assert earlier.span.end.latest < later.span.start.earliest
