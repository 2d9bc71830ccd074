"""V-Dem Institute and Center for Systemic Peace: how states are ruled."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text, r_table


def _indices(path: Path, system: str, code: str) -> pl.DataFrame:
    frame = r_table(path).select(
        "row",
        pl.col(code, "year").cast(pl.Int32),
        pl.col("v2x_polyarchy").cast(pl.Float64),
        pl.col("polity2").cast(pl.Int32),
        pl.col("euds", "aeuds").cast(pl.Float64),
    )
    return with_actors(frame, system, code)


def _polity4(path: Path) -> pl.DataFrame:
    return csv_text(path, "latin-1").select(
        "row", pl.col("ccode", "year", "polity2").cast(pl.Int32, strict=False)
    )


_POLITY: Final = Column("polity2", "points, -10 to 10", "null in times of interruption")

_INDICES: Final = (
    Column("year", "year", ""),
    Column("v2x_polyarchy", "index, 0 to 1", "electoral democracy (V-Dem)"),
    _POLITY,
    Column("euds", "points", "extended Unified Democracy Score"),
    Column("aeuds", "points", "the same, moved so that 0 parts autocracies from democracies"),
)

INDICES: Final = Declaration(
    id="democracy.state-years",
    source="vdem-16",
    title="V-Dem 16 and Polity5 by CoW state-year, conversion of isard 0.2.0",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        *_INDICES,
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2025,
        members="members of the CoW state system; Polity to 2018, and without the Soviet Union, "
        "whose own Polity code the conversion lost",
        system="cow",
    ),
    copy=Copy(
        file="democracy/cw_democracy.rda",
        origin="svmiller/isard@46944ad97a55:data/cw_democracy.rda",
        sha256="63817db0ed4be6d4faafe6a1c363ffe3862897fb1b28d53298099fef576be45a",
        size=214_470,
    ),
    read=partial(_indices, system="cow", code="ccode"),
)

GW_INDICES: Final = Declaration(
    id="democracy-gw.state-years",
    source="vdem-16-gw",
    title="V-Dem 16 and Polity5 by G-W state-year, conversion of isard 0.2.0",
    unit="state-year",
    key=("gwcode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("gwcode", "G-W code", "the state"),
        *_INDICES,
        Column("actor", "actor", "the state", of="gwcode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2025,
        members="members of the G-W state system; V-Dem to 2024, Polity to 2018",
        system="gw",
    ),
    copy=Copy(
        file="democracy/gw_democracy.rda",
        origin="svmiller/isard@46944ad97a55:data/gw_democracy.rda",
        sha256="19279af159e0c1af0ba3f4d54bee6661bfe2784de7c557e9320dc6708a62a132",
        size=223_557,
    ),
    read=partial(_indices, system="gw", code="gwcode"),
)

POLITY4: Final = Declaration(
    id="polity-4.state-years",
    source="polity-4-2015",
    title="Polity IV Annual Time-Series, to 2015",
    unit="state-year",
    key=("ccode", "year"),
    year="year",
    columns=(
        Column("ccode", "Polity code", "364 is the Soviet Union; else mostly as CoW"),
        Column("year", "year", ""),
        _POLITY,
    ),
    coverage=Coverage(first=1800, last=2015, members="states of half a million people and more"),
    copy=Copy(
        file="democracy/polity4v2015.csv",
        origin="joshuaalley/treaty-depth@4908275a7b23:data/polity4v2015.csv",
        sha256="ed3c3f76119f8f2907e3a39aa32f2ddfdc9c404fb6a242ceb568f9863d8ab644",
        size=1_388_161,
    ),
    read=_polity4,
)

_TERMS: Final = (
    "V-Dem: CC BY-SA 4.0; the Center for Systemic Peace asks for citation and, as "
    "reported, does not let Polity be passed on without its consent"
)
_VDEM: Final = Citation(
    kind="dataset",
    authors=("Coppedge, Michael", "{others}"),
    year=2026,
    title="V-Dem Country-Year Dataset v16",
    container="Varieties of Democracy (V-Dem) Project",
)

DATASETS: Final = (
    DataSet(
        id="democracy",
        title="V-Dem and Polity indices by state-year (isard 0.2.0)",
        version="16",
        licence="attribution",
        terms=_TERMS,
        home="https://www.v-dem.net/",
        citation=_VDEM,
        tables=(INDICES,),
    ),
    DataSet(
        id="democracy-gw",
        title="V-Dem and Polity indices by state-year in the G-W system (isard 0.2.0)",
        version="16",
        licence="attribution",
        terms=_TERMS,
        home="https://www.v-dem.net/",
        citation=_VDEM,
        tables=(GW_INDICES,),
    ),
    DataSet(
        id="polity-4",
        title="Polity IV Annual Time-Series",
        version="4, to 2015",
        licence="attribution",
        terms="the Center for Systemic Peace asks for citation and, as reported, does not let "
        "Polity be passed on without its consent",
        home="https://www.systemicpeace.org/inscrdata.html",
        citation=Citation(
            kind="dataset",
            authors=("Marshall, Monty G.", "Gurr, Ted Robert", "Jaggers, Keith"),
            year=2016,
            title="Polity IV Project: Political Regime Characteristics and Transitions",
            container="Center for Systemic Peace",
        ),
        tables=(POLITY4,),
    ),
)
