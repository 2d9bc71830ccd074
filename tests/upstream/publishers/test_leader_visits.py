"""Visits of defence leaders: days as published, hosts by code or name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.leader_visits import VISITS


def test_rows_and_visits_to_south_korea_are_those_of_the_sheet(mirror: Path) -> None:
    frame = read("visits", mirror)
    assert (len(frame), len(frame.filter(pl.col("host") == "KOR"))) == (377, 19)


def test_ends_before_the_start_stay_as_published(mirror: Path) -> None:
    frame = read("visits", mirror)
    turned = frame.filter(pl.col("end") < pl.col("start"))["row"].to_list()
    assert turned == [31, 41, 69, 80, 91, 92, 103, 145, 146, 154]


def test_days_and_hosts(tmp_path: Path) -> None:
    file = tmp_path / "visits.xlsx"
    pl.DataFrame(
        {
            "Title": ["PACOM", "Secretary of the Navy"],
            "Name": ["A", "B"],
            "Start Day": [6, 28],
            "Start Month": [9, 3],
            "Start Year": [2011, 2012],
            "City Visited": ["Osan", None],
            "State Visit": ["KOR", "GUM"],
            "End Day": [10, 1],
            "End Month": [9, 3],
            "End Year": [2011, 2012],
        }
    ).write_excel(file)
    frame = VISITS.read(file)
    assert frame.columns == ["row", *(column.name for column in VISITS.columns)]
    assert frame.to_dicts() == [
        {
            "row": 1,
            "title": "PACOM",
            "name": "A",
            "state": "KOR",
            "city": "Osan",
            "start": date(2011, 9, 6),
            "end": date(2011, 9, 10),
            "year": 2011,
            "host": "KOR",
        },
        {
            "row": 2,
            "title": "Secretary of the Navy",
            "name": "B",
            "state": "GUM",
            "city": None,
            "start": date(2012, 3, 28),
            "end": date(2012, 3, 1),
            "year": 2012,
            "host": None,
        },
    ]
