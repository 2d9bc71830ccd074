"""Concentration measures keep their known values and ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.measures import effective_number, herfindahl, largest, shares

AMOUNTS = st.dictionaries(
    st.text("ABCDEF", min_size=3, max_size=3), st.floats(0.001, 1e9), min_size=1, max_size=12
)


def test_the_index_is_that_of_the_merger_guidelines() -> None:
    # US Department of Justice, page on the Herfindahl-Hirschman index: 30, 30, 20, 20 is 2,600.
    market = {"A": 30.0, "B": 30.0, "C": 20.0, "D": 20.0}
    assert herfindahl(market) == pytest.approx(0.26)


def test_the_effective_number_of_equal_partners_is_their_number() -> None:
    assert effective_number(dict.fromkeys("ABCDE", 7.0)) == pytest.approx(5)


@given(AMOUNTS)
def test_the_index_lies_between_equal_shares_and_one_partner(amounts: dict[str, float]) -> None:
    index = herfindahl(amounts)
    assert index is not None
    assert 1 / len(amounts) - 1e-9 <= index <= 1 + 1e-9
    first = largest(amounts)
    assert first is not None
    assert first[1] ** 2 - 1e-9 <= index <= first[1] + 1e-9


@given(AMOUNTS, st.floats(0.01, 1000))
def test_the_unit_of_the_amounts_does_not_matter(amounts: dict[str, float], unit: float) -> None:
    other = {name: amount * unit for name, amount in amounts.items()}
    assert herfindahl(other) == pytest.approx(herfindahl(amounts))


@given(AMOUNTS)
def test_shares_add_up_and_come_largest_first(amounts: dict[str, float]) -> None:
    found = list(shares(amounts).values())
    assert sum(found) == pytest.approx(1)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("nothing", [{}, {"USA": 0.0}, {"USA": 0.0, "DEU": 0.0}])
def test_a_whole_of_nothing_has_no_concentration(nothing: dict[str, float]) -> None:
    assert herfindahl(nothing) is None
    assert effective_number(nothing) is None
    assert largest(nothing) is None


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_an_amount_that_is_none_is_refused_by_name(amount: float) -> None:
    with pytest.raises(ValueError, match="DEU"):
        shares({"USA": 1.0, "DEU": amount})
