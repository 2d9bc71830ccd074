"""A world is a value: equal by evidence, day, knowledge and edits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import OutsideEvidence, UnknownName
from foedus.world import World

DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))
WORLDS = st.from_type(World)
KNOWLEDGE = st.none() | DAYS


def an_id(data: st.DataObject, world: World) -> str:
    return data.draw(st.sampled_from([a.id for a in world.evidence.agreements]))


@given(WORLDS, DAYS, DAYS)
def test_the_last_day_asked_for_stands(world: World, one: date, other: date) -> None:
    assert world.at(one).at(other) == world.at(other)
    assert world.at(one).on == one


@given(WORLDS, KNOWLEDGE, KNOWLEDGE)
def test_the_last_knowledge_asked_for_stands(
    world: World, one: date | None, other: date | None
) -> None:
    assert world.known_by(one).known_by(other) == world.known_by(other)
    assert world.known_by(one).knowledge == one


@given(WORLDS, DAYS, DAYS)
def test_day_and_knowledge_may_be_set_in_either_order(
    world: World, on: date, knowledge: date
) -> None:
    assert world.at(on).known_by(knowledge) == world.known_by(knowledge).at(on)


@given(WORLDS, DAYS, DAYS)
def test_a_world_on_another_day_is_another_world(world: World, one: date, other: date) -> None:
    assert (world.at(one) == world.at(other)) == (one == other)
    assert (world.known_by(one) == world.known_by(other)) == (one == other)
    assert world.known_by(one) != world.known_by(None)


@given(WORLDS, WORLDS)
def test_other_evidence_makes_another_world(one: World, other: World) -> None:
    assert (one == other) == (one.evidence_hash == other.evidence_hash)


@given(WORLDS, st.data())
def test_equal_worlds_have_equal_hashes(world: World, data: st.DataObject) -> None:
    x, y = an_id(data, world), an_id(data, world)
    on, knowledge = data.draw(DAYS), data.draw(KNOWLEDGE)
    forms = [
        world.without(x).at(on).known_by(knowledge),
        world.at(on).at(world.on).without(x).known_by(knowledge).at(on),
        world.without(x).including(world.agreement(x)).without(x).known_by(knowledge).at(on),
    ]
    for form in forms:
        assert form == forms[0]
        assert hash(form) == hash(forms[0])
    assert len(set(forms)) == 1
    assert (world.without(x) == world.without(y)) == (x == y)


@given(WORLDS)
def test_a_world_is_not_equal_to_something_else(world: World) -> None:
    assert world != world.evidence_hash
    assert world == world.at(world.on)


@given(WORLDS)
def test_days_before_1816_and_after_the_evidence_are_refused(world: World) -> None:
    for day in (date(1815, 12, 31), date(2026, 1, 1)):
        with pytest.raises(OutsideEvidence, match="2025-12-31"):
            world.at(day)
        with pytest.raises(OutsideEvidence, match="2025-12-31"):
            world.known_by(day)
    assert world.at("1816-01-01").agreements() == ()


@given(WORLDS)
def test_a_month_is_not_a_day(world: World) -> None:
    with pytest.raises(OutsideEvidence, match="1953-10"):
        world.at("1953-10")


@given(WORLDS)
def test_an_unknown_agreement_is_answered_with_those_that_exist(world: World) -> None:
    with pytest.raises(UnknownName, match="treaty-0"):
        world.without("traety-0")
