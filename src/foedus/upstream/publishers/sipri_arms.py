"""Stockholm International Peace Research Institute: transfers of major conventional arms."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names, with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_table, csv_text, r_table
from foedus.upstream.tally import counted, set_aside

_HEADER: Final = "SIPRI AT Database ID"
_EXPORTER: Final = re.compile(r"TIV of arms exports from (.+), \d{4}-\d{4}")


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


def _exports(path: Path) -> pl.DataFrame:
    """A table of one exporter: one row a recipient and year that has a figure.

    ``row`` is the line of the file. Lines above the years, and the sums, are no figures.
    """
    supplier = ""
    years: dict[int, int] = {}
    found: list[tuple[int, str, str, int, float]] = []
    empty = 0
    lines = csv.reader(path.read_text(encoding="utf-8", errors="replace").splitlines())
    for number, (name, *cells) in enumerate(lines, 1):
        if title := _EXPORTER.fullmatch(name):
            supplier = title[1]
        elif not name:
            years = years or {n: int(cell) for n, cell in enumerate(cells) if cell.isdecimal()}
        elif name != "Total":
            for n, year in years.items():
                if cells[n]:
                    found.append((number, supplier, name, year, float(cells[n])))
                else:
                    empty += 1
    counted(len(found) + empty)
    set_aside("the cell is empty: no delivery was identified", empty)
    frame = pl.DataFrame(
        found,
        schema={
            ROW: pl.UInt32,
            "supplier": pl.String,
            "recipient": pl.String,
            "year": pl.Int32,
            "tiv": pl.Float64,
        },
        orient="row",
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


def _dyad_years(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(
        "row",
        "sender",
        pl.col("ccode1").cast(pl.Int32),
        "receiver",
        pl.col("ccode2", "year").cast(pl.Int32),
        pl.col("value").cast(pl.Float64).alias("tiv"),
    )
    frame = with_actors(frame, "cow", "ccode1", name="sender_actor")
    return with_actors(frame, "cow", "ccode2", name="receiver_actor")


def _traders(*parties: str) -> tuple[Column, ...]:
    """The actors, and territories and parties of wars that are none."""
    none = (
        Unresolved(pattern=r"\*$", why="a group or body that SIPRI marks by an asterisk"),
        Unresolved(pattern=r"^[Uu]nknown (supplier|recipient)\(s\)$", why="it is not known"),
        Unresolved(values=parties, why="a territory, or one of two governments"),
    )
    return tuple(
        Column(
            f"{side}_actor",
            "actor",
            f"the {side}; null where it is no actor of ours",
            of=side,
            but=none,
        )
        for side in ("supplier", "recipient")
    )


_OF_TOTALS: Final = (
    Column("supplier", "name", "the supplier as SIPRI writes it"),
    Column("recipient", "name", "the recipient as SIPRI writes it"),
    Column("year", "year", "of delivery"),
    Column("tiv", "million TIV", "trend-indicator value, whole; 0 is less than half a million"),
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
        *_OF_TOTALS,
        *_traders("Aruba", "Biafra", "Katanga", "Libya GNC", "Northern Cyprus"),
    ),
    coverage=Coverage(
        first=1950,
        last=2021,
        members="dyads with an identified delivery; none from or to Germany before 1991 (for "
        "its exports see german-exports), and 60 rows of others are lost",
    ),
    copy=Copy(
        file="sipri-arms/sipri-exports-processed.csv",
        origin="360-info/report-arms-trade@e00d2d3e57d1:data/sipri-exports-processed.csv",
        sha256="07bb55395106ab6bda65d6379bef8ffbfbc036a8ce8e607f0759baf5496f1958",
        size=2_271_565,
    ),
    read=_totals,
)

GERMAN_EXPORTS: Final = Declaration(
    id="sipri-arms-2022.german-exports",
    source="sipri-arms-2022-germany",
    title="SIPRI Arms Transfers Database, yearly values of the exports of Germany (July 2022)",
    unit="directed dyad-year",
    key=("supplier", "recipient", "year"),
    actors=("supplier_actor", "recipient_actor"),
    year="year",
    columns=(*_OF_TOTALS, *_traders("Katanga")),
    coverage=Coverage(
        first=1953,
        last=2021,
        members="recipients with an identified delivery by Germany, West Germany before 1991",
    ),
    copy=Copy(
        file="sipri-arms/trademap-raw/TIV-Export-FRG-1950-2021.csv",
        origin="360-info/report-arms-trade@e00d2d3e57d1:"
        "data/trademap-raw/TIV-Export-FRG-1950-2021.csv",
        sha256="361381b71ecd000e525fdea9af8a0290fe1407c324eb974106c0962e27be505c",
        size=14_646,
    ),
    read=_exports,
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
        *_traders("Aruba", "Northern Cyprus"),
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

DYAD_YEARS: Final = Declaration(
    id="sipri-arms-dodl.directed-dyad-years",
    source="sipri-arms-dodl",
    title="SIPRI Arms Transfers Database by directed dyad-year, 1970-2014, conversion of DoDL",
    unit="directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("sender_actor", "receiver_actor"),
    year="year",
    columns=(
        Column("sender", "name", "the supplier; Germany is West Germany to 1989"),
        Column("ccode1", "CoW code", "the supplier"),
        Column("receiver", "name", "the recipient; Germany is West Germany to 1989"),
        Column("ccode2", "CoW code", "the recipient"),
        Column("year", "year", "of delivery"),
        Column(
            "tiv", "million TIV", "trend-indicator value; 0 where the scrape had no delivery then"
        ),
        Column("sender_actor", "actor", "the supplier", of="ccode1"),
        Column("receiver_actor", "actor", "the recipient", of="ccode2"),
    ),
    coverage=Coverage(
        first=1970,
        last=2014,
        members="dyads with a delivery in any of the years, every year in which both existed; "
        "no recipient that has ceased to be, nor Vietnam and some others",
    ),
    copy=Copy(
        file="sipri-arms/sipri_dyad-year.rds",
        origin="jandresgannon/DoDL@67007e146349:data/sipri_dyad-year.rds",
        sha256="a25f3967adb69b826d79d38f223a85db640c411560ffeafdf4a39474653cdd0b",
        size=72_864,
    ),
    read=_dyad_years,
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
        tables=(TOTALS, GERMAN_EXPORTS),
    ),
    DataSet(
        id="sipri-arms-dodl",
        title="SIPRI Arms Transfers Database by directed dyad-year (DoDL)",
        version="1970-2014",
        licence="restricted",
        terms="SIPRI allows citation and restricts the republication of large extracts",
        home="https://www.sipri.org/databases/armstransfers",
        citation=Citation(
            kind="dataset",
            authors=("{Stockholm International Peace Research Institute}",),
            year=2015,
            title="SIPRI Arms Transfers Database",
            container="SIPRI",
        ),
        tables=(DYAD_YEARS,),
    ),
)
