"""Carrying forward: only on request, only so far, only for members, and labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.upstream.test_coverage import NEVER_TWO_STATES, SPEAKING, label, once
from tests.upstream.test_table import UNKNOWN, ZERO
from tests.upstream.test_table import table as made_up_table

from foedus.errors import UpstreamError
from foedus.upstream import Declaration
from foedus.upstream.coverage import member_in
from foedus.upstream.declare import Coverage
from foedus.upstream.table import Table, table

NO_SYSTEM = Coverage(first=1900, last=1990, members="everybody")


def joined(grid: dict[str, list[Any]], right: Table, carry: int) -> pl.DataFrame:
    return made_up_table(grid).join(right, on=["actor", "year"], carry=carry).frame


def test_the_last_row_before_is_carried_as_far_as_asked_and_says_its_year() -> None:
    right = made_up_table({"actor": ["KOR"] * 2, "year": [1955, 1958], "n": [7, 9]}, "r", UNKNOWN)
    found = joined({"actor": ["KOR"] * 5, "year": [1954, 1955, 1957, 1960, 1961]}, right, carry=2)
    assert found["r_state"].to_list() == [
        "missing", "observed", "carried-forward", "carried-forward", "missing",
    ]  # fmt: skip
    assert found["r_from"].to_list() == [None, None, 1955, 1958, None]
    assert found["n"].to_list() == [None, 7, 7, 9, None]
    assert found["r_row"].to_list() == [None, 1, 1, 2, None]


def test_years_after_the_end_of_the_coverage_are_reached_but_none_before_it() -> None:
    right = made_up_table({"actor": ["KOR"], "year": [2000], "n": [7]}, "r", UNKNOWN)
    found = joined({"actor": ["KOR"] * 3, "year": [1949, 2003, 2010]}, right, carry=5)
    assert found["r_state"].to_list() == ["not-covered", "carried-forward", "not-covered"]


def test_a_zero_by_coding_is_known_and_nothing_is_carried_over_it() -> None:
    right = made_up_table({"actor": ["KOR"], "year": [1955], "n": [7]}, "r", ZERO)
    found = joined({"actor": ["KOR"], "year": [1956]}, right, carry=5)
    assert found.select("r_state", "n", "r_from").row(0) == ("zero-by-coding", 0, None)


def test_a_null_in_a_row_that_is_there_is_not_filled() -> None:
    right = made_up_table({"actor": ["KOR"] * 2, "year": [1955, 1956], "n": [7, None]}, "r")
    found = joined({"actor": ["KOR"], "year": [1956]}, right, carry=5)
    assert found.select("r_state", "n", "r_from").row(0) == ("observed", None, None)


def test_nothing_is_carried_for_a_state_that_is_gone() -> None:
    """East Germany leaves the system in October 1990, West Germany goes on."""
    right = made_up_table(
        {"actor": ["DDR", "DEU"], "year": [1990] * 2, "n": [1, 2]}, "r", NO_SYSTEM
    )
    found = joined({"actor": ["DDR", "DEU"], "year": [1991] * 2}, right, carry=5)
    assert found["n"].to_list() == [None, 2]


def test_a_group_counts_what_was_carried_and_tells_the_oldest_year() -> None:
    right = made_up_table(
        {"actor": ["KOR", "PRK"], "year": [1955, 1957], "n": [7, 9]}, "r", UNKNOWN
    )
    grid = made_up_table({"actor": ["KOR", "PRK", "JPN"], "year": [1958] * 3})
    by_year = grid.join(right, on=["actor", "year"], carry=5).group("year", n=pl.col("n").sum())
    row = by_year.frame.row(0, named=True)
    assert (row["n"], row["r_n_carried_forward"], row["r_n_missing"]) == (16, 2, 1)
    assert (row["r_state"], row["r_from"], row["r_row"]) == ("derived", 1955, [1, 2])


def test_what_cannot_be_carried_is_refused_in_a_line() -> None:
    grid = made_up_table({"actor": ["KOR"], "year": [1958]})
    right = made_up_table({"actor": ["KOR"], "year": [1955], "n": [7]}, "r")
    with pytest.raises(UpstreamError, match=r"join on the year of the other table \(year\)"):
        grid.join(right, on="actor", carry=1)
    with pytest.raises(UpstreamError, match="carry=-1: rows are carried forward"):
        grid.join(right, on=["actor", "year"], carry=-1)
    two = right.join(
        made_up_table({"actor": ["KOR"], "year": [1955], "m": [7]}, "s"), on=["actor", "year"]
    )
    with pytest.raises(UpstreamError, match="one table at a time; the other comes from r, s"):
        grid.join(two, on=["actor", "year"], carry=1)


YEARS = st.integers(1890, 2030)
ACTORS = st.sampled_from(["KOR", "PRK", "DDR", "YAR", "USA"])


@given(
    there=st.dictionaries(st.tuples(ACTORS, YEARS), st.none() | st.integers(0, 9), max_size=12),
    asked=st.lists(st.tuples(ACTORS, YEARS), max_size=12),
    carry=st.integers(1, 60),
    coverage=st.sampled_from([UNKNOWN, ZERO, NO_SYSTEM]),
)
def test_carrying_changes_only_what_was_unknown_and_never_from_later(
    there: dict[tuple[str, int], int | None],
    asked: list[tuple[str, int]],
    carry: int,
    coverage: Coverage,
) -> None:
    rows: dict[str, list[Any]] = {
        "actor": [a for a, _ in there], "year": [y for _, y in there], "n": list(there.values()),
    }  # fmt: skip
    grid: dict[str, list[Any]] = {"actor": [a for a, _ in asked], "year": [y for _, y in asked]}
    if not there or not asked:
        return
    right = made_up_table(rows, "r", coverage)
    plain, with_old = joined(grid, right, carry=0), joined(grid, right, carry=carry)
    for before, after in zip(plain.to_dicts(), with_old.to_dicts(), strict=True):
        source = after.pop("r_from")
        if after["r_state"] != "carried-forward":
            assert (source, after) == (None, before)
            continue
        assert before["r_state"] in ("missing", "not-covered")
        actor, year = after["actor"], after["year"]
        assert source == max(y for a, y in there if a == actor and y < year)
        assert 0 < year - source <= carry
        assert after["n"] == there[actor, source]
        assert any(member_in(s, actor, year) for s in ("cow", "gw"))


def still_there(keys: pl.DataFrame, declared: Declaration, after: int) -> tuple[Any, ...] | None:
    """The newest key of a table whose actors are in the system in a later year."""
    systems = (declared.coverage.system,) if declared.coverage.system else ("cow", "gw")
    newest = keys.sort(declared.year, descending=True).unique(
        keys.columns[:-1], keep="first", maintain_order=True
    )
    return next(
        (
            row
            for row in newest.iter_rows()
            if all(any(member_in(system, one, after) for system in systems) for one in row[:-1])
        ),
        None,
    )


@pytest.mark.parametrize(("declared", "who"), SPEAKING, ids=label)
def test_of_every_table_the_last_row_can_be_carried_and_says_so(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    keys = [*who, declared.year]
    right = once(table(declared.id), keys)
    after = declared.coverage.last + 2
    found = still_there(right.frame.drop_nulls(keys).select(keys), declared, after)
    assert (found is None) == (declared.id in NEVER_TWO_STATES)
    if found is None:
        return
    *group, last = found
    grid = made_up_table(
        {"question": [0], **{n: [v] for n, v in zip(keys, (*group, after), strict=True)}}
    )
    (block,) = right.blocks
    asked = grid.join(right, on=keys).frame.row(0, named=True)
    assert asked[block.state] == "not-covered"
    row = grid.join(right, on=keys, carry=after - last).frame.row(0, named=True)
    assert (row[block.state], row[block.source_year]) == ("carried-forward", last)
    of_them = [pl.col(n) == v for n, v in zip(keys, (*group, last), strict=True)]
    source = right.frame.filter(*of_them).row(0, named=True)
    assert {n: row[n] for n in block.columns if n not in keys} == {
        n: source[n] for n in block.columns if n not in keys
    }
