"""What was public by a day: the later the day, the more is shown, and nothing goes away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Deployment, Event
from foedus.world import World, load

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))
WORLDS = st.from_type(World)


def records_of(world: World) -> list[Agreement | Event | Deployment]:
    return [*world.agreements(), *world.events(), *world.deployments()]


@given(WORLDS, DAYS, DAYS, DAYS)
def test_a_later_knowledge_day_shows_no_less(
    world: World, on: date, one: date, other: date
) -> None:
    sooner, later = (world.at(on).known_by(day) for day in sorted((one, other)))
    everything = world.at(on)
    for less, more in ((sooner, later), (later, everything)):
        assert {a.id for a in less.agreements()} <= {a.id for a in more.agreements()}
        assert {e.id for e in less.events()} <= {e.id for e in more.events()}
        assert {d.id for d in less.deployments()} <= {d.id for d in more.deployments()}


@given(WORLDS, DAYS)
def test_what_became_public_after_the_day_is_not_shown(world: World, knowledge: date) -> None:
    shown = world.known_by(knowledge)
    for record in records_of(shown):
        if record.public_from is not None:
            assert record.public_from.earliest <= knowledge


@given(WORLDS, DAYS)
def test_what_cannot_be_dated_is_reported(world: World, knowledge: date) -> None:
    shown = world.known_by(knowledge)
    assert set(shown.undatable) == {r.ref for r in records_of(shown) if r.public_from is None}
    assert world.undatable == ()


@given(WORLDS, DAYS, DAYS)
def test_a_later_day_shows_no_less(world: World, one: date, other: date) -> None:
    sooner, later = (world.at(day) for day in sorted((one, other)))
    assert {a.id for a in sooner.agreements()} <= {a.id for a in later.agreements()}
    assert {e.id for e in sooner.events()} <= {e.id for e in later.events()}


@given(WORLDS, DAYS)
def test_nothing_is_shown_before_it_may_have_happened(world: World, on: date) -> None:
    then = world.at(on)
    starts = [a.status[0].since for a in then.agreements()]
    starts += [e.span.start for e in then.events()]
    starts += [d.span.start for d in then.deployments()]
    assert all(start.has_come(on) is not Truth.NO for start in starts)


def test_a_secret_agreement_shows_from_the_day_it_was_published(pack: MadeUpPack) -> None:
    pack.agreements["protocol"]["public_from"] = "2005-03-01"
    world = pack.world().at("1995-01-01")
    assert world.has_agreement("protocol")
    assert not world.known_by("2005-02-28").has_agreement("protocol")
    assert world.known_by("2005-03-01").has_agreement("protocol")


def test_the_edition_date_of_a_later_book_hides_nothing(pack: MadeUpPack) -> None:
    pack.row("sources/books.csv")["edition_date"] = "2019"
    world = pack.world().known_by("1999-12-31")
    assert {e.id for e in world.events()} == {"clash-1"}
    assert "event:clash-1" in world.undatable


def test_a_statement_made_later_is_not_known_before(pack: MadeUpPack) -> None:
    for row in pack.tables["claims/claims.csv"]:
        row["public_from"] = ""
    pack.row("claims/claims.csv", 1)["public_from"] = "1960-05"
    world = pack.world()
    assert len(world.claims("agreement:pact")) == 2
    assert len(world.known_by("1960-05-31").claims("agreement:pact")) == 2
    [only] = world.known_by("1960-04-30").claims("agreement:pact")
    assert only.value == "1954-11-17"


@pytest.mark.parametrize("day", ["1955-01-01", "1983-01-01", "2000-01-01", "2023-06-01"])
def test_who_joins_later_is_no_party_to_those_who_know_only_of_that_day(day: str) -> None:
    """Accessions to the North Atlantic Treaty: known by a day is as on that day."""
    on = load("korea").at(day)
    known = on.known_by(day)
    treaty = "north-atlantic-treaty-1949"
    for party in on.agreement(treaty).parties:
        expected = on.live(on.agreement(treaty), party)
        then = known.agreement(treaty)
        told = known.live(then, party) if party in then.parties else Truth.NO
        assert (party, told) == (party, expected)
