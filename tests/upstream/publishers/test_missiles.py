"""North Korean missile tests: days known to the month, and what is unknown."""

from __future__ import annotations

import json
from pathlib import Path

from foedus.upstream import read
from foedus.upstream.publishers.missiles import CNS, NAGIX, NAGIX_SITES, NAGIX_TYPES


def test_a_made_up_database(tmp_path: Path) -> None:
    """Years of two digits are those from 1969 to 2068; text in quotes may break the line."""
    file = tmp_path / "cns.csv"
    file.write_text(
        "F1,Date,Missile Name,Missile Type,Additional Information\n"
        "1,9-Apr-84,Scud-B,SRBM,\n"
        "2,Sep-84,Unknown,Unknown,“Quoted”\n"
        '4,31-Dec-22,Hwasong-17,ICBM,"Two\nlines"\n'
        "5,1-Jan-23,,,\n",
        encoding="cp1252",
    )
    assert CNS.read(file).to_dicts() == [
        {"row": 1, "number": 1, "day": "1984-04-09", "class": "SRBM"},
        {"row": 2, "number": 2, "day": "1984-09", "class": None},
        {"row": 3, "number": 4, "day": "2022-12-31", "class": "ICBM"},
        {"row": 4, "number": 5, "day": "2023-01-01", "class": None},
    ]


def test_a_made_up_series(tmp_path: Path) -> None:
    """The missiles of all bins of time are numbered on."""
    file = tmp_path / "test.en.json"
    bins = [
        [
            {
                "date": "1984-09",
                "time": "unknown",
                "missile": "scud-b",
                "facility": "tonghae",
                "apogee": 200,
                "outcome": "failure",
                "description": "The second.",
            },
            {
                "date": "1984-10-01",
                "time": "unknown",
                "missile": "unknown",
                "facility": "unknown",
                "apogee": "unknown",
                "outcome": "unknown",
                "description": "",
            },
        ],
        [
            {
                "date": "2017-07-28",
                "time": "14:41",
                "missile": "atlantis-1",
                "facility": "mupyong-ni",
                "apogee": 3724.9,
                "outcome": "success",
                "description": "Seen.",
            }
        ],
    ]
    file.write_text(json.dumps({"timeBins": [{"data": one} for one in bins]}), encoding="utf-8")
    assert NAGIX.read(file).to_dicts() == [
        {
            "row": 1,
            "day": "1984-09",
            "in_utc": False,
            "missile": "scud-b",
            "site": "tonghae",
            "outcome": "failure",
            "description": "The second.",
        },
        {
            "row": 2,
            "day": "1984-10-01",
            "in_utc": False,
            "missile": "unknown",
            "site": None,
            "outcome": "unknown",
            "description": None,
        },
        {
            "row": 3,
            "day": "2017-07-28",
            "in_utc": True,
            "missile": "atlantis-1",
            "site": "mupyong-ni",
            "outcome": "success",
            "description": "Seen.",
        },
    ]


def test_made_up_types(tmp_path: Path) -> None:
    """The key of the unknown missile stays, so that missiles can be joined to it."""
    file = tmp_path / "missile.en.json"
    types = {
        "er-scud": {"name": "ER Scud", "type": "MRBM", "maneuver": "pullup"},
        "atlantis-1": {"name": "Atlantis-1", "type": "Unknown"},
        "unknown": {"name": "Unknown", "type": "Unknown"},
    }
    file.write_text(json.dumps(types), encoding="utf-8")
    assert NAGIX_TYPES.read(file).to_dicts() == [
        {"row": 1, "missile": "er-scud", "name": "ER Scud", "class": "MRBM"},
        {"row": 2, "missile": "atlantis-1", "name": "Atlantis-1", "class": None},
        {"row": 3, "missile": "unknown", "name": None, "class": None},
    ]


def test_made_up_sites(tmp_path: Path) -> None:
    """What is unknown lies nowhere, although the file gives it a position."""
    file = tmp_path / "facility.en.json"
    sites = {
        "cape": {"name": "The Cape", "lat": 40.85, "lon": 129.67},
        "unknown": {"name": "Unknown", "lat": 39.2, "lon": 125.7},
    }
    file.write_text(json.dumps({"facilities": sites}), encoding="utf-8")
    assert NAGIX_SITES.read(file).rows() == [
        (1, "cape", "The Cape", 40.85, 129.67),
        (2, "unknown", None, None, None),
    ]


def test_every_missile_has_a_site_or_none(mirror: Path) -> None:
    sites = set(read("nagix.sites", mirror)["site"])
    assert set(read("nagix.missiles", mirror)["site"].drop_nulls()) <= sites - {"unknown"}
