"""Maness, Valeriano and others: cyber incidents between rival states (DCID)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names, with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import excel_table

_INCIDENTS: Final = "DCID_2.0_Release_public_June_20"
_ACTIONS: Final = "DCID_2.0_Release_update_Februar"
_ACTS: Final = {
    "Ddeny/reject-": "to deny or reject",
    "Dthreat/demand-": "to threaten or demand",
    "Dnegotiate+": "to negotiate",
    "Dagreement+": "to agree",
    "Ereduce-": "to reduce economic ties",
    "Ethreat-": "to threaten with economic means",
    "Eemb/sanc-": "embargo or sanctions",
    "Ecoop+": "economic cooperation",
    "Eease+": "to ease sanctions",
    "Eaid+": "economic aid",
    "Mthreat-": "to threaten with force",
    "Mdisplay-": "to display force",
    "Musage-": "to use force",
    "Mpromise+": "to promise military support",
    "Mcoop+": "military cooperation",
    "Mconfid+": "military confidence-building",
}
_SUMS: Final = {
    f"{field}_{sign}": f"{sign} {what} acts"
    for field, what in (("Diplo", "diplomatic"), ("Econ", "economic"), ("Mil", "military"))
    for sign in ("Negative", "Positive")
}
_GRADES: Final = {
    "Conv_descalation": "of conventional de-escalation",
    "Conv_escalation": "of conventional escalation",
}


def _plain(name: str) -> str:
    """The header in the form of our columns.

    >>> _plain("Ddeny/reject-")
    'ddeny_reject'
    """
    return name.strip().rstrip("+-").replace("/", "_").replace(" ", "_").lower()


def _yes(name: str) -> pl.Expr:
    return (pl.col(name) == "1").alias(_plain(name))


def _code(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Int32).alias(_plain(name))


def _unless_none(name: str) -> pl.Expr:
    return pl.when(_code(name) != 0).then(_code(name)).alias(_plain(name))


def _read(path: Path, sheet: str, *columns: pl.Expr) -> pl.DataFrame:
    frame = excel_table(path, sheet)
    day = pl.col("interactionstartdate").str.slice(0, 10).str.to_date()
    found = frame.select(
        "row",
        pl.col("Cyberincidentnum").cast(pl.Int32).alias("number"),
        pl.col("StateA").str.strip_chars().alias("state1"),
        pl.col("StateB").str.strip_chars().alias("state2"),
        pl.col("Name").str.strip_chars().replace("No Cyber", None).alias("name"),
        day.dt.year().alias("year"),
        day.alias("start"),
        *columns,
        pl.when(pl.col("method") != "0").then("method").alias("method"),
        *(_unless_none(name) for name in ("targettype", "cyber_objective", "damage type")),
        _unless_none("severity"),
        *(_yes(n) for n in ("information_operation", "objective_achievement", "Concession ")),
        "initiator",
    )
    found = found.with_columns(
        pl.col("initiator").cast(pl.Int32).alias("initiator_code"),
        actors_of_names(found["state1"]).alias("actor1"),
        actors_of_names(found["state2"]).alias("actor2"),
    )
    return with_actors(found.drop("initiator"), "cow", "initiator_code", name="initiator")


def _incidents(path: Path) -> pl.DataFrame:
    return _read(
        path,
        _INCIDENTS,
        pl.col("interactionenddate").str.slice(0, 10).str.to_date().alias("end"),
        _yes("3rdpartyinitiator").alias("third_party_initiator"),
        _unless_none("Crit Inf").alias("critical_infrastructure"),
        _yes("Supply Ch").alias("supply_chain"),
        _yes("Ransomware"),
    )


def _actions(path: Path) -> pl.DataFrame:
    frame = _read(
        path,
        _ACTIONS,
        _code("target").alias("target_code"),
        _yes("Cyber_escalation"),
        *(pl.col(name).cast(pl.Float64).alias(_plain(name)) for name in _ACTS),
        *(_code(name) for name in (*_SUMS, *_GRADES)),
    )
    return with_actors(frame, "cow", "target_code", name="target")


_LEADING: Final = (
    Column("number", "Cyberincidentnum", "not the same incident in both tables from 89 on"),
    Column("state1", "name", "the first state of the dyad"),
    Column("state2", "name", "the second state of the dyad"),
    Column("name", "name", "of the incident; null where the side did nothing by cyber means"),
    Column("year", "year", "of the start"),
)
_CODED: Final = (
    Column(
        "method",
        "1 vandalism, 2 denial of service, 3 intrusion, 4 infiltration: 4.1 logic bomb, "
        "4.2 virus, 4.3 worm, 4.4 keystroke logging",
        "as text; 3.1 in two rows, a kind of intrusion; null where no cyber means",
    ),
    Column("targettype", "1 private, 2 government, 3 military", "null where no cyber means"),
    Column(
        "cyber_objective",
        "1 disruption, 2 short-term espionage, 3 long-term espionage, 4 degradation",
        "null where no cyber means",
    ),
    Column(
        "damage_type",
        "1 direct at once, 2 direct later, 3 indirect at once, 4 indirect later",
        "null where no cyber means",
    ),
    Column("severity", "1 to 10", "null where no cyber means"),
    Column("information_operation", "yes or no", "part of one"),
    Column("objective_achievement", "yes or no", "the initiator reached its aim"),
    Column("concession", "yes or no", "the target gave way"),
    Column("initiator_code", "CoW code", "the initiator"),
    Column("actor1", "actor", "the first state of the dyad", of="state1"),
    Column("actor2", "actor", "the second state of the dyad", of="state2"),
    Column(
        "initiator", "actor", "the initiator; in a few rows outside the dyad", of="initiator_code"
    ),
)
_COPY: Final = Copy(
    file="dcid/DCID_2.0_Release_update_February_2023.xlsx",
    origin="mklovak/regimes-cyber-operations@5cb2c15:"
    "data sources/DCID_2.0_Release_update_February_2023.xlsx",
    sha256="58cacc71fcaf6ca1f763785d71150d04bbd14df40b3bb559e58619c4a160c655",
    size=298_908,
)

INCIDENTS: Final = Declaration(
    id="dcid.incidents",
    source="dcid-2.0",
    title="Dyadic Cyber Incident and Campaign Dataset 2.0, incidents",
    unit="incident",
    key=("number",),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        *_LEADING,
        Column("start", "day", "the first of a month also where no more is known"),
        Column("end", "day", "the same; in row 236 before the start"),
        Column("third_party_initiator", "yes or no", "acted for the initiator"),
        Column(
            "critical_infrastructure",
            "1 to 16, sectors of CISA by their English names, 17 elections and academia",
            "of the target",
        ),
        Column("supply_chain", "yes or no", "reached through a supplier"),
        Column("ransomware", "yes or no", ""),
        *_CODED,
    ),
    coverage=Coverage(
        first=2000, last=2021, members="incidents between states that are rivals, to 2020"
    ),
    copy=_COPY,
    read=_incidents,
)

ACTIONS: Final = Declaration(
    id="dcid.actions",
    source="dcid-2.0",
    title="Dyadic Cyber Incident and Campaign Dataset 2.0, each side of a dyad",
    unit="incident and side of the dyad",
    key=("row",),
    actors=("initiator", "target"),
    year="year",
    columns=(
        *_LEADING,
        Column("start", "day", "of the incident or of the other side's acts"),
        Column("target_code", "CoW code", "the target"),
        Column("cyber_escalation", "yes or no", "the incident answered another by more"),
        *(
            Column(_plain(name), "weight, 0 where there was none", f"{what}, the side's act")
            for name, what in _ACTS.items()
        ),
        *(Column(_plain(name), "kinds of act", what.lower()) for name, what in _SUMS.items()),
        *(Column(_plain(name), "grade, 0 none", what) for name, what in _GRADES.items()),
        *_CODED,
        Column(
            "target",
            "actor",
            "the target; in three rows the initiator or outside the dyad",
            of="target_code",
        ),
    ),
    coverage=Coverage(
        first=2000, last=2021, members="both sides of each incident between rivals, to 2020"
    ),
    copy=_COPY,
    read=_actions,
)

DATASETS: Final = (
    DataSet(
        id="dcid",
        title="Dyadic Cyber Incident and Campaign Dataset",
        version="2.0, February 2023",
        licence="attribution",
        terms="no licence stated in the file; the authors are to be cited",
        home="https://doi.org/10.7910/DVN/CQOMYV",
        citation=Citation(
            kind="article",
            authors=(
                "Maness, Ryan C.",
                "Valeriano, Brandon",
                "Hedgecock, Kathryn",
                "Macias, Jose M.",
                "Jensen, Benjamin",
            ),
            year=2023,
            title="Expanding the Dyadic Cyber Incident and Campaign Dataset (DCID): "
            "Cyber Conflict from 2000 to 2020",
            container="Cyber Defense Review",
            volume="8",
            number="2",
            pages="65-90",
        ),
        tables=(INCIDENTS, ACTIONS),
    ),
)
