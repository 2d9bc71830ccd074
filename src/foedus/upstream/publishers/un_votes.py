"""Voeten and others: votes in the General Assembly, and the ideal points estimated from them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, stata_table


def _points(path: Path) -> pl.DataFrame:
    frame = stata_table(path).select(
        "row",
        pl.col("ccode", "year").cast(pl.Int32),
        pl.col("idealpointfp").cast(pl.Float32),
    )
    return with_actors(frame, "cow", "ccode")


def _votes(path: Path) -> pl.DataFrame:
    frame = pl.read_parquet(path).select(
        pl.col("resid").alias("resolution"),
        pl.col("ccode").cast(pl.Int32),
        pl.col("date").alias("day"),
        pl.col("vote").cast(pl.Int8),
        pl.col("date").dt.year().cast(pl.Int32).alias("year"),
    )
    return with_actors(frame.with_row_index(ROW, offset=1), "cow", "ccode")


POINTS: Final = Declaration(
    id="ideal-points.state-years",
    source="un-ideal-points-2025",
    title="United Nations General Assembly ideal points, July 2025",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("year", "calendar year", ""),
        Column("idealpointfp", "points", "position from votes on final passage; single precision"),
        Column("actor", "actor", "the state"),
    ),
    coverage=Coverage(first=1946, last=2024, members="members of the United Nations that voted"),
    copy=Copy(
        file="un-votes/IdealpointsJuly2025.dta",
        origin="lucasbuildsapps/Masterthesis@5298218d5b57:IdealpointsJuly2025.dta",
        sha256="fea7fa9414e3643586dbdf95baa1100ceb418e56684d79d801a146cad79443ce",
        size=1_331_515,
    ),
    read=_points,
)

VOTES: Final = Declaration(
    id="un-votes.votes",
    source="fpsim-un-votes",
    title="Roll-call votes of the General Assembly with CoW codes, 1946-2022",
    unit="vote of a state on a resolution",
    key=("row",),
    actors=("actor",),
    year="year",
    columns=(
        Column("resolution", "number of the roll call", "three pairs with a state stand twice"),
        Column("ccode", "CoW code", "the state"),
        Column("day", "day", "of the vote"),
        Column("vote", "1 yes, 2 abstains, 3 no", "absences have no row"),
        Column("year", "calendar year", "of the day; the file's own year is that of the session"),
        Column("actor", "actor", "the state"),
    ),
    coverage=Coverage(
        first=1946, last=2023, members="members of the United Nations; of 2024 nine roll calls"
    ),
    copy=Copy(
        file="un-votes/fpsim-un-votes-1946-2022.parquet",
        origin="svmiller/fpsim@87d29f4b0921:data-raw/un, 76 yearly files stacked",
        sha256="b87b8214aabd9f1cde254efd1ab2722ca9a580b4d5f24eb452cc1c18d3c18274",
        size=271_665,
    ),
    read=_votes,
)

DATASETS: Final = (
    DataSet(
        id="ideal-points",
        title="United Nations General Assembly ideal points",
        version="July 2025",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="https://doi.org/10.7910/DVN/LEJUQZ",
        citation=Citation(
            kind="article",
            authors=("Bailey, Michael A.", "Strezhnev, Anton", "Voeten, Erik"),
            year=2017,
            title="Estimating Dynamic State Preferences from United Nations Voting Data",
            container="Journal of Conflict Resolution",
            volume="61",
            number="2",
            pages="430-456",
        ),
        tables=(POINTS,),
    ),
    DataSet(
        id="un-votes",
        title="Roll-call votes of the General Assembly",
        version="fpsim 2024",
        licence="attribution",
        terms="the author asks for citation",
        home="https://github.com/svmiller/fpsim",
        citation=Citation(
            kind="dataset",
            authors=("Miller, Steven V.",),
            year=2024,
            title="fpsim: Foreign Policy Similarity, roll-call votes of the General Assembly",
            container="GitHub",
        ),
        tables=(VOTES,),
    ),
)
