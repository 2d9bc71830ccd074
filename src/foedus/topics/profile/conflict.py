"""Militarized disputes of the state."""

from __future__ import annotations

from collections import Counter
from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.states import membership
from foedus.topics.gaps import coverage_gaps
from foedus.world import World

KIND: Final = "dispute"
DATA: Final = "mid"
FORCE: Final = ("4", "5")
LATEST: Final = 12
NAMED: Final = 5
WRITTEN: Final = 8
"""Opponents that a cell of the table names; more are counted."""
_K: Final = "profile"


def conflict(world: World, state: str) -> Section:
    """How many disputes, how grave, with whom most often; the latest in a table."""
    title = Finding(f"{_K}.conflict_title")
    own = world.events(state, kinds=(KIND,))
    found = [e for e in own if e.id.endswith(f"-{state}")]
    gaps = coverage_gaps(world, (f"event:{KIND}",), state)
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    if not found:
        return Section("profile-conflict", title, (_none(world, state, facts), *gaps))
    force = [e for e in found if e.details.get("hostility") in FORCE]
    grave = [e for e in found if e.details.get("dispute") in FORCE]
    facts |= {
        "count": v.number(len(found), [e.ref for e in found]),
        "force": v.number(len(force), [e.ref for e in force]),
        "grave": v.number(len(grave), [e.ref for e in grave]),
        "latest": v.number(min(LATEST, len(found))),
    }
    others = Counter(other for e in found for other in _opponents(e, state))
    most = [other for other, times in others.most_common(NAMED) if times > 1]
    blocks: list[Finding | Table] = [Finding(f"{_K}.disputes", facts)]
    if most:
        met = [e.ref for e in found if set(_opponents(e, state)) & set(most)]
        blocks.append(Finding(f"{_K}.disputes_with", {**facts, "others": v.actors(most, met)}))
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            _against(e, state),
            v.term(f"hostility-{e.details.get('hostility', '')}", "hostility", (e.ref,)),
        )
        for e in found[-LATEST:]
    ]
    columns = (Column("column.date"), Column("column.opponents"), Column("column.hostility"))
    heading = Finding(f"{_K}.disputes_table", facts)
    table = Table("profile-disputes", heading, columns, rows)
    return Section("profile-conflict", title, (*blocks, table, *gaps))


def _none(world: World, state: str, facts: dict[str, Value]) -> Finding:
    """Why there is no dispute: not asked for, not covered, or none in the years covered."""
    if DATA not in world.data:
        return Finding(f"{_K}.disputes_not_asked", facts, "gap")
    covered = [c for c in world.coverage(f"event:{KIND}") if state in c.actors]
    last = min(world.on, max((c.span.start.earliest for c in covered), default=world.on))
    begun = [s for s in membership(state, "cow") if s.span.start.earliest <= world.on]
    if not covered or not begun or last == world.on:
        return Finding(f"{_K}.disputes_not_covered", facts, "gap")
    return Finding(f"{_K}.no_disputes", facts)


def _against(event: Event, state: str) -> Value:
    others = _opponents(event, state)
    if not others:
        return v.text("–")
    return v.actors(others) if len(others) <= WRITTEN else v.number(len(others), (event.ref,))


def _opponents(event: Event, state: str) -> tuple[str, ...]:
    """Those on the other side."""
    sides = {role.role for role in event.roles if role.actor == state}
    return tuple(r.actor for r in event.roles if r.role not in sides and r.actor != state)
