"""Nuclear explosions after SIPRI and FOA, yearly tests after the Arms Control Association."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text

_NO_NAME: Final = {"Nan": None, "•": None}


def _explosions(path: Path) -> pl.DataFrame:
    day = pl.date(*(pl.col(f"Date.{part}").cast(pl.Int32) for part in ("Year", "Month", "Day")))
    latitude, longitude = (_measure(name) for name in ("latitude", "longitude"))
    placed = (latitude != 0) | (longitude != 0)
    frame = csv_text(path).select(
        "row",
        pl.col("WEAPON_SOURCE").alias("state"),
        pl.col("Date.Year").cast(pl.Int32).alias("year"),
        day.alias("day"),
        pl.col("LOCATION").alias("location"),
        pl.when(placed).then(latitude).alias("latitude"),
        pl.when(placed).then(longitude).alias("longitude"),
        _unless_zero("Location.Cordinates.Depth").alias("depth"),
        _measure("Data.Yeild.Lower").alias("yield_lower"),
        _measure("Data.Yeild.Upper").alias("yield_upper"),
        _unless_zero("Data.Magnitude.Body").alias("magnitude_body"),
        _unless_zero("Data.Magnitude.Surface").alias("magnitude_surface"),
        pl.col("Data.Purpose").replace(_NO_NAME).alias("purpose"),
        pl.col("Data.Name").replace(_NO_NAME).alias("name"),
        pl.col("Data.Type").alias("type"),
        pl.col("Data.Source").alias("reported_by"),
    )
    return frame.with_columns(actors_of_names(frame["state"]).alias("actor"))


def _measure(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)


def _unless_zero(name: str) -> pl.Expr:
    return pl.when(_measure(name) != 0).then(_measure(name))


def _tests(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("Entity").alias("name"),
        pl.col("Year").cast(pl.Int32).alias("year"),
        pl.col("nuclear_weapons_tests").cast(pl.Int32).alias("tests"),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


EXPLOSIONS: Final = Declaration(
    id="nuclear-explosions.explosions",
    source="corgis-explosions",
    title="Nuclear explosions 1945-1998, after SIPRI and FOA",
    unit="explosion",
    key=("row",),
    actors=("actor",),
    year="year",
    columns=(
        Column("state", "letters", "whose weapon it was"),
        Column("year", "year", ""),
        Column("day", "day", "of UTC: Hiroshima stands on 5 August 1945"),
        Column("location", "letters", "the site; spelled in several ways"),
        Column(
            "latitude", "degrees north", "often of the site only; null where the file has 0, 0"
        ),
        Column("longitude", "degrees east", "the same"),
        Column("depth", "km", "below the ground, above it negative; null where unknown or 0"),
        Column(
            "yield_lower", "kt", "with yield_upper the range; 0 also where only a top is known"
        ),
        Column("yield_upper", "kt", "0 in safety tests and, it seems, where unknown"),
        Column("magnitude_body", "mb", "of body waves; null where not measured"),
        Column("magnitude_surface", "Ms", "of surface waves; null where not measured"),
        Column(
            "purpose", "letters", "Wr weapons, We effects, Pne peaceful, Se safety, and others"
        ),
        Column("name", "name", "of the test; null where it has none"),
        Column("type", "word", "how it was fired: Shaft, Tunnel, Airdrop, Tower, and others"),
        Column("reported_by", "letters", "the body that reported it"),
        Column("actor", "actor", "whose weapon it was", of="state"),
    ),
    coverage=Coverage(
        first=1945, last=1998, members="explosions of seven states, the two in war among them"
    ),
    copy=Copy(
        file="nuclear-explosions/nuclear_explosions.csv",
        origin="Josiaszero/nukes@32bb993:nuclear_explosions.csv",
        sha256="ce06b63e586f6974de474f33f088333d99745c697ae002de62a7bd2575b388d6",
        size=140_604,
    ),
    read=_explosions,
)

_FILE: Final = "Nuclear weapons tests – Arms Control Association (2020)"

TESTS: Final = Declaration(
    id="nuclear-tests.state-years",
    source="owid-tests-2020",
    title="Nuclear weapons tests 1945-2019, after the Arms Control Association",
    unit="state-year",
    key=("name", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("name", "name", "the state as the table writes it"),
        Column("year", "year", ""),
        Column(
            "tests", "tests", "without the two bombs used in war; North Korea 2010 is an error"
        ),
        Column("actor", "actor", "the state that bears the name today", of="name"),
    ),
    coverage=Coverage(first=1945, last=2019, members="the eight states that tested"),
    copy=Copy(
        file=f"owid-datasets/{_FILE}.csv",
        origin=f"owid/owid-datasets@48c9992:datasets/{_FILE}/{_FILE}.csv",
        sha256="246eb12e608cda004eb10d7291815281f934cf1df038a3afa2d890cc6b1b35d3",
        size=10_003,
    ),
    read=_tests,
)

DATASETS: Final = (
    DataSet(
        id="nuclear-explosions",
        title="Nuclear explosions",
        version="1945-1998",
        licence="attribution",
        terms="no licence stated; the report of SIPRI and FOA is to be cited",
        home="https://corgis-edu.github.io/corgis/",
        citation=Citation(
            kind="book",
            authors=("Bergkvist, Nils-Olov", "Ferm, Ragnhild"),
            year=2000,
            title="Nuclear Explosions 1945-1998",
            container="FOA and SIPRI, through the CORGIS Datasets Project",
        ),
        tables=(EXPLOSIONS,),
    ),
    DataSet(
        id="nuclear-tests",
        title="Nuclear weapons tests",
        version="2020",
        licence="attribution",
        terms="Our World in Data: CC BY 4.0",
        home="https://ourworldindata.org/nuclear-weapons",
        citation=Citation(
            kind="dataset",
            authors=("{Our World in Data}",),
            year=2020,
            title="Nuclear weapons tests, based on the Arms Control Association (2020)",
            container="Our World in Data",
        ),
        tables=(TESTS,),
    ),
)
