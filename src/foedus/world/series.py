"""A yearly or finer series, and one reading from it with its coverage state."""

from __future__ import annotations

from datetime import date

import msgspec

from foedus.dates import Truth, When
from foedus.evidence.records import Coverage, Indicator, Observation, Ref


class Reading(msgspec.Struct, frozen=True):
    """One value of a series in a period, or the reason why there is none."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    state: str
    period: When
    refs: tuple[Ref, ...]

    @classmethod
    def of(cls, o: Observation, state: str | None = None) -> Reading:
        return cls(o.value, o.low, o.high, o.qualifier, state or o.state, o.period, (o.ref,))


class Series(msgspec.Struct, frozen=True):
    """Observations of one indicator for one actor (and partner), in order of period.

    No coverage record speaks of the years after ``until``.
    """

    indicator: Indicator
    actor: str
    partner: str
    observations: tuple[Observation, ...]
    coverage: tuple[Coverage, ...]
    until: date = date.max

    @property
    def latest(self) -> Reading | None:
        """The last observation that has a value or a range."""
        return next((Reading.of(o) for o in reversed(self.observations) if _has_value(o)), None)

    def in_year(self, year: int) -> Reading:
        """The value of that year: observed, zero by coding, missing or not covered.

        A year of which only months are observed has no value of its own, and is no zero.
        """
        parts = False
        for o in self.observations:
            if o.period.printed == str(year):
                return Reading.of(o)
            parts = parts or o.period.earliest.year <= year <= o.period.latest.year
        period = When.parse(f"{year:04}")
        for c in self.coverage if year <= self.until.year else ():
            if c.span.overlaps(date(year, 1, 1), date(year, 12, 31)) is Truth.YES:
                if c.absent == "zero" and not parts:
                    return Reading(0.0, None, None, "", "zero-by-coding", period, (c.ref,))
                return Reading(None, None, None, "", "missing", period, ())
        return Reading(None, None, None, "", "not-covered", period, ())

    def carried_to(self, year: int) -> Reading:
        """The value of that year, or the last one before it marked as carried forward."""
        reading = self.in_year(year)
        if _has_value(reading):
            return reading
        earlier = [o for o in self.observations if o.period.latest.year < year and _has_value(o)]
        return Reading.of(earlier[-1], state="carried-forward") if earlier else reading


def _has_value(entry: Observation | Reading) -> bool:
    return any(x is not None for x in (entry.value, entry.low, entry.high))
