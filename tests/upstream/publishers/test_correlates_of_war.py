"""Capabilities, trade and membership of the state system as the project writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import rdata

from foedus.upstream.publishers.correlates_of_war import CAPABILITIES, STATES, TRADE


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
