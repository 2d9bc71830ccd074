"""Wars between and within states, and wars by dyad and year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers import wars


def test_years_of_wars_between_states(mirror: Path) -> None:
    years = read("wars.inter-state", mirror)["startyear1"]
    assert (years.min(), years.max()) == (1823, 2003)


def test_south_korea_fought_in_korea_and_in_vietnam(mirror: Path) -> None:
    frame = read("wars.inter-state", mirror).filter(pl.col("actor") == "KOR")
    assert frame.select("warname", "start1", "end1", "batdeath").rows() == [
        ("Korean", date(1950, 6, 24), date(1953, 7, 27), 113_248),
        ("Vietnam War, Phase 2", date(1965, 5, 1), date(1973, 1, 28), 4_687),
    ]
    dyads = read("dyadic-wars.directed-dyad-years", mirror)
    korean = dyads.filter(pl.any_horizontal(pl.col("actor_a", "actor_b") == "KOR"))
    assert korean.height == 34
    assert set(korean["warnum"]) == {151, 163}


def test_every_code_of_a_state_means_an_actor(mirror: Path) -> None:
    assert read("wars.inter-state", mirror)["actor"].null_count() == 0
    dyads = read("dyadic-wars.directed-dyad-years", mirror)
    assert dyads.select("actor_a", "actor_b").null_count().row(0) == (0, 0)
    within = read("wars.intra-state", mirror)
    for side in ("a", "b"):
        coded = within.filter(pl.col(f"ccode{side}").is_not_null())
        assert coded[f"actor_{side}"].null_count() == 0


def test_hard_cases_of_identity(mirror: Path) -> None:
    between = read("wars.inter-state", mirror)
    found = {
        (name, code): actor
        for name, code, actor in between.select("warname", "ccode", "actor").iter_rows()
    }
    assert found["World War I", 345] == "SRB"
    assert found["World War II", 345] == "YUG"
    assert found["War for Kosovo", 345] == "YUG"
    assert found["War for Kosovo", 255] == "DEU"
    assert found["World War II", 255] == "DEU-1945"
    assert found["Vietnam War, Phase 2", 816] == "VNM"
    assert found["Vietnam War, Phase 2", 817] == "RVN"
    assert found["Saudi-Yemeni", 678] == "YAR"
    assert found["Taiwan Straits", 713] == "TWN"


def test_a_war_in_old_korea_stands_twice_in_the_year_of_its_renewal(mirror: Path) -> None:
    frame = read("wars.intra-state", mirror).filter(pl.col("actor_a") == "KOR-1910")
    rows = frame.select("warname", "year", "resume_combat").rows()
    assert rows == [("Tonghak Rebellion", 1894, 0), ("Tonghak Rebellion", 1894, 1)]


def test_errors_are_left_as_published(mirror: Path) -> None:
    frame = read("dyadic-wars.directed-dyad-years", mirror)
    assert frame.filter(pl.col("warstrtmnth") > 12)["row"].to_list() == [287, 288]
    assert frame.filter(pl.col("warendyr") > 2010)["row"].to_list() == [443, 444, 445]
    assert frame.filter(pl.col("wardyadroleb") == 2)["row"].to_list() == [1242]
    within = read("wars.intra-state", mirror)
    assert set(within.filter(pl.col("year") == 2008)["warname"]) == {"Third Somalia"}


HEADER = (
    "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,"
    "EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,"
    "WhereFought,Initiator,Outcome,TransTo,BatDeath,Version"
)
BETWEEN = (
    HEADER,
    "9,Made-up,1,345,Serbia,1,7,-9,1914,11,10,1918,-8,-8,-8,-8,-8,-8,-8,2,1,1,-8,-9,4",
    '9,Made-up,1,999,Nowhere,2,7,1,1914,-7,-7,-7,3,12,1920,3,30,1920,"404, 410",2,2,2,475,100,4',
)


def test_wars_between_states_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "Inter-StateWarData_v4.0.csv"
    path.write_bytes("\r".join(BETWEEN).encode())
    assert wars.BETWEEN_STATES.read(path).to_dicts() == [
        {
            "row": 1, "warnum": 9, "warname": "Made-up", "ccode": 345, "statename": "Serbia",
            "side": 1, "startyear1": 1914, "start1": None, "endyear1": 1918,
            "end1": date(1918, 11, 10), "startyear2": None, "start2": None, "endyear2": None,
            "end2": None, "transfrom": None, "transto": None, "wherefought": 2, "initiator": 1,
            "outcome": 1, "batdeath": None, "actor": "SRB",
        },
        {
            "row": 2, "warnum": 9, "warname": "Made-up", "ccode": 999, "statename": "Nowhere",
            "side": 2, "startyear1": 1914, "start1": date(1914, 7, 1), "endyear1": None,
            "end1": None, "startyear2": 1920, "start2": date(1920, 3, 12), "endyear2": 1920,
            "end2": date(1920, 3, 30), "transfrom": "404, 410", "transto": 475, "wherefought": 2,
            "initiator": 2, "outcome": 2, "batdeath": 100, "actor": None,
        },
    ]  # fmt: skip


def test_wars_within_states_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "cow_war_intra.rda"
    frame = pd.DataFrame(
        {
            "warnum": [600.0, 600.0],
            "warname": ["Made-up", "Made-up"],
            "wartype": ["local issues", "local issues"],
            "year": [1894, 1895],
            "cowintraonset": [1.0, 0.0],
            "cowintraongoing": [1.0, 1.0],
            "resume_combat": [0.0, 0.0],
            "primary_state": [1.0, 0.0],
            "ccodea": [730.0, -8.0],
            "sidea": ["Korea", "-8"],
            "ccodeb": [-8.0, 999.0],
            "sideb": ["Society", "Nowhere"],
            "intnl": [1.0, 1.0],
            "outcome": [1.0, 1.0],
            "sideadeaths": [-9.0, -8.0],
            "sidebdeaths": [1500.0, -9.0],
            "ongo2007": [0.0, float("nan")],
        }
    )
    rdata.write_rda(path, {"cow_war_intra": frame})
    shared = {"warnum": 600, "warname": "Made-up", "wartype": "local issues"}
    assert wars.WITHIN_STATES.read(path).to_dicts() == [
        {
            "row": 1, **shared, "year": 1894, "cowintraonset": 1, "resume_combat": 0,
            "primary_state": 1, "ccodea": 730, "sidea": "Korea", "ccodeb": None,
            "sideb": "Society", "intnl": 1, "outcome": 1, "sideadeaths": None,
            "sidebdeaths": 1500, "ongo2007": 0, "actor_a": "KOR-1910", "actor_b": None,
        },
        {
            "row": 2, **shared, "year": 1895, "cowintraonset": 0, "resume_combat": 0,
            "primary_state": 0, "ccodea": None, "sidea": None, "ccodeb": 999,
            "sideb": "Nowhere", "intnl": 1, "outcome": 1, "sideadeaths": None,
            "sidebdeaths": None, "ongo2007": None, "actor_a": None, "actor_b": None,
        },
    ]  # fmt: skip


DYADS = """\
warnum,disno,dyindex,statea,stateb,warstrtmnth,warstrtday,warstrtyr,warendmnth,warenday,warendyr,\
year,warolea,waroleb,wardyadrolea,wardyadroleb,outcomea,batdtha,batdthb,changes_1,changes_2,\
batdths,durindx
106,257,257.03,255,999,24,10,1918,3,11,1918,1918,4,2,1,3,,100,,10,,,1
"""


def test_wars_by_dyad_and_year_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "directed_dyadic_war.csv"
    path.write_text(DYADS, encoding="utf-8")
    assert wars.DYADS.read(path).to_dicts() == [
        {
            "row": 1, "warnum": 106, "disno": 257, "dyindex": "257.03", "statea": 255,
            "stateb": 999, "year": 1918, "warstrtyr": 1918, "warstrtmnth": 24, "warstrtday": 10,
            "warendyr": 1918, "warendmnth": 3, "warenday": 11, "warolea": 4, "waroleb": 2,
            "wardyadrolea": 1, "wardyadroleb": 3, "outcomea": None, "batdtha": 100,
            "batdthb": None, "batdths": None, "changes_1": 10, "actor_a": "DEU-1945",
            "actor_b": None,
        }
    ]  # fmt: skip
