"""Stockholm International Peace Research Institute: transfers of major conventional arms."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_table, csv_text

_HEADER: Final = "SIPRI AT Database ID"


def _with_traders(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        actors_of_names(frame["supplier"]).alias("supplier_actor"),
        actors_of_names(frame["recipient"]).alias("recipient_actor"),
    )


def _totals(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        "supplier",
        "recipient",
        pl.col("year").cast(pl.Int32),
        pl.col("value").cast(pl.Float64).alias("tiv"),
    )
    return _with_traders(frame)


def _register(path: Path) -> pl.DataFrame:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(_HEADER))
    frame = csv_table("\n".join(line.removesuffix(";") for line in lines[start:]))
    guessed = pl.any_horizontal(
        pl.col("Numbers delivered is estimate", "Delivery year is estimate") == "Yes"
    )
    return _with_traders(
        frame.select(
            "row",
            pl.col(_HEADER).cast(pl.Int64).alias("deal"),
            pl.col("Supplier").alias("supplier"),
            pl.col("Recipient").alias("recipient"),
            pl.col("Designation").alias("weapon"),
            pl.col("Delivery year").cast(pl.Int32).alias("year"),
            pl.col("TIV delivery values").alias("tiv"),
            guessed.alias("estimate"),
        )
    )


_TRADERS: Final = (
    Column("supplier_actor", "actor", "the supplier; null where it is no actor of ours"),
    Column("recipient_actor", "actor", "the recipient; null where it is no actor of ours"),
)

TOTALS: Final = Declaration(
    id="sipri-arms-2022.totals",
    source="sipri-arms-2022",
    title="SIPRI Arms Transfers Database, yearly values by supplier and recipient (July 2022)",
    unit="directed dyad-year",
    key=("supplier", "recipient", "year"),
    actors=("supplier_actor", "recipient_actor"),
    year="year",
    columns=(
        Column("supplier", "name", "the supplier as SIPRI writes it"),
        Column("recipient", "name", "the recipient as SIPRI writes it"),
        Column("year", "year", "of delivery"),
        Column(
            "tiv", "million TIV", "trend-indicator value, whole; 0 is less than half a million"
        ),
        *_TRADERS,
    ),
    coverage=Coverage(first=1950, last=2021, members="dyads with an identified delivery"),
    copy=Copy(
        file="sipri-arms/sipri-exports-processed.csv",
        origin="360-info/report-arms-trade@e00d2d3e57d1:data/sipri-exports-processed.csv",
        sha256="07bb55395106ab6bda65d6379bef8ffbfbc036a8ce8e607f0759baf5496f1958",
        size=2_271_565,
    ),
    read=_totals,
)

REGISTER: Final = Declaration(
    id="sipri-arms.register",
    source="sipri-arms-2026",
    title="SIPRI Arms Transfers Database, trade register of deliveries (February 2026)",
    unit="deliveries of a deal in a year",
    key=("row",),
    actors=("supplier_actor", "recipient_actor"),
    year="year",
    columns=(
        Column("deal", "SIPRI id", "the deal"),
        Column("supplier", "name", "the supplier as SIPRI writes it"),
        Column("recipient", "name", "the recipient as SIPRI writes it"),
        Column("weapon", "designation", "what was delivered"),
        Column("year", "year", "of delivery"),
        Column("tiv", "million TIV", "trend-indicator value as printed, a decimal number"),
        Column("estimate", "yes or no", "number or year of the delivery is estimated"),
        *_TRADERS,
    ),
    coverage=Coverage(first=1995, last=2024, members="dyads with an identified delivery"),
    copy=Copy(
        file="sipri-arms/trade_register.csv",
        origin="nagehanrdogan/Global-Arms-Trade-Network-Analysis-1995-2024-@bdf78c664d67:"
        "trade_register.csv",
        sha256="de974d8302efdeaad98d0b5a7d0ef020a3e5d1929b6406423cfe2ee2bad51868",
        size=2_753_420,
    ),
    read=_register,
)

DATASETS: Final = (
    DataSet(
        id="sipri-arms",
        title="SIPRI Arms Transfers Database, trade register",
        version="2026-02-12",
        licence="restricted",
        terms="SIPRI allows citation and restricts the republication of large extracts",
        home="https://www.sipri.org/databases/armstransfers",
        citation=Citation(
            kind="dataset",
            authors=("{Stockholm International Peace Research Institute}",),
            year=2026,
            title="SIPRI Arms Transfers Database",
            container="SIPRI",
        ),
        tables=(REGISTER,),
    ),
    DataSet(
        id="sipri-arms-2022",
        title="SIPRI Arms Transfers Database, yearly values",
        version="2022-07-28",
        licence="restricted",
        terms="SIPRI allows citation and restricts the republication of large extracts",
        home="https://www.sipri.org/databases/armstransfers",
        citation=Citation(
            kind="dataset",
            authors=("{Stockholm International Peace Research Institute}",),
            year=2022,
            title="SIPRI Arms Transfers Database",
            container="SIPRI",
        ),
        tables=(TOTALS,),
    ),
)
