"""Outside the years of a table nothing is told, and what is carried there says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus.errors import UpstreamError
from foedus.panel import Panel, panel, steps
from foedus.upstream.block import Block
from foedus.upstream.table import Table

SOME: Final = ["USA", "GBR", "DEU", "RUS", "KOR", "PRK", "JPN", "CHN", "SSD"]
UNITS: Final = {1: "state-years", 2: "dyad-years"}
RIVALS: Final = ("nmc-6", "democracy.gw", "gdp.gw")
CARRY: Final = 12
EVERY: Final = pytest.mark.parametrize(
    ("unit", "rivals"), [(unit, rivals) for unit in UNITS.values() for rivals in (False, True)]
)


def plain(unit: str, rivals: bool) -> list[str]:
    """The steps that read a table and speak of the unit; rivals bring the same columns."""
    size = {name: size for size, name in UNITS.items()}[unit]
    return [
        name
        for name, step in steps().items()
        if step.tables and size in step.sizes and (name in RIVALS) == rivals
    ]


@cache
def table(unit: str, carry: int, first: int, rivals: bool = False) -> Table:
    given: Panel = panel(unit, states=SOME, first=first, last=2024, carry_membership=True)
    return given.add(*plain(unit, rivals), carry=carry).collect()


def of_tables(found: Table) -> tuple[Block, ...]:
    return tuple(b for b in found.blocks if not b.name.startswith("cow"))


def values(block: Block, frame: pl.DataFrame) -> list[str]:
    return [c for c in block.columns if c in frame.columns and c not in block.own]


@EVERY
def test_every_step_that_reads_a_table_brings_values_of_its_own(
    unit: str, rivals: bool, mirror: Path
) -> None:
    found = table(unit, 0, 2017, rivals)
    sides = 1 if unit == "state-years" else 2
    brought = [block for block in of_tables(found) if values(block, found.frame)]
    assert len(plain(unit, rivals)) <= len(brought) <= sides * len(plain(unit, rivals))
    claimed = [
        name for block in found.blocks for name in (*values(block, found.frame), *block.own)
    ]
    assert set(found.frame.columns) == {*claimed, "year"}
    assert len(claimed) == len(set(claimed))


@EVERY
def test_years_outside_the_coverage_are_never_zero(unit: str, rivals: bool, mirror: Path) -> None:
    found = table(unit, 0, 2017, rivals)
    ended = 0
    for block in of_tables(found):
        after = found.frame.filter(pl.col("year") > block.table.coverage.last)
        assert set(after[block.state]) <= {"not-covered"}, block.name
        assert after.select(values(block, after)).null_count().sum_horizontal().sum() == (
            after.height * len(values(block, after))
        ), block.name
        ended += after.height > 0
    assert ended >= (1 if rivals else 5)


@EVERY
def test_a_row_without_a_match_is_null_unless_it_is_zero_by_coding(
    unit: str, rivals: bool, mirror: Path
) -> None:
    found = table(unit, 0, 2000, rivals)
    for block in of_tables(found):
        unknown = found.frame.filter(pl.col(block.state).is_in(["missing", "not-covered"]))
        for name in (*values(block, unknown), block.row):
            assert unknown[name].null_count() == unknown.height, name
        zero = found.frame.filter(pl.col(block.state) == "zero-by-coding")
        assert block.table.coverage.absent == "zero" or zero.is_empty(), block.name


@EVERY
def test_what_is_carried_is_the_last_row_before_and_names_its_year(
    unit: str, rivals: bool, mirror: Path
) -> None:
    without, found = table(unit, 0, 2000, rivals), table(unit, CARRY, 2000, rivals)
    who = list(found.key[:-1])
    carried_somewhere = 0
    for block in of_tables(found):
        names = [*values(block, without.frame), block.row]
        carried = found.frame.filter(pl.col(block.state) == "carried-forward")
        same = found.frame.filter(pl.col(block.state) != "carried-forward")
        before = without.frame.join(same.select(found.key), on=found.key, how="semi")
        assert same.select(*names, block.state).equals(before.select(*names, block.state))
        assert same[block.source_year].null_count() == same.height
        known = {
            (*row[: len(who)], row[len(who)]): row[len(who) + 1 :]
            for row in without.frame.filter(pl.col(block.state).is_in(["observed", "derived"]))
            .select(*who, "year", *names)
            .iter_rows()
        }
        for row in carried.select("year", block.source_year, *who, *names).iter_rows():
            year, source, code, got = row[0], row[1], row[2 : 2 + len(who)], row[2 + len(who) :]
            years = [y for y in range(year - CARRY, year) if (*code, y) in known]
            if years and years[-1] >= 2000:
                assert source == years[-1], (block.name, code, year)
                assert got == known[(*code, source)], (block.name, code, year)
                carried_somewhere += 1
            assert year - CARRY <= source < year
    assert carried_somewhere > 100


@pytest.mark.parametrize("unit", UNITS.values())
def test_what_is_carried_stops_after_as_many_years_as_asked(unit: str, mirror: Path) -> None:
    given = panel(unit, states=SOME, first=2000, last=2024, carry_membership=True)
    name = "nmc-6" if unit == "state-years" else "trade"
    frame = given.add(name, carry=3).collect().frame
    state = "nmc_6_state" if unit == "state-years" else "trade_state"
    reached = frame.filter(pl.col(state) == "carried-forward")["year"].max()
    assert reached == {"state-years": 2019, "dyad-years": 2017}[unit]


def test_a_membership_carried_on_is_not_taken_for_coverage(mirror: Path) -> None:
    """The list ends with 2016, contiguity as well, alliances with 2018 and capabilities later."""
    frame = table("dyad-years", 0, 2017).frame
    first, last = pl.col("year").min().alias("first"), pl.col("year").max().alias("last")
    zeros = frame.filter(pl.col("atop_state") == "zero-by-coding").select(first, last)
    assert zeros.rows() == [(2017, 2018)]
    assert set(frame["contiguity_state"]) == {"not-covered"}
    assert set(frame["cow1_state"]) == set(frame["cow2_state"]) == {"carried-forward"}


def test_two_editions_that_bring_the_same_columns_are_refused_in_a_line(mirror: Path) -> None:
    given = panel("state-years", states=SOME).add("nmc", "nmc-6")
    with pytest.raises(UpstreamError, match=r"^both tables have milex, milper, .*$"):
        given.collect()
