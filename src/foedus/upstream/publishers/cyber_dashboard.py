"""European Repository of Cyber Incidents (EuRepoC): tables of its dashboard, May 2024."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_text

_NOTHING: Final = ("", "Not available", "Unknown", "None", "nan")
_KINDS: Final = ("industry", "political", "attacker", "third_party", "other")


def _word(name: str) -> pl.Expr:
    stripped = pl.col(name).str.strip_chars()
    return pl.when(~stripped.is_in(_NOTHING)).then(stripped).alias(name)


def _table(path: Path, *columns: pl.Expr) -> pl.DataFrame:
    """The columns of the file after those on incident and states, and the states as actors."""
    frame = csv_text(path)
    dated = (
        pl.col("start_date").str.slice(0, 4).cast(pl.Int32).alias("year"),
        pl.col("start_date").str.to_date(),
    )
    found = frame.select(
        ROW,
        pl.col("ID").cast(pl.Int32).alias("incident"),
        *(dated if "start_date" in frame.columns else ()),
        _word("receiver_country"),
        _word("initiator_country"),
        *columns,
    )
    return found.with_columns(
        actors_of_names(found[f"{side}_country"]).alias(side) for side in ("receiver", "initiator")
    )


def _attributions(path: Path) -> pl.DataFrame:
    dates = [pl.col(f"{kind}_date").str.to_date() for kind in _KINDS]
    return _table(path, _word("incident_type"), *dates)


def _initiators(path: Path) -> pl.DataFrame:
    return _table(
        path, *(_word(name) for name in ("incident_type", "initiator_category", "initiator_name"))
    )


def _network(path: Path) -> pl.DataFrame:
    return _table(
        path,
        _word("initiator_category"),
        _word("initiator_name"),
        _word("cyber_conflict_issue"),
        pl.col("weighted_cyber_intensity").cast(pl.Float64),
    )


def _responses(path: Path) -> pl.DataFrame:
    flags = [pl.col(f"{kind}_response") == "1" for kind in ("political", "legal")]
    intensity = pl.col("weighted_cyber_intensity").cast(pl.Float64)
    return _table(path, _word("incident_type"), *flags, intensity)


def _sectors(path: Path) -> pl.DataFrame:
    return _table(
        path,
        *(
            _word(name)
            for name in ("incident_type", "receiver_category", "receiver_category_subcode")
        ),
    )


def _conflict_issues(path: Path) -> pl.DataFrame:
    conflict = _word("offline_conflict_issue_subcode").alias("offline_conflict")
    return _table(path, _word("cyber_conflict_issue"), conflict)


_NO_STATES: Final = (
    Unresolved(pattern=r"\(region\)$", why="a region, marked as one"),
    Unresolved(
        values=(
            "Africa", "Caucasus", "Eastern Europe", "North America", "Northern Europe",
            "South America", "Western Europe",
        ),
        why="a region",
    ),
    Unresolved(
        values=(
            "Anguilla", "Bermuda", "French Guiana", "Guam", "Guernsey", "Hong Kong", "Macao",
            "Martinique", "Puerto Rico",
        ),
        why="a territory",
    ),
    Unresolved(
        values=(
            "ISIS", "International Association of Athletics Federations", "Interpol",
            "Organization for Security and Cooperation in Europe", "UNICEF",
            "United Nations Economic and Social Council", "United Nations Environment Programme",
            "World Anti-Doping Agency",
        ),
        why="a body or an armed group",
    ),
)  # fmt: skip
_INCIDENT: Final = Column("incident", "ID", "the incident, which stands in many rows")
_DATED: Final = (
    Column("year", "year", "of the start; null where unknown"),
    Column("start_date", "day", "the first of a month or of a year also where no more is known"),
)
_COUNTRIES: Final = (
    Column("receiver_country", "name", "a state, territory, region or body; null where unknown"),
    Column("initiator_country", "name", "a state or region; null where unknown"),
)
_ACTORS: Final = (
    Column(
        "receiver",
        "actor",
        "the state of receiver_country",
        of="receiver_country",
        but=_NO_STATES,
    ),
    Column(
        "initiator",
        "actor",
        "the state of initiator_country",
        of="initiator_country",
        but=_NO_STATES,
    ),
)
_TYPE: Final = Column("incident_type", "words", "disruption, data theft, hijacking and others")
_CATEGORY: Final = Column("initiator_category", "words", "state, non-state group and others")
_NAME: Final = Column("initiator_name", "name", "a group or person with its other names")
_ISSUE: Final = Column("cyber_conflict_issue", "words", "null where unknown")
_INTENSITY: Final = Column("weighted_cyber_intensity", "points", "of the whole incident")


def _declaration(
    name: str,
    what: str,
    columns: tuple[Column, ...],
    file: str,
    sha256: str,
    size: int,
    first: int = 2000,
) -> Declaration:
    dated = () if name == "network" else _DATED
    return Declaration(
        id=f"eurepoc-dashboard.{name}",
        source="eurepoc-dashboard-2024",
        title=f"EuRepoC dashboard: {name}, May 2024",
        unit=f"incident, receiver, initiator and {what}",
        key=("row",),
        actors=("receiver", "initiator"),
        year="year" if dated else "",
        columns=(_INCIDENT, *dated, *_COUNTRIES, *columns, *_ACTORS),
        coverage=Coverage(
            first=first, last=2023, members="incidents with a political side that became public"
        ),
        copy=Copy(
            file=f"eurepoc-dashboard-2024/{file}",
            origin=f"swp-berlin/EuRepoC_Cyber_Incident_Dashboard@bbfee7b:app/data/{file}",
            sha256=sha256,
            size=size,
        ),
        read=_READERS[name],
    )


_READERS: Final = {
    "attributions": _attributions,
    "conflict-issues": _conflict_issues,
    "initiators": _initiators,
    "network": _network,
    "responses": _responses,
    "sectors": _sectors,
}

ATTRIBUTIONS: Final = _declaration(
    "attributions",
    "type",
    (
        _TYPE,
        Column(
            "industry_date", "day", "of an attribution by a company; at times before the start"
        ),
        Column("political_date", "day", "of an attribution by a state"),
        Column("attacker_date", "day", "of a claim by the attacker"),
        Column("third_party_date", "day", "of an attribution by others"),
        Column("other_date", "day", "of another attribution"),
    ),
    "dashboard_attributions_data.csv",
    "f3a419e12c09acd09591e2e2db2ddbde6a80d2c39316643403830e7fae99ff7f",
    817_915,
    first=2010,
)

CONFLICT_ISSUES: Final = _declaration(
    "conflict-issues",
    "issue",
    (
        _ISSUE,
        Column("offline_conflict", "words", "the conflict that the incident belongs to, if any"),
    ),
    "dashboard_conflict_issues_data.csv",
    "580176a2a51295d70f074e7664ac10f692b17e218f4d259bb220d0580386b391",
    846_876,
)

INITIATORS: Final = _declaration(
    "initiators",
    "type",
    (_TYPE, _CATEGORY, _NAME),
    "dashboard_initiators_data.csv",
    "d2834cef5aae815f89dcefbff61eaeaf718c6b80a83d46e46f2ef8661878b63c",
    1_275_323,
)

NETWORK: Final = _declaration(
    "network",
    "issue",
    (_CATEGORY, _NAME, _ISSUE, _INTENSITY),
    "dashboard_network_data.csv",
    "d84256607d14bd4d7763149379860e03859bd8cb2e59b1581d2e39643c867fe3",
    1_044_064,
)

RESPONSES: Final = _declaration(
    "responses",
    "type",
    (
        _TYPE,
        Column("political_response", "yes or no", "to the incident, found so far"),
        Column("legal_response", "yes or no", "to the incident, found so far"),
        _INTENSITY,
    ),
    "dashboard_responses_data.csv",
    "5d068d26b145212fcdb0881d0eab0c7f31d01f2f36061d2ca4b1e652f0ab8b9e",
    820_159,
)

SECTORS: Final = _declaration(
    "sectors",
    "target",
    (
        _TYPE,
        Column("receiver_category", "words", "state institutions, media and others"),
        Column("receiver_category_subcode", "words", "ministries, police and others"),
    ),
    "dashboard_targeted_sectors_data.csv",
    "26d557267e9a6ed3df9849f1d056a08b2556ec6b1bb4f98428942873cc0c96f9",
    3_159_463,
)

DATASETS: Final = (
    DataSet(
        id="eurepoc-dashboard",
        title="EuRepoC Cyber Incident Dashboard",
        version="2024-05-27",
        licence="attribution",
        terms="no licence stated with the files; the repository is to be cited",
        home="https://eurepoc.eu",
        citation=Citation(
            kind="dataset",
            authors=("{European Repository of Cyber Incidents}",),
            year=2024,
            title="EuRepoC Cyber Incident Dashboard",
            container="Stiftung Wissenschaft und Politik",
        ),
        tables=(ATTRIBUTIONS, CONFLICT_ISSUES, INITIATORS, NETWORK, RESPONSES, SECTORS),
    ),
)
