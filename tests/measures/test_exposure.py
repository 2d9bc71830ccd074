"""What goes with an agreement is what the other world does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from foedus.errors import UnknownName
from foedus.measures import Loss, bonds, duties_owed_to, loss, losses, sole_bearers
from foedus.world import load, obligations_between

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

DAYS = ("1955-01-01", "1976-08-18", "1991-12-31", "2016-01-01", "2026-10-10")


def test_a_thing_borne_by_two_rests_on_neither() -> None:
    bearers = {"defence": ["USA"], "consultation": ["USA", "EU"], "offence": []}
    assert sole_bearers(bearers) == {"defence": "USA"}


def test_the_pact_takes_its_clauses_and_what_rests_on_it(pack: MadeUpPack) -> None:
    gone = loss(pack.world(), "pact", "KOR")
    assert [a.id for a in gone.resting] == ["protocol"]
    assert gone.alone.agreements == {"agreement:pact"}
    assert gone.together.agreements == {"agreement:pact", "agreement:protocol"}
    assert {(d.debtor, d.obligation, d.legal) for d in gone.alone.duties} == {
        ("USA", "defence", True)
    }


def test_a_right_that_the_state_grants_is_no_duty_owed_to_it(pack: MadeUpPack) -> None:
    assert {d.obligation for d in duties_owed_to(pack.world(), "KOR")} == {"defence"}
    assert duties_owed_to(pack.world(), "KOR", ["basing"]) == ()


def test_nothing_goes_with_a_treaty_that_is_only_signed() -> None:
    gone = loss(load("korea").at("1953-12-01"), "us-rok-mdt", "KOR")
    assert not gone.together.provisions
    assert not gone.together.duties


def test_without_the_treaty_the_declaration_of_the_sixteen_stays() -> None:
    world = load("korea").at("1976-08-18")
    assert {d.legal for d in duties_owed_to(world, "KOR", ["defence"])} == {True, False}
    left = duties_owed_to(world.without("us-rok-mdt"), "KOR", ["defence"])
    assert left
    assert not any(d.legal for d in left)


@pytest.mark.parametrize("day", DAYS)
def test_the_duties_are_those_between_each_pair(day: str) -> None:
    """The one pass over all agreements finds what asking pair by pair finds."""
    world = load("korea").at(day)
    once = {(d.debtor, d.provision) for d in duties_owed_to(world, "KOR", ["defence"])}
    debtors = {actor for a in world.agreements() for actor in a.parties} - {"KOR"}
    pairs = {
        (debtor, p.ref)
        for debtor in debtors
        for _, p, _ in obligations_between(world, debtor, "KOR", ["defence"])
    }
    assert once == pairs


@pytest.mark.parametrize("day", DAYS)
def test_a_loss_lies_within_what_is_held(day: str) -> None:
    world = load("korea").at(day)
    held = bonds(world, "KOR")
    ids = [ref.partition(":")[2] for ref in sorted(held.agreements)[:12]]
    for gone in losses(world, ids, "KOR"):
        _within(gone, held.provisions)


def _within(gone: Loss, held: frozenset[str]) -> None:
    assert gone.alone.provisions <= gone.together.provisions <= held
    assert gone.alone.duties <= gone.together.duties
    assert gone.agreement.ref in gone.alone.agreements
    assert {a.ref for a in gone.resting} == gone.together.agreements - gone.alone.agreements


def test_the_world_asked_stays_as_it_was() -> None:
    world = load("korea")
    before = bonds(world, "KOR")
    loss(world, "us-rok-mdt", "KOR")
    assert bonds(world, "KOR") == before
    assert world.has_agreement("us-rok-mdt")


def test_an_agreement_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownName, match="us-rok-mdt"):
        loss(load("korea"), "us-rok-mdtt", "KOR")
