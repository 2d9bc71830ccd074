"""Fariss, Anders, Markowitz and Barnum: estimates of GDP and population over 500 years."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import r_table

_MEASURES: Final = ("pwtrgdp", "mrgdppc", "pwtpop")


def _estimates(path: Path, system: str, code: str) -> pl.DataFrame:
    frame = r_table(path).select(
        "row",
        pl.col(code, "year").cast(pl.Int32),
        pl.col(*_MEASURES, *(f"sd_{name}" for name in _MEASURES)).cast(pl.Float64),
    )
    return with_actors(frame, system, code)


_ESTIMATES: Final = (
    Column("year", "year", ""),
    Column("pwtrgdp", "million international dollars of 2017", "GDP, expenditure side"),
    Column("mrgdppc", "international dollars of 2011", "GDP per person"),
    Column("pwtpop", "million persons", "population"),
    Column("sd_pwtrgdp", "as pwtrgdp", "standard deviation of the estimate"),
    Column("sd_mrgdppc", "as mrgdppc", "standard deviation of the estimate"),
    Column("sd_pwtpop", "as pwtpop", "standard deviation of the estimate"),
)

ESTIMATES: Final = Declaration(
    id="gdp.state-years",
    source="fariss-2022",
    title="New Estimates of Over 500 Years of Historic GDP and Population Data",
    unit="state-year",
    key=("gwcode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("gwcode", "G-W code", "the state"),
        *_ESTIMATES,
        Column("actor", "actor", "the state", of="gwcode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2019,
        members="members of the G-W system in this conversion",
        system="gw",
    ),
    copy=Copy(
        file="gdp-population/gw_gdppop.rda",
        origin="svmiller/isard@46944ad97a55:data/gw_gdppop.rda",
        sha256="00e33ea4bf48b30d1aa3ad3505b5c6b056ade169bd03874a1f2b7c7a2c68b98f",
        size=793_136,
    ),
    read=partial(_estimates, system="gw", code="gwcode"),
)

COW_ESTIMATES: Final = Declaration(
    id="gdp-cow.state-years",
    source="fariss-2022-cow",
    title="New Estimates of Over 500 Years of Historic GDP and Population Data, by CoW state-year",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        *_ESTIMATES,
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2019,
        members="members of the CoW system in this conversion",
        system="cow",
    ),
    copy=Copy(
        file="gdp-population/cw_gdppop.rda",
        origin="svmiller/isard@46944ad97a55:data/cw_gdppop.rda",
        sha256="205017f75f9d65b1b01c48d594a018e6ef7de285891dfea15b2dfb95a5174b97",
        size=679_708,
    ),
    read=partial(_estimates, system="cow", code="ccode"),
)

_CITATION: Final = Citation(
    kind="article",
    authors=(
        "Fariss, Christopher J.",
        "Anders, Therese",
        "Markowitz, Jonathan N.",
        "Barnum, Miriam",
    ),
    year=2022,
    title="New Estimates of Over 500 Years of Historic GDP and Population Data",
    container="Journal of Conflict Resolution",
    volume="66",
    number="3",
    pages="553-591",
)

DATASETS: Final = (
    DataSet(
        id="gdp",
        title="Historic GDP and population, estimates",
        version="2022",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="https://doi.org/10.7910/DVN/FALCGS",
        citation=_CITATION,
        tables=(ESTIMATES,),
    ),
    DataSet(
        id="gdp-cow",
        title="Historic GDP and population, estimates in the CoW system",
        version="2022",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="https://doi.org/10.7910/DVN/FALCGS",
        citation=_CITATION,
        tables=(COW_ESTIMATES,),
    ),
)
