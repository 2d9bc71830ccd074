"""Capitals and distances in two state systems."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas
import polars as pl
import pytest
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.distances import COW_CAPITALS, GW_DISTANCES


@pytest.mark.parametrize(("system", "code"), [("cow", "ccode"), ("gw", "gwcode")])
def test_seoul_is_the_capital_of_two_koreas_in_turn(system: str, code: str, mirror: Path) -> None:
    frame = read(f"capitals.{system}-spells", mirror).filter(pl.col("capital") == "Seoul")
    assert frame.select(code, "start", "end", "actors").rows() == [
        (730, date(1816, 1, 1), date(1910, 12, 31), ["KOR-1910"]),
        (732, date(1948, 1, 1), date(2024, 12, 31), ["KOR"]),
    ]


def test_a_capital_names_every_actor_that_had_the_code(mirror: Path) -> None:
    frame = read("capitals.cow-spells", mirror)
    several = frame.filter(pl.col("actors").list.len() > 1)
    assert several.select("ccode", "capital", "actors").rows() == [
        (255, "Berlin", ["DEU-1945", "DEU"]),
        (345, "Belgrade", ["SRB", "YUG"]),
    ]
    assert frame.filter(pl.col("actors").list.len() == 0).is_empty()
    other = read("capitals.gw-spells", mirror)
    several = other.filter(pl.col("actors").list.len() > 1)
    assert several.select("gwcode", "capital", "actors").rows() == [
        (678, "Sanaa", ["YAR", "YEM"]),
    ]


def test_two_capitals_of_central_america_overlap_and_no_others(mirror: Path) -> None:
    for id, code, expected in (
        ("capitals.cow-spells", "ccode", []),
        ("capitals.gw-spells", "gwcode", [(89, "Sonsonate")]),
    ):
        frame = read(id, mirror).sort(code, "start")
        before = pl.col("end").shift().over(code)
        assert frame.filter(pl.col("start") <= before).select(code, "capital").rows() == expected


@pytest.mark.parametrize(
    ("system", "count", "first"), [("cow", 10_629, 1950), ("gw", 10_101, 1949)]
)
def test_distances_of_south_korea(system: str, count: int, first: int, mirror: Path) -> None:
    frame = read(f"min-distance.{system}-dyad-years", mirror)
    korean = frame.filter(pl.any_horizontal(pl.col("actor1", "actor2") == "KOR"))
    assert (len(korean), korean["year"].min(), korean["year"].max()) == (count, first, 2019)
    last = korean.filter(pl.col("year") == 2019).with_columns(
        pl.when(pl.col("actor1") == "KOR").then("actor2").otherwise("actor1").alias("other")
    )
    named = dict(last.select("other", "mindist").iter_rows())
    assert {who: round(named[who]) for who in ("PRK", "JPN", "CHN", "RUS", "USA")} == {
        "PRK": 0, "JPN": 56, "CHN": 298, "RUS": 453, "USA": 4333,
    }  # fmt: skip


def test_korea_before_1910_ends_earlier_in_cow(mirror: Path) -> None:
    for system, last in (("cow", 1905), ("gw", 1910)):
        frame = read(f"min-distance.{system}-dyad-years", mirror)
        assert frame.filter(pl.col("actor1") == "KOR-1910")["year"].max() == last


def test_germany_and_yemen_in_the_distances(mirror: Path) -> None:
    frame = read("min-distance.cow-dyad-years", mirror)
    codes = frame.select("ccode2", "actor2").unique()
    german = set(codes.filter(pl.col("ccode2").is_in([255, 260, 265])).iter_rows())
    assert german == {(255, "DEU-1945"), (255, "DEU"), (260, "DEU"), (265, "DDR")}
    frame = read("min-distance.gw-dyad-years", mirror).filter(pl.col("gwcode1") == 678)
    named = dict(frame.select("year", "actor1").iter_rows())
    assert (named[1989], named[1990], named[2019]) == ("YAR", "YEM", "YEM")


def test_capitals_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "cow_capitals.rda"
    rows = [
        (678.0, "Yemen Arab Republic", "Sanaa", -18993.0, 20088.0, 15.35, 44.2),
        (345.0, "Yugoslavia", "Belgrade", -18751.0, 13152.0, 44.8, 20.5),
        (999.0, "Nowhere", "Noville", 0.0, 365.0, None, None),
    ]
    names = ["ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng"]
    rdata.write_rda(path, {"cow_capitals": pandas.DataFrame(rows, columns=names)})
    named = ["row", "ccode", "name", "capital", "start", "end", "lat", "lng", "actors"]
    expected: list[tuple[object, ...]] = [
        (
            1, 678, "Yemen Arab Republic", "Sanaa", date(1918, 1, 1), date(2024, 12, 31),
            15.35, 44.2, ["YAR"],
        ),
        (
            2, 345, "Yugoslavia", "Belgrade", date(1918, 8, 31), date(2006, 1, 4),
            44.8, 20.5, ["YUG", "SRB"],
        ),
        (3, 999, "Nowhere", "Noville", date(1970, 1, 1), date(1971, 1, 1), None, None, []),
    ]  # fmt: skip
    rows_read = COW_CAPITALS.read(path).to_dicts()
    assert rows_read == [dict(zip(named, values, strict=True)) for values in expected]


def test_distances_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "gw_mindist.rda"
    rows = [(678.0, 732.0, 1989.0, 8000.5), (678.0, 999.0, 1990.0, None)]
    names = ["gwcode1", "gwcode2", "year", "mindist"]
    rdata.write_rda(path, {"gw_mindist": pandas.DataFrame(rows, columns=names)})
    named = ["row", "gwcode1", "gwcode2", "year", "mindist", "actor1", "actor2"]
    assert GW_DISTANCES.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, 678, 732, 1989, 8000.5, "YAR", "KOR"),
            (2, 678, 999, 1990, None, "YEM", None),
        )
    ]
