"""Voeten and others: votes in the General Assembly, and the ideal points estimated from them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names, with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import numbered, r_table, stata_table


def _points(path: Path) -> pl.DataFrame:
    frame = stata_table(path).select(
        "row",
        pl.col("ccode", "year").cast(pl.Int32),
        pl.col("idealpointfp").cast(pl.Float32),
    )
    return with_actors(frame, "cow", "ccode")


def _votes(path: Path) -> pl.DataFrame:
    frame = pl.read_parquet(path).select(
        pl.col("resid").alias("resolution"),
        pl.col("ccode").cast(pl.Int32),
        pl.col("date").alias("day"),
        pl.col("vote").cast(pl.Int8),
        pl.col("date").dt.year().cast(pl.Int32).alias("year"),
    )
    return with_actors(numbered(frame), "cow", "ccode")


# The numbers of roll calls do not rise with time throughout: ranges of those from 5 June 2006 on
# in which "Yugoslavia" is Serbia, and of those to 7 December 1949 in which "Taiwan" is China.
_OF_SERBIA: Final = ((4666, 5639), (5782, 6010), (6055, 6158), (9057, 9147))
_OF_CHINA: Final = ((1, 238), (9001, 9013))


def _calls(path: Path) -> pl.DataFrame:
    day = pl.col("date").cast(pl.Int32).cast(pl.Date)
    return r_table(path).select(
        "row",
        pl.col("rcid").cast(pl.Int32),
        pl.col("session").cast(pl.Int32),
        day.dt.year().cast(pl.Int32).alias("year"),
        day.dt.month().cast(pl.Int32).alias("month"),
        day.alias("day"),
        pl.col("unres", "short", "descr").str.strip_chars().replace("", None),
        pl.col("importantvote", "amend", "para").cast(pl.Int32),
    )


def _issues(path: Path) -> pl.DataFrame:
    return r_table(path).select("row", pl.col("rcid").cast(pl.Int32), "short_name", "issue")


def _named_votes(path: Path) -> pl.DataFrame:
    frame = r_table(path).select("row", pl.col("rcid").cast(pl.Int32), "country", "vote")
    by_name = actors_of_names(frame["country"])
    return frame.with_columns(
        pl.when((pl.col("country") == "Yugoslavia") & _within(_OF_SERBIA))
        .then(pl.lit("SRB"))
        .when((pl.col("country") == "Taiwan") & _within(_OF_CHINA))
        .then(pl.lit("CHN"))
        .otherwise(by_name)
        .alias("actor")
    )


def _within(ranges: tuple[tuple[int, int], ...]) -> pl.Expr:
    return pl.any_horizontal(pl.col("rcid").is_between(*ends) for ends in ranges)


POINTS: Final = Declaration(
    id="ideal-points.state-years",
    source="un-ideal-points-2025",
    title="United Nations General Assembly ideal points, July 2025",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        Column("year", "calendar year", ""),
        Column("idealpointfp", "points", "position from votes on final passage; single precision"),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(first=1946, last=2024, members="members of the United Nations that voted"),
    copy=Copy(
        file="un-votes/IdealpointsJuly2025.dta",
        origin="lucasbuildsapps/Masterthesis@5298218d5b57:IdealpointsJuly2025.dta",
        sha256="fea7fa9414e3643586dbdf95baa1100ceb418e56684d79d801a146cad79443ce",
        size=1_331_515,
    ),
    read=_points,
)

VOTES: Final = Declaration(
    id="un-votes.votes",
    source="fpsim-un-votes",
    title="Roll-call votes of the General Assembly with CoW codes, 1946-2022",
    unit="vote of a state on a resolution",
    key=("row",),
    actors=("actor",),
    year="year",
    columns=(
        Column("resolution", "number of the roll call", "three pairs with a state stand twice"),
        Column("ccode", "CoW code", "the state"),
        Column(
            "day",
            "day",
            "of the vote; to 2002 the day of the month is false, a number from 1 to 7",
        ),
        Column("vote", "1 yes, 2 abstains, 3 no", "absences have no row"),
        Column("year", "calendar year", "of the day; the file's own year is that of the session"),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1946, last=2023, members="members of the United Nations; of 2024 nine roll calls"
    ),
    copy=Copy(
        file="un-votes/fpsim-un-votes-1946-2022.parquet",
        origin="svmiller/fpsim@87d29f4b0921:data-raw/un, 76 yearly files stacked",
        sha256="b87b8214aabd9f1cde254efd1ab2722ca9a580b4d5f24eb452cc1c18d3c18274",
        size=271_665,
    ),
    read=_votes,
)

CALLS: Final = Declaration(
    id="roll-calls.calls",
    source="unvotes-roll-calls",
    title="Roll calls of the General Assembly, 1946 to January 2020",
    unit="roll call",
    key=("rcid",),
    year="year",
    columns=(
        Column("rcid", "number", "the roll call"),
        Column("session", "number", "of the General Assembly"),
        Column("year", "calendar year", ""),
        Column("month", "month", ""),
        Column(
            "day",
            "day",
            "as published; in sessions 1 to 57 the day of the month is a number from 1 to 7, most "
            "often that of the weekday, but for calls numbered from 5543 on",
        ),
        Column("unres", "number of the resolution", "null where nothing was adopted or known"),
        Column("short", "words", "short title"),
        Column("descr", "words", "what was put to the vote"),
        Column("importantvote", "0 or 1", "important to the United States; null where not known"),
        Column("amend", "0 or 1", "vote on an amendment; null where not known"),
        Column("para", "0 or 1", "vote on a paragraph; null where not known"),
    ),
    coverage=Coverage(first=1946, last=2020, members="roll calls of the General Assembly"),
    copy=Copy(
        file="un-votes/un_roll_calls.rda",
        origin="dgrtwo/unvotes@7eb7034314ff:data/un_roll_calls.rda",
        sha256="ff2070ae600cfd32176c6d149637306b9b677d6b910f48bec59a15357d673b4b",
        size=212_577,
    ),
    read=_calls,
)

ISSUES: Final = Declaration(
    id="roll-calls.issues",
    source="unvotes-roll-calls",
    title="Issues of the roll calls of the General Assembly",
    unit="issue of a roll call",
    key=("rcid", "issue"),
    columns=(
        Column("rcid", "number", "the roll call; those of no issue are not there"),
        Column("short_name", "two letters", "of the issue"),
        Column("issue", "words", "one of six"),
    ),
    coverage=Coverage(first=1946, last=2020, members="roll calls of the General Assembly"),
    copy=Copy(
        file="un-votes/un_roll_call_issues.rda",
        origin="dgrtwo/unvotes@7eb7034314ff:data/un_roll_call_issues.rda",
        sha256="eec1b509ebce692c242b842837d5d861b52b65b2868a7c66f573d4a87d2eb0be",
        size=8_512,
    ),
    read=_issues,
)

NAMED_VOTES: Final = Declaration(
    id="roll-calls.votes",
    source="unvotes-roll-calls",
    title="Votes of states in the roll calls of the General Assembly, 1946 to January 2020",
    unit="vote of a state in a roll call",
    key=("rcid", "country"),
    actors=("actor",),
    columns=(
        Column("rcid", "number", "the roll call"),
        Column("country", "name", "the state; Russia, Belarus and Ukraine since 1946"),
        Column("vote", "yes, no, abstain", "absences have no row"),
        Column(
            "actor",
            "actor",
            "the state; Yugoslavia is Serbia from June 2006 on, Taiwan is China to 1949",
            of="country",
        ),
    ),
    coverage=Coverage(first=1946, last=2020, members="members of the United Nations that voted"),
    copy=Copy(
        file="un-votes/un_votes.rda",
        origin="dgrtwo/unvotes@7eb7034314ff:data/un_votes.rda",
        sha256="cf814a48bc536e8f87f8e027942ac515fe6aae9d63cd71dd88ed718b14887e87",
        size=262_083,
    ),
    read=_named_votes,
)

DATASETS: Final = (
    DataSet(
        id="ideal-points",
        title="United Nations General Assembly ideal points",
        version="July 2025",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="https://doi.org/10.7910/DVN/LEJUQZ",
        citation=Citation(
            kind="article",
            authors=("Bailey, Michael A.", "Strezhnev, Anton", "Voeten, Erik"),
            year=2017,
            title="Estimating Dynamic State Preferences from United Nations Voting Data",
            container="Journal of Conflict Resolution",
            volume="61",
            number="2",
            pages="430-456",
        ),
        tables=(POINTS,),
    ),
    DataSet(
        id="un-votes",
        title="Roll-call votes of the General Assembly",
        version="fpsim 2024",
        licence="attribution",
        terms="the author asks for citation",
        home="https://github.com/svmiller/fpsim",
        citation=Citation(
            kind="dataset",
            authors=("Miller, Steven V.",),
            year=2024,
            title="fpsim: Foreign Policy Similarity, roll-call votes of the General Assembly",
            container="GitHub",
        ),
        tables=(VOTES,),
    ),
    DataSet(
        id="roll-calls",
        title="Roll calls of the General Assembly with titles and issues (unvotes)",
        version="0.2.0.9000",
        licence="attribution",
        terms="the authors ask for citation; the package is under the MIT licence",
        home="https://github.com/dgrtwo/unvotes",
        citation=Citation(
            kind="dataset",
            authors=("Voeten, Erik", "Strezhnev, Anton", "Bailey, Michael A."),
            year=2020,
            title="United Nations General Assembly Voting Data",
            container="Harvard Dataverse",
            doi="10.7910/DVN/LEJUQZ",
        ),
        tables=(CALLS, ISSUES, NAMED_VOTES),
    ),
)
