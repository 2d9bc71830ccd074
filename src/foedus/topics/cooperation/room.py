"""Cooperation: exercises, information accords, logistics, industry, and standing meetings."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.evidence.records import Agreement, Event, StatusStep
from foedus.findings import Column, Figure, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.cooperation.exercises import EXERCISE, exercises
from foedus.topics.gaps import coverage_gaps
from foedus.topics.standings import Held, held, phases_table
from foedus.world import World

ALLY: Final = "USA"
INFORMATION: Final = "information-security"
FIELDS: Final = (
    "logistics",
    "arms-industry",
    "science",
    "cyber",
    "crisis-communication",
    "defence-cooperation",
    "export-control",
    "nuclear-energy",
)
MEETINGS: Final = ("ministerial", "talks", "summit")
SERIES: Final = {
    "SCM": "scm",
    "MCM": "mcm",
    "NCG": "ncg",
    "EDSCG": "edscg",
    "US-ROK 2+2": "two-plus-two",
    "KIDD": "kidd",
    "US-ROK summit": "us-rok-summit",
    "US-Japan-ROK summit": "trilateral-summit",
}
"""Standing meetings with the ally, and their words in the catalogue."""
_K: Final = "cooperation"


def page(world: World, state: str) -> Section:
    """What the state and its partners do together, up to the world's day."""
    blocks: list[Finding | Figure | Table] = [_overview(world, state)]
    parts = (
        exercises(world, state, ALLY),
        _information(world, state),
        _fields(world, state),
        _meetings(world, state),
    )
    return Section("cooperation", Finding(f"{_K}.title"), blocks, parts)


def _overview(world: World, state: str) -> Finding:
    held_here = world.events(state, kinds=(EXERCISE,))
    with_ally = [e for e in held_here if ALLY in e.actors()]
    accords = held(world, state, kinds=(INFORMATION,)).sure
    meetings = [e for e in _standing(world, state) if e.series in SERIES]
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "ally": v.actor(ALLY),
        "exercises": v.number(len(held_here), [e.ref for e in held_here]),
        "with_ally": v.number(len(with_ally), [e.ref for e in with_ally]),
        "accords": v.number(len(accords), [a.ref for a in accords]),
        "meetings": v.number(len(meetings), [e.ref for e in meetings]),
    }
    if not (held_here or accords or meetings):
        return Finding(f"{_K}.nothing_yet", facts, "gap")
    return Finding(f"{_K}.overview" if held_here else f"{_K}.overview_no_exercises", facts)


# Information


def _information(world: World, state: str) -> Section:
    title = Finding(f"{_K}.information_title")
    accords = world.agreements(state, kinds=(INFORMATION,))
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not accords:
        none = Finding(f"{_K}.no_accords", facts, "gap")
        return Section("cooperation-information", title, (none,))
    blocks: list[Finding | Table] = [*_accord_count(world, state, facts)]
    for a in accords:
        blocks += [
            Finding(
                f"{_K}.asserted",
                {
                    "by": v.actor(step.asserted_by),
                    "agreement": v.title(a),
                    "standing": v.term(step.state, "status", (a.ref,)),
                    "since": v.day(step.since, (a.ref,)),
                },
                "gap",
            )
            for step in _said_by_one(world, a, state)
        ]
    blocks.append(
        phases_table("cooperation-accords", Finding(f"{_K}.accords_table"), world, accords)
    )
    return Section("cooperation-information", title, blocks)


def _said_by_one(world: World, a: Agreement, state: str) -> list[StatusStep]:
    """What one side alone says, unless an agreed step has come after it."""
    standing = world.standing(a, state)
    agreed = standing.since.earliest if standing.since else date.min
    return [step for step in standing.asserted if step.since.earliest >= agreed]


def _accord_count(world: World, state: str, facts: dict[str, Value]) -> list[Finding]:
    standing = held(world, state, kinds=(INFORMATION,))
    sure = standing.sure
    partners = dict.fromkeys(p for a in sure for p in a.parties if p != state)
    facts |= {
        "count": v.number(len(sure), [a.ref for a in sure]),
        "partners": v.actors(partners, [a.ref for a in sure]),
        "binding": _binding(standing),
        "unsure": v.number(len(standing.unsure), [a.ref for a in standing.unsure]),
        "which": v.titles(standing.unsure),
    }
    found = [Finding(f"{_K}.accords" if sure else f"{_K}.accords_none", facts)]
    if standing.unsure:
        found.append(Finding(f"{_K}.accords_unsure", facts, "gap"))
    return found


def _binding(standing: Held) -> Value:
    bound = [a for a in standing.sure if a.binding in ("treaty", "executive-agreement")]
    return v.number(len(bound), [a.ref for a in bound])


# Logistics, industry, technology


def _fields(world: World, state: str) -> Section:
    """By field: how many agreements stand, with whom, and which is the latest."""
    title = Finding(f"{_K}.fields_title")
    rows = []
    total: list[Agreement] = []
    for kind in FIELDS:
        sure = held(world, state, kinds=(kind,)).sure
        if not sure:
            continue
        total += sure
        refs = [a.ref for a in sure]
        partners = list(dict.fromkeys(p for a in sure for p in a.parties if p != state))
        rows.append(
            (
                v.term(kind, "agreement-kind"),
                v.number(len(sure), refs),
                v.actors(partners, refs) if len(partners) <= 8 else v.number(len(partners), refs),
                v.title(sure[-1]),
            )
        )
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not rows:
        none = Finding(f"{_K}.no_fields", facts, "gap")
        return Section("cooperation-fields", title, (none,))
    facts["count"] = v.number(len(total), [a.ref for a in total])
    facts["fields"] = v.number(len(rows), [a.ref for a in total])
    columns = (
        Column("column.kind"),
        Column("column.count", "right"),
        Column("column.with_or_number"),
        Column("column.latest_one"),
    )
    table = Table("cooperation-fields-table", Finding(f"{_K}.fields_table", facts), columns, rows)
    return Section("cooperation-fields", title, (Finding(f"{_K}.fields", facts), table))


# Meetings


def _standing(world: World, state: str) -> list[Event]:
    return [e for e in world.events(state, ALLY, kinds=MEETINGS) if e.series]


def _meetings(world: World, state: str) -> Section:
    title = Finding(f"{_K}.meetings_title")
    gaps = coverage_gaps(world, [f"event:{kind}" for kind in MEETINGS[:2]])
    by_series = {name: [e for e in _standing(world, state) if e.series == name] for name in SERIES}
    rows = []
    for name, found in by_series.items():
        if found:
            rows.append(_meeting_row(name, found))
    if not rows:
        none = Finding(f"{_K}.no_meetings", {"on": v.day(world.on)}, "gap")
        return Section("cooperation-meetings", title, (none, *gaps))
    columns = (
        Column("column.forum"),
        Column("column.dated_here", "right"),
        Column("column.last_number", "right"),
        Column("column.first_on"),
        Column("column.latest_on"),
    )
    table = Table("cooperation-forums", Finding(f"{_K}.meetings_table"), columns, rows)
    blocks: list[Finding | Table] = [*_counted(by_series["SCM"]), table]
    return Section("cooperation-meetings", title, [*blocks, *gaps])


def _meeting_row(name: str, found: list[Event]) -> tuple[Value, ...]:
    first, last = found[0], found[-1]
    number = _number(last)
    return (
        v.term(SERIES[name], "forum"),
        v.number(len(found), [e.ref for e in found]),
        v.number(number, (last.ref,), state="observed") if number else v.text("–"),
        v.day(first.span.start, (first.ref,)),
        v.day(last.span.start, (last.ref,)),
    )


def _counted(found: list[Event]) -> list[Finding]:
    """The ministers' meeting by its own count, and how many of that count are dated here."""
    if not found or not (number := _number(found[-1])):
        return []
    last = found[-1]
    facts = {
        "number": v.number(number, (last.ref,), state="observed"),
        "last": v.day(last.span.start, (last.ref,)),
        "dated": v.number(len(found), [e.ref for e in found]),
        "first": v.day(found[0].span.start, (found[0].ref,)),
    }
    return [Finding(f"{_K}.ministers", facts)]


def _number(e: Event) -> int:
    number = e.details.get("number", "")
    return int(number) if number.isdigit() else 0
