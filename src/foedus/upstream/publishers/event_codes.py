"""CAMEO and PLOVER: the codes of machine-coded events."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, csv_text, numbered
from foedus.upstream.tally import without

_LINE: Final = (
    r"^(?<code>\d+):\s*(?<event>[A-Z]+)\s*"
    r"(?:,(?<mode>[^,#]*),(?<contexts>[^#]*))?(?:#(?<label>.*))?$"
)


def _codes(path: Path) -> pl.DataFrame:
    return csv_text(path, "cp1252").select(
        "row",
        "code",
        "name",
        "root_code",
        pl.col("goldstein").cast(pl.Float64),
        pl.col("description").str.strip_chars().replace("NA", None),
    )


def _conversion(path: Path) -> pl.DataFrame:
    lines = pl.DataFrame({"line": path.read_text(encoding="utf-8").splitlines()})
    parts = numbered(lines).with_columns(pl.col("line").str.extract_groups(_LINE)).unnest("line")
    found = without(parts, pl.col("code").is_null(), "the line is no code")
    contexts = pl.col("contexts").fill_null("").str.split(";")
    return found.select(
        ROW,
        "code",
        "event",
        pl.col("mode").str.strip_chars().replace("", None),
        contexts.list.eval(pl.element().str.strip_chars()).list.drop_nulls(),
        pl.col("label").str.strip_chars(),
    ).with_columns(pl.col("contexts").list.filter(pl.element() != ""))


CODES: Final = Declaration(
    id="cameo.codes",
    source="cameo-icews-2023",
    title="CAMEO event codes with Goldstein scores, as ICEWS uses them",
    unit="code",
    key=("code",),
    columns=(
        Column("code", "CAMEO code", "text of two to four digits, leading zeros kept"),
        Column("name", "words", "what the code stands for"),
        Column("root_code", "CAMEO code", "the class of events, 01 to 20"),
        Column("goldstein", "points, -10 to 10", "from conflict to cooperation"),
        Column("description", "words", "null for the 20 classes"),
    ),
    coverage=Coverage(first=1995, last=2023, members="codes of events of any year"),
    copy=Copy(
        file="cameo-codebooks/cameo-codes.csv",
        origin="andybega/icews@3746c72:data-raw/cameo-codes.csv",
        sha256="6bb520c64069b7d42d7099eba1dc07528533db5e2321f2f8cb6e9ebd24ad56c0",
        size=154_149,
    ),
    read=_codes,
)

CONVERSION: Final = Declaration(
    id="plover.conversion",
    source="plover-2021",
    title="CAMEO to PLOVER conversion, draft 0.8 of 17 September 2021",
    unit="line of the conversion",
    key=("row",),
    columns=(
        Column("code", "CAMEO code", "leading zeros kept; two codes stand twice, 08 and 175"),
        Column("event", "PLOVER event", "such as AGREE or ASSAULT"),
        Column("mode", "PLOVER mode", "null where the event has none"),
        Column("contexts", "list of PLOVER contexts", "such as military or legal"),
        Column("label", "words", "comment of the line; null at the head of a class"),
    ),
    coverage=Coverage(first=2021, last=2021, members="the CAMEO classes 03 to 20"),
    copy=Copy(
        file="plover/CAMEO2PLOVER-2021.txt",
        origin="openeventdata/PLOVER@5e0c24f:CAMEO2PLOVER-2021.txt",
        sha256="524512a777756e90f6721724d7c5cab4eac2c35178a50ad2ad09bdb3edefbe7e",
        size=17_344,
    ),
    read=_conversion,
)

DATASETS: Final = (
    DataSet(
        id="cameo",
        title="CAMEO event codes with Goldstein scores",
        version="icews 2023-06-06",
        licence="attribution",
        terms="MIT licence of the package; its author asks for citation",
        home="https://github.com/andybega/icews",
        citation=Citation(
            kind="dataset",
            authors=("Beger, Andreas",),
            year=2023,
            title="icews: CAMEO codes and Goldstein scores of the ICEWS event data",
            address="https://github.com/andybega/icews",
        ),
        tables=(CODES,),
    ),
    DataSet(
        id="plover",
        title="PLOVER, conversion from CAMEO",
        version="draft 0.8, 2021-09-17",
        licence="attribution",
        terms="CC BY-SA 4.0",
        home="https://github.com/openeventdata/PLOVER",
        citation=Citation(
            kind="dataset",
            authors=("{Open Event Data Alliance}",),
            year=2021,
            title="PLOVER: Political Language Ontology for Verifiable Event Records",
            address="https://github.com/openeventdata/PLOVER",
        ),
        tables=(CONVERSION,),
    ),
)
