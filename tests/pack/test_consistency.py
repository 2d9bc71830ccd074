"""Records of the Korea pack that tell of one thing do not contradict one another."""

from __future__ import annotations

import re

from foedus.evidence.loading import load_evidence
from foedus.evidence.records import Agreement, Event
from foedus.states import actor_exists
from foedus.world import load

# The war began and ended in Korea; the linked texts of those days are of New York and Washington.
OTHER_CLOCKS = {"kw-war-start-1950", "kw-war-end-1953"}


def agreements() -> dict[str, Agreement]:
    return {a.id: a for a in load_evidence().agreements}


def events() -> dict[str, Event]:
    return {x.ref: x for x in load_evidence().events}


def test_nothing_rests_on_or_follows_what_came_later() -> None:
    known = agreements()
    later = [
        (a.id, other)
        for a in known.values()
        for other in (*a.rests_on, *a.predecessor)
        if known[other].status[0].since.earliest > a.status[0].since.latest
    ]
    assert later == []


def test_nothing_is_public_before_it_happens() -> None:
    starts = [(a.id, a.public_from, a.status[0].since) for a in agreements().values()]
    starts += [(x.id, x.public_from, x.span.start) for x in events().values()]
    early = [(id, told) for id, told, start in starts if told and told.latest < start.earliest]
    assert early == []


def test_an_event_and_the_step_of_that_day_which_it_tells_have_one_clock() -> None:
    known = agreements()
    apart = [
        (x.id, id, step.state)
        for x in events().values()
        if x.span.start.exact and x.id not in OTHER_CLOCKS
        for id in x.agreements
        for step in known[id].status
        if step.since.exact
        and step.since.earliest == x.span.start.earliest
        and step.since.clock != x.span.start.clock
    ]
    assert apart == []


def test_a_preferred_date_is_the_date_of_the_event() -> None:
    known = events()
    other = [
        (claim.id, claim.value)
        for claim in load_evidence().claims
        if claim.preferred and claim.field in ("start", "end") and claim.about in known
        if claim.value != str(getattr(known[claim.about].span, claim.field))
    ]
    assert other == []


def test_those_who_were_killed_or_taken_are_actors_of_the_event() -> None:
    absent = [
        (x.id, name)
        for x in events().values()
        if x.kind != "war"
        for name in x.magnitude
        for measure, _, whose in [name.partition(".")]
        if measure in ("killed", "wounded", "captured", "missing", "bodies", "returned")
        if actor_exists(whose) and whose not in x.actors()
    ]
    assert absent == []


def test_what_lists_some_parties_only_says_so() -> None:
    """In its summary, for people, and in its field, for counts."""
    some = re.compile(r"not listed here|(are|is) listed( here)?\.|^Listed are| Listed are")
    told = {a.id for a in agreements().values() if some.search(a.summary)}
    assert {a.id for a in agreements().values() if a.partial} - told == {"hcoc-2002"}
    assert told - {a.id for a in agreements().values() if a.partial} == set()


def test_the_manila_pact_holds_to_june_1977_and_then_perhaps() -> None:
    world = load()
    live = [
        world.at(day).live(world.at(day).agreement("manila-pact-1954"), *parties)
        for day, parties in (
            ("1977-06-29", ("THA", "USA")),
            ("1977-07-01", ("THA", "USA")),
            ("2026-10-10", ("PHL",)),
            ("1974-06-29", ("FRA",)),
            ("1974-07-01", ("FRA",)),
            ("1974-07-01", ("PAK",)),
        )
    ]
    assert [one.value for one in live] == ["yes", "unknown", "unknown", "yes", "unknown", "no"]
