"""Where an agreement stands on a day, as a whole and for each party."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Truth, When
from foedus.evidence.vocabulary import LIVE, STATUS
from foedus.world import World, load, obligations_between, phases, standing, steps_for

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

DAYS = st.dates(date(1945, 1, 1), date(2025, 12, 31))
WORLDS = st.from_type(World)
CITE = ["almanac: page 1"]


def with_steps(pack: MadeUpPack, *rows: dict[str, Any]) -> World:
    """The world of a pact with these status steps."""
    pack.agreements["pact"]["status"] = [{**row, "sources": CITE} for row in rows]
    return pack.world()


SIGNED = {"state": "signed", "since": "1953-10-01"}
FORCE = {"state": "in-force", "since": "1954-11-17"}


def coarser(when: When) -> list[When]:
    """The same step dated to the month, the year, and some years around."""
    day = when.earliest
    texts = [f"{day:%Y-%m}", f"{day:%Y}", f"{day.year - 2}..{when.latest.year + 2}"]
    return [w for w in map(When.parse, texts) if w.earliest <= day and when.latest <= w.latest]


@given(WORLDS, DAYS, st.data())
def test_a_coarser_date_never_turns_unknown_into_yes_or_no(
    world: World, on: date, data: st.DataObject
) -> None:
    agreement = data.draw(st.sampled_from(world.evidence.agreements))
    index = data.draw(st.integers(0, len(agreement.status) - 1))
    step = agreement.status[index]
    since = data.draw(st.sampled_from(coarser(step.since)))
    status = list(agreement.status)
    status[index] = msgspec.structs.replace(step, since=since)
    vague = msgspec.structs.replace(agreement, status=tuple(status))
    for party in (None, *agreement.parties):
        exact_answer = standing(agreement, on, party).live
        assert standing(vague, on, party).live in (exact_answer, Truth.UNKNOWN)


@given(WORLDS, DAYS, st.data())
def test_what_one_side_asserts_does_not_change_the_standing(
    world: World, on: date, data: st.DataObject
) -> None:
    agreement = data.draw(st.sampled_from(world.evidence.agreements))
    agreed = tuple(s for s in agreement.status if not s.asserted_by)
    plain = msgspec.structs.replace(agreement, status=agreed)
    for party in (None, *agreement.parties):
        with_claims, without = standing(agreement, on, party), standing(plain, on, party)
        assert (with_claims.state, with_claims.since, with_claims.live) == (
            without.state,
            without.since,
            without.live,
        )
        assert without.asserted == ()
        assert all(s.asserted_by for s in with_claims.asserted)


@given(WORLDS, st.data())
def test_after_all_steps_the_standing_is_that_of_the_last(
    world: World, data: st.DataObject
) -> None:
    agreement = data.draw(st.sampled_from(world.evidence.agreements))
    steps = steps_for(agreement)
    found = standing(agreement, max(s.since.latest for s in steps))
    assert found.state == steps[-1].state
    assert found.live is (Truth.YES if steps[-1].state in LIVE else Truth.NO)


@given(WORLDS, DAYS)
def test_only_what_may_be_in_force_is_listed_as_live(world: World, on: date) -> None:
    then = world.at(on)
    live = {a.id for a in then.agreements(live=True)}
    for agreement in then.agreements():
        of_two = len(agreement.parties) == 2
        held = [then.standing(agreement, party).live for party in agreement.parties]
        may_hold = (
            Truth.NO not in held if of_two else then.standing(agreement).live is not Truth.NO
        )
        assert (agreement.id in live) == may_hold


def test_signed_is_not_in_force(pack: MadeUpPack) -> None:
    world = with_steps(pack, SIGNED, FORCE)
    answers = {
        day: (world.at(day).standing("pact").state, world.at(day).standing("pact").live)
        for day in ("1953-10-01", "1954-11-16", "1954-11-17")
    }
    assert answers == {
        "1953-10-01": ("signed", Truth.NO),
        "1954-11-16": ("signed", Truth.NO),
        "1954-11-17": ("in-force", Truth.YES),
    }
    assert not world.at("1953-09-30").has_agreement("pact")
    assert [a.id for a in world.at("1954-11-16").agreements("KOR", live=True)] == []


@pytest.mark.parametrize("state", sorted(STATUS))
def test_which_states_are_live(pack: MadeUpPack, state: str) -> None:
    world = with_steps(pack, {"state": state, "since": "1960-01-01"})
    expected = Truth.YES if state in LIVE else Truth.NO
    assert world.standing("pact").live is expected


def test_suspended_is_not_live() -> None:
    assert "suspended" not in LIVE
    assert "signed" not in LIVE


def test_within_an_imprecise_month_the_answer_is_unknown(pack: MadeUpPack) -> None:
    world = with_steps(pack, SIGNED, {"state": "in-force", "since": "1954-11"})
    assert world.at("1954-10-31").standing("pact").live is Truth.NO
    assert world.at("1954-11-17").standing("pact").live is Truth.UNKNOWN
    assert world.at("1954-11-30").standing("pact").live is Truth.YES
    assert [a.id for a in world.at("1954-11-17").agreements("KOR", live=True)] == ["pact"]


def test_from_one_live_state_to_another_it_is_live_throughout(pack: MadeUpPack) -> None:
    world = with_steps(pack, FORCE, {"state": "notice-given", "since": "1990"})
    assert world.at("1990-06-01").standing("pact").live is Truth.YES


def test_a_party_that_joined_later_was_not_bound_before(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["parties"] = ["USA", "JPN", "KOR"]
    world = with_steps(
        pack, SIGNED, FORCE, {"state": "in-force", "since": "1991-09-17", "parties": ["KOR"]}
    )
    before, after = world.at("1991-09-16"), world.at("1991-09-17")
    assert before.standing("pact", "USA").live is Truth.YES
    assert before.standing("pact", "KOR").live is Truth.NO
    assert after.standing("pact", "KOR").live is Truth.YES
    assert [a.id for a in before.agreements("USA", "JPN", live=True)] == ["pact"]
    assert "pact" not in [a.id for a in before.agreements("USA", "KOR", live=True)]
    assert "pact" in [a.id for a in after.agreements("USA", "KOR", live=True)]
    assert before.standing("pact").state == "in-force"


def test_one_party_that_leaves_does_not_end_it_for_the_others(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["parties"] = ["USA", "JPN", "KOR"]
    world = with_steps(
        pack, SIGNED, FORCE, {"state": "ended", "since": "2003-01-10", "parties": ["KOR"]}
    )
    assert world.standing("pact", "KOR").live is Truth.NO
    assert world.standing("pact", "USA").live is Truth.YES
    assert world.at("2003-01-09").standing("pact", "KOR").live is Truth.YES


def test_an_asserted_suspension_is_shown_and_changes_nothing(pack: MadeUpPack) -> None:
    world = with_steps(
        pack, FORCE, {"state": "suspended", "since": "2009-05-27", "asserted_by": "USA"}
    )
    found = world.at("2010-01-01").standing("pact")
    assert (found.state, found.live) == ("in-force", Truth.YES)
    assert [(s.state, s.asserted_by) for s in found.asserted] == [("suspended", "USA")]
    assert world.at("2009-05-26").standing("pact").asserted == ()


def test_a_suspension_that_both_agreed_takes_it_out_of_force(pack: MadeUpPack) -> None:
    world = with_steps(pack, FORCE, {"state": "suspended", "since": "2009-05-27"})
    assert "pact" in [a.id for a in world.at("2009-05-26").agreements("KOR", live=True)]
    assert "pact" not in [a.id for a in world.agreements("KOR", live=True)]


@given(WORLDS, st.data())
def test_phases_follow_one_another(world: World, data: st.DataObject) -> None:
    agreement = data.draw(st.sampled_from(world.evidence.agreements))
    found = phases(steps_for(agreement))
    assert found
    assert found[-1].span.end is None
    assert all(p.state == p.step.state for p in found)
    for before, after in pairwise(found):
        assert before.span.end is not None
        assert before.span.end.earliest <= after.span.start.latest


def test_the_phases_of_the_pact(pack: MadeUpPack) -> None:
    world = with_steps(pack, SIGNED, FORCE)
    found = phases(steps_for(world.agreement("pact")))
    assert [(p.state, str(p.span)) for p in found] == [
        ("signed", "1953-10-01 to 1954-11-16"),
        ("in-force", "1954-11-17 on"),
    ]


def test_a_treaty_of_two_does_not_outlive_the_end_by_one(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"].append(
        {
            "state": "suspended",
            "since": "1990-01-01",
            "parties": ["KOR"],
            "sources": ["almanac: page 9"],
        }
    )
    world = pack.world().at("1995-01-01")
    assert world.live(world.agreement("pact")) is Truth.NO
    assert world.live(world.agreement("pact"), "USA") is Truth.YES


def three_parties(pack: MadeUpPack) -> World:
    pack.agreements["pact"]["parties"] = ["AUS", "NZL", "USA"]
    step = {"state": "suspended", "since": "1986-08-11", "parties": ["NZL", "USA"]}
    return with_steps(pack, SIGNED, FORCE, {**step, "between": True})


def test_a_suspension_between_two_leaves_each_bound_to_the_third(pack: MadeUpPack) -> None:
    world = three_parties(pack).at("1990-01-01")
    pact = world.agreement("pact")
    assert world.live(pact, "NZL", "USA") is Truth.NO
    assert world.live(pact, "USA", "NZL") is Truth.NO
    for pair in (("AUS", "NZL"), ("AUS", "USA")):
        assert world.live(pact, *pair) is Truth.YES
    for party in ("AUS", "NZL", "USA"):
        assert world.standing(pact, party).state == "in-force"


def test_an_actor_named_twice_is_one(pack: MadeUpPack) -> None:
    world = with_steps(pack, SIGNED, FORCE).at("1954-01-01")
    pact = world.agreement("pact")
    assert world.live(pact, "KOR", "KOR") is world.live(pact, "KOR") is Truth.NO


def test_a_suspension_between_two_takes_no_effect_before_its_day(pack: MadeUpPack) -> None:
    world = three_parties(pack).at("1986-08-10")
    assert world.live(world.agreement("pact"), "NZL", "USA") is Truth.YES


def test_a_step_between_one_party_is_a_fault(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"][1].update({"parties": ["USA"], "between": True})
    [fault] = pack.check()
    assert (fault.field, fault.found) == ("parties", "USA")


def test_anzus_holds_for_new_zealand_and_australia_but_not_toward_the_united_states() -> None:
    world = load("korea").at("1990-01-01")
    anzus = world.agreement("anzus-1951")
    assert world.live(anzus, "AUS", "NZL") is Truth.YES
    assert world.live(anzus, "AUS", "USA") is Truth.YES
    assert world.live(anzus, "NZL", "USA") is Truth.NO
    for creditor, owes in (("AUS", True), ("NZL", False)):
        duties = obligations_between(world, "USA", creditor, ("defence",))
        assert ("anzus-1951" in {a.id for a, _, _ in duties}) is owes
