"""What holds of every contingency in every world."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casus import made_up

from foedus.casus import Contingency, Kind, Reading, Result, compare, evaluate, rounds
from foedus.casus.site import UNSTATED
from foedus.dates import Truth, When
from foedus.evidence.records import Agreement
from foedus.world import World, debtors, owed_to

Key = tuple[str, str, str, Kind]
MANY = settings(max_examples=500)
CHANCE = st.integers(0, 2**32).map(Random)


def readings(world: World, asked: Contingency) -> dict[Key, Reading]:
    return {key(r): r for r in evaluate(world, asked).readings}


def key(reading: Reading) -> Key:
    return reading.provision.id, reading.debtor, reading.creditor, reading.kind


def drawn(chance: Random) -> tuple[World, Contingency]:
    return made_up.world(chance), made_up.contingency(chance)


def limited_by(agreement: Agreement) -> set[str]:
    """The provisions that an agreement narrows."""
    return {
        limited
        for provision in agreement.provisions
        if provision.case
        for limited in provision.case.limits
    }


def remade(world: World, agreements: Iterable[Agreement]) -> World:
    return made_up.of(list(agreements), world.evidence.place_claims)


@MANY
@given(CHANCE)
def test_the_answer_does_not_depend_on_the_order_of_agreements_or_provisions(
    chance: Random,
) -> None:
    world, asked = drawn(chance)
    turned = remade(
        world,
        (
            msgspec.structs.replace(a, provisions=a.provisions[::-1], parties=a.parties[::-1])
            for a in reversed(world.evidence.agreements)
        ),
    )
    before, after = readings(world, asked), readings(turned, asked)
    assert {k: r.result for k, r in before.items()} == {k: r.result for k, r in after.items()}
    assert {k: {t.name: t.truth for t in r.tests} for k, r in before.items()} == {
        k: {t.name: t.truth for t in r.tests} for k, r in after.items()
    }


@MANY
@given(CHANCE)
def test_the_answer_does_not_depend_on_the_order_in_which_a_side_is_named(chance: Random) -> None:
    world, asked = drawn(chance)
    turned = msgspec.structs.replace(
        asked, attackers=asked.attackers[::-1], targets=asked.targets[::-1]
    )
    results = ({k: r.truth for k, r in readings(world, q).items()} for q in (asked, turned))
    assert next(results) == next(results)


@MANY
@given(CHANCE)
def test_without_an_agreement_only_its_readings_go_and_what_it_narrowed_widens(
    chance: Random,
) -> None:
    """And so an agreement put in takes no reading of another away."""
    world, asked = drawn(chance)
    gone = chance.choice(world.evidence.agreements)
    before, after = readings(world, asked), readings(world.without(gone.id), asked)
    assert set(after) == {same for same, r in before.items() if r.agreement.id != gone.id}
    for same, reading in after.items():
        if reading.provision.id in limited_by(gone):
            assert reading.truth | before[same].truth is reading.truth
            assert all(test in before[same].tests for test in reading.tests)
        else:
            assert reading == before[same]


@MANY
@given(CHANCE)
def test_a_world_compared_with_itself_shows_no_change(chance: Random) -> None:
    world, asked = drawn(chance)
    answer = evaluate(world, asked)
    assert compare(answer, answer) == ()
    assert compare(answer, evaluate(world, asked)) == ()


@MANY
@given(CHANCE)
def test_a_comparison_shows_each_clause_that_answers_otherwise_and_no_other(
    chance: Random,
) -> None:
    world, asked = drawn(chance)
    other = world.without(chance.choice(world.evidence.agreements).id)
    before, after = readings(world, asked), readings(other, asked)
    changes = compare(evaluate(world, asked), evaluate(other, asked))
    shown = {
        (c.reading.provision.id, c.reading.debtor, c.reading.creditor, c.reading.kind)
        for c in changes
    }
    assert shown == {k for k in {*before, *after} if before.get(k) != after.get(k)}


def less_known(chance: Random, asked: Contingency) -> Contingency:
    """The same contingency with one fact made unknown."""
    blurred: dict[str, Any] = chance.choice(
        (
            {"provoked": Truth.UNKNOWN},
            {"aggressor": Truth.UNKNOWN},
            {"attributed": Truth.UNKNOWN},
            {"requests": None},
            {"site": msgspec.structs.replace(UNSTATED, forces=asked.site.forces)},
            {"site": UNSTATED},
        )
    )
    return msgspec.structs.replace(asked, **blurred)


@MANY
@given(CHANCE)
def test_a_fact_made_unknown_moves_answers_toward_may_arise_alone(chance: Random) -> None:
    world, asked = drawn(chance)
    blurred = less_known(chance, asked)
    before, after = readings(world, asked), readings(world, blurred)
    assert set(before) == set(after)
    for same, reading in after.items():
        assert reading.result in (before[same].result, Result.MAY), (asked, blurred)


def coarser(chance: Random, agreement: Agreement) -> Agreement:
    """The same agreement with one date of a step known to the year alone."""
    index = chance.randrange(len(agreement.status))
    steps = list(agreement.status)
    since = When.parse(f"{steps[index].since.earliest:%Y}")
    steps[index] = msgspec.structs.replace(steps[index], since=since)
    return msgspec.structs.replace(agreement, status=tuple(steps))


@MANY
@given(CHANCE)
def test_a_coarser_date_moves_answers_toward_may_arise_alone(chance: Random) -> None:
    world, asked = drawn(chance)
    agreements = list(world.evidence.agreements)
    index = chance.randrange(len(agreements))
    agreements[index] = coarser(chance, agreements[index])
    before, after = readings(world, asked), readings(remade(world, agreements), asked)
    assert set(before) <= set(after)
    for same, reading in after.items():
        earlier = before[same].result if same in before else Result.NOT
        assert reading.result in (earlier, Result.MAY)


@MANY
@given(CHANCE)
def test_before_it_is_in_force_nothing_of_an_agreement_arises(chance: Random) -> None:
    world, asked = drawn(chance)
    for reading in evaluate(world, asked).readings:
        begins = reading.agreement.status[1].since
        assert reading.agreement.status[1].state == "in-force"
        if begins.earliest > asked.on:
            assert reading.result is Result.NOT
            assert "in-force" in {test.name for test in reading.stopped_by}
        elif begins.latest > asked.on:
            assert reading.result is not Result.ARISES


@MANY
@given(CHANCE)
def test_each_duty_runs_from_a_debtor_of_the_clause_to_another_actor(chance: Random) -> None:
    world, asked = drawn(chance)
    for reading in evaluate(world, asked).readings:
        assert reading.debtor != reading.creditor
        owing = debtors(reading.agreement, reading.provision)
        assert reading.debtor in owing
        owed = owed_to(reading.agreement, reading.provision, reading.debtor)
        assert {reading.creditor, "all-states"} & owed


@MANY
@given(CHANCE)
def test_nobody_who_attacks_owes_help_and_help_is_owed_to_a_belligerent(chance: Random) -> None:
    world, asked = drawn(chance)
    for reading in evaluate(world, asked).readings:
        if reading.kind in (Kind.HELP, Kind.CONSULT, Kind.NEUTRAL):
            assert reading.debtor not in (*asked.attackers, *asked.with_attackers)
            assert reading.creditor in (*asked.attackers, *asked.targets)


@MANY
@given(CHANCE, st.booleans())
def test_rounds_end_and_nobody_joins_twice_or_both_sides(chance: Random, open_too: bool) -> None:
    world, asked = made_up.world(chance, most=6), made_up.contingency(chance)
    first, *later = rounds(world, asked, open_too=open_too)
    sides = (
        {*asked.attackers, *asked.with_attackers},
        {*asked.targets, *asked.with_targets},
    )
    assert first.answer.contingency == asked
    assert len(later) <= len(made_up.ACTORS)
    for step in later:
        new = step.answer.contingency.attackers
        causes = {reading.debtor for reading in step.if_}
        assert set(new) == causes
        assert not {*sides[0], *sides[1]} & set(new)
        helps_targets = bool({r.creditor for r in step.if_} & sides[1])
        sides[helps_targets].update(new)
        assert open_too or step.sure
    assert not sides[0] & sides[1]


@MANY
@given(CHANCE)
def test_whoever_joins_by_what_arises_joins_where_open_duties_are_followed_too(
    chance: Random,
) -> None:
    """Unless it may owe help to the other side as well."""
    world, asked = made_up.world(chance, most=6), made_up.contingency(chance)
    firm, wide = (
        {a for s in rounds(world, asked, 2, open_too)[1:] for a in s.answer.contingency.attackers}
        for open_too in (False, True)
    )
    duties = evaluate(world, asked).duties
    attackers = {*asked.attackers, *asked.with_attackers}
    sides = {(r.debtor, r.creditor in attackers) for r in duties}
    torn = {debtor for debtor, _ in sides if {(debtor, True), (debtor, False)} <= sides}
    assert firm - torn <= wide


@pytest.mark.parametrize("most", [1, 2])
@MANY
@given(chance=CHANCE)
def test_no_more_rounds_are_told_than_asked_for(most: int, chance: Random) -> None:
    world, asked = made_up.world(chance, most=6), made_up.contingency(chance)
    whole = rounds(world, asked, open_too=True)
    some = rounds(world, asked, most=most, open_too=True)
    assert some == whole[: len(some)]
    assert [s.number for s in some] == [s.number for s in whole if s.number <= most]


def test_the_first_day_in_force_is_the_first_on_which_a_duty_arises() -> None:
    pact = made_up.pact("pact", ("KOR", "USA"), signed="1988-03-01", in_force="1989-05-10")
    world = made_up.of([pact])
    attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(1989, 5, 9))
    assert evaluate(world, attack).duties == ()
    following = msgspec.structs.replace(attack, on=date(1989, 5, 10))
    assert [r.debtor for r in evaluate(world, following).duties] == ["USA"]


def test_a_party_that_was_no_state_on_the_day_does_not_join() -> None:
    pact = made_up.pact("pact", ("FIN", "EST", "SWE"), signed="1930-01-01", in_force="1930-02-01")
    world = made_up.of([pact])
    attack = Contingency(attackers=("RUS",), targets=("FIN",), on=date(1939, 11, 30))
    assert [s.answer.contingency.attackers for s in rounds(world, attack)][1:] == [("EST", "SWE")]
    later = msgspec.structs.replace(attack, on=date(1941, 6, 25))
    assert [s.answer.contingency.attackers for s in rounds(world, later)][1:] == [("SWE",)]
