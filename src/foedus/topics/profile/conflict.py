"""Militarized disputes of the state."""

from __future__ import annotations

from collections import Counter
from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Column, Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.world import World

KIND: Final = "dispute"
FORCE: Final = ("4", "5")
LATEST: Final = 12
NAMED: Final = 5
_K: Final = "profile"


def conflict(world: World, state: str) -> Section:
    """How many disputes, how grave, with whom most often; the latest in a table."""
    title = Finding(f"{_K}.conflict_title")
    own = world.events(state, kinds=(KIND,))
    found = [e for e in own if e.id.endswith(f"-{state}")]
    gaps = coverage_gaps(world, (f"event:{KIND}",), state)
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    if not found:
        none = Finding(f"{_K}.no_disputes", facts, "gap" if not gaps else "finding")
        return Section("profile-conflict", title, (none, *gaps))
    force = [e for e in found if e.details.get("hostility") in FORCE]
    others = Counter(other for e in found for other in _opponents(e, state))
    most = [other for other, _ in others.most_common(NAMED)]
    facts |= {
        "count": v.number(len(found), [e.ref for e in found]),
        "force": v.number(len(force), [e.ref for e in force]),
        "others": v.actors(most, [e.ref for e in found if set(_opponents(e, state)) & set(most)]),
        "latest": v.number(min(LATEST, len(found))),
    }
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.actors(_opponents(e, state)[:NAMED]) if _opponents(e, state) else v.text("–"),
            v.term(f"hostility-{e.details.get('hostility', '')}", "hostility", (e.ref,)),
        )
        for e in found[-LATEST:]
    ]
    columns = (
        Column("column.date"),
        Column("column.opponents"),
        Column("column.hostility"),
    )
    table = Table("profile-disputes", Finding(f"{_K}.disputes_table", facts), columns, rows)
    return Section("profile-conflict", title, (Finding(f"{_K}.disputes", facts), table, *gaps))


def _opponents(event: Event, state: str) -> tuple[str, ...]:
    """Those on the other side."""
    sides = {role.role for role in event.roles if role.actor == state}
    return tuple(r.actor for r in event.roles if r.role not in sides and r.actor != state)
