"""Militarized interstate disputes of Correlates of War and of Gibler, Miller and Little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import rdata

from foedus.upstream import read
from foedus.upstream.publishers import disputes
from foedus.upstream.table import table


@pytest.mark.parametrize(
    ("id", "rows", "first", "last"),
    [
        ("mid.disputes", 2436, 1816, 2014),
        ("mid.participants", 5883, 1816, 2014),
        ("mid.incidents", 4483, 1992, 2014),
        ("mid.incident-participants", 9619, 1992, 2014),
        ("mid.directed-dispute-years", 11390, 1816, 2014),
        ("gml.disputes", 2174, 1816, 2010),
        ("gml.participants", 5217, 1816, 2010),
        ("gml.directed-dispute-years", 10276, 1816, 2010),
    ],
)
def test_rows_and_years_are_those_published(
    id: str, rows: int, first: int, last: int, mirror: Path
) -> None:
    frame = read(id, mirror)
    year = frame["year" if "year" in frame.columns else "styear"]
    assert (len(frame), year.min(), year.max()) == (rows, first, last)


@pytest.mark.parametrize(
    ("id", "rows"),
    [
        ("mid.participants", 68),
        ("mid.incident-participants", 236),
        ("mid.directed-dispute-years", 264),
        ("gml.participants", 54),
        ("gml.directed-dispute-years", 226),
    ],
)
def test_south_korea_has_as_many_rows_as_published(id: str, rows: int, mirror: Path) -> None:
    frame = read(id, mirror)
    codes = [c for c in frame.columns if c.startswith("ccode")]
    actors = [c.replace("ccode", "actor") for c in codes]
    assert frame.filter(pl.any_horizontal(pl.col(codes) == 732)).height == rows
    assert frame.filter(pl.any_horizontal(pl.col(actors) == "KOR")).height == rows


@pytest.mark.parametrize(
    ("id", "actor"),
    [
        ("mid.participants", "actor"),
        ("mid.incident-participants", "actor"),
        ("mid.directed-dispute-years", "actor1"),
        ("mid.directed-dispute-years", "actor2"),
        ("gml.participants", "actor"),
        ("gml.directed-dispute-years", "actor1"),
        ("gml.directed-dispute-years", "actor2"),
    ],
)
def test_every_code_means_an_actor(id: str, actor: str, mirror: Path) -> None:
    assert read(id, mirror)[actor].null_count() == 0


@pytest.mark.parametrize("id", ["mid.directed-dispute-years", "gml.directed-dispute-years"])
@pytest.mark.parametrize(
    ("code", "year", "actor"),
    [
        (255, 1914, "DEU-1945"),
        (255, 1999, "DEU"),
        (345, 1914, "SRB"),
        (345, 1999, "YUG"),
        (816, 1965, "VNM"),
        (817, 1965, "RVN"),
        (678, 1962, "YAR"),
        (365, 1962, "RUS"),
        (713, 1958, "TWN"),
        (731, 1950, "PRK"),
    ],
)
def test_codes_that_changed_hands_mean_the_holder_of_the_year(
    id: str, code: int, year: int, actor: str, mirror: Path
) -> None:
    frame = read(id, mirror)
    found = frame.filter((pl.col("ccode1") == code) & (pl.col("year") == year))
    assert found["actor1"].unique().to_list() == [actor]


def test_the_korean_war_is_one_dispute_from_its_day_in_washington(mirror: Path) -> None:
    frame = read("mid.disputes", mirror).filter(pl.col("dispnum") == 51)
    assert frame.select("stday", "stmon", "styear", "hostlev").row(0) == (24, 6, 1950, 5)
    sides = read("mid.participants", mirror).filter(pl.col("dispnum") == 51)
    assert {"KOR", "PRK", "CHN", "USA"} <= set(sides["actor"])


def test_no_code_is_minus_nine(mirror: Path) -> None:
    for name in ("mid.disputes", "mid.participants", "mid.incidents", "gml.participants"):
        frame = read(name, mirror)
        assert all(frame[c].min() != -9 for c, kind in frame.schema.items() if kind == pl.Int32)


def test_impossible_months_are_left_as_published(mirror: Path) -> None:
    starts = read("gml.disputes", mirror).filter(pl.col("stmon") > 12)
    ends = read("gml.directed-dispute-years", mirror).filter(pl.col("endmon") > 12)
    assert starts.select("dispnum", "stmon").rows() == [(1272, 13)]
    assert ends.select("dispnum", "endmon").unique().rows() == [(3514, 19)]


def test_incidents_whose_participants_end_before_they_start_are_left(mirror: Path) -> None:
    frame = read("mid.incident-participants", mirror)
    early = (pl.col("endmon") == pl.col("stmon")) & (pl.col("endday") < pl.col("stday"))
    found = frame.filter((pl.col("endyear") == pl.col("styear")) & early)
    assert found["row"].to_list() == [3441, 3442]


@pytest.mark.parametrize("pair", [["actor1", "actor2"], ["ccode1", "ccode2"]])
def test_a_pair_of_members_without_a_row_had_no_dispute(pair: list[str], mirror: Path) -> None:
    pairs = table("trade.dyad-years").filter(pl.col("ccode1") == 732, pl.col("ccode2") == 740)
    by = [*pair, "year"]
    years = table("mid.directed-dispute-years").group(by, disponset=pl.col("disponset").max())
    joined = pairs.join(years, by)
    block = joined.blocks[-1]
    found = {
        year: (state, onset)
        for year, state, onset in joined.frame.select("year", block.state, "disponset").iter_rows()
    }
    assert found[2000] == ("zero-by-coding", 0)
    assert found[2006] == ("derived", 1)


def test_actions_and_hostility_are_numbered_as_declared(mirror: Path) -> None:
    """Each highest action has the level of hostility under which its numbers stand."""
    levels = {0: 1, **dict.fromkeys(range(1, 7), 2), **dict.fromkeys(range(7, 13), 3)}
    levels |= {**dict.fromkeys(range(13, 20), 4), 20: 5, 21: 5}
    of_actions = {
        "mid.disputes": "hiact",
        "mid.participants": "hiact",
        "mid.incidents": "action",
        "mid.incident-participants": "action",
        "gml.disputes": "hiact",
    }
    for name, action in of_actions.items():
        frame = read(name, mirror).drop_nulls(action)
        assert frame[action].replace_strict(levels).to_list() == frame["hostlev"].to_list()


MIDB = """\
dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,\
fatality,fatalpre,hiact,hostlev,orig,version
1,"GMY",255,-9,7,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5
2,"GMY",255,1,2,1995,2,2,1995,1,0,0,0,-9,-9,17,4,0,5
2,"XXX",999,1,2,1995,2,2,1995,0,0,0,0,1,3,7,3,1,5
"""


def test_participants_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "MIDB 5.0.csv"
    path.write_text(MIDB, encoding="utf-8")
    shared = {"stmon": 2, "stday": 1, "styear": 1995, "endyear": 1995, "endmon": 2, "endday": 2}
    assert disputes.PARTICIPANTS.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 1, "ccode": 255,
            "styear": 1902, "stmon": 7, "stday": None, "endyear": 1903, "endmon": 1, "endday": 24,
            "sidea": 0, "revstate": 1, "revtype1": 1, "revtype2": None, "fatality": 0,
            "fatalpre": 0, "hiact": 0, "hostlev": 1, "orig": 1, "actor": "DEU-1945",
        },
        {
            "row": 2, "dispnum": 2, "ccode": 255, **shared,
            "sidea": 1, "revstate": 0, "revtype1": 0, "revtype2": 0, "fatality": None,
            "fatalpre": None, "hiact": 17, "hostlev": 4, "orig": 0, "actor": "DEU",
        },
        {
            "row": 3, "dispnum": 2, "ccode": 999, **shared,
            "sidea": 0, "revstate": 0, "revtype1": 0, "revtype2": 0, "fatality": 1,
            "fatalpre": 3, "hiact": 7, "hostlev": 3, "orig": 1, "actor": None,
        },
    ]  # fmt: skip


MIDA = """\
dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,\
hiact,hostlev,recip,numa,numb,ongo2014,version
4,-9,5,1946,13,11,1946,5,-9,2,-9,183,153,16,4,1,1,2,0,5
"""


def test_disputes_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "MIDA 5.0.csv"
    path.write_text(MIDA, encoding="utf-8")
    assert disputes.DISPUTES.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 4,
            "styear": 1946, "stmon": 5, "stday": None, "endyear": 1946, "endmon": 11, "endday": 13,
            "outcome": 5, "settle": None, "fatality": 2, "fatalpre": None, "maxdur": 183,
            "mindur": 153, "hiact": 16, "hostlev": 4, "recip": 1, "numa": 1, "numb": 2,
            "ongo2014": 0,
        }
    ]  # fmt: skip


MIDI = """\
dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,duration,tbi,fatality,fatalpre,action,\
hostlev,numa,version
3551,3551003,-9,-9,1993,-9,1,1993,-9,16,0,0,7,3,3,5
"""

MIDIP = """\
dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,\
fatalpre,action,hostlev,revtype1,revtype2,version
3551,3551003,"YUG",345,-9,1,1993,-9,1,1993,0,1,2,-9,0,1,-9,0,5
"""


def test_incidents_of_a_made_up_file(tmp_path: Path) -> None:
    incidents, participants = tmp_path / "MIDI 5.0.csv", tmp_path / "MIDIP 5.0.csv"
    incidents.write_text(MIDI, encoding="utf-8")
    participants.write_text(MIDIP, encoding="utf-8")
    assert disputes.INCIDENTS.read(incidents).to_dicts() == [
        {
            "row": 1, "dispnum": 3551, "incidnum": 3551003,
            "styear": 1993, "stmon": None, "stday": None,
            "endyear": 1993, "endmon": 1, "endday": None,
            "duration": None, "tbi": 16, "fatality": 0, "fatalpre": 0, "action": 7, "hostlev": 3,
            "numa": 3,
        }
    ]  # fmt: skip
    assert disputes.INCIDENT_PARTICIPANTS.read(participants).to_dicts() == [
        {
            "row": 1, "dispnum": 3551, "incidnum": 3551003, "ccode": 345,
            "styear": 1993, "stmon": 1, "stday": None,
            "endyear": 1993, "endmon": 1, "endday": None,
            "insidea": 0, "sidea": 1, "fatality": 2, "fatalpre": None, "action": 0, "hostlev": 1,
            "revtype1": None, "revtype2": 0, "actor": "YUG",
        }
    ]  # fmt: skip


def pair(name: str, *values: float) -> dict[str, list[float]]:
    """A made-up row's values for both states."""
    return {f"{name}{n}": [value] for n, value in enumerate(values, 1)}


SIDES: dict[str, Any] = {
    **pair("sidea", 1.0, 0.0),
    **pair("fatality", 6.0, -9.0),
    **pair("fatalpre", -9.0, 12.0),
    **pair("hiact", 20.0, 0.0),
    **pair("hostlev", 5.0, 1.0),
    **pair("orig", 1.0, 0.0),
}
SIDES_READ: dict[str, int | None] = {
    "sidea1": 1, "sidea2": 0, "fatality1": 6, "fatality2": None, "fatalpre1": None,
    "fatalpre2": 12, "hiact1": 20, "hiact2": 0, "hostlev1": 5, "hostlev2": 1, "orig1": 1,
    "orig2": 0,
}  # fmt: skip


def test_dispute_years_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "cow_mid_dirdisps.rda"
    dyad = {"dispnum": [258.0], "ccode1": [345.0], "ccode2": [998.0], "year": [1941.0]}
    flags = {"dispongoing": [1.0], "disponset": [0.0]}
    rdata.write_rda(path, {"cow_mid_dirdisps": pd.DataFrame({**dyad, **flags, **SIDES})})
    assert disputes.DISPUTE_YEARS.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 258, "ccode1": 345, "ccode2": 998, "year": 1941,
            "dispongoing": 1, "disponset": 0, **SIDES_READ, "actor1": "YUG", "actor2": None,
        }
    ]  # fmt: skip


def test_dispute_years_of_gibler_miller_and_little_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "gml_dirdisp.rda"
    columns = {
        "dispnum": [7.0], "ccode1": [2.0], "ccode2": [732.0], "year": [2009.0],
        "midongoing": [1.0], "midonset": [1.0], **SIDES,
        **pair("revstate", 1.0, -9.0), **pair("revtype1", 2.0, 0.0),
        **pair("revtype2", -9.0, 0.0), "fatalpre": [-9.0], "stmon": [3.0], "endmon": [19.0],
        "numa": [1.0], "numb": [2.0], "ongo2010": [0.0], "version": ["gml-2.2.1"],
    }  # fmt: skip
    rdata.write_rda(path, {"gml_dirdisp": pd.DataFrame(columns)})
    assert disputes.GML_DISPUTE_YEARS.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 7, "ccode1": 2, "ccode2": 732, "year": 2009,
            "midongoing": 1, "midonset": 1, **SIDES_READ, "revstate1": 1, "revstate2": None,
            "revtype11": 2, "revtype12": 0, "revtype21": None, "revtype22": 0, "fatalpre": None,
            "endmon": 19, "numa": 1, "numb": 2, "ongo2010": 0, "actor1": "USA", "actor2": "KOR",
        }
    ]  # fmt: skip


def test_disputes_and_participants_of_gibler_miller_and_little_of_made_up_files(
    tmp_path: Path,
) -> None:
    path = tmp_path / "gml.rda"
    numbers = {
        "dispnum": [7.0], "styear": [1918.0], "stmon": [13.0], "outcome": [-9.0], "settle": [3.0],
        "fatality": [0.0], "mindur": [1.0], "maxdur": [30.0], "hiact": [7.0], "hostlev": [3.0],
        "recip": [0.0],
    }  # fmt: skip
    rdata.write_rda(path, {"gml_mid_disps": pd.DataFrame(numbers)})
    assert disputes.GML_DISPUTES.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 7, "styear": 1918, "stmon": 13, "outcome": None, "settle": 3,
            "fatality": 0, "mindur": 1, "maxdur": 30, "hiact": 7, "hostlev": 3, "recip": 0,
        }
    ]  # fmt: skip
    spell = {
        "dispnum": [7.0], "ccode": [817.0], "styear": [1964.0], "stmon": [8.0], "stday": [-9.0],
        "endyear": [1964.0], "endmon": [8.0], "endday": [7.0], "obsid_start": ["RVN-1964-1"],
        "obsid_end": [None], "dummy_stday": [1.0], "sidea": [0.0], "hiact": [17.0], "orig": [1.0],
    }  # fmt: skip
    rdata.write_rda(path, {"gml_part": pd.DataFrame(spell)})
    assert disputes.GML_PARTICIPANTS.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 7, "ccode": 817, "styear": 1964, "stmon": 8, "stday": None,
            "endyear": 1964, "endmon": 8, "endday": 7, "obsid_start": "RVN-1964-1",
            "obsid_end": None, "sidea": 0, "hiact": 17, "orig": 1, "actor": "RVN",
        }
    ]  # fmt: skip


def test_an_earlier_version_of_a_made_up_file(tmp_path: Path) -> None:
    columns = {
        "dispnum": 7, "ccode1": 2, "ccode2": 732, "year": 2009, "midongoing": 1, "midonset": 1,
        **SIDES, **pair("revstate", 1.0, -9.0), **pair("revtype1", 2.0, 0.0),
        **pair("revtype2", -9.0, 0.0), "fatalpre": -9, "stmon": 3, "endmon": 12, "numa": 1,
        "numb": 2, "ongo2010": 0, "version": "gml-2.1.1",
    }  # fmt: skip
    values = [one[0] if isinstance(one, list) else one for one in columns.values()]
    cells = [f"{one:.0f}" if isinstance(one, float) else f"{one}" for one in values]
    path = tmp_path / "gml.csv"
    path.write_text(f"{','.join(columns)}\n{','.join(cells)}\n", encoding="utf-8")
    assert disputes.GML_EARLIER.read(path).to_dicts() == [
        {
            "row": 1, "dispnum": 7, "ccode1": 2, "ccode2": 732, "year": 2009,
            "midongoing": 1, "midonset": 1, **SIDES_READ, "revstate1": 1, "revstate2": None,
            "revtype11": 2, "revtype12": 0, "revtype21": None, "revtype22": 0, "fatalpre": None,
            "endmon": 12, "numa": 1, "numb": 2, "ongo2010": 0, "actor1": "USA", "actor2": "KOR",
        }
    ]  # fmt: skip


def test_two_versions_have_different_disputes(mirror: Path) -> None:
    key = ["dispnum", "ccode1", "ccode2", "year"]
    later = read("gml.directed-dispute-years", mirror)
    earlier = read("gml-2-1.directed-dispute-years", mirror)
    assert earlier.join(later, on=key, how="anti").height == 284
    assert later.join(earlier, on=key, how="anti").height == 224
    twice = earlier.filter(earlier.select(key).is_duplicated())
    assert set(twice.select("dispnum", "year").iter_rows()) == {(4273, 1999)}
