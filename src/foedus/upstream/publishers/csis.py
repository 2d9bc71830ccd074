"""CSIS Beyond Parallel: when North Korea provoked and worked with Russia; no texts are read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text

_TERMS: Final = "all rights reserved; nothing may be republished without permission"


def _provocations(path: Path) -> pl.DataFrame:
    return csv_text(path).select("row", pl.col("date").str.to_date().alias("day"), "type")


def _timeline(path: Path) -> pl.DataFrame:
    return csv_text(path).select(
        "row",
        pl.col("date").str.to_date().alias("day"),
        "tag",
        (pl.col("is_landmark") == "True").alias("landmark"),
    )


def _coded(path: Path) -> pl.DataFrame:
    return csv_text(path).select(
        "row",
        pl.col("date").str.to_date().alias("day"),
        pl.col("cat").alias("category"),
        pl.col("sev").cast(pl.Int32).alias("severity"),
        "leader",
    )


PROVOCATIONS: Final = Declaration(
    id="csis-provocations.events",
    source="csis-provocations-index",
    title="North Korean provocations, 1958 to August 2026",
    unit="event",
    key=("row",),
    columns=(
        Column("day", "day", "of the event; several missiles of a day are one event"),
        Column("type", "words", "Missile, Nuclear or Other Provocation"),
    ),
    coverage=Coverage(first=1958, last=2026, members="provocations by North Korea"),
    copy=Copy(
        file="csis-beyond-parallel/north_korea_provocations_index_1958_2026-08.csv",
        origin="stiles/north-korea-provocations@523c75b, date, type and event of data/raw",
        sha256="111ac17c1387648a24cad4f4088a77724575051fa505f562eabba23a2197ce8b",
        size=30_522,
    ),
    read=_provocations,
)

CODED: Final = Declaration(
    id="csis-provocations-coded.events",
    source="csis-provocations-coded",
    title="North Korean provocations with their severity, 1958 to March 2026",
    unit="event",
    key=("row",),
    columns=(
        Column("day", "day", "of the event; several missiles of a day are one event"),
        Column(
            "category", "words", "missile, conventional, hybrid, cyber, nuclear_test and others"
        ),
        Column("severity", "1 to 5", "as the authors rate it"),
        Column("leader", "words", "of North Korea at the time"),
    ),
    coverage=Coverage(first=1958, last=2026, members="provocations by North Korea"),
    copy=Copy(
        file="csis-beyond-parallel/nk_provocations_index_2026-03-18.csv",
        origin="andysaulim/North-Korean-Provocations-since-1958@2fa12a0, "
        "the records of index.html",
        sha256="9967cd3439a4de69214ab2d5117e26c61e7a76c2df26d51f22612e889efe719d",
        size=80_098,
    ),
    read=_coded,
)

TIMELINE: Final = Declaration(
    id="csis-russia.events",
    source="csis-nk-russia-timeline",
    title="Cooperation of North Korea and Russia since 2022, to February 2026",
    unit="event",
    key=("row",),
    columns=(
        Column("day", "day", "of the event"),
        Column("tag", "words", "military, intelligence, diplomatic, economic or technology"),
        Column("landmark", "yes or no", "marked as one by the authors"),
    ),
    coverage=Coverage(first=2022, last=2026, members="North Korea with Russia"),
    copy=Copy(
        file="csis-beyond-parallel/nk_russia_timeline_index_2026-07-08.csv",
        origin="andysaulim/Timeline-of-North-Korea-Russia-Cooperation-since-2022@f61200a, "
        "the events of index.html",
        sha256="3173d2bce252d5a1983b91beee8913bf882cce9440a3ff9244eaed2973c00733",
        size=53_316,
    ),
    read=_timeline,
)

DATASETS: Final = (
    DataSet(
        id="csis-provocations",
        title="North Korean Provocations Database",
        version="2026-08-22",
        licence="own-file",
        terms=_TERMS,
        home="https://beyondparallel.csis.org/database-north-korean-provocations/",
        citation=Citation(
            kind="dataset",
            authors=("{CSIS Korea Chair}",),
            year=2026,
            title="North Korean Provocations Database, 1958-2026",
            container="Beyond Parallel, CSIS",
            address="https://beyondparallel.csis.org/database-north-korean-provocations/",
        ),
        tables=(PROVOCATIONS,),
    ),
    DataSet(
        id="csis-provocations-coded",
        title="North Korean Provocations Database, edition with severity",
        version="2026-03-18",
        licence="own-file",
        terms=_TERMS,
        home="https://beyondparallel.csis.org/database-north-korean-provocations/",
        citation=Citation(
            kind="dataset",
            authors=("{CSIS Korea Chair}",),
            year=2026,
            title="North Korean Provocations Database, 1958-2026",
            container="Beyond Parallel, CSIS",
            address="https://beyondparallel.csis.org/database-north-korean-provocations/",
        ),
        tables=(CODED,),
    ),
    DataSet(
        id="csis-russia",
        title="Timeline of North Korea-Russia Cooperation Since 2022",
        version="2026-07-08",
        licence="own-file",
        terms=_TERMS,
        home="https://beyondparallel.csis.org/"
        "timeline-of-north-korea-russia-cooperation-since-2022/",
        citation=Citation(
            kind="dataset",
            authors=("Cha, Victor", "Lim, Andy"),
            year=2026,
            title="Timeline of North Korea-Russia Cooperation Since 2022",
            container="Beyond Parallel, CSIS",
            address="https://beyondparallel.csis.org/"
            "timeline-of-north-korea-russia-cooperation-since-2022/",
        ),
        tables=(TIMELINE,),
    ),
)
