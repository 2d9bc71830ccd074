"""D'Orazio and Galambos: multinational military exercises."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_text

_DOMAINS: Final = {"Air": "air", "Land": "land", "Sea": "sea", "Amphibious": "amphibious"}
_PURPOSES: Final = {"Peacekeeping": "peacekeeping", "Humanitarian": "humanitarian"}


def _exercises(path: Path) -> pl.DataFrame:
    frame = csv_text(path)
    states = [name for name in frame.columns if name.startswith("State")]
    long = (
        frame.unpivot(states, index=ROW, value_name="name")
        .with_columns(pl.col("name").str.strip_chars().replace("-9", None))
        .drop_nulls("name")
    )
    long = long.with_columns(actors_of_names(long["name"]).alias("actor"))
    participants = long.group_by(ROW).agg(
        pl.col("actor").drop_nulls().unique().sort().alias("participants"),
        pl.col("name").filter(pl.col("actor").is_null()).sort().alias("unknown_participants"),
    )
    parts = [
        pl.col(f"{end}.{part}").cast(pl.Int32, strict=False).alias(f"{name}_{called}")
        for end, name in (("s", "start"), ("e", "end"))
        for part, called in (("year", "year"), ("month", "month"), ("day", "day"))
    ]
    found = frame.select(
        ROW,
        pl.col("MMEID").alias("code"),
        pl.col("Ex_Name").replace("-9", None).alias("name"),
        pl.col("Series_Name").alias("series"),
        pl.col("Location").replace("-9", None).alias("location"),
        *parts,
        (pl.col("CPX") == "1").alias("command_post"),
        _marked(_DOMAINS).alias("domains"),
        _marked(_PURPOSES).alias("purposes"),
    )
    found = found.join(participants, on=ROW, how="left", maintain_order="left")
    nobody = pl.lit([], dtype=pl.List(pl.String))
    return found.with_columns(pl.col("participants", "unknown_participants").fill_null(nobody))


def _marked(columns: dict[str, str]) -> pl.Expr:
    """The words of the columns that hold a 1."""
    words = [pl.when(pl.col(c) == "1").then(pl.lit(word)) for c, word in columns.items()]
    return pl.concat_list(words).list.drop_nulls()


def _date(end: str) -> tuple[Column, ...]:
    return (
        Column(f"{end}_year", "year", ""),
        Column(f"{end}_month", "month", "null where the file has none"),
        Column(f"{end}_day", "day", "null where the file has none; often one to three days off"),
    )


_OTHERS: Final = (
    Unresolved(
        values=("Bermuda", "Hong Kong SAR China", "Netherlands Antilles", "New Caledonia"),
        why="a territory that is no actor of ours",
    ),
    Unresolved(values=("Baltic States",), why="three states in one cell"),
)

EXERCISES: Final = Declaration(
    id="mme.exercises",
    source="mme-7",
    title="Multinational Military Exercises, version 7",
    unit="exercise",
    key=("row",),
    year="start_year",
    columns=(
        Column("code", "MMEID", "the exercise; three codes stand twice"),
        Column("name", "name", "null where the press gave none"),
        Column("series", "name", "null outside a series"),
        Column("location", "words", "as the press named it"),
        *_date("start"),
        *_date("end"),
        Column("command_post", "yes or no", "a command-post exercise"),
        Column("domains", "list of words", "air, land, sea, amphibious"),
        Column("purposes", "list of words", "peacekeeping, humanitarian"),
        Column(
            "participants",
            "list of actors",
            "the states known to have taken part",
            of="unknown_participants",
            but=_OTHERS,
        ),
        Column("unknown_participants", "list of names", "participants that are no actor of ours"),
    ),
    coverage=Coverage(
        first=1980, last=2010, members="exercises of two states or more in the press"
    ),
    copy=Copy(
        file="mme/mme_v7.csv",
        origin="meflynn/troopdata@3946bcf:data-raw/mme_v7.csv",
        sha256="e6356ed4b8569133841723ad4bc6fe436b49b28570dd721940d61edb771d8719",
        size=1_096_316,
    ),
    read=_exercises,
)

DATASETS: Final = (
    DataSet(
        id="mme",
        title="Multinational Military Exercises",
        version="7",
        licence="attribution",
        terms="the authors ask for citation",
        home="https://meflynn.github.io/troopdata/",
        citation=Citation(
            kind="dataset",
            authors=("D'Orazio, Vito", "Galambos, Kevin"),
            year=2021,
            title="Multinational Military Exercises",
            container="Harvard Dataverse",
        ),
        tables=(EXERCISES,),
    ),
)
