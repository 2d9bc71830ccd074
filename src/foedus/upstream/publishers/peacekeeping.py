"""International Peace Institute: contributions to United Nations missions by month."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text
from foedus.upstream.tally import without


def _contributions(path: Path) -> pl.DataFrame:
    numbers = [
        pl.col(name).cast(pl.Float64).cast(pl.Int32).alias(name.lower())
        for name in ("Troops", "Police", "Experts")
    ]
    frame = csv_text(path).select(
        "row", pl.col("country").alias("name"), pl.col("Date").str.to_date().alias("day"), *numbers
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


CONTRIBUTIONS: Final = Declaration(
    id="ipi.contributions",
    source="ipi-peacekeeping-2014",
    title="IPI Peacekeeping Database, contributions by country and month, to March 2014",
    unit="state-month",
    key=("name", "day"),
    actors=("actor",),
    columns=(
        Column("name", "name", "the contributor as the file writes it"),
        Column("day", "last day of the month", ""),
        Column("troops", "persons", "null is not reported or none"),
        Column("police", "persons", "null is not reported or none"),
        Column("experts", "persons", "military observers and others; null as above"),
        Column("actor", "actor", "the contributor", of="name"),
    ),
    coverage=Coverage(first=1990, last=2014, members="148 contributors; not all months"),
    copy=Copy(
        file="ipi-peacekeeping/ppp_countries_concat.csv",
        origin="IPIDataLab/PPP_Loader@2653920:ppp_files/countries, files joined",
        sha256="c0ad3cb9ca3c1bb37332515040a1482c2375d99aec06b2c5e20cebf5c28bb015",
        size=824_011,
    ),
    read=_contributions,
)


def _missions(path: Path) -> pl.DataFrame:
    nobody = pl.col("Contributor").is_null()
    frame = without(csv_text(path), nobody, "the line names no contributor")
    parts = {
        "Individual Police Total": "individual_police",
        "Formed Police Units Total": "formed_police",
        "Experts on Mission Total": "experts",
        "Troops Total": "troops",
        "Total Total": "total",
    }
    numbers = [pl.col(column).cast(pl.Int32).alias(name) for column, name in parts.items()]
    found = frame.select(
        "row",
        pl.col("Contributor").alias("name"),
        pl.col("Date").str.to_date().alias("day"),
        pl.col("Mission").alias("mission"),
        *numbers,
    )
    return found.with_columns(actors_of_names(found["name"]).alias("actor"))


MISSIONS: Final = Declaration(
    id="ipi.missions",
    source="ipi-peacekeeping-missions-2014",
    title="IPI Peacekeeping Database, contributors by mission and month, to February 2014",
    unit="state-mission-month",
    key=("row",),
    actors=("actor",),
    columns=(
        Column("name", "name", "the contributor as the file writes it"),
        Column("day", "last day of the month", ""),
        Column("mission", "abbreviation", ""),
        Column("individual_police", "persons", "police officers sent one by one"),
        Column("formed_police", "persons", "in formed police units"),
        Column("experts", "persons", "experts on mission"),
        Column("troops", "persons", "troops, staff officers included"),
        Column("total", "persons", "all"),
        Column("actor", "actor", "the contributor", of="name"),
    ),
    coverage=Coverage(first=2009, last=2014, members="contributors to 74 missions"),
    copy=Copy(
        file="ipi-peacekeeping/Gender.Full.csv",
        origin="IPIDataLab/TCC-DataScraper@936f28e:tcc_files/Gender.Full.csv",
        sha256="f923a2f0b1b0378aeff640d649d797047f411e95e54929f69fce26ea8b46d0cf",
        size=2_274_342,
    ),
    read=_missions,
)

DATASETS: Final = (
    DataSet(
        id="ipi",
        title="IPI Peacekeeping Database",
        version="March 2014",
        licence="attribution",
        terms="figures of the United Nations; the institute asks for citation",
        home="https://www.ipinst.org/providing-for-peacekeeping",
        citation=Citation(
            kind="dataset",
            authors=("{International Peace Institute}",),
            year=2014,
            title="IPI Peacekeeping Database",
            container="Providing for Peacekeeping",
        ),
        tables=(
            CONTRIBUTIONS,
            MISSIONS,
        ),
    ),
)
