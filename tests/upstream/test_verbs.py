"""Selecting, naming and computing keep what a table says of its rows."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.upstream.test_table import GRID, UNKNOWN, ZERO, table

from foedus.errors import UnknownName, UpstreamError
from foedus.upstream.matching import rows_for
from foedus.upstream.table import table as whole


def test_columns_are_left_out_but_rows_and_states_stay() -> None:
    few = table({"actor": ["KOR"], "year": [1955], "n": [7], "m": [8]}).select(
        "actor", "year", "n"
    )
    assert few.frame.columns == ["actor", "year", "n", "left_row", "left_state"]
    with pytest.raises(UpstreamError, match="the key is actor, year; keep year"):
        few.select("actor", "n")
    with pytest.raises(UpstreamError, match="no column x"):
        few.select("actor", "year", "x")


def test_without_the_column_of_the_year_nothing_is_zero() -> None:
    """Who leaves out when a table speaks cannot be told later that it has none."""
    right = table({"actor": ["KOR"], "year": [1955], "n": [7]}, "right", ZERO)
    by_actor = right.group("actor", n=pl.col("n").sum())
    found = table(GRID).join(by_actor, on="actor").frame
    assert set(found["right_state"]) == {"derived"}


def test_the_same_table_can_stand_on_both_sides_of_a_dyad() -> None:
    pairs = table({"one": ["KOR", "KOR"], "two": ["PRK", "JPN"], "year": [1955, 1955]}, "pairs")
    right = table({"actor": ["KOR", "PRK"], "year": [1955, 1955], "n": [7, 9]}, "right", ZERO)
    first = pairs.join(right.sided("1"), on={"one": "actor1", "year": "year1"})
    both = first.join(right.sided("2"), on={"two": "actor2", "year": "year2"})
    assert both.frame.select("n1", "n2", "right1_state", "right2_state").rows() == [
        (7, 9, "observed", "observed"),
        (7, 0, "observed", "zero-by-coding"),
    ]


def test_another_name_of_a_block_is_that_of_its_columns() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "n": [7]}, "right", UNKNOWN).called("short")
    joined = table(GRID).join(right, on=["actor", "year"], carry=9)
    assert [c for c in joined.frame.columns if c.startswith("short")] == [
        "short_row",
        "short_state",
        "short_from",
    ]


def test_what_is_computed_from_a_block_is_null_where_it_tells_nothing() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "n": [7]}, "right", UNKNOWN)
    joined = table(GRID).join(right, on=["actor", "year"])
    some = joined.computed("right", some=pl.col("n").fill_null(0) > 0)
    assert some.frame["some"].to_list() == [None, True, None, None]
    by_year = some.group("actor", some=pl.col("some").sum())
    assert by_year.frame["some"].to_list() == [1]
    with pytest.raises(UnknownName, match="no block 'rigth'; nearest: right"):
        joined.computed("rigth", some=1)


NUMBERS = st.none() | st.integers(-5, 5) | st.sampled_from([10**9, -(10**9)])
ROWS = st.lists(st.tuples(NUMBERS, st.integers(1950, 1953)), max_size=12)


@given(left=ROWS, right=ROWS)
def test_laid_out_or_hashed_the_same_rows_are_found(
    left: list[tuple[int | None, int]], right: list[tuple[int | None, int]]
) -> None:
    """Whole numbers are looked up in another way than words; both are as a loop would find."""
    keys = list(dict.fromkeys(right))
    expected = [keys.index(key) if key[0] is not None and key in keys else None for key in left]
    numbers = {"code": pl.Int64, "year": pl.Int32}
    one = pl.DataFrame(left, schema=numbers, orient="row")
    other = pl.DataFrame(keys, schema=numbers, orient="row")
    found = rows_for(one, other, {"code": "code", "year": "year"})
    assert found.to_list() == expected
    words = pl.col("code").cast(pl.String)
    found = rows_for(
        one.with_columns(words), other.with_columns(words), {"code": "code", "year": "year"}
    )
    assert found.to_list() == expected


@given(left=ROWS, right=ROWS)
def test_several_rows_for_a_key_are_refused_only_where_they_are_met(
    left: list[tuple[int | None, int]], right: list[tuple[int | None, int]]
) -> None:
    numbers = {"code": pl.Int64, "year": pl.Int32}
    one = pl.DataFrame(left, schema=numbers, orient="row")
    other = pl.DataFrame(right, schema=numbers, orient="row")
    met = any(key[0] is not None and right.count(key) > 1 for key in left)
    pairs = {"code": "code", "year": "year"}
    if met:
        with pytest.raises(UpstreamError, match="several rows for"):
            rows_for(one, other, pairs)
    else:
        assert len(rows_for(one, other, pairs)) == len(left)


def test_codes_of_the_two_state_systems_are_not_joined(mirror: Path) -> None:
    """260 is West Germany in one list and Germany in the other."""
    cow, gw = whole("nmc.state-years"), whole("gdp.state-years")
    with pytest.raises(UpstreamError, match="ccode holds codes of the list cow, gwcode those"):
        cow.join(gw, on={"ccode": "gwcode", "year": "year"})
    renamed = gw.select("gwcode", "year", "pwtpop").sided("1")
    with pytest.raises(UpstreamError, match="gwcode1 those of gw; join on actors"):
        cow.join(renamed, on={"ccode": "gwcode1", "year": "year1"})
    lean = gw.filter(pl.col("year") == 2000).select("gwcode", "year", "actor", "pwtpop")
    assert cow.join(lean, on=["actor", "year"]).frame["pwtpop"].drop_nulls().len() > 180
