"""What a pack holds on a state that is not its focus."""

from __future__ import annotations

from foedus.findings import Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.tables import agreements_table, events_table
from foedus.world import World

RECENT = 15


def page(world: World, state: str) -> Section:
    """Say plainly whose system the pack describes, and list what it has on the state."""
    agreements = world.agreements(state)
    events = world.events(state)
    deployments = world.deployments(state)
    facts = {
        "state": v.actor(state),
        "focal": v.actors(world.pack.focal),
        "pack": v.text(world.pack.title, world.pack.title_ko),
        "agreements": v.number(len(agreements), tuple(a.ref for a in agreements)),
        "events": v.number(len(events), tuple(e.ref for e in events)),
        "deployments": v.number(len(deployments), tuple(d.ref for d in deployments)),
        "recent": v.number(min(RECENT, len(events))),
    }
    blocks: list[Finding | Table] = [
        Finding("holdings.scope", facts, kind="gap"),
        Finding("holdings.counts", facts),
    ]
    live = world.agreements(state, live=True)
    if live:
        title = Finding("holdings.agreements", facts)
        blocks.append(agreements_table("holdings-agreements", title, world, live, state))
    if events:
        title = Finding("holdings.events", facts)
        blocks.append(events_table("holdings-events", title, events[-RECENT:]))
    return Section("holdings", Finding("holdings.title", facts), blocks)
