"""Authors of troopdata: visits abroad of leaders of the United States' forces."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import excel_table


def _visits(path: Path) -> pl.DataFrame:
    frame = excel_table(path).select(
        "row",
        pl.col("Title").alias("title"),
        pl.col("Name").alias("name"),
        pl.col("State Visit").alias("state"),
        pl.col("City Visited").alias("city"),
        _day("Start").alias("start"),
        _day("End").alias("end"),
        pl.col("Start Year").cast(pl.Int32).alias("year"),
    )
    return frame.with_columns(actors_of_names(frame["state"]).alias("host"))


def _day(end: str) -> pl.Expr:
    return pl.date(*(pl.col(f"{end} {part}").cast(pl.Int32) for part in ("Year", "Month", "Day")))


_PLACES: Final = (
    Unresolved(
        values=("Antarctica", "GNL", "GUF", "GUM", "HKG", "VIR", "Wake Island"),
        why="a territory that is no actor of ours",
    ),
    Unresolved(values=("Nassau", "Saint Thomas"), why="a place in the column of states"),
)

VISITS: Final = Declaration(
    id="visits.visits",
    source="troopdata-visits",
    title="Visits abroad of leaders of the United States' forces, 1992-2012",
    unit="state visited on a journey",
    key=("row",),
    actors=("host",),
    year="year",
    columns=(
        Column("title", "words", "the office, or the command that the visitor led"),
        Column("name", "name", "the visitor"),
        Column("state", "ISO 3166 code or name", "the state or territory visited"),
        Column("city", "names", "null for most"),
        Column("start", "day", "first day of the journey or of the stay"),
        Column("end", "day", "last day; in some rows of another journey, even before the first"),
        Column("year", "year", "of the first day"),
        Column(
            "host", "actor", "the state; null for territories and places", of="state", but=_PLACES
        ),
    ),
    coverage=Coverage(
        first=1992,
        last=2012,
        members="secretaries of the services, commandants of the Marine Corps, PACOM and "
        "STRATCOM, each for other years",
    ),
    copy=Copy(
        file="us-official-visits/visits.xls",
        origin="meflynn/troopdata@3946bcf:data-raw/visits.xls",
        sha256="13a94db9569a0e84d3504ce45402e95d733c13675a9d1eb8e2152983d48ff648",
        size=73_728,
    ),
    read=_visits,
)

DATASETS: Final = (
    DataSet(
        id="visits",
        title="Visits abroad of leaders of the United States' forces",
        version="2012",
        licence="attribution",
        terms="the authors ask for citation",
        home="https://meflynn.github.io/troopdata/",
        citation=Citation(
            kind="dataset",
            authors=("Allen, Michael A.", "Flynn, Michael E.", "Martinez Machain, Carla"),
            year=2022,
            title="troopdata: visits of United States defence leaders",
            address="https://meflynn.github.io/troopdata/",
        ),
        tables=(VISITS,),
    ),
)
