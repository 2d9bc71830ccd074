"""ATOP's directed dyad-years rebuilt from its members, and where the coders had it otherwise."""

from __future__ import annotations

from typing import Final

import polars as pl

DUTIES: Final = ("defense", "offense", "neutral", "nonagg", "consul")
KEYS: Final = ["ccode1", "ccode2", "year"]


def rebuilt(members: pl.DataFrame, last: int) -> pl.DataFrame:
    """Each pair of members of an alliance in each year, with what the first promises at all."""
    yearly = (
        members.with_columns(
            year=pl.int_ranges("start_year", pl.col("end_year").fill_null(last) + 1)
        )
        .explode("year")
        .group_by("atopid", "member", "actor", "year")
        .agg(pl.col(DUTIES).max())
    )
    partners = yearly.select(
        "atopid", "year", pl.col("member").alias("ccode2"), pl.col("actor").alias("actor2")
    )
    pairs = yearly.rename({"member": "ccode1", "actor": "actor1"}).join(
        partners, on=["atopid", "year"]
    )
    return (
        pairs.filter(pl.col("ccode1") != pl.col("ccode2"))
        .with_columns(pl.col("year").cast(pl.Int32))
        .group_by(KEYS)
        .agg(
            pl.col(DUTIES).max(),
            pl.col("actor1", "actor2").first(),
            pl.col("atopid").unique().sort().alias("atopids"),
        )
    )


def beside_published(members: pl.DataFrame, dyads: pl.DataFrame, last: int) -> pl.DataFrame:
    """The rebuild with the published duties beside it, as ``DUTY_told``; null without a row."""
    published = dyads.rename({duty: f"{duty}_told" for duty in DUTIES})
    return rebuilt(members, last).join(
        published.select(*KEYS, "row", r"^.*_told$"), on=KEYS, how="left"
    )


def denied(
    members: pl.DataFrame, dyads: pl.DataFrame, last: int
) -> frozenset[tuple[int, str, str, str]]:
    """Alliance of more than two, duty, debtor and creditor where the published table has none."""
    both = beside_published(members, dyads, last)
    many = multilateral(members)
    found: set[tuple[int, str, str, str]] = set()
    for duty in DUTIES:
        differ = both.filter(pl.col(duty) > pl.col(f"{duty}_told"))
        pairs = differ.select("atopids", "actor1", "actor2").explode("atopids").unique()
        found |= {(id, duty, a, b) for id, a, b in pairs.iter_rows() if id in many}
    return frozenset(found)


def multilateral(members: pl.DataFrame) -> set[int]:
    """The alliances of more than two members."""
    counts = members.group_by("atopid").agg(pl.col("member").n_unique())
    return set(counts.filter(pl.col("member") > 2)["atopid"])
