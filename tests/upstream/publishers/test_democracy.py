"""Indices of democracy by state-year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.democracy import INDICES, POLITY4


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
