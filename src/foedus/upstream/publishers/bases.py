"""troopdata, after David Vine and the US budget: bases abroad, and what is built on them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text

_LAST: Final = 2018


def _bases(path: Path) -> pl.DataFrame:
    frame = csv_text(path, "latin-1").select(
        "row",
        pl.col("countryname").alias("name"),
        pl.col("ccode").cast(pl.Int32),
        pl.col("basename").replace("NA", None),
        *_position(),
        pl.col("base", "lilypad", "fundedsite").cast(pl.Int32),
        pl.lit(_LAST, pl.Int32).alias("year"),
    )
    return with_actors(frame, "cow", "ccode", name="host").drop("year")


def _projects(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("countryname").alias("name"),
        pl.col("ccode").replace("NA", None).cast(pl.Int32),
        pl.col("year").cast(pl.Int32),
        "location",
        *_position(),
        pl.col("spend_construction").cast(pl.Int64),
    )
    return with_actors(frame, "cow", "ccode", name="host")


def _position() -> tuple[pl.Expr, pl.Expr]:
    north, east = (pl.col(name).replace("NA", None).cast(pl.Float64) for name in ("lat", "lon"))
    return north, east


BASES: Final = Declaration(
    id="us-bases.bases",
    source="troopdata-bases",
    title="US bases abroad, after David Vine",
    unit="base or other site",
    key=("row",),
    actors=("host",),
    columns=(
        Column("name", "name", "the country or territory as the authors write it"),
        Column("ccode", "CoW code", "of the state; for a territory that of its owner"),
        Column("basename", "name", "with place or former names; null where none is known"),
        Column("lat", "degrees north", "of the site, the town or the country"),
        Column("lon", "degrees east", "of the site, the town or the country"),
        Column("base", "0 or 1", "a major base"),
        Column("lilypad", "0 or 1", "fewer than 200 persons, or 'other site' of the Pentagon"),
        Column("fundedsite", "0 or 1", "a base of the host that the United States funds"),
        Column(
            "host", "actor", "the state; the United States for their own territories", of="ccode"
        ),
    ),
    coverage=Coverage(
        first=1945, last=_LAST, members="sites that Vine found; none has dates of use"
    ),
    copy=Copy(
        file="us-troops-bases/basedata.csv",
        origin="meflynn/troopdata@3946bcf89a6d:data-raw/basedata.csv",
        sha256="5a552e81b39bdbb7af42b6206dd47340a6a9f114bf84c24c0e167cf74844ccda",
        size=25_608,
    ),
    read=_bases,
)

PROJECTS: Final = Declaration(
    id="us-bases.construction",
    source="troopdata-builds",
    title="US military construction at home and abroad, 2008-2019",
    unit="project in a year's budget",
    key=("row",),
    actors=("host",),
    year="year",
    columns=(
        Column("name", "name", "the country or territory as the budget writes it"),
        Column("ccode", "CoW code", "null for territories, and where no country is told"),
        Column("year", "year", ""),
        Column("location", "name", "the site, or the country where none is told"),
        Column("lat", "degrees north", "of the site, else of something with its name"),
        Column("lon", "degrees east", "of the site, else of something with its name"),
        Column("spend_construction", "thousand USD", "total obligational authority, current"),
        Column("host", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=2008, last=2019, members="projects of the budget; some stand there twice"
    ),
    copy=Copy(
        file="us-troops-bases/builddata.csv",
        origin="meflynn/troopdata@3946bcf89a6d:data-raw/builddata.csv",
        sha256="bf644fa3a0446531058db997bd91fa9563cb62c98efe243525c035b03ef382dc",
        size=385_722,
    ),
    read=_projects,
)

DATASETS: Final = (
    DataSet(
        id="us-bases",
        title="US bases and military construction (troopdata)",
        version="troopdata at 3946bcf",
        licence="attribution",
        terms="the package is under GPL-3; the authors ask to cite the article",
        home="https://meflynn.github.io/troopdata/",
        citation=Citation(
            kind="article",
            authors=("Allen, Michael A.", "Flynn, Michael E.", "Martinez Machain, Carla"),
            year=2022,
            title="US Global Military Deployments, 1950-2020",
            container="Conflict Management and Peace Science",
            volume="39",
            number="3",
            pages="351-370",
            doi="10.1177/07388942211030885",
        ),
        tables=(BASES, PROJECTS),
    ),
)
