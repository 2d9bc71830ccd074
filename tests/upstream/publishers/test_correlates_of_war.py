"""Capabilities, trade and membership of the state system as the project writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.correlates_of_war import (
    CAPABILITIES,
    MAJORS,
    NATIONAL_TRADE,
    STATES,
    TRADE,
)


def test_made_up_capabilities(tmp_path: Path) -> None:
    file = tmp_path / "cow_nmc.rda"
    nan = float("nan")
    frame = pd.DataFrame(
        {
            "ccode": [255.0, 255.0, 999.0],
            "year": [1938.0, 1991.0, 1991.0],
            "milex": [7415163.0, nan, 0.0],
            "milper": [782.0, nan, 1.0],
            "irst": [22656.0, nan, 2.0],
            "pec": [180000.0, nan, 3.0],
            "tpop": [68558.0, 4517.5, 4.0],
            "upop": [20724.0, nan, 5.0],
            "cinc": [0.25, 0.03125, 0.0],
        }
    )
    rdata.write_rda(file, {"cow_nmc": frame})
    names = ["row", *(column.name for column in CAPABILITIES.columns)]
    assert CAPABILITIES.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 255, 1938, 7415163, 782, 22656, 180000, 68558, 20724, 0.25, "DEU-1945"),
            (2, 255, 1991, None, None, None, None, 4517.5, None, 0.03125, "DEU"),
            (3, 999, 1991, 0, 1, 2, 3, 4, 5, 0, None),
        )
    ]


def test_made_up_trade(tmp_path: Path) -> None:
    file = tmp_path / "cow_trade_ndy.rda"
    frame = pd.DataFrame(
        {
            "ccode1": [2.0, 345.0, 345.0],
            "ccode2": [255.0, 999.0, 365.0],
            "year": [1938.0, 2005.0, 2006.0],
            "flow1": [65.0, float("nan"), 0.0],
            "flow2": [107.0, 3.0, float("nan")],
            "smoothflow1": [65.0, 1.0, 0.0],
            "smoothflow2": [107.0, 3.0, 1.0],
        }
    )
    rdata.write_rda(file, {"cow_trade_ndy": frame})
    names = ["row", *(column.name for column in TRADE.columns)]
    assert TRADE.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 2, 255, 1938, 65.0, 107.0, "USA", "DEU-1945"),
            (2, 345, 999, 2005, None, 3.0, "YUG", None),
            (3, 345, 365, 2006, 0.0, None, "SRB", "RUS"),
        )
    ]


def test_a_made_up_list_of_states(tmp_path: Path) -> None:
    """A code stands once for each spell; the day may be missing."""
    file = tmp_path / "states2016.csv"
    file.write_text(
        "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        "GMY,255,Germany,1816,1,1,1945,5,8,2016\n"
        "GMY,255,Germany,1990,10,3,2016,12,31,2016\n"
        "NOB,999,Nowhere,1900,2,28,1900,3,,2016\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in STATES.columns)]
    assert STATES.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 255, "GMY", date(1816, 1, 1), date(1945, 5, 8)),
            (2, 255, "GMY", date(1990, 10, 3), date(2016, 12, 31)),
            (3, 999, "NOB", date(1900, 2, 28), None),
        )
    ]


def test_made_up_national_trade(tmp_path: Path) -> None:
    """West Germany's figures stand under 255 in 1960-1989, beside empty rows under 260."""
    file = tmp_path / "cow_trade_sy.rda"
    nan = float("nan")
    rows = [
        (255.0, 1938.0, 1.0, 2.0),
        (260.0, 1959.0, 3.0, 4.0),
        (255.0, 1960.0, 5.0, 6.0),
        (260.0, 1960.0, nan, nan),
        (255.0, 1990.0, 7.0, nan),
        (260.0, 1990.0, nan, nan),
        (999.0, 1990.0, 0.0, 8.0),
    ]
    frame = pd.DataFrame(rows, columns=["ccode", "year", "imports", "exports"])
    rdata.write_rda(file, {"cow_trade_sy": frame})
    assert NATIONAL_TRADE.read(file).rows() == [
        (1, 255, 1938, 1.0, 2.0, "DEU-1945"),
        (2, 260, 1959, 3.0, 4.0, "DEU"),
        (3, 255, 1960, 5.0, 6.0, "DEU"),
        (4, 260, 1960, None, None, None),
        (5, 255, 1990, 7.0, None, "DEU"),
        (6, 260, 1990, None, None, None),
        (7, 999, 1990, 0.0, 8.0, None),
    ]


def test_a_made_up_list_of_major_powers(tmp_path: Path) -> None:
    file = tmp_path / "majors2016.csv"
    file.write_text(
        "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        "GMY,255,1916,2,3,1940,6,22,2016\nGMY,255,1995,8,15,2016,12,31,2016\n"
        "NOB,999,1995,8,15,2016,12,31,2016\n",
        encoding="utf-8",
    )
    assert MAJORS.read(file).rows() == [
        (1, 255, "GMY", date(1916, 2, 3), date(1940, 6, 22), "DEU-1945"),
        (2, 255, "GMY", date(1995, 8, 15), date(2016, 12, 31), "DEU"),
        (3, 999, "NOB", date(1995, 8, 15), date(2016, 12, 31), None),
    ]


def test_a_state_has_one_row_of_national_trade_a_year(mirror: Path) -> None:
    frame = read("national-trade", mirror).drop_nulls("actor")
    assert not frame.select("actor", "year").is_duplicated().any()
    others = read("national-trade", mirror).filter(pl.col("actor").is_null())
    assert set(others["ccode"]) == {260}
    assert others.select("imports", "exports").null_count().row(0) == (31, 31)


def test_major_powers_of_two_years(mirror: Path) -> None:
    frame = read("cow-majors", mirror)
    for day, codes in (
        (date(1914, 7, 1), {2, 200, 220, 255, 300, 325, 365, 740}),
        (date(2016, 12, 31), {2, 200, 220, 255, 365, 710, 740}),
    ):
        then = frame.filter((pl.col("start") <= day) & (pl.col("end") >= day))
        assert set(then["ccode"]) == codes
