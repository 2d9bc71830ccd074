"""Nuclear weapons themselves: those once kept in the country, visits, and rival estimates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Event, Ref
from foedus.findings import Column, Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.world import Reading, Series, World

ESTIMATES: Final = ("nuclear-warheads", "nuclear-warheads-sipri")
"""Rival estimates of one thing; neither is preferred."""
CLASSES: Final = (
    "ballistic-missile submarine",
    "bomber",
    "carrier",
    "guided-missile submarine",
    "attack submarine",
)
"""Classes of asset; the first two are those that can carry nuclear weapons."""
LEVELS: Final = {1: "considers", 2: "pursues", 3: "possesses"}
RECENT: Final = 8
YEARS: Final = 10
_K: Final = "nuclear_deterrence"


class Stationing(msgspec.Struct, frozen=True):
    """The records on nuclear weapons of the ally in the country, up to the world's day."""

    brought: Event
    peak: Event | None
    out: Event | None

    @property
    def refs(self) -> tuple[Ref, ...]:
        return tuple(e.ref for e in (self.brought, self.peak, self.out) if e)


def stationing(world: World, state: str, ally: str) -> Stationing | None:
    """Arrival, peak and withdrawal; the kind of event also holds other weapons."""
    found = [
        e
        for e in world.events(state, ally, kinds=("weapon-stationing",))
        if "nuclear" in e.title.lower()
    ]
    if not found:
        return None
    peaks = [e for e in found if "warheads" in e.magnitude]
    out = [
        e
        for e in found
        if "withdrawn" in e.title.lower() and e.span.start.has_come(world.on) is Truth.YES
    ]
    return Stationing(found[0], peaks[-1] if peaks else None, out[-1] if out else None)


def us_weapons(world: World, state: str, ally: str, weapons: Stationing | None) -> Section:
    """What the ally once kept in the country, and what it has shown there since."""
    facts = {"state": v.actor(state), "ally": v.actor(ally), "on": v.day(world.on)}
    blocks: list[Finding | Figure | Table] = []
    if weapons is None:
        blocks.append(Finding(f"{_K}.no_weapons", facts, "gap"))
    else:
        facts["brought"] = v.day(weapons.brought.span.start, (weapons.brought.ref,))
        if weapons.out:
            facts["out"] = v.day(weapons.out.span.start, (weapons.out.ref,))
        blocks.append(Finding(f"{_K}.{'withdrawn' if weapons.out else 'stationed'}", facts))
        if weapons.peak:
            most = weapons.peak.magnitude["warheads"]
            facts["most"] = v.quantity(most, (weapons.peak.ref,))
            facts["peak"] = v.day(weapons.peak.span.start, (weapons.peak.ref,))
            blocks.append(Finding(f"{_K}.peak", facts))
    visits = _visits(world, state, ally)
    blocks += visits
    blocks += coverage_gaps(world, ("event:weapon-stationing",)) if weapons else []
    blocks += coverage_gaps(world, ("event:asset-visit",)) if visits else []
    return Section("nuclear-us-weapons", Finding(f"{_K}.weapons_title", facts), blocks)


def _visits(world: World, state: str, ally: str) -> list[Finding | Figure | Table]:
    visits = world.events(state, ally, kinds=("asset-visit",))
    if not visits:
        return []
    classes = Counter(_class(e) for e in visits)
    common = max(classes, key=lambda c: classes[c])
    facts = {
        "count": v.number(len(visits), [e.ref for e in visits]),
        "state": v.actor(state),
        "first": v.day(visits[0].span.start, (visits[0].ref,)),
        "last": v.day(visits[-1].span.start, (visits[-1].ref,)),
        "class": v.term(common, "asset-class"),
        "most": v.number(classes[common], [e.ref for e in visits if _class(e) == common]),
    }
    blocks: list[Finding | Figure | Table] = [
        Finding(f"{_K}.{'visits' if len(visits) > 1 else 'visit_once'}", facts)
    ]
    submarines = [e for e in visits if _class(e) == CLASSES[0]]
    if submarines:
        facts["missile_boats"] = v.number(len(submarines), [e.ref for e in submarines])
        facts["boat"] = v.text(
            submarines[-1].title, submarines[-1].title_ko, (submarines[-1].ref,)
        )
        facts["boat_day"] = v.day(submarines[-1].span.start, (submarines[-1].ref,))
        blocks.append(Finding(f"{_K}.missile_boats", facts))
    recent = [e for e in visits if e.span.start.earliest.year > world.on.year - YEARS]
    if len(recent) > 2:
        blocks.append(_by_class(world, recent))
    if len(visits) == 1:
        return blocks
    last = visits[-RECENT:]
    title = Finding(f"{_K}.visits_table", {"count": v.number(len(last), [e.ref for e in last])})
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.text(e.title, e.title_ko, (e.ref,)),
            v.term(_class(e), "asset-class"),
        )
        for e in last
    ]
    columns = tuple(Column(f"column.{c}") for c in ("date", "event", "asset"))
    return [*blocks, Table("nuclear-visits", title, columns, rows)]


def _class(e: Event) -> str:
    found = e.details.get("class", "")
    return found if found in CLASSES else "other"


def _group(e: Event) -> str:
    """The class with the submarines taken together, for the figure."""
    return "submarine" if _class(e).endswith("submarine") else _class(e)


def _by_class(world: World, visits: Sequence[Event]) -> Figure:
    counts = Counter((e.span.start.earliest.year, _group(e)) for e in visits)
    rows = [
        {"year": year, "value": number, "series": f"asset-class.{name}"}
        for name in ("submarine", "bomber", "carrier", "other")
        for (year, found), number in sorted(counts.items())
        if found == name
    ]
    facts = {
        "first": v.year(min(year for year, _ in counts), [e.ref for e in visits]),
        "on": v.day(world.on),
    }
    return plots.bars(
        "nuclear-visits-by-year",
        Finding(f"{_K}.visits_figure", facts),
        Finding(f"{_K}.visits_figure_alt"),
        rows,
        [e.ref for e in visits],
        y_title="axis.asset_visits",
        height=160,
    )


def adversary_arsenal(world: World, state: str, adversary: str) -> Section:
    """Rival estimates of the adversary's warheads side by side, tests, and coded status."""
    series = [world.series(i, adversary) for i in ESTIMATES if world.has_series(i, adversary)]
    told = [(s, s.latest) for s in series]
    known = [(s, r) for s, r in told if r is not None]
    facts = {"adversary": v.actor(adversary), "on": v.day(world.on)}
    blocks: list[Finding | Figure | Table] = [
        Finding(
            f"{_K}.estimate",
            {
                **facts,
                "source": v.term(s.indicator.id, "warhead-source"),
                "warheads": v.reading(r),
                "period": v.day(r.period, r.refs),
            },
        )
        for s, r in known
    ]
    if not known:
        blocks.append(Finding(f"{_K}.no_estimate", facts, "gap"))
    blocks += _rival(series)
    blocks += _ally_stock(world)
    blocks += _tests(world, adversary)
    blocks += [f for who in (state, adversary) for f in _status(world, who)]
    if known:
        blocks.append(_estimates(adversary, series))
        blocks += [_meaning(s) for s, _ in known]
        blocks += coverage_gaps(world, [f"observation:{i}" for i in ESTIMATES])
    return Section("nuclear-arsenal", Finding(f"{_K}.arsenal_title", facts), blocks)


def _rival(series: Sequence[Series]) -> list[Finding]:
    """The last year for which the two estimates differ."""
    if len(series) < 2:
        return []
    first, second = ({_year(r): r for r in _readings(s)} for s in series)
    differing = [y for y in first if y in second and not _same(first[y], second[y])]
    if not differing:
        return []
    year = max(differing)
    facts = {
        "year": v.year(year, (*first[year].refs, *second[year].refs)),
        "source": v.term(series[0].indicator.id, "warhead-source"),
        "other": v.term(series[1].indicator.id, "warhead-source"),
        "one": v.reading(first[year]),
        "two": v.reading(second[year]),
    }
    return [Finding(f"{_K}.rival", facts)]


def _readings(s: Series) -> list[Reading]:
    return [Reading.of(o) for o in s.observations if o.value is not None or o.low is not None]


def _year(r: Reading) -> int:
    return r.period.earliest.year


def _same(one: Reading, other: Reading) -> bool:
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _ally_stock(world: World) -> list[Finding]:
    """The same estimate for the nuclear powers around, in the last year that all have."""
    who = ("USA", "RUS", "CHN")
    stocks = [world.series(ESTIMATES[0], a) for a in who]
    years = set.intersection(*({_year(r) for r in _readings(s)} for s in stocks))
    if not years:
        return []
    year = max(years)
    facts = {a.lower(): v.reading(s.in_year(year)) for a, s in zip(who, stocks, strict=True)}
    refs = [ref for value in facts.values() for ref in value.refs]
    facts |= {"year": v.year(year, refs), "source": v.term(ESTIMATES[0], "warhead-source")}
    facts |= {f"name_{a.lower()}": v.actor(a) for a in who}
    return [Finding(f"{_K}.powers", facts)]


def _tests(world: World, adversary: str) -> list[Finding]:
    tests = world.events(adversary, kinds=("nuclear-test",))
    if not tests:
        return []
    facts = {
        "adversary": v.actor(adversary),
        "count": v.number(len(tests), [e.ref for e in tests]),
        "first": v.day(tests[0].span.start, (tests[0].ref,)),
        "last": v.day(tests[-1].span.start, (tests[-1].ref,)),
    }
    return [Finding(f"{_K}.{'tests' if len(tests) > 1 else 'test_once'}", facts)]


def _status(world: World, who: str) -> list[Finding]:
    """The highest level at which an actor is coded, and the years of it."""
    readings = _readings(world.series("nuclear-status", who))
    top = max((int(r.value or 0) for r in readings), default=0)
    if top not in LEVELS:
        return []
    at_top = [r for r in readings if int(r.value or 0) == top]
    first, last = _year(at_top[0]), _year(at_top[-1])
    refs = [ref for r in at_top for ref in r.refs]
    facts = {
        "actor": v.actor(who),
        "level": v.term(LEVELS[top], "nuclear-level", refs),
        "first": v.year(first, refs),
        "last": v.year(last, refs),
    }
    return [Finding(f"{_K}.{'coded' if first < last else 'coded_once'}", facts)]


def _estimates(adversary: str, series: Sequence[Series]) -> Figure:
    rows: list[dict[str, Any]] = [
        {"year": _year(r), "value": r.value, "series": f"warhead-source.{s.indicator.id}"}
        for s in series
        for r in _readings(s)
    ]
    refs = [ref for s in series for r in _readings(s) for ref in r.refs]
    facts = {"adversary": v.actor(adversary)}
    return plots.lines(
        "nuclear-estimates",
        Finding(f"{_K}.estimates_figure", facts),
        Finding(f"{_K}.estimates_figure_alt", facts),
        rows,
        refs,
        y_title="axis.warheads",
        series_form="term",
        height=200,
    )


def _meaning(s: Series) -> Finding:
    facts = {
        "source": v.term(s.indicator.id, "warhead-source"),
        "definition": v.text(s.indicator.definition, s.indicator.definition_ko),
    }
    return Finding(f"{_K}.meaning", facts, "reading")
