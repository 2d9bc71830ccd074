"""What-if worlds: opposite edits cancel, and their order does not matter."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from foedus.evidence.records import Agreement
from foedus.world import World, obligations_between

DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))
WORLDS = st.from_type(World)


def pick(data: st.DataObject, world: World) -> Agreement:
    return data.draw(st.sampled_from(world.evidence.agreements))


def other_text(agreement: Agreement) -> Agreement:
    return msgspec.structs.replace(agreement, short="another text")


def brand_new(agreement: Agreement) -> Agreement:
    provisions = tuple(
        msgspec.structs.replace(p, agreement="new-treaty") for p in agreement.provisions
    )
    return msgspec.structs.replace(agreement, id="new-treaty", provisions=provisions)


@given(WORLDS, st.data())
def test_removing_and_then_including_gives_the_same_world(
    world: World, data: st.DataObject
) -> None:
    agreement = pick(data, world)
    again = world.without(agreement.id).including(agreement)
    assert again == world
    assert again.agreements() == world.agreements()
    assert not again.agreement(agreement.id).assumed


@given(WORLDS, st.data())
def test_including_what_is_there_changes_nothing(world: World, data: st.DataObject) -> None:
    assert world.including(pick(data, world)) == world


@given(WORLDS, st.data())
def test_removing_twice_is_removing_once(world: World, data: st.DataObject) -> None:
    id = pick(data, world).id
    assert world.without(id).without(id) == world.without(id)


@given(WORLDS, st.data())
def test_including_twice_is_including_once(world: World, data: st.DataObject) -> None:
    new = brand_new(pick(data, world))
    assert world.including(new).including(new) == world.including(new)


@given(WORLDS, st.data())
def test_including_something_new_and_removing_it_gives_the_same_world(
    world: World, data: st.DataObject
) -> None:
    new = brand_new(pick(data, world))
    assert world.including(new) != world
    assert world.including(new).without(new.id) == world


@given(WORLDS, st.data())
def test_the_order_of_two_edits_does_not_matter(world: World, data: st.DataObject) -> None:
    x, y = pick(data, world), pick(data, world)
    assume(x.id != y.id)
    new = brand_new(y)
    assert world.without(x.id).without(y.id) == world.without(y.id).without(x.id)
    assert world.without(x.id).including(new) == world.including(new).without(x.id)
    assert world.without(x.id).including(other_text(y)) == world.including(other_text(y)).without(
        x.id
    )
    changed, also = other_text(x), other_text(y)
    assert world.including(changed).including(also) == world.including(also).including(changed)


@given(WORLDS, st.data())
def test_of_two_texts_for_one_agreement_the_last_stands(world: World, data: st.DataObject) -> None:
    agreement = pick(data, world)
    changed = world.including(other_text(agreement))
    assert changed != world
    assert changed.agreement(agreement.id).short == "another text"
    assert changed.including(agreement) == world
    assert changed.without(agreement.id) == world.without(agreement.id)


@given(WORLDS, st.data())
def test_an_included_agreement_shows_as_an_assumption(world: World, data: st.DataObject) -> None:
    agreement = pick(data, world)
    for added in (brand_new(agreement), other_text(agreement)):
        assert world.including(added).agreement(added.id).assumed
    assert not any(a.assumed for a in world.agreements())


@given(WORLDS, DAYS, st.data())
def test_an_edit_may_be_made_before_or_after_the_day_is_chosen(
    world: World, on: date, data: st.DataObject
) -> None:
    id = pick(data, world).id
    assume(world.at(on).has_agreement(id))
    assert world.at(on).without(id) == world.without(id).at(on)


@given(WORLDS, DAYS, st.data())
def test_without_hides_the_agreement_with_its_parties_and_provisions(
    world: World, on: date, data: st.DataObject
) -> None:
    gone = pick(data, world)
    less = world.without(gone.id).at(on)
    assert not less.has_agreement(gone.id)
    assert gone.id not in {a.id for p in gone.parties for a in less.agreements(p)}
    assert gone.id not in {p.agreement for p in less.provisions()}
    for debtor in gone.parties:
        for creditor in gone.parties:
            owed = obligations_between(less, debtor, creditor)
            assert gone.id not in {a.id for a, _, _ in owed}


@given(WORLDS, DAYS, st.data())
def test_without_leaves_everything_else(world: World, on: date, data: st.DataObject) -> None:
    gone = pick(data, world).id
    before, after = world.at(on), world.without(gone).at(on)
    assert after.agreements() == tuple(a for a in before.agreements() if a.id != gone)
    assert after.events() == before.events()
    assert after.deployments() == before.deployments()
    assert after.series("troops", "KOR") == before.series("troops", "KOR")


@given(WORLDS, DAYS)
def test_events_stay_even_when_every_agreement_is_gone(world: World, on: date) -> None:
    bare = world
    for agreement in world.evidence.agreements:
        bare = bare.without(agreement.id)
    assert bare.agreements() == ()
    assert bare.at(on).events() == world.at(on).events()
    assert len(bare.events()) == len(world.evidence.events)
