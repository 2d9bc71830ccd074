"""Dates as precise as their source: days, months, years, ranges, and the clock they follow."""

from foedus.dates.span import Span
from foedus.dates.truth import Truth
from foedus.dates.when import Clock, When, day_before

__all__ = ["Clock", "Span", "Truth", "When", "day_before"]
