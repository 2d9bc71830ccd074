"""A date as precise as its source gives it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

import msgspec

from foedus.dates.truth import Truth
from foedus.errors import BadDate


class Clock(Enum):
    """Whose day a date names.

    A launch at 20:30 UTC falls on the next day in Korea, so two sound lists may
    date it a day apart. ``UNSTATED`` is what most sources give.
    """

    UTC = "utc"
    LOCAL = "local"
    UNSTATED = "unstated"


class When(msgspec.Struct, frozen=True, order=False):
    """The days that a printed date may mean: ``earliest`` to ``latest``, both included.

    Text forms: ``2017-11-29`` (a day), ``2017-11`` (a month), ``2017`` (a year),
    ``2004-09..2004-12`` (between two of these), ``?`` (no idea), each with an
    optional clock, ``2017-11-28@utc`` or ``2017-11-29@local``.

    >>> When.parse("2017-11").latest
    datetime.date(2017, 11, 30)
    >>> str(When.parse("2017-11-28@utc"))
    '2017-11-28@utc'
    >>> When.parse("2017-11").precision
    'month'
    """

    earliest: date
    latest: date
    printed: str
    clock: Clock = Clock.UNSTATED

    @classmethod
    def parse(cls, text: str) -> When:
        """Read the text form; raises :class:`BadDate` with the grammar when it is none."""
        return _parse(text)

    @classmethod
    def day(cls, day: date) -> When:
        """The date that names exactly one day."""
        return cls(day, day, day.isoformat())

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, ``range`` or ``unknown``."""
        if self.printed == "?":
            return "unknown"
        if ".." in self.printed:
            return "range"
        return {10: "day", 7: "month", 4: "year"}[len(self.printed)]

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest

    def has_come(self, on: date) -> Truth:
        """Whether this date is on or before ``on``: yes, no, or unknown.

        >>> When.parse("2017-11").has_come(date(2017, 11, 15))
        <Truth.UNKNOWN: 'unknown'>
        """
        if self.latest <= on:
            return Truth.YES
        return Truth.NO if self.earliest > on else Truth.UNKNOWN

    def __str__(self) -> str:
        return (
            self.printed if self.clock is Clock.UNSTATED else f"{self.printed}@{self.clock.value}"
        )


GRAMMAR: Final = (
    "use 2017-11-29, 2017-11, 2017, 2004-09..2004-12 or ?, with @utc or @local if known"
)
_PART: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=65536)
def _parse(text: str) -> When:
    body, at, clock_text = text.strip().partition("@")
    try:
        clock = Clock(clock_text) if at else Clock.UNSTATED
    except ValueError:
        raise BadDate(f"'{text}' has no known clock: {GRAMMAR}") from None
    if body == "?":
        return When(date.min, date.max, "?", clock)
    first, dots, second = body.partition("..")
    earliest, latest = _bounds(first, text)
    if dots:
        latest = _bounds(second, text)[1]
    if latest < earliest:
        raise BadDate(f"'{text}' ends before it starts: {GRAMMAR}")
    return When(earliest, latest, body, clock)


def _bounds(part: str, whole: str) -> tuple[date, date]:
    match = _PART.fullmatch(part)
    if match is None:
        raise BadDate(f"'{whole}' is not a date: {GRAMMAR}")
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise BadDate(f"'{whole}' is not a day of the calendar ({error})") from None


def day_before(day: date) -> date:
    """The last day on which something ended by ``day`` still held."""
    return day - timedelta(days=1)
