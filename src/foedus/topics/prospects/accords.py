"""Who shares information and works on cyber security, among the partners in defence."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Agreement
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics import partners as p
from foedus.topics.gaps import coverage_gaps
from foedus.world import World

_K: Final = "prospects"
DEFENCE: Final = ("alliance", "defence-cooperation")
YEARS: Final = 10
MEETING_YEARS: Final = 5
ROWS: Final = 8


def circle(world: World, state: str) -> dict[str, tuple[str, ...]]:
    """Partners with a defence agreement in effect or an exercise in ten years, with refs."""
    agreements = p.ties(world, state, DEFENCE)
    since = p.years_before(world.on, YEARS)
    exercises = p.events_by_partner(world, state, "exercise", since)
    names = {*agreements, *exercises}
    found = {
        n: (*p.refs(agreements.get(n, ())), *p.refs(exercises.get(n, ()))) for n in sorted(names)
    }
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def cyber(world: World, state: str) -> Section:
    """The part on cyber security."""
    blocks = _with_and_without(world, state, "cyber")
    return Section("prospects-cyber", Finding(f"{_K}.cyber_title"), blocks)


def diplomacy(world: World, state: str) -> Section:
    """The part on diplomacy: information accords and leaders' meetings."""
    blocks: list[Finding | Table] = [
        *_with_and_without(world, state, "information-security"),
        *_meetings(world, state),
        *_table(world, state),
        Finding(f"{_K}.none_here", {"state": v.actor(state)}, "gap"),
        *coverage_gaps(world, ("event:summit",)),
    ]
    return Section("prospects-diplomacy", Finding(f"{_K}.diplomacy_title"), blocks)


def _with_and_without(world: World, state: str, kind: str) -> list[Finding]:
    """Two sentences: who has an accord of the kind, and who of the circle has none here."""
    word = "cyber" if kind == "cyber" else "information"
    around = circle(world, state)
    held = p.ties(world, state, (kind,))
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    if not around and not held:
        return [Finding(f"{_K}.{word}_nothing", facts, "gap")]
    blocks = []
    if held:
        facts["partners"] = v.actors(held, p.all_refs(held))
        facts["held"] = v.number(len(held), p.all_refs(held))
        facts["accords"] = v.titles(_each_once(held))
        blocks.append(Finding(f"{_K}.{word}_held", facts))
    else:
        return [Finding(f"{_K}.{word}_none", facts)]
    outside = {name: refs for name, refs in around.items() if name not in held}
    if outside:
        facts["circle"] = v.number(len(around), [r for refs in around.values() for r in refs])
        facts["without"] = v.number(len(outside), [r for refs in outside.values() for r in refs])
        facts["first"] = v.actors(list(outside)[:6])
        key = "without" if len(outside) <= 6 else "without_many"
        blocks.append(Finding(f"{_K}.{word}_{key}", facts))
    return blocks


def _each_once(held: dict[str, list[Agreement]]) -> list[Agreement]:
    return list({a.id: a for group in held.values() for a in group}.values())


def _meetings(world: World, state: str) -> list[Finding]:
    since = p.years_before(world.on, MEETING_YEARS)
    found = p.events_by_partner(world, state, "summit", since)
    if not found:
        return []
    total = p.all_refs(found)
    leaders, most = p.leaders(found)
    facts = {
        "state": v.actor(state),
        "since": v.day(since),
        "count": v.number(len(total), total),
        "partners": v.number(len(found), total),
        "leaders": leaders,
        "most": most,
    }
    return [Finding(f"{_K}.meetings", facts)]


def _table(world: World, state: str) -> list[Table]:
    around = circle(world, state)
    if not around:
        return []
    kinds = {k: p.ties(world, state, (k,)) for k in ("information-security", "cyber", "logistics")}
    since = p.years_before(world.on, MEETING_YEARS)
    meetings = p.events_by_partner(world, state, "summit", since)
    rows = [
        (
            v.actor(name),
            v.number(len(refs), refs),
            *(_accords(held.get(name, [])) for held in kinds.values()),
            v.number(len(meetings[name]), p.refs(meetings[name]))
            if name in meetings
            else v.missing(),
        )
        for name, refs in list(around.items())[:ROWS]
    ]
    heads = (
        "partner_name",
        "ties_in_defence",
        "information_accord",
        "cyber_accord",
        "logistics_accord",
        "summits_held",
    )
    numeric = ("ties_in_defence", "summits_held")
    columns = [Column(f"column.{h}", "right" if h in numeric else "left") for h in heads]
    return [Table("prospects-accords", Finding(f"{_K}.accord_table"), columns, rows)]


def _accords(held: list[Agreement]) -> Value:
    """The accords by title; that this evidence holds none does not prove that there is none."""
    return v.titles(held) if held else v.term("none-here", "accord")
