"""Peace spells: how long a set of states has been without an event."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import PanelError
from foedus.panel import panel, steps
from foedus.panel.spells import Counting, peace_spells

EVENTS: Final = st.sampled_from([None, 0, 0, 0, 1])
ROWS: Final = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(1990, 2005)), EVENTS, max_size=40
).map(lambda found: [(*key, event) for key, event in found.items()])

SPELLS: Final = {
    step.does.split()[2]: name for name, step in steps().items() if name.startswith("spells.")
}
GML: Final = SPELLS["gml_ongoing"]


def of(rows: list[Any], counting: Counting = Counting.PERIODS) -> list[int | None]:
    """The spells of rows of set, period and event."""
    sets, periods = (np.array([row[n] for row in rows], dtype=np.int64) for n in (0, 1))
    events = pl.Series([row[2] for row in rows], dtype=pl.Int32)
    return peace_spells(sets, periods, events, counting).to_list()


def loop(rows: list[Any], counting: Counting) -> list[int | None]:
    """The same by walking each set through its periods."""
    found: dict[tuple[int, int], int | None] = {}
    for one in {row[0] for row in rows}:
        begin, count, known = None, 0, True
        for _, period, event in sorted((row for row in rows if row[0] == one), key=lambda r: r[1]):
            begin = period if begin is None else begin
            spell = count if counting is Counting.ROWS else period - begin
            found[one, period] = spell if known else None
            count += 1
            if event == 1:
                begin, count, known = period + 1, 0, True
            elif event is None:
                known = False
    return [found[row[0], row[1]] for row in rows]


@given(ROWS, st.sampled_from(Counting))
def test_spells_are_those_of_a_walk_through_the_periods(
    rows: list[Any], counting: Counting
) -> None:
    assert of(rows, counting) == loop(rows, counting)


@given(ROWS, st.permutations(range(40)), st.sampled_from(Counting))
def test_the_order_of_rows_does_not_matter(
    rows: list[Any], order: list[int], counting: Counting
) -> None:
    places = [place for place in order if place < len(rows)]
    shuffled = of([rows[place] for place in places], counting)
    whole = of(rows, counting)
    assert shuffled == [whole[place] for place in places]


@pytest.mark.parametrize(
    ("counting", "spells"), [(Counting.PERIODS, [0, 1, 10, 11]), (Counting.ROWS, [0, 1, 2, 3])]
)
def test_years_without_a_row_are_peace_by_the_calendar_alone(
    counting: Counting, spells: list[int]
) -> None:
    assert of([(1, year, 0) for year in (1990, 1991, 2000, 2001)], counting) == spells


@pytest.mark.parametrize("counting", Counting)
def test_a_row_with_an_event_keeps_its_count_and_the_next_begins_anew(counting: Counting) -> None:
    events = [0, 0, 1, 0, 0, 1, 1, 0]
    found = of([(1, 1990 + n, event) for n, event in enumerate(events)], counting)
    assert found == [0, 1, 2, 0, 1, 2, 0, 0]


@pytest.mark.parametrize("counting", Counting)
def test_after_an_unknown_event_the_count_is_unknown_until_the_next(counting: Counting) -> None:
    events = [0, None, 0, 0, 1, 0, None, 1, 0]
    found = of([(1, 1990 + n, event) for n, event in enumerate(events)], counting)
    assert found == [0, 1, None, None, None, 0, 1, None, 0]


@given(ROWS, st.sampled_from(Counting))
def test_sets_do_not_touch_each_other(rows: list[Any], counting: Counting) -> None:
    whole = of(rows, counting)
    for one in {row[0] for row in rows}:
        places = [n for n, row in enumerate(rows) if row[0] == one]
        assert of([rows[n] for n in places], counting) == [whole[n] for n in places]


def test_nothing_has_no_spells() -> None:
    assert of([]) == []


@pytest.mark.parametrize(
    ("step", "block"), [("mids.cow", "mid"), ("mids.gml", "gml")], ids=["cow", "gml"]
)
def test_a_panel_counts_the_years_since_a_dispute_went_on(
    step: str, block: str, mirror: Path
) -> None:
    chosen = [2, 200, 220, 365, 710, 732, 740]
    given = panel("dyad-years", states=chosen, last=2012, directed=False)
    frame = given.add(step, SPELLS[f"{block}_ongoing"]).collect().frame
    codes = [frame[f"ccode{n}"].to_list() for n in (1, 2)]
    sets = [1000 * one + two for one, two in zip(*codes, strict=True)]
    rows = list(zip(sets, frame["year"], frame[f"{block}_ongoing"], strict=True))
    known = frame[f"{block}_state"].is_in(["observed", "zero-by-coding"])
    asked = [
        spell if here else None
        for spell, here in zip(loop(rows, Counting.PERIODS), known, strict=True)
    ]
    assert frame[f"{block}_spell"].to_list() == asked
    assert frame.filter(~known)["year"].min() == {"mid": None, "gml": 2011}[block]


@pytest.mark.parametrize(("unit", "spell"), [("dyad-months", 24), ("dyad-days", 730)])
def test_months_are_counted_in_months_and_days_in_days(
    unit: str, spell: int, mirror: Path
) -> None:
    """China and the United States have no dispute in 1997 and 1998, and one in 1999 and 2000."""
    given = panel(unit, states=[2, 710], first=1997, last=2000, directed=False)
    frame = given.add("mids.gml", GML).collect().frame
    quiet = frame.filter(pl.col("year") < 1999)["gml_spell"]
    assert quiet.to_list() == list(range(spell))
    assert set(frame.filter(pl.col("year") > 1999)["gml_spell"]) == {0}
    assert frame.filter(pl.col("year") == 1999)["gml_spell"].head(2).to_list() == [spell, 0]


def test_spells_need_what_they_count(mirror: Path) -> None:
    with pytest.raises(PanelError, match=r"needs gml_ongoing; add what brings it first$"):
        panel("dyad-years", first=2000, last=2000).add(GML).collect()
