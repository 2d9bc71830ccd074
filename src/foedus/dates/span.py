"""A stretch of time with imprecise ends."""

from __future__ import annotations

from datetime import date

import msgspec

from foedus.dates.truth import Truth
from foedus.dates.when import When
from foedus.errors import BadDate


class Span(msgspec.Struct, frozen=True):
    """From ``start`` to ``end``, both days included; ``end`` None means not ended.

    An end that is not known is ``When.parse("?")``, which is not the same as None.

    >>> Span.parse("1964-09", "1973-03").contains(date(1970, 1, 1))
    <Truth.YES: 'yes'>
    >>> Span.parse("1964-09", "1973-03").contains(date(1973, 3, 10))
    <Truth.UNKNOWN: 'unknown'>
    """

    start: When
    end: When | None = None

    @classmethod
    def parse(cls, start: str, end: str = "") -> Span:
        """Read both ends; an empty ``end`` means not ended. Raises :class:`BadDate`."""
        return cls.of(When.parse(start), When.parse(end) if end else None)

    @classmethod
    def of(cls, start: When, end: When | None) -> Span:
        """The span, refused when it must end before it starts."""
        if end is not None and end.latest < start.earliest:
            raise BadDate(f"ends {end} before it starts {start}")
        return cls(start, end)

    def contains(self, on: date) -> Truth:
        """Whether ``on`` falls inside: yes, no, or unknown where the ends are imprecise."""
        started = self.start.has_come(on)
        if self.end is None:
            return started
        if on <= self.end.earliest:
            not_over = Truth.YES
        else:
            not_over = Truth.NO if on > self.end.latest else Truth.UNKNOWN
        return started & not_over

    def overlaps(self, first: date, last: date) -> Truth:
        """Whether any day from ``first`` to ``last`` falls inside."""
        begins = self.start.has_come(last)
        if self.end is None:
            return begins
        if self.end.earliest >= first:
            lasts = Truth.YES
        else:
            lasts = Truth.NO if self.end.latest < first else Truth.UNKNOWN
        return begins & lasts

    def __str__(self) -> str:
        return f"{self.start} to {self.end}" if self.end else f"{self.start} on"
