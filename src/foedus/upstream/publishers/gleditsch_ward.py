"""Gleditsch and Ward: membership of the system of independent states."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import r_table


def _states(path: Path) -> pl.DataFrame:
    days = [pl.col(name).cast(pl.Int32).cast(pl.Date) for name in ("start", "end")]
    return r_table(path).select(
        "row",
        pl.col("gwcode").cast(pl.Int32),
        pl.col("gw_abb").alias("abbreviation"),
        *days,
        pl.col("microstate").cast(pl.Boolean),
    )


STATES: Final = Declaration(
    id="gw-states.spells",
    source="gw-list",
    title="Independent states and microstates since 1816, as of 2020",
    unit="spell of membership",
    key=("gwcode", "start"),
    columns=(
        Column("gwcode", "G-W code", "the state"),
        Column("abbreviation", "letters", "as the list writes it, not ISO"),
        Column("start", "day", "first day of membership"),
        Column("end", "day", "last day of membership, or the day on which the list closes"),
        Column("microstate", "yes or no", "the list has it apart, as a microstate"),
    ),
    coverage=Coverage(first=1816, last=2020, members="every state of the list", absent="zero"),
    copy=Copy(
        file="state-systems/gw_system.rda",
        origin="svmiller/isard@46944ad97a55:data/gw_system.rda",
        sha256="53c434467bd592fc62b33522d26eec9401478aed30376b49fb0abedcb74d86ce",
        size=4_434,
    ),
    read=_states,
)

DATASETS: Final = (
    DataSet(
        id="gw-states",
        title="Independent states and microstates",
        version="2020",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="http://ksgleditsch.com/statelist.html",
        citation=Citation(
            kind="article",
            authors=("Gleditsch, Kristian S.", "Ward, Michael D."),
            year=1999,
            title="A Revised List of Independent States since the Congress of Vienna",
            container="International Interactions",
            volume="25",
            number="4",
            pages="393-413",
        ),
        tables=(STATES,),
    ),
)
