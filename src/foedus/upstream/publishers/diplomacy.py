"""Correlates of War Project: who is represented in whose capital, as a derivative has it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text


def _exchanges(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("ccode1", "ccode2", "year").cast(pl.Int32),
        pl.col("DR_at_1", "DR_at_2").cast(pl.Int32).name.to_lowercase(),
    )
    frame = with_actors(frame, "cow", "ccode1", name="actor1")
    return with_actors(frame, "cow", "ccode2", name="actor2")


_RANKS: Final = (
    "0 none, 1 chargé d'affaires, 2 minister, 3 ambassador, 9 other (the ranks by the project's "
    "page, their numbers by descriptions, not the codebook); from 1950 to 1965 nearly every "
    "mission is 9"
)

EXCHANGES: Final = Declaration(
    id="diplomatic-exchange.dyad-years",
    source="cow-diplomatic-2006.1",
    title="Diplomatic Exchange 2006.1, ties present (derivative, to 2000)",
    unit="non-directed dyad in a benchmark year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the state with the lower code"),
        Column("ccode2", "CoW code", "the state with the higher code"),
        Column("year", "year", "37 benchmark years, every five from 1950 on"),
        Column("dr_at_1", "code", f"rank of the second state's mission in the first: {_RANKS}"),
        Column("dr_at_2", "code", f"rank of the first state's mission in the second: {_RANKS}"),
        Column("actor1", "actor", "the state with the lower code", of="ccode1"),
        Column("actor2", "actor", "the state with the higher code", of="ccode2"),
    ),
    coverage=Coverage(
        first=1817,
        last=2000,
        members="dyads of members of the CoW system with a mission on one side at least; the "
        "derivative left out the others, perhaps some with a mission too",
        system="cow",
    ),
    copy=Copy(
        file="diplomatic-exchange/diprep_nextSym copy.csv",
        origin="jmp243/DipRep@6d8f2ca41eda:diprep_nextSym copy.csv",
        sha256="66ad26a025a48d52df13c2dc7552c837be8179763ce30d22d510bbdb381854dc",
        size=2_511_723,
    ),
    read=_exchanges,
)

DATASETS: Final = (
    DataSet(
        id="diplomatic-exchange",
        title="Diplomatic Exchange (derivative)",
        version="2006.1, ties present to 2000",
        licence="restricted",
        terms="the derivative has no licence; the project's terms: cite data set, version and "
        "author, no commercial use, no passing on without its consent",
        home="https://correlatesofwar.org/data-sets/diplomatic-exchange/",
        citation=Citation(
            kind="dataset",
            authors=("Bayer, Reşat",),
            year=2006,
            title="Diplomatic Exchange Data set, v2006.1",
            address="https://correlatesofwar.org",
        ),
        tables=(EXCHANGES,),
    ),
)
