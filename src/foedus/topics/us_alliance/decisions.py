"""Disputes, repairs and decisions between the two allies."""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section
from foedus.findings import values as v
from foedus.topics.steps import latest_steps
from foedus.world import World

KINDS: Final = ("friction", "repair", "policy", "statement")
_K: Final = "us_alliance"


def decisions(world: World, state: str, ally: str) -> Section:
    """The latest of what the two disputed, settled, decided and declared."""
    found = world.events(state, ally, kinds=KINDS)
    title = Finding(f"{_K}.decisions_title")
    table = latest_steps("us-alliance-decisions-steps", f"{_K}.decisions", world, found)
    none = Finding(f"{_K}.no_decisions", {"on": v.day(world.on)}, "gap")
    return Section("us-alliance-decisions", title, table or (none,))
