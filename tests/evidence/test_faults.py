"""Every fault of a pack is named, with its file, its row, its field and what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from foedus.evidence.faults import Fault

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

Break = Callable[["MadeUpPack"], object]

LAUNCHES = "events/launches.csv"
TROOPS = "observations/troops.csv"
PACT = "agreements/pact.toml"


def cell(file: str, column: str, value: str, row: int = 0) -> Break:
    return lambda pack: pack.row(file, row).update({column: value})


def field(name: str, value: object) -> Break:
    return lambda pack: pack.agreements["pact"].update({name: value})


def step(name: str, value: object) -> Break:
    return lambda pack: pack.agreements["pact"]["status"][0].update({name: value})


def clause(name: str, value: object) -> Break:
    return lambda pack: pack.agreements["pact"]["provisions"][0].update({name: value})


# What is broken: where it is reported (file, row, field), and what was found there.
BROKEN: dict[str, tuple[Break, str, str, str, str]] = {
    "dangling source of an event": (
        cell(LAUNCHES, "sources", "alamanac: launch 1"),
        LAUNCHES,
        "launch-1",
        "sources",
        "alamanac",
    ),
    "dangling source of an observation": (
        cell(TROOPS, "sources", "nowhere: row 1"),
        TROOPS,
        "troops/KOR/2015",
        "sources",
        "nowhere",
    ),
    "dangling source of a provision": (
        clause("sources", ["nowhere: Article III"]),
        PACT,
        "pact/Article III",
        "sources",
        "nowhere",
    ),
    "dangling source of a status step": (
        step("sources", ["nowhere: preamble"]),
        PACT,
        "pact status signed",
        "sources",
        "nowhere",
    ),
    "source that derives from nothing": (
        cell("sources/books.csv", "derives_from", "nowhere"),
        "sources/books.csv",
        "almanac",
        "derives_from",
        "nowhere",
    ),
    "source without a locator": (
        cell(LAUNCHES, "sources", "almanac"),
        LAUNCHES,
        "line 2",
        "sources",
        "almanac",
    ),
    "no source": (cell(LAUNCHES, "sources", ""), LAUNCHES, "line 2", "sources", ""),
    "unknown actor of an event": (
        cell(LAUNCHES, "actors", "by:ATLANTIS"),
        LAUNCHES,
        "launch-1",
        "actors",
        "ATLANTIS",
    ),
    "unknown party": (
        field("parties", ["KOR", "ATLANTIS"]),
        PACT,
        "pact",
        "parties",
        "ATLANTIS",
    ),
    "unknown debtor": (
        clause("debtor", ["ATLANTIS"]),
        PACT,
        "pact/Article III",
        "debtor or creditor",
        "ATLANTIS",
    ),
    "unknown actor of an observation": (
        cell(TROOPS, "actor", "ATLANTIS"),
        TROOPS,
        "troops/ATLANTIS/2015",
        "actor",
        "ATLANTIS",
    ),
    "unknown host of a deployment": (
        cell("deployments.csv", "host", "ATLANTIS"),
        "deployments.csv",
        "unit-1",
        "actor or host",
        "ATLANTIS",
    ),
    "event that ends before it starts": (
        cell(LAUNCHES, "end", "2017-11-27"),
        LAUNCHES,
        "line 2",
        "end",
        "2017-11-27",
    ),
    "deployment that ends before it starts": (
        cell("deployments.csv", "end", "1963"),
        "deployments.csv",
        "line 2",
        "end",
        "1963",
    ),
    "coverage that ends before it starts": (
        cell("coverage.csv", "end", "1983"),
        "coverage.csv",
        "line 2",
        "end",
        "1983",
    ),
    "status steps out of order": (
        step("since", "1954-12-01"),
        PACT,
        "pact",
        "status",
        "1954-11-17",
    ),
    "provision that ends before it begins": (
        lambda pack: pack.agreements["pact"]["provisions"][0].update(
            since="1960-01-01", until="1959-12-31"
        ),
        PACT,
        "Article III",
        "until",
        "1959-12-31",
    ),
    "range that runs from high to low": (
        cell(LAUNCHES, "magnitude", "missiles=3..2 missiles"),
        LAUNCHES,
        "line 2",
        "magnitude",
        "3..2",
    ),
    "provision without a locator": (clause("locator", ""), PACT, "pact", "locator", ""),
    "provision without a summary": (
        clause("summary", ""),
        PACT,
        "Article III",
        "summary",
        "",
    ),
    "quantity without a unit": (
        cell(LAUNCHES, "magnitude", "missiles=2"),
        LAUNCHES,
        "line 2",
        "magnitude",
        "missiles=2",
    ),
    "strength without a unit": (
        cell("strengths.csv", "size", "50000"),
        "strengths.csv",
        "line 2",
        "size",
        "50000",
    ),
    "indicator without a unit": (
        cell("indicators.csv", "unit", ""),
        "indicators.csv",
        "line 2",
        "unit",
        "",
    ),
    "observation without a value": (
        cell(TROOPS, "value", ""),
        TROOPS,
        "line 2",
        "value",
        "",
    ),
    "value that is said to be missing": (
        cell(TROOPS, "state", "missing"),
        TROOPS,
        "line 2",
        "value",
        "625000",
    ),
    "not a number": (cell(TROOPS, "value", "NaN"), TROOPS, "line 2", "value", "NaN"),
    "endless number": (cell(TROOPS, "value", "1e999"), TROOPS, "line 2", "value", "1e999"),
    "number of 400 digits": (
        cell(TROOPS, "value", "9" * 400),
        TROOPS,
        "line 2",
        "value",
        "9" * 400,
    ),
    "quantity of 400 digits": (
        cell(LAUNCHES, "magnitude", f"missiles={'9' * 400} missiles"),
        LAUNCHES,
        "line 2",
        "magnitude",
        "9" * 400,
    ),
    "whole number of 5000 digits": (
        cell("indicators.csv", "decimals", "9" * 5000),
        "indicators.csv",
        "line 2",
        "decimals",
        "9" * 5000,
    ),
    "decimals that nobody can print": (
        cell("indicators.csv", "decimals", "1000000000"),
        "indicators.csv",
        "line 2",
        "decimals",
        "1000000000",
    ),
    "position off the globe": (
        cell("places.csv", "lat", "91"),
        "places.csv",
        "line 2",
        "lat",
        "91",
    ),
    "position that is not a number": (
        cell("places.csv", "lon", "nan"),
        "places.csv",
        "line 2",
        "lon",
        "nan",
    ),
    "bad date": (
        cell(LAUNCHES, "start", "29 Nov 2017"),
        LAUNCHES,
        "line 2",
        "start",
        "29 Nov 2017",
    ),
    "date without quotes": (
        lambda pack: pack.raw.update({PACT: b'id = "pact"\npublic_from = 1953-10-01\n'}),
        PACT,
        "pact",
        "public_from",
        "1953-10-01",
    ),
    "event after the end of the evidence": (
        cell(LAUNCHES, "start", "2021-01-01"),
        LAUNCHES,
        "launch-1",
        "start",
        "2021-01-01",
    ),
    "observation of an unknown indicator": (
        cell(TROOPS, "indicator", "trops"),
        TROOPS,
        "trops/KOR/2015",
        "indicator",
        "trops",
    ),
    "event at an unknown place": (
        cell(LAUNCHES, "place", "cpe"),
        LAUNCHES,
        "launch-1",
        "place",
        "cpe",
    ),
    "event on an unknown agreement": (
        cell(LAUNCHES, "agreements", "pakt"),
        LAUNCHES,
        "launch-1",
        "agreements",
        "pakt",
    ),
    "agreement that rests on nothing": (
        field("rests_on", ["pakt"]),
        PACT,
        "pact",
        "rests_on",
        "pakt",
    ),
    "claim about nothing": (
        cell("claims/claims.csv", "about", "agreement:pakt"),
        "claims/claims.csv",
        "claim-1",
        "about",
        "agreement:pakt",
    ),
    "two preferred claims": (
        cell("claims/claims.csv", "preferred", "yes", row=1),
        "claims/claims.csv",
        "claim-2",
        "preferred",
        "in-force",
    ),
    "text read and no provision": (
        field("provisions", []),
        PACT,
        "pact",
        "text",
        "read",
    ),
    "text not seen and provisions": (
        field("text", "not-seen"),
        PACT,
        "pact",
        "text",
        "not-seen",
    ),
    "agreement without a status": (field("status", []), PACT, "pact", "status", ""),
    "status that is not a table": (
        lambda pack: pack.raw.update({PACT: b'id = "pact"\nstatus = "signed"\n'}),
        PACT,
        "pact",
        "status",
        "signed",
    ),
    "unknown field": (field("colour", "red"), PACT, "pact", "colour", "red"),
}


def named(faults: list[Fault], fault: str) -> list[Fault]:
    """The faults at the expected row and field; a row is known by its id or its line."""
    _, file, row, field, found = BROKEN[fault]
    line = "line 3" if row == "claim-2" else "line 2"
    rows = (row, line) if file.endswith(".csv") else (row,)
    return [
        f
        for f in faults
        if any(r in f.row for r in rows) and f.field == field and found in f.found
    ]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_named_with_its_row_and_field(pack: MadeUpPack, fault: str) -> None:
    BROKEN[fault][0](pack)
    faults = pack.check()
    assert named(faults, fault), "\n".join(map(str, faults)) or "no fault"


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_named_with_its_file(pack: MadeUpPack, fault: str) -> None:
    breaks, file, *_ = BROKEN[fault]
    breaks(pack)
    assert {f.file for f in named(pack.check(), fault)} == {file}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_says_what_is_allowed_in_one_line(pack: MadeUpPack, fault: str) -> None:
    BROKEN[fault][0](pack)
    faults = pack.check()
    assert faults
    for one in faults:
        assert one.allowed
        assert one.allowed in str(one)
        assert len(str(one).splitlines()) == 1


def test_a_valid_pack_has_no_fault(pack: MadeUpPack) -> None:
    assert pack.check() == []


def test_all_faults_are_named_at_once(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["sources"] = "nowhere: launch 1"
    pack.row(LAUNCHES, 1)["magnitude"] = "yield=1"
    pack.row(TROOPS)["value"] = "many"
    pack.row("deployments.csv")["end"] = "1950"
    pack.agreements["pact"]["parties"] = ["KOR", "ATLANTIS"]
    pack.agreements["protocol"]["kind"] = "friendly"
    found = {f.found for f in pack.check()}
    expected = {"nowhere", "yield=1", "many", "1950", "ATLANTIS", "friendly"}
    assert expected <= found


def test_two_faults_in_one_row_are_both_named(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES).update(start="soon", magnitude="missiles=2")
    assert {"start", "magnitude"} <= {f.field for f in pack.check() if f.row == "line 2"}


def test_a_near_miss_is_answered_with_the_nearest_id(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["sources"] = "alamanac: launch 1"
    assert any("almanac" in f.allowed for f in pack.check() if f.found == "alamanac")


@pytest.mark.parametrize(
    ("file", "row"),
    [
        (LAUNCHES, "launch-1"),
        ("sources/books.csv", "almanac"),
        ("indicators.csv", "troops"),
        (TROOPS, "troops/KOR/2015@2018-05-01"),
        ("deployments.csv", "unit-1"),
        ("strengths.csv", "unit-1/present/1968"),
        ("places.csv", "cape"),
        ("claims/claims.csv", "claim-2"),
    ],
)
def test_a_row_that_stands_twice_is_a_duplicate(pack: MadeUpPack, file: str, row: str) -> None:
    index = -1 if row == "claim-2" else 0
    pack.tables[file].append(dict(pack.tables[file][index]))
    assert any(f.field == "id" and f.found == row for f in pack.check())


def test_an_agreement_that_stands_twice_is_a_duplicate(pack: MadeUpPack) -> None:
    pack.agreements["copy"] = pack.agreements["pact"]
    assert [f.row for f in pack.check() if f.field == "id" and f.found == "pact"] == ["pact"]


def test_two_provisions_with_one_locator_are_a_duplicate(pack: MadeUpPack) -> None:
    provisions = pack.agreements["pact"]["provisions"]
    provisions[1]["locator"] = provisions[0]["locator"]
    assert "pact/Article III" in {f.found for f in pack.check() if f.field == "id"}
