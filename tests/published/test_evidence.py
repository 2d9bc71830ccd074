"""Published records of any state in a world: sound, sourced, never surer than the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from foedus.dates import Truth
from foedus.errors import UnknownName, UpstreamError
from foedus.evidence.check import crossed
from foedus.published import at_hand, giving
from foedus.states import actors, in_system
from foedus.topics import compose
from foedus.world import load, obligations_between

HARD: Final = ("POL", "JPN", "USA", "DEU", "DDR", "YUG", "RUS", "VNM", "YEM", "TWN", "SRB", "KOR")
"""States whose codes passed from hand to hand, and those of the briefs."""


@pytest.fixture
def everything(mirror: Path) -> Sequence[str]:
    found = at_hand()
    assert found == giving()
    return found


@pytest.mark.parametrize("state", HARD)
def test_the_evidence_on_a_state_has_no_fault(state: str, everything: Sequence[str]) -> None:
    """The checks of packs hold for it: known actors and sources, unique ids, order of steps."""
    assert crossed(load(data=everything, states=[state]).evidence) == []


def test_every_state_of_today_can_be_asked(everything: Sequence[str]) -> None:
    members = [a.id for a in actors() if in_system(a.id, "cow", date(2016, 1, 1)) is Truth.YES]
    assert len(members) > 190
    world = load(data=everything, states=members)
    assert crossed(world.evidence) == []
    without = [m for m in members if not world.has_series("nmc-cinc", m)]
    assert without == []


def test_what_the_pack_holds_is_not_told_twice(everything: Sequence[str]) -> None:
    world = load(data=everything, states=["KOR"])
    codes = [
        (kind, code)
        for a in world.agreements()
        for kind in ("atop", "dcad")
        for code in a.codes.get(kind, "").split()
        if "KOR" in a.parties
    ]
    assert len({c for c in codes if c[0] == "atop"}) == 4
    made = [a.id for a in world.agreements("KOR") if a.id.startswith(("atop-", "dcad-"))]
    assert made == []  # DCAD 0130 stands in a claim on another agreement


def test_after_the_years_of_atop_nothing_is_certain(everything: Sequence[str]) -> None:
    """The treaty of Poland and Germany of 1991: in effect in 2018, unknown from 2019 on."""
    world = load(data=everything, states=["POL"])
    live = {day: world.at(day).live(world.agreement("atop-4035"), "POL") for day in (
        "1990-01-01", "2018-12-31", "2019-06-01", "2026-10-10",
    )}  # fmt: skip
    assert list(live.values()) == [Truth.NO, Truth.YES, Truth.UNKNOWN, Truth.UNKNOWN]


def test_the_united_states_owes_what_atop_and_the_clauses_say(everything: Sequence[str]) -> None:
    world = load(data=everything, states=["USA"]).at("2018-12-31")

    def defends(other: str) -> set[str]:
        found = obligations_between(world, "USA", other, ("defence",))
        return {a.id for a, _, live in found if live is Truth.YES}

    assert defends("JPN") == {"us-japan-1960"}
    assert "north-atlantic-treaty-1949" in defends("POL")
    assert "atop-3075" in defends("BRA")  # the Rio treaty
    assert defends("SWE") == set()


def test_the_same_question_has_the_same_world(everything: Sequence[str]) -> None:
    one = load(data=["nmc", "atop"], states=["POL"])
    assert one == load(data=["atop", "nmc"], states=["POL"])
    assert one != load(data=["atop"], states=["POL"])
    assert one != load(data=["nmc", "atop"], states=["DEU"])
    assert load() != one
    assert (one.data, load().data) == (("atop", "nmc"), ())


def test_each_record_leads_to_the_file_it_came_from(everything: Sequence[str]) -> None:
    world = load(data=everything, states=["POL"])
    own = [o for o in world.evidence.observations if o.actor == "POL"]
    assert own
    by_id = {s.id: s for s in world.evidence.sources}
    for record in (*own, *world.agreements("POL"), *world.events("POL")):
        for cite in record.sources:
            assert cite.locator
            assert by_id[cite.source].publisher


@pytest.mark.parametrize(
    ("state", "day", "key"),
    [
        ("POL", "1938-06-01", "profile.disputes_not_covered"),
        ("NATO", "2010-01-01", "profile.disputes_not_covered"),
        ("XKX", "1999-01-01", "profile.disputes_not_covered"),
        ("MCO", "2010-01-01", "profile.no_disputes"),
        ("DDR", "2018-12-31", "profile.ended_state_others"),
        ("TWN", "2018-12-31", "profile.no_duties"),
    ],
)
def test_what_was_not_looked_at_is_not_told_as_nothing(
    state: str, day: str, key: str, everything: Sequence[str]
) -> None:
    world = load(data=everything, states=[state]).at(day)
    told = [b for part in compose(world, state)[0].walk() for b in part.blocks]
    by_key = {getattr(block, "key", ""): block for block in told}
    assert key in by_key
    assert getattr(by_key[key], "kind", "") == (
        "finding" if key.endswith("no_disputes") else "gap"
    )


def test_disputes_that_were_not_asked_for_are_no_peace(everything: Sequence[str]) -> None:
    (section,) = compose(load(data=["atop"], states=["POL"]), "POL")
    keys = {getattr(b, "key", "") for part in section.walk() for b in part.blocks}
    assert "profile.disputes_not_asked" in keys


def test_troops_in_south_vietnam_are_not_in_the_north(everything: Sequence[str]) -> None:
    world = load(data=["us-troops"], states=["VNM", "RVN"])
    assert world.series("us-troops", "USA", "RVN").in_year(1968).value == 537_377
    assert world.series("us-troops", "USA", "VNM").in_year(1968).value is None


def test_a_zero_that_a_yearly_table_filled_in_is_no_count(everything: Sequence[str]) -> None:
    """It has 0 for Ethiopia in 1965, where the report has 1,682 persons."""
    world = load(data=["us-troops"], states=["ETH"])
    assert world.series("us-troops", "USA", "ETH").in_year(1965).value is None
    assert world.series("us-troops", "USA", "ETH").in_year(1961).value == 106


def test_states_may_be_named_and_unknown_ones_are_refused(everything: Sequence[str]) -> None:
    assert load(data=["atop"], states=["Poland"]) == load(data=["atop"], states=["POL"])
    with pytest.raises(UnknownName, match="no state or body 'Polnd'; nearest: Poland"):
        load(data=["atop"], states=["Polnd"])


@pytest.mark.parametrize(
    ("indicator", "state", "year", "expected"),
    [
        ("polity2", "POL", 2018, "observed"),
        ("polity2", "POL", 2020, "not-covered"),
        ("nmc-cinc", "EU", 2000, "not-covered"),
        ("milex-current", "EU", 2024, "not-covered"),
        ("population", "DEU", 1974, "missing"),
    ],
)
def test_a_series_says_why_it_has_no_value(
    indicator: str, state: str, year: int, expected: str, everything: Sequence[str]
) -> None:
    world = load(data=everything, states=[state])
    assert world.series(indicator, state).in_year(year).state == expected


@pytest.mark.parametrize("state", ["POL", "JPN", "USA"])
def test_the_brief_says_what_is_not_covered(state: str, everything: Sequence[str]) -> None:
    (section,) = compose(load(data=everything, states=[state]), state)
    told = [block for part in section.walk() for block in part.blocks]
    keys = {block.key for block in told if hasattr(block, "key")}
    assert {"profile.duties", "profile.disputes", "profile.ideal_point"} <= keys
    assert sum(getattr(block, "kind", "") == "gap" for block in told) > 10


def test_a_data_set_that_gives_no_records_is_named_with_those_that_do() -> None:
    with pytest.raises(UnknownName, match=r"no data set that gives records 'cshapes'"):
        load(data=["cshapes"])
    with pytest.raises(UnknownName, match=r"'atpo'; nearest: atop"):
        load(data=["atpo"])


def test_a_data_set_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path))
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    assert at_hand() == ()
    with pytest.raises(UpstreamError, match=r"cow_nmc\.rda is not installed"):
        load(data=["nmc"])
