"""Which states of a year never shared a day of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from foedus.states import spells
from foedus.states.together import apart


def days_of(system: str, year: int) -> dict[int, set[date]]:
    """The days of a year on which each code was a member, counted one by one."""
    whole = {date(year, 1, 1) + timedelta(n) for n in range(365)} | {date(year, 12, 31)}
    found: defaultdict[int, set[date]] = defaultdict(set)
    for spell in spells(system):
        start = spell.span.start.earliest
        end = spell.span.end.latest if spell.span.end else date.max
        if start.year <= year <= end.year:
            found[spell.code] |= {day for day in whole if start <= day <= end}
    return found


@given(st.sampled_from(["cow", "gw"]), st.integers(1816, 2020))
def test_pairs_are_apart_that_have_days_of_a_year_but_none_in_common(
    system: str, year: int
) -> None:
    there = days_of(system, year)
    assert apart(system, year) == {
        (one, other)
        for one, other in combinations(sorted(there), 2)
        if there[one].isdisjoint(there[other])
    }


def test_as_many_pairs_of_the_cow_list_are_apart_as_peacesciencer_takes_out_by_hand() -> None:
    """Its list has 60 rows of directed dyads."""
    assert 2 * sum(len(apart("cow", year)) for year in range(1816, 2017)) == 60


def test_nobody_is_apart_in_a_year_to_which_all_are_carried() -> None:
    assert apart("cow", 2024) == frozenset()
