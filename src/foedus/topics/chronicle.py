"""The events in which a state takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from foedus.findings import Finding, Section, Value
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
    if not chosen:
        return Section("events", title, (_elsewhere(world, facts, kinds, since, until),))
    return Section(
        "events", title, (events_table("events-list", Finding("chronicle.count", facts), chosen),)
    )


def _elsewhere(
    world: World,
    facts: dict[str, Value],
    kinds: Sequence[str],
    since: date | None,
    until: date | None,
) -> Finding:
    """Say who the events of these kinds and days are about, if not about the state."""
    others = world.events(kinds=kinds, since=since, until=until)
    named = Counter(actor for e in others for actor in set(e.actors()))
    more = {
        "others": v.number(len(others), tuple(e.ref for e in others)),
        "actors": v.actors([actor for actor, _ in named.most_common(3)]),
    }
    return Finding("chronicle.elsewhere" if others else "chronicle.none", {**facts, **more}, "gap")
