"""US troops in a country: the yearly tables against the report of the year's September."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from foedus.disagreements.found import Disagreement, Material, Said

YEARS, REPORTS, FIRST = "us-troops.state-years", "us-troops.reports", "us-troops.first-series"
TABLES: Final = (YEARS, REPORTS, FIRST)
TOLERANCE: Final = 0.01
"""Values this near in proportion to the largest are taken to agree."""
REASON: Final = "the report itself, which the yearly tables rest on"


def compare(given: Material) -> Iterator[Disagreement]:
    """Years of a host in which the largest and the smallest value lie apart."""
    keys = ["host", "year"]
    parts = {
        YEARS: given.frames[YEARS].select(*keys, pl.col("troops_ad").alias("value")),
        FIRST: given.frames[FIRST].select(*keys, pl.col("troops").alias("value")),
        REPORTS: given.frames[REPORTS]
        .filter(pl.col("month") == "September")
        .select(*keys, pl.col("troops_ad").alias("value")),
    }
    told = pl.concat(
        part.drop_nulls()
        .group_by(keys)
        .agg(pl.col("value").sum())
        .with_columns(pl.lit(table).alias("source"), pl.col("value").cast(pl.Int64))
        for table, part in parts.items()
    )
    most, least = pl.col("value").max(), pl.col("value").min()
    apart = told.group_by(keys).agg("source", "value", apart=(most - least) > TOLERANCE * most)
    for row in apart.filter("apart").sort(keys).iter_rows(named=True):
        host, year = row["host"], row["year"]
        said = dict(zip(row["source"], row["value"], strict=True))
        yield Disagreement(
            about="troops",
            states=("USA", host),
            subject=f"US troops in {host}",
            field="persons",
            when=str(year),
            said=tuple(
                Said(table, f"{host}, {year}", str(said[table]))
                for table in parts
                if table in said
            ),
            preferred=REPORTS if REPORTS in said else "",
            reason=REASON if REPORTS in said else "",
        )
