"""Formal alliances: each file as published, contradictions included."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
import rdata

from foedus.upstream import Declaration, data_set, read
from foedus.upstream.publishers import cow_alliances as tables

TERMS = ("defense", "neutrality", "nonaggression", "entente")


def terms(frame: pl.DataFrame) -> list[tuple[int, ...]]:
    return frame.select(TERMS).rows()


@pytest.mark.parametrize(
    ("name", "rows", "korean"),
    [
        ("members", 1_221, 2),
        ("member-years", 21_315, 82),
        ("directed-dyads", 6_444, 4),
        ("dyads", 3_222, 2),
        ("directed-dyad-years", 120_784, 164),
    ],
)
def test_rows_are_those_of_the_release(name: str, rows: int, korean: int, mirror: Path) -> None:
    frame = read(f"cow-alliances.{name}", mirror)
    codes = [pl.col(c) == 732 for c in ("ccode", "ccode1", "ccode2") if c in frame.columns]
    assert (len(frame), len(frame.filter(pl.any_horizontal(codes)))) == (rows, korean)


@pytest.mark.parametrize("table", data_set("cow-alliances").tables, ids=lambda t: str(t.id))
def test_every_code_means_an_actor(table: Declaration, mirror: Path) -> None:
    frame = read(table.id, mirror)
    assert [frame[name].null_count() for name in table.actors] == [0] * len(table.actors)


def test_the_treaty_of_1953_is_a_pact_of_defence_in_some_files_and_not_in_others(
    mirror: Path,
) -> None:
    treaty = pl.col("version4id") == 236
    member = read("cow-alliances.members", mirror).filter(treaty, pl.col("ccode") == 732)
    assert (member["ss_type"][0], terms(member)) == ("Type III: Entente", [(0, 0, 0, 1)])
    directed = read("cow-alliances.directed-dyads", mirror).filter(treaty)
    promises = dict(zip(directed["actor1"], terms(directed), strict=True))
    assert promises == {"USA": (1, 0, 0, 1), "KOR": (0, 0, 0, 1)}
    dyad = read("cow-alliances.dyads", mirror).filter(treaty)
    assert (terms(dyad), dyad["asymmetric"][0]) == ([(1, 0, 0, 1)], 1)


def test_the_years_of_the_conversion_are_the_same_in_both_directions(mirror: Path) -> None:
    frame = read("cow-alliances.directed-dyad-years", mirror)
    turned = frame.rename({"ccode1": "ccode2", "ccode2": "ccode1"})
    both = frame.join(turned, on=["ccode1", "ccode2", "year"], suffix="_turned")
    assert len(both) == len(frame)
    for name in ("cow_defense", "cow_neutral", "cow_nonagg", "cow_entente"):
        assert (both[name] == both[f"{name}_turned"]).all()


@pytest.mark.parametrize(
    ("code", "year", "actor"),
    [
        (255, 1945, "DEU-1945"),
        (255, 1990, "DEU"),
        (260, 1960, "DEU"),
        (265, 1960, "DDR"),
        (345, 1912, "SRB"),
        (345, 2005, "YUG"),
        (345, 2012, "SRB"),
        (365, 1980, "RUS"),
        (678, 1980, "YAR"),
        (679, 1990, "YEM"),
        (680, 1980, "YPR"),
        (713, 1960, "TWN"),
        (730, 1894, "KOR-1910"),
        (817, 1963, "RVN"),
    ],
)
def test_codes_that_passed_on_mean_who_held_them(
    code: int, year: int, actor: str, mirror: Path
) -> None:
    frame = read("cow-alliances.member-years", mirror)
    found = frame.filter(pl.col("ccode") == code, pl.col("year") == year)["actor"]
    assert found.unique().to_list() == [actor]


def test_spells_that_end_the_day_before_they_begin_are_of_three_kinds(mirror: Path) -> None:
    """Both sides of a succession, and the Balkan Pact on the day it became one of defence."""
    frame = read("cow-alliances.dyads", mirror).filter(pl.col("dyad_end") < pl.col("dyad_st"))
    assert frame.group_by("version4id").len().sort("version4id").rows() == [
        (199, 2),
        (227, 1),
        (230, 2),
        (234, 6),
    ]
    last = frame["dyad_st"] - frame["dyad_end"]
    assert last.dt.total_days().unique().to_list() == [1]


def test_years_run_on_where_a_member_left_and_came_back(mirror: Path) -> None:
    egypt = pl.col("version4id") == 199, pl.col("ccode") == 651
    spells = read("cow-alliances.members", mirror).filter(*egypt)
    assert spells["mem_end"].to_list() == [date(1979, 3, 31), None]
    assert spells["mem_st"][1] == date(1989, 5, 22)
    years = read("cow-alliances.member-years", mirror).filter(*egypt)["year"]
    assert years.sort().to_list() == list(range(1945, 2004))


# Read from made-up files

MEMBER_HEADER = (
    "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,"
    "all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,"
    "mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente"
)


def written(folder: Path, *lines: str) -> Path:
    file = folder / "table.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_members_have_days_and_an_open_end_is_null(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        f"{MEMBER_HEADER},version",
        '1,255,"Germany",9,5,1386,3,3,1918,"Type I: Pact",1,1,1816,3,3,1918,1,0,1,0,,1,4.1',
        '2,255,"Germany",1,2,1990,,,,"Type III: Entente",3,10,1990,,,,,1,0,0,1,0,4.1',
        '2,999,"Nowhere",1,2,1990,,,,"Type III: Entente",3,10,1990,,,,0,1,0,0,1,,4.1',
    )
    frame = tables.MEMBERS.read(file)
    assert frame.columns == ["row", *(column.name for column in tables.MEMBERS.columns)]
    entente = {
        "state_name": "Germany",
        "ss_type": "Type III: Entente",
        "all_st": date(1990, 2, 1),
        "all_end": None,
        "mem_st": date(1990, 10, 3),
        "mem_end": None,
        "start_year": 1990,
        "right_censor": 1,
        "defense": 0,
        "neutrality": 0,
        "nonaggression": 1,
    }
    assert frame.to_dicts() == [
        {
            "row": 1,
            "version4id": 1,
            "ccode": 255,
            "state_name": "Germany",
            "ss_type": "Type I: Pact",
            "all_st": date(1386, 5, 9),
            "all_end": date(1918, 3, 3),
            "mem_st": date(1816, 1, 1),
            "mem_end": date(1918, 3, 3),
            "start_year": 1816,
            "left_censor": 1,
            "right_censor": 0,
            "defense": 1,
            "neutrality": 0,
            "nonaggression": None,
            "entente": 1,
            "actor": "DEU-1945",
        },
        {
            "row": 2,
            "version4id": 2,
            "ccode": 255,
            **entente,
            "left_censor": None,
            "entente": 0,
            "actor": "DEU",
        },
        {
            "row": 3,
            "version4id": 2,
            "ccode": 999,
            **entente,
            "state_name": "Nowhere",
            "left_censor": 0,
            "entente": None,
            "actor": None,
        },
    ]


def test_years_of_members(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        f"{MEMBER_HEADER},year,version",
        '1,345,"Yugoslavia",1,1,1995,,,,"Type II",2,1,1995,,,2012,0,1,0,1,0,0,2005,4.1',
        '1,345,"Yugoslavia",1,1,1995,,,,"Type II",2,1,1995,,,2012,0,1,0,1,0,0,2006,4.1',
        '1,999,"Nowhere",1,1,1995,,,,"Type II",2,1,1995,,,2012,0,1,0,1,,,2006,4.1',
    )
    same = {
        "version4id": 1,
        "state_name": "Yugoslavia",
        "ss_type": "Type II",
        "mem_st": date(1995, 1, 2),
        "defense": 0,
        "neutrality": 1,
    }
    known = {"nonaggression": 0, "entente": 0}
    nowhere = {"state_name": "Nowhere", "nonaggression": None, "entente": None, "actor": None}
    frame = tables.MEMBER_YEARS.read(file)
    assert frame.columns == ["row", *(column.name for column in tables.MEMBER_YEARS.columns)]
    assert frame.to_dicts() == [
        {**same, **known, "row": 1, "ccode": 345, "year": 2005, "actor": "YUG"},
        {**same, **known, "row": 2, "ccode": 345, "year": 2006, "actor": "SRB"},
        {**same, **nowhere, "row": 3, "ccode": 999, "year": 2006},
    ]


DYAD_HEADER = (
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    "nonaggression,entente"
)
SPELL = {
    "version4id": 1,
    "ccode2": 730,
    "dyad_st": date(1894, 8, 26),
    "dyad_end": date(1895, 4, 17),
    "start_year": 1894,
    "left_censor": 0,
    "right_censor": 0,
    "defense": 1,
    "neutrality": 0,
    "nonaggression": 0,
    "actor2": "KOR-1910",
}


def test_spells_of_dyads_in_both_forms(tmp_path: Path) -> None:
    lines = (
        '1,740,"Japan",730,"Korea",26,8,1894,17,4,1895,0,0,1,0,0,',
        '1,999,"Nowhere",730,"Korea",26,8,1894,,,,0,1,1,0,,0',
    )
    first = {**SPELL, "row": 1, "ccode1": 740, "entente": None, "actor1": "JPN"}
    second = {
        **SPELL,
        "row": 2,
        "ccode1": 999,
        "dyad_end": None,
        "right_censor": 1,
        "nonaggression": None,
        "entente": 0,
        "actor1": None,
    }
    file = written(tmp_path, f"{DYAD_HEADER},version", *(f"{line},4.1" for line in lines))
    assert tables.DIRECTED_DYADS.read(file).to_dicts() == [first, second]
    file = written(tmp_path, f"{DYAD_HEADER},asymmetric,version", *(f"{x},1,4.1" for x in lines))
    assert tables.DYADS.read(file).to_dicts() == [
        {**first, "asymmetric": 1},
        {**second, "asymmetric": 1},
    ]


def test_years_of_directed_dyads(tmp_path: Path) -> None:
    file = tmp_path / "cow_alliance.rda"
    frame = pd.DataFrame(
        {
            "ccode1": [678.0, 679.0],
            "ccode2": [999.0, 732.0],
            "year": [1989.0, 1990.0],
            "cow_defense": [1.0, 0.0],
            "cow_neutral": [0.0, 0.0],
            "cow_nonagg": [0.0, 1.0],
            "cow_entente": [float("nan"), 1.0],
        }
    )
    rdata.write_rda(file, {"cow_alliance": frame})
    assert tables.DIRECTED_DYAD_YEARS.read(file).to_dicts() == [
        {
            "row": 1,
            "ccode1": 678,
            "ccode2": 999,
            "year": 1989,
            "cow_defense": 1,
            "cow_neutral": 0,
            "cow_nonagg": 0,
            "cow_entente": None,
            "actor1": "YAR",
            "actor2": None,
        },
        {
            "row": 2,
            "ccode1": 679,
            "ccode2": 732,
            "year": 1990,
            "cow_defense": 0,
            "cow_neutral": 0,
            "cow_nonagg": 1,
            "cow_entente": 1,
            "actor1": "YEM",
            "actor2": "KOR",
        },
    ]
