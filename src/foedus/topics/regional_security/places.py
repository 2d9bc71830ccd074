"""Contested places on the map, and what happened in the air and at sea."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from foedus.evidence.records import Event, Place
from foedus.findings import Column, Figure, Finding, Section, Table, Text, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.place_names import both_names, contested, holders, names
from foedus.world import Reading, World

ZONE: Final = "kadiz-entries"
ENTRANTS: Final = ("CHN", "RUS", "JPN")
RECENT: Final = 12
NEAR: Final = 1.2
"""Degrees within which places share one label."""
VIEW: Final = {"type": "mercator", "center": [128.4, 32.6], "scale": 1320}
_K: Final = "regional_security"


def places(world: World, state: str) -> Section:
    """Who administers, claims and names each place, as table and map."""
    title = Finding(f"{_K}.places_title")
    chosen = contested(world)
    if not chosen:
        return Section("regional-places", title, [Finding(f"{_K}.no_places", {}, "gap")])
    rival = [p for p in chosen if len(_claimants(world, p)) > 1]
    own = [p for p in rival if state in _claimants(world, p)]
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "count": v.number(len(rival), tuple(p.ref for p in rival)),
        "own": v.number(len(own), tuple(p.ref for p in own)),
        "names": Value(
            tuple(both_names(world, p) for p in own), "words", tuple(p.ref for p in own)
        ),
    }
    lead = "places" if own else "places_others"
    rows = [
        (
            Value(both_names(world, p), "text", (p.ref,)),
            holders(world, p, "administers"),
            holders(world, p, "claims"),
            names(world, p),
        )
        for p in chosen
    ]
    columns = tuple(
        Column(f"column.{c}") for c in ("reg_place", "reg_administers", "reg_claims", "reg_names")
    )
    table = Table("regional-places-table", Finding(f"{_K}.places_table", facts), columns, rows)
    gap = Finding(f"{_K}.places_gap", facts, "gap")
    blocks = (Finding(f"{_K}.{lead}", facts), _map(world, chosen), table, gap)
    return Section("regional-places", title, blocks)


def _claimants(world: World, place: Place) -> set[str]:
    return {c.actor for c in world.place_claims(place.id) if c.relation == "claims"}


def _map(world: World, chosen: tuple[Place, ...]) -> Figure:
    """Near places share the label of the first, for their names would print on each other."""
    groups: list[list[Place]] = []
    for place in sorted(chosen, key=lambda p: (-p.lat, p.lon)):
        for group in groups:
            if abs(group[0].lat - place.lat) < NEAR and abs(group[0].lon - place.lon) < NEAR:
                group.append(place)
                break
        else:
            groups.append([place])
    rows: list[dict[str, Any]] = []
    for group in groups:
        # The label starts at the easternmost point, so that it covers no other.
        anchor = max(group, key=lambda p: p.lon)
        label = _joined([both_names(world, p) for p in group])
        rows += [
            {"lon": p.lon, "lat": p.lat, "label": label if p is anchor else ""} for p in group
        ]
    refs = tuple(p.ref for p in chosen)
    figure = plots.points_on_map(
        "regional-map",
        Finding(f"{_K}.map"),
        Finding(f"{_K}.map_alt", {"count": v.number(len(chosen), refs)}),
        rows,
        refs,
        basemap="korea",
        height=430,
    )
    return msgspec.structs.replace(figure, spec={**figure.spec, "projection": VIEW})


def _joined(texts: list[Text]) -> Text:
    return Text(", ".join(t.en for t in texts), ", ".join(t.ko or t.en for t in texts))


def incidents(world: World, state: str) -> Section:
    """Entries into airspace and the air defence zone, joint patrols, incidents at sea."""
    title = Finding(f"{_K}.incidents_title")
    events = world.events(state, kinds=("airspace-entry", "maritime-incident"))
    gaps = coverage_gaps(
        world, ("event:airspace-entry", "event:maritime-incident", f"observation:{ZONE}")
    )
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    blocks: list[Finding | Table] = [*_joint(events, facts), *_counts(events, facts)]
    zone = _zone_table(world, state)
    if zone:
        indicator = world.indicator(ZONE)
        meaning = {"definition": v.text(indicator.definition, indicator.definition_ko)}
        blocks += [zone, Finding(f"{_K}.zone_meaning", meaning, "reading")]
    if events:
        blocks.append(_events_table(events))
    if not blocks:
        blocks.append(Finding(f"{_K}.no_incidents", facts, "gap"))
    return Section("regional-incidents", title, [*blocks, *gaps])


def _joint(events: tuple[Event, ...], facts: dict[str, Value]) -> list[Finding]:
    """Flights that two or more states made together."""
    joint = [e for e in events if len(set(e.actors("by"))) > 1 and e.kind == "airspace-entry"]
    if not joint:
        return []
    last = joint[-1]
    told = {
        **facts,
        "count": v.number(len(joint), tuple(e.ref for e in joint)),
        "by": v.actors(dict.fromkeys(last.actors("by"))),
        "first": v.day(joint[0].span.start, (joint[0].ref,)),
        "last": v.day(last.span.start, (last.ref,)),
        "what": v.text(last.title, last.title_ko, (last.ref,)),
    }
    return [Finding(f"{_K}.joint" if len(joint) > 1 else f"{_K}.joint_one", told)]


def _counts(events: tuple[Event, ...], facts: dict[str, Value]) -> list[Finding]:
    found = []
    for kind in ("airspace-entry", "maritime-incident"):
        chosen = [e for e in events if e.kind == kind]
        if chosen:
            told = {
                **facts,
                "count": v.number(len(chosen), tuple(e.ref for e in chosen)),
                "first": v.day(chosen[0].span.start, (chosen[0].ref,)),
                "last": v.day(chosen[-1].span.start, (chosen[-1].ref,)),
            }
            found.append(Finding(f"{_K}.{kind.replace('-', '_')}", told))
    return found


def _zone_table(world: World, state: str) -> Table | None:
    series = {
        a: world.series(ZONE, a, state) for a in ENTRANTS if world.has_series(ZONE, a, state)
    }
    periods = {o.period.printed: o.period for s in series.values() for o in s.observations}
    if not periods:
        return None
    rows = []
    for printed, period in sorted(periods.items()):
        cells = [v.day(period)]
        for s in series.values():
            found = [o for o in s.observations if o.period.printed == printed]
            cells.append(v.reading(Reading.of(found[0])) if found else v.missing())
        rows.append(tuple(cells))
    columns = [Column("column.reg_period")]
    columns += [Column(f"column.reg_entrant_{a}", "right") for a in series]
    return Table("regional-zone", Finding(f"{_K}.zone_table"), columns, rows)


def _events_table(events: tuple[Event, ...]) -> Table:
    shown = events[-RECENT:]
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.term(e.kind, "event-kind"),
            v.text(e.title, e.title_ko, (e.ref,)),
            v.actors(dict.fromkeys(e.actors("by")), (e.ref,)) if e.actors("by") else v.text("–"),
            v.actors(dict.fromkeys(e.actors("alleged"))) if e.actors("alleged") else v.text("–"),
        )
        for e in shown
    ]
    names = ("date", "kind", "event", "reg_by", "reg_attributed_to")
    columns = tuple(Column(f"column.{n}") for n in names)
    facts = {"count": v.number(len(shown), tuple(e.ref for e in shown))}
    key = "events_table" if len(shown) < len(events) else "events_table_all"
    return Table("regional-events", Finding(f"{_K}.{key}", facts), columns, rows)
