"""Indices of democracy by state-year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.democracy import GW_INDICES, INDICES, POLITY4


def test_indices_of_south_korea(mirror: Path) -> None:
    frame = read("democracy", mirror)
    korea = frame.filter(pl.col("actor") == "KOR")
    assert (len(frame), len(korea)) == (17_706, 77)
    index = dict(korea.select("year", "v2x_polyarchy").iter_rows())
    assert (index[2024], index[2025]) == (0.724, 0.819)
    assert korea["aeuds"].null_count() == korea["euds"].null_count() == 0


def test_the_adjusted_score_lies_below_the_other_by_one_distance(mirror: Path) -> None:
    frame = read("democracy", mirror).drop_nulls("euds")
    assert (frame["euds"] - frame["aeuds"]).round(4).n_unique() == 1


def test_a_made_up_table(tmp_path: Path) -> None:
    file = tmp_path / "democracy.rda"
    frame = pd.DataFrame(
        {
            "ccode": [679.0, 999.0],
            "year": [1990.0, 1990.0],
            "euds": [0.5, float("nan")],
            "aeuds": [0.25, float("nan")],
            "polity2": [-2.0, float("nan")],
            "v2x_polyarchy": [0.125, float("nan")],
        }
    )
    rdata.write_rda(file, {"cw_democracy": frame})
    first, second = INDICES.read(file).to_dicts()
    assert first == {
        "row": 1,
        "ccode": 679,
        "year": 1990,
        "v2x_polyarchy": 0.125,
        "polity2": -2,
        "euds": 0.5,
        "aeuds": 0.25,
        "actor": "YEM",
    }
    assert second == {**dict.fromkeys(first), "row": 2, "ccode": 999, "year": 1990}


def test_a_made_up_polity_table(tmp_path: Path) -> None:
    """Its codes are Polity's own, and so mean no actor; a score may be missing."""
    file = tmp_path / "polity4.csv"
    file.write_text(
        "cyear,ccode,scode,country,year,polity,polity2,durable\n"
        "3641922,364,USR,USSR,1922,-7,-7,0\n"
        "7001979,700,AFG,C\xf4te,1979,-66,,\n"
        "9991979,999,NOB,Nowhere,1979,-88,.,\n",
        encoding="latin-1",
    )
    assert POLITY4.read(file).to_dicts() == [
        {"row": 1, "ccode": 364, "year": 1922, "polity2": -7},
        {"row": 2, "ccode": 700, "year": 1979, "polity2": None},
        {"row": 3, "ccode": 999, "year": 1979, "polity2": None},
    ]


def test_a_made_up_table_of_the_other_system(tmp_path: Path) -> None:
    file = tmp_path / "democracy.rda"
    frame = pd.DataFrame(
        {
            "gwcode": [678.0, 679.0],
            "year": [1990.0, 1990.0],
            "euds": [0.5, float("nan")],
            "aeuds": [0.25, float("nan")],
            "polity2": [-2.0, float("nan")],
            "v2x_polyarchy": [0.125, float("nan")],
        }
    )
    rdata.write_rda(file, {"gw_democracy": frame})
    assert GW_INDICES.read(file).rows() == [
        (1, 678, 1990, 0.125, -2, 0.5, 0.25, "YEM"),
        (2, 679, 1990, None, None, None, None, None),
    ]


def test_both_systems_have_the_same_indices(mirror: Path) -> None:
    """But for the last year, in which the table of the other system has none of V-Dem."""
    both = read("democracy", mirror).join(
        read("democracy-gw", mirror), on=["actor", "year"], suffix="_gw"
    )
    assert len(both) == 17_662
    differ = [
        pl.col(name).ne_missing(pl.col(f"{name}_gw")) for name in ("v2x_polyarchy", "polity2")
    ]
    years = both.filter(pl.any_horizontal(differ))
    assert years.group_by("year").len().sort("len", descending=True).row(0) == (2025, 174)
    assert len(years) == 175
