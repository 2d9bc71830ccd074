"""Center for Nonproliferation Studies, carried on by nagix: North Korean missile tests."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, csv_text, numbered

_UNKNOWN: Final = {"unknown": None, "Unknown": None}


def _cns(path: Path) -> pl.DataFrame:
    frame = csv_text(path, "cp1252")
    return frame.select(
        ROW,
        pl.col("F1").cast(pl.Int32).alias("number"),
        pl.col("Date").map_elements(_day, return_dtype=pl.String).alias("day"),
        pl.col("Missile Type").replace(_UNKNOWN).alias("class"),
    )


def _day(text: str) -> str:
    """The day of ``9-Apr-84``, or the month of ``Sep-84``."""
    if text.count("-") == 1:
        return datetime.strptime(text, "%b-%y").strftime("%Y-%m")
    return datetime.strptime(text, "%d-%b-%y").strftime("%Y-%m-%d")


def _nagix(path: Path) -> pl.DataFrame:
    bins = json.loads(path.read_text(encoding="utf-8"))["timeBins"]
    frame = pl.DataFrame(
        [entry for one in bins for entry in one["data"]], infer_schema_length=None
    )
    return numbered(frame).select(
        ROW,
        pl.col("date").alias("day"),
        (pl.col("time") != "unknown").alias("in_utc"),
        pl.col("missile"),
        pl.col("facility").replace(_UNKNOWN).alias("site"),
        "outcome",
        pl.col("description").replace("", None),
    )


def _nagix_types(path: Path) -> pl.DataFrame:
    types = json.loads(path.read_text(encoding="utf-8"))
    rows = [(key, one["name"], one["type"]) for key, one in types.items()]
    frame = pl.DataFrame(rows, schema=["missile", "name", "class"], orient="row")
    return numbered(frame.with_columns(pl.col("name", "class").replace(_UNKNOWN)))


def _nagix_sites(path: Path) -> pl.DataFrame:
    sites = json.loads(path.read_text(encoding="utf-8"))["facilities"]
    rows = [
        (key, None, None, None) if key in _UNKNOWN else (key, one["name"], one["lat"], one["lon"])
        for key, one in sites.items()
    ]
    schema = {"site": str, "name": str, "lat": float, "lon": float}
    return numbered(pl.DataFrame(rows, schema=schema, orient="row"))


_SCOPE: Final = "missiles able to carry 500 kg over 300 km, one row a missile"
_CLASS: Final = Column("class", "SRBM, MRBM, IRBM, ICBM, SLBM, SLV, HGV", "null where unknown")

CNS: Final = Declaration(
    id="cns.missiles",
    source="cns-nk-missile-tests",
    title="CNS North Korea Missile Test Database, entries to April 2023",
    unit="missile",
    key=("number",),
    columns=(
        Column("number", "F1", "of the missile"),
        Column("day", "day or month", "day of UTC where a time is given"),
        _CLASS,
    ),
    coverage=Coverage(first=1984, last=2023, members=_SCOPE),
    copy=Copy(
        file="cns-nk-missile-tests/north_korea_missile_test_database.csv",
        origin="mesege1/dprk_missile_stats@e34e63b:data/north_korea_missile_test_database.csv",
        sha256="778bebbadf108834d13511931f05098933163afdd7357a9faa83136229ac5d41",
        size=205_923,
    ),
    read=_cns,
)

NAGIX: Final = Declaration(
    id="nagix.missiles",
    source="nagix-nk-missile-tests",
    title="North Korean missile tests, the CNS series carried on to April 2026",
    unit="missile",
    key=("row",),
    columns=(
        Column("day", "day or month", "day of UTC where a time is given"),
        Column("in_utc", "yes or no", "a time is given, and so the day is one of UTC"),
        Column("missile", "key", "of nagix.missile-types"),
        Column("site", "key", "launch site; null where unknown"),
        Column("outcome", "success, failure or unknown", ""),
        Column("description", "words", "as the list writes it; not to be republished"),
    ),
    coverage=Coverage(first=1984, last=2026, members=_SCOPE),
    copy=Copy(
        file="nk-missile-tests-nagix/test.en.json",
        origin="nagix/nk-missile-tests@a0cc658:data/test.en.json",
        sha256="003ed57b79c58eafce89f24e36fb69318625d50c73bc046c052858553b17c50a",
        size=287_000,
    ),
    read=_nagix,
)

NAGIX_TYPES: Final = Declaration(
    id="nagix.missile-types",
    source="nagix-nk-missile-tests",
    title="Types of North Korean missiles",
    unit="type",
    key=("missile",),
    columns=(
        Column("missile", "key", "the type"),
        Column("name", "name", "null where unknown"),
        _CLASS,
    ),
    coverage=Coverage(first=1984, last=2026, members="types of nagix.missiles"),
    copy=Copy(
        file="nk-missile-tests-nagix/missile.en.json",
        origin="nagix/nk-missile-tests@a0cc658:data/missile.en.json",
        sha256="0de17f79f5fdff146fe86c29b2664d14a98c42166bd78ef8720685720d037a6c",
        size=2_358,
    ),
    read=_nagix_types,
)

NAGIX_SITES: Final = Declaration(
    id="nagix.sites",
    source="nagix-nk-missile-tests",
    title="Launch sites of North Korean missiles",
    unit="site",
    key=("site",),
    columns=(
        Column("site", "key", "the launch site"),
        Column("name", "name", "null where unknown"),
        Column("lat", "degrees north", "null where unknown"),
        Column("lon", "degrees east", "null where unknown"),
    ),
    coverage=Coverage(first=1984, last=2026, members="sites of nagix.missiles"),
    copy=Copy(
        file="nk-missile-tests-nagix/facility.en.json",
        origin="nagix/nk-missile-tests@a0cc658:data/facility.en.json",
        sha256="125c3898b26710d07b5eaadd28df4df91515894254492470b90d6089f559c96c",
        size=4_234,
    ),
    read=_nagix_sites,
)

DATASETS: Final = (
    DataSet(
        id="cns",
        title="CNS North Korea Missile Test Database",
        version="April 2023",
        licence="restricted",
        terms="no open licence; figures of single flights are not to be republished",
        home="https://www.nti.org/analysis/articles/cns-north-korea-missile-test-database/",
        citation=Citation(
            kind="dataset",
            authors=("{James Martin Center for Nonproliferation Studies}",),
            year=2023,
            title="The CNS North Korea Missile Test Database",
            container="Nuclear Threat Initiative",
        ),
        tables=(CNS,),
    ),
    DataSet(
        id="nagix",
        title="North Korean missile tests, the CNS series carried on",
        version="2026-04-21",
        licence="restricted",
        terms="rests on the CNS database, which has no open licence",
        home="https://github.com/nagix/nk-missile-tests",
        citation=Citation(
            kind="dataset",
            authors=("{nagix}",),
            year=2026,
            title="North Korean missile tests",
            container="GitHub",
        ),
        tables=(
            NAGIX,
            NAGIX_TYPES,
            NAGIX_SITES,
        ),
    ),
)
