"""An independent engine: the rules of clauses as answer sets agree with the program."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from foedus.casus import Reading, Result, Step, rounds
from tests.casus import made_up
from tests.casus.answer_sets import LEVEL, Asked, Key, answers

Answers = dict[Key, tuple[int, frozenset[tuple[str, int]]]]
WORLDS = 2_500
BATCHES = 5


def asked(seed: int) -> Asked:
    chance = Random(seed)
    world = made_up.world(chance, most=chance.choice((1, 2, 3, 6)))
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


def test_the_made_up_worlds_try_every_answer_kind_and_condition() -> None:
    results: Counter[tuple[str, Result]] = Counter()
    decided: Counter[tuple[str, int]] = Counter()
    latest: Counter[int] = Counter()
    for seed in range(500):
        world, contingency, open_too = asked(seed)
        steps = rounds(world, contingency, open_too=open_too)
        latest[steps[-1].number] += 1
        for reading in (r for step in steps for r in step.answer.readings):
            results[reading.kind.value, reading.result] += 1
            if len(short(reading)) == 1:
                decided.update(short(reading))
    assert min(latest[number] for number in (1, 2, 3)) > 0
    print(results, decided, latest)
