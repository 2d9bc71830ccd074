"""The region: who is bound to whom, forums and regimes, the two Koreas, places, air and sea."""

from __future__ import annotations

from typing import Final

from foedus.findings import Figure, Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.casus import BASES, JAPAN, STRAIT, worked
from foedus.topics.casus import NORTH as NORTH_ATTACKED
from foedus.topics.regional_security.alliances import alliances, bonds
from foedus.topics.regional_security.armistice import (
    armistice_finding,
    inter_korean,
    un_command_findings,
)
from foedus.topics.regional_security.north_and_russia import north_and_russia
from foedus.topics.regional_security.places import incidents, places
from foedus.topics.regional_security.regimes import live_regimes, regimes
from foedus.world import World

NORTH: Final = "PRK"
_K: Final = "regional_security"


def page(world: World, state: str) -> Section:
    """Everything around the state that is not its own alliance or one partner."""
    blocks: list[Finding | Figure | Table] = [*_lead(world, state)]
    sections = (
        alliances(world, state),
        inter_korean(world, state, NORTH),
        north_and_russia(world, NORTH),
        regimes(world, state, NORTH),
        places(world, state),
        incidents(world, state),
        *worked(world, JAPAN, STRAIT, BASES, NORTH_ATTACKED),
    )
    return Section("regional_security", Finding(f"{_K}.title"), blocks, sections)


def _lead(world: World, state: str) -> list[Finding]:
    found = []
    all_bonds = bonds(world)
    pairs = {frozenset((b.one, b.other)) for b in all_bonds}
    facts = {"on": v.day(world.on), "state": v.actor(state), "north": v.actor(NORTH)}
    if pairs:
        refs = tuple(dict.fromkeys(b.provision.ref for b in all_bonds))
        for name, actor in (("own", state), ("norths", NORTH)):
            partners = sorted({x for p in pairs if actor in p for x in p} - {actor})
            facts[name] = v.actors(partners, refs)
        facts["pairs"] = v.number(len(pairs), refs)
        found.append(Finding(f"{_K}.lead", facts))
    else:
        found.append(Finding(f"{_K}.lead_none", facts, "gap"))
    held = live_regimes(world, state)
    if held:
        facts["regimes"] = v.number(len(held), tuple(a.ref for a in held))
        found.append(Finding(f"{_K}.lead_regimes", facts))
    return [*found, *armistice_finding(world, state), *un_command_findings(world, state)]
