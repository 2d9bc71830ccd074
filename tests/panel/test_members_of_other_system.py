"""Tables of the members of one state system in a panel of the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import polars as pl
import pytest
from tests.panel.published import member

from foedus.panel import panel

OF_COW: Final = {
    "nmc": "nmc",
    "nmc-6": "nmc_6",
    "democracy": "democracy",
    "gdp": "gdp",
    "igo-memberships": "igo_memberships",
    "atop.states": "atop_states",
    "majors": "majors",
}
OF_GW: Final = {"democracy.gw": "democracy_gw", "gdp.gw": "gdp_gw"}
DYADS: Final = {"igos": "igos", "trade": "trade", "diplomacy": "diplomacy", "wars": "wars"}
COVERED: Final = {
    "igos": (1816, 2014),
    "trade": (1870, 2014),
    "diplomacy": (1817, 2000),
    "wars": (1823, 2003),
}


@cache
def frame(system: str, step: str) -> pl.DataFrame:
    return panel("state-years", system=system).add(step).collect().frame


def outside(given: pl.DataFrame, system: str, *ends: str) -> pl.Series:
    """Of which rows one was on no day of the year a member of a system, by its list."""
    rows = zip(*(given[f"actor{end}"] for end in ends), given["year"], strict=True)
    return pl.Series([not all(member(system, one, year) for one in who) for *who, year in rows])


@pytest.mark.parametrize(
    ("panel_of", "list_of", "step", "block"),
    [("gw", "cow", *one) for one in OF_COW.items()]
    + [("cow", "gw", *one) for one in OF_GW.items()],
)
def test_who_was_no_member_of_the_list_of_a_table_is_not_covered_by_it(
    panel_of: str, list_of: str, step: str, block: str, mirror: Path
) -> None:
    """Whoever it has a row of stays; of the others in its years it says what no row means."""
    found = frame(panel_of, step)
    without = found.filter(pl.col(f"{block}_row").is_null())
    beyond = outside(without, list_of, "")
    assert set(without.filter(beyond)[f"{block}_state"]) == {"not-covered"}
    assert beyond.sum() > 30


def test_luxembourg_before_1920_has_no_capabilities_and_the_set_does_not_speak_of_it(
    mirror: Path,
) -> None:
    """It is in the list of Gleditsch and Ward from 1867 on, in that of CoW from 1920."""
    told = frame("gw", "nmc").filter(pl.col("actor") == "LUX").select("year", "nmc_state", "cinc")
    early = told.filter(pl.col("year") < 1920)
    assert early["year"].min() == 1867
    assert set(early["nmc_state"]) == {"not-covered"}
    assert early["cinc"].null_count() == early.height


@pytest.mark.parametrize("step", ["nmc", "nmc-6", "democracy", "gdp"])
def test_of_members_in_its_years_a_table_of_all_members_misses_nobody(
    step: str, mirror: Path
) -> None:
    """But for Yugoslavia in 2006, whose code in the list of CoW is then that of Serbia."""
    found = frame("gw", step).filter(pl.col(f"{OF_COW[step]}_state") == "missing")
    assert found.select("actor", "year").rows() == [("YUG", 2006)]


@pytest.mark.parametrize(("step", "block"), DYADS.items())
def test_a_pair_is_not_covered_if_one_was_no_member_and_missing_if_both_were(
    step: str, block: str, mirror: Path
) -> None:
    """Luxembourg before 1920 with Britain, and both after it."""
    states = ["GBR", "LUX", "USA", "EGY", "BAVARIA", "ABKHAZIA", "GEO", "RUS"]
    given = panel("dyad-years", system="gw", states=states, first=1880, last=2000)
    found = given.add(step).collect().frame.filter(pl.col(f"{block}_row").is_null())
    beyond = outside(found, "cow", "1", "2")
    assert set(found.filter(beyond)[f"{block}_state"]) == {"not-covered"}
    coverage = pl.col("year").is_between(*COVERED[step])
    assert set(found.filter(~beyond, coverage)[f"{block}_state"]) <= {"missing"}
