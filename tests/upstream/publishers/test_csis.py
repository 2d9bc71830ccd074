"""CSIS: days and kinds alone, and nothing that a program may not hand on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedus.upstream import data_set, read
from foedus.upstream.publishers.csis import CODED, PROVOCATIONS, TIMELINE


def test_provocations_are_counted_as_in_the_index(mirror: Path) -> None:
    frame = read("csis-provocations", mirror)
    assert dict(frame["type"].value_counts().iter_rows()) == {
        "Missile Provocation": 246,
        "Nuclear Provocation": 6,
        "Other Provocation": 241,
    }
    assert (frame["day"].min(), frame["day"].max()) == (date(1958, 2, 16), date(2026, 8, 20))


def test_nuclear_tests_have_their_days(mirror: Path) -> None:
    frame = read("csis-provocations", mirror)
    assert sorted(d for d, kind in frame.select("day", "type").rows() if "Nuclear" in kind) == [
        date(2006, 10, 9),
        date(2009, 5, 25),
        date(2013, 2, 12),
        date(2016, 1, 6),
        date(2016, 9, 9),
        date(2017, 9, 3),
    ]


def test_the_timeline_is_counted_as_in_the_index(mirror: Path) -> None:
    frame = read("csis-russia", mirror)
    assert dict(frame["tag"].value_counts().iter_rows()) == {
        "diplomatic": 43,
        "economic": 36,
        "intelligence": 65,
        "military": 115,
        "technology": 18,
    }
    assert frame["landmark"].sum() == 14
    assert (frame["day"].min(), frame["day"].max()) == (date(2022, 7, 13), date(2026, 2, 23))


@pytest.mark.parametrize(
    "id", ["csis-provocations", "csis-provocations-coded", "csis-russia", "cow-alliances"]
)
def test_what_its_owner_keeps_is_never_fetched(id: str) -> None:
    assert not data_set(id).pullable


def test_texts_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "index.csv"
    file.write_text("date,type,event\n2006-10-09,Nuclear Provocation,A text\n", encoding="utf-8")
    assert PROVOCATIONS.read(file).to_dicts() == [
        {"row": 1, "day": date(2006, 10, 9), "type": "Nuclear Provocation"}
    ]
    file.write_text(
        "date,tag,headline,is_landmark,src_type,source\n"
        "2024-06-19,military,A text,True,press,https://example.org\n"
        "2024-06-20,,A text,False,,\n",
        encoding="utf-8",
    )
    assert TIMELINE.read(file).to_dicts() == [
        {"row": 1, "day": date(2024, 6, 19), "tag": "military", "landmark": True},
        {"row": 2, "day": date(2024, 6, 20), "tag": None, "landmark": False},
    ]


def test_coded_provocations_have_kinds_and_no_texts(tmp_path: Path) -> None:
    file = tmp_path / "coded.csv"
    file.write_text(
        "date,cat,event,sev,leader,sourceType,source,url\n"
        "2006-10-09,nuclear_test,A text,5,kim_jong_il,intl,A paper,https://example.org\n",
        encoding="utf-8",
    )
    assert CODED.read(file).rows() == [(1, date(2006, 10, 9), "nuclear_test", 5, "kim_jong_il")]


def test_both_editions_have_the_same_nuclear_tests(mirror: Path) -> None:
    coded = read("csis-provocations-coded", mirror)
    days = {day for day, kind in coded.select("day", "category").rows() if kind == "nuclear_test"}
    first = read("csis-provocations", mirror)
    assert days == {day for day, kind in first.select("day", "type").rows() if "Nuclear" in kind}
    assert set(coded["severity"]) == {1, 2, 3, 4, 5}
