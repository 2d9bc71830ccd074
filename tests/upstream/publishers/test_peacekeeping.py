"""Contributions to missions: two Congos, a successor, sums without a contributor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from foedus.upstream.publishers.peacekeeping import CONTRIBUTIONS, MISSIONS


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
