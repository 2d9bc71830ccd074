"""National Material Capabilities: an earlier version beside the one in use."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.correlates_of_war import CAPABILITIES_6


def test_all_rows_are_read_and_68_are_south_koreas(mirror: Path) -> None:
    frame = read("nmc-6.state-years", mirror)
    assert len(frame) == 15_951
    korean = frame.filter(pl.col("actor") == "KOR")
    assert (len(korean), korean["year"].min(), korean["year"].max()) == (68, 1949, 2016)
    assert frame["actor"].null_count() == 0


def test_missing_values_of_six_columns_are_null(mirror: Path) -> None:
    counts = read("nmc-6.state-years", mirror).null_count().row(0, named=True)
    assert {name: count for name, count in counts.items() if count} == {
        "milex": 2217, "milper": 426, "irst": 26, "pec": 448, "upop": 68,
    }  # fmt: skip


def test_states_that_had_a_code_in_turn(mirror: Path) -> None:
    frame = read("nmc-6.state-years", mirror)
    named = frame.select("ccode", "actor").unique()
    codes = [255, 260, 265, 345, 365, 678, 679, 680, 713, 730, 816, 817]
    assert set(named.filter(pl.col("ccode").is_in(codes)).iter_rows()) == {
        (255, "DEU-1945"), (255, "DEU"), (260, "DEU"), (265, "DDR"), (345, "SRB"), (345, "YUG"),
        (365, "RUS"), (678, "YAR"), (679, "YEM"), (680, "YPR"), (713, "TWN"), (730, "KOR-1910"),
        (816, "VNM"), (817, "RVN"),
    }  # fmt: skip


def test_both_versions_agree_but_for_144_indices(mirror: Path) -> None:
    both = read("nmc-6.state-years", mirror).join(
        read("nmc.state-years", mirror), on=["ccode", "year"], suffix="_7"
    )
    assert len(both) == 15_951
    assert both["actor"].equals(both["actor_7"])
    assert len(both.filter((pl.col("cinc") - pl.col("cinc_7")).abs() > 1e-4)) == 144


def test_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "nmc.csv"
    path.write_text(
        "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n"
        "GMY,255,1938,7415163,782,22656,180000,68558,20724,0.2,2021\n"
        "GMY,255,1991,-9,-9,-9,-9,4517.6,-9,0.03,2021\n"
        "NOB,999,1991,0,1,2,3,4,5,0,2021\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in CAPABILITIES_6.columns)]
    assert CAPABILITIES_6.read(path).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 255, 1938, 7415163, 782, 22656, 180000, 68558, 20724, 0.2, "DEU-1945"),
            (2, 255, 1991, None, None, None, None, 4517.6, None, 0.03, "DEU"),
            (3, 999, 1991, 0, 1, 2, 3, 4, 5, 0, None),
        )
    ]
