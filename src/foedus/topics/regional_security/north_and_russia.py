"""What North Korea and Russia are said to do for each other, as dated steps."""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.partners import refs
from foedus.topics.steps import latest_steps
from foedus.world import World

RUSSIA: Final = "RUS"
SUPPLY: Final = ("arms-transfer", "troop-dispatch", "energy")
CONTACT: Final = ("visit", "summit", "ministerial", "talks")
_K: Final = "regional_security"


def north_and_russia(world: World, north: str) -> Section:
    """Supplies and contacts on record, and the latest of the supplies."""
    title = Finding(f"{_K}.north_russia_title", {"north": v.actor(north)})
    supplies = world.events(north, RUSSIA, kinds=SUPPLY)
    contacts = world.events(north, RUSSIA, kinds=CONTACT)
    facts = {
        "on": v.day(world.on),
        "north": v.actor(north),
        "russia": v.actor(RUSSIA),
        "supplies": v.number(len(supplies), refs(supplies)),
        "contacts": v.number(len(contacts), refs(contacts)),
    }
    gaps = coverage_gaps(world, ("event:arms-transfer", "event:troop-dispatch"))
    if not (supplies or contacts):
        none = Finding(f"{_K}.north_russia_none", facts, "gap")
        return Section("regional-north-russia", title, (none, *gaps))
    blocks: list[Finding | Table] = [
        Finding(f"{_K}.north_russia", facts),
        *latest_steps("regional-north-russia-steps", f"{_K}.north_russia_steps", world, supplies),
    ]
    return Section("regional-north-russia", title, [*blocks, *gaps])
