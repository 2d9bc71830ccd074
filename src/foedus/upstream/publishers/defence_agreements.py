"""Kinne: the Defense Cooperation Agreement Dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text


def _agreements(path: Path) -> pl.DataFrame:
    whole = [
        pl.col(f"{step}{part}").cast(pl.Int32, strict=False).alias(f"{name}_{part.lower()}")
        for step, name in (("sign", "signed"), ("EIF", "in_force"))
        for part in ("Day", "Month", "Year")
    ]
    frame = csv_text(path, "latin-1").select(
        "row",
        pl.col("DCAid").alias("code"),
        pl.col("ccode1", "ccode2").cast(pl.Int32),
        *whole,
        "type",
        pl.concat_list("category1", "category2", "category3")
        .list.drop_nulls()
        .alias("categories"),
        pl.col("UNTS").alias("unts"),
        pl.col("source").alias("read_in"),
    )
    frame = with_actors(frame, "cow", "ccode1", year="signed_year", name="actor1")
    return with_actors(frame, "cow", "ccode2", year="signed_year", name="actor2")


def _date(step: str) -> tuple[Column, ...]:
    return tuple(Column(f"{step}_{part}", part, "") for part in ("day", "month", "year"))


AGREEMENTS: Final = Declaration(
    id="dcad.agreements",
    source="dcad-1.0",
    title="Defense Cooperation Agreement Dataset 1.0",
    unit="agreement of two states",
    key=("code",),
    actors=("actor1", "actor2"),
    year="signed_year",
    columns=(
        Column("code", "DCAid", "the agreement"),
        Column("ccode1", "CoW code", "the first state"),
        Column("ccode2", "CoW code", "the second state"),
        *_date("signed"),
        *_date("in_force"),
        Column("type", "general or sector", "scope of the agreement"),
        Column("categories", "list of codes", "DCA, DIC, TREX, RESEARCH, PROCUREMENT and others"),
        Column("unts", "number", "in the United Nations Treaty Series, where found"),
        Column("read_in", "words", "where the coders read of it"),
        Column("actor1", "actor", "the first state", of="ccode1"),
        Column("actor2", "actor", "the second state", of="ccode2"),
    ),
    coverage=Coverage(
        first=1980, last=2010, members="agreements of two states found by the coders"
    ),
    copy=Copy(
        file="dcad/DCAD-v1.0-main.csv",
        origin="QiqiNerd/dcad_mining@d3398b0666e4:DCAD-v1.0-main.csv",
        sha256="f7d56e1703ae7cd7395b636210fa5d33a5fc3feafe5686734c212ffd5af7405a",
        size=254_938,
    ),
    read=_agreements,
)

DATASETS: Final = (
    DataSet(
        id="dcad",
        title="Defense Cooperation Agreement Dataset",
        version="1.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
        citation=Citation(
            kind="article",
            authors=("Kinne, Brandon J.",),
            year=2020,
            title="The Defense Cooperation Agreement Dataset (DCAD)",
            container="Journal of Conflict Resolution",
            volume="64",
            number="4",
            pages="729-755",
        ),
        tables=(AGREEMENTS,),
    ),
)
