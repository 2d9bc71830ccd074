"""ATOP 5.1: the published counts, the Korean alliances, and what a row that is not there means."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd
import polars as pl
import pytest
import rdata

from foedus.upstream import declaration, read
from foedus.upstream.table import table

DUTIES: Final = ("defense", "offense", "neutral", "nonagg", "consul")


def test_duties_of_directed_dyad_years_are_those_published(mirror: Path) -> None:
    frame = read("atop.directed-dyad-years", mirror)
    assert frame.select(pl.col(DUTIES).sum()).row(0) == (137_762, 6_342, 4_465, 261_838, 131_332)
    back = frame.select("ccode1", "ccode2", "year", "defense")
    both = frame.join(
        back, left_on=["ccode1", "ccode2", "year"], right_on=["ccode2", "ccode1", "year"]
    )
    assert len(both) == len(frame)
    assert both.filter(pl.col("defense") != pl.col("defense_right")).height == 984


def test_south_korea_has_four_alliances_and_one_promises_defence(mirror: Path) -> None:
    frame = read("atop.members", mirror).filter(pl.col("actor") == "KOR")
    assert dict(frame.select("atopid", "defense").iter_rows()) == {
        3240: 1,
        3755: 0,
        4125: 0,
        4365: 0,
    }
    (us,) = frame.filter(pl.col("atopid") == 3240).to_dicts()
    start = (us["start_year"], us["start_month"], us["start_day"])
    assert (start, us["end_year"], us["cow4id"], us["base"]) == ((1953, 10, 1), None, 236, 3)


@pytest.mark.parametrize(
    ("code", "year", "actor"),
    [
        (255, 1938, "DEU-1945"),
        (260, 1970, "DEU"),
        (265, 1970, "DDR"),
        (255, 2000, "DEU"),
        (345, 1950, "YUG"),
        (365, 1950, "RUS"),
        (816, 1980, "VNM"),
        (678, 1950, "YAR"),
        (679, 2000, "YEM"),
        (713, 1970, "TWN"),
        (732, 1960, "KOR"),
    ],
)
def test_codes_mean_the_actor_of_their_year(
    code: int, year: int, actor: str, mirror: Path
) -> None:
    rows = read("atop.state-years", mirror).filter(
        (pl.col("state") == code) & (pl.col("year") == year)
    )
    assert set(rows["actor"]) <= {actor}


def test_atop_is_not_asked_about_2020(mirror: Path) -> None:
    """After 2018 nothing is known, and nothing is zero."""
    grid = table("nmc").filter(
        (pl.col("actor") == "KOR") & pl.col("year").is_in([1950, 1960, 2018, 2020])
    )
    found = grid.join(table("atop.state-years"), on=["actor", "year"])
    assert dict(found.frame.select("year", "atop_state_years_state").iter_rows()) == {
        1950: "zero-by-coding",
        1960: "observed",
        2018: "observed",
        2020: "not-covered",
    }
    assert dict(found.frame.select("year", "defense").iter_rows()) == {
        1950: 0,
        1960: 1,
        2018: 1,
        2020: None,
    }


def test_a_dyad_without_a_row_promised_nothing_in_covered_years(mirror: Path) -> None:
    trade = table("trade").filter(
        (pl.col("actor1") == "KOR") & (pl.col("actor2") == "JPN") & (pl.col("year") > 2010)
    )
    found = trade.join(
        table("atop.directed-dyad-years").renamed(ccode1="a", ccode2="b"),
        on=["actor1", "actor2", "year"],
    )
    assert set(found.frame["atop_directed_dyad_years_state"]) <= {"zero-by-coding", "observed"}


MEMBERS: Final = """atopid,cow4id,member,phase,yrent,moent,dayent,yrexit,moexit,dayexit,\
defense,offense,neutral,nonagg,consul,active,conditio,defcon,asymm,dipaid,terrres,specthrt,\
milcon,milaid,intcom,subord,organ1,base,contrib,speclgth,length,renounce,pubsecr,wartime,\
defcoadv,defcoloc,defcocon,defconum,defcodem,defconpr,offcoadv,offcoloc,offcocon,offconum,offcodem,\
neucoadv,neucoloc,neucocon,neuconum,neucodem,neuconpr,neucoatt,concoadv,concoloc,concocon,concoreq,olimob
1,9,255,0,1938,5,,1945,5,8,1,0,0,1,1,1,0,0,0,,0,0,0,0,0,0,0,0,0,3,0,1,0,0,\
0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
2,,9999,1,2001,1,2,0,0,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,1,120,0,2,1,\
0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0
"""


def test_a_made_up_file_of_members_is_read_cell_by_cell(tmp_path: Path) -> None:
    file = tmp_path / "atop5_1m.csv"
    file.write_text(MEMBERS, encoding="latin-1")
    first, second = declaration("atop.members").read(file).to_dicts()
    assert (first["row"], first["actor"], first["cow4id"]) == (1, "DEU-1945", 9)
    assert (first["start_month"], first["start_day"]) == (5, None)
    assert (first["end_year"], first["end_month"], first["end_day"]) == (1945, 5, 8)
    assert (first["defense"], first["dipaid"]) == (1, None)
    assert (first["defcocon"], second["defcocon"], second["neucoatt"]) == (1, 0, 1)
    assert (second["actor"], second["cow4id"], second["end_year"]) == (None, None, None)
    assert (second["length"], second["pubsecr"], second["phase"]) == (120, 2, 1)


def test_a_made_up_r_file_of_dyads_is_read(tmp_path: Path) -> None:
    file = tmp_path / "atop_alliance.rda"
    frame = pd.DataFrame(
        {
            "ccode1": [732.0, 260.0],
            "ccode2": [2.0, 9999.0],
            "year": [1960.0, 1970.0],
            **{f"atop_{duty}": [1.0, 0.0] for duty in DUTIES},
        }
    )
    rdata.write_rda(file, {"atop_alliance": frame})
    duties = dict.fromkeys(DUTIES, 1)
    assert declaration("atop.directed-dyad-years").read(file).to_dicts() == [
        {"row": 1, "ccode1": 732, "ccode2": 2, "year": 1960, **duties}
        | {"actor1": "KOR", "actor2": "USA"},
        {"row": 2, "ccode1": 260, "ccode2": 9999, "year": 1970, **dict.fromkeys(DUTIES, 0)}
        | {"actor1": "DEU", "actor2": None},
    ]
