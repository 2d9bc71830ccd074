"""Contiguity: spells in months, and dyad-years of which a missing one means none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.contiguity import DIRECTED_SPELLS, SPELLS, YEARS
from foedus.upstream.table import table


def test_all_spells_are_read_and_four_are_south_koreas(mirror: Path) -> None:
    """Seven with the three of Korea before 1905, whose abbreviation is KOR."""
    frame = read("contiguity.spells", mirror)
    assert len(frame) == 847
    korean = frame.filter((pl.col("actor1") == "KOR") | (pl.col("actor2") == "KOR"))
    assert set(korean.select("actor1", "actor2", "conttype", "begin_year").iter_rows()) == {
        ("RUS", "KOR", 5, 1949),
        ("CHN", "KOR", 4, 1949),
        ("PRK", "KOR", 1, 1949),
        ("KOR", "JPN", 4, 1952),
    }
    earlier = frame.filter((pl.col("actor1") == "KOR-1910") | (pl.col("actor2") == "KOR-1910"))
    assert set(earlier["end_year"]) == {1905}
    assert len(earlier) == 3


def test_all_directed_years_are_read_and_538_are_south_koreas(mirror: Path) -> None:
    frame = read("contiguity.directed-dyad-years", mirror)
    assert len(frame) == 82_498
    named = [pl.any_horizontal(pl.col("actor1", "actor2") == who) for who in ("KOR", "KOR-1910")]
    assert [len(frame.filter(one)) for one in named] == [538, 114]


def test_no_code_is_unknown(mirror: Path) -> None:
    for id in (
        "contiguity.spells", "contiguity.directed-dyad-years", "contiguity.directed-spells",
    ):  # fmt: skip
        frame = read(id, mirror)
        assert frame["actor1"].null_count() == frame["actor2"].null_count() == 0


def test_twenty_nine_pairs_have_two_kinds_in_one_year(mirror: Path) -> None:
    frame = read("contiguity.directed-dyad-years", mirror)
    assert frame["closest"].value_counts(sort=True)["count"].to_list() == [82_498 - 58, 58]
    closest = frame.filter("closest").select("state1no", "state2no", "year")
    assert not closest.is_duplicated().any()


def test_years_follow_from_the_spells(mirror: Path) -> None:
    spells = read("contiguity.spells", mirror)
    years = spells.select(
        pl.col("statelno").alias("state1no"),
        pl.col("statehno").alias("state2no"),
        pl.int_ranges("begin_year", pl.col("end_year") + 1, dtype=pl.Int32).alias("year"),
        "conttype",
    ).explode("year")
    written = read("contiguity.directed-dyad-years", mirror).select(years.columns)
    one_way = written.filter(pl.col("state1no") < pl.col("state2no"))
    assert one_way.sort(pl.all()).equals(years.sort(pl.all()))


def test_codes_that_change_hands_mean_the_actor_of_the_year(mirror: Path) -> None:
    frame = read("contiguity.directed-dyad-years", mirror)
    named = {
        (code, year): actor
        for code, year, actor in frame.select("state1no", "year", "actor1").iter_rows()
    }
    assert [named[255, year] for year in (1945, 1990, 2016)] == ["DEU-1945", "DEU", "DEU"]
    assert [named[260, year] for year in (1955, 1990)] == ["DEU", "DEU"]
    assert [named[345, year] for year in (1917, 1918, 2005, 2006)] == ["SRB", "YUG", "YUG", "SRB"]
    assert [named[678, 1990], named[679, 1990], named[817, 1975]] == ["YAR", "YEM", "RVN"]


def test_states_that_are_not_contiguous_have_a_zero(mirror: Path) -> None:
    asked = table("nmc.state-years").filter(pl.col("year") == 2016)
    asked = asked.filter(pl.col("actor").is_in(["USA", "PRK", "XXX"]))
    theirs = table("contiguity.directed-dyad-years")
    theirs = theirs.filter(pl.col("closest")).where(actor2="KOR")
    found = asked.join(theirs, on={"actor": "actor1", "year": "year"})
    block = "contiguity_directed_dyad_years_state"
    assert dict(found.frame.select("actor", "conttype").iter_rows()) == {"USA": 0, "PRK": 1}
    assert dict(found.frame.select("actor", block).iter_rows()) == {
        "USA": "zero-by-coding",
        "PRK": "observed",
    }


def test_a_join_by_code_finds_zeros_as_well(mirror: Path) -> None:
    asked = table("rdmc.state-years").filter(pl.col("ccode").is_in([255, 260]))
    asked = asked.filter(pl.col("year").is_in([1989, 1992]))
    theirs = table("contiguity.directed-dyad-years").renamed(actor1="who")
    theirs = theirs.filter(pl.col("closest")).where(state2no=732)
    found = asked.join(theirs, on={"ccode": "state1no", "year": "year"}).frame
    state = "contiguity_directed_dyad_years_state"
    assert set(found.select("ccode", "year", state).iter_rows()) == {
        (260, 1989, "zero-by-coding"), (255, 1992, "zero-by-coding"),
    }  # fmt: skip


def test_spells_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "contdir.csv"
    path.write_text(
        "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
        '255390,255,GMY,390,DEN,4,181601,186508,"Across a bay; ends",3.2\n'
        "255999,255,GMY,999,NOB,1,199010,201612,,3.2\n",
        encoding="utf-8",
    )
    assert SPELLS.read(path).to_dicts() == [
        {
            "row": 1, "statelno": 255, "statehno": 390, "conttype": 4, "begin_year": 1816,
            "begin_month": 1, "end_year": 1865, "end_month": 8, "notes": "Across a bay; ends",
            "actor1": "DEU-1945", "actor2": "DNK",
        },
        {
            "row": 2, "statelno": 255, "statehno": 999, "conttype": 1, "begin_year": 1990,
            "begin_month": 10, "end_year": 2016, "end_month": 12, "notes": None,
            "actor1": "DEU", "actor2": None,
        },
    ]  # fmt: skip


def test_years_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "contdird.csv"
    path.write_text(
        "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n"
        "345355,345,YUG,355,BUL,1917,1,3.2\n"
        "345355,345,YUG,355,BUL,1930,5,3.2\n"
        "345355,345,YUG,355,BUL,1930,2,3.2\n"
        "345999,999,NOB,345,YUG,2010,3,3.2\n",
        encoding="utf-8",
    )
    names = [column.name for column in YEARS.columns]
    assert YEARS.read(path).to_dicts() == [
        dict(zip(["row", *names], values, strict=True))
        for values in (
            (1, 345, 355, 1917, 1, True, "SRB", "BGR"),
            (2, 345, 355, 1930, 5, False, "YUG", "BGR"),
            (3, 345, 355, 1930, 2, True, "YUG", "BGR"),
            (4, 999, 345, 2010, 3, True, None, "SRB"),
        )
    ]


def test_directed_spells_of_a_made_up_file(tmp_path: Path) -> None:
    file = tmp_path / "cow_contdir.rda"
    frame = pd.DataFrame(
        {
            "ccode1": [345.0, 345.0, 999.0],
            "ccode2": [255.0, 255.0, 345.0],
            "conttype": [0.0, 1.0, 5.0],
            "stdate": [date(1900, 7, 1), date(1940, 3, 1), date(2010, 1, 1)],
            "enddate": [date(2016, 12, 1), date(1969, 12, 1), date(2016, 12, 1)],
        }
    )
    for end in ("stdate", "enddate"):
        frame[end] = [float((day - date(1970, 1, 1)).days) for day in frame[end]]
    rdata.write_rda(file, {"cow_contdir": frame})
    assert DIRECTED_SPELLS.read(file).rows() == [
        (1, 345, 255, 0, date(1900, 7, 1), date(2016, 12, 1), "SRB", "DEU-1945"),
        (2, 345, 255, 1, date(1940, 3, 1), date(1969, 12, 1), "YUG", "DEU-1945"),
        (3, 999, 345, 5, date(2010, 1, 1), date(2016, 12, 1), None, "SRB"),
    ]


def test_directed_spells_are_the_spells_both_ways_and_zeros(mirror: Path) -> None:
    spells = read("contiguity.spells", mirror)
    days = [
        pl.date(f"{end}_year", f"{end}_month", 1).alias(name)
        for end, name in (("begin", "stdate"), ("end", "enddate"))
    ]
    ways = [
        spells.select(pl.col(a).alias("ccode1"), pl.col(b).alias("ccode2"), "conttype", *days)
        for a, b in (("statelno", "statehno"), ("statehno", "statelno"))
    ]
    directed = read("contiguity.directed-spells", mirror).select(ways[0].columns)
    zero = pl.col("conttype") == 0
    assert directed.filter(~zero).sort(pl.all()).equals(pl.concat(ways).sort(pl.all()))
    nothing = directed.filter(zero)
    turned = nothing.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(nothing.columns)
    assert len(nothing) == 180
    assert nothing.sort(pl.all()).equals(turned.sort(pl.all()))


def test_a_zero_may_last_on_beside_a_contiguity(mirror: Path) -> None:
    directed = read("contiguity.directed-spells", mirror)
    one_way = directed.filter(pl.col("ccode1") < pl.col("ccode2"))
    zeros = one_way.filter(pl.col("conttype") == 0)
    ties = one_way.filter(pl.col("conttype") > 0)
    pair = ["ccode1", "ccode2"]
    both = zeros.join(ties, on=pair, suffix="_tie").filter(
        pl.col("stdate") < pl.col("enddate_tie"), pl.col("enddate") > pl.col("stdate_tie")
    )
    assert both.select(pair).n_unique() == 19
    assert {(325, 345), (365, 700)} <= set(both.select(pair).iter_rows())
    years = pl.int_ranges(pl.col("stdate").dt.year(), pl.col("enddate").dt.year() + 1)
    by_year = directed.with_columns(years.alias("year")).explode("year").sort("row")
    first = by_year.group_by(*pair, "year").agg(
        pl.col("conttype").first(), pl.col("conttype").max().alias("any")
    )
    tied = first.filter(pl.col("any") > 0)
    assert (len(tied), len(tied.filter(pl.col("conttype") == 0))) == (82_440, 1_380)
