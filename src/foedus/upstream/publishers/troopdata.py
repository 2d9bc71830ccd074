"""Allen, Flynn and Martinez Machain (troopdata): US military personnel abroad."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text

_NUMBERS: Final = ("ccode", "year", "troops_ad")
_BRANCHES: Final = ("army", "navy", "air_force", "marine_corps", "space_force", "coast_guard")
_SINCE: Final = (2006, 2006, 2006, 2006, 2023, 2022)
_VIETNAM: Final = 816
_LAST_IN_THE_SOUTH: Final = 1974
_GERMANY, _WEST_GERMANY = 255, 260


def _years(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row", pl.col("countryname").alias("name"), pl.col(*_NUMBERS).cast(pl.Int32, strict=False)
    )
    return _with_hosts(frame.with_columns(_counted("troops_ad")))


def _counted(troops: str) -> pl.Expr:
    """The count unless it is 0, which the yearly tables also write where a report has no line."""
    return pl.when(pl.col(troops) != 0).then(pl.col(troops))


def _reports(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("ccode", "year").cast(pl.Int32, strict=False),
        "month",
        pl.col("source").alias("report"),
        pl.col("Location").alias("location"),
        pl.col("troops_ad").cast(pl.Int32, strict=False),
    )
    return _with_hosts(frame)


def _first_series(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("countryname").alias("name"),
        pl.col("ccode", "year", "troops", *_BRANCHES).cast(pl.Int32, strict=False),
    )
    counted = (pl.col("troops") != 0).fill_null(value=True)
    branches = [pl.when(counted).then(pl.col(name)).alias(name) for name in _BRANCHES]
    return _with_hosts(frame.with_columns(_counted("troops"), *branches))


def _with_hosts(frame: pl.DataFrame) -> pl.DataFrame:
    """The codes are those of CoW, and of G-W for Serbia in the reports; 255 is any Germany.

    Vietnam is 816 in the yearly table to 1974, where the reports, with the same numbers, have
    South Vietnam under 817.
    """
    usual = frame.with_columns(pl.col("ccode").replace(_GERMANY, _WEST_GERMANY).alias("code"))
    named = with_actors(usual, "cow", "code", name="host")
    named = with_actors(named, "gw", "code", name="host_by_gw")
    in_the_south = (pl.col("ccode") == _VIETNAM) & (pl.col("year") <= _LAST_IN_THE_SOUTH)
    host = pl.when(in_the_south).then(pl.lit("RVN")).otherwise(pl.coalesce("host", "host_by_gw"))
    return named.with_columns(host.alias("host")).drop("code", "host_by_gw")


_WHAT: Final = "active-duty personnel of the United States"
_TROOPS: Final = Column("troops_ad", "persons", _WHAT)
_NONE: Final = "null where the table has 0, which it fills in where a report has no line"
_TERRITORIES: Final = (
    Unresolved(
        values=(
            6, 1001, 1002, 1004, 1005, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 1016, 1019,
            1028, 1029, 1030, 1031, 1032, 1033, 1034, 1035, 1036, 1037, 1038, 1040, 1041, 1042,
            10000, 10100, 10101,
        ),
        why="a territory",
    ),
)  # fmt: skip
_OTHERS: Final = (
    Unresolved(
        values=(
            6, 1001, 1002, 1004, 1005, 1006, 1007, 1008, 1009, 1011, 1013, 1014, 1016, 1017, 1018,
            1019, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1032, 1033, 1034,
            1035, 1036, 1037, 1038, 1039, 1040,
        ),
        why="a territory",
    ),
    Unresolved(values=(1003, 1099), why="afloat, or no place is told"),
    Unresolved(
        values=(529, 1010, 1012, 1015, 1020), why="a state under a code beside that of CoW"
    ),
)  # fmt: skip
_HOST: Final = Column(
    "host",
    "actor",
    "the state; null for territories with codes of their own",
    of="ccode",
    but=_TERRITORIES,
)

YEARS: Final = Declaration(
    id="us-troops.state-years",
    source="troopdata-country-year",
    title="US deployments by country and year, 1950-2024",
    unit="state-year",
    key=("name", "year"),
    actors=("host",),
    year="year",
    columns=(
        Column("name", "name", "the host as the authors write it"),
        Column("ccode", "G-W or CoW code, or the authors' own for territories", "the host"),
        Column("year", "year", "1951 and 1952 repeat 1953; some years from 2005 sum reports"),
        Column("troops_ad", "persons", f"{_WHAT}; {_NONE}"),
        _HOST,
    ),
    coverage=Coverage(first=1950, last=2024, members="states and territories"),
    copy=Copy(
        file="us-troops-bases/troopdata-rebuild-country-year.csv",
        origin="meflynn/troopdata@3946bcf89a6d:data-raw/troopdata-rebuild-country-year.csv",
        sha256="875aa5c712506950786d791feb2a01b030c61e9afbc6df37baee5f453ce5fe5e",
        size=1_173_307,
    ),
    read=_years,
)

REPORTS: Final = Declaration(
    id="us-troops.reports",
    source="troopdata-reports",
    title="US deployments, every line of the reports, 1950-2025",
    unit="line of a report",
    key=("row",),
    actors=("host",),
    year="year",
    columns=(
        Column("ccode", "G-W or CoW code, or the authors' own for territories", "the host"),
        Column("year", "year", "of the report"),
        Column("month", "English name", "of the report"),
        Column("report", "month and year", "the report as the authors name it"),
        Column("location", "name", "the line of the report"),
        _TROOPS,
        _HOST,
    ),
    coverage=Coverage(first=1950, last=2025, members="states and territories"),
    copy=Copy(
        file="us-troops-bases/troopdata-rebuild-reports.csv",
        origin="meflynn/troopdata@3946bcf89a6d:data-raw/troopdata-rebuild-reports.csv",
        sha256="e4c07940429c0e77e2b018d5af2eb98db6343d18c3769af9763a6f3db6062914",
        size=2_993_648,
    ),
    read=_reports,
)

FIRST_SERIES: Final = Declaration(
    id="us-troops.first-series",
    source="troopdata-first-series",
    title="US deployments by country and year, the first series, 1950-2023",
    unit="state-year",
    key=("ccode", "year"),
    actors=("host",),
    year="year",
    columns=(
        Column("name", "name", "the host as the authors write it"),
        Column("ccode", "CoW code, or the authors' own from 1001 on", "the host"),
        Column("year", "year", "1951 and 1952 repeat 1953 for Korea"),
        Column("troops", "persons", f"{_WHAT}; {_NONE}"),
        *(
            Column(branch, "persons", f"null before {since}, and with 0 troops")
            for branch, since in zip(_BRANCHES, _SINCE, strict=True)
        ),
        Column(
            "host",
            "actor",
            "the state; null for territories and the authors' own codes",
            of="ccode",
            but=_OTHERS,
        ),
    ),
    coverage=Coverage(first=1950, last=2023, members="states and territories"),
    copy=Copy(
        file="us-troops-bases/troopdata.csv",
        origin="meflynn/troopdata@3946bcf89a6d:data-raw/troopdata.csv",
        sha256="e4bf988cdc6a9ed361f0238059cbcacff08e6c87bee447a4b841a17d9e27a45b",
        size=948_386,
    ),
    read=_first_series,
)

DATASETS: Final = (
    DataSet(
        id="us-troops",
        title="Global U.S. Military Deployment Data",
        version="1950-2024",
        licence="attribution",
        terms="the authors ask to cite the article",
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
        tables=(
            YEARS,
            REPORTS,
            FIRST_SERIES,
        ),
    ),
)
