"""Council on Foreign Relations: Cyber Operations Tracker, with sponsors coded by others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_in_lists, with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, excel_table

_TYPES: Final = (
    "Espionage",
    "Sabotage",
    "Denial of service",
    "Data destruction",
    "Financial Theft",
    "Defacement",
    "Doxing",
)
_CATEGORIES: Final = ("Government", "Military", "Private sector", "Civil society")
_RESPONSES: Final = (
    "Confirmation",
    "Criminal charges",
    "Denial",
    "Denouncement",
    "Hack Back",
    "Sanctions",
)
_LONGEST: Final = 60
_LAST: Final = 2022
_TEXTS: Final = pl.List(pl.String)


def _operations(path: Path) -> pl.DataFrame:
    frame = excel_table(path)
    in_order = pl.col("sponsor_flag").fill_null("") != "COLUMN_SHIFT_FIX"
    day = pl.col("Date").str.slice(0, 10).str.to_date()
    affiliation = pl.col("Affiliations").str.strip_chars()
    response = pl.col("Response").str.extract(r"^([A-Za-z ]+?)\s*(?:$|\s\shttp)")
    found = frame.select(
        ROW,
        pl.col("Title").str.strip_chars().alias("title"),
        day.dt.year().alias("year"),
        day.alias("day"),
        pl.when(affiliation.str.len_chars() <= _LONGEST).then(affiliation).alias("affiliation"),
        pl.when(pl.col("Type").is_in(_TYPES)).then("Type").alias("type"),
        _words("Category").list.filter(pl.element().is_in(_CATEGORIES)).alias("categories"),
        pl.when(response.is_in(_RESPONSES)).then(response).alias("response"),
        pl.when(in_order).then(_words("Victims")).alias("victims"),
        pl.when(in_order).then(_words("Sponsor")).alias("sponsors"),
        pl.col("sponsor_cow").cast(pl.Int32).alias("coded_sponsor_code"),
        pl.col("sponsor_flag").alias("coded_sponsor_flag"),
    )
    for side in ("victims", "sponsors"):
        actors, others = actors_in_lists(found[side])
        found = found.with_columns(actors, others.alias(f"unknown_{side}"))
    found = found.with_columns(when=pl.col("year").fill_null(_LAST))
    found = with_actors(found, "cow", "coded_sponsor_code", year="when", name="coded_sponsor")
    return found.select(ROW, *(column.name for column in OPERATIONS.columns))


def _words(name: str) -> pl.Expr:
    """The words between commas, without ``and`` and a last full stop."""
    word = pl.element().str.strip_chars().str.strip_prefix("and ").str.strip_suffix(".")
    return pl.col(name).str.split(",").list.eval(word)


OPERATIONS: Final = Declaration(
    id="cfr.operations",
    source="cfr-cyber-tracker",
    title="Cyber Operations Tracker, export to December 2022",
    unit="operation or group",
    key=("row",),
    actors=("coded_sponsor",),
    year="year",
    columns=(
        Column("title", "title", "of the operation, or the group's name"),
        Column("year", "year", "of publication"),
        Column("day", "day", "of publication, not of the operation"),
        Column("affiliation", "words", "the group named; null where a longer text stands"),
        Column("type", "words", "Espionage, Sabotage, Denial of service and others"),
        Column("categories", "list of words", "of the victims"),
        Column(
            "response", "words", "Denouncement, Sanctions and others; null where none is known"
        ),
        Column(
            "victims",
            "list of actors",
            "named as such; bodies and persons are left out",
            of="unknown_victims",
            but=(Unresolved(why="open text: bodies, firms, groups and persons", pattern="."),),
        ),
        Column(
            "sponsors", "list of actors", "to whom the tracker ascribes it", of="unknown_sponsors"
        ),
        Column("unknown_victims", "list of words", "victims that are no actors of ours"),
        Column("unknown_sponsors", "list of names", "sponsors that are no actors of ours"),
        Column("coded_sponsor_code", "CoW code", "one sponsor, coded by a user of the tracker"),
        Column("coded_sponsor_flag", "letters", "how it was coded; null where as the tracker has"),
        Column(
            "coded_sponsor",
            "actor",
            "that sponsor; wrong in rows 32, 34 and 38",
            of="coded_sponsor_code",
        ),
    ),
    coverage=Coverage(
        first=2005, last=_LAST, members="operations ascribed in public to a state or its proxies"
    ),
    copy=Copy(
        file="cfr-cyber-tracker/cfr_attacker_coded.xlsx",
        origin="mklovak/regimes-cyber-operations@5cb2c15:data sources/cfr_attacker_coded.xlsx",
        sha256="6873d89ae0c4e58b14db99ad59c837bc9ac475bde4972d09e09804b567d6bb5e",
        size=228_219,
    ),
    read=_operations,
)

DATASETS: Final = (
    DataSet(
        id="cfr",
        title="Cyber Operations Tracker",
        version="December 2022",
        licence="restricted",
        terms="neither tracker nor copy state terms of reuse; the descriptions, which are the "
        "Council's, are not read",
        home="https://www.cfr.org/cyber-operations/",
        citation=Citation(
            kind="dataset",
            authors=("{Council on Foreign Relations}",),
            year=2022,
            title="Cyber Operations Tracker",
            address="https://www.cfr.org/cyber-operations/",
        ),
        tables=(OPERATIONS,),
    ),
)
