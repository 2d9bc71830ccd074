"""Military exercises with the state: series over time, partners, and changes of plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from foedus import states
from foedus.evidence.records import Event
from foedus.findings import Column, Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.states import ActorKind
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import steps_table
from foedus.world import World

EXERCISE: Final = "exercise"
CHANGE: Final = "exercise-change"
MAIN: Final = frozenset(
    {
        "team-spirit",
        "ulchi-focus-lens",
        "foal-eagle",
        "rsoi",
        "key-resolve",
        "ulchi-freedom-guardian",
        "vigilant-ace",
        "rimpac",
        "pacific-reach",
        "ulchi-freedom-shield",
        "freedom-shield",
        "freedom-edge",
    }
)
"""Series with a name in the catalogue."""
GROUPS: Final = ("us-only", "us-others", "without-us")
_LANES: Final = 4
"""Exercises from which a series has a lane of its own in the figure."""
_SHOWN: Final = 12
_PARTNERS: Final = 10
_K: Final = "cooperation"


def exercises(world: World, state: str, ally: str) -> Section:
    """Counts, the succession of series, the partners, and what was changed or called off."""
    title = Finding(f"{_K}.exercises_title")
    found = world.events(state, kinds=(EXERCISE,))
    gaps = coverage_gaps(world, (f"event:{EXERCISE}", f"event:{CHANGE}"))
    if not found:
        none = Finding(f"{_K}.no_exercises", {"on": v.day(world.on)}, "gap")
        return Section("cooperation-exercises", title, (none, *gaps))
    changes = world.events(state, kinds=(CHANGE,))
    blocks: list[Finding | Figure | Table] = [_last(found)]
    blocks += [*_series(found), *_by_year(found, state, ally)]
    blocks += [*_partners(found, state, ally), *_changes(world, changes)]
    return Section("cooperation-exercises", title, [*blocks, *gaps])


def _last(found: Sequence[Event]) -> Finding:
    last = found[-1]
    named = {e.series for e in found if e.series}
    facts = {
        "count": v.number(len(found), [e.ref for e in found]),
        "named": v.number(len(named), [e.ref for e in found if e.series]),
        "first": v.day(found[0].span.start, (found[0].ref,)),
        "last": v.day(last.span.start, (last.ref,)),
        "last_title": v.text(last.title, last.title_ko, (last.ref,)),
    }
    return Finding(f"{_K}.last_exercise", facts)


def _slug(series: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", series.lower()).strip("-")


def _series(found: Sequence[Event]) -> list[Figure]:
    """A lane for each main series in the order in which they begin."""
    counts = Counter(_slug(e.series) for e in found)
    shown = [
        e
        for e in found
        if _slug(e.series) in MAIN
        and counts[_slug(e.series)] >= _LANES
        and e.span.start.precision in ("day", "month")
    ]
    lanes = list(dict.fromkeys(_slug(e.series) for e in shown))
    rows = [
        {"day": e.span.start.earliest.isoformat(), "lane": f"exercise-series.{_slug(e.series)}"}
        for lane in lanes
        for e in shown
        if _slug(e.series) == lane
    ]
    if not rows:
        return []
    refs = [e.ref for e in shown]
    facts = {"count": v.number(len(lanes), refs), "least": v.number(_LANES, refs)}
    return [
        plots.moments(
            "cooperation-series",
            Finding(f"{_K}.series", facts),
            Finding(f"{_K}.series_alt", facts),
            rows,
            refs,
            step=26,
        )
    ]


def _group(e: Event, state: str, ally: str) -> str:
    """With whom: bodies and commands do not count as partners, states do."""
    partners = _states(e) - {state}
    if ally not in partners:
        return "without-us"
    return "us-others" if partners - {ally} else "us-only"


def _states(e: Event) -> set[str]:
    return {
        actor
        for actor in e.actors("participant", "by", "host")
        if states.actor(actor).kind is ActorKind.STATE
    }


def _by_year(found: Sequence[Event], state: str, ally: str) -> list[Figure]:
    counts: Counter[tuple[str, int]] = Counter()
    dated = [e for e in found if e.span.start.earliest.year == e.span.start.latest.year]
    for e in dated:
        counts[_group(e, state, ally), e.span.start.earliest.year] += 1
    rows: list[dict[str, Any]] = [
        {"year": year, "value": number, "series": f"exercise-group.{group}"}
        for name in GROUPS
        for (group, year), number in sorted(counts.items())
        if group == name
    ]
    if not rows:
        return []
    return [
        plots.bars(
            "cooperation-years",
            Finding(f"{_K}.by_year"),
            Finding(f"{_K}.by_year_alt"),
            rows,
            [e.ref for e in dated],
            y_title="axis.exercises",
        )
    ]


def _partners(found: Sequence[Event], state: str, ally: str) -> list[Finding | Table]:
    """The states that took part most often, observers left out."""
    took_part: dict[str, list[Event]] = {}
    for e in found:
        for actor in sorted(_states(e) - {state}):
            took_part.setdefault(actor, []).append(e)
    if not took_part:
        return []
    ranked = sorted(took_part, key=lambda a: (-len(took_part[a]), a))
    rows = [
        (
            v.actor(partner),
            v.number(len(events), [e.ref for e in events]),
            v.text("–") if partner == ally else v.number(len(without), [e.ref for e in without]),
            v.day(events[0].span.start, (events[0].ref,)),
            v.day(events[-1].span.start, (events[-1].ref,)),
        )
        for partner in ranked[:_PARTNERS]
        for events in [took_part[partner]]
        for without in [[e for e in events if ally not in e.actors()]]
    ]
    refs = [e.ref for events in took_part.values() for e in events]
    facts = {
        "state": v.actor(state),
        "partners": v.number(len(ranked), dict.fromkeys(refs)),
        "shown": v.number(len(rows), dict.fromkeys(refs)),
    }
    columns = (
        Column("column.exercise_partner"),
        Column("column.exercises", "right"),
        Column("column.without_us", "right"),
        Column("column.first_on"),
        Column("column.latest_on"),
    )
    title = Finding(f"{_K}.partners_table", facts)
    return [
        Finding(f"{_K}.partners", facts),
        Table("cooperation-partners", title, columns, rows),
    ]


def _changes(world: World, changes: Sequence[Event]) -> list[Finding | Table]:
    if not changes:
        return []
    shown = changes[-_SHOWN:]
    last = changes[-1]
    facts = {
        "count": v.number(len(changes), [e.ref for e in changes]),
        "shown": v.number(len(shown), [e.ref for e in shown]),
        "last": v.day(last.span.start, (last.ref,)),
        "last_title": v.text(last.title, last.title_ko, (last.ref,)),
    }
    title = Finding(f"{_K}.changes_table", facts)
    return [
        Finding(f"{_K}.changes", facts),
        steps_table("cooperation-changes", title, world, shown),
    ]
