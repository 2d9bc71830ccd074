"""Burdens are shares of spending beside shares of means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from foedus.measures import burden_sharing, values_in
from foedus.measures.network import LayerError
from foedus.upstream.table import table

VALUES = st.dictionaries(
    st.sampled_from("ABCDEFG"), st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1
)


@given(VALUES, st.floats(0.001, 1000))
def test_ratios_are_spending_over_means_against_the_whole_in_any_unit(
    values: dict[str, tuple[int, int]], unit: float
) -> None:
    spending: dict[str, float | None] = {who: x * unit for who, (x, _) in values.items()}
    means: dict[str, float | None] = {who: y for who, (_, y) in values.items()}
    found = burden_sharing(spending, means, values)
    whole = sum(x for x, _ in values.values()) / sum(y for _, y in values.values())
    for one in found.members:
        x, y = values[one.state]
        assert one.ratio == pytest.approx(x / y / whole)
    assert sum(one.spending_share for one in found.members) == pytest.approx(1)
    assert sum(one.means_share for one in found.members) == pytest.approx(1)
    # Weighed by means, the ratios come to one.
    assert sum(one.ratio * one.means_share for one in found.members) == pytest.approx(1)


@given(VALUES)
def test_the_rank_correlation_is_that_of_scipy(values: dict[str, tuple[int, int]]) -> None:
    spending: dict[str, float | None] = {who: x for who, (x, _) in values.items()}
    means: dict[str, float | None] = {who: y for who, (_, y) in values.items()}
    found = burden_sharing(spending, means, values).rank_correlation
    burdens = [x / y for x, y in values.values()]
    sizes = [y for _, y in values.values()]
    if len(values) < 3 or len(set(burdens)) == 1 or len(set(sizes)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(spearmanr(sizes, burdens).statistic)


def test_a_member_of_whom_a_number_is_missing_is_named_and_not_counted_as_nothing() -> None:
    spending = {"USA": 60.0, "DEU": 40.0, "ISL": None, "FRA": 10.0}
    found = burden_sharing(spending, {"USA": 1, "DEU": 1}, spending)
    assert found.unknown == ("FRA", "ISL")
    assert [one.spending_share for one in found.members] == [0.4, 0.6]


def test_a_member_without_forces_spends_nothing_and_is_a_member() -> None:
    found = burden_sharing({"USA": 60.0, "ISL": 0.0}, {"USA": 3, "ISL": 1}, ["ISL", "USA"])
    assert {one.state: one.ratio > 0 for one in found.members} == {"ISL": False, "USA": True}


@pytest.mark.parametrize(
    ("spending", "means", "said"),
    [
        (-1.0, 1.0, "the spending of USA is -1.0; give 0 or more"),
        (1.0, 0.0, "the means of USA are 0.0; give more than 0"),
        (0.0, 1.0, "nobody spends anything"),
    ],
)
def test_what_is_no_burden_is_refused(spending: float, means: float, said: str) -> None:
    with pytest.raises(LayerError, match=said):
        burden_sharing({"USA": spending}, {"USA": means}, ["USA"])


def test_in_the_pact_of_1953_one_side_spends_more_than_its_part_of_both_incomes(
    mirror: Path,
) -> None:
    spending = values_in(table("nmc"), 2010, state="actor", value="milex")
    means = values_in(table("gdp"), 2010, state="actor", value="pwtrgdp")
    found = burden_sharing(spending, means, ["KOR", "USA"])
    ratios = {one.state: one.ratio for one in found.members}
    assert ratios["USA"] > 1 > ratios["KOR"]
