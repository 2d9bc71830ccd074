"""Right answers of the Korean system, each a claim about a text; the docstring names the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from foedus.casus import Answer, Contingency, Kind, Reading, Result, Standing, evaluate, site
from foedus.dates import Truth
from foedus.world import World, load


@pytest.fixture(scope="module")
def world() -> World:
    return load("korea")


def asked(
    world: World, attackers: str, targets: str, on: str, where: str = "home", **more: Any
) -> Answer:
    sides = (tuple(attackers.split()), tuple(targets.split()))
    question = Contingency(attackers=sides[0], targets=sides[1], on=date.fromisoformat(on), **more)
    there = site(world, where, question.targets)
    return evaluate(world, msgspec.structs.replace(question, site=there))


def reading(
    answer: Answer, agreement: str, locator: str, debtor: str, creditor: str = ""
) -> Reading:
    found = [
        r
        for r in answer.readings
        if (r.agreement.id, r.provision.locator, r.debtor) == (agreement, locator, debtor)
        and creditor in ("", r.creditor)
    ]
    assert len(found) == 1, [r.provision.id for r in answer.readings]
    return found[0]


def stopped(found: Reading) -> list[str]:
    return [test.name for test in found.stopped_by]


def left_open(found: Reading) -> list[str]:
    return [test.name for test in found.left_open]


MDT = "us-rok-mdt"


def test_an_attack_on_the_south_raises_the_treaty_of_1953_alone(world: World) -> None:
    """Article III of the Mutual Defense Treaty and the understanding of the Senate."""
    answer = asked(world, "PRK", "KOR", "2026-03-01")
    assert [(r.debtor, r.creditor, r.agreement.id) for r in answer.duties] == [("USA", "KOR", MDT)]
    article = answer.duties[0]
    assert article.result is Result.ARISES
    assert article.provision.discretion == ("constitutional-processes",)


def test_an_attack_on_the_south_raises_neither_treaty_of_the_north(world: World) -> None:
    """Article II of the treaty of 1961 and Article 4 of 2024 speak of an ally that is attacked."""
    answer = asked(world, "PRK", "KOR", "2026-03-01")
    for agreement, locator, ally in (
        ("china-dprk-1961", "Article II, second sentence", "CHN"),
        ("russia-dprk-2024", "Article 4", "RUS"),
    ):
        found = reading(answer, agreement, locator, ally)
        assert found.result is Result.NOT
        assert stopped(found) == ["role"]
        assert found in answer.without_duty


def test_an_attack_on_the_north_raises_both(world: World) -> None:
    """Articles II (1961) and 4 (2024); the latter by Article 51 and the laws of both."""
    answer = asked(world, "USA KOR", "PRK", "2026-03-01")
    assert {r.debtor: r.result for r in answer.duties} == {
        "CHN": Result.ARISES,
        "RUS": Result.ARISES,
    }
    russian = reading(answer, "russia-dprk-2024", "Article 4", "RUS")
    assert {"charter-51", "constitutional-processes"} <= set(russian.provision.discretion)


def test_in_june_1950_no_treaty_bound_anyone_to_defend_the_south(world: World) -> None:
    answer = asked(world, "PRK", "KOR", "1950-06-25", act="invasion")
    assert answer.duties == ()
    assert answer.consultations == ()


def test_the_security_council_recommended_help_and_obliged_nobody(world: World) -> None:
    """Resolution 83 of 27 June 1950 recommends."""
    answer = asked(world, "PRK", "KOR", "1950-06-28", act="invasion")
    assert answer.duties == ()
    found = reading(answer, "unsc-83-1950", "operative paragraph", "un-members")
    assert found.kind is Kind.ASK
    assert found in answer.apart


@pytest.mark.parametrize("day", ["1953-10-01", "1954-06-01", "1954-11-16"])
def test_before_it_was_in_force_the_signed_treaty_raises_nothing(world: World, day: str) -> None:
    """Signed on 1 October 1953, in force on 17 November 1954 (Washington)."""
    answer = asked(world, "PRK", "KOR", day)
    found = reading(answer, MDT, "Article III", "USA")
    assert stopped(found) == ["in-force"]
    assert found in answer.without_duty


def test_it_arises_once_it_is_in_force(world: World) -> None:
    answer = asked(world, "PRK", "KOR", "1954-11-18")
    assert reading(answer, MDT, "Article III", "USA").result is Result.ARISES


@pytest.mark.parametrize("day", ["1952-04-28", "1955-03-01", "1960-06-22"])
def test_the_text_of_1951_permits_the_defence_of_japan_and_obliges_nobody(
    world: World, day: str
) -> None:
    """Article I of the Security Treaty of 8 September 1951."""
    answer = asked(world, "CHN", "JPN", day)
    assert [r for r in answer.duties if r.debtor == "USA"] == []
    (right,) = [r for r in answer.permissions if r.agreement.id == "us-japan-1951"]
    assert (right.holder, right.toward, right.result) == ("USA", "JPN", Result.ARISES)


def test_from_23_june_1960_article_v_binds_each_for_territories_under_japan(world: World) -> None:
    answer = asked(world, "CHN", "JPN", "1960-06-23")
    assert reading(answer, "us-japan-1960", "Article V (1)", "USA").result is Result.ARISES
    at_yokosuka = asked(world, "CHN", "USA", "1990-06-01", "forces@camp-zama")
    bound = reading(at_yokosuka, "us-japan-1960", "Article V (1)", "JPN")
    assert bound.result is not Result.NOT
    at_guam = asked(world, "CHN", "USA", "1990-06-01", "forces@guam")
    assert stopped(reading(at_guam, "us-japan-1960", "Article V (1)", "JPN")) == ["where"]


@pytest.mark.parametrize(
    ("day", "result"), [("1972-05-14", Result.NOT), ("1972-05-15", Result.ARISES)]
)
def test_okinawa_comes_under_article_v_when_japan_administers_it(
    world: World, day: str, result: Result
) -> None:
    """The agreement on the reversion of Okinawa took effect on 15 May 1972."""
    answer = asked(world, "CHN", "JPN", day, "okinawa")
    assert reading(answer, "us-japan-1960", "Article V (1)", "USA").result is result


def test_the_senkaku_are_covered_as_territory_that_japan_administers(world: World) -> None:
    """Who administers decides under Article V, not who claims."""
    answer = asked(world, "CHN", "JPN", "2016-03-01", "senkaku", act="limited-strike")
    assert reading(answer, "us-japan-1960", "Article V (1)", "USA").result is Result.ARISES


def test_dokdo_is_no_territory_under_japanese_administration(world: World) -> None:
    answer = asked(world, "PRK", "JPN", "2020-01-01", "dokdo")
    assert stopped(reading(answer, "us-japan-1960", "Article V (1)", "USA")) == ["where"]


def test_yeonpyeong_raises_article_iii_and_leaves_the_action_to_judgement(world: World) -> None:
    """Shelling of 23 November 2010; Article II turns on the opinion of either party."""
    answer = asked(world, "PRK", "KOR", "2010-11-23", "yeonpyeong", act="limited-strike")
    article = reading(answer, MDT, "Article III", "USA")
    assert article.result is Result.ARISES
    assert "constitutional-processes" in article.provision.discretion
    consult = reading(answer, MDT, "Article II, first sentence", "USA")
    assert consult.result is Result.MAY
    assert left_open(consult) == ["judgement"]


def test_the_pueblo_was_outside_the_territory_that_article_iii_covers(world: World) -> None:
    """Seizure of a United States ship off Wonsan, 23 January 1968; vessels are not named."""
    answer = asked(world, "PRK", "USA", "1968-01-23", "forces@39.42,127.9", act="seizure")
    assert stopped(reading(answer, MDT, "Article III", "KOR")) == ["where"]
    consult = reading(answer, MDT, "Article II, first sentence", "KOR")
    assert consult.result is Result.MAY
    anzus = reading(answer, "anzus-1951", "Article IV (1)", "AUS")
    assert left_open(anzus)[0] == "trigger"


def test_the_cheonan_leaves_open_who_did_it_and_whose_waters_these_are(world: World) -> None:
    """Sinking of 26 March 2010 off Baengnyeong; North Korea denies it."""
    answer = asked(
        world,
        "PRK",
        "KOR",
        "2010-03-26",
        "forces@37.93,124.60",
        act="limited-strike",
        attributed=Truth.UNKNOWN,
    )
    found = reading(answer, MDT, "Article III", "USA")
    assert found.result is Result.MAY
    assert {"attributed", "where"} <= set(left_open(found))


def test_guam_is_outside_nato_and_may_fall_under_the_pacific_treaties(world: World) -> None:
    """NATO Article 6; ANZUS Article V; US-Philippines Article V; Article III of 1953."""
    answer = asked(world, "PRK", "USA", "2026-03-01", "forces@guam")
    nato = [r for r in answer.readings if r.provision.locator == "Article 5 (1)"]
    assert {r.result for r in nato} == {Result.NOT}
    belgian = reading(answer, "north-atlantic-treaty-1949", "Article 5 (1)", "BEL")
    assert stopped(belgian) == ["where"]
    for agreement, locator, debtor in (
        ("anzus-1951", "Article IV (1)", "AUS"),
        ("us-philippines-1951", "Article IV (1)", "PHL"),
        (MDT, "Article III", "KOR"),
    ):
        found = reading(answer, agreement, locator, debtor)
        assert found.result is Result.MAY
        assert left_open(found) == ["where"]


def test_new_zealand_owes_the_united_states_nothing_under_anzus_since_1986(world: World) -> None:
    answer = asked(world, "PRK", "USA", "2026-03-01", "forces@guam")
    assert stopped(reading(answer, "anzus-1951", "Article IV (1)", "NZL")) == ["in-force"]


def test_the_declaration_of_the_sixteen_stands_apart_from_law(world: World) -> None:
    """Joint policy declaration of 27 July 1953, conditional on a renewed attack."""
    answer = asked(world, "PRK", "KOR", "1955-06-01")
    found = reading(answer, "sixteen-declaration-1953", "resistance to renewed attack", "GBR")
    assert found.standing is Standing.POLITICAL
    assert found.result is Result.MAY
    assert found in answer.apart
    assert found not in answer.duties
    against_japan = asked(world, "PRK", "JPN", "1955-06-01")
    assert not [r for r in against_japan.apart if r.agreement.id == "sixteen-declaration-1953"]


def test_the_armistice_is_broken_by_an_attack_and_is_contested(world: World) -> None:
    answer = asked(world, "PRK", "KOR", "2026-03-01")
    broken = [r for r in answer.breaches if r.agreement.id == "korean-armistice-1953"]
    assert broken
    assert {r.debtor for r in broken} == {"KPA"}
    assert {r.standing for r in broken} == {Standing.CONTESTED}


def test_self_defence_is_a_permission_and_no_duty(world: World) -> None:
    """Article 51 of the Charter."""
    answer = asked(world, "PRK", "KOR", "2026-03-01")
    (right,) = [r for r in answer.permissions if r.agreement.id == "un-charter-1945"]
    assert right.kind is Kind.PERMIT
    assert right.holder == "un-members"


def test_a_cyber_operation_leaves_open_whether_it_is_an_armed_attack(world: World) -> None:
    answer = asked(world, "PRK", "KOR", "2026-03-01", "cyberspace", act="cyber-operation")
    found = reading(answer, MDT, "Article III", "USA")
    assert found.result is Result.MAY
    assert {"trigger", "where"} <= set(left_open(found))


def test_an_uprising_is_no_external_attack(world: World) -> None:
    """The understanding of the Senate: external armed attack alone."""
    answer = asked(world, "PRK", "KOR", "2026-03-01", act="internal-uprising")
    assert "trigger" in stopped(reading(answer, MDT, "Article III", "USA"))


def test_forces_in_the_taiwan_strait_are_not_in_the_territories_of_article_iii(
    world: World,
) -> None:
    answer = asked(world, "CHN", "USA", "2026-03-01", "forces@24.5,119.5")
    assert stopped(reading(answer, MDT, "Article III", "KOR")) == ["where"]


def test_strikes_on_american_bases_in_korea_are_an_attack_on_korea_as_well(world: World) -> None:
    answer = asked(world, "CHN", "USA KOR", "2026-03-01", "camp-humphreys")
    assert reading(answer, MDT, "Article III", "USA").result is Result.ARISES
    assert stopped(reading(answer, MDT, "Article III", "KOR")) == ["where"]


def test_the_taiwan_treaty_of_1954_covers_taiwan_and_no_kinmen(world: World) -> None:
    """Article VI: Taiwan and the Pescadores; other territories by agreement."""
    home = asked(world, "CHN", "TWN", "1958-08-23")
    assert reading(home, "us-roc-1954", "Article V (1)", "USA").result is Result.ARISES
    kinmen = asked(world, "CHN", "TWN", "1958-08-23", "24.45,118.38")
    assert "where" in stopped(reading(kinmen, "us-roc-1954", "Article V (1)", "USA"))


def test_the_falklands_lie_outside_the_north_atlantic_area(world: World) -> None:
    """NATO Article 6: north of the Tropic of Cancer; the islands lie near 52 degrees south."""
    answer = asked(world, "ARG", "GBR", "1982-04-02", "-51.7,-57.9")
    nato = [r for r in answer.readings if r.provision.locator == "Article 5 (1)"]
    assert nato
    for found in nato:
        if found.debtor != "ESP":  # joined on 30 May 1982
            assert stopped(found)[-1] == "where"


def test_an_attack_of_one_ally_on_another_leaves_article_5_open(world: World) -> None:
    """Article 5 does not say whether it covers an attack by a party."""
    answer = asked(world, "TUR", "GRC", "1974-08-01")
    found = reading(answer, "north-atlantic-treaty-1949", "Article 5 (1)", "GBR", "GRC")
    assert left_open(found) == ["party"]


def test_the_armistice_says_nothing_of_an_attack_far_from_korea(world: World) -> None:
    """Paragraph 12 ends hostilities in Korea; the Philippines fought there under the UN flag."""
    answer = asked(world, "CHN", "PHL", "2024-01-01")
    assert not [r for r in answer.breaches if r.agreement.id == "korean-armistice-1953"]
