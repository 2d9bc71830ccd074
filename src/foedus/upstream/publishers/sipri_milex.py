"""Stockholm International Peace Research Institute: military expenditure."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.coloured_cells import NOTHING, coloured_rows
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW
from foedus.upstream.tally import counted, set_aside

_ESTIMATES: Final = {"10", "12"}  # blue: "SIPRI estimates"; red: "highly uncertain data"
_NO_FIGURE: Final = {
    "...": "no data",
    "xxx": "the state did not exist",
    "": "the cell is empty, or the line is a heading",
}
_WORKBOOK: Final = Copy(
    file="sipri-milex/SIPRI-Milex-data-1949-2024_2.xlsx",
    origin="Jakob-al28/defense-sector-dashboard@11b7b5094c50:"
    "data/SIPRI-Milex-data-1949-2024_2.xlsx",
    sha256="abab8d1462862858f11838dbc13a14ab061bd932f20b5889688d9bdf53e57625",
    size=942_828,
)


def _sheet(path: Path, sheet: str, scale: int = 1, head: str = "Country") -> pl.DataFrame:
    """One row a state and year that has a figure; ``row`` is the line of the sheet.

    ``head`` stands above the names.
    """
    years: dict[str, int] = {}
    found: list[tuple[int, str, int, float, bool]] = []
    empty = dict.fromkeys(_NO_FIGURE, 0)
    for number, cells in coloured_rows(path, sheet):
        name = cells.get("A", NOTHING).text
        if name == head:
            years = {c: int(cell.text) for c, cell in cells.items() if cell.text.isdecimal()}
            continue
        for column, year in years.items():
            cell = cells.get(column, NOTHING)
            if cell.text in _NO_FIGURE:
                empty[cell.text] += 1
                continue
            # Excel keeps 15 digits; the rest is the noise of the binary form.
            value = Decimal(f"{float(cell.text):.15g}") * scale
            found.append((number, name, year, float(value), cell.colour in _ESTIMATES))
    counted(len(found) + sum(empty.values()))
    for text, cells_without in empty.items():
        set_aside(_NO_FIGURE[text], cells_without)
    frame = pl.DataFrame(
        found,
        schema={
            ROW: pl.UInt32,
            "name": pl.String,
            "year": pl.Int32,
            "value": pl.Float64,
            "estimate": pl.Boolean,
        },
        orient="row",
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


def _table(
    id: str, sheet: str, unit: str, meaning: str, scale: int = 1, first: int = 1949
) -> Declaration:
    return Declaration(
        id=f"sipri-milex.{id}",
        source="sipri-milex-2025",
        title=f"SIPRI Military Expenditure Database 1949-2024, sheet {sheet}",
        unit="state-year",
        key=("name", "year"),
        actors=("actor",),
        year="year",
        columns=(
            Column("name", "name", "the state as SIPRI writes it"),
            Column("year", "year", "calendar year; fiscal year for the United States"),
            Column("value", unit, meaning),
            Column("estimate", "yes or no", "printed as an estimate or as highly uncertain"),
            Column("actor", "actor", "the state", of="name"),
        ),
        coverage=Coverage(
            first=first,
            last=2024,
            members="states whose expenditure SIPRI publishes; none in dollars for North Korea",
        ),
        copy=_WORKBOOK,
        read=partial(_sheet, sheet=sheet, scale=scale),
    )


CONSTANT: Final = _table(
    "constant", "Constant (2023) US$", "million USD of 2023", "military expenditure"
)
CURRENT: Final = _table(
    "current", "Current US$", "million USD of the year", "military expenditure"
)
SHARE: Final = _table(
    "share-gdp",
    "Share of GDP",
    "% of GDP",
    "military expenditure; the sheet has fractions",
    100,
)
PER_PERSON: Final = _table(
    "per-capita", "Per capita", "USD of the year", "military expenditure per person", first=1988
)
SHARE_OF_GOVERNMENT: Final = _table(
    "share-government",
    "Share of Govt. spending",
    "% of general government expenditure",
    "military expenditure; the sheet has fractions",
    100,
    first=1988,
)


def _regions(path: Path) -> pl.DataFrame:
    return _sheet(path, "Regional totals", head="Region").drop("actor")


REGIONS: Final = Declaration(
    id="sipri-milex.regions",
    source="sipri-milex-2025",
    title="SIPRI Military Expenditure Database 1949-2024, sheet Regional totals",
    unit="region-year",
    key=("name", "year"),
    year="year",
    columns=(
        Column("name", "name", "the world, a region or a part of one"),
        Column("year", "year", "calendar year"),
        Column("value", "billion USD of 2023", "military expenditure, estimates for gaps within"),
        Column("estimate", "yes or no", "printed as resting on estimates by more than a tenth"),
    ),
    coverage=Coverage(
        first=1988, last=2024, members="the world and its regions; the sheet names who is left out"
    ),
    copy=_WORKBOOK,
    read=_regions,
)
DATASETS: Final = (
    DataSet(
        id="sipri-milex",
        title="SIPRI Military Expenditure Database",
        version="1949-2024",
        licence="restricted",
        terms="SIPRI allows citation and restricts the republication of large extracts",
        home="https://www.sipri.org/databases/milex",
        citation=Citation(
            kind="dataset",
            authors=("{Stockholm International Peace Research Institute}",),
            year=2025,
            title="SIPRI Military Expenditure Database 1949-2024",
            container="SIPRI",
        ),
        tables=(
            CONSTANT,
            CURRENT,
            SHARE,
            PER_PERSON,
            SHARE_OF_GOVERNMENT,
            REGIONS,
        ),
    ),
)
