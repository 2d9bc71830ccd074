"""Contributions to missions: two Congos, a successor, sums without a contributor."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.peacekeeping import (
    CONTRIBUTIONS,
    LAST_MONTH,
    MISSION_MONTHS,
    MISSION_PLACES,
    MISSIONS,
    YEARS,
)


def test_made_up_contributions(tmp_path: Path) -> None:
    """Names mean the states that bear them today, whatever the month."""
    file = tmp_path / "countries.csv"
    file.write_text(
        "country,Date,Troops,Police,Experts\n"
        "Congo,1994-10-31,,1.0,\n"
        "DR Congo,2013-02-28,0.0,12.0,3.0\n"
        "Germany,1990-11-30,5.0,,\n"
        "The former Yugoslav Republic of Macedonia,2013-02-28,1.0,,\n"
        "Atlantis,2013-02-28,,,\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in CONTRIBUTIONS.columns)]
    assert CONTRIBUTIONS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Congo", date(1994, 10, 31), None, 1, None, "COG"),
            (2, "DR Congo", date(2013, 2, 28), 0, 12, 3, "COD"),
            (3, "Germany", date(1990, 11, 30), 5, None, None, "DEU"),
            (
                4, "The former Yugoslav Republic of Macedonia", date(2013, 2, 28), 1, None, None,
                "MKD",
            ),
            (5, "Atlantis", date(2013, 2, 28), None, None, None, None),
        )
    ]  # fmt: skip


def test_made_up_missions(tmp_path: Path) -> None:
    """Lines without a contributor are left out, and the others keep their numbers."""
    file = tmp_path / "missions.csv"
    file.write_text(
        '"","Date","Contributor","Contributor ISO-3","Mission","Individual Police Male",'
        '"Individual Police Total","Formed Police Units Total","Experts on Mission Total",'
        '"Troops Total","Total Total"\n'
        '"1",2013-12-31,"Republic of Korea","KOR","UNMISS",1,2,3,4,5,14\n'
        '"2",2013-12-31,,,"UNMISS",1,2,3,4,5,14\n'
        '"3",2013-12-31,"Serbia","SRB","UNFICYP",0,0,0,0,46,46\n'
        '"4",2013-12-31,"Atlantis","","UNFICYP",0,0,0,,0,\n',
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in MISSIONS.columns)]
    assert MISSIONS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Republic of Korea", date(2013, 12, 31), "UNMISS", 2, 3, 4, 5, 14, "KOR"),
            (3, "Serbia", date(2013, 12, 31), "UNFICYP", 0, 0, 0, 46, 46, "SRB"),
            (4, "Atlantis", date(2013, 12, 31), "UNFICYP", 0, 0, None, 0, None, None),
        )
    ]


def test_a_made_up_month(tmp_path: Path) -> None:
    file = tmp_path / "20140331.csv"
    file.write_text(
        "Date,Contributor,Mission,Experts_on_Mission,Formed_Police_Units,Inidividual_Police,"
        "Civilian_Police,Troops,Observers,Total\n"
        "2014-03-31,Republic of Korea,UNMISS,2,NA,NA,NA,273,2,275\n"
        "2014-03-31,Atlantis,UNMIL,NA,140,7,147,NA,NA,147\n",
        encoding="utf-8",
    )
    assert LAST_MONTH.read(file).rows() == [
        (1, "Republic of Korea", date(2014, 3, 31), "UNMISS", None, None, 2, 273, 275, "KOR"),
        (2, "Atlantis", date(2014, 3, 31), "UNMIL", 7, 140, None, None, 147, None),
    ]


def test_made_up_months_of_missions(tmp_path: Path) -> None:
    """A stray apostrophe in the name of the state is left out."""
    file = tmp_path / "missions.csv"
    file.write_text(
        "date,mission,mission.country,n.contributors,troops,police,observers,total\n"
        "1990-11-30,ONUCA,Honduras,11,67,NA,NA,67\n"
        "2013-12-31,UNMISS,South Sudan',60,6000,700,100,6800\n"
        "2013-12-31,UNATL,Atlantis,1,NA,NA,1,1\n",
        encoding="utf-8",
    )
    assert MISSION_MONTHS.read(file).rows() == [
        (1, "ONUCA", date(1990, 11, 30), "Honduras", 11, 67, None, None, 67, "HND"),
        (2, "UNMISS", date(2013, 12, 31), "South Sudan", 60, 6000, 700, 100, 6800, "SSD"),
        (3, "UNATL", date(2013, 12, 31), "Atlantis", 1, None, None, 1, 1, None),
    ]


def test_made_up_headquarters(tmp_path: Path) -> None:
    """A position of 0 and 0 is none; one on the equator or on the meridian is."""
    file = tmp_path / "missions.json"
    places = [
        ("UNA", "Colombia", "", 0, 0),
        ("UNB", "South Sudan'", "Juba", 4.85, 31.6),
        ("UNC", "Atlantis", "Poseidonis", 0, -25.5),
    ]
    missions = {
        mission: {"country": name, "hq": city, "mission": mission, "mission_loc": {"y": y, "x": x}}
        for mission, name, city, y, x in places
    }
    file.write_text(json.dumps(missions), encoding="utf-8")
    assert MISSION_PLACES.read(file).rows() == [
        (1, "UNA", "Colombia", None, None, None, "COL"),
        (2, "UNB", "South Sudan", "Juba", 4.85, 31.6, "SSD"),
        (3, "UNC", "Atlantis", "Poseidonis", 0.0, -25.5, None),
    ]


def test_made_up_years(tmp_path: Path) -> None:
    """Three parts of 0 of a force are not told; of no force they are none."""
    file = tmp_path / "years.csv"
    names = (
        "Number of peacekeeping missions",
        "Size of total peacekeeping force",
        "Civilian police (peacekeepers)",
        "Military Observers and staff officers (peacekeepers)",
        "Troops (peacekeepers)",
    )
    header = ",".join(f"{name} (United Nations Peacekeeping)" for name in names)
    file.write_text(
        f"Entity,Year,{header}\nWorld,1946,0,0,0,0,0\nWorld,1957,3,6800,0,0,0\n"
        "World,2008,17,91712,11511,0,77571\nWorld,2022,12,,,,\n",
        encoding="utf-8",
    )
    assert YEARS.read(file).rows() == [
        (1, 1946, 0, 0, 0, 0, 0),
        (2, 1957, 3, 6800, None, None, None),
        (3, 2008, 17, 91_712, 11_511, 0, 77_571),
        (4, 2022, 12, None, None, None, None),
    ]


def test_what_missions_have_is_what_states_send(mirror: Path) -> None:
    """Month by month, and in the month that has a file of its own."""
    sent = read("ipi.contributions", mirror)
    had = read("ipi.mission-months", mirror)
    kinds = {"troops": "troops", "police": "police", "experts": "observers"}
    by_month = sent.group_by("day").agg(pl.col(list(kinds)).sum())
    months = by_month.join(had.group_by("day").agg(pl.col(list(kinds.values())).sum()), on="day")
    assert len(months) == 280
    troops = months.filter(pl.col("troops") != pl.col("troops_right"))
    assert troops.is_empty()
    last = (
        read("ipi.missions-2014-03", mirror)
        .group_by("name")
        .agg(pl.col("troops").sum(), pl.col("experts").sum())
    )
    both = last.join(sent.filter(pl.col("day") == date(2014, 3, 31)), on="name")
    assert len(both) == len(last) == 122
    for kind in ("troops", "experts"):
        other = pl.col(f"{kind}_right").fill_null(0)
        assert both.filter(pl.col(kind) != other).is_empty()


def test_every_mission_has_a_headquarters(mirror: Path) -> None:
    places = read("ipi.mission-places", mirror)
    assert places["actor"].null_count() == 0
    for id in ("ipi.missions", "ipi.mission-months", "ipi.missions-2014-03"):
        assert set(read(id, mirror)["mission"]) <= {*places["mission"]}
