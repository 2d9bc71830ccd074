"""Which sets of states there are in which period."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates.periods import Period
from foedus.errors import PanelError, UnknownName
from foedus.panel import panel
from foedus.states import spells, state
from foedus.states.listed import listed
from foedus.states.together import universe
from foedus.upstream import read
from foedus.upstream.universe import rows

# States that came, went, came back, or passed a code on.
CODES: Final = [2, 220, 255, 260, 265, 345, 679, 731, 732, 740, 816, 817, 860]
DAY: Final = timedelta(days=1)


def members(system: str, first: date, last: date) -> dict[int, set[date]]:
    """The days between two days on which each of the codes was in the system."""
    found: dict[int, set[date]] = {code: set() for code in CODES}
    for spell in spells(system):
        if spell.code in found:
            end = spell.span.end.latest if spell.span.end else last
            day = max(first, spell.span.start.earliest)
            while day <= min(end, last):
                found[spell.code].add(day)
                day += DAY
    return found


def label(period: Period, day: date) -> tuple[int, ...] | date:
    if period is Period.DAY:
        return day
    return (day.year,) if period is Period.YEAR else (day.year, day.month)


@given(
    system=st.sampled_from(["cow", "gw"]),
    period=st.sampled_from(list(Period)),
    first=st.dates(date(1940, 1, 1), date(1992, 12, 31)),
    days=st.integers(0, 800),
    size=st.integers(1, 3),
)
def test_a_set_has_a_row_for_each_period_with_a_common_day(
    system: str, period: Period, first: date, days: int, size: int
) -> None:
    last = first + days * DAY
    there = members(system, first, last)
    expected = {
        (*codes, label(period, day))
        for codes in combinations(CODES, size)
        for day in set.intersection(*(there[code] for code in codes))
    }
    found = rows(
        universe(
            system,
            period,
            (np.datetime64(first, "D"), np.datetime64(last, "D")),
            size=size,
            ordered=False,
            among=frozenset(CODES),
        )
    )
    name = "ccode" if system == "cow" else "gwcode"
    codes = [f"{name}{end}" for end in (range(1, size + 1) if size > 1 else [""])]
    when = [list(row) for row in found.select(period.key).iter_rows()]
    got = [
        (*sets, tuple(at) if period is not Period.DAY else at[0])
        for sets, at in zip(found.select(codes).iter_rows(), when, strict=True)
    ]
    assert len(got) == len(set(got))
    assert set(got) == expected
    assert got == sorted(got)


@pytest.mark.parametrize(
    ("last", "directed", "rows"),
    [(2016, True, 1_912_290), (2024, True, 2_214_930), (2010, False, 842_655)],
)
def test_dyad_years_since_1816_are_as_many_as_the_field_counts(
    last: int, directed: bool, rows: int
) -> None:
    """Pairs that were members in one year but never on one day are no dyads of it."""
    given = panel("dyad-years", last=last, directed=directed, carry_membership=last > 2016)
    assert given.universe.rows == rows


@pytest.mark.parametrize(
    ("unit", "last", "directed", "rows"),
    [
        ("state-years", 2017, True, 17_767),
        ("state-years", 2024, True, 18_985),
        ("dyad-years", 2017, True, 1_939_316),
        ("dyad-years", 2017, False, 969_658),
        ("dyad-years", 2024, True, 2_150_030),
        ("state-days", 2017, True, 6_448_077),
        ("state-months", 2020, True, 218_194),
    ],
)
def test_without_microstates_panels_of_the_gleditsch_ward_list_are_as_large_as_the_field_counts(
    unit: str, last: int, directed: bool, rows: int
) -> None:
    given = panel(
        unit,
        system="gw",
        last=last,
        directed=directed,
        carry_membership=last > 2020,
        microstates=False,
    )
    assert given.universe.rows == rows


def test_only_states_that_the_list_has_apart_are_left_out_as_microstates() -> None:
    def codes(*, microstates: bool) -> set[int]:
        given = panel("state-years", system="gw", first=2000, microstates=microstates)
        return set(given.collect().frame["gwcode"])

    apart = codes(microstates=True) - codes(microstates=False)
    assert {221, 232, 970} < apart
    assert apart == {spell.code for spell in spells("gw") if spell.microstate}


def test_a_panel_without_microstates_says_so() -> None:
    assert "without the 23 codes of microstates" in str(
        panel("dyad-years", system="gw", microstates=False)
    )


def test_a_list_that_has_no_microstates_apart_cannot_leave_them_out() -> None:
    with pytest.raises(PanelError, match="the list 'cow' has no microstates apart"):
        panel("state-years", microstates=False)


def test_a_microstate_that_is_asked_for_is_not_left_out_silently() -> None:
    with pytest.raises(PanelError, match="221 of the states asked for: microstates are left out"):
        panel("state-years", system="gw", states=["MCO", "FRA"], microstates=False)


def test_a_membership_beyond_the_end_of_the_list_says_so() -> None:
    found = panel("state-years", states=["KOR"], first=2015, last=2018, carry_membership=True)
    frame = found.collect().frame
    assert frame.select("year", "cow_state", "cow_from").rows() == [
        (2015, "observed", None),
        (2016, "observed", None),
        (2017, "carried-forward", 2016),
        (2018, "carried-forward", 2016),
    ]


@pytest.mark.parametrize(("system", "code"), [("cow", "ccode"), ("gw", "gwcode")])
def test_rows_of_the_list_are_those_of_the_published_file(
    system: str, code: str, mirror: Path
) -> None:
    known = listed(system)
    published = read(f"{system}-states.spells", mirror)
    ours = zip(*(column.tolist() for column in known[:4]), strict=True)
    assert sorted(ours) == published.select("row", code, "start", "end").rows()


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_actors_are_those_that_the_codes_mean_on_the_last_day(system: str) -> None:
    frame = panel("state-years", system=system, first=1940, last=1995).collect().frame
    for code, actor, year in frame.select(frame.columns[0], "actor", "year").iter_rows():
        held = [s for s in spells(system) if s.code == code and s.actor == actor]
        assert any(
            s.span.start.earliest <= date(year, 12, 31)
            and (s.span.end is None or s.span.end.latest >= date(year, 1, 1))
            for s in held
        )
    german = frame.filter(pl.col("actor") == state("Germany").id, pl.col("year") == 1990)
    assert german.height == {"cow": 2, "gw": 1}[system]


@given(st.integers(1, 5000))
def test_parts_are_the_whole_in_pieces(size: int) -> None:
    given = panel("dyad-years", first=1950, last=1953, states=CODES)
    whole = given.collect().frame
    parts = [part.frame for part in given.parts(size)]
    assert pl.concat(parts).equals(whole)


def test_a_key_is_unique_and_sets_are_in_order() -> None:
    found = panel("dyad-months", first=1989, last=1992).collect()
    assert found.key == ("ccode1", "ccode2", "year", "month")
    assert not found.frame.select(found.key).is_duplicated().any()
    assert found.frame.select(found.key).equals(found.frame.select(found.key).sort(found.key))


def test_what_cannot_be_built_is_refused_in_a_line() -> None:
    with pytest.raises(UnknownName, match="no unit of panels 'dyad-yers'; nearest: dyad-years"):
        panel("dyad-yers")
    with pytest.raises(PanelError, match=r"carry_membership=True \(--carry-membership\) carries"):
        panel("dyad-years", last=2024)
    with pytest.raises(PanelError, match="runs from 1816-01-01 to 2016-12-31"):
        panel("dyad-years", first=1700)
    with pytest.raises(PanelError, match="the last day is before the first"):
        panel("dyad-years", first=1950, last=1949)
    with pytest.raises(PanelError, match="size=None for k-ad-years: say the size of its sets"):
        panel("k-ad-years")
    with pytest.raises(PanelError, match="size=3 for dyad-years: it has its own size"):
        panel("dyad-years", size=3)
    with pytest.raises(PanelError, match="a set of 2 needs as many states, not 1"):
        panel("dyad-years", states=["KOR"])
    with pytest.raises(PanelError, match="a set of 100000 needs as many states, not 217"):
        panel("k-ad-years", size=100_000)
    with pytest.raises(PanelError, match="NATO is in no spell of the list 'cow'"):
        panel("dyad-years", states=["NATO"])
    with pytest.raises(UnknownName, match="no state system 'polity'"):
        panel("dyad-years", system="polity")
