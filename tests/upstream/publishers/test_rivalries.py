"""Strategic rivalries in two editions."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import pytest
import rdata

from foedus.upstream import read
from foedus.upstream.publishers import rivalries


@pytest.mark.parametrize(
    ("id", "rows", "start", "end", "last"),
    [
        ("rivalries.spells", 264, "start", "end", 2020),
        ("rivalries-2012.spells", 197, "styear", "endyear", 2010),
    ],
)
def test_rows_and_years_are_those_published(
    id: str, rows: int, start: str, end: str, last: int, mirror: Path
) -> None:
    frame = read(id, mirror)
    assert (frame.height, frame[start].min(), frame[end].max()) == (rows, 1494, last)
    assert (frame[start] <= frame[end]).all()


@pytest.mark.parametrize(
    ("id", "start", "end", "last"),
    [
        ("rivalries.spells", "start", "end", 2020),
        ("rivalries-2012.spells", "styear", "endyear", 2010),
    ],
)
def test_the_two_koreas_are_rivals_from_1948_on(
    id: str, start: str, end: str, last: int, mirror: Path
) -> None:
    frame = read(id, mirror)
    korean = frame.filter(pl.any_horizontal(pl.col("actor1", "actor2") == "KOR"))
    assert korean.select("actor1", "actor2", start, end).rows() == [("PRK", "KOR", 1948, last)]


@pytest.mark.parametrize(
    ("id", "name", "pairs"),
    [
        (
            "rivalries.spells",
            "rivalry",
            {
                "E. Germany-W. Germany": ("DEU", "DDR"),
                "Germany-Poland": ("DEU-1945", "POL"),
                "Austria (Hungary)-Yugoslavia": ("AUSTRIA-HUNGARY", "SRB"),
                "Bosnia-Serbia": ("YUG", "BIH"),
                "N. Yemen-S. Yemen": ("YAR", "YPR"),
                "N. Vietnam-S. Vietnam": ("VNM", "RVN"),
                "China-Taiwan": ("CHN", "TWN"),
                "Iran-Yemen": ("IRN", "YEM"),
                "USSR-Yugoslavia": ("YUG", "RUS"),
            },
        ),
        (
            "rivalries-2012.spells",
            "rivalryname",
            {
                "West Germany-East Germany": ("DEU", "DDR"),
                "Austria-Prussia": ("DEU-1945", "AUSTRIA-HUNGARY"),
                "Austria-Serbia": ("AUSTRIA-HUNGARY", "SRB"),
                "South Yemen-Yemen": (None, "YPR"),
            },
        ),
    ],
)
def test_hard_cases_of_identity(
    id: str, name: str, pairs: dict[str, tuple[str | None, str | None]], mirror: Path
) -> None:
    frame = read(id, mirror)
    found = {who: (one, two) for who, one, two in frame.select(name, "actor1", "actor2").rows()}
    assert {who: tuple(sorted(map(str, found[who]))) for who in pairs} == {
        who: tuple(sorted(map(str, pair))) for who, pair in pairs.items()
    }


def test_rivalries_of_2021_of_a_made_up_file(tmp_path: Path) -> None:
    nan = float("nan")
    path = tmp_path / "tss_rivalries.rda"
    frame = pd.DataFrame(
        {
            "tssr_id": [1, 2, 3],
            "rivalry": ["Venice-Spain", "Yemen-Oman", "Germany-Serbia"],
            "ccode1": [324.0, 679.0, 255.0],
            "ccode2": [230.0, 698.0, 345.0],
            "start": [1494.0, 1967.0, 1903.0],
            "end": [1516.0, 2020.0, 1920.0],
            "positional": [1.0, nan, nan],
            "spatial": [nan, 1.0, nan],
            "ideological": [nan, nan, 1.0],
            "interventionary": [1.0, nan, nan],
            "principal": [nan, 1.0, nan],
            "aprin": [nan, nan, 1.0],
        }
    )
    rdata.write_rda(path, {"tss_rivalries": frame})
    assert rivalries.OF_2021.read(path).to_dicts() == [
        {
            "row": 1, "tssr_id": 1, "rivalry": "Venice-Spain", "ccode1": 324, "ccode2": 230,
            "start": 1494, "end": 1516, "positional": True, "spatial": False,
            "ideological": False, "interventionary": True, "principal": False, "aprin": False,
            "actor1": None, "actor2": "ESP",
        },
        {
            "row": 2, "tssr_id": 2, "rivalry": "Yemen-Oman", "ccode1": 679, "ccode2": 698,
            "start": 1967, "end": 2020, "positional": False, "spatial": True,
            "ideological": False, "interventionary": False, "principal": True, "aprin": False,
            "actor1": None, "actor2": "OMN",
        },
        {
            "row": 3, "tssr_id": 3, "rivalry": "Germany-Serbia", "ccode1": 255, "ccode2": 345,
            "start": 1903, "end": 1920, "positional": False, "spatial": False,
            "ideological": True, "interventionary": False, "principal": False, "aprin": True,
            "actor1": "DEU-1945", "actor2": "SRB",
        },
    ]  # fmt: skip


def test_rivalries_of_2012_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "td_rivalries.rda"
    frame = pd.DataFrame(
        {
            "rivalryno": [1.0, 2.0],
            "rivalryname": ["Siam-Vietnam", "Nowhere-Vietnam"],
            "ccode1": [800.0, 999.0],
            "ccode2": [816.0, 816.0],
            "styear": [1816.0, 1954.0],
            "endyear": [1884.0, 2010.0],
            "region": ["Southeast Asia", "Southeast Asia"],
            "type1": ["spatial", "positional"],
            "type2": [None, "spatial"],
            "type3": [None, None],
        }
    )
    rdata.write_rda(path, {"td_rivalries": frame})
    assert rivalries.OF_2012.read(path).to_dicts() == [
        {
            "row": 1, "rivalryno": 1, "rivalryname": "Siam-Vietnam", "ccode1": 800,
            "ccode2": 816, "styear": 1816, "endyear": 1884, "region": "Southeast Asia",
            "type1": "spatial", "type2": None, "type3": None, "actor1": "THA", "actor2": None,
        },
        {
            "row": 2, "rivalryno": 2, "rivalryname": "Nowhere-Vietnam", "ccode1": 999,
            "ccode2": 816, "styear": 1954, "endyear": 2010, "region": "Southeast Asia",
            "type1": "positional", "type2": "spatial", "type3": None, "actor1": None,
            "actor2": "VNM",
        },
    ]  # fmt: skip
