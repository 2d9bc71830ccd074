"""Korea Customs Service, through the Korean Statistical Information Service: trade by month."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.declare import Column, Copy, Coverage, Table
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


CHINA: Final = Table(
    id="korean-customs.china",
    source="kosis-dt-1r11006",
    title="South Korea's trade with China by month, table DT_1R11006_FRM101",
    unit="month",
    key=("year", "month"),
    columns=(
        Column("year", "year", ""),
        Column("month", "month", ""),
        Column("exports", "thousand USD", "of South Korea to China"),
        Column("imports", "thousand USD", "of South Korea from China"),
    ),
    coverage=Coverage(first=2001, last=2019, members="South Korea with China"),
    copy=Copy(
        file="trade-kosis/korea-china-trade-data.csv",
        origin="download of M. Izydorczyk, 23 May 2025",
        sha256="fa03e5802beff6e4f6ac4c375ece565238acff75025595b00c341848ae34c3aa",
    ),
    read=_china,
)

TABLES: Final = (CHINA,)
