"""What is written in a cell is what the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Clock, When
from foedus.errors import BadQuantity
from foedus.evidence.loading import load_evidence
from foedus.evidence.quantity import Quantity

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.evidence.pack import Evidence
    from foedus.evidence.records import Event

LAUNCHES = "events/launches.csv"


def read(pack: MadeUpPack) -> Evidence:
    return load_evidence(str(pack.save()))


def launch(pack: MadeUpPack) -> Event:
    return next(e for e in read(pack).events if e.id == "launch-1")


def test_an_event_with_all_its_cells(pack: MadeUpPack) -> None:
    event = launch(pack)
    assert event.kind == "missile-launch"
    assert event.span.start.clock is Clock.UTC
    assert event.actors("by") == ("PRK",)
    assert event.magnitude == {"missiles": Quantity(1.0, None, None, "", "missiles")}
    assert event.details == {"class": "ICBM", "outcome": "success"}
    assert [(c.source, c.locator) for c in event.sources] == [
        ("almanac", "launch 1"),
        ("counts", "row 1"),
    ]


def test_an_event_without_an_end_lasted_as_long_as_its_start_says(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["start"] = "2017-11"
    assert launch(pack).span.end == When.parse("2017-11")


def test_a_deployment_without_an_end_has_not_ended(pack: MadeUpPack) -> None:
    pack.row("deployments.csv")["end"] = ""
    assert read(pack).deployments[0].span.end is None


def test_an_end_that_nobody_gives_is_not_the_same_as_none(pack: MadeUpPack) -> None:
    pack.row("deployments.csv")["end"] = "?"
    assert read(pack).deployments[0].span.end == When.parse("?")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("day", "2017-11-28@utc"), ("2017-12", "2017-12"), ("", None)],
)
def test_public_from(pack: MadeUpPack, cell: str, expected: str | None) -> None:
    pack.row(LAUNCHES)["public_from"] = cell
    public = launch(pack).public_from
    assert (str(public) if public else None) == expected


def test_a_locator_may_hold_a_colon(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["sources"] = "almanac: https://example.org/a: note 3"
    assert launch(pack).sources[0].locator == "https://example.org/a: note 3"


@pytest.mark.parametrize("between", ["\n", "\r\n"])
def test_a_line_break_inside_a_quoted_cell_does_not_join_words(
    pack: MadeUpPack, between: str
) -> None:
    pack.row(LAUNCHES)["title"] = f"one{between}two"
    assert pack.check() == []
    assert launch(pack).title.split() == ["one", "two"]


@pytest.mark.parametrize("code", ["\x0b", "\x0c", "\x1d", "\x85", "\u2028", "\x1b", "\u202e"])
def test_other_control_characters_never_split_a_row(pack: MadeUpPack, code: str) -> None:
    pack.row(LAUNCHES)["title"] = f"one{code}two"
    faults = pack.check()
    assert {f.field for f in faults} <= {"title"}
    if not faults:
        title = launch(pack).title
        assert (title[:3], title[-3:]) == ("one", "two")
        assert len(title) > 6


def test_a_fault_after_a_cell_of_two_lines_names_the_line_of_the_file(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["title"] = "one\ntwo"
    pack.row(LAUNCHES, 1)["start"] = "soon"
    assert [f.row for f in pack.check() if f.found == "soon"] == ["line 4"]


def test_a_very_long_cell_is_read_whole(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["title"] = "x" * 200_000
    assert len(launch(pack).title) == 200_000


def test_a_cell_beyond_reason_is_a_fault_and_not_a_crash(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["title"] = "x" * 2_000_000
    assert [f.file for f in pack.check()] == [LAUNCHES]


def test_the_hash_follows_every_byte(pack: MadeUpPack) -> None:
    first = read(pack).hash
    assert read(pack).hash == first
    pack.row(LAUNCHES)["title"] = "Another launch"
    assert read(pack).hash != first


def test_the_hash_follows_what_the_pack_says_of_itself(pack: MadeUpPack) -> None:
    first = read(pack).hash
    pack.info["until"] = "2020-12-30"
    assert read(pack).hash != first


@given(
    st.sampled_from(["", "~", ">=", "<="]),
    st.integers(0, 10**9),
    st.sampled_from(["kt", "persons", "missiles", "km2"]),
)
def test_a_quantity_keeps_its_number_sign_and_unit(sign: str, number: int, unit: str) -> None:
    quantity = Quantity.parse(f"{sign}{number} {unit}")
    assert (quantity.value, quantity.unit) == (float(number), unit)
    signs = {"": "", "~": "about", ">=": "at-least", "<=": "at-most"}
    assert quantity.qualifier == signs[sign]


def test_a_range_has_no_single_value() -> None:
    quantity = Quantity.parse("2..6 kt")
    assert (quantity.value, quantity.low, quantity.high) == (None, 2.0, 6.0)


@pytest.mark.parametrize("text", ["", "kt", "two kt", "1,000 kt", "1e3 kt", "nan kt", "inf kt"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(BadQuantity):
        Quantity.parse(text)
