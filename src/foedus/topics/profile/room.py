"""Ties, forces, conflicts and votes of any state."""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section
from foedus.findings import values as v
from foedus.topics.peacekeeping.series import contributions
from foedus.topics.profile.alliances import alliances
from foedus.topics.profile.capabilities import capabilities
from foedus.topics.profile.conflict import conflict
from foedus.topics.profile.cooperation import cooperation
from foedus.topics.profile.forces import foreign_forces
from foedus.topics.profile.votes import votes
from foedus.world import World

_K: Final = "profile"


def page(world: World, state: str) -> Section:
    """What published data say of a state, each part with what it does not cover."""
    facts = {
        "state": v.actor(state),
        "focal": v.actors(world.pack.focal),
        "count": v.number(len(world.data)),
        "sets": v.text(", ".join(world.data)),
    }
    parts = (alliances, cooperation, capabilities, foreign_forces, conflict, votes, contributions)
    return Section(
        "profile",
        Finding(f"{_K}.title", facts),
        (Finding(f"{_K}.lead", facts, "reading"),),
        [part(world, state) for part in parts],
    )
