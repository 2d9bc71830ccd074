"""Korea Customs Service, through the Korean Statistical Information Service: trade by month."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text


def _china(path: Path) -> pl.DataFrame:
    month = pl.col("Date").str.split(".")
    return csv_text(path).select(
        "row",
        month.list.get(0).cast(pl.Int32).alias("year"),
        month.list.get(1).cast(pl.Int32).alias("month"),
        pl.col("Exports").cast(pl.Int64).alias("exports"),
        pl.col("Imports").cast(pl.Int64).alias("imports"),
    )


CHINA: Final = Declaration(
    id="korean-customs.china",
    source="kosis-dt-1r11006",
    title="South Korea's trade with China by month, table DT_1R11006_FRM101",
    unit="month",
    key=("year", "month"),
    year="year",
    columns=(
        Column("year", "year", ""),
        Column("month", "month", ""),
        Column("exports", "thousand USD", "of South Korea to China"),
        Column("imports", "thousand USD", "of South Korea from China"),
    ),
    coverage=Coverage(first=2001, last=2019, members="South Korea with China"),
    copy=Copy(
        file="trade-kosis/korea-china-trade-data.csv",
        origin="mizydorczyk/relationship-between-trade-and-the-exchange-rate@0826f6e:assets/",
        sha256="fa03e5802beff6e4f6ac4c375ece565238acff75025595b00c341848ae34c3aa",
        size=12_903,
    ),
    read=_china,
)

_PARTNERS: Final = {"CN": "CHN", "EU27": "EU", "IN": "IND", "JP": "JPN", "US": "USA"}


def _regions(path: Path) -> pl.DataFrame:
    month = pl.col("period").str.split("-")
    return csv_text(path).select(
        "row",
        pl.col("region_code").alias("region"),
        month.list.get(0).cast(pl.Int32).alias("year"),
        month.list.get(1).cast(pl.Int32).alias("month"),
        pl.col("export_usd").cast(pl.Float64).alias("exports"),
        pl.col("import_usd").cast(pl.Float64).alias("imports"),
        pl.col("region_code").replace_strict(_PARTNERS, default=None).alias("partner"),
    )


_REGIONS: Final = (
    Unresolved(values=("ASEAN", "CIS", "LATAM", "MIDDLE_EAST"), why="a region of many states"),
)

REGIONS: Final = Declaration(
    id="korean-customs.regions",
    source="kcs-regions-2026",
    title="South Korea's trade by country and region, May to July 2026",
    unit="region-month",
    key=("region", "year", "month"),
    actors=("partner",),
    year="year",
    columns=(
        Column("region", "code of the file", "a country or a region"),
        Column("year", "year", ""),
        Column("month", "month", ""),
        Column("exports", "USD", "of South Korea to the region"),
        Column("imports", "USD", "of South Korea from the region"),
        Column(
            "partner",
            "actor",
            "the state or the European Union; null for other regions",
            of="region",
            but=_REGIONS,
        ),
    ),
    coverage=Coverage(first=2026, last=2026, members="four states and five regions, three months"),
    copy=Copy(
        file="trade-kosis/kcs_trade_region_2026-05_2026-07.csv",
        origin="psicsh/Korea-trade-dashboard:data/trade_region.csv, transcribed",
        sha256="eaa6fb8f269643d256c8d3405fbc2afe34271df2405b8acd51d9d653d9c4b60c",
        size=2_839,
    ),
    read=_regions,
)

DATASETS: Final = (
    DataSet(
        id="korean-customs",
        title="Trade of South Korea with China by month, and by region",
        version="2026-07",
        licence="attribution",
        terms="public data of the Republic of Korea, with attribution",
        home="https://kosis.kr",
        citation=Citation(
            kind="dataset",
            authors=("{Korea Customs Service}",),
            year=2026,
            title="Trade statistics by country",
            container="Korean Statistical Information Service",
        ),
        tables=(
            CHINA,
            REGIONS,
        ),
    ),
)
