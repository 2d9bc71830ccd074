"""The measures give what is printed and what their definitions say, and behave as they must."""

from __future__ import annotations

from math import isnan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import kendalltau
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa
from tests.measures.similarity.plain import all_measures

from foedus.errors import MeasureError
from foedus.measures.similarity import MEASURES, pair_similarity

# Signorino and Ritter (1999), table 6: Germany and Russia toward twenty European states in 1914.
GERMANY = [3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]
RUSSIA = [0, 3, 1, 3, 0, 1, *[0] * 14]
CAPABILITIES = [0.25, 0.21, 0.2, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, *[0.01] * 5, *[0.0] * 6]

NAMES = tuple(MEASURES)
WEIGHTED = tuple(f"{name}_weighted" for name in NAMES)

Two = tuple[int, list[int], list[int], list[int]]


@st.composite
def two(draw: st.DrawFn) -> Two:
    """The highest of a scale, two portfolios on it, and weights of which some are not zero."""
    highest = draw(st.integers(1, 4))
    size = draw(st.integers(1, 14))
    code = st.integers(0, highest)
    first, second = (draw(st.lists(code, min_size=size, max_size=size)) for _ in range(2))
    weights = draw(st.lists(st.integers(0, 5), min_size=size, max_size=size).filter(any))
    return highest, first, second, weights


def close(one: dict[str, float | None], other: dict[str, float | None]) -> bool:
    return one.keys() == other.keys() and all(
        one[name] == pytest.approx(other[name], abs=1e-12) for name in one
    )


def test_germany_and_russia_in_1914_are_as_similar_as_signorino_and_ritter_have_them() -> None:
    """In their table 6, which the manual of fpsim gives again."""
    found = pair_similarity(
        GERMANY, RUSSIA, highest=3, weights=CAPABILITIES, measures=["s", "s_weighted"]
    )
    assert found == pytest.approx({"s": 0.4, "s_weighted": -0.46})


def test_what_fpsim_prints_of_germany_and_russia_in_1914_comes_out() -> None:
    printed = {
        "tau_b": 0.03031695,
        "kappa_squared": -0.07758621,
        "pi": -0.04477612,
        "alignment": -0.04,
    }
    found = pair_similarity(GERMANY, RUSSIA, highest=3, measures=[*printed])
    assert found == pytest.approx(printed, abs=5e-9)


@given(two())
def test_every_measure_is_what_its_definition_says(given_: Two) -> None:
    highest, x, y, w = given_
    assert close(
        pair_similarity(x, y, highest=highest, measures=NAMES),
        all_measures(x, y, highest, [1] * len(x)),
    )
    weighted = pair_similarity(x, y, highest=highest, weights=w, measures=WEIGHTED)
    plain = {f"{name}_weighted": value for name, value in all_measures(x, y, highest, w).items()}
    assert close(weighted, plain)


@given(two())
def test_tau_b_is_that_of_scipy(given_: Two) -> None:
    highest, x, y, _ = given_
    assume(len(x) > 1)
    found = pair_similarity(x, y, highest=highest, measures=["tau_b"])["tau_b"]
    theirs = float(kendalltau(x, y).statistic)
    assert (found is None and isnan(theirs)) or found == pytest.approx(theirs, abs=1e-12)


@given(two())
def test_kappa_is_that_of_statsmodels(given_: Two) -> None:
    highest, x, y, _ = given_
    names = {"kappa": None, "kappa_linear": "linear", "kappa_squared": "quadratic"}
    found = pair_similarity(x, y, highest=highest, measures=[*names])
    if found["kappa"] is None:
        assert len({*x, *y}) == 1
        return
    counts = [
        [sum((p, q) == (a, b) for p, q in zip(x, y, strict=True)) for b in range(highest + 1)]
        for a in range(highest + 1)
    ]
    for name, weights in names.items():
        theirs = cohens_kappa(counts, wt=weights, return_results=False)
        assert found[name] == pytest.approx(float(theirs), abs=1e-12)


@given(two())
def test_pi_is_the_kappa_of_fleiss_for_two_by_statsmodels(given_: Two) -> None:
    highest, x, y, _ = given_
    found = pair_similarity(x, y, highest=highest, measures=["pi"])["pi"]
    if found is None:
        assert len({*x, *y}) == 1
        return
    raters = [
        [(p, q).count(code) for code in range(highest + 1)] for p, q in zip(x, y, strict=True)
    ]
    assert found == pytest.approx(float(fleiss_kappa(raters, method="fleiss")), abs=1e-12)


@given(two())
def test_neither_the_order_of_the_two_nor_that_of_third_states_matters(given_: Two) -> None:
    highest, x, y, w = given_
    names = (*NAMES, *WEIGHTED)
    found = pair_similarity(x, y, highest=highest, weights=w, measures=names)
    turned = pair_similarity(y, x, highest=highest, weights=w, measures=names)
    backward = pair_similarity(x[::-1], y[::-1], highest=highest, weights=w[::-1], measures=names)
    assert close(found, turned)
    assert close(found, backward)


@given(two())
def test_every_measure_lies_between_minus_one_and_one(given_: Two) -> None:
    highest, x, y, w = given_
    found = pair_similarity(x, y, highest=highest, weights=w, measures=(*NAMES, *WEIGHTED))
    assert all(-1 - 1e-9 <= value <= 1 + 1e-9 for value in found.values() if value is not None)
    assert found["s"] is not None
    assert found["alignment"] is not None


@given(two())
def test_a_portfolio_is_as_similar_to_itself_as_can_be(given_: Two) -> None:
    """But for alignment, which then says how varied it is."""
    highest, x, _, _ = given_
    found = pair_similarity(x, x, highest=highest, measures=NAMES)
    alike = {name: value for name, value in found.items() if name != "alignment"}
    assert found["s"] == found["s_squared"] == 1
    assert all(value == pytest.approx(1) for value in alike.values() if value is not None)
    assert (found["kappa"] is None) == (len(set(x)) == 1)


@given(two(), st.sampled_from([0.25, 1, 3]))
def test_equal_weights_are_none(given_: Two, weight: float) -> None:
    highest, x, y, _ = given_
    weighted = pair_similarity(x, y, highest=highest, weights=[weight] * len(x), measures=WEIGHTED)
    found = pair_similarity(x, y, highest=highest, measures=NAMES)
    assert close({f"{name}_weighted": value for name, value in found.items()}, weighted)


@given(two())
def test_a_third_state_without_a_known_tie_is_left_out(given_: Two) -> None:
    highest, x, y, _ = given_
    more: list[int | None] = [*x, None, highest]
    other: list[int | None] = [*y, 0, None]
    assert close(
        pair_similarity(more, other, highest=highest, measures=NAMES),
        pair_similarity(x, y, highest=highest, measures=NAMES),
    )


def test_distances_are_divided_by_the_scale_and_not_by_what_occurs() -> None:
    """Two portfolios in which only 0 and 1 occur are nearer the higher the scale goes."""
    x, y = [1, 0, 0], [0, 0, 1]
    found = [pair_similarity(x, y, highest=k, measures=["s"])["s"] for k in (1, 3)]
    assert found == pytest.approx([-1 / 3, 5 / 9])


def test_where_both_never_vary_chance_agreement_leaves_nothing_to_measure() -> None:
    found = pair_similarity([0, 0, 0], [0, 0, 0], highest=3)
    assert {name for name, value in found.items() if value is None} == {
        "tau_b", "kappa", "kappa_linear", "kappa_squared", "kappa_binary",
        "pi", "pi_linear", "pi_squared", "pi_binary",
    }  # fmt: skip
    assert (found["s"], found["alignment"]) == (1, 0)


def test_where_one_never_varies_kappa_is_zero_and_tau_b_undefined() -> None:
    found = pair_similarity([0, 0, 0], [0, 3, 1], highest=3, measures=["kappa", "pi", "tau_b"])
    assert found["kappa"] == pytest.approx(0)
    assert found["pi"] is not None
    assert found["pi"] < 0
    assert found["tau_b"] is None


def test_without_any_third_state_nothing_is_defined() -> None:
    assert set(pair_similarity([], [], highest=3).values()) == {None}
    unknown = pair_similarity([None, 1], [2, None], highest=3)
    assert set(unknown.values()) == {None}


def test_weights_that_are_all_zero_leave_weighted_measures_undefined() -> None:
    found = pair_similarity([1, 0], [0, 0], highest=1, weights=[0, 0])
    assert found["s_weighted"] is None
    assert found["s"] == 0


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"measures": ["S"]}, "no measure 'S'; there is: s, s_squared"),
        ({"measures": "kappa"}, "measures: give a list"),
        ({"measures": []}, "measures: give a list"),
        ({"measures": ["s", "s"]}, "asked for twice"),
        ({"measures": ["s_weighted"]}, "s_weighted needs weights"),
        ({"highest": 2}, "a tie is 3; the scale goes from 0 to 2"),
        ({"highest": 0}, "highest=0: the highest code of the scale"),
        ({"weights": [1.0]}, "the same length"),
        ({"weights": [1.0, -1.0]}, "a weight is negative"),
        ({"weights": [1.0, float("nan")]}, "a weight is negative, infinite or not known"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    changed: dict[str, object], says: str
) -> None:
    arguments: dict[str, object] = {"highest": 3, **changed}
    with pytest.raises(MeasureError) as raised:
        pair_similarity([3, 0], [0, 1], **arguments)  # type: ignore[arg-type]
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
