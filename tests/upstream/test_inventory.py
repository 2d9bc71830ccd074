"""The rows counted when the published files were collected: read, all of them, or told why not.

Files were opened and counted by other programs than ours. A table that has another number of rows
than its file was counted to have says why, and the reason is counted in the file again.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import fastexcel
import pytest
import rdata

from foedus.upstream import read, tables

STATED: Final = {
    "atop.alliances": 789,
    "atop.directed-dyad-years": 273_296,
    "atop.institutions": 849,
    "atop.members": 2_510,
    "atop.phases": 849,
    "atop.state-years": 11_923,
    "cameo.codes": 312,
    "capitals.cow-spells": 242,
    "capitals.gw-spells": 264,
    "cfr.operations": 713,
    "cns.missiles": 245,
    "contiguity.directed-dyad-years": 82_498,
    "contiguity.directed-spells": 1_874,
    "contiguity.spells": 847,
    "cow-alliances.directed-dyad-years": 120_784,
    "cow-alliances.directed-dyads": 6_444,
    "cow-alliances.dyads": 3_222,
    "cow-alliances.member-years": 21_315,
    "cow-alliances.members": 1_221,
    "cow-majors.spells": 14,
    "cow-states.spells": 243,
    "cshapes.polygons": 710,
    "csis-provocations-coded.events": 540,
    "csis-provocations.events": 493,
    "csis-russia.events": 277,
    "dcad.agreements": 1_871,
    "dcid.actions": 862,
    "dcid.incidents": 429,
    "democracy-gw.state-years": 20_849,
    "democracy.state-years": 17_706,
    "diplomatic-exchange.dyad-years": 46_365,
    "dyadic-wars.directed-dyad-years": 1_364,
    "eurepoc-dashboard.initiators": 7_394,
    "eurepoc-dashboard.network": 6_572,
    "eurepoc-dashboard.responses": 6_395,
    "eurepoc-dashboard.sectors": 16_698,
    "eurepoc.attributions": 2_643,
    "eurepoc.incidents": 1_643,
    "eurepoc.receivers": 6_333,
    "gdelt-dyads.dyad-days": 88_109,
    "gdp-cow.state-years": 16_536,
    "gdp.state-years": 19_667,
    "gml-2-1.directed-dispute-years": 10_338,
    "gml.directed-dispute-years": 10_276,
    "gml.disputes": 2_174,
    "gml.participants": 5_217,
    "gw-states.spells": 239,
    "icb.crises": 482,
    "icews-sample.events": 3_705,
    "ideal-points.state-years": 11_440,
    "igo.dyad-years": 917_695,
    "igo.organisation-years": 19_335,
    "igo.state-years": 15_557,
    "ipi.contributions": 25_657,
    "ipi.mission-months": 4_657,
    "ipi.missions": 29_115,
    "ipi.missions-2014-03": 573,
    "jme.exercises": 1_790,
    "korean-customs.china": 228,
    "korean-customs.regions": 27,
    "mid.directed-dispute-years": 11_390,
    "mid.disputes": 2_436,
    "mid.incident-participants": 9_619,
    "mid.incidents": 4_483,
    "mid.participants": 5_883,
    "min-distance.cow-dyad-years": 952_244,
    "min-distance.gw-dyad-years": 871_034,
    "mme.exercises": 3_707,
    "nagix.missile-types": 37,
    "nagix.missiles": 339,
    "national-trade.state-years": 14_410,
    "natural-earth.countries": 241,
    "nmc-6.state-years": 15_951,
    "nmc.state-years": 17_121,
    "nuclear-cooperation.pledges": 3_152,
    "nuclear-explosions.explosions": 2_046,
    "nuclear-forces.dyad-years": 860,
    "nuclear-forces.state-years": 382,
    "nuclear-latency.facilities": 253,
    "nuclear-tests.state-years": 600,
    "peace-data.dyad-years": 99_387,
    "polity-4.state-years": 17_061,
    "proliferation.state-years": 16_848,
    "rdmc.equipment": 355_478,
    "rdmc.state-years": 6_534,
    "rdmc.technologies": 423_767,
    "rivalries-2012.spells": 197,
    "rivalries.spells": 264,
    "roll-calls.calls": 6_203,
    "roll-calls.issues": 5_745,
    "roll-calls.votes": 870_109,
    "sipri-arms-2022.totals": 21_324,
    "sipri-arms-dodl.directed-dyad-years": 81_335,
    "sipri-arms.register": 25_024,
    "stockpiles.inventories": 9,
    "stockpiles.inventory-years": 18,
    "stockpiles.state-years": 869,
    "threat-actors.actors": 1_041,
    "threat-actors.groups": 191,
    "trade.dyad-years": 673_654,
    "ucdp-onsets.state-years": 10_142,
    "un-peacekeeping.years": 76,
    "un-votes.votes": 855_890,
    "us-bases.bases": 414,
    "us-bases.construction": 5_532,
    "us-troops.first-series": 14_792,
    "us-troops.reports": 15_482,
    "us-troops.state-years": 13_135,
    "visits.visits": 377,
    "wars.inter-state": 337,
    "wars.intra-state": 1_361,
}

# What was counted, what we have, and why.
DIFFERENCES: Final = {
    "eurepoc-dashboard.attributions": (
        6_395,
        5_858,
        "the count is that of most tables of the dashboard; this file has fewer lines",
    ),
    "eurepoc-dashboard.conflict-issues": (
        6_395,
        6_322,
        "the count is that of most tables of the dashboard; this file has fewer lines",
    ),
    "igo.memberships": (
        15_557,
        2_848_152,
        "a row for each of 534 organisations in a state-year, but where it did not exist (-1)",
    ),
    "peace-data.spells": (
        2_687,
        3_746,
        "the first line was taken for a header; a line is a dyad, and has a row for each period",
    ),
    "plover.conversion": (
        300,
        276,
        "about 300 lines with comments and blank lines; the others are conversions",
    ),
    "sipri-milex.constant": (190, 8_329, "a row for each figure of a line of the sheet"),
    "sipri-milex.current": (190, 8_846, "a row for each figure of a line of the sheet"),
    "sipri-milex.per-capita": (190, 5_324, "a row for each figure of a line of the sheet"),
    "sipri-milex.share-gdp": (190, 8_245, "a row for each figure of a line of the sheet"),
    "sipri-milex.share-government": (190, 4_705, "a row for each figure of a line of the sheet"),
    "ucdp.conflict-years": (
        5_652,
        2_752,
        "the file has a row for each combination of states; the table has one a conflict-year",
    ),
}

# What we have where nothing was counted, and how it is told from the file.
NOT_STATED: Final = {
    "ipi.mission-places": (78, "a row for each key of the object"),
    "nagix.sites": (56, "a row for each site; the sites were mentioned, not counted"),
    "sipri-arms-2022.german-exports": (
        1_603,
        "a row for each figure of one of 134 files; their figures are 22,225",
    ),
    "sipri-milex.regions": (700, "a row for each figure; only sheets by country were counted"),
}


def cells_of(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True)))


def lines_of_the_dashboard(file: Path) -> tuple[int, int]:
    """The lines of the most common length of a table, and of this table."""
    most, these = (
        len(cells_of(one)) - 1 for one in (file.with_name("dashboard_responses_data.csv"), file)
    )
    return most, these


def organisations_in_existence(file: Path) -> tuple[int, int]:
    (frame,) = rdata.read_rda(file).values()
    cells = frame.drop(columns=["ccode", "year", "state"])
    return len(frame), int((cells != -1).sum().sum())


def periods_of_peace(file: Path) -> tuple[int, int]:
    """The lines below the first, and the periods, each with its level behind it."""
    lines = cells_of(file)
    cells = [cell for line in lines for cell in line[1::2]]
    return len(lines) - 1, sum(1 for cell in cells if "-" in cell)


def conversions(file: Path) -> tuple[int, int]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return round(len(lines), -2), sum(1 for line in lines if line[:1].isdigit())


def figures(file: Path, sheet: str) -> tuple[int, int]:
    """The lines of a sheet to the nearest ten, and the numbers in them below a year."""
    book = fastexcel.read_excel(file).load_sheet(sheet, header_row=None, dtypes="string")
    lines = book.to_polars().rows()
    (years,) = (line for line in lines if line[0] == "Country")
    columns = [n for n, cell in enumerate(years) if cell and cell.isdecimal()]
    below = lines[lines.index(years) + 1 :]
    cells = [line[n] for line in below for n in columns]
    return round(len(below), -1), sum(1 for cell in cells if cell not in (None, "...", "xxx", ""))


def rows_and_conflict_years(file: Path) -> tuple[int, int]:
    (frame,) = rdata.read_rda(file).values()
    return len(frame), len(frame[["conflict_id", "year"]].drop_duplicates())


COUNTED_AGAIN: Final[dict[str, Callable[[Path], tuple[int, int]]]] = {
    "eurepoc-dashboard.attributions": lines_of_the_dashboard,
    "eurepoc-dashboard.conflict-issues": lines_of_the_dashboard,
    "igo.memberships": organisations_in_existence,
    "peace-data.spells": periods_of_peace,
    "plover.conversion": conversions,
    "sipri-milex.constant": partial(figures, sheet="Constant (2023) US$"),
    "sipri-milex.current": partial(figures, sheet="Current US$"),
    "sipri-milex.per-capita": partial(figures, sheet="Per capita"),
    "sipri-milex.share-gdp": partial(figures, sheet="Share of GDP"),
    "sipri-milex.share-government": partial(figures, sheet="Share of Govt. spending"),
    "ucdp.conflict-years": rows_and_conflict_years,
}


@pytest.mark.parametrize(("id", "rows"), STATED.items())
def test_a_table_has_the_rows_that_were_counted(id: str, rows: int, mirror: Path) -> None:
    assert read(id, mirror).height == rows


@pytest.mark.filterwarnings("ignore:Missing constructor for R class")
@pytest.mark.parametrize("id", DIFFERENCES)
def test_a_difference_is_as_great_as_its_reason_says(id: str, mirror: Path) -> None:
    stated, ours, reason = DIFFERENCES[id]
    assert read(id, mirror).height == ours
    assert COUNTED_AGAIN[id](mirror / tables()[id].copy.file) == (stated, ours), reason


@pytest.mark.parametrize("id", NOT_STATED)
def test_a_table_that_was_not_counted_has_known_rows(id: str, mirror: Path) -> None:
    rows, reason = NOT_STATED[id]
    assert read(id, mirror).height == rows, reason


def test_every_table_is_accounted_for_once() -> None:
    accounts = [*STATED, *DIFFERENCES, *NOT_STATED]
    assert sorted(accounts) == sorted(tables())
