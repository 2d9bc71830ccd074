"""United Nations missions: contributions by month after the Peace Institute, and yearly totals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, csv_text, numbered
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


def _last_month(path: Path) -> pl.DataFrame:
    parts = {
        "Inidividual_Police": "individual_police",
        "Formed_Police_Units": "formed_police",
        "Experts_on_Mission": "experts",
        "Troops": "troops",
        "Total": "total",
    }
    frame = csv_text(path).select(
        ROW,
        pl.col("Contributor").alias("name"),
        pl.col("Date").str.to_date().alias("day"),
        pl.col("Mission").alias("mission"),
        *(_persons(column).alias(name) for column, name in parts.items()),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


def _persons(column: str) -> pl.Expr:
    return pl.col(column).replace("NA", None).cast(pl.Int32)


LAST_MONTH: Final = Declaration(
    id="ipi.missions-2014-03",
    source="ipi-peacekeeping-missions-2014",
    title="IPI Peacekeeping Database, contributors by mission in March 2014",
    unit="state-mission",
    key=("name", "mission"),
    actors=("actor",),
    columns=tuple(
        msgspec.structs.replace(column, meaning="31 March 2014")
        if column.name == "day"
        else column
        for column in MISSIONS.columns
    ),
    coverage=Coverage(first=2014, last=2014, members="contributors to missions in that month"),
    copy=Copy(
        file="ipi-peacekeeping/20140331.csv",
        origin="IPIDataLab/PPP_Loader@2653920:ppp_files/update_archive/csv/20140331.csv",
        sha256="457d805193f85439529a2bff340c9e57ff3ad7a88e45be25e2482f5e75d46586",
        size=154_228,
    ),
    read=_last_month,
)


def _mission_months(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        ROW,
        "mission",
        pl.col("date").str.to_date().alias("day"),
        pl.col("mission.country").str.strip_chars("'").alias("name"),
        _persons("n.contributors").alias("contributors"),
        *(_persons(name) for name in ("troops", "police", "observers", "total")),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


_PLACE: Final = Column("name", "name", "the state of the headquarters as the file writes it")
_HOST: Final = Column("actor", "actor", "the state of the headquarters", of="name")

MISSION_MONTHS: Final = Declaration(
    id="ipi.mission-months",
    source="ipi-peacekeeping-missions-2014",
    title="IPI Peacekeeping Database, strength of each mission by month, to February 2014",
    unit="mission-month",
    key=("mission", "day"),
    actors=("actor",),
    columns=(
        Column("mission", "abbreviation", ""),
        Column("day", "last day of the month", ""),
        _PLACE,
        Column("contributors", "states", "with persons in the mission"),
        Column("troops", "persons", "null is not reported or none"),
        Column("police", "persons", "null is not reported or none"),
        Column("observers", "persons", "null is not reported or none"),
        Column("total", "persons", "all"),
        _HOST,
    ),
    coverage=Coverage(first=1990, last=2014, members="74 missions; not all months"),
    copy=Copy(
        file="ipi-peacekeeping/Data.Mission.csv",
        origin="IPIDataLab/TCC-DataScraper@936f28e:tcc_files/Data.Mission.csv",
        sha256="a4ed0f6c41d3173867f988076c96154e23a6566f29279b374c94233b28afae84",
        size=621_246,
    ),
    read=_mission_months,
)


def _mission_places(path: Path) -> pl.DataFrame:
    rows = [
        (mission, one["country"].strip("'"), one["hq"] or None, *_position(one["mission_loc"]))
        for mission, one in json.loads(path.read_text(encoding="utf-8")).items()
    ]
    schema = {"mission": str, "name": str, "headquarters": str, "lat": float, "lon": float}
    frame = numbered(pl.DataFrame(rows, schema=schema, orient="row"))
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


def _position(place: dict[str, float]) -> tuple[float | None, float | None]:
    """Latitude and longitude; the file writes 0 and 0 where it has none."""
    return (place["y"], place["x"]) if any(place.values()) else (None, None)


MISSION_PLACES: Final = Declaration(
    id="ipi.mission-places",
    source="ipi-peacekeeping-missions-2014",
    title="IPI Peacekeeping Database, headquarters of missions",
    unit="mission",
    key=("mission",),
    actors=("actor",),
    columns=(
        Column("mission", "abbreviation", "as in the other tables"),
        _PLACE,
        Column("headquarters", "name", "the city; null where there is none"),
        Column("lat", "degrees north", "of the headquarters"),
        Column("lon", "degrees east", "of the headquarters"),
        _HOST,
    ),
    coverage=Coverage(first=1990, last=2014, members="missions since 1990, four of them later"),
    copy=Copy(
        file="ipi-peacekeeping/missions.json",
        origin="IPIDataLab/PPP_Loader@2653920:python/json/missions.json",
        sha256="607e71e3aab66f206e9ad104dc3101a9dd3560e908cfc35dadd39e646aed820a",
        size=16_820,
    ),
    read=_mission_places,
)

_TOTALS: Final = {
    "Number of peacekeeping missions": "missions",
    "Size of total peacekeeping force": "total",
    "Civilian police (peacekeepers)": "police",
    "Military Observers and staff officers (peacekeepers)": "observers",
    "Troops (peacekeepers)": "troops",
}


def _years(path: Path) -> pl.DataFrame:
    numbers = [
        pl.col(f"{written} (United Nations Peacekeeping)").cast(pl.Int32).alias(name)
        for written, name in _TOTALS.items()
    ]
    frame = csv_text(path).select(ROW, pl.col("Year").cast(pl.Int32).alias("year"), *numbers)
    parts = ("police", "observers", "troops")
    told = (pl.col("total") == 0) | (pl.sum_horizontal(parts) > 0)
    return frame.with_columns(pl.when(told).then(pl.col(parts)).name.keep())


YEARS: Final = Declaration(
    id="un-peacekeeping.years",
    source="owid-un-peacekeeping-2024",
    title="United Nations peacekeeping, all missions together by year",
    unit="year",
    key=("year",),
    year="year",
    columns=(
        Column("year", "year", ""),
        Column("missions", "missions", ""),
        Column("total", "persons", "all, in round hundreds to 1991; null in 2022"),
        Column(
            "police",
            "persons",
            "civilian police; null where the file has 0 for all parts of a force",
        ),
        Column("observers", "persons", "military observers and staff officers; null as above"),
        Column("troops", "persons", "null as above"),
    ),
    coverage=Coverage(first=1947, last=2022, members="missions of the United Nations together"),
    copy=Copy(
        file="owid-datasets/United Nations Peacekeeping.csv",
        origin="owid/owid-datasets@48c9992:datasets/United Nations Peacekeeping/"
        "United Nations Peacekeeping.csv",
        sha256="ba100378b322468ac419552994ccc8dea39412c0971f347b5629597d1e22be40",
        size=2_543,
    ),
    read=_years,
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
            LAST_MONTH,
            MISSION_MONTHS,
            MISSION_PLACES,
        ),
    ),
    DataSet(
        id="un-peacekeeping",
        title="United Nations peacekeeping by year",
        version="2024-10-21",
        licence="attribution",
        terms="Our World in Data: CC BY 4.0",
        home="https://github.com/owid/owid-datasets",
        citation=Citation(
            kind="dataset",
            authors=("{Our World in Data}",),
            year=2024,
            title="United Nations Peacekeeping",
            container="owid-datasets",
        ),
        tables=(YEARS,),
    ),
)
