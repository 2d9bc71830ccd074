"""Estimates of product and population, with how far they may be off."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.economy import COW_ESTIMATES, ESTIMATES


def test_every_estimate_has_its_deviation(mirror: Path) -> None:
    frame = read("gdp", mirror)
    assert (len(frame), len(frame.filter(pl.col("actor") == "KOR"))) == (19_667, 72)
    for name in ("pwtrgdp", "mrgdppc", "pwtpop"):
        assert frame[f"sd_{name}"].null_count() == frame[name].null_count()
        assert (frame[f"sd_{name}"].drop_nulls() > 0).all()


def test_a_made_up_table(tmp_path: Path) -> None:
    file = tmp_path / "gdp.rda"
    frame = pd.DataFrame(
        {
            "gwcode": [255.0, 260.0],
            "year": [1940, 1950],
            "mrgdppc": [1.0, float("nan")],
            "sd_mrgdppc": [0.5, float("nan")],
            "pwtrgdp": [2.0, 3.0],
            "sd_pwtrgdp": [0.25, 0.5],
            "pwtpop": [4.0, 5.0],
            "sd_pwtpop": [0.125, 0.75],
        }
    )
    rdata.write_rda(file, {"gw_gdppop": frame})
    assert ESTIMATES.read(file).to_dicts() == [
        {
            "row": 1,
            "gwcode": 255,
            "year": 1940,
            "pwtrgdp": 2.0,
            "mrgdppc": 1.0,
            "pwtpop": 4.0,
            "sd_pwtrgdp": 0.25,
            "sd_mrgdppc": 0.5,
            "sd_pwtpop": 0.125,
            "actor": "DEU-1945",
        },
        {
            "row": 2,
            "gwcode": 260,
            "year": 1950,
            "pwtrgdp": 3.0,
            "mrgdppc": None,
            "pwtpop": 5.0,
            "sd_pwtrgdp": 0.5,
            "sd_mrgdppc": None,
            "sd_pwtpop": 0.75,
            "actor": "DEU",
        },
    ]


def test_serbia_has_another_code_than_yugoslavia_and_nobody_has_999(tmp_path: Path) -> None:
    file = tmp_path / "gdp.rda"
    measures = ("pwtrgdp", "mrgdppc", "pwtpop", "sd_pwtrgdp", "sd_mrgdppc", "sd_pwtpop")
    codes = [(345, 2005, "YUG"), (340, 2007, "SRB"), (999, 1950, None)]
    frame = pd.DataFrame(
        {
            "gwcode": [float(code) for code, _, _ in codes],
            "year": [year for _, year, _ in codes],
            **dict.fromkeys(measures, [float("nan")] * len(codes)),
        }
    )
    rdata.write_rda(file, {"gw_gdppop": frame})
    assert ESTIMATES.read(file).to_dicts() == [
        {"row": n, "gwcode": code, "year": year, **dict.fromkeys(measures), "actor": actor}
        for n, (code, year, actor) in enumerate(codes, start=1)
    ]


def test_a_made_up_table_of_the_other_system(tmp_path: Path) -> None:
    """Code 679 is Yemen's here, and nobody's in the system of the other table."""
    file = tmp_path / "gdp.rda"
    frame = pd.DataFrame(
        {
            "ccode": [679.0, 345.0],
            "year": [1991.0, 2007.0],
            "mrgdppc": [1.0, float("nan")],
            "sd_mrgdppc": [0.5, float("nan")],
            "pwtrgdp": [2.0, 3.0],
            "sd_pwtrgdp": [0.25, 0.5],
            "pwtpop": [4.0, 5.0],
            "sd_pwtpop": [0.125, 0.75],
        }
    )
    rdata.write_rda(file, {"cw_gdppop": frame})
    assert COW_ESTIMATES.read(file).rows() == [
        (1, 679, 1991, 2.0, 1.0, 4.0, 0.25, 0.5, 0.125, "YEM"),
        (2, 345, 2007, 3.0, None, 5.0, 0.5, None, 0.75, "SRB"),
    ]


def test_both_systems_have_the_same_estimates(mirror: Path) -> None:
    """But for state-years of members of one system alone, empty except for one."""
    ours, others = read("gdp-cow", mirror), read("gdp", mirror)
    both = ours.join(others, on=["actor", "year"], suffix="_gw")
    assert len(both) == 16_492
    for name in ("pwtrgdp", "mrgdppc", "pwtpop"):
        for column in (name, f"sd_{name}"):
            assert both[column].equals(both[f"{column}_gw"].alias(column), null_equal=True)
    alone = ours.join(others, on=["actor", "year"], how="anti")
    assert len(alone) == 44
    filled = alone.drop_nulls("pwtrgdp")
    assert list(filled.select("ccode", "year").iter_rows()) == [(678, 1990)]
