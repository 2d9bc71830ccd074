"""A layer of duties is what asking pair by pair finds, and a what-if reaches it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from foedus.dates import Truth
from foedus.errors import UnknownName
from foedus.measures import duties_owed_to
from foedus.measures.network import duty_layer
from foedus.world import ATOP, load, obligations_between

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

DAYS = ("1955-01-01", "1976-08-18", "2016-01-01", "2026-10-10")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("obligation", ATOP)
def test_the_duties_between_parties_are_those_found_pair_by_pair(
    day: str, obligation: str
) -> None:
    world = load("korea").at(day)
    layer = duty_layer(world, [obligation])
    parties = {actor for a in world.agreements() for actor in a.parties}
    for who, whom in permutations(sorted(parties & {*layer.nodes})[:12], 2):
        live = [one for *_, one in obligations_between(world, who, whom, [obligation])]
        expected = live.count(Truth.YES)
        assert layer.weights.get((who, whom), 0) == expected
        if not expected:
            assert (who, whom) in layer.unknown


@pytest.mark.parametrize("day", DAYS)
def test_what_korea_is_owed_is_what_its_exposure_counts(day: str) -> None:
    world = load("korea").at(day)
    layer = duty_layer(world, ["defence"], legal=True)
    owed = {d.debtor for d in duties_owed_to(world, "KOR", ["defence"]) if d.legal}
    sure = {*layer.into("KOR")}
    assert sure <= owed
    assert owed - sure <= layer.unknown_at("KOR")[1]


def test_without_the_pact_its_ties_are_gone_and_not_unknown(pack: MadeUpPack) -> None:
    world = pack.world()
    before = duty_layer(world, ["defence"])
    after = duty_layer(world.without("pact"), ["defence"])
    assert set(before.weights) == {("KOR", "USA"), ("USA", "KOR")}
    assert before.ties[0].records == ("provision:pact/Article III",)
    assert after.nodes == before.nodes
    assert after.ties == ()
    assert not after.unknown
    restored = world.without("pact").including(world.agreement("pact"))
    assert duty_layer(restored, ["defence"]) == before


def test_a_duty_that_may_not_be_in_force_yet_is_unknown(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"][1]["since"] = "1954"
    layer = duty_layer(pack.world().at("1954-06-01"), ["defence"])
    assert layer.ties == ()
    assert layer.unknown == {("KOR", "USA"), ("USA", "KOR")}


def test_no_clause_means_no_duty_only_where_the_coverage_says_so(pack: MadeUpPack) -> None:
    world = pack.world()
    assert ("JPN", "KOR") in duty_layer(world, ["defence"], nodes=["CHN", "JPN"]).unknown
    covered = {
        "subject": "agreement",
        "actors": "KOR",
        "start": "1948",
        "end": "2019-12-31",
        "absent": "zero",
        "note": "All.",
        "note_ko": "모두.",
        "sources": "almanac: page 1",
    }
    pack.tables["coverage.csv"].append(covered)
    layer = duty_layer(pack.world().at("2019-01-01"), ["defence"], nodes=["CHN", "JPN"])
    assert {("JPN", "KOR"), ("KOR", "JPN")}.isdisjoint(layer.unknown)
    assert ("CHN", "JPN") in layer.unknown


def test_a_right_is_no_tie(pack: MadeUpPack) -> None:
    assert duty_layer(pack.world(), ["basing"]).ties == ()


def test_no_obligation_is_no_question(pack: MadeUpPack) -> None:
    with pytest.raises(UnknownName, match="no obligation ''; there is: consultation, defence"):
        duty_layer(pack.world(), [])
