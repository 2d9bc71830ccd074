"""Duties are directed: who owes what to whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Truth
from foedus.world import World, debtors, obligations_between, owed_to

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

WORLDS = st.from_type(World)
DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))


@given(WORLDS)
def test_nobody_owes_to_itself(world: World) -> None:
    for agreement in world.agreements():
        for provision in agreement.provisions:
            for debtor in debtors(agreement, provision):
                assert debtor not in owed_to(agreement, provision, debtor)


@given(WORLDS, DAYS)
def test_what_is_owed_is_a_duty_of_an_agreement_of_both_that_may_be_in_force(
    world: World, on: date
) -> None:
    then = world.at(on)
    for debtor in ("KOR", "USA", "JPN"):
        for creditor in ("KOR", "USA", "JPN"):
            for agreement, provision, live in obligations_between(then, debtor, creditor):
                assert debtor != creditor
                assert {debtor, creditor} <= set(agreement.parties)
                assert provision.modality in ("duty", "prohibition")
                assert live is not Truth.NO
                assert then.live(agreement, debtor, creditor) is live


def test_a_right_to_bases_is_no_duty_in_return(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["provisions"][1]["modality"] = "duty"
    world = pack.world()

    def owed(debtor: str, creditor: str) -> list[str]:
        found = obligations_between(world, debtor, creditor, ("basing",))
        return [p.locator for _, p, _ in found]

    assert owed("KOR", "USA") == ["Article IV"]
    assert owed("USA", "KOR") == []


def test_defence_is_owed_both_ways_once_in_force(pack: MadeUpPack) -> None:
    world = pack.world()
    for debtor, creditor in (("KOR", "USA"), ("USA", "KOR")):
        [(agreement, provision, live)] = obligations_between(world, debtor, creditor)
        assert (agreement.id, provision.locator, live) == ("pact", "Article III", Truth.YES)
        assert obligations_between(world.at("1954-11-16"), debtor, creditor) == ()
    assert obligations_between(world, "KOR", "JPN") == ()


def test_what_rests_on_the_pact(pack: MadeUpPack) -> None:
    pack.agreements["annex"] = {
        **pack.agreements["protocol"],
        "id": "annex",
        "rests_on": ["protocol"],
    }
    world = pack.world()
    assert {a.id for a in world.resting_on("pact")} == {"protocol", "annex"}
    assert {a.id for a in world.resting_on("annex")} == set()


def test_two_agreements_that_rest_on_each_other_end_the_search(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["rests_on"] = ["protocol"]
    assert {a.id for a in pack.world().resting_on("pact")} == {"protocol"}
