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
