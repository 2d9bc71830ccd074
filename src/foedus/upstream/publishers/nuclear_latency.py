"""Fuhrmann and Tkach: plants that enrich uranium or reprocess plutonium."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import excel_table

_YEARS: Final = (
    "construction_start",
    "construction_end",
    "operation_start",
    "operation_end",
    "operation2_start",
    "operation2_end",
)
_FLAGS: Final = {
    "facility_ambiguity": "may have been research only; null also where never operated",
    "covert": "work began in secret",
    "iaea": "was at some time under safeguards of the IAEA, in law if not in fact",
    "regional": "was at some time under regional safeguards, such as Euratom's",
    "military": "had a military use at some time",
    "military_ambiguity": "whether it had a military use is doubtful",
    "multinational": "owned by entities of several countries",
    "foreign_assistance": "built with aid that another state approved",
    "foreign_assistance_ambiguity": "whether there was such aid is doubtful",
}
_RUNNING: Final = "7777"
_NEVER: Final = "9999"
_UNKNOWN: Final = "-99"


def _facilities(path: Path) -> pl.DataFrame:
    whole = {name: pl.col(name).cast(pl.Int32, strict=False) for name in _YEARS}
    running = pl.any_horizontal(pl.col("operation_end", "operation2_end") == _RUNNING)
    frame = excel_table(path).select(
        "row",
        pl.col("country_name").alias("country"),
        pl.col("ccode").cast(pl.Int32),
        pl.col("facility_name").str.strip_chars().alias("facility"),
        pl.col("enr_type", "size").cast(pl.Int32),
        *(pl.when(year.is_between(1900, 2100)).then(year) for year in whole.values()),
        _unless_unknown("construction_end", pl.col("construction_end") != _NEVER, "finished"),
        _unless_unknown("operation_start", pl.col("operation_start") != _NEVER, "operated"),
        _unless_unknown("operation_end", running, "running"),
        *(pl.col(name).replace_strict({"1": True, "0": False}, default=None) for name in _FLAGS),
    )
    since = pl.coalesce("operation_start", "construction_end", "construction_start")
    named = with_actors(frame.with_columns(since.alias("since")), "cow", "ccode", year="since")
    return named.drop("since")


def _unless_unknown(year: str, holds: pl.Expr, name: str) -> pl.Expr:
    return pl.when(pl.col(year) != _UNKNOWN).then(holds).alias(name)


_UNDATED: Final = (
    Unresolved(values=(200, 710), why="the plant has no year in which the code could be read"),
)

FACILITIES: Final = Declaration(
    id="nuclear-latency.facilities",
    source="fuhrmann-latency-1.2",
    title="Nuclear Latency Dataset 1.2",
    unit="facility",
    key=("ccode", "facility"),
    actors=("actor",),
    year="operation_start",
    columns=(
        Column("country", "name", "the state, also for its predecessors"),
        Column("ccode", "CoW code", "the state"),
        Column("facility", "name", "of the plant"),
        Column(
            "enr_type",
            "1 reprocessing, 2 gaseous diffusion, 3 centrifuge, 4 electromagnetic, "
            "5 chemical and ion exchange, 6 aerodynamic, 7 laser, 8 thermal diffusion",
            "the technology",
        ),
        Column("size", "1 laboratory, 2 pilot, 3 commercial", "the capacity"),
        Column("construction_start", "year", "null where unknown"),
        Column("construction_end", "year", "null where unknown or not 'finished'"),
        Column("operation_start", "year", "null where unknown or not 'operated'"),
        Column("operation_end", "year", "null where unknown, 'running' or not 'operated'"),
        Column("operation2_start", "year", "of a second time of operation"),
        Column("operation2_end", "year", "of a second time of operation; null where 'running'"),
        Column("finished", "yes or no", "construction had ended by 2012; null where unknown"),
        Column("operated", "yes or no", "nuclear material came in by 2012; null where unknown"),
        Column("running", "yes or no", "material was processed in 2012; null where unknown"),
        *(
            Column(name, "yes or no", f"{what}; null where unknown")
            for name, what in _FLAGS.items()
        ),
        Column(
            "actor",
            "actor",
            "the state when operation, else building, began",
            of="ccode",
            but=_UNDATED,
        ),
    ),
    coverage=Coverage(
        first=1939, last=2012, members="plants found in open sources, at least of laboratory size"
    ),
    copy=Copy(
        file="nuclear/nl_dataset_v.1.2.xlsx",
        origin="knapply/data4ds4da@a1a309a04617:inst/datasets/nl/nl_dataset_v.1.2.xlsx",
        sha256="1a3798e2ba09b73d64021e70e535ef08d456e51c9203f12412d549e84a74d7b3",
        size=57_649,
    ),
    read=_facilities,
)

DATASETS: Final = (
    DataSet(
        id="nuclear-latency",
        title="Nuclear Latency Dataset",
        version="1.2",
        licence="attribution",
        terms="no licence stated; the authors ask to cite the article",
        home="https://www.matthewfuhrmann.com/datasets.html",
        citation=Citation(
            kind="article",
            authors=("Fuhrmann, Matthew", "Tkach, Benjamin"),
            year=2015,
            title="Almost Nuclear: Introducing the Nuclear Latency Dataset",
            container="Conflict Management and Peace Science",
            volume="32",
            number="4",
            pages="443-461",
        ),
        tables=(FACILITIES,),
    ),
)
