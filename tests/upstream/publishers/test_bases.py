"""US bases abroad, and military construction."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.bases import BASES, PROJECTS

# Territories, the continental United States, places not told, and broken cells of the file.
NO_HOST: Final = {
    "Bi", "Cm", "Conus Classified", "Diego Garcia", "District Of Columbia", "Greenland", "Guam",
    "Ho", "Kwajalein", "Mariana Islands", "Puerto Rico", "Unspecified Location",
    "Virgin Islands", "Wake Island", "Worldwide Classified", "Worldwide Unspecified", "Zc",
}  # fmt: skip


def test_all_bases_are_read_and_32_are_in_south_korea(mirror: Path) -> None:
    frame = read("us-bases.bases", mirror)
    assert len(frame) == 414
    assert frame["host"].null_count() == 0
    korean = frame.filter(pl.col("host") == "KOR")
    assert len(korean) == 32
    assert korean.filter(pl.col("lat").is_null())["basename"].to_list() == ["Yongpyong"]
    inside = pl.col("lat").is_between(34, 38.6) & pl.col("lon").is_between(125, 130)
    assert korean.select(inside.drop_nulls().all()).item()


def test_two_sites_have_no_name_and_seven_no_position(mirror: Path) -> None:
    frame = read("us-bases.bases", mirror)
    assert frame.filter(pl.col("basename").is_null())["host"].to_list() == ["CAN", "CRI"]
    assert frame["lat"].null_count() == frame["lon"].null_count() == 7


def test_territories_have_the_code_of_their_owner_and_one_host_is_wrong(mirror: Path) -> None:
    named = dict(read("us-bases.bases", mirror).select("name", "host").iter_rows())
    places = ("Germany", "Guam", "Greenland", "Hong Kong", "Congo, Democratic Republic")
    assert [named[name] for name in places] == ["DEU", "USA", "DNK", "CHN", "COG"]


def test_all_projects_are_read_and_30_are_in_south_korea(mirror: Path) -> None:
    frame = read("us-bases.construction", mirror)
    assert len(frame) == 5_532
    korean = frame.filter(pl.col("host") == "KOR")
    assert len(korean) == 30
    assert set(korean["name"]) == {"Korea", "South Korea"}
    assert korean["spend_construction"].sum() == 1_210_401


def test_projects_without_a_host(mirror: Path) -> None:
    frame = read("us-bases.construction", mirror)
    assert set(frame.filter(pl.col("host").is_null())["name"]) == NO_HOST
    assert frame.filter(pl.col("ccode").is_null() != pl.col("host").is_null()).is_empty()


def test_bases_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "basedata.csv"
    text = (
        "countryname,ccode,iso3c,basename,lat,lon,base,lilypad,fundedsite\n"
        'Chile,155,CHL,"Fuerte, Concón",-32.9,-71.4,0,0,1\n'
        "Germany,255,DEU,NA,NA,NA,1,0,0\n"
        "Nowhere,999,NOB,Fort,1,2,0,1,0\n"
    )
    path.write_bytes(text.encode("latin-1"))
    names = ["row", *(column.name for column in BASES.columns)]
    assert BASES.read(path).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Chile", 155, "Fuerte, Concón", -32.9, -71.4, 0, 0, 1, "CHL"),
            (2, "Germany", 255, None, None, None, 1, 0, 0, "DEU"),
            (3, "Nowhere", 999, "Fort", 1.0, 2.0, 0, 1, 0, None),
        )
    ]


def test_projects_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "builddata.csv"
    path.write_text(
        "countryname,ccode,iso3c,year,location,lat,lon,spend_construction\n"
        "Germany,255,DEU,2008,Ramstein,49.4,7.6,22000\n"
        "Zc,NA,NA,2009,Unspecified,NA,NA,-500\n"
        "Nowhere,999,NOB,2010,Fort,1,2,0\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in PROJECTS.columns)]
    assert PROJECTS.read(path).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Germany", 255, 2008, "Ramstein", 49.4, 7.6, 22_000, "DEU"),
            (2, "Zc", None, 2009, "Unspecified", None, None, -500, None),
            (3, "Nowhere", 999, 2010, "Fort", 1.0, 2.0, 0, None),
        )
    ]
