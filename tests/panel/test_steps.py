"""Each step brings what the published table says, and the state of each value."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from tests.panel.published import (
    COW,
    DISTANCE,
    DYAD_ORACLES,
    GW,
    STATE_ORACLES,
    Oracle,
    found,
    member,
)

from foedus.errors import PanelError, UnknownName
from foedus.panel import panel
from foedus.upstream import declaration

CODE: Final = {"cow": "ccode", "gw": "gwcode"}
CHOSEN: Final = {"cow": COW, "gw": GW}
LAST: Final = {"cow": 2016, "gw": 2020}


@cache
def frame(unit: str, system: str, *steps: str) -> pl.DataFrame:
    """A panel of the sample over every third year; a base panel without steps."""
    given = panel(unit, system=system, states=CHOSEN[system])
    return given.add(*steps).collect().frame.filter(pl.col("year") % 3 == 1)


def expected(
    oracle: Oracle, system: str, rows: list[dict[str, Any]], ends: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    """The row, the state and the values of each row of a panel, by a lookup in the table."""
    published = found(oracle, system)
    coverage = declaration(oracle.table).coverage
    answers: list[tuple[Any, ...]] = []
    for row in rows:
        year = row["year"]
        who = [row[f"{CODE[system] if published.by_code else 'actor'}{end}"] for end in ends]
        told = published.rows.get((*who, year))
        if told:
            values = [told.values[name] for name in oracle.columns]
            answers.append((told.row, oracle.state, *values))
            continue
        covered = coverage.first <= year <= coverage.last and all(
            member(coverage.system, row[f"actor{end}"], year)
            and row[f"actor{end}"] not in coverage.without
            for end in (ends if coverage.system else ())
        )
        none = covered and coverage.absent == "zero"
        state = "zero-by-coding" if none else "missing" if covered else "not-covered"
        zeros = [0 if none and name in oracle.counts else None for name in oracle.columns]
        answers.append((None, state, *zeros))
    return answers


def check(unit: str, step: str, oracle: Oracle, system: str, end: str) -> None:
    base, with_step = frame(unit, system), frame(unit, system, step)
    assert with_step.select(base.columns).equals(base)
    block = f"{oracle.block}{end}"
    columns = [f"{block}_row", f"{block}_state", *(f"{name}{end}" for name in oracle.columns)]
    ends = ("1", "2") if unit == "dyad-years" and not end else (end,)
    asked = expected(oracle, system, base.to_dicts(), ends)
    got = with_step.select(columns).rows()
    wrong = [
        (key, here, there)
        for key, here, there in zip(base.rows(), got, asked, strict=True)
        if here != there
    ]
    assert not wrong, (len(wrong), wrong[:3])
    assert {row[1] for row in got} & {"observed", "derived"}


@pytest.mark.parametrize("system", ["cow", "gw"])
@pytest.mark.parametrize("step", STATE_ORACLES)
def test_a_state_year_has_the_row_that_the_table_has(step: str, system: str, mirror: Path) -> None:
    check("state-years", step, STATE_ORACLES[step], system, "")


@pytest.mark.parametrize("end", ["1", "2"])
@pytest.mark.parametrize(("step", "system"), [("nmc", "cow"), ("majors", "cow"), ("gdp", "gw")])
def test_each_state_of_a_dyad_has_its_own_row(
    step: str, system: str, end: str, mirror: Path
) -> None:
    check("dyad-years", step, STATE_ORACLES[step], system, end)


@pytest.mark.parametrize("system", ["cow", "gw"])
@pytest.mark.parametrize("step", [*DYAD_ORACLES, "distance"])
def test_a_dyad_year_has_the_row_of_its_direction(step: str, system: str, mirror: Path) -> None:
    oracle = DISTANCE[system] if step == "distance" else DYAD_ORACLES[step]
    check("dyad-years", step, oracle, system, "")


def test_a_pair_without_direction_is_told_of_as_from_the_lower_code(mirror: Path) -> None:
    steps = ("atop", "trade", "diplomacy", "arms", "contiguity")
    directed = panel("dyad-years", states=COW, first=1950).add(*steps).collect().frame
    once = panel("dyad-years", states=COW, first=1950, directed=False).add(*steps).collect().frame
    assert once.equals(directed.filter(pl.col("ccode1") < pl.col("ccode2")))


def test_a_step_that_cannot_be_added_is_refused_before_anything_is_read() -> None:
    plan = panel("dyad-years").add("nmc")
    with pytest.raises(PanelError, match="'nmc' is in the panel already"):
        plan.add("nmc")
    with pytest.raises(PanelError, match="carry=-1: rows are carried forward"):
        plan.add("atop", carry=-1)
    with pytest.raises(PanelError, match="'atop' speaks of dyads; the panel's unit is the state"):
        panel("state-years").add("atop")
    with pytest.raises(UnknownName, match="no step 'atp'; nearest: atop"):
        plan.add("atp")
