"""Capabilities of the state and of its adversary: the last values, and ten years before."""

from __future__ import annotations

from typing import Final

from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.last_values import HEADS, amount, cells, change, earlier, latest, name, year
from foedus.topics.partners import ADVERSARY
from foedus.world import World

_K: Final = "prospects"
INDEX: Final = "nmc-cinc"
SHOWN: Final = (INDEX, "nmc-milper", "milex-constant", "milex-share-gdp", "nmc-milex")


def capabilities(world: World, state: str) -> Section:
    """The part on capabilities."""
    title = Finding(f"{_K}.capabilities_title")
    gaps = coverage_gaps(world, tuple(f"observation:{i}" for i in (INDEX, "milex-constant")))
    rows = [row for i in SHOWN for actor in (state, ADVERSARY) if (row := _row(world, i, actor))]
    if not any(latest(world, i, state) for i in SHOWN):
        facts = {"on": v.day(world.on), "state": v.actor(state)}
        return Section(
            "prospects-capabilities", title, (Finding(f"{_K}.no_series", facts, "gap"), *gaps)
        )
    heads = ("capability", "capability_of", *HEADS)
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


def _row(world: World, indicator: str, actor: str) -> tuple[Value, ...]:
    """One line of the table; none when the series has no value yet for the state itself."""
    found = cells(world, indicator, actor)
    return (name(world, indicator), v.actor(actor), *found) if found else ()


def _index(world: World, state: str) -> list[Finding]:
    own, other = (latest(world, INDEX, a) for a in (state, ADVERSARY))
    if own is None or other is None:
        return []
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": amount(world, INDEX, own),
        "own_year": year(own),
        "other": amount(world, INDEX, other),
        "other_year": year(other),
    }
    found = [Finding(f"{_K}.index", facts)]
    own_before = earlier(world, INDEX, own, state)
    other_before = earlier(world, INDEX, other, ADVERSARY)
    if own_before.value is not None and other_before.value is not None:
        facts["own_before"] = amount(world, INDEX, own_before)
        facts["other_before"] = amount(world, INDEX, other_before)
        found.append(Finding(f"{_K}.index_before", facts))
    return found


def _personnel(world: World, state: str) -> list[Finding]:
    own, other = (latest(world, "nmc-milper", a) for a in (state, ADVERSARY))
    if own is None or other is None:
        return []
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": v.reading(own, scale=1000),
        "own_year": year(own),
        "other": v.reading(other, scale=1000),
        "other_year": year(other),
    }
    return [Finding(f"{_K}.personnel", facts)]


def _spending(world: World, state: str) -> list[Finding]:
    """Military expenditure at constant prices; that of the adversary is not known to SIPRI."""
    own = latest(world, "milex-constant", state)
    if own is None:
        return []
    before = earlier(world, "milex-constant", own, state)
    facts = {
        "state": v.actor(state),
        "adversary": v.actor(ADVERSARY),
        "own": v.reading(own),
        "own_year": year(own),
    }
    key = "spending"
    if before.value:
        facts["before"] = v.reading(before)
        facts["before_year"] = year(before)
        facts["change"] = change(own, before)
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
