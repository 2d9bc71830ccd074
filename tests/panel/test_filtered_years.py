"""Peace spells that run over years which a step before them left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel import Panel, panel, writing
from foedus.panel.gaps import interrupted, over_gaps
from foedus.panel.spells import Counting, spells
from foedus.panel.writing import write

ROWS: Final = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(0, 9)), st.sampled_from([None, 0, 0, 1]), max_size=25
).map(lambda found: [(*key, event) for key, event in found.items()])
RELEVANT: Final = ("contiguity", "majors", "relevant")
SOME: Final = [200, 220, 230, 255, 325, 350, 640, 651, 710, 732, 740]


def walked(rows: list[Any]) -> tuple[int, int]:
    """Spells of each set, and those within which the places jump, by walking through them."""
    spells, broken = 0, 0
    for one in {row[0] for row in rows}:
        last, new = None, True
        jumped = False
        for _, place, event in sorted((r for r in rows if r[0] == one), key=lambda r: r[1]):
            if new:
                spells, jumped, new = spells + 1, False, False
            if last is not None and place != last + 1 and not jumped:
                broken, jumped = broken + 1, True
            last, new = place, event == 1
    return spells, broken


def counted(rows: list[Any]) -> tuple[int, int]:
    sets, places = (np.array([row[n] for row in rows], dtype=np.int64) for n in (0, 1))
    events = pl.Series([row[2] for row in rows], dtype=pl.Int32)
    known = pl.Series([True] * len(rows), dtype=pl.Boolean)
    return interrupted(sets, places, events, known)


@given(ROWS)
def test_interrupted_spells_are_those_of_a_walk_through_the_rows(rows: list[Any]) -> None:
    assert counted(rows) == walked(rows)


@given(ROWS, st.permutations(range(25)))
def test_the_order_of_rows_does_not_change_how_many_are_interrupted(
    rows: list[Any], order: list[int]
) -> None:
    assert counted([rows[n] for n in order if n < len(rows)]) == counted(rows)


def plan(*steps: str, first: int = 1816) -> Panel:
    return panel("dyad-years", states=SOME, first=first, last=2010, directed=False).add(*steps)


def test_the_caution_counts_the_spells_over_years_that_relevance_left_out(mirror: Path) -> None:
    late = plan("mids.gml", *RELEVANT, "spells.gml")
    pair = ["ccode1", "ccode2"]
    every: dict[tuple[int, int], list[int]] = {}
    for one, two, year in plan().collect().frame.select(*pair, "year").iter_rows():
        every.setdefault((one, two), []).append(year)
    rows = [
        (1000 * one + two, every[one, two].index(year), event)
        for one, two, year, event in late.collect()
        .frame.select(*pair, "year", "gml_ongoing")
        .iter_rows()
    ]
    total, broken = walked(rows)
    assert over_gaps(late, "gml_spell", "gml_ongoing") == (total, broken)
    assert 0 < broken < total
    assert late.cautions() == (
        f"spells.gml: {broken} of {total} spells run over years that relevant left out before; "
        "these count as peace, whatever happened in them",
    )


def test_rows_that_are_counted_rather_than_years_are_told_to_skip_them(mirror: Path) -> None:
    by_rows = plan("mids.gml", *RELEVANT).then(
        spells("spells.gml", "gml", "gml_ongoing", Counting.ROWS)
    )
    (said,) = by_rows.cautions()
    assert said.endswith("; these do not count")


@pytest.mark.parametrize(
    "steps", [("mids.gml", "spells.gml", *RELEVANT), ("mids.gml", "spells.gml"), RELEVANT]
)
def test_spells_counted_before_rows_are_left_out_need_no_caution(
    steps: tuple[str, ...], mirror: Path
) -> None:
    assert plan(*steps).cautions() == ()


def test_years_in_which_a_state_had_left_the_system_are_not_left_out_by_a_step(
    mirror: Path,
) -> None:
    """France left it in 1942 and came back in 1944; with Britain it is always relevant."""
    given = panel("dyad-years", states=[200, 220], first=1900, last=1960, directed=False)
    assert 1943 not in given.collect().frame["year"].to_list()
    given = given.add("mids.gml", *RELEVANT, "spells.gml")
    total, broken = over_gaps(given, "gml_spell", "gml_ongoing")
    assert (total > 0, broken) == (True, 0)


def test_the_caution_stands_beside_the_file_and_changes_no_number_in_it(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = plan("mids.gml", *RELEVANT, "spells.gml", first=1900)
    monkeypatch.setattr(writing, "CHUNK", 500)
    written = write(late, tmp_path / "late.parquet")
    assert written.cautions == late.cautions()
    (said,) = written.cautions
    assert f"\n{said}.\n" in written.sources.read_text(encoding="utf-8")
    assert pl.read_parquet(tmp_path / "late.parquet").equals(late.collect().frame)
