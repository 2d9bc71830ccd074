"""Capabilities of the state and of its adversary: the last values, and ten years before."""

from __future__ import annotations

from typing import Final

from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.partners import ADVERSARY
from foedus.world import Reading, World

_K: Final = "prospects"
SPAN: Final = 10
INDEX: Final = "nmc-cinc"
SHOWN: Final = (INDEX, "nmc-milper", "milex-constant", "milex-share-gdp", "nmc-milex")


def capabilities(world: World, state: str) -> Section:
    """The part on capabilities."""
    title = Finding(f"{_K}.capabilities_title")
    gaps = coverage_gaps(world, tuple(f"observation:{i}" for i in (INDEX, "milex-constant")))
    rows = [row for i in SHOWN for actor in (state, ADVERSARY) if (row := _row(world, i, actor))]
    if not any(_latest(world, i, state) for i in SHOWN):
        facts = {"on": v.day(world.on), "state": v.actor(state)}
        return Section(
            "prospects-capabilities", title, (Finding(f"{_K}.no_series", facts, "gap"), *gaps)
        )
    heads = (
        "capability",
        "capability_of",
        "latest_value",
        "year",
        "ten_years_before",
        "change_over_ten",
    )
    right = ("latest_value", "ten_years_before", "change_over_ten")
    columns = [Column(f"column.{h}", "right" if h in right else "left") for h in heads]
    facts = {"state": v.actor(state), "adversary": v.actor(ADVERSARY)}
    table = Table(
        "prospects-capability-table", Finding(f"{_K}.capability_table", facts), columns, rows
    )
    blocks = [*_index(world, state), *_personnel(world, state), *_spending(world, state)]
    return Section(
        "prospects-capabilities", title, (*blocks, *_figure(world, state), table, *gaps)
    )


def _latest(world: World, indicator: str, actor: str) -> Reading | None:
    """The last value of a period that is over; a yearly value says nothing of a running year."""
    if not world.has_series(indicator, actor):
        return None
    over = [o for o in world.series(indicator, actor).observations if o.period.latest <= world.on]
    known = [o for o in over if o.value is not None or o.low is not None or o.high is not None]
    return Reading.of(known[-1]) if known else None


def _earlier(world: World, indicator: str, reading: Reading, actor: str) -> Reading:
    return world.series(indicator, actor).in_year(reading.period.earliest.year - SPAN)


def _year(reading: Reading) -> Value:
    return v.year(reading.period.earliest.year, reading.refs)


def _change(now: Reading, before: Reading) -> Value:
    """The change relative to the earlier value; not known when either value is not."""
    if now.value is None or not before.value:
        return v.missing(before.state if before.value is None else "missing")
    return v.percent(now.value / before.value - 1, (*now.refs, *before.refs), decimals=1)


def _amount(world: World, indicator: str, reading: Reading) -> Value:
    if indicator == INDEX and reading.value is not None:
        return v.percent(reading.value, reading.refs, decimals=2)
    return v.reading(reading, world.indicator(indicator).decimals)


def _row(world: World, indicator: str, actor: str) -> tuple[Value, ...]:
    """One line of the table; none when the series has no value yet for the state itself."""
    meaning = world.indicator(indicator)
    name = v.text(f"{meaning.name}, {meaning.unit}", f"{meaning.name_ko}, {meaning.unit_ko}")
    latest = _latest(world, indicator, actor)
    if latest is None:
        return ()
    before = _earlier(world, indicator, latest, actor)
    return (
        name,
        v.actor(actor),
        _amount(world, indicator, latest),
        _year(latest),
        _amount(world, indicator, before),
        _change(latest, before),
    )


def _index(world: World, state: str) -> list[Finding]:
    own, other = (_latest(world, INDEX, a) for a in (state, ADVERSARY))
    if own is None or other is None:
        return []
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": _amount(world, INDEX, own),
        "own_year": _year(own),
        "other": _amount(world, INDEX, other),
        "other_year": _year(other),
    }
    found = [Finding(f"{_K}.index", facts)]
    own_before = _earlier(world, INDEX, own, state)
    other_before = _earlier(world, INDEX, other, ADVERSARY)
    if own_before.value is not None and other_before.value is not None:
        facts["own_before"] = _amount(world, INDEX, own_before)
        facts["other_before"] = _amount(world, INDEX, other_before)
        found.append(Finding(f"{_K}.index_before", facts))
    return found


def _personnel(world: World, state: str) -> list[Finding]:
    own, other = (_latest(world, "nmc-milper", a) for a in (state, ADVERSARY))
    if own is None or other is None:
        return []
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": v.reading(own, scale=1000),
        "own_year": _year(own),
        "other": v.reading(other, scale=1000),
        "other_year": _year(other),
    }
    return [Finding(f"{_K}.personnel", facts)]


def _spending(world: World, state: str) -> list[Finding]:
    """Military expenditure at constant prices; that of the adversary is not known to SIPRI."""
    own = _latest(world, "milex-constant", state)
    if own is None:
        return []
    before = _earlier(world, "milex-constant", own, state)
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": v.reading(own),
        "own_year": _year(own),
    }
    key = "spending"
    if before.value:
        facts["before"] = v.reading(before)
        facts["before_year"] = _year(before)
        facts["change"] = _change(own, before)
        key = "spending_change"
    return [Finding(f"{_K}.{key}", facts)]


def _figure(world: World, state: str) -> list[Figure]:
    rows = []
    refs: list[str] = []
    for actor in (state, ADVERSARY):
        if not world.has_series(INDEX, actor):
            continue
        for o in world.series(INDEX, actor).observations:
            if o.value is not None and o.period.latest <= world.on:
                year, share = o.period.earliest.year, round(o.value * 100, 4)
                rows.append({"year": year, "value": share, "series": actor})
                refs.append(o.ref)
    if len({row["year"] for row in rows}) < 3:
        return []
    facts = {"state": v.actor(state), "adversary": v.actor(ADVERSARY)}
    return [
        plots.lines(
            "prospects-index",
            Finding(f"{_K}.index_figure", facts),
            Finding(f"{_K}.index_figure_alt", facts),
            rows,
            refs,
            y_title="axis.percent_of_world",
            height=200,
        )
    ]
