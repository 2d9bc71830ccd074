"""Strategies: how duties, frameworks, technology and regional ties are spread over partners.

Structure across partners, counted from the records; nothing here advises or foresees.
"""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section
from foedus.findings import values as v
from foedus.topics import partners as p
from foedus.topics.strategies.alliances import alliances, lead
from foedus.topics.strategies.diplomacy import diplomacy
from foedus.topics.strategies.regional import regional
from foedus.topics.strategies.technology import technology
from foedus.world import World

_K: Final = "strategies"


def page(world: World, state: str) -> Section:
    """The four parts, and how many kinds of duty rest on one partner."""
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    blocks = lead(world, state)
    held = p.ties(world, state)
    if held:
        refs = p.all_refs(held)
        facts["partners"] = v.number(len(held), refs)
        facts["agreements"] = v.number(len(refs), refs)
        blocks.append(Finding(f"{_K}.spread", facts))
    if not blocks:
        blocks.append(Finding(f"{_K}.nothing_yet", facts, "gap"))
    parts = (
        alliances(world, state),
        diplomacy(world, state),
        technology(world, state),
        regional(world, state),
    )
    return Section("strategies", Finding(f"{_K}.title"), blocks, parts)
