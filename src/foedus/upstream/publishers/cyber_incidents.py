"""European Repository of Cyber Incidents (EuRepoC): the global data set in version 1.1."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_in_lists, actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_text

_NOTHING: Final = ("", "Not available", "Unknown")
_TEXTS: Final = pl.List(pl.String)
_EXAMPLES: Final = r" \((?:e\.g\.|corporate targets)[^)]*\)"
_POINTS: Final = {
    "data_theft": "data were stolen",
    "disruption": "systems were disrupted",
    "hijacking": "systems were taken over",
    "physical_effects_spatial": "physical effects, how wide",
    "physical_effects_temporal": "physical effects, how long",
}
_COUNTS: Final = (
    "number_of_attributions",
    "number_of_political_responses",
    "number_of_legal_responses",
)


def _incidents(path: Path) -> pl.DataFrame:
    frame = csv_text(path)
    found = frame.select(
        ROW,
        pl.col("ID").cast(pl.Int32).alias("incident"),
        pl.col("name").str.strip_chars(),
        pl.col("start_date").str.slice(0, 4).cast(pl.Int32).alias("year"),
        pl.col("start_date", "end_date").str.to_date(),
        _parts("incident_type").alias("incident_types"),
        _bracketed("receiver_country").alias("receiver_countries"),
        _bracketed("initiator_country").alias("initiator_countries"),
        _bracketed("initiator_name").alias("initiator_names"),
        _bracketed("initiator_category").alias("initiator_categories"),
        _parts("cyber_conflict_issue").alias("cyber_conflict_issues"),
        _parts("offline_conflict_issue").alias("offline_conflict_issues"),
        _parts("offline_conflict_name_HIIK").alias("offline_conflicts"),
        pl.col("offline_conflict_intensity_subcode")
        .str.strip_prefix("HIIK ")
        .cast(pl.Int32, strict=False)
        .alias("offline_conflict_intensity"),
        _parts("source_incident_detection_disclosure").alias("disclosed_by"),
        pl.col("zero_days").replace_strict({"Yes": True, "No": False}, default=None),
        *(_points(name) for name in _POINTS),
        pl.col("unweighted_cyber_intensity").cast(pl.Int32),
        pl.col("weighted_cyber_intensity").cast(pl.Float64),
        pl.col("impact_indicator_value").cast(pl.Float64),
        pl.col(_COUNTS).cast(pl.Int32),
    )
    for side in ("receiver", "initiator"):
        actors, others = actors_in_lists(found[f"{side}_countries"])
        found = found.with_columns(actors.alias(f"{side}s"), others.alias(f"unknown_{side}s"))
    return found.select(ROW, *(column.name for column in INCIDENTS.columns))


def _attributions(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        ROW,
        pl.col("incident_ID").cast(pl.Int32).alias("incident"),
        pl.col("attribution_ID").cast(pl.Float64).cast(pl.Int32).alias("attribution"),
        pl.col("attribution_date").str.to_date().alias("date"),
        _word("attribution_type").str.replace_all(_EXAMPLES, "").alias("type"),
        _word("attribution_basis").alias("basis"),
        _word("attributing_actor"),
        _word("attributing_country"),
        _word("attributed_initiator").alias("initiator_name"),
        _word("attributed_initiator_country").alias("initiator_country"),
        _word("attributed_initiator_category").alias("initiator_category"),
    )
    return frame.with_columns(
        actors_of_names(frame["attributing_country"]).alias("attributed_by"),
        actors_of_names(frame["initiator_country"]).alias("initiator"),
    )


def _receivers(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        ROW,
        pl.col("ID").cast(pl.Int32).alias("incident"),
        _word("receiver_country"),
        _parts("receiver_region").alias("receiver_regions"),
        _word("receiver_name"),
        _word("receiver_category").str.replace_all(_EXAMPLES, ""),
        _word("receiver_category_subcode").str.replace_all(_EXAMPLES, ""),
    )
    return frame.with_columns(actors_of_names(frame["receiver_country"]).alias("receiver"))


def _word(name: str) -> pl.Expr:
    stripped = pl.col(name).str.strip_chars()
    return pl.when(~stripped.is_in(_NOTHING)).then(stripped).alias(name)


def _listed(cells: pl.Expr) -> pl.Expr:
    """Each word once, in order; none where the cell is empty."""
    words = cells.list.eval(pl.element().str.strip_chars())
    kept = words.list.eval(pl.element().filter(~pl.element().is_in(_NOTHING)))
    return kept.list.unique(maintain_order=True).fill_null(pl.lit([], dtype=_TEXTS))


def _parts(name: str) -> pl.Expr:
    """The words between semicolons, without the examples in brackets."""
    return _listed(pl.col(name).str.replace_all(_EXAMPLES, "").str.split(";"))


def _bracketed(name: str) -> pl.Expr:
    """The words of a cell that holds a list as Python writes it."""
    return _listed(pl.col(name).map_elements(ast.literal_eval, return_dtype=_TEXTS))


def _points(name: str) -> pl.Expr:
    """What a finding adds to the intensity, as its text says in brackets; 0 for ``none``."""
    said = pl.col(name).str.extract(r"scores (\d) points?").cast(pl.Int32)
    return pl.when(pl.col(name) == "none").then(0).otherwise(said).alias(name)


_INCIDENT: Final = Column("incident", "ID", "the incident")
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
        values=("Anguilla", "Guernsey", "Hong Kong", "Macao", "Puerto Rico"), why="a territory"
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
_COVERAGE: Final = Coverage(
    first=2000, last=2023, members="incidents with a political side that became public"
)
_DAY: Final = "the first of a month or of a year also where no more is known"


def _copy(name: str, sha256: str, size: int) -> Copy:
    return Copy(
        file=f"eurepoc-1.1/{name}",
        origin=f"michalbcz/eurepoc-database-analysis@7b12d54:data/{name}",
        sha256=sha256,
        size=size,
    )


INCIDENTS: Final = Declaration(
    id="eurepoc.incidents",
    source="eurepoc-1.1",
    title="EuRepoC Global Dataset of cyber incidents 1.1",
    unit="incident",
    key=("incident",),
    year="year",
    columns=(
        _INCIDENT,
        Column("name", "title", "as the repository calls it"),
        Column("year", "year", "of the start; null where unknown"),
        Column("start_date", "day", _DAY),
        Column("end_date", "day", f"{_DAY}; in 83 rows before the start"),
        Column("incident_types", "list of words", "disruption, data theft, hijacking and others"),
        Column("receiver_countries", "list of names", "states, territories, regions, bodies"),
        Column("initiator_countries", "list of names", "empty where unknown"),
        Column("initiator_names", "list of names", "groups and persons with their other names"),
        Column("initiator_categories", "list of words", "each once, in no order of the names"),
        Column("cyber_conflict_issues", "list of words", "empty where unknown"),
        Column("offline_conflict_issues", "list of words", "empty where unknown or none"),
        Column("offline_conflicts", "list of names", "conflicts of the Heidelberg barometer"),
        Column("offline_conflict_intensity", "1 to 5", "of the Heidelberg barometer"),
        Column("disclosed_by", "list of words", "how the incident became known"),
        Column("zero_days", "yes or no", "a flaw unknown till then was used"),
        *(
            Column(name, "points of intensity, 0 none", f"{what}; null where not coded")
            for name, what in _POINTS.items()
        ),
        Column("unweighted_cyber_intensity", "points", "their sum; in 13 rows another number"),
        Column("weighted_cyber_intensity", "points", "1.5 times for targets of high importance"),
        Column("impact_indicator_value", "points", "coded for late incidents only"),
        Column(_COUNTS[0], "attributions", ""),
        Column(_COUNTS[1], "responses", "0 also where not looked for"),
        Column(_COUNTS[2], "responses", "0 also where not looked for"),
        Column(
            "receivers",
            "list of actors",
            "those of receiver_countries that are actors",
            of="unknown_receivers",
            but=_NO_STATES,
        ),
        Column(
            "initiators",
            "list of actors",
            "those of initiator_countries that are actors",
            of="unknown_initiators",
            but=_NO_STATES,
        ),
        Column("unknown_receivers", "list of names", "those that are no actors of ours"),
        Column("unknown_initiators", "list of names", "those that are no actors of ours"),
    ),
    coverage=_COVERAGE,
    copy=_copy(
        "EuRepoC_Global_Database_1.1.csv",
        "114f10531a92a1038700ed19d4c4c83e97354ff3803186578f10325355ac6c03",
        3_505_064,
    ),
    read=_incidents,
)

ATTRIBUTIONS: Final = Declaration(
    id="eurepoc.attributions",
    source="eurepoc-1.1",
    title="EuRepoC attributions of cyber incidents 1.1",
    unit="attribution, with one pair of who attributes and to whom",
    key=("row",),
    actors=("attributed_by", "initiator"),
    columns=(
        _INCIDENT,
        Column("attribution", "attribution_ID", "stands in several rows if of or to several"),
        Column("date", "day", _DAY),
        Column("type", "words", "technical report, political statement and others"),
        Column("basis", "words", "who says it: attacker, receiver, company, media and others"),
        Column("attributing_actor", "name", "the body or person"),
        Column("attributing_country", "name", "of the body or person"),
        Column("initiator_name", "name", "to whom it is attributed"),
        Column("initiator_country", "name", "null where unknown"),
        Column("initiator_category", "words", "state, non-state group and others"),
        Column(
            "attributed_by",
            "actor",
            "the state of attributing_country",
            of="attributing_country",
            but=_NO_STATES,
        ),
        Column(
            "initiator",
            "actor",
            "the state of initiator_country",
            of="initiator_country",
            but=_NO_STATES,
        ),
    ),
    coverage=_COVERAGE,
    copy=_copy(
        "EuRepoC_Attribution_dataset_1.1.csv",
        "8448566dabb7e8e75c503eabded1528e8a50acb7492197dc0c1efefc169683ff",
        584_157,
    ),
    read=_attributions,
)

RECEIVERS: Final = Declaration(
    id="eurepoc.receivers",
    source="eurepoc-1.1",
    title="EuRepoC receivers of cyber incidents 1.1",
    unit="receiver of an incident",
    key=("row",),
    actors=("receiver",),
    columns=(
        _INCIDENT,
        Column("receiver_country", "name", "a state, territory, region or body"),
        Column("receiver_regions", "list of letters", "regions and alliances it belongs to"),
        Column("receiver_name", "name", "the body or person, where named"),
        Column("receiver_category", "words", "state institutions, media and others"),
        Column("receiver_category_subcode", "words", "ministries, police and others"),
        Column(
            "receiver",
            "actor",
            "the state of receiver_country",
            of="receiver_country",
            but=_NO_STATES,
        ),
    ),
    coverage=_COVERAGE,
    copy=_copy(
        "EuRepoC_Receiver_dataset_1.1.csv",
        "80fa650aa87f9b5ba88703c3cae0994a107b6d369bb20e344b890189eebc8c6e",
        558_400,
    ),
    read=_receivers,
)

DATASETS: Final = (
    DataSet(
        id="eurepoc",
        title="EuRepoC Global Dataset of Cyber Incidents",
        version="1.1",
        licence="attribution",
        terms="the repository is to be cited; its terms stand in the record at Zenodo",
        home="https://zenodo.org/records/7848941",
        citation=Citation(
            kind="dataset",
            authors=("{European Repository of Cyber Incidents}",),
            year=2023,
            title="EuRepoC Global Dataset of Cyber Incidents",
            container="Zenodo",
            doi="10.5281/zenodo.7848941",
        ),
        tables=(INCIDENTS, ATTRIBUTIONS, RECEIVERS),
    ),
)
