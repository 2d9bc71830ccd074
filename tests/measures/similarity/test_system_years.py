"""Who is in a state system in which year, and that a list says nothing after it closes."""

from __future__ import annotations

import polars as pl
import pytest

from foedus.errors import MeasureError, UnknownName
from foedus.measures.similarity import system_years
from foedus.panel import panel
from foedus.upstream.coverage import member_in


@pytest.mark.parametrize("system", ["cow", "gw"])
@pytest.mark.parametrize("year", [1816, 1914, 1945, 1990])
def test_a_state_is_in_a_year_in_which_it_was_a_member_on_any_day(system: str, year: int) -> None:
    found = system_years(system, year, year)["ccode"].to_list()
    assert found == [code for code in range(1000) if member_in(system, code, year)]


def test_both_germanies_and_their_successor_are_in_1990() -> None:
    found = system_years("cow", 1990, 1991)
    germans = found.filter(pl.col("ccode").is_between(255, 265)).select("ccode", "year").rows()
    assert germans == [(255, 1990), (260, 1990), (265, 1990), (255, 1991)]


def test_each_state_stands_once_in_a_year_though_it_came_back_in_it() -> None:
    assert not system_years("cow", 1816, 2016).select("ccode", "year").is_duplicated().any()


def test_after_the_list_closes_members_are_carried_only_on_request_and_say_so() -> None:
    with pytest.raises(MeasureError, match="the list cow closes in 2016; after_list='carry'"):
        system_years("cow", 2016, 2017)
    found = system_years("cow", 2016, 2017, after_list="carry")
    assert found.filter(year=2016)["ccode"].equals(found.filter(year=2017)["ccode"])
    assert found.select("year", "cow_state", "cow_from").unique().sort("year").rows() == [
        (2016, "observed", None), (2017, "carried-forward", 2016),
    ]  # fmt: skip


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_state_years_are_those_of_a_panel_with_the_same_labels(system: str) -> None:
    found = system_years(system, 1816, 2022, after_list="carry")
    whole = panel("state-years", system=system, last=2022, carry_membership=True).collect().frame
    same = whole.rename({"cow": {}, "gw": {"gwcode": "ccode"}}[system])
    assert found.equals(same.select(found.columns).sort("year", "ccode"))


def test_years_that_no_list_has_are_refused() -> None:
    with pytest.raises(MeasureError, match="begins in 1816, not in 1815"):
        system_years("cow", 1815, 1820)
    with pytest.raises(MeasureError, match="years from 1820 to 1819: none"):
        system_years("cow", 1820, 1819)
    with pytest.raises(UnknownName):
        system_years("iso", 1820, 1821)
