"""D'Orazio: joint military exercises, the forerunner of the multinational exercises."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, excel_table

_FIRST, _LAST = 1974, 2010
_PARTS: Final = ("year", "month", "day")
_TEXT: Final = r"(?i)^(?<month>\d{1,2}|xx)[/.]?(?<day>\d{1,2}|xx)[/.]?(?<year>\d{4})$"
_COMMAND_POST: Final = ("CPX", "BOTH CPX & FTX", "CPX/FTX", "FTX/CPX")
_FIELD: Final = ("FTX", *_COMMAND_POST[1:])


def _exercises(path: Path) -> pl.DataFrame:
    frame = excel_table(path)
    known = pl.all().exclude(ROW).str.strip_chars().replace(["", "-9", "N/A"], None)
    frame = frame.with_columns(known)
    kind = pl.col("JME Type").str.to_uppercase().replace("UNSURE", None)
    found = frame.select(
        ROW,
        pl.col("Exercise Name").alias("name"),
        pl.col("Trimmed Name").alias("series"),
        pl.col("Location1").alias("location"),
        pl.col("Location2").alias("place"),
        pl.col("Start Date").alias("start"),
        *_parts("Start Date", "s", "start"),
        pl.col("enddate").alias("end"),
        *_parts("enddate", "e", "end"),
        kind.is_in(_COMMAND_POST).alias("command_post"),
        kind.is_in(_FIELD).alias("field"),
        (pl.col("Part of the Reforger Exercise?").str.to_lowercase() == "yes").alias("reforger"),
        pl.col("Institution(s) involved").alias("institution"),
        pl.col("What is the purpose of the JME?").alias("purpose"),
        pl.col("Source(s)").alias("read_in"),
    )
    found = found.join(_participants(frame), on=ROW, how="left", maintain_order="left")
    nobody = pl.lit([], dtype=pl.List(pl.String))
    return found.with_columns(pl.col("participants", "unknown_participants").fill_null(nobody))


def _parts(text: str, prefix: str, name: str) -> list[pl.Expr]:
    """Year, month and day: the author's own where the sheet splits the date, else the text's."""
    split = pl.col(f"{prefix}.year").is_not_null()
    pieces = pl.col(text).str.extract_groups(_TEXT)
    bounds = {"year": (_FIRST, _LAST), "month": (1, 12), "day": (1, 31)}
    found = {
        part: pl.when(split)
        .then(pl.col(f"{prefix}.{part}"))
        .otherwise(pieces.struct.field(part))
        .cast(pl.Int32, strict=False)
        for part in _PARTS
    }
    return [
        pl.when(number.is_between(*bounds[part])).then(number).alias(f"{name}_{part}")
        for part, number in found.items()
    ]


def _participants(frame: pl.DataFrame) -> pl.DataFrame:
    states = [name for name in frame.columns if name.startswith("State ")]
    long = frame.unpivot(states, index=ROW, value_name="name").drop_nulls("name")
    long = long.with_columns(actors_of_names(long["name"]).alias("actor"))
    return long.group_by(ROW).agg(
        pl.col("actor").drop_nulls().unique().sort().alias("participants"),
        pl.col("name").filter(pl.col("actor").is_null()).sort().alias("unknown_participants"),
    )


def _date(end: str) -> tuple[Column, ...]:
    return (
        Column(end, "month, day, year as written", "xx for what is not known"),
        Column(f"{end}_year", "year", f"null where none or none of {_FIRST}-{_LAST} is written"),
        Column(f"{end}_month", "month", "null where none can be read"),
        Column(f"{end}_day", "day", "null where none can be read"),
    )


_OTHERS: Final = (
    Unresolved(values=("BMU",), why="a territory that is no actor of ours"),
    Unresolved(values=("8 NATO members",), why="the states are not named"),
)

EXERCISES: Final = Declaration(
    id="jme.exercises",
    source="jme-3",
    title="Joint Military Exercises, version 3",
    unit="exercise",
    key=("row",),
    year="start_year",
    columns=(
        Column("name", "name", "null where the press gave none"),
        Column("series", "name", "the name without the year, for a few"),
        Column("location", "words", "state, sea or region; from row 1481 on often an ISO code"),
        Column("place", "words", "nearer place"),
        *_date("start"),
        *_date("end"),
        Column("command_post", "yes or no", "null where the coder was unsure or wrote nothing"),
        Column("field", "yes or no", "null where the coder was unsure or wrote nothing"),
        Column("reforger", "yes or no", "part of Reforger; null where nothing is written"),
        Column("institution", "name", "under which it was held, for a few"),
        Column("purpose", "words", "for a few"),
        Column("read_in", "words", "the coder's source: an address or the name of a file"),
        Column(
            "participants",
            "list of actors",
            "the states that took part",
            of="unknown_participants",
            but=_OTHERS,
        ),
        Column("unknown_participants", "list of names", "participants that are no actor of ours"),
    ),
    coverage=Coverage(
        first=_FIRST,
        last=_LAST,
        members="exercises of two states or more that the coders found in the press and in "
        "Australian reports",
    ),
    copy=Copy(
        file="jme-dorazio/jme_v3.xls",
        origin="meflynn/troopdata@3946bcf:data-raw/jme_v3.xls",
        sha256="8b584c9b50bfb8058516b89874306e1a9b6ac5e2fcb21c379b9edbde8dd9a77a",
        size=786_432,
    ),
    read=_exercises,
)

DATASETS: Final = (
    DataSet(
        id="jme",
        title="Joint Military Exercises",
        version="3",
        licence="attribution",
        terms="the author asks for citation",
        home="https://www.vitodorazio.com",
        citation=Citation(
            kind="dataset",
            authors=("D'Orazio, Vito",),
            year=2016,
            title="Joint Military Exercises: 1970-2010, version 3",
            address="https://www.vitodorazio.com",
        ),
        tables=(EXERCISES,),
    ),
)
