"""Joint exercises: dates split or written, participants by code."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.joint_exercises import EXERCISES


def test_rows_and_exercises_of_korea_are_those_of_the_sheet(mirror: Path) -> None:
    frame = read("jme.exercises", mirror)
    korean = frame.filter(pl.col("participants").list.contains("KOR"))
    assert (len(frame), len(korean)) == (1_790, 97)
    assert len(korean.filter(pl.col("participants").list.contains("USA"))) == 88
    assert len(frame.filter(pl.col("participants").list.contains("PRK"))) == 3


def test_the_germanies_and_russia_are_there_before_1990(mirror: Path) -> None:
    frame = read("jme.exercises", mirror).filter(pl.col("start_year") < 1990)
    states = set(frame["participants"].explode().drop_nulls())
    assert {"DEU", "DDR", "CSK", "RUS", "KOR"} <= states


def test_only_six_exercises_have_no_year_or_one_that_cannot_be(mirror: Path) -> None:
    frame = read("jme.exercises", mirror).filter(pl.col("start_year").is_null())
    assert dict(frame.select("row", "start").iter_rows()) == {
        1530: None,
        1601: None,
        1667: "10/xx/007",
        1694: None,
        1698: "11/08/2015",
        1731: "03/05/3009",
    }


def test_no_day_lies_outside_its_month(mirror: Path) -> None:
    frame = read("jme.exercises", mirror)
    for end in ("start", "end"):
        parts = [f"{end}_{part}" for part in ("year", "month", "day")]
        whole = frame.select(parts).drop_nulls()
        assert whole.select(pl.date(*parts)).to_series().null_count() == 0


HEADER = (
    "Coder,Timestamp,,Exercise Name,Location1,Location2,Start Date,s.year,s.month,s.day,enddate,"
    "e.year,e.month,e.day,JME Type,Part of the Reforger Exercise?,Trimmed Name,"
    "Institution(s) involved,What is the purpose of the JME?,Source(s),State A,State B,State C"
)
ROWS = (
    "Eli,1/1/2012,1,-9,South Korea,N/A,02/126/1993,1993,2,126,3/xx/1993,1993,3,xx,Both CPX & FTX,"
    "yes,,,,19930203.txt,USA,KOR,KOR",
    "Vito,,2,Sea 06,,,8.xx.2006,,,,08/31/3009,,,,Unsure,No,Sea,NATO,rescue,,YUG,bmu ,-9",
    "Vito,,3,,,,11/02/2005,,,,,,,,cpx,,,,,,DDR,,",
    "Vito,,4,,,,,,,,,,,,FTX,,,,,,,,",
)


def test_dates_participants_and_kinds(tmp_path: Path) -> None:
    names = [name or f"empty{n}" for n, name in enumerate(HEADER.split(","))]
    cells = [[cell or None for cell in row.split(",")] for row in ROWS]
    file = tmp_path / "jme.xlsx"
    pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row").write_excel(file)
    frame = EXERCISES.read(file)
    assert frame.columns == ["row", *(column.name for column in EXERCISES.columns)]
    nothing = dict.fromkeys(frame.columns)
    assert frame.to_dicts() == [
        {
            **nothing,
            "row": 1,
            "location": "South Korea",
            "start": "02/126/1993",
            "start_year": 1993,
            "start_month": 2,
            "end": "3/xx/1993",
            "end_year": 1993,
            "end_month": 3,
            "command_post": True,
            "field": True,
            "reforger": True,
            "read_in": "19930203.txt",
            "participants": ["KOR", "USA"],
            "unknown_participants": [],
        },
        {
            **nothing,
            "row": 2,
            "name": "Sea 06",
            "series": "Sea",
            "start": "8.xx.2006",
            "start_year": 2006,
            "start_month": 8,
            "end": "08/31/3009",
            "end_month": 8,
            "end_day": 31,
            "reforger": False,
            "institution": "NATO",
            "purpose": "rescue",
            "participants": ["YUG"],
            "unknown_participants": ["bmu"],
        },
        {
            **nothing,
            "row": 3,
            "start": "11/02/2005",
            "start_year": 2005,
            "start_month": 11,
            "start_day": 2,
            "command_post": True,
            "field": False,
            "participants": ["DDR"],
            "unknown_participants": [],
        },
        {
            **nothing,
            "row": 4,
            "command_post": False,
            "field": True,
            "participants": [],
            "unknown_participants": [],
        },
    ]
