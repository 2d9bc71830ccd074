"""What the alliance is against: missiles, nuclear tests, clashes, and who is said to be behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from foedus.evidence.quantity import Quantity
from foedus.evidence.records import Event
from foedus.findings import Column, Figure, Finding, Section, Table, Value, palette, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.tables import count_by_year, events_table
from foedus.world import World

ADVERSARY: Final = "PRK"
CLASHES: Final = ("clash", "attack", "infiltration", "incident")
CLASS_ORDER: Final = ("ICBM", "IRBM", "MRBM", "SLBM", "SRBM", "other")
RECENT: Final = 12
VIEW: Final = {"type": "mercator", "center": [127.6, 39.8], "scale": 3200}
"""The launch sites from coast to coast; the empty south is left out."""
KOREAN: Final = {
    "Hwasong": "화성",
    "Pukguksong": "북극성",
    "Musudan": "무수단",
    "Nodong": "노동",
    "Taepodong": "대포동",
    "Unha": "은하",
    "Chollima": "천리마",
    "Scud": "스커드",
    "unknown": "미상",
}
"""Names of missiles that stand inside the type as the sources write it."""
_K: Final = "threats"


def page(world: World, state: str) -> Section:
    """Launches, tests and clashes by the adversary up to the world's day."""
    launches = world.events(ADVERSARY, kinds=("missile-launch",))
    tests = world.events(ADVERSARY, kinds=("nuclear-test",))
    clashes = world.events(state, ADVERSARY, kinds=CLASHES)
    title = Finding(f"{_K}.title")
    return Section(
        "threats",
        title,
        _overview(world, launches, tests, clashes),
        (_missiles(world, launches), _nuclear(world, tests), _clashes(world, state, clashes)),
    )


def _overview(
    world: World, launches: Sequence[Event], tests: Sequence[Event], clashes: Sequence[Event]
) -> list[Finding | Figure | Table]:
    facts = {
        "on": v.day(world.on),
        "adversary": v.actor(ADVERSARY),
        "launch_days": v.number(len(launches), _refs(launches)),
        "missiles": _total(launches, "missiles"),
        "tests": v.number(len(tests), _refs(tests)),
        "clashes": v.number(len(clashes), _refs(clashes)),
    }
    rows = [
        {"day": e.span.start.earliest.isoformat(), "lane": f"event-kind.{e.kind}"}
        for e in (*launches, *tests, *clashes)
        if e.span.start.precision in ("day", "month")
    ]
    order = ["event-kind.missile-launch", "event-kind.nuclear-test"]
    order += [f"event-kind.{kind}" for kind in CLASHES]
    rows.sort(key=lambda r: order.index(r["lane"]))
    figure = plots.moments(
        "threats-moments",
        Finding(f"{_K}.moments"),
        Finding(f"{_K}.moments_alt"),
        rows,
        _refs((*launches, *tests, *clashes)),
    )
    if not (launches or tests or clashes):
        return [Finding(f"{_K}.nothing_yet", facts, "gap")]
    return [Finding(f"{_K}.overview", facts), figure]


def _missiles(world: World, launches: Sequence[Event]) -> Section:
    title = Finding(f"{_K}.missiles_title")
    gaps = coverage_gaps(world, ("event:missile-launch",))
    if not launches:
        return Section("threats-missiles", title, gaps)
    by_year = count_by_year(launches, "missiles") or count_by_year(launches)
    busiest = max(by_year, key=lambda y: by_year[y])
    in_busiest = [e for e in launches if e.span.start.earliest.year == busiest]
    long_range = [e for e in launches if "ICBM" in e.details.get("class", "")]
    last = launches[-1]
    facts = {
        "busiest": v.year(busiest, _refs(in_busiest)),
        "most": _total(in_busiest, "missiles"),
        "icbm_days": v.number(len(long_range), _refs(long_range)),
        "first_icbm": v.day(long_range[0].span.start, (long_range[0].ref,))
        if long_range
        else v.missing(),
        "last": v.day(last.span.start, (last.ref,)),
        "last_title": v.text(last.title, last.title_ko, (last.ref,)),
    }
    blocks: list[Finding | Figure | Table] = [Finding(f"{_K}.busiest", facts)]
    if long_range:
        blocks.append(Finding(f"{_K}.icbm", facts))
    blocks.append(Finding(f"{_K}.last_launch", facts))
    blocks += [_by_class(launches), _sites(world, launches)]
    last_days = launches[-RECENT:]
    recent = Finding(f"{_K}.recent", {"count": v.number(len(last_days), _refs(last_days))})
    blocks.append(_launch_table(world, recent, last_days))
    return Section("threats-missiles", title, [*blocks, *gaps])


def _by_class(launches: Sequence[Event]) -> Figure:
    drawn = [
        e
        for e in launches
        if "missiles" in e.magnitude and e.span.start.earliest.year == e.span.start.latest.year
    ]
    counts: Counter[tuple[int, str]] = Counter()
    for e in drawn:
        number = int(_at_least(e.magnitude["missiles"]))
        counts[e.span.start.earliest.year, _class(e)] += number
    left = [e for e in launches if e not in drawn]
    alt = Finding(
        f"{_K}.classes_alt_left" if left else f"{_K}.classes_alt",
        {"left": v.number(len(left), _refs(left))},
    )
    rows = [
        {"year": year, "value": number, "series": f"missile-class.{name}"}
        for name in CLASS_ORDER
        for (year, found), number in sorted(counts.items())
        if found == name
    ]
    return plots.bars(
        "threats-classes",
        Finding(f"{_K}.classes"),
        alt,
        rows,
        _refs(drawn),
        y_title="axis.missiles",
    )


def _class(e: Event) -> str:
    """The class of a day's launches; several classes on one day are ``other``."""
    found = e.details.get("class", "")
    return found if found in CLASS_ORDER else "other"


def _sites(world: World, launches: Sequence[Event]) -> Figure:
    counts: Counter[str] = Counter(e.place for e in launches if e.place)
    rows = []
    for rank, (place_id, days) in enumerate(counts.most_common()):
        place = world.place(place_id)
        name = v.Text(place.name, place.name_ko) if rank < 7 else ""
        rows.append({"lon": place.lon, "lat": place.lat, "label": name, "size": days})
    figure = plots.points_on_map(
        "threats-sites",
        Finding(f"{_K}.sites"),
        Finding(f"{_K}.sites_alt", {"count": v.number(len(counts))}),
        rows,
        _refs([e for e in launches if e.place]),
        basemap="korea",
        size_title="axis.launch_days",
        height=340,
    )
    land, marks, labels = figure.spec["layer"]
    halo = {**labels["mark"], "stroke": palette.PAPER, "strokeWidth": 3}
    layers = [land, marks, {**labels, "mark": halo}, labels]
    spec = {**figure.spec, "projection": VIEW, "layer": layers}
    return msgspec.structs.replace(figure, spec=spec)


def _words(en: str) -> Value:
    ko = en
    for name, word in KOREAN.items():
        ko = ko.replace(name, word)
    return v.text(en, ko)


def _launch_table(world: World, title: Finding, launches: Sequence[Event]) -> Table:
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            _magnitude(e, "missiles"),
            _words(e.details.get("class", "–")),
            _words(e.details.get("type", "–")),
            v.text(world.place(e.place).name, world.place(e.place).name_ko)
            if e.place
            else v.missing(),
            v.term(e.details.get("outcome", "unknown"), "outcome"),
        )
        for e in reversed(launches)
    ]
    names = ("date", "missiles", "class", "type", "site", "outcome")
    columns = [Column(f"column.{n}", "right" if n == "missiles" else "left") for n in names]
    return Table("threats-launches", title, columns, rows)


def _nuclear(world: World, tests: Sequence[Event]) -> Section:
    title = Finding(f"{_K}.nuclear_title")
    gaps = coverage_gaps(world, ("event:nuclear-test",))
    if not tests:
        return Section("threats-nuclear", title, gaps)
    facts = {
        "count": v.number(len(tests), _refs(tests)),
        "first": v.day(tests[0].span.start, (tests[0].ref,)),
        "last": v.day(tests[-1].span.start, (tests[-1].ref,)),
    }
    rows = [
        (v.day(e.span.start, (e.ref,)), *(_magnitude(e, name, 1) for name in ("seismic", "yield")))
        for e in tests
    ]
    columns = (
        Column("column.date"),
        Column("column.seismic", "right"),
        Column("column.yield", "right"),
    )
    table = Table("threats-tests", Finding(f"{_K}.tests_table"), columns, rows)
    return Section("threats-nuclear", title, (Finding(f"{_K}.tests", facts), table, *gaps))


def _clashes(world: World, state: str, clashes: Sequence[Event]) -> Section:
    title = Finding(f"{_K}.clashes_title")
    gaps = coverage_gaps(world, tuple(f"event:{kind}" for kind in CLASHES))
    if not clashes:
        return Section("threats-clashes", title, gaps)
    killed = f"killed.{state}"
    deadly = sorted(
        (e for e in clashes if (e.magnitude.get(killed) and e.magnitude[killed].value)),
        key=lambda e: -(e.magnitude[killed].value or 0),
    )
    facts = {
        "count": v.number(len(clashes), _refs(clashes)),
        "state": v.actor(state),
        "deadly": v.number(len(deadly), _refs(deadly)),
        "killed": _total(deadly, killed),
        "first": v.day(clashes[0].span.start, (clashes[0].ref,)),
        "last": v.day(clashes[-1].span.start, (clashes[-1].ref,)),
    }
    blocks: list[Finding | Figure | Table] = [Finding(f"{_K}.clash_count", facts)]
    if deadly:
        blocks.append(Finding(f"{_K}.deaths", facts))
        rows = [
            (
                v.day(e.span.start, (e.ref,)),
                v.text(e.title, e.title_ko, (e.ref,)),
                _magnitude(e, killed),
                _magnitude(e, f"killed.{ADVERSARY}"),
            )
            for e in sorted(deadly[:15], key=lambda e: e.span.start.earliest)
        ]
        columns = (
            Column("column.date"),
            Column("column.event"),
            Column("column.killed_state", "right"),
            Column("column.killed_adversary", "right"),
        )
        blocks.append(Table("threats-deadly", Finding(f"{_K}.deadly_table", facts), columns, rows))
    last_ones = clashes[-10:]
    recent = Finding(f"{_K}.recent_clashes", {"count": v.number(len(last_ones), _refs(last_ones))})
    blocks.append(events_table("threats-clash-list", recent, last_ones))
    return Section("threats-clashes", title, [*blocks, *gaps])


def _refs(events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(e.ref for e in events)


def _magnitude(e: Event, name: str, decimals: int = 0) -> Value:
    measured = e.magnitude.get(name)
    if measured is None:
        return v.missing()
    whole = all(x is None or x == int(x) for x in (measured.value, measured.low, measured.high))
    return v.quantity(measured, (e.ref,), 0 if whole else decimals)


def _total(events: Sequence[Event], name: str) -> Value:
    """The sum of a magnitude: at least that much when one is a lower bound or not given."""
    measured = [e.magnitude[name] for e in events if name in e.magnitude]
    low = any(q.qualifier == "at-least" or q.value is None for q in measured)
    low = low or len(measured) < len(events)
    if not measured and events:
        return v.missing()
    about = any(q.qualifier in ("about", "at-most") for q in measured)
    return Value(
        sum(_at_least(q) for q in measured),
        "number",
        _refs([e for e in events if name in e.magnitude]),
        state="derived",
        qualifier="at-least" if low else "about" if about else "",
    )


def _at_least(q: Quantity) -> float:
    """The value, or the lower end of a range."""
    return q.value if q.value is not None else q.low or 0.0
