"""Right answers outside the Korean system, each a claim about a text that the docstring names."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from foedus.casus import Answer, Contingency, Reading, Result, evaluate, site
from foedus.casus.texts import texts
from foedus.dates import Truth
from foedus.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return texts()


def asked(
    world: World, attackers: str, targets: str, on: str, where: str = "home", **more: Any
) -> Answer:
    question = Contingency(
        attackers=tuple(attackers.split()),
        targets=tuple(targets.split()),
        on=date.fromisoformat(on),
        **more,
    )
    there = site(world, where, question.targets)
    return evaluate(world, msgspec.structs.replace(question, site=there))


def one(answer: Answer, provision: str, debtor: str, creditor: str) -> Reading:
    (found,) = [
        r
        for r in answer.readings
        if (r.provision.id, r.debtor, r.creditor) == (provision, debtor, creditor)
    ]
    return found


def stopped(found: Reading) -> list[str]:
    return [test.name for test in found.stopped_by]


def left_open(found: Reading) -> list[str]:
    return [test.name for test in found.left_open]


TRIPLE = "triple-alliance-1912/Article 3"


def test_austria_hungary_against_serbia_does_not_raise_italys_duty(world: World) -> None:
    """Article 3 of the Triple Alliance: an ally attacked unprovoked by two great powers."""
    answer = asked(world, "AUSTRIA-HUNGARY", "SRB", "1914-07-28", act="invasion")
    found = one(answer, TRIPLE, "ITA", "AUSTRIA-HUNGARY")
    assert found.result is Result.NOT
    assert "role" in stopped(found)


def test_russia_alone_against_austria_hungary_is_one_great_power_too_few(world: World) -> None:
    """Article 3 asks for two or more; the Dual Alliance of 1879 asks for Russia alone."""
    answer = asked(world, "RUS", "AUSTRIA-HUNGARY", "1914-08-06", provoked=Truth.UNKNOWN)
    assert stopped(one(answer, TRIPLE, "ITA", "AUSTRIA-HUNGARY")) == ["attackers"]
    dual = one(answer, "dual-alliance-1879/Article I", "DEU-1945", "AUSTRIA-HUNGARY")
    assert dual.result is Result.ARISES


def test_two_great_powers_leave_open_whether_they_were_provoked(world: World) -> None:
    answer = asked(world, "RUS FRA", "DEU-1945", "1914-08-04", provoked=Truth.UNKNOWN)
    found = one(answer, TRIPLE, "ITA", "DEU-1945")
    assert (found.result, left_open(found)) == (Result.MAY, ["provoked"])
    clear = asked(world, "RUS FRA", "DEU-1945", "1914-08-04", provoked=Truth.YES)
    assert stopped(one(clear, TRIPLE, "ITA", "DEU-1945")) == ["provoked"]


def test_a_balkan_state_is_no_great_power(world: World) -> None:
    answer = asked(world, "SRB ROU", "AUSTRIA-HUNGARY", "1913-07-01")
    assert "attackers" in stopped(one(answer, TRIPLE, "ITA", "AUSTRIA-HUNGARY"))


def test_the_dual_alliance_against_france_is_neutrality_unless_russia_helps(world: World) -> None:
    """Article II of 1879."""
    answer = asked(world, "FRA", "DEU-1945", "1900-06-01")
    neutral = one(
        answer, "dual-alliance-1879/Article II, first paragraph", "AUSTRIA-HUNGARY", "DEU-1945"
    )
    assert neutral.result is Result.ARISES
    helped = one(
        answer, "dual-alliance-1879/Article II, second paragraph", "AUSTRIA-HUNGARY", "DEU-1945"
    )
    assert (helped.result, left_open(helped)) == (Result.MAY, ["open"])
    first = one(answer, "dual-alliance-1879/Article I", "AUSTRIA-HUNGARY", "DEU-1945")
    assert stopped(first) == ["against"]


def test_italys_duty_ended_with_its_denunciation(world: World) -> None:
    answer = asked(world, "RUS FRA", "DEU-1945", "1915-06-01")
    assert stopped(one(answer, TRIPLE, "ITA", "DEU-1945")) == ["in-force"]


POLISH = "anglo-polish-1939/Article 1"


def test_germany_against_poland_raises_the_british_duty(world: World) -> None:
    """Article 1 of the agreement of 25 August 1939 with its secret protocol."""
    answer = asked(world, "DEU-1945", "POL", "1939-09-01", act="invasion")
    found = one(answer, POLISH, "GBR", "POL")
    assert found.result is Result.ARISES
    assert found.provision.discretion == ("automatic", "all-means")
    assert found in answer.duties


def test_the_soviet_union_against_poland_leads_to_consultation_alone(world: World) -> None:
    """The secret protocol: Germany is meant; in other cases the parties consult."""
    answer = asked(world, "RUS", "POL", "1939-09-17", act="invasion")
    assert stopped(one(answer, POLISH, "GBR", "POL")) == ["against"]
    consult = one(answer, "anglo-polish-1939/Secret protocol, 1 (b)", "GBR", "POL")
    assert consult.result is Result.ARISES


def test_before_25_august_the_agreement_is_not_there(world: World) -> None:
    answer = asked(world, "DEU-1945", "POL", "1939-08-24")
    assert not [r for r in answer.readings if r.agreement.id == "anglo-polish-1939"]


def test_the_falklands_raise_the_rio_treaty_only_if_argentina_is_not_the_aggressor(
    world: World,
) -> None:
    """Article 3 speaks of an armed attack by any state; Argentina had used force first."""
    answer = asked(
        world, "GBR", "ARG", "1982-05-01", "-51.7,-57.9", aggressor=Truth.YES, requests=("ARG",)
    )
    found = one(answer, "rio-treaty-1947/Article 3 (1)", "USA", "ARG")
    assert found.result is Result.MAY
    assert "aggressor" in left_open(found)


@pytest.mark.parametrize("article", ["Article 4", "Article 4, as amended in 2010"])
def test_fighting_in_karabakh_is_outside_the_territory_of_armenia(
    world: World, article: str
) -> None:
    """Article 4 of the Collective Security Treaty: aggression against a member."""
    answer = asked(world, "AZE", "ARM", "2020-09-27", "39.82,46.75", requests=())
    found = one(answer, f"collective-security-treaty-1992/{article}", "RUS", "ARM")
    assert "where" in stopped(found)


def test_armenia_made_no_request_under_the_amended_article(world: World) -> None:
    """Zas, 2 February 2021: help is given at the request of the member, and Armenia made none."""
    article = "collective-security-treaty-1992/Article 4, as amended in 2010"
    answer = asked(world, "AZE", "ARM", "2020-09-27", requests=())
    assert stopped(one(answer, article, "RUS", "ARM")) == ["request"]


def test_joining_a_war_breaks_a_promise_of_neutrality(world: World) -> None:
    """Article 2 of the Soviet-Japanese pact of 1941: neutrality while others fight the other."""
    alone = asked(world, "RUS", "JPN", "1945-08-09", act="invasion")
    joined = asked(world, "RUS", "JPN", "1945-08-09", act="invasion", with_attackers=("USA",))

    def broken(answer: Answer) -> set[str]:
        return {r.provision.id for r in answer.breaches if r.agreement.id == "ussr-japan-1941"}

    assert broken(joined) - broken(alone)


def test_no_treaty_made_between_the_wars_binds_to_help_today(world: World) -> None:
    """Those of 1934 and 1939 had terms, and would bind France and Greece for Türkiye in 2022."""
    answer = asked(world, "RUS", "TUR", "2022-02-24")
    owed = {r.agreement.id for r in answer.duties if r.debtor in ("FRA", "GBR", "GRC", "ROU")}
    assert owed == {"north-atlantic-treaty-1949"}
    falklands = asked(world, "ARG", "GBR", "1982-04-02", "-51.7,-57.85")
    assert not [r for r in falklands.duties if r.debtor in ("POL", "TUR")]


def test_a_state_that_is_no_more_owes_nothing(world: World) -> None:
    """Yugoslavia, party to the Balkan pact of 1934, had ended before 2022."""
    answer = asked(world, "RUS", "TUR", "2022-02-24")
    assert not answer.debtor("YUG")
    assert asked(world, "ITA", "GRC", "1940-10-28").debtor("YUG")


def test_nobody_expects_help_for_a_state_that_had_not_yet_joined(world: World) -> None:
    """Hungary joined the North Atlantic Treaty in 1999; in 1956 its members were not asked."""
    answer = asked(world, "RUS", "HUN", "1956-11-04", act="invasion")
    assert not [r for r in answer.without_duty if r.agreement.id == "north-atlantic-treaty-1949"]


def test_a_blockade_leaves_open_whether_the_renunciation_of_war_is_broken(world: World) -> None:
    """Article I of the treaty of 1928 renounces war; measures short of war it does not name."""
    pact = "kellogg-briand-1928/Article I"
    blockade = asked(world, "USA", "CUB", "1962-10-22", act="blockade")
    assert one(blockade, pact, "USA", "CUB").result is Result.MAY
    war = asked(world, "DEU-1945", "POL", "1939-09-01")
    assert one(war, pact, "DEU-1945", "POL").result is Result.ARISES


def test_who_resorts_to_war_cannot_hold_others_to_the_renunciation_of_war(world: World) -> None:
    """By the preamble of 1928 such a party should be denied the benefits of the treaty."""
    answer = asked(world, "DEU-1945", "POL", "1939-09-01")
    barred = one(answer, "kellogg-briand-1928/Article I", "FRA", "DEU-1945")
    assert barred.result is Result.NOT
    assert stopped(barred) == ["aggressor"]


def test_one_agreement_does_not_stand_in_the_way_of_the_help_that_it_orders(world: World) -> None:
    """Article 10 of the Covenant: members respect one another, and preserve the one attacked."""
    answer = asked(world, "ITA", "ETH", "1935-10-03")
    assert [r for r in answer.duties if r.agreement.id == "league-covenant-1919"]
    assert all(c.help.agreement.id != c.against.agreement.id for c in answer.conflicts)


ARTICLE_5 = "north-atlantic-treaty-1949/Article 5 (1)"


@pytest.mark.parametrize(
    ("attacker", "target", "on", "where", "result"),
    [
        ("RUS", "TUR", "1985-01-01", "39.9,32.8", Result.ARISES),  # Ankara
        ("RUS", "PRT", "1985-01-01", "37.75,-25.67", Result.ARISES),  # the Azores
        ("MAR", "GBR", "1985-01-01", "36.14,-5.35", Result.ARISES),  # Gibraltar, in Europe
        ("DZA", "FRA", "1963-01-01", "36.75,3.05", Result.MAY),  # Algiers, no longer French
        ("IND", "PRT", "1961-12-18", "15.5,73.83", Result.NOT),  # Goa
        ("CHN", "GBR", "1985-06-01", "22.3,114.2", Result.NOT),  # Hong Kong
    ],
)
def test_article_5_follows_the_places_of_article_6(
    world: World, attacker: str, target: str, on: str, where: str, result: Result
) -> None:
    """Article 6 of the North Atlantic Treaty: Europe, North America, the islands of the ocean."""
    assert (
        one(asked(world, attacker, target, on, where), ARTICLE_5, "USA", target).result is result
    )


def test_an_island_that_no_map_draws_may_be_territory(world: World) -> None:
    """Article III of the treaty of 1953 covers territory in the Pacific; Wake is an atoll."""
    wake = asked(world, "PRK", "USA", "2020-01-01", "19.3,166.6")
    assert one(wake, "us-rok-mdt/Article III", "KOR", "USA").result is Result.MAY
    at_sea = asked(world, "PRK", "USA", "2020-01-01", "forces@19.3,166.6")
    assert one(at_sea, "us-rok-mdt/Article III", "KOR", "USA").result is Result.NOT


def test_all_treaties_that_come_as_near_are_named_to_who_owes_nothing(world: World) -> None:
    """Of the Falklands both Article 6 of 1949 and Article VIII of 1954 speak by their areas."""
    answer = asked(world, "ARG", "GBR", "1982-04-02", "-51.7,-57.85")
    named = {r.agreement.id for r in answer.without_duty if r.debtor == "USA"}
    assert {"north-atlantic-treaty-1949", "manila-pact-1954"} <= named


def test_no_promise_between_the_wars_still_stands_in_the_way_of_help(world: World) -> None:
    """The treaty of 1932 with Finland ended with the attack of 1939, which broke it."""
    attacked = asked(world, "RUS", "FIN", "1939-11-30", act="invasion")
    assert "ussr-finland-1932" not in {
        r.agreement.id
        for r in asked(world, "RUS", "EST", "2026-03-01").readings
        if r.debtor == "FIN" and r.result is not Result.NOT
    }
    assert "ussr-finland-1932" in {r.agreement.id for r in attacked.breaches}
