"""A span includes both its ends, and an unknown end is not the same as no end."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.dates import Span, Truth, When
from foedus.errors import BadDate


def test_both_ends_are_included() -> None:
    war = Span.parse("1950-06-25", "1953-07-27")
    answers = [
        war.contains(day)
        for day in (
            date(1950, 6, 24),
            date(1950, 6, 25),
            date(1953, 7, 27),
            date(1953, 7, 28),
        )
    ]
    assert answers == [Truth.NO, Truth.YES, Truth.YES, Truth.NO]


def test_without_an_end_it_lasts() -> None:
    assert Span.parse("1954-11-17").contains(date(9999, 1, 1)) is Truth.YES


def test_an_unknown_end_leaves_the_answer_open() -> None:
    span = Span.parse("1954-11-17", "?")
    assert span.contains(date(1999, 1, 1)) is Truth.UNKNOWN
    assert span.contains(date(1954, 11, 16)) is Truth.NO


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(BadDate, match="1953-07-26"):
        Span.parse("1953-07-27", "1953-07-26")


def test_an_imprecise_end_is_refused_only_when_it_must_be_too_early() -> None:
    assert Span.parse("1953-07-27", "1953").end == When.parse("1953")
    with pytest.raises(BadDate):
        Span.parse("1953-07-27", "1952")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1953-07-28", "", Truth.NO),
        ("1953-07-27", "", Truth.YES),
        ("1949", "1950-06-24", Truth.NO),
        ("1949", "1950-06-25", Truth.YES),
        ("1949", "1950-06", Truth.UNKNOWN),
        ("1953", "", Truth.UNKNOWN),
    ],
)
def test_overlap_with_the_korean_war(start: str, end: str, expected: Truth) -> None:
    assert Span.parse(start, end).overlaps(date(1950, 6, 25), date(1953, 7, 27)) is expected


def test_a_bad_end_names_the_text() -> None:
    with pytest.raises(BadDate, match="soon"):
        Span.parse("1953", "soon")
