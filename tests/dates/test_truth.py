"""Three-valued answers: an unknown never turns into a yes or a no by itself."""

from __future__ import annotations

from itertools import product

import pytest

from foedus.dates import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
READINGS = {YES: {True}, NO: {False}, UNKNOWN: {True, False}}


def truth_of(results: set[bool]) -> Truth:
    return UNKNOWN if len(results) == 2 else YES if True in results else NO


@pytest.mark.parametrize("answer", list(Truth))
def test_a_truth_refuses_to_be_a_boolean(answer: Truth) -> None:
    with pytest.raises(TypeError):
        bool(answer)
    with pytest.raises(TypeError):
        assert not answer


@pytest.mark.parametrize(("one", "other"), list(product(Truth, repeat=2)))
def test_and_and_or_hold_for_every_way_the_unknown_may_turn_out(one: Truth, other: Truth) -> None:
    pairs = list(product(READINGS[one], READINGS[other]))
    assert (one & other) is truth_of({a and b for a, b in pairs})
    assert (one | other) is truth_of({a or b for a, b in pairs})


@pytest.mark.parametrize("answer", list(Truth))
def test_not(answer: Truth) -> None:
    assert (~answer) is truth_of({not a for a in READINGS[answer]})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], NO),
        ([NO, NO], NO),
        ([NO, UNKNOWN], UNKNOWN),
        ([UNKNOWN, YES, NO], YES),
    ],
)
def test_any(answers: list[Truth], expected: Truth) -> None:
    assert Truth.any(answers) is expected
