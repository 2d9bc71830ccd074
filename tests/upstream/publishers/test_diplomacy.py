"""Diplomatic exchange: ties present, out of a derivative."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.diplomacy import EXCHANGES

ID = "diplomatic-exchange.dyad-years"


def test_all_rows_are_read_and_694_are_south_koreas(mirror: Path) -> None:
    frame = read(ID, mirror)
    assert len(frame) == 46_365
    korean = frame.filter(pl.any_horizontal(pl.col("actor1", "actor2") == "KOR"))
    assert len(korean) == 694
    assert sorted(set(korean["year"])) == list(range(1950, 2001, 5))


def test_no_code_is_unknown_and_every_row_has_a_mission(mirror: Path) -> None:
    frame = read(ID, mirror)
    assert frame["actor1"].null_count() == frame["actor2"].null_count() == 0
    ranks = pl.col("dr_at_1", "dr_at_2")
    assert frame.filter(pl.all_horizontal(ranks == 0)).is_empty()
    assert set(frame["dr_at_1"]) == set(frame["dr_at_2"]) == {0, 1, 2, 3, 9}


def test_each_column_is_the_mission_in_the_capital_it_names(mirror: Path) -> None:
    """South Korea opened in Ottawa years before Canada opened in Seoul."""
    frame = read(ID, mirror).filter((pl.col("actor1") == "CAN") & (pl.col("actor2") == "KOR"))
    ranks = {year: ranks for year, *ranks in frame.select("year", "dr_at_1", "dr_at_2").rows()}
    assert ranks[1970] == [3, 0]
    assert ranks[1975] == [3, 3]


def test_taiwans_mission_in_seoul_in_1970_stands_under_china(mirror: Path) -> None:
    frame = read(ID, mirror).filter((pl.col("actor2") == "KOR") & (pl.col("year") == 1970))
    chinese = frame.filter(pl.col("actor1").is_in(["CHN", "TWN"]))
    assert chinese.select("row", "actor1", "dr_at_1", "dr_at_2").rows() == [
        (44_715, "CHN", 0, 3),
        (44_957, "TWN", 3, 0),
    ]


def test_states_that_had_a_code_in_turn(mirror: Path) -> None:
    frame = read(ID, mirror)
    sides = [
        frame.select(pl.col(f"ccode{n}").alias("code"), "year", pl.col(f"actor{n}").alias("who"))
        for n in (1, 2)
    ]
    named = {(code, year): who for code, year, who in pl.concat(sides).iter_rows()}
    assert [named[255, year] for year in (1940, 1990)] == ["DEU-1945", "DEU"]
    assert [named[260, 1955], named[265, 1955]] == ["DEU", "DDR"]
    assert [named[345, year] for year in (1914, 1920, 2000)] == ["SRB", "YUG", "YUG"]
    assert [named[678, 1990], named[679, 1990], named[680, 1990]] == ["YAR", "YEM", "YPR"]
    assert [named[816, 1975], named[817, 1975], named[730, 1904]] == ["VNM", "RVN", "KOR-1910"]


def test_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "exchange.csv"
    path.write_text(
        ",ccode1,ccode2,year,DR_at_1,DR_at_2,period,dipSym,dipSymNext,time.curr,region1,region2,"
        "sameregion,region\n"
        "3,2,345,1914,0,2,1,x,sym,0,1,1,yes,1\n"
        "9,345,999,1920,9,3,1,asym,end,0,1,1,yes,1\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in EXCHANGES.columns)]
    assert EXCHANGES.read(path).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 2, 345, 1914, 0, 2, "USA", "SRB"),
            (2, 345, 999, 1920, 9, 3, "YUG", None),
        )
    ]
