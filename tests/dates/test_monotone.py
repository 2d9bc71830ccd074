"""A coarser date never turns unknown into yes, nor into no."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Span, Truth, When

DAYS = st.dates(date(1940, 1, 1), date(2030, 12, 31))


def coarsenings(day: date) -> list[When]:
    """The same day told ever less exactly: day, month, year, range, unknown."""
    year = f"{day:%Y}"
    texts = [
        day.isoformat(),
        f"{day:%Y-%m}",
        year,
        f"{int(year) - 3}..{int(year) + 2}",
        "?",
    ]
    return [When.parse(text) for text in texts]


STEPS = st.integers(0, 4)


@st.composite
def told_twice(draw: st.DrawFn, day: date) -> tuple[When, When]:
    """A day told in two precisions, the finer first."""
    finer, coarser = sorted((draw(STEPS), draw(STEPS)))
    ladder = coarsenings(day)
    return ladder[finer], ladder[coarser]


def assert_no_more_certain(finer: Truth, coarser: Truth) -> None:
    assert coarser in (finer, Truth.UNKNOWN)


@given(DAYS.flatmap(told_twice), DAYS)
def test_has_come(told: tuple[When, When], on: date) -> None:
    finer, coarser = told
    assert_no_more_certain(finer.has_come(on), coarser.has_come(on))


@given(st.data(), DAYS)
def test_span_contains(data: st.DataObject, on: date) -> None:
    start_day, length = data.draw(DAYS), data.draw(st.integers(0, 4000))
    start, coarse_start = data.draw(told_twice(start_day))
    end, coarse_end = data.draw(told_twice(start_day + timedelta(days=length)))
    finer, coarser = Span.of(start, end), Span.of(coarse_start, coarse_end)
    assert_no_more_certain(finer.contains(on), coarser.contains(on))


@given(DAYS.flatmap(told_twice), DAYS)
def test_span_contains_without_an_end(told: tuple[When, When], on: date) -> None:
    finer, coarser = (Span.of(start, None) for start in told)
    assert_no_more_certain(finer.contains(on), coarser.contains(on))


@given(st.data(), DAYS, st.integers(0, 2000))
def test_span_overlaps(data: st.DataObject, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    start_day, stretch = data.draw(DAYS), data.draw(st.integers(0, 4000))
    start, coarse_start = data.draw(told_twice(start_day))
    end, coarse_end = data.draw(told_twice(start_day + timedelta(days=stretch)))
    finer, coarser = Span.of(start, end), Span.of(coarse_start, coarse_end)
    assert_no_more_certain(finer.overlaps(first, last), coarser.overlaps(first, last))


@given(DAYS, DAYS, DAYS)
def test_exact_spans_answer_yes_or_no(one: date, other: date, on: date) -> None:
    start, end = sorted((one, other))
    expected = Truth.YES if start <= on <= end else Truth.NO
    assert Span.of(When.day(start), When.day(end)).contains(on) is expected
