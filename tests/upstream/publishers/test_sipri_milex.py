"""Military expenditure: a workbook whose colours mark the estimates."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pytest

from foedus.upstream.declare import Declaration
from foedus.upstream.publishers.sipri_milex import (
    CONSTANT,
    CURRENT,
    PER_PERSON,
    REGIONS,
    SHARE,
    SHARE_OF_GOVERNMENT,
)

PLAIN, BLACK, RED, BLUE = range(4)
FONTS: Final = (
    "<font><sz/></font>",
    *(f'<font><sz/><color indexed="{number}"/></font>' for number in (8, 10, 12)),
)
Line = dict[str, tuple[str | float, int]]
"""By column letters the cells of a line: what stands in them, and their font."""


def workbook(file: Path, sheets: dict[str, list[Line]]) -> Path:
    """The parts of a spreadsheet that matter here; its sheets are numbered in their order.

    Numbers are written with all 17 digits, as Excel writes them.
    """
    shared: list[str] = []

    def cell(place: str, value: str | float, font: int) -> str:
        if not isinstance(value, str):
            return f'<c r="{place}" s="{font}"><v>{value:.17g}</v></c>'
        shared.append(value)
        return f'<c r="{place}" s="{font}" t="s"><v>{len(shared) - 1}</v></c>'

    parts: dict[str, str] = {}
    for number, lines in enumerate(sheets.values(), start=1):
        rows = [
            f'<row r="{n}">'
            + "".join(cell(f"{column}{n}", *content) for column, content in line.items())
            + f'<c r="Z{n}" s="{BLUE}"/></row>'
            for n, line in enumerate(lines, start=1)
        ]
        body = f"<sheetData>{''.join(rows)}</sheetData>"
        parts[f"worksheets/sheet{number}"] = of_kind("worksheet", body)
    names = "".join(f"<sheet name={quoteattr(name)}/>" for name in sheets)
    parts["workbook"] = of_kind("workbook", f"<sheets>{names}</sheets>")
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    parts["sharedStrings"] = of_kind("sst", texts)
    formats = "".join(f'<xf fontId="{font}"/>' for font in range(len(FONTS)))
    parts["styles"] = of_kind(
        "styleSheet", f"<fonts>{''.join(FONTS)}</fonts><cellXfs>{formats}</cellXfs>"
    )
    with zipfile.ZipFile(file, "w") as book:
        for name, content in parts.items():
            book.writestr(f"xl/{name}.xml", content)
    return file


def of_kind(kind: str, body: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<{kind} xmlns="{space}">{body}</{kind}>'


def line(name: str, *values: str | float, fonts: tuple[int, ...] = ()) -> Line:
    """The name of a state, an empty note, and what is printed for the years."""
    printed = dict(zip("CDE", zip(values, fonts or (PLAIN,) * 3, strict=False), strict=False))
    return {"A": (name, PLAIN), "B": ("", PLAIN), **printed}


HEADER: Final = line("Country", 1949, 1990, 2024)
SHEETS: Final[dict[str, list[Line]]] = {
    "Front page": [{"A": ("Military expenditure", RED)}],
    "Current US$": [
        {"A": ("Military expenditure by country, 1949-2024", PLAIN)},
        {"A": ("Figures in blue are SIPRI estimates.", BLUE)},
        HEADER,
        {"A": ("Europe", PLAIN)},
        line("Germany", "...", 42.5, 0, fonts=(BLUE, BLUE, BLACK)),
        line("USSR", "xxx", 0.1 + 0.2, "xxx", fonts=(RED, RED, RED)),
        line("Yugoslavia", 3),
        {},
        line(" Atlantis ", 1, "", " ... ", fonts=(RED, BLUE, BLUE)),
    ],
    "Share of GDP": [HEADER, line("South Korea", 0.07, 0.0255, fonts=(BLUE, BLACK))],
    "Per capita": [HEADER, line("South Korea", "...", 42.25, 1, fonts=(BLUE, BLACK, BLUE))],
    "Share of Govt. spending": [HEADER, line("Atlantis", "xxx", 0.125)],
    "Regional totals": [
        line("Country", 1949),
        line("Region", 1949, 1990, "2024 (current prices)"),
        line("World", "...", 1.5, 2, fonts=(RED, RED, BLACK)),
        line("Atlantic", 0.25, "..."),
    ],
    "Constant (2023) US$": [HEADER, line("German Democratic Republic", 7, fonts=(RED,))],
}


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            CURRENT,
            [
                (5, "Germany", 1990, 42.5, True, "DEU"),
                (5, "Germany", 2024, 0.0, False, "DEU"),
                (6, "USSR", 1990, 0.3, True, "RUS"),
                (7, "Yugoslavia", 1949, 3.0, False, "YUG"),
                (9, "Atlantis", 1949, 1.0, True, None),
            ],
        ),
        (
            SHARE,
            [
                (2, "South Korea", 1949, 7.0, True, "KOR"),
                (2, "South Korea", 1990, 2.55, False, "KOR"),
            ],
        ),
        (
            PER_PERSON,
            [
                (2, "South Korea", 1990, 42.25, False, "KOR"),
                (2, "South Korea", 2024, 1.0, True, "KOR"),
            ],
        ),
        (SHARE_OF_GOVERNMENT, [(2, "Atlantis", 1990, 12.5, False, None)]),
        (REGIONS, [(3, "World", 1990, 1.5, True), (4, "Atlantic", 1949, 0.25, False)]),
        (CONSTANT, [(2, "German Democratic Republic", 1949, 7.0, True, "DDR")]),
    ],
    ids=lambda given: given.id if isinstance(given, Declaration) else "",
)
def test_a_made_up_sheet(
    table: Declaration, rows: list[tuple[object, ...]], tmp_path: Path
) -> None:
    """Blue and red are estimates, cells without a figure no rows, and 15 digits count."""
    names = ["row", *(column.name for column in table.columns)]
    found = table.read(workbook(tmp_path / "milex.xlsx", SHEETS))
    assert found.to_dicts() == [dict(zip(names, values, strict=True)) for values in rows]
