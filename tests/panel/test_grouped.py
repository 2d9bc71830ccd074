"""Tables that were grouped before they are joined, as those of wars and agreements are."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from tests.upstream.test_table import UNKNOWN, table

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
