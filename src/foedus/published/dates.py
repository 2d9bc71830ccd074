"""Days of published tables as dates with precision."""

from __future__ import annotations

from datetime import date

from foedus.dates import When


def when(year: int | None, month: int | None = None, day: int | None = None) -> When:
    """The date as exactly as the table gives it; ``?`` without a year.

    >>> str(when(1955, 5, 14)), str(when(1955, 5)), str(when(1955)), str(when(None))
    ('1955-05-14', '1955-05', '1955', '?')
    """
    if year is None:
        return When.parse("?")
    if month is None:
        return When.parse(f"{year:04}")
    if day is None:
        return When.parse(f"{year:04}-{month:02}")
    return When.parse(f"{year:04}-{month:02}-{day:02}")


def after(year: int, until: date) -> When:
    """Some day after a year, or none: what a list that closes with the year cannot know.

    It may lie after the end of the evidence, so that it is open on that day too.

    >>> str(after(2018, date(2026, 10, 10)))
    '2019..2027'
    """
    return When.parse(f"{year + 1:04}..{until.year + 1:04}")
