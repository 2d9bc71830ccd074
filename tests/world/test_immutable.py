"""Nothing that is asked of a world changes it, its evidence, or another world."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.evidence.pack import Evidence
from foedus.world import World, obligations_between

DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))
WORLDS = st.from_type(World)


def frozen(evidence: Evidence) -> bytes:
    """Everything the evidence holds, as bytes."""
    return msgspec.json.encode(evidence)


def seen(world: World) -> bytes:
    """Everything a world shows, as bytes."""
    return msgspec.json.encode(
        [
            world.on,
            world.knowledge,
            world.agreements(),
            world.agreements(live=True),
            [world.standing(a) for a in world.agreements()],
            world.provisions(),
            world.events(),
            world.deployments(),
            world.series("troops", "KOR"),
            world.undatable,
        ]
    )


@given(WORLDS, DAYS, DAYS, st.data())
def test_a_world_is_the_same_before_and_after(
    world: World, on: date, knowledge: date, data: st.DataObject
) -> None:
    agreement = data.draw(st.sampled_from(world.evidence.agreements))
    evidence, first, key = frozen(world.evidence), seen(world), hash(world)
    others = [
        world.at(on),
        world.known_by(knowledge),
        world.without(agreement.id),
        world.including(msgspec.structs.replace(agreement, id="new-treaty")),
        world.without(agreement.id).at(on).known_by(knowledge),
    ]
    for other in others:
        seen(other)
        obligations_between(other, "KOR", "USA")
        other.resting_on(agreement.id)
    assert frozen(world.evidence) == evidence
    assert seen(world) == first
    assert hash(world) == key


@given(WORLDS, DAYS)
def test_a_world_shows_the_same_however_it_was_reached(world: World, on: date) -> None:
    seen(world)
    assert seen(world.known_by(on).at(on).known_by(None)) == seen(world.at(on))


@given(WORLDS, st.sampled_from(["on", "knowledge", "edits", "evidence", "evidence_hash"]))
def test_what_makes_a_world_cannot_be_set(world: World, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(world, name, None)


@given(WORLDS)
def test_a_record_cannot_be_set(world: World) -> None:
    with pytest.raises(AttributeError):
        world.agreements()[0].short = "changed"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        world.events()[0].kind = "changed"  # type: ignore[misc]
