"""What a state owes by a treaty: three files of the Correlates of War against ATOP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from foedus.disagreements.found import Disagreement, Material, Said

MEMBERS, DIRECTED, DYADS, YEARS, ATOP = (
    "cow-alliances.members",
    "cow-alliances.directed-dyads",
    "cow-alliances.dyads",
    "cow-alliances.directed-dyad-years",
    "atop.members",
)
TABLES: Final = (MEMBERS, DIRECTED, DYADS, YEARS, ATOP)
LAST_YEAR: Final = 2012
DUTIES: Final = {"defense": "defense", "neutrality": "neutral", "nonaggression": "nonagg"}
"""The duties by the names of the Correlates of War, and of ATOP."""
YEARLY: Final = {
    "defense": "cow_defense",
    "neutrality": "cow_neutral",
    "nonaggression": "cow_nonagg",
}
REASON: Final = (
    "codes each member's duties from the text, where the three files contradict one another"
)


def compare(given: Material) -> Iterator[Disagreement]:
    """Duties of a member that the files tell differently, then pairs of one treaty."""
    yield from _members(given.frames)
    yield from _pairs(given.frames)


def _members(frames: dict[str, pl.DataFrame]) -> Iterator[Disagreement]:
    """A duty holds for a member when a file has it toward any partner, in any spell."""
    cow = {
        MEMBERS: frames[MEMBERS].select("version4id", "actor", *DUTIES),
        DIRECTED: frames[DIRECTED].select("version4id", pl.col("actor1").alias("actor"), *DUTIES),
        DYADS: pl.concat(
            frames[DYADS].select("version4id", pl.col(side).alias("actor"), *DUTIES)
            for side in ("actor1", "actor2")
        ),
        ATOP: frames[ATOP].select(
            pl.col("cow4id").alias("version4id"),
            "actor",
            *(pl.col(theirs).alias(ours) for ours, theirs in DUTIES.items()),
        ),
    }
    keys = ["version4id", "actor"]
    joined: pl.DataFrame | None = None
    for table, frame in cow.items():
        one = frame.drop_nulls(keys).group_by(keys).agg(pl.col(*DUTIES).max())
        one = one.rename({duty: f"{table}/{duty}" for duty in DUTIES})
        joined = one if joined is None else joined.join(one, on=keys, how="left")
    assert joined is not None
    names = dict(frames[ATOP].drop_nulls("cow4id").select("cow4id", "atopid").iter_rows())
    for row in joined.sort(keys).iter_rows(named=True):
        treaty, actor = row["version4id"], row["actor"]
        for duty in DUTIES:
            values = {table: row[f"{table}/{duty}"] for table in cow}
            told = {table: value for table, value in values.items() if value is not None}
            if len(set(told.values())) > 1:
                also = f", ATOP {names[treaty]}" if treaty in names else ""
                yield Disagreement(
                    about="alliance",
                    states=(actor,),
                    subject=f"what {actor} owes by treaty CoW {treaty}{also}",
                    field=duty,
                    when="",
                    said=tuple(
                        Said(table, _locator(table, treaty, names, actor), str(value))
                        for table, value in told.items()
                    ),
                    preferred=ATOP if ATOP in told else "",
                    reason=REASON if ATOP in told else "",
                )


def _locator(table: str, treaty: int, names: dict[int, int], actor: str) -> str:
    if table == ATOP:
        return f"atopid {names[treaty]}, {actor}"
    return f"{treaty}, {actor}, in either direction" if table == DYADS else f"{treaty}, {actor}"


def _pairs(frames: dict[str, pl.DataFrame]) -> Iterator[Disagreement]:
    """Treaties for whose pairs the spells of directed dyads and the yearly table differ."""
    spells = frames[DIRECTED].with_columns(
        pl.int_ranges(
            pl.col("dyad_st").dt.year(), pl.col("dyad_end").dt.year().fill_null(LAST_YEAR) + 1
        ).alias("year")
    )
    keys = ["ccode1", "ccode2", "year"]
    by_year = (
        spells.explode("year")
        .group_by(keys)
        .agg(pl.col(*DUTIES).max(), pl.col("version4id").unique())
        .with_columns(pl.col("year").cast(pl.Int32))
        .join(frames[YEARS], on=keys)
        .explode("version4id")
    )
    for duty, theirs in YEARLY.items():
        counts = by_year.group_by("version4id").agg(
            pl.col("actor1", "actor2").filter(pl.col(duty) != pl.col(theirs)).drop_nulls(),
            ours=pl.col(duty).sum(),
            theirs=pl.col(theirs).sum(),
            all=pl.len(),
            differ=(pl.col(duty) != pl.col(theirs)).sum(),
        )
        for row in counts.filter(pl.col("differ") > 0).sort("version4id").iter_rows(named=True):
            treaty, whole = str(row["version4id"]), f"of {row['all']} directed dyad-years"
            differ = f"{row['differ']} {whole}"
            yield Disagreement(
                about="alliance",
                states=tuple(sorted({*row["actor1"], *row["actor2"]})),
                subject=f"what pairs of members of treaty CoW {treaty} owe, {differ}",
                field=duty,
                when="",
                said=(
                    Said(DIRECTED, treaty, f"{row['ours']} {whole}"),
                    Said(YEARS, f"pairs of {treaty}", f"{row['theirs']} {whole}"),
                ),
                preferred=DIRECTED,
                reason="the yearly table gives both directions the larger value",
            )
