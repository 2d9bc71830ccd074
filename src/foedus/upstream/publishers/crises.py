"""International Crisis Behavior Project: crises of the international system."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text

_DAYS: Final = ("datrig", "daterm")


def _crises(path: Path) -> pl.DataFrame:
    frame = csv_text(path)
    names = [c.name for c in CRISES.columns if c.name in frame.columns and c.name != "crisname"]
    numbers = pl.col(names).cast(pl.Int32)
    frame = frame.select("row", "crisname", numbers).with_columns(
        pl.when(pl.col(day) <= 31).then(pl.col(day)) for day in _DAYS
    )
    frame = with_actors(frame, "cow", "trigent", year="yrtrig", name="trigger")
    return frame.select("row", *(column.name for column in CRISES.columns))


_DAY: Final = "null where only its part of the month is known, or not even that"
_VIOLENCE: Final = "1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war"
_DESCRIBED: Final = "from descriptions, not the codebook"
_POWER: Final = f"1 none, 2 low-level, 3 covert or semi-military, 4 military; {_DESCRIBED}"

_NO_STATE: Final = (
    Unresolved(values=(671,), why="Hejaz is no actor of ours"),
    Unresolved(values=(995,), why="someone within the state"),
    Unresolved(values=(996,), why="no state"),
    Unresolved(values=(997,), why="several"),
)

CRISES: Final = Declaration(
    id="icb.crises",
    source="icb-13",
    title="International Crisis Behavior, crises, version 13",
    unit="crisis",
    key=("crisno",),
    actors=("trigger",),
    year="yrtrig",
    columns=(
        Column("crisno", "number", "the crisis"),
        Column("crisname", "name", ""),
        Column("yrtrig", "year", "of the start, when the first crisis actor saw the threat"),
        Column("motrig", "month", "of the start"),
        Column("datrig", "day of the month", f"of the start; {_DAY}"),
        Column("yrterm", "year", "of the end; null where the last actor's end is not known"),
        Column("moterm", "month", "of the end"),
        Column("daterm", "day of the month", f"of the end; {_DAY}"),
        Column("brexit", "days", "from start to end, as the project counts; some do not fit"),
        Column(
            "break",
            "code",
            "act that set it off: 1 verbal, 2 political, 3 economic, 4 external change, 5 other "
            "non-violent, 6 internal challenge, 7 non-violent military, 8 indirect violent, "
            "9 violent",
        ),
        Column(
            "trigent",
            "CoW code, or the project's own",
            "who set it off; 671 Hejaz, 995 someone within the state, 996 no state, 997 several",
        ),
        Column(
            "gravcr",
            "code",
            "gravest value at stake: 0 economic, 1 limited military, 2 political, 3 territorial, "
            "4 influence, 5 grave damage, 6 existence, 7 other",
        ),
        Column(
            "crismg",
            "code",
            "main technique: 1 negotiation, 2 adjudication, 3 mediation, 4 several without "
            "violence, 5 non-military pressure, 6 non-violent military, 7 several with violence, "
            "8 violence",
        ),
        Column(
            "cenviosy",
            "code",
            "violence among techniques: 1 no use, 2 minor, 3 important, 4 preeminent; "
            f"{_DESCRIBED}",
        ),
        Column("sevviosy", "code", f"violence as a technique: {_VIOLENCE}"),
        Column("viol", "code", f"violence in the whole crisis: {_VIOLENCE}"),
        Column(
            "iwcmb",
            "code",
            "1 outside a war; within one 2 a major actor enters, 3 may enter, 4 leaves, 5 may "
            "leave, 6 technological escalation, 7 other escalation, 8 defeat in a battle, "
            "9 internal deterioration, 10 other",
        ),
        Column("noactr", "states", "involved, crisis actors or not"),
        Column("usinv", "code", f"activity of the United States: {_POWER}"),
        Column("suinv", "code", f"activity of the Soviet Union or Russia: {_POWER}"),
        Column(
            "globorg",
            "code",
            "organ of the League or the United Nations most involved: 0 none existed, 1 none "
            f"({_DESCRIBED}), else as the codebook numbers them",
        ),
        Column("subout", "code", f"outcome: 1 ambiguous, 2 definitive; {_DESCRIBED}"),
        Column(
            "forout",
            "code",
            "form of the outcome: 1 formal agreement, 2 semi-formal, "
            "3 tacit, 4 unilateral act, 5 imposed, 6 other, 7 faded",
        ),
        Column("outesr", "code", "in the next five years: 1 another crisis, 2 none, 3 too early"),
        Column(
            "geostr",
            "code",
            "salience: 1 one region, 2 several, 3 and 4 the great powers "
            f"and one or several, 5 the world; {_DESCRIBED}",
        ),
        Column(
            "geog",
            "code",
            "Asia: 9 central, 10 west, 11 east, 12 south-east, 13 south, 15 Middle East; Africa: "
            "20 west, 21 north, 22 east, 23 southern, 24 central; 30 Russia between Europe and "
            "Asia; Europe: 31 east, 32 central, 33 west, 34 north, 35 south; America: 42 central, "
            "43 south",
        ),
        Column(
            "protrac",
            "code",
            f"1 outside a protracted conflict, 2 within, 3 within a long war; {_DESCRIBED}",
        ),
        Column("pcid", "number", "the protracted conflict; 40 to 44 where there is none"),
        Column("powdissy", "score", "discrepancy of power between the adversaries"),
        Column("trigger", "actor", "the state that set it off", of="trigent", but=_NO_STATE),
    ),
    coverage=Coverage(first=1918, last=2016, members="crises found by the project"),
    copy=Copy(
        file="rivalries-crises/icb1v13.csv",
        origin="joshuaalley/us-alliances-milex@dcf00271d8d6:data/icb1v13.csv",
        sha256="75c021a6616088e8221051d9e4505e35339024485e8a4342e51c92d97d73d9d8",
        size=104_961,
    ),
    read=_crises,
)

DATASETS: Final = (
    DataSet(
        id="icb",
        title="International Crisis Behavior",
        version="13",
        licence="attribution",
        terms="the project asks for citation",
        home="https://sites.duke.edu/icbdata/",
        citation=Citation(
            kind="book",
            authors=("Brecher, Michael", "Wilkenfeld, Jonathan"),
            year=1997,
            title="A Study of Crisis",
            container="University of Michigan Press",
        ),
        tables=(CRISES,),
    ),
)
