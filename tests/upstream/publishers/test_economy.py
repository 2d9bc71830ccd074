"""Estimates of product and population, with how far they may be off."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.economy import ESTIMATES


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
