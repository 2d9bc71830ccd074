"""States follow one another, and bodies keep lists."""

from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files

import pytest

from foedus.dates import Truth
from foedus.errors import UnknownName
from foedus.states import (
    ActorKind,
    SuccessionKind,
    actor,
    actor_exists,
    actors,
    members,
    membership,
    predecessors,
    successors,
    tables,
)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("KOR-1910", "JPN", SuccessionKind.OCCUPIED_BY),
        ("KOR-1910", "KOR", SuccessionKind.REPLACED_BY),
        ("KOR-1910", "PRK", SuccessionKind.REPLACED_BY),
        ("DEU-1945", "DEU", SuccessionKind.REPLACED_BY),
        ("DEU-1945", "DDR", SuccessionKind.REPLACED_BY),
        ("DDR", "DEU", SuccessionKind.MERGES_INTO),
        ("RVN", "VNM", SuccessionKind.MERGES_INTO),
        ("YAR", "YEM", SuccessionKind.MERGES_INTO),
        ("YPR", "YEM", SuccessionKind.MERGES_INTO),
        ("CSK", "CZE", SuccessionKind.REPLACED_BY),
        ("CSK", "SVK", SuccessionKind.REPLACED_BY),
        ("RUS", "UKR", SuccessionKind.SPLITS_FROM),
        ("PAK", "BGD", SuccessionKind.SPLITS_FROM),
        ("SDN", "SSD", SuccessionKind.SPLITS_FROM),
        ("ETH", "ERI", SuccessionKind.SPLITS_FROM),
        ("BAVARIA", "DEU-1945", SuccessionKind.MERGES_INTO),
        ("TUSCANY", "ITA", SuccessionKind.MERGES_INTO),
        ("GRAN-COLOMBIA", "VEN", SuccessionKind.SPLITS_FROM),
        ("AUSTRIA-HUNGARY", "AUT", SuccessionKind.REPLACED_BY),
    ],
)
def test_succession(before: str, after: str, kind: SuccessionKind) -> None:
    steps = [step for step in successors(before) if step.successor == after]
    assert [step.kind for step in steps] == [kind]
    assert steps[0] in predecessors(after)


def test_fourteen_republics_leave_the_soviet_union() -> None:
    left = {step.successor for step in successors("RUS") if step.date.earliest.year == 1991}
    assert len(left) == 14


def test_every_state_that_has_ended_has_a_successor() -> None:
    for who in actors():
        spells = [*membership(who.id, "cow"), *membership(who.id, "gw")]
        if spells and all(spell.span.end for spell in spells):
            assert successors(who.id), who.id


def test_the_un_command_has_three_different_lists() -> None:
    contributors = {row.actor for row in members("UNC", "wartime contributors")}
    declarants = {row.actor for row in members("UNC", "declarants 1953")}
    today = {row.actor for row in members("UNC", "members today", date(2025, 1, 1))}
    assert (len(contributors), len(declarants), len(today)) == (21, 16, 18)
    assert declarants < contributors
    assert {"ETH", "LUX"} <= declarants - today
    assert "DEU" in today - contributors
    assert "KOR" not in contributors | declarants | today


def test_germany_joins_the_un_command_in_2024() -> None:
    before = {row.actor for row in members("UNC", "members today", date(2024, 8, 1))}
    assert "DEU" not in before
    assert len(before) == 17


def test_the_united_kingdom_left_the_european_union() -> None:
    assert len(members("EU", on=date(2020, 1, 31))) == 28
    assert len(members("EU", on=date(2020, 2, 1))) == 27


def test_a_year_of_accession_leaves_the_days_of_that_year_unknown() -> None:
    sweden = next(row for row in members("NATO") if row.actor == "SWE")
    assert sweden.span.contains(date(2024, 2, 1)) is Truth.UNKNOWN
    assert sweden.span.contains(date(2025, 1, 1)) is Truth.YES
    assert len(members("NATO", on=date(2025, 1, 1))) == 32


def test_no_list_on_record_is_not_an_empty_list() -> None:
    with pytest.raises(UnknownName, match="declarants 1953"):
        members("UNC", "declarants 1954")
    with pytest.raises(UnknownName):
        members("KPA")


def test_members_are_actors_and_lists_belong_to_bodies() -> None:
    for row in tables.body_members():
        assert actor_exists(row.actor)
        assert actor(row.body).kind is not ActorKind.STATE


@pytest.mark.parametrize("table", ["membership", "succession", "body_members", "systems", "names"])
def test_every_citation_leads_to_a_source_and_a_place_in_it(table: str) -> None:
    data = files("foedus.states") / "data"
    known = {row["id"] for row in rows((data / "sources.csv").read_text("utf-8"))}
    for row in rows((data / f"{table}.csv").read_text("utf-8")):
        assert row["source"] or table == "names", row
        for citation in filter(None, row["source"].split(" | ")):
            source, _, locator = citation.partition(": ")
            assert source in known, row
            assert locator, row


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))
