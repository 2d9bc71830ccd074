"""The events in which a state takes part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foedus.findings import Finding, Section
from foedus.findings import values as v
from foedus.topics.tables import events_table
from foedus.world import World


def page(
    world: World,
    state: str,
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Section:
    """A table of events, oldest first."""
    chosen = world.events(state, kinds=kinds, since=since, until=until)
    facts = {
        "state": v.actor(state),
        "count": v.number(len(chosen), tuple(e.ref for e in chosen)),
    }
    title = Finding("chronicle.title", facts)
    return Section(
        "events", title, (events_table("events-list", Finding("chronicle.count", facts), chosen),)
    )
