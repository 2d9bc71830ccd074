"""Fuhrmann: bilateral agreements on nuclear cooperation."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import stata_table


def _pledges(path: Path) -> pl.DataFrame:
    frame = stata_table(path).select(
        "row",
        pl.col("ccode1", "ccode2").cast(pl.Int32),
        "country1",
        "country2",
        pl.col("year", "nca_type").cast(pl.Int32),
    )
    frame = with_actors(frame, "cow", "ccode1", name="supplier")
    return with_actors(frame, "cow", "ccode2", name="recipient")


PLEDGES: Final = Declaration(
    id="nuclear-cooperation.pledges",
    source="fuhrmann-cooperation-2",
    title="Nuclear Cooperation Agreements 2.0",
    unit="agreement, supplier and recipient",
    key=("row",),
    actors=("supplier", "recipient"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the supplier"),
        Column("ccode2", "CoW code", "the recipient"),
        Column("country1", "name", "the supplier; in 3 rows another state than the code's"),
        Column("country2", "name", "the recipient; in 16 rows another state than the code's"),
        Column("year", "year", "of signature"),
        Column(
            "nca_type",
            "1 safety, 2 research and training, 3 materials, 4 research reactors, "
            "5 power without enrichment and reprocessing, 6 power, 7 weapons",
            "what the agreement allows",
        ),
        Column("supplier", "actor", "who pledged to assist, by the code", of="ccode1"),
        Column("recipient", "actor", "who was to be assisted, by the code", of="ccode2"),
    ),
    coverage=Coverage(
        first=1951,
        last=2003,
        members="agreements of Keeley's list of 2003 except assurances and matters of "
        "administration; one row for each supplier and recipient in them",
    ),
    copy=Copy(
        file="nuclear/nca_dataset.dta",
        origin="knapply/data4ds4da@a1a309a04617:inst/datasets/nca/nca_dataset.dta",
        sha256="cefed748d9d91fd3d29d0fd523a2e7586ff25a60720468e9a3fc64f6de2b0688",
        size=159_109,
    ),
    read=_pledges,
)

DATASETS: Final = (
    DataSet(
        id="nuclear-cooperation",
        title="Nuclear Cooperation Agreement Dataset",
        version="2.0",
        licence="attribution",
        terms="no licence stated; the author asks to cite the book",
        home="https://www.matthewfuhrmann.com/datasets.html",
        citation=Citation(
            kind="book",
            authors=("Fuhrmann, Matthew",),
            year=2012,
            title='Atomic Assistance: How "Atoms for Peace" Programs Cause Nuclear Insecurity',
            container="Cornell University Press",
        ),
        tables=(PLEDGES,),
    ),
)
