"""Multinational exercises: participants as a list, days that the press did not name."""

from __future__ import annotations

from pathlib import Path

from foedus.upstream.publishers.exercises import EXERCISES


def test_a_made_up_list(tmp_path: Path) -> None:
    file = tmp_path / "mme.csv"
    file.write_text(
        "MMEID,Ex_Name,Series_Name,Location,StartDate,s.year,s.month,s.day,EndDate,e.year,e.month,"
        "e.day,CPX,Air,Land,Sea,Amphibious,Peacekeeping,Humanitarian,StateA,StateB,StateC,StateD\n"
        "mme1,Team Spirit,Spirit,Korea,3/1/80,1980,3,1,4/20/80,1980,4,20,1,1,1,1,1,1,1,"
        "United States,South Korea,Russia,German Democratic Republic\n"
        "mme2,-9,,-9,1980-xx-xx,1980,xx,xx,1980-xx-xx,1980,xx,xx,0,0,0,1,0,0,0,"
        "Phillipines,Netherlands Antilles,-9, Phillipines \n"
        "mme3,Nobody's,,Sea,-9,-,-,-,-9,-,-,-,,,,,,,,-9,,,\n",
        encoding="utf-8",
    )
    first, second, third = EXERCISES.read(file).to_dicts()
    assert first == {
        "row": 1,
        "code": "mme1",
        "name": "Team Spirit",
        "series": "Spirit",
        "location": "Korea",
        "start_year": 1980,
        "start_month": 3,
        "start_day": 1,
        "end_year": 1980,
        "end_month": 4,
        "end_day": 20,
        "command_post": True,
        "domains": ["air", "land", "sea", "amphibious"],
        "purposes": ["peacekeeping", "humanitarian"],
        "participants": ["DDR", "KOR", "RUS", "USA"],
        "unknown_participants": [],
    }
    nothing = dict.fromkeys(first)
    assert second == {
        **nothing,
        "row": 2,
        "code": "mme2",
        "start_year": 1980,
        "end_year": 1980,
        "command_post": False,
        "domains": ["sea"],
        "purposes": [],
        "participants": ["PHL"],
        "unknown_participants": ["Netherlands Antilles"],
    }
    assert third == {
        **nothing,
        "row": 3,
        "code": "mme3",
        "name": "Nobody's",
        "location": "Sea",
        "domains": [],
        "purposes": [],
        "participants": [],
        "unknown_participants": [],
    }
