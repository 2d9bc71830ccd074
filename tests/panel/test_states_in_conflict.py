"""Disputes and wars of states: what the lists of participants say, year by year."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from pathlib import Path

import polars as pl
import pytest
from msgspec.structs import replace

from foedus.panel import panel
from foedus.panel.steps.states_in_conflict import state_disputes
from foedus.upstream import read
from foedus.upstream.table import Table, table

STEPS = {"mids.cow.states": ("mid", 2014), "mids.gml.states": ("gml", 2010)}


@pytest.mark.parametrize("name", STEPS)
def test_a_state_is_in_the_disputes_in_which_it_met_an_opponent(name: str, mirror: Path) -> None:
    """Counted by hand from the rows of the two sides."""
    data_set, _ = STEPS[name]
    met: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    began: dict[tuple[int, int], int] = {}
    rows = read(f"{data_set}.directed-dispute-years").select("dispnum", "ccode1", "year")
    for dispute, code, year in sorted(rows.unique().iter_rows(), key=lambda row: row[2]):
        met[code, year].add(dispute)
        began.setdefault((dispute, code), year)
    frame = state_disputes(name).frame
    columns = ("ccode", "year", f"{data_set}_disputes", f"{data_set}_onset")
    for code, year, disputes, onset in frame.select(columns).iter_rows():
        assert set(disputes) == met[code, year]
        assert onset == int(any(began[dispute, code] == year for dispute in disputes))
    assert frame.height == len(met)


@pytest.mark.parametrize("name", STEPS)
def test_who_initiates_is_an_original_of_side_a(name: str, mirror: Path) -> None:
    data_set, _ = STEPS[name]
    frame = state_disputes(name).frame
    initiated, original, side_a, onset = (
        pl.col(f"{data_set}_{word}") for word in ("initiated", "first_onset", "side_a", "onset")
    )
    assert frame.filter((initiated > original) | (initiated > side_a)).is_empty()
    assert frame.filter((original > onset) | (side_a > onset)).is_empty()
    for word in ("initiated", "first_onset", "side_a", "onset"):
        assert set(frame[f"{data_set}_{word}"].unique()) == {0, 1}


@pytest.mark.parametrize("name", STEPS)
def test_no_dispute_is_zero_inside_the_years_and_nothing_after(name: str, mirror: Path) -> None:
    data_set, last = STEPS[name]
    frame = panel("state-years", first=1816, last=2016).add(name).collect().frame
    state = pl.col(f"{data_set}_state")
    quiet = frame.filter(state == "zero-by-coding")
    assert quiet.height > 5_000
    for word in ("onset", "ongoing", "initiated", "side_a", "first_onset"):
        assert quiet[f"{data_set}_{word}"].unique().to_list() == [0]
    late = frame.filter(pl.col("year") > last)
    assert late[f"{data_set}_onset"].null_count() == late.height > 0
    assert set(late[f"{data_set}_state"].unique()) == {"not-covered"}


def test_the_korean_war_begins_for_the_belligerents_of_1950_in_that_year(mirror: Path) -> None:
    plan = panel("state-years", states=["KOR", "PRK", "USA"], first=1949, last=1953)
    frame = plan.add("wars.states").collect().frame
    begun = frame.filter(pl.col("state_war_onset") == 1)
    assert sorted(begun.select("actor", "year").iter_rows()) == [
        ("KOR", 1950),
        ("PRK", 1950),
        ("USA", 1950),
    ]
    fought = frame.filter(pl.col("state_wars").list.len() > 0)["year"].unique().sort()
    assert fought.to_list() == [1950, 1951, 1952, 1953]


def test_the_order_of_rows_does_not_matter(mirror: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    straight = state_disputes("mids.gml.states").frame.sort("ccode", "year")
    whole = table("gml.directed-dispute-years")
    turned = replace(whole, frame=whole.frame.sample(fraction=1.0, shuffle=True, seed=7))

    def shuffled(name: str) -> Table:
        return turned

    monkeypatch.setattr(import_module(state_disputes.__module__), "table", shuffled)
    again = state_disputes("mids.gml.states").frame.sort("ccode", "year")
    kept = [c for c in straight.columns if not c.endswith("_row")]
    assert straight.select(kept).equals(again.select(kept))
