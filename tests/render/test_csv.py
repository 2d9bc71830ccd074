"""CSV: what a spreadsheet would run is made plain text, and numbers stay numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.findings import Table, catalogue
from foedus.render import csv as writer
from foedus.topics import chronicle, ties

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.findings import Section
    from foedus.world import World

STARTERS = "=+-@\t\r"


def rows(world: World, section: Section) -> list[list[str]]:
    text = "".join(
        writer.document(block, world, catalogue("en"))
        for block in section.blocks
        if isinstance(block, Table)
    )
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        '=HYPERLINK("http://example.org")',
        "=cmd|' /C calc'!A0",
        "--1",
        "-",
        "+",
    ],
)
def test_a_formula_becomes_text(formula: str) -> None:
    assert writer.neutral(formula) == f"'{formula}"


@pytest.mark.parametrize("cell", ["-12.5", "-3", "12", "1,234", "45%", "-1.5%", "", "a=b", "–"])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert writer.neutral(cell) == cell


@given(st.sampled_from(STARTERS), st.text(min_size=1))
def test_no_cell_starts_as_a_formula_unless_it_is_a_number(start: str, rest: str) -> None:
    cell = writer.neutral(start + rest)
    if cell[0] in STARTERS:
        assert start == "-"
        assert set(cell) <= set("-0123456789.,%")


@given(st.text())
def test_neutral_never_loses_text(text: str) -> None:
    assert writer.neutral(text) in (text, f"'{text}")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_hostile_pack_is_a_formula(pack: MadeUpPack, start: str) -> None:
    for index in (0, 1):
        row = pack.row("events/launches.csv", index)
        row["title"] = f"{start}HYPERLINK(1)"
        row["sources"] = f"almanac: {start}1"
    pack.agreements["pact"]["short"] = f"{start}1+1"
    world = pack.world()
    cells = [
        cell
        for section in (chronicle.page(world, "PRK"), ties.page(world, "KOR"))
        for row in rows(world, section)
        for cell in row
    ]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@")] == []


def test_a_row_carries_its_records_and_sources(pack: MadeUpPack) -> None:
    world = pack.world()
    head, *body = rows(world, chronicle.page(world, "PRK"))
    assert head[-3:] == ["records", "independent", "sources"]
    assert [row[-3] for row in body] == ["event:clash-1", "event:test-1", "event:launch-1"]
    assert body[-1][-1] == "almanac: launch 1 | counts: row 1"


@pytest.mark.parametrize(("derives_from", "count"), [("almanac", "1"), ("", "2")])
def test_a_row_says_how_many_independent_sources_it_has(
    pack: MadeUpPack, derives_from: str, count: str
) -> None:
    pack.row("sources/books.csv", 1)["derives_from"] = derives_from
    _, *body = rows(pack.world(), chronicle.page(pack.world(), "PRK"))
    assert body[-1][-1] == "almanac: launch 1 | counts: row 1"
    assert body[-1][-2] == count


def test_every_row_has_the_width_of_the_head(hostile: MadeUpPack) -> None:
    world = hostile.world()
    widths = {len(row) for row in rows(world, chronicle.page(world, "PRK"))}
    assert len(widths) == 1
