"""Shares, balances, concentration, tenures and expected support of capabilities."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import UnknownName
from foedus.measures import effective_number, herfindahl
from foedus.measures.capability import (
    Unmeasurable,
    capability_concentration,
    coalition_balance,
    expected_capability,
    major_powers,
    pair_balance,
    shares_within,
)

AMOUNT = st.floats(0.001, 1e7)
AMOUNTS = st.lists(st.none() | AMOUNT, min_size=1, max_size=12)
ODDS = st.none() | st.floats(0, 1)


@given(AMOUNTS, AMOUNTS)
def test_the_shares_of_each_group_add_up_to_one(one: list[Any], other: list[Any]) -> None:
    years = [1900] * len(one) + [1901] * len(other)
    frame = pl.DataFrame({"year": years, "x": [*one, *other]}, schema_overrides={"x": pl.Float64})
    found = shares_within(frame, "x")
    for year, amounts in ((1900, one), (1901, other)):
        known = [a for a in amounts if a is not None]
        group = found.filter(pl.col("year") == year)
        assert group["x_share"].null_count() == len(amounts) - len(known)
        assert set(group["x_n_missing"]) == {len(amounts) - len(known)}
        if known:
            assert group["x_share"].sum() == pytest.approx(1)
            assert group["x_total"][0] == pytest.approx(sum(known))
        else:
            assert group["x_total"].null_count() == len(amounts)


def test_a_total_of_nothing_has_no_shares() -> None:
    found = shares_within(pl.DataFrame({"x": [0, 0, None]}), "x", by=())
    assert found["x_share"].to_list() == [None] * 3
    assert found["x_total"].to_list() == [0.0] * 3


@given(AMOUNTS)
def test_concentration_is_that_of_a_plain_loop(amounts: list[float | None]) -> None:
    frame = pl.DataFrame({"year": 1900, "x": amounts}, schema_overrides={"x": pl.Float64})
    (row,) = capability_concentration(frame, "x").rows(named=True)
    known = {str(i): a for i, a in enumerate(amounts) if a is not None}
    n, total = len(known), sum(known.values())
    assert (row["n"], row["n_missing"]) == (n, len(amounts) - n)
    index, number = herfindahl(known), effective_number(known)
    assert row["herfindahl"] == (None if index is None else pytest.approx(index))
    assert row["effective_number"] == (None if number is None else pytest.approx(number))
    if n < 2:
        assert row["con"] is None
        return
    # The shares' standard deviation over the greatest it can be for n states.
    spread = sqrt(sum((a / total - 1 / n) ** 2 for a in known.values()))
    assert row["con"] == pytest.approx(spread / sqrt(1 - 1 / n), abs=1e-6)
    assert 0 <= row["con"] <= 1


def test_concentration_runs_from_equal_states_to_one_state_with_all() -> None:
    frame = pl.DataFrame({"year": [1, 1, 2, 2, 3, 4, 4], "x": [5.0, 5.0, 0.0, 7.0, 3.0, 0.0, 0.0]})
    assert capability_concentration(frame, "x")["con"].to_list() == [0.0, 1.0, None, None]


@given(AMOUNT | st.just(0.0), AMOUNT | st.just(0.0))
def test_the_measures_of_a_pair_agree_with_each_other(one: float, other: float) -> None:
    frame = pl.DataFrame({"a": [one, other], "b": [other, one]})
    there, back = pair_balance(frame, "a", "b").rows(named=True)
    assert [there[k] for k in list(there)[2:]] == [back[k] for k in list(back)[2:]]
    if one == other == 0:
        assert there["parity"] is None
        return
    assert 0 <= there["smaller_to_larger"] <= 1
    assert 0.5 <= there["larger_share"] <= 1
    assert there["parity"] == pytest.approx(2 * (1 - there["larger_share"]))
    assert there["larger_share"] == pytest.approx(1 / (1 + there["smaller_to_larger"]))


YEARS = pl.DataFrame(
    {
        "ccode": [1, 2, 3, 4, 1, 3, 4],
        "year": [1900] * 4 + [1901] * 3,
        "x": [4.0, 2.0, 1.0, 1.0, 4.0, None, 2.0],
    }
)


def test_a_coalition_with_a_member_unknown_is_not_compared() -> None:
    found = coalition_balance(YEARS, [1, 2], [3, 4], value="x").rows(named=True)
    assert found[0]["one_share"] == 0.75
    assert found[0]["smaller_to_larger"] == pytest.approx(1 / 3)
    assert (found[1]["one_n"], found[1]["one_n_absent"], found[1]["other_n_missing"]) == (1, 1, 1)
    assert found[1]["one_share"] is None
    assert (found[1]["one_total"], found[1]["other_total"]) == (4.0, 2.0)


def test_what_is_known_of_coalitions_is_compared_on_request() -> None:
    found = coalition_balance(YEARS, [1, 2], [3, 4], value="x", partial=True)
    assert found["one_share"].to_list() == pytest.approx([0.75, 2 / 3])


def test_a_coalition_of_which_nothing_is_known_has_no_total() -> None:
    found = coalition_balance(YEARS, [3], [1], value="x", partial=True).row(1, named=True)
    assert (found["one_total"], found["one_share"], found["parity"]) == (None, None, None)


def test_coalitions_that_cannot_be_are_refused() -> None:
    with pytest.raises(Unmeasurable, match="2 on both sides; give each state one side"):
        coalition_balance(YEARS, [1, 2], [2], value="x")
    with pytest.raises(UnknownName, match="no ccode in the frame '9'; there is: 1, 2, 3, 4"):
        coalition_balance(YEARS, [1], [9], value="x")
    with pytest.raises(Unmeasurable, match="without members"):
        coalition_balance(YEARS, [1], [], value="x")


DAYS = st.dates(date(1900, 1, 1), date(1906, 12, 31))


@given(
    st.lists(st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair))), max_size=3),
    st.sampled_from(["any-day", "first-day", "last-day", "whole-year"]),
)
def test_a_major_power_is_one_on_the_days_that_the_rule_asks(
    spells: list[tuple[date, date]], rule: str
) -> None:
    listed = pl.DataFrame(
        {
            "ccode": [1] * len(spells),
            "start": [a for a, _ in spells],
            "end": [b for _, b in spells],
        },
        schema={"ccode": pl.Int32, "start": pl.Date, "end": pl.Date},
    )
    years = pl.DataFrame({"ccode": 1, "year": list(range(1899, 1909))})
    found = major_powers(years, listed, first=1900, last=1907, rule=rule)
    for year, major in zip(found["year"], found["major"], strict=True):
        if not 1900 <= year <= 1907:
            assert major is None
            continue
        days = [date(year, 1, 1) + timedelta(n) for n in range(366)]
        days = [day for day in days if day.year == year]
        asked = {"first-day": days[:1], "last-day": days[-1:]}.get(rule, days)
        held = [[a <= day <= b for day in asked] for a, b in spells]
        assert major is any(all(x) if rule == "whole-year" else any(x) for x in held)


def test_codes_of_another_width_are_the_same_codes() -> None:
    spells = pl.DataFrame({"ccode": [2], "start": [date(1900, 1, 1)], "end": [date(1901, 1, 1)]})
    years = pl.DataFrame(
        {"ccode": [2], "year": [1900]}, schema={"ccode": pl.UInt16, "year": pl.Int16}
    )
    assert major_powers(years, spells, first=1816, last=2016)["major"].to_list() == [True]
    named = pl.DataFrame({"ccode": ["2"], "year": [1900]})
    with pytest.raises(Unmeasurable, match="ccode holds Int64, ccode String; give both in one"):
        major_powers(named, spells, first=1816, last=2016)


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(UnknownName, match="no rule 'any'; nearest: any-day"):
        major_powers(pl.DataFrame(), pl.DataFrame(), first=1, last=2, rule="any")


def test_the_list_of_major_powers_of_2016_reads_as_published(mirror: Path) -> None:
    """Codebook: a power that leaves and returns has more than one record."""
    file = pl.read_csv(mirror / "state-systems" / "majors2016.csv")
    spells = file.select(
        "ccode",
        start=pl.date("styear", "stmonth", "stday"),
        end=pl.date("endyear", "endmonth", "endday"),
    )
    codes = [2, 220, 255, 740, 710, 732]
    asked = pl.DataFrame({"ccode": codes * 2, "year": [1943] * 6 + [2016] * 6})
    found = major_powers(asked, spells, first=1816, last=2016)["major"].to_list()
    assert found == [True, False, True, True, False, False] + [True] * 5 + [False]


@given(st.lists(st.tuples(AMOUNT | st.none(), ODDS), max_size=6), AMOUNT | st.none())
def test_expected_support_is_that_of_a_plain_loop(
    partners: list[tuple[float | None, float | None]], own: float | None
) -> None:
    names = [f"P{i}" for i in range(len(partners))]
    states = pl.DataFrame(
        {"state": ["A", *names], "x": [own, *(x for x, _ in partners)]},
        schema={"state": pl.String, "x": pl.Float64},
    )
    ties = pl.DataFrame(
        {"state": ["A"] * len(names), "partner": names, "probability": [p for _, p in partners]},
        schema={"state": pl.String, "partner": pl.String, "probability": pl.Float64},
    )
    row = expected_capability(states, ties, value="x").row(0, named=True)
    assert row["n_partners"] == len(partners)
    assert row["n_unstated"] == sum(p is None for _, p in partners)
    assert row["n_missing"] == sum(x is None for x, _ in partners)
    if own is None:
        assert row["expected"] is row["lower"] is row["upper"] is None
        return
    lower, expected, upper = own, own, own
    sure = ceiling = True
    for amount, odds in partners:
        lower += 0 if odds is None or amount is None else odds * amount
        if odds == 0:
            continue
        if amount is None or odds is None:
            sure = False
        else:
            expected += odds * amount
        if amount is None:
            ceiling = False
        else:
            upper += amount if odds is None else odds * amount
    assert row["lower"] == pytest.approx(lower)
    assert row["expected"] == (pytest.approx(expected) if sure else None)
    assert row["upper"] == (pytest.approx(upper) if ceiling else None)
    if sure:
        assert row["lower"] <= row["expected"] * (1 + 1e-12)
        assert row["expected"] <= row["upper"] * (1 + 1e-12)


def test_a_duty_that_may_arise_widens_the_bounds_in_its_year() -> None:
    states = pl.DataFrame(
        {"state": ["A", "B", "A", "B"], "year": [1, 1, 2, 2], "x": [1.0, 8.0, 1.0, 16.0]}
    )
    ties = pl.DataFrame(
        {"state": ["A", "A"], "partner": ["B", "B"], "year": [1, 2], "low": [1.0, 0.0]}
    ).with_columns(high=1.0)
    found = expected_capability(states, ties, value="x", by="year")
    assert found.select("lower", "upper").rows() == [(9, 9), (8, 8), (1, 17), (16, 16)]
    assert found["expected"].to_list() == [None, 8.0, None, 16.0]


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ({"partner": ["B"]}, "no column of probability, low, high"),
        ({"partner": ["B"], "probability": [1.5]}, "A, B: low 1.5, probability 1.5, high 1.5"),
        ({"partner": ["B"], "low": [0.6], "probability": [0.5]}, "give 0 <= low <= probability"),
        ({"partner": ["A"], "probability": [0.5]}, "A is its own partner"),
        ({"partner": ["B", "B"], "probability": [0.5, 0.1]}, "2 rows for state A, partner B"),
        ({"state": ["Z"], "partner": ["A"], "probability": [0.5]}, "ties of Z without a row"),
        ({"partner": [2], "probability": [0.5]}, "partner holds Int64, state String; give both"),
    ],
)
def test_ties_that_say_nothing_or_too_much_are_refused(ties: dict[str, Any], said: str) -> None:
    frame = pl.DataFrame({"state": ["A"] * len(ties["partner"]), **ties})
    states = pl.DataFrame({"state": ["A", "B"], "x": [1.0, 1.0]})
    with pytest.raises(Unmeasurable, match=said):
        expected_capability(states, frame, value="x")
