"""Diehl, Goertz and Gallegos: the peace scale of relationships between states."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text
from foedus.upstream.tally import counted, set_aside

_OPEN: Final = "9999"
_TRANSITION: Final = -9.0
_WEST_GERMANY: Final = 260
_PARTS: Final = (("year", "year"), ("month", "month"), ("day", "day of the month"))


def _spells(path: Path) -> pl.DataFrame:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    cells = [found for row, line in enumerate(lines, 1) for found in _line(row, line)]
    filled = sum(bool(dates.strip()) for line in lines for dates in line[1::2])
    counted(filled)
    set_aside("the cell holds no dates", filled - len(cells))
    numbers = [c.name for c in SPELLS.columns if c.name.startswith(("start_", "end_"))]
    schema = {
        "row": pl.UInt32,
        "dyad": pl.Int32,
        "period": pl.Int32,
        **dict.fromkeys(numbers, pl.Int32),
        "left_censored": pl.Boolean,
        "right_censored": pl.Boolean,
        "level": pl.Float64,
    }
    level = pl.col("level")
    frame = pl.DataFrame(cells, schema=schema, orient="row").with_columns(
        pl.when(level != _TRANSITION).then(level).alias("peacelevel"),
        (level == _TRANSITION).alias("transition"),
    )
    frame = _with_states(frame, "start_year")
    return frame.select("row", *(column.name for column in SPELLS.columns))


def _line(row: int, line: list[str]) -> Iterator[tuple[float | None, ...]]:
    """The periods of a dyad, each in a cell before that of its level."""
    for period, (dates, level) in enumerate(zip(line[1::2], line[2::2], strict=True), 1):
        start, dash, end = dates.partition("-")
        if dash:
            first, last = _date(start), _date(end)
            open_ends = (start.endswith(_OPEN), end.endswith(_OPEN))
            yield (row, int(line[0]), period, *first, *last, *open_ends, float(level))


def _date(text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of YYYYMMDD as far as they can be."""
    month, day = int(text[4:6]), int(text[6:])
    known = 1 <= month <= 12
    return int(text[:4]), month if known else None, day if known and 1 <= day <= 31 else None


def _years(path: Path) -> pl.DataFrame:
    level = pl.col("peacelevel").cast(pl.Float64)
    frame = csv_text(path).select(
        "row",
        pl.col("dyad").cast(pl.Int32),
        pl.col("yearmonth").cast(pl.Int32).alias("year"),
        pl.when(level <= 1).then(level).alias("peacelevel"),
        (level > 1).alias("transition"),
    )
    frame = _with_states(frame, "year")
    return frame.select("row", *(column.name for column in YEARS.columns))


def _with_states(frame: pl.DataFrame, year: str) -> pl.DataFrame:
    """A dyad is two CoW codes in one number, Germany 255 throughout."""
    frame = frame.with_columns(
        (pl.col("dyad") // 1000).alias("ccode1"), (pl.col("dyad") % 1000).alias("ccode2")
    )
    for number in (1, 2):
        code = pl.col(f"ccode{number}")
        west = (code == 255) & pl.col(year).is_between(1949, 1989)
        meant = pl.when(west).then(pl.lit(_WEST_GERMANY, pl.Int32)).otherwise(code)
        named = frame.with_columns(meant.alias("meant"))
        frame = with_actors(named, "cow", "meant", year=year, name=f"actor{number}").drop("meant")
    return frame


_SCALE: Final = "0 serious rivalry, 0.25 lesser, 0.5 negative, 0.75 warm peace, 1 community"
_DYAD: Final = (
    Column("dyad", "two CoW codes in a number", "the first times a thousand, and the second"),
    Column("ccode1", "CoW code", "the first state; 255 is West Germany too"),
    Column("ccode2", "CoW code", "the second state; 936 and 937 for 946 and 947 are errors"),
)
_MISTYPED: Final = Unresolved(values=(936, 937), why="an error for 946 Kiribati, 947 Tuvalu")
_OCCUPIED: Final = Unresolved(
    values=(255,), years=(1946, 1948), why="no German state between the Reich and West Germany"
)
_COPY: Final = "jandresgannon/DoDL@67007e146349:inst/extdata/DiehlPeaceData"

SPELLS: Final = Declaration(
    id="peace-data.spells",
    source="peace-data-3.1",
    title="Peace Data 3.1, periods of a level",
    unit="period of a dyad at one level",
    key=("dyad", "period"),
    actors=("actor1", "actor2"),
    year="start_year",
    columns=(
        *_DYAD,
        Column("period", "number", "of the period among those of the dyad, from 1"),
        *(
            Column(f"{end}_{part}", unit, "null where the file has none or an impossible one")
            for end in ("start", "end")
            for part, unit in _PARTS
        ),
        Column("left_censored", "yes or no", "it began before 1900"),
        Column("right_censored", "yes or no", "it went on after 2020"),
        Column("peacelevel", "0 to 1", f"{_SCALE}; null in transition between two levels"),
        Column("transition", "yes or no", "a period of transition"),
        Column("actor1", "actor", "the first state, in the year of the start", of="ccode1"),
        Column(
            "actor2",
            "actor",
            "the second state, in the year of the start",
            of="ccode2",
            but=(_MISTYPED,),
        ),
    ),
    coverage=Coverage(
        first=1900, last=2020, members="pairs with a relationship by the authors' criteria"
    ),
    copy=Copy(
        file="rivalries-crises/peacedata3.1.csv",
        origin=f"{_COPY}/peacedata3.1.csv",
        sha256="ea53edd4d33c35f653143b60a428aee4790bcb05587dd37cf0a9372b152826b2",
        size=148_622,
    ),
    read=_spells,
)

YEARS: Final = Declaration(
    id="peace-data.dyad-years",
    source="peace-data-3.1",
    title="Peace Data 3.1, mean level of the year",
    unit="non-directed dyad-year",
    key=("dyad", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        *_DYAD,
        Column("year", "year", ""),
        Column(
            "peacelevel",
            "0 to 1",
            f"mean of the months: {_SCALE}; null where it is above 1, because months of "
            "transition entered it as 9",
        ),
        Column("transition", "yes or no", "the file has a mean above 1"),
        Column(
            "actor1",
            "actor",
            "the first state; null for Germany from 1946 to 1948",
            of="ccode1",
            but=(_OCCUPIED,),
        ),
        Column(
            "actor2",
            "actor",
            "the second state; null for Germany from 1946 to 1948",
            of="ccode2",
            but=(_OCCUPIED, _MISTYPED),
        ),
    ),
    coverage=Coverage(
        first=1900, last=2020, members="pairs with a relationship by the authors' criteria"
    ),
    copy=Copy(
        file="rivalries-crises/peacedatav31dyyearmean.csv",
        origin=f"{_COPY}/peacedatav31dyyearmean.csv",
        sha256="4ef2930af7ab3ae1ee5aec9a5930c02ca90fce5df4c54e3a43346f8165ee8a03",
        size=1_640_190,
    ),
    read=_years,
)

DATASETS: Final = (
    DataSet(
        id="peace-data",
        title="Peace Data",
        version="3.1",
        licence="restricted",
        terms="free for non-commercial use; cite book, article and version",
        home="https://drive.google.com/drive/folders/1HKZ6FQmK09VJ5mzzEzIwkOawf7tb6Z63",
        citation=Citation(
            kind="article",
            authors=("Diehl, Paul F.", "Goertz, Gary", "Gallegos, Yahve"),
            year=2021,
            title="Peace Data: Concept, Measurement, Patterns, and Research Agenda",
            container="Conflict Management and Peace Science",
            volume="38",
            pages="605-624",
        ),
        tables=(SPELLS, YEARS),
    ),
)
