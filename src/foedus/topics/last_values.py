"""The last value of a series, and what it was ten years before."""

from __future__ import annotations

from typing import Final

from foedus.findings import Value
from foedus.findings import values as v
from foedus.world import Reading, World

SPAN: Final = 10
SHARES: Final = ("nmc-cinc",)
"""Indicators that are shares of one, written in per cent."""
SCALES: Final = ("nuclear-status", "polity2", "polyarchy")
"""Indicators on a scale without a zero point: a change in per cent says nothing."""
HEADS: Final = ("latest_value", "year", "ten_years_before", "change_over_ten")


def latest(world: World, indicator: str, actor: str, partner: str = "") -> Reading | None:
    """The last value of a period that is over; a yearly value says nothing of a running year."""
    if not world.has_series(indicator, actor, partner):
        return None
    series = world.series(indicator, actor, partner)
    over = [o for o in series.observations if o.period.latest <= world.on]
    known = [o for o in over if o.value is not None or o.low is not None or o.high is not None]
    return Reading.of(known[-1]) if known else None


def earlier(world: World, indicator: str, reading: Reading, actor: str) -> Reading:
    """The value ten years before a reading, or why there is none."""
    return world.series(indicator, actor).in_year(reading.period.earliest.year - SPAN)


def year(reading: Reading) -> Value:
    """The year of a reading."""
    return v.year(reading.period.earliest.year, reading.refs)


def change(now: Reading, before: Reading) -> Value:
    """The change relative to the earlier value; not known when either value is not."""
    if now.value == before.value == 0:
        return v.text("–")
    if now.value is None or not before.value:
        return v.missing(before.state if before.value is None else "missing")
    return v.percent(now.value / before.value - 1, (*now.refs, *before.refs), decimals=1)


def amount(world: World, indicator: str, reading: Reading) -> Value:
    """A reading as its indicator is written."""
    if indicator in SHARES and reading.value is not None:
        return v.percent(reading.value, reading.refs, decimals=2)
    return v.reading(reading, world.indicator(indicator).decimals)


def name(world: World, indicator: str) -> Value:
    """What an indicator measures, with its unit."""
    meaning = world.indicator(indicator)
    return v.text(f"{meaning.name}, {meaning.unit}", f"{meaning.name_ko}, {meaning.unit_ko}")


def cells(world: World, indicator: str, actor: str) -> tuple[Value, ...]:
    """The cells under ``HEADS``; none when the series has no value yet."""
    now = latest(world, indicator, actor)
    if now is None:
        return ()
    before = earlier(world, indicator, now, actor)
    return (
        amount(world, indicator, now),
        year(now),
        amount(world, indicator, before),
        v.text("–") if indicator in SCALES else change(now, before),
    )
