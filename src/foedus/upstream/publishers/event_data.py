"""ICEWS and GDELT: machine-coded events, a sample and daily sums of pairs of states."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_text, numbered

_WORDS: Final = {
    "Source Name": "source",
    "Source Sectors": "source_sectors",
    "Source Country": "source_country",
    "Target Name": "target",
    "Target Sectors": "target_sectors",
    "Target Country": "target_country",
    "CAMEO Code": "code",
    "Event Text": "event_text",
    "Publisher": "publisher",
    "City": "city",
    "District": "district",
    "Province": "province",
    "Country": "country",
}
_COUNTRIES: Final = {
    "source_country": "source_actor",
    "target_country": "target_actor",
    "country": "country_actor",
}


def _events(path: Path) -> pl.DataFrame:
    frame = pl.read_csv(
        path, separator="\t", infer_schema=False, quote_char=None, null_values=["", "NA"]
    )
    found = numbered(frame).select(
        ROW,
        pl.col("Event ID").cast(pl.Int64).alias("event"),
        pl.col("Event Date").str.to_date().alias("day"),
        *(pl.col(name).alias(ours) for name, ours in _WORDS.items()),
        pl.col("Intensity").cast(pl.Float64).alias("intensity"),
        pl.col("Story ID").cast(pl.Int64).alias("story"),
        pl.col("Sentence Number").cast(pl.Int32).alias("sentence"),
        pl.col("Latitude").cast(pl.Float64).alias("latitude"),
        pl.col("Longitude").cast(pl.Float64).alias("longitude"),
    )
    found = found.with_columns(pl.col("publisher").replace("Unknown", None))
    return _with_named(found, _COUNTRIES)


def _dyads(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("date").str.to_date().alias("day"),
        "country_a",
        "country_b",
        pl.col("edge_weight").cast(pl.Float64),
    )
    return _with_named(frame, {"country_a": "actor1", "country_b": "actor2"})


def _with_named(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    return frame.with_columns(
        actors_of_names(frame[name]).alias(actor) for name, actor in names.items()
    )


_TERRITORIES: Final = (
    Unresolved(
        values=("Hong Kong", "Occupied Palestinian Territory"),
        why="a territory that is no actor of ours",
    ),
)

EVENTS: Final = Declaration(
    id="icews-sample.events",
    source="icews-sample-2018",
    title="ICEWS coded event data, a sample of 1 and 2 June 2018",
    unit="event: a source does something to a target",
    key=("event",),
    actors=("source_actor", "target_actor"),
    columns=(
        Column("event", "ICEWS id", "the event"),
        Column("day", "day", "of the report"),
        Column("source", "name", "who acts"),
        Column("source_sectors", "words", "comma-separated; null where ICEWS has none"),
        Column("source_country", "name", "null for international bodies"),
        Column("target", "name", "towards whom"),
        Column("target_sectors", "words", "comma-separated; null where ICEWS has none"),
        Column("target_country", "name", "null for international bodies"),
        Column("code", "CAMEO code", "leading zeros kept"),
        Column("event_text", "words", "the name of the code"),
        Column("publisher", "name", "the newspaper or agency; null where unknown"),
        Column("city", "name", "of the place; null where none was found"),
        Column("district", "name", "of the place; null where none was found"),
        Column("province", "name", "of the place; null where none was found"),
        Column("country", "name", "of the place; null where none was found"),
        Column("intensity", "points, -10 to 10", "Goldstein score of the code"),
        Column("story", "ICEWS id", "the report"),
        Column("sentence", "number", "of the sentence in the report"),
        Column("latitude", "degrees", "of the place"),
        Column("longitude", "degrees", "of the place"),
        Column(
            "source_actor",
            "actor",
            "the state of the source; null where it is none of ours",
            of="source_country",
            but=_TERRITORIES,
        ),
        Column(
            "target_actor",
            "actor",
            "the state of the target; null where it is none of ours",
            of="target_country",
            but=_TERRITORIES,
        ),
        Column(
            "country_actor",
            "actor",
            "the state of the place; null where it is none of ours",
            of="country",
            but=_TERRITORIES,
        ),
    ),
    coverage=Coverage(first=2018, last=2018, members="two days, to try the form on"),
    copy=Copy(
        file="icews-sample/events.2018.sample.tab",
        origin="andybega/icews@3746c72:inst/extdata/events.2018.sample.tab",
        sha256="5d63363827bc4e43e3ea3808427b8b42ea9dc230b9dbaa249286eb579b6408c8",
        size=959_210,
    ),
    read=_events,
)

DYAD_DAYS: Final = Declaration(
    id="gdelt-dyads.dyad-days",
    source="gdelt-dyads-2024",
    title="GDELT events summed by pair of states and day, Northeast Asia, 2018-2024",
    unit="non-directed dyad-day",
    key=("day", "country_a", "country_b"),
    actors=("actor1", "actor2"),
    columns=(
        Column("day", "day", "96 days of 2019 to 2023 are missing, 68 of them in 2023"),
        Column("country_a", "ISO 3166 code", "one of the two"),
        Column("country_b", "ISO 3166 code", "the other"),
        Column(
            "edge_weight",
            "points",
            "sum over the day's events of the Goldstein score, with its sign 0.025 for each "
            "source and 0.01 for each article, and 0.01 of the tone; 0 also if nothing happened",
        ),
        Column("actor1", "actor", "one of the two", of="country_a"),
        Column("actor2", "actor", "the other", of="country_b"),
    ),
    coverage=Coverage(
        first=2018,
        last=2024,
        members="41 pairs: KOR and PRK with each other and 15 states, and among USA, JPN, CHN, "
        "RUS, TWN; to 23 February 2024",
    ),
    copy=Copy(
        file="gdelt-graph/gdelt_dyad_day_neasia.csv",
        origin="gzemo/gdelt-graph-data@8b71911:networks, 2,149 daily matrices, 41 pairs of each",
        sha256="4ce4e1bb609f4507f92c766a6a6a69e9bcef5b48cfa18c67c966991a2b88bdf3",
        size=2_254_675,
    ),
    read=_dyads,
)

DATASETS: Final = (
    DataSet(
        id="icews-sample",
        title="ICEWS coded event data, sample",
        version="2018-06-01 and 2018-06-02",
        licence="attribution",
        terms="the publisher asks for citation",
        home="https://doi.org/10.7910/DVN/28075",
        citation=Citation(
            kind="dataset",
            authors=(
                "Boschee, Elizabeth",
                "Lautenschlager, Jennifer",
                "O'Brien, Sean",
                "Shellman, Steve",
                "Starz, James",
                "Ward, Michael",
            ),
            year=2015,
            title="ICEWS Coded Event Data",
            container="Harvard Dataverse",
            doi="10.7910/DVN/28075",
        ),
        tables=(EVENTS,),
    ),
    DataSet(
        id="gdelt-dyads",
        title="GDELT events by pair of states and day, Northeast Asia",
        version="2024-02-23",
        licence="attribution",
        terms="free for any use with citation and link",
        home="https://www.gdeltproject.org",
        citation=Citation(
            kind="dataset",
            authors=("{GDELT Project}", "Zemo, G."),
            year=2024,
            title="GDELT 2.0 Event Database, daily networks of states",
            address="https://www.gdeltproject.org",
        ),
        tables=(DYAD_DAYS,),
    ),
)
