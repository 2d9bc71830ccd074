"""Forces of the state abroad: under the United Nations, in coalitions, for partners, in war."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from foedus.dates import Truth
from foedus.findings import Column, Figure, Finding, Section, Table, Text, Value, plots
from foedus.findings import values as v
from foedus.findings.status_map import status_map
from foedus.topics.gaps import coverage_gaps
from foedus.topics.peacekeeping.series import contributions
from foedus.topics.service_abroad import ABROAD, Service, named, services, size_cells, where
from foedus.topics.steps import latest_steps
from foedus.world import World

SPANS: Final = 20
GONE: Final = 12
STALE: Final = 3
"""Years after which a last report is called old; the sentence names the number."""
STATES: Final = {Truth.YES: "there", Truth.NO: "gone", Truth.UNKNOWN: "open"}
MISSIONS: Final = frozenset(
    (
        "free-world-military-assistance-forces",
        "operation-enduring-freedom",
        "multinational-force-in-iraq",
        "coalition-against-iraq",
        "training-of-uae-special-forces",
        "reconstruction-after-typhoon-haiyan",
        "provincial-reconstruction-team-with-isaf",
        "combined-maritime-forces-and-escort-of-korean-ships",
        "ebola-treatment-centre-of-the-italian-organisation-emergency-at-goderich",
    )
)
"""Missions told in words, which the catalogue translates."""
MANDATES: Final = {
    "council": re.compile("Security Council"),
    "assembly": re.compile("National Assembly"),
    "request": re.compile("[Rr]equest|Appeal"),
}
_K: Final = "peacekeeping"


def page(world: World, state: str) -> Section:
    """Who is abroad on the day, where and on what basis; who was; the share in UN missions."""
    told = services(world, state)
    units = [s for s in told if not s.part]
    there = [s for s in units if s.there is Truth.YES]
    blocks: list[Finding | Figure | Table] = [_lead(world, state, units)]
    if units:
        blocks += [*_kinds(units), *_largest(world, units)]
        blocks += _map(world, told)
        blocks += [_present_table(world, there)] if there else []
        blocks += _old_reports(world, there)
        blocks += _open_ends(units)
        blocks += _parts(told)
        moves = world.events(state, kinds=("deployment",), roles=("by",))
        blocks += latest_steps("peacekeeping-moves", f"{_K}.moves", world, moves, 10)
        blocks += coverage_gaps(world, ("deployment",), state)
    sections = [contributions(world, state), _basis(world, state, units)]
    if units:
        sections.insert(0, _past(world, units))
    return Section("peacekeeping", Finding(f"{_K}.title"), blocks, sections)


def _count(found: Sequence[Service], among: Sequence[Service] = ()) -> Value:
    return v.number(len(found), [s.unit.ref for s in (found or among)])


def _lead(world: World, state: str, units: Sequence[Service]) -> Finding:
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not units:
        return Finding(f"{_K}.none", facts, "gap")
    there = [s for s in units if s.there is Truth.YES]
    unsure = [s for s in units if s.there is Truth.UNKNOWN]
    dated = [s for s in units if s.unit.span.start.precision != "unknown"]
    first = min(dated or units, key=lambda s: s.unit.span.start.earliest).unit
    facts |= {
        "count": _count(units),
        "there": _count(there, units),
        "missions": v.number(len({s.unit.mission for s in there}), [s.unit.ref for s in there]),
        "unsure": _count(unsure, units),
        "first": v.day(first.span.start, (first.ref,)),
    }
    if not there:
        return Finding(f"{_K}.{'lead_none_sure' if unsure else 'lead_none_there'}", facts)
    return Finding(f"{_K}.{'lead_unsure' if unsure else 'lead'}", facts)


def _kinds(units: Sequence[Service]) -> list[Finding]:
    facts = {kind: _count([s for s in units if s.unit.kind == kind], units) for kind in ABROAD}
    return [Finding(f"{_K}.kinds", facts)] if len(units) > 1 else []


def _largest(world: World, units: Sequence[Service]) -> list[Finding]:
    """The unit with the largest number of persons at one time, and its total over time."""
    top = max(units, key=lambda s: s.largest)
    if not top.largest:
        return []
    size = max(top.sizes, key=lambda s: s.size.value or s.size.low or 0.0)
    facts = {
        "unit": named(top.unit),
        "size": v.quantity(size.size, (size.ref,)),
        "on": v.day(size.on, (size.ref,)),
    }
    totals = [s for s in world.strengths(top.unit) if s.measure == "total"]
    if not totals:
        return [Finding(f"{_K}.largest", facts)]
    facts["total"] = v.quantity(totals[-1].size, (totals[-1].ref,))
    facts["to"] = v.day(totals[-1].on, (totals[-1].ref,))
    return [Finding(f"{_K}.largest_total", facts)]


def _map(world: World, told: Sequence[Service]) -> list[Figure]:
    """One point a place: present before ended, so that those present keep their names."""
    order = [Truth.YES, Truth.UNKNOWN, Truth.NO]
    at: dict[str, Truth] = {}
    for s in sorted(told, key=lambda s: order.index(s.there)):
        if s.unit.place:
            at.setdefault(s.unit.place, s.there)
    if not at:
        return []
    rows: list[dict[str, Any]] = []
    for place_id, there in at.items():
        place = world.place(place_id)
        label = Text(place.name, place.name_ko)
        style = f"service-abroad.{STATES[there]}"
        rows.append({"lon": place.lon, "lat": place.lat, "label": label, "style": style})
    placed = [s.unit.ref for s in told if s.unit.place]
    facts = {
        "places": v.number(len(at), placed),
        "left": v.number(len(told) - len(placed), [s.unit.ref for s in told if not s.unit.place]),
    }
    return [
        status_map(
            "peacekeeping-map",
            Finding(f"{_K}.map", {"on": v.day(world.on)}),
            Finding(f"{_K}.map_alt", facts),
            rows,
            placed,
            styles=tuple(
                f"service-abroad.{STATES[t]}" for t in (Truth.YES, Truth.NO, Truth.UNKNOWN)
            ),
        )
    ]


def _mission(s: Service) -> Value:
    """The mission by its abbreviation, or in the reader's words where it is a phrase."""
    key = re.sub("[^a-z]+", "-", s.unit.mission.lower()).strip("-")
    if key in MISSIONS:
        return v.term(key, "service-mission")
    return v.text(s.unit.mission or "–")


def _present_table(world: World, there: Sequence[Service]) -> Table:
    rows = [
        (
            named(s.unit),
            where(world, s.unit),
            _mission(s),
            v.day(s.unit.span.start, (s.unit.ref,)),
            *size_cells(s),
            v.text(s.unit.mandate or "–", s.unit.mandate_ko, (s.unit.ref,)),
        )
        for s in there
    ]
    columns = (
        Column("column.unit"),
        Column("column.where"),
        Column("column.mission"),
        Column("column.since"),
        Column("column.last_size", "right"),
        Column("column.as_of"),
        Column("column.mandate"),
    )
    title = Finding(f"{_K}.present_table", {"on": v.day(world.on)})
    return Table("peacekeeping-present", title, columns, rows)


def _old_reports(world: World, there: Sequence[Service]) -> list[Finding]:
    limit = date(world.on.year - STALE, world.on.month, min(world.on.day, 28))
    old = [s for s in there if s.latest is None or s.latest.on.latest < limit]
    if not old:
        return []
    facts = {"old": _count(old), "there": _count(there)}
    return [Finding(f"{_K}.old_reports", facts, "gap")]


def _open_ends(units: Sequence[Service]) -> list[Finding]:
    unsure = [s for s in units if s.there is Truth.UNKNOWN]
    if not unsure:
        return []
    facts = {"count": _count(unsure), "units": _words(unsure)}
    return [Finding(f"{_K}.open_ends", facts, "gap")]


def _parts(told: Sequence[Service]) -> list[Finding]:
    parts = [s for s in told if s.part]
    if not parts:
        return []
    facts = {"count": _count(parts), "units": _words(parts)}
    return [Finding(f"{_K}.parts", facts, "reading")]


def _words(found: Sequence[Service]) -> Value:
    names = tuple(Text(s.unit.unit, s.unit.unit_ko) for s in found)
    return Value(names, "words", tuple(s.unit.ref for s in found))


def _past(world: World, units: Sequence[Service]) -> Section:
    """The largest units over time, and a table of the largest that have ended."""
    blocks: list[Finding | Figure | Table] = []
    shown = sorted((s for s in units if s.largest), key=lambda s: -s.largest)[:SPANS]
    shown = [s for s in units if s in shown and s.unit.span.start.precision != "unknown"]
    if len(shown) > 1:
        blocks.append(_spans(world, shown))
    gone = sorted(
        (s for s in units if s.there is Truth.NO and s.largest), key=lambda s: -s.largest
    )
    chosen = [s for s in units if s in gone[:GONE]]
    if chosen:
        blocks.append(_gone_table(world, chosen))
    if not blocks:
        blocks.append(Finding(f"{_K}.nothing_past", {"on": v.day(world.on)}, "gap"))
    return Section("peacekeeping-past", Finding(f"{_K}.past_title"), blocks)


def _spans(world: World, shown: Sequence[Service]) -> Figure:
    rows = []
    short = [_short(s.unit.unit) for s in shown]
    korean = [s.unit.unit_ko for s in shown]
    for s in shown:
        span = s.unit.span
        last = min(span.end.latest if span.end else world.on, world.on)
        if s.there is Truth.UNKNOWN:
            last = s.latest.on.earliest if s.latest else span.start.earliest
        rows.append(
            {
                "label": Text(
                    _told_apart(_short(s.unit.unit), short, s),
                    _told_apart(s.unit.unit_ko, korean, s),
                ),
                "start": span.start.earliest.isoformat(),
                "end": max(last, span.start.earliest).isoformat(),
                "style": f"service-span.{'open' if s.there is Truth.UNKNOWN else 'known'}",
            }
        )
    return plots.spans(
        "peacekeeping-spans",
        Finding(f"{_K}.spans", {"count": _count(shown)}),
        Finding(f"{_K}.spans_alt"),
        rows,
        [s.unit.ref for s in shown],
        styles=("service-span.known", "service-span.open"),
        step=17,
    )


def _short(unit: str) -> str:
    """The name without what follows in brackets or after ``in the``, for a label."""
    return re.sub(r" (\(|in the ).*$", "", unit)


def _told_apart(name: str, all_names: Sequence[str], s: Service) -> str:
    """Units of one name carry their mission, or they would share a row."""
    return f"{name} ({s.unit.mission})" if all_names.count(name) > 1 else name


def _gone_table(world: World, gone: Sequence[Service]) -> Table:
    rows = []
    for s in gone:
        end = s.unit.span.end
        assert end is not None
        rows.append(
            (
                named(s.unit),
                where(world, s.unit),
                _mission(s),
                v.day(s.unit.span.start, (s.unit.ref,)),
                v.day(end, (s.unit.ref,)),
                *size_cells(s),
            )
        )
    columns = (
        Column("column.unit"),
        Column("column.where"),
        Column("column.mission"),
        Column("column.from"),
        Column("column.until"),
        Column("column.last_size", "right"),
        Column("column.as_of"),
    )
    title = Finding(f"{_K}.gone_table", {"count": _count(gone)})
    return Table("peacekeeping-gone", title, columns, rows)


def _basis(world: World, state: str, units: Sequence[Service]) -> Section:
    """What the recorded mandates name, and agreements on peace operations."""
    blocks: list[Finding | Figure | Table] = []
    if units:
        facts = {
            name: _count([s for s in units if words.search(s.unit.mandate)], units)
            for name, words in MANDATES.items()
        }
        blocks.append(Finding(f"{_K}.mandates", {**facts, "count": _count(units)}))
    for a in world.agreements(state, kinds=("peacekeeping",)):
        standing = world.standing(a, state)
        facts = {
            "title": v.title(a),
            "binding": v.term(a.binding, "binding", (a.ref,)),
            "partners": v.actors([p for p in a.parties if p != state], (a.ref,)),
            "standing": v.term(standing.state or "signed", "status", (a.ref,)),
            "since": v.day(standing.since or a.status[0].since, (a.ref,)),
        }
        blocks.append(Finding(f"{_K}.accord", facts))
    if not blocks:
        blocks.append(Finding(f"{_K}.no_basis", {"on": v.day(world.on)}, "gap"))
    return Section("peacekeeping-basis", Finding(f"{_K}.basis_title"), blocks)
