"""An independent engine: the rules of clauses as answer sets agree with the program."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random

import pytest
from tests.casus import made_up
from tests.casus.answer_sets import LEVEL, Answers, Asked, answers

from foedus.casus import Kind, Reading, Result, Step, rounds
from foedus.casus.reading import CONDITIONS

WORLDS = 2_500
BATCHES = 10


def asked(seed: int) -> Asked:
    chance = Random(seed)
    world = made_up.world(chance, most=chance.choice((1, 3, 6, 6)))
    return world, made_up.contingency(chance), chance.random() < 0.5


def told(question: Asked) -> Answers:
    """What the program answers, in the form of the rules."""
    world, contingency, open_too = question
    return {
        (
            step.number,
            _side(question, step),
            r.provision.id,
            r.debtor,
            r.creditor,
            r.kind.value,
        ): (LEVEL[r.truth], short(r))
        for step in rounds(world, contingency, open_too=open_too)
        for r in step.answer.readings
    }


def _side(question: Asked, step: Step) -> int:
    """Whose joining raised a step: that of the attackers, or of the targets."""
    first = question[1]
    enemies = {*first.attackers, *first.with_attackers} & set(step.answer.contingency.targets)
    return int(step.number > 1 and bool(enemies))


def short(reading: Reading) -> frozenset[tuple[str, int]]:
    """The conditions that are not met or not known."""
    return frozenset((t.name, LEVEL[t.truth]) for t in reading.tests if LEVEL[t.truth] != 2)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_engines_answer_every_reading_of_every_round_alike(batch: int) -> None:
    each = WORLDS // BATCHES
    questions = [asked(seed) for seed in range(batch * each, (batch + 1) * each)]
    for number, (question, found) in enumerate(zip(questions, answers(questions), strict=True)):
        assert found == told(question), batch * each + number


def test_the_made_up_worlds_try_every_kind_answer_and_condition() -> None:
    """And each condition decides alone somewhere, in each way in which it can."""
    results: set[tuple[Kind, Result]] = set()
    alone: set[tuple[str, int]] = set()
    latest: Counter[int] = Counter()
    for seed in range(WORLDS):
        world, contingency, open_too = asked(seed)
        steps = rounds(world, contingency, open_too=open_too)
        latest[steps[-1].number] += 1
        for reading in (r for step in steps for r in step.answer.readings):
            results.add((reading.kind, reading.result))
            if len(short(reading)) == 1:
                alone |= short(reading)
    assert results == set(product(Kind, Result)) - {(Kind.BAR, Result.ARISES)}
    never = {(name, 0) for name in ("party", "judgement", "open")} | {("role", 1)}
    hard = {("attackers", 1)}  # one enemy surely meant, another perhaps, and all else met
    assert alone | hard == set(product(CONDITIONS, (0, 1))) - never
    assert all(latest[number] for number in (1, 2, 3))
