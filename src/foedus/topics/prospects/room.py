"""Prospects: capabilities, diversification, cyber security, diplomacy, and exposure.

What can be computed from the records as they stand. Nothing here is a forecast.
"""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section
from foedus.topics.casus import CYBER, worked
from foedus.topics.prospects.accords import cyber, diplomacy
from foedus.topics.prospects.capabilities import capabilities
from foedus.topics.prospects.diversification import IMPORTS, diversification, supply_facts
from foedus.topics.prospects.exposure import exposure, hinge, nothing_hangs, ranked
from foedus.topics.supply import recent
from foedus.world import World

_K: Final = "prospects"


def page(world: World, state: str) -> Section:
    """How the state's capabilities and ties are spread over partners and agreements."""
    found = ranked(world, state)
    bought = recent(world, IMPORTS, state)
    blocks = hinge(world, state, found)
    if bought:
        blocks.append(Finding(f"{_K}.imports_short", supply_facts(state, bought)))
    if not blocks:
        blocks.append(nothing_hangs(world, state))
    blocks.append(Finding(f"{_K}.no_forecast", {}, "reading"))
    parts = (
        capabilities(world, state),
        diversification(world, state),
        cyber(world, state),
        diplomacy(world, state),
        exposure(world, state, found),
        *worked(world, CYBER),
    )
    return Section("prospects", Finding(f"{_K}.title"), blocks, parts)
