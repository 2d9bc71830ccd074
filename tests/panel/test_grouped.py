"""Tables that were grouped before they are joined, as those of wars and agreements are."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.upstream.test_table import UNKNOWN, table

from foedus.panel import panel
from foedus.terms import STATES
from foedus.upstream.table import Table

RIGHT: Final[dict[str, list[Any]]] = {
    "actor": ["KOR", "KOR", "PRK"],
    "year": [1955, 1955, 1956],
    "n": [7, 9, 1],
}


def counted() -> Table:
    right = table(RIGHT, "right", UNKNOWN)
    return right.group(["actor", "year"], rows=pl.len(), most=pl.col("n").max())


def test_what_was_counted_of_a_group_is_carried_with_it() -> None:
    grid = table({"actor": ["KOR", "KOR", "PRK"], "year": [1955, 1957, 1957]})
    frame = grid.join(counted(), on=["actor", "year"], carry=5).frame
    assert frame.select("rows", "most", "right_state", "right_from", "right_row").rows() == [
        (2, 9, "derived", None, [1, 2]),
        (2, 9, "carried-forward", 1955, [1, 2]),
        (1, 1, "carried-forward", 1956, [3]),
    ]


def test_what_is_computed_from_what_was_counted_is_null_where_nothing_is_told() -> None:
    grid = table({"actor": ["KOR", "KOR", "PRK"], "year": [1955, 1957, 1957]})
    joined = grid.join(counted(), on=["actor", "year"])
    by_year = joined.group("year", rows=pl.col("rows").sum()).frame
    assert by_year.select("year", "rows", "right_state").rows() == [
        (1955, 2, "derived"),
        (1957, None, "missing"),
    ]


def test_a_row_that_met_no_group_is_counted_by_its_state() -> None:
    grid = table({"actor": ["KOR", "KOR", "PRK", "JPN"], "year": [1955, 1957, 1957, 2020]})
    joined = grid.join(counted(), on=["actor", "year"], carry=1)
    whole = joined.group("actor", rows=pl.col("rows").sum()).frame
    counts = [f"right_n_{word}" for word in ("observed", "carried_forward", "missing")]
    assert whole.select("actor", *counts, "right_n_not_covered").rows() == [
        ("KOR", 2, 0, 1, 0),
        ("PRK", 0, 1, 0, 0),
        ("JPN", 0, 0, 0, 1),
    ]


COUNTS: Final = [f"right_n_{word.replace('-', '_')}" for word in STATES]
YEARS: Final = st.tuples(st.sampled_from(["KOR", "PRK", "JPN"]), st.integers(1948, 1956))


@given(
    rows=st.lists(YEARS, min_size=1, max_size=12),
    grid=st.lists(YEARS, min_size=1, max_size=12, unique=True),
    carry=st.integers(0, 3),
)
def test_without_counts_of_its_own_a_group_is_counted_as_with_them(
    rows: list[tuple[str, int]], grid: list[tuple[str, int]], carry: int
) -> None:
    """The counts that a panel leaves out come back, the same, when it is grouped."""
    actors, years = ([row[n] for row in rows] for n in (0, 1))
    right = table({"actor": actors, "year": years, "n": years}, "right", UNKNOWN)
    full = right.group(["actor", "year"], rows=pl.len())
    lean = full.plain()
    assert not {*COUNTS} & {*lean.frame.columns}
    assert lean.frame.equals(full.frame.drop(COUNTS))
    left = table({"actor": [a for a, _ in grid], "year": [y for _, y in grid]})
    of_both = [
        left.join(one, on=["actor", "year"], carry=carry)
        .group("actor", rows=pl.col("rows").sum())
        .frame
        for one in (full, lean)
    ]
    assert of_both[1].equals(of_both[0])
    assert {*COUNTS} <= {*of_both[1].columns}


def test_counts_that_say_more_than_how_many_rows_there_are_stay() -> None:
    grid = table({"actor": ["KOR", "KOR"], "year": [1955, 2020], "m": [1, 2]})
    some = grid.join(table(RIGHT, "right", UNKNOWN).filter(pl.col("n") != 7), on=["actor", "year"])
    joined = some.group("actor", n=pl.col("n").sum())
    right = replace(joined, blocks=joined.blocks[1:])
    assert right.plain() is right
    assert right.frame.select(COUNTS).row(0) == (1, 0, 0, 0, 0, 1)


@pytest.mark.parametrize("step", ["wars", "dcad", "exercises"])
def test_a_panel_has_of_a_group_its_state_and_its_rows_alone(step: str, mirror: Path) -> None:
    given = panel("dyad-years", states=["USA", "GBR", "DEU", "JPN"], first=1939).add(step)
    found = given.collect()
    assert [c for c in found.frame.columns if c.startswith(f"{step}_n_")] == []
    told = found.frame.filter(pl.col(f"{step}_state") == "derived")
    by_state = found.group("actor1", years=pl.len()).frame
    rows = told.group_by("actor1").agg(pl.col(f"{step}_row").list.len().sum().alias("rows"))
    both = by_state.join(rows, on="actor1")
    assert both[f"{step}_n_observed"].to_list() == both["rows"].to_list()
    assert both.height > 1
