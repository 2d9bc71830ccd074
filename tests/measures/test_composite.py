"""A composite index shows its parts, its weights and how far each rank hangs on them."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata, zscore

from foedus.errors import UnknownName
from foedus.measures.capability import Composite, Unmeasurable, composite

NORMS = ["share", "min-max", "rank", "z"]
VALUES = st.lists(
    st.tuples(*[st.none() | st.integers(1, 30).map(float)] * 3), min_size=4, max_size=9
)


def ranked(frame: pl.DataFrame, weights: dict[str, float], **options: Any) -> Composite:
    options = {"normalise": "rank", "varying": "uniform", "seed": 7, "draws": 200, **options}
    return composite(frame, weights, **options)


def states(values: list[Any]) -> pl.DataFrame:
    """A frame with every part known and different for at least two states."""
    rows = [(1.0, 2.0, 3.0), (2.0, 1.0, 1.0), *values]
    columns = dict(zip("abc", zip(*rows, strict=True), strict=True))
    return pl.DataFrame({"ccode": range(len(rows)), **columns}, strict=False)


@given(VALUES, st.sampled_from(NORMS))
def test_the_index_is_that_of_a_plain_loop(values: list[Any], norm: str) -> None:
    weights = {"a": 3.0, "b": 1.0, "c": 4.0}
    found = ranked(states(values), weights, normalise=norm)
    whole = [row for row in states(values).rows() if None not in row]
    index = np.zeros(len(whole))
    for place, weight in enumerate(weights.values(), start=1):
        x = np.array([row[place] for row in whole])
        index += weight / 8 * {
            "share": x / x.sum(),
            "min-max": (x - x.min()) / (x.max() - x.min()),
            "rank": (rankdata(x) - 1) / (len(x) - 1),
            "z": zscore(x),
        }[norm]  # fmt: skip
    expected = dict(zip((row[0] for row in whole), index, strict=True))
    ranks = rankdata(-index.round(12), method="min")
    for row in found.frame.iter_rows(named=True):
        assert row["index"] == pytest.approx(expected[row["ccode"]], abs=1e-12)
        points = row["a_points"] + row["b_points"] + row["c_points"]
        assert row["index"] == pytest.approx(points, abs=1e-12)
    assert sorted(found.frame["rank"]) == sorted(ranks)


@given(VALUES)
def test_a_state_with_a_missing_part_is_set_aside_and_named(values: list[Any]) -> None:
    frame = states(values)
    found = ranked(frame, {"a": 1, "b": 1, "c": 1})
    missing = {
        row["ccode"]: [part for part in "abc" if row[part] is None]
        for row in frame.iter_rows(named=True)
    }
    assert dict(found.set_aside.iter_rows()) == {k: v for k, v in missing.items() if v}
    assert set(found.frame["ccode"]) == {k for k, v in missing.items() if not v}


@given(VALUES, st.sampled_from(["uniform", "dirichlet"]))
def test_the_interval_holds_all_its_quantiles(values: list[Any], varying: str) -> None:
    precision = 20.0 if varying == "dirichlet" else None
    found = ranked(
        states(values), {"a": 1, "b": 2, "c": 3}, varying=varying, precision=precision
    ).frame
    for row in found.iter_rows(named=True):
        names = ("best", "low", "middle", "high", "worst")
        ranks = [row[f"rank_{name}"] for name in names]
        assert ranks == sorted(ranks)
        assert 1 <= ranks[0] <= ranks[-1] <= len(found)


@given(VALUES, st.randoms())
def test_the_order_of_rows_and_parts_is_nothing(values: list[Any], random: Any) -> None:
    frame = states(values)
    order = list(range(len(frame)))
    random.shuffle(order)
    once = ranked(frame, {"a": 1, "b": 2, "c": 3}).frame
    again = ranked(frame[order], {"c": 3, "a": 1, "b": 2}).frame
    ranks = ["ccode", "rank", "rank_low", "rank_middle", "rank_high", "rank_best", "rank_worst"]
    assert once.select(ranks).equals(again.select(ranks))


def test_a_state_that_leads_in_every_part_is_first_whatever_the_weights() -> None:
    frame = pl.DataFrame({"ccode": [1, 2, 3], "a": [9.0, 5.0, 1.0], "b": [9.0, 1.0, 5.0]})
    found = ranked(frame, {"a": 1, "b": 1}).frame
    assert found.row(0, named=True)["rank_worst"] == 1
    assert found.filter(pl.col("ccode") > 1)["rank_best"].to_list() == [2, 2]
    assert found.filter(pl.col("ccode") > 1)["rank_worst"].to_list() == [3, 3]


def test_uniform_weights_decide_between_two_states_as_often_as_geometry_says() -> None:
    """A leads where 3 w > 1 - w, that is for w above 1/4: three weights in four."""
    frame = pl.DataFrame({"ccode": [1, 2], "a": [3.0, 0.0], "b": [0.0, 1.0]})
    frame = pl.concat([frame, pl.DataFrame({"ccode": [3], "a": [3.0], "b": [3.0]})])
    for level, rank in ((0.70, 2), (0.80, 3)):
        found = ranked(
            frame, {"a": 1, "b": 1}, normalise="min-max", draws=4000, quantiles=(0, level, 1)
        ).frame
        assert found.filter(pl.col("ccode") == 1)["rank_middle"].item() == rank


def test_the_more_precise_the_weights_the_narrower_the_interval() -> None:
    frame = pl.DataFrame(
        {"ccode": range(6), "a": [1.0, 2, 3, 4, 5, 6], "b": [5.5, 6, 3.5, 4, 1.5, 2]}
    )
    widths = []
    for precision in (2.0, 50.0, 1e9):
        found = ranked(
            frame, {"a": 2, "b": 1}, normalise="share", varying="dirichlet", precision=precision
        ).frame
        widths.append((found["rank_high"] - found["rank_low"].cast(pl.Int64)).sum())
    assert widths[0] > widths[1] > widths[2] == 0
    assert found["rank_middle"].equals(found["rank"].alias("rank_middle"))


def test_equal_states_share_the_better_rank() -> None:
    frame = pl.DataFrame({"ccode": [1, 2, 3], "a": [0.1, 0.1, 0.0], "b": [0.3, 0.3, 0.0]})
    found = ranked(frame, {"a": 1, "b": 2}, normalise="z").frame
    assert found["rank"].to_list() == [1, 1, 3]
    assert found["rank_worst"].to_list() == [1, 1, 3]


def test_a_quantile_is_a_rank_that_occurred() -> None:
    """Where two draws give the ranks 1 and 3, what lies above one half of them is 3."""
    frame = pl.DataFrame({"ccode": [1, 2, 3], "a": [9.0, 5.0, 5.0], "b": [1.0, 5.0, 5.0]})
    found = [
        ranked(
            frame, {"a": 1, "b": 1}, normalise="min-max", draws=2, seed=seed,
            quantiles=(0.5, 0.6, 1.0),
        ).frame.filter(pl.col("ccode") == 1).row(0, named=True)
        for seed in range(30)
    ]  # fmt: skip
    split = [row for row in found if row["rank_best"] < row["rank_worst"]]
    assert split
    for row in split:
        assert (row["rank_low"], row["rank_middle"], row["rank_high"]) == (1, 3, 3)


def test_a_seed_gives_the_same_intervals_again() -> None:
    frame = states([(3.0, 9.0, 2.0), (7.0, 2.0, 5.0)])
    one, two = (ranked(frame, {"a": 1, "b": 1, "c": 1}, seed=3) for _ in range(2))
    assert one.frame.equals(two.frame)
    assert (one.seed, one.draws, one.quantiles) == (3, 200, (0.05, 0.5, 0.95))


@pytest.mark.parametrize(
    ("weights", "options", "said"),
    [
        ({}, {}, "no weights; name one or more parts"),
        ({"a": 0.0}, {}, "the weight of a is 0.0; give one above 0 or leave it out"),
        ({"a": 1}, {"varying": "dirichlet"}, "precision is None; 'dirichlet' needs a number"),
        ({"a": 1}, {"precision": 3.0}, "precision belongs to 'dirichlet'"),
        ({"a": 1}, {"draws": 0}, "draws is 0; give 1 or more"),
        ({"a": 1}, {"quantiles": (0.9, 0.5, 0.1)}, "give three from 0 to 1, in order"),
        ({"a": 1}, {"normalise": {"b": "z"}}, "normalise and weights differ in a, b"),
        ({"same": 1}, {"normalise": "z"}, "same is the same for all states; 'z' needs"),
        ({"none": 1}, {}, "0 states have all of none; two are needed"),
        ({"zero": 1}, {"normalise": "share"}, "zero is 0 for all states"),
        ({"minus": 1}, {"normalise": "share"}, "minus is -1.0 in row 0; give 0 or more"),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_one_line(
    weights: dict[str, float], options: dict[str, Any], said: str
) -> None:
    frame = pl.DataFrame(
        {"ccode": [1, 2], "a": [1.0, 2], "same": [3.0, 3], "zero": [0, 0], "minus": [-1.0, 2]}
    ).with_columns(none=pl.lit(None, pl.Float64))
    with pytest.raises(Unmeasurable, match=said) as caught:
        ranked(frame, weights, **options)
    assert "\n" not in str(caught.value)


def test_unknown_words_and_double_states_are_refused() -> None:
    frame = pl.DataFrame({"ccode": [1, 1], "a": [1.0, 2.0]})
    with pytest.raises(Unmeasurable, match="2 rows for ccode 1"):
        ranked(frame, {"a": 1})
    with pytest.raises(UnknownName, match="no normalisation 'minmax'; nearest: min-max"):
        ranked(frame, {"a": 1}, normalise="minmax")
    with pytest.raises(UnknownName, match="no way to vary weights 'beta'"):
        ranked(frame, {"a": 1}, varying="beta")
