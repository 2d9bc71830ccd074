"""Nuclear explosions and yearly tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear_tests import EXPLOSIONS, TESTS


def test_seven_states_exploded_2046_devices(mirror: Path) -> None:
    frame = read("nuclear-explosions.explosions", mirror)
    counts = dict(frame["actor"].value_counts().iter_rows())
    assert counts == {
        "USA": 1031, "RUS": 714, "FRA": 208, "GBR": 45, "CHN": 43, "IND": 3, "PAK": 2,
    }  # fmt: skip
    assert frame["day"].is_sorted()
    assert (frame["day"].dt.year() == frame["year"]).all()


def test_the_bombs_of_1945_stand_under_their_days_of_utc(mirror: Path) -> None:
    frame = read("nuclear-explosions.explosions", mirror).filter(pl.col("year") == 1945)
    assert frame.select("day", "location").rows() == [
        (date(1945, 7, 16), "Alamogordo"),
        (date(1945, 8, 5), "Hiroshima"),
        (date(1945, 8, 9), "Nagasaki"),
    ]


def test_places_and_yields_that_cannot_be_stay_as_published(mirror: Path) -> None:
    frame = read("nuclear-explosions.explosions", mirror)
    assert frame.filter(pl.col("yield_lower") > pl.col("yield_upper"))["row"].to_list() == [1656]
    nevada = frame.filter((pl.col("location") == "Nts") & (pl.col("latitude") > 40))
    assert nevada["row"].to_list() == [535]
    assert frame["latitude"].null_count() == frame["longitude"].null_count() == 24


def test_the_yearly_tests_of_north_korea_have_three_in_2010(mirror: Path) -> None:
    frame = read("nuclear-tests.state-years", mirror)
    assert len(frame) == 600
    assert frame["actor"].null_count() == 0
    korea = frame.filter((pl.col("actor") == "PRK") & (pl.col("tests") > 0))
    assert dict(korea.select("year", "tests").iter_rows()) == {
        2006: 1, 2009: 1, 2010: 3, 2013: 1, 2016: 2, 2017: 1,
    }  # fmt: skip


def test_zeros_that_stand_for_unknown_are_null(tmp_path: Path) -> None:
    file = tmp_path / "explosions.csv"
    file.write_text(
        "WEAPON_SOURCE,LOCATION,Data.Source,latitude,longitude,Data.Magnitude.Body,"
        "Data.Magnitude.Surface,Location.Cordinates.Depth,Data.Yeild.Lower,Data.Yeild.Upper,"
        "Data.Purpose,Data.Name,Data.Type,Date.Day,Date.Month,Date.Year\n"
        "USSR,Nz Russ,UGS,0,0,0,4.1,0,0,20,Wr,Nan,Shaft,30,10,1961\n"
        "PAKIST,Chagai,HFS,28.9,64.89,5,0,-0.1,0.5,1,Nan,Try,Ug,28,5,1998\n"
        "ATLANTIS,Deep,DOE,0,5,0,0,0.2,0,0,Se,•,Uw,1,1,1970\n",
        encoding="utf-8",
    )
    assert EXPLOSIONS.read(file).rows() == [
        (1, "USSR", 1961, date(1961, 10, 30), "Nz Russ", None, None, None, 0.0, 20.0, None, 4.1,
         "Wr", None, "Shaft", "UGS", "RUS"),
        (2, "PAKIST", 1998, date(1998, 5, 28), "Chagai", 28.9, 64.89, -0.1, 0.5, 1.0, 5.0, None,
         None, "Try", "Ug", "HFS", "PAK"),
        (3, "ATLANTIS", 1970, date(1970, 1, 1), "Deep", 0.0, 5.0, 0.2, 0.0, 0.0, None, None,
         "Se", None, "Uw", "DOE", None),
    ]  # fmt: skip


def test_yearly_tests_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "tests.csv"
    file.write_text(
        "Entity,Year,nuclear_weapons_tests\nRussia,1961,59\nNorth Korea,2006,1\nAtlantis,1970,\n",
        encoding="utf-8",
    )
    assert TESTS.read(file).rows() == [
        (1, "Russia", 1961, 59, "RUS"),
        (2, "North Korea", 2006, 1, "PRK"),
        (3, "Atlantis", 1970, None, None),
    ]
