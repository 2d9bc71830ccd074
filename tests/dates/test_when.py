"""A date is as precise as its text, and comes back as it was written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Clock, Truth, When, day_before
from foedus.errors import BadDate, FoedusError

DAYS = st.dates(date(1816, 1, 1), date(2100, 12, 31))
CLOCKS = st.sampled_from(["", "@utc", "@local"])
PARTS = DAYS.flatmap(lambda d: st.sampled_from([d.isoformat(), f"{d:%Y-%m}", f"{d:%Y}"]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any text of the grammar, with and without a clock."""
    one, other = draw(PARTS), draw(PARTS)
    first, second = sorted((one, other), key=lambda part: When.parse(part).earliest)
    body = draw(st.sampled_from([one, f"{first}..{second}", "?"]))
    if When.parse(second).latest < When.parse(first).latest:
        body = one
    return body + draw(CLOCKS)


@given(texts())
def test_a_date_prints_as_it_was_written(text: str) -> None:
    when = When.parse(text)
    assert str(when) == text
    assert When.parse(str(when)) == when
    assert when.earliest <= when.latest


@given(DAYS)
def test_a_day_is_one_day(day: date) -> None:
    assert When.parse(day.isoformat()) == When.day(day)
    assert When.day(day).exact
    assert When.day(day).precision == "day"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2017-11-29", date(2017, 11, 29), date(2017, 11, 29), "day"),
        ("2017-11", date(2017, 11, 1), date(2017, 11, 30), "month"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year"),
        ("2004-09..2004-12", date(2004, 9, 1), date(2004, 12, 31), "range"),
        ("1951..1953-07-27", date(1951, 1, 1), date(1953, 7, 27), "range"),
        ("?", date.min, date.max, "unknown"),
    ],
)
def test_the_days_that_a_text_may_mean(
    text: str, earliest: date, latest: date, precision: str
) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2017-11-28@utc", Clock.UTC),
        ("2017-11-29@local", Clock.LOCAL),
        ("2017-11-29", Clock.UNSTATED),
    ],
)
def test_the_clock_is_kept(text: str, clock: Clock) -> None:
    assert When.parse(text).clock is clock


def test_a_launch_day_in_utc_is_not_the_same_date_as_in_local_time() -> None:
    assert When.parse("2017-11-28@utc") != When.parse("2017-11-28@local")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "29 November 2017",
        "2017-1-5",
        "17-11-29",
        "2017-11-29T00:00",
        "2017/11/29",
        "2017..",
        "..2017",
        "?..2017",
        "2016..2017..2018",
        "2017-11-29@moon",
        "2017-11-29@",
        "-2017",
        "02017",
        "２０１７",
        "２０１７-11-29",
        "2018..2017",
        "1953-07-27..1953-06-01",
    ],
)
def test_text_that_is_no_date_is_refused_with_the_grammar(text: str) -> None:
    with pytest.raises(BadDate) as refusal:
        When.parse(text)
    message = str(refusal.value)
    assert text in message
    for form in ("2017-11-29", "2017-11", "2004-09..2004-12", "?", "@utc", "@local"):
        assert form in message
    assert "\n" not in message


@pytest.mark.parametrize("text", ["2017-02-29", "2017-13", "2017-00", "2017-11-31", "0000"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match=text):
        When.parse(text)


def test_a_bad_date_is_an_error_that_the_user_can_mend() -> None:
    assert issubclass(BadDate, FoedusError)


@given(DAYS, DAYS)
def test_an_exact_day_has_come_or_has_not(day: date, on: date) -> None:
    expected = Truth.YES if day <= on else Truth.NO
    assert When.day(day).has_come(on) is expected


@given(texts(), DAYS)
def test_has_come_is_yes_only_if_every_day_it_may_mean_has_come(text: str, on: date) -> None:
    when = When.parse(text)
    answer = when.has_come(on)
    assert (answer is Truth.YES) == (when.earliest <= on and when.latest <= on)
    assert (answer is Truth.NO) == (when.earliest > on and when.latest > on)


def test_the_war_may_or_may_not_have_begun_in_the_middle_of_an_imprecise_month() -> None:
    assert When.parse("1950-06").has_come(date(1950, 6, 25)) is Truth.UNKNOWN


@given(DAYS)
def test_the_day_before_is_one_day_earlier(day: date) -> None:
    assert day - day_before(day) == timedelta(days=1)
