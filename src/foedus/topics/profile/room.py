"""Ties, forces, conflicts and votes of any state."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.dates import Truth
from foedus.findings import Finding, Section
from foedus.findings import values as v
from foedus.states import actor, in_system, membership, predecessors, state_system, successors
from foedus.topics.peacekeeping.series import contributions
from foedus.topics.profile.alliances import alliances
from foedus.topics.profile.capabilities import capabilities
from foedus.topics.profile.conflict import conflict
from foedus.topics.profile.cooperation import cooperation
from foedus.topics.profile.forces import foreign_forces
from foedus.topics.profile.votes import votes
from foedus.world import World

SYSTEMS: Final = ("cow", "gw")
_K: Final = "profile"


def page(world: World, state: str) -> Section:
    """What published data say of a state, each part with what it does not cover."""
    facts = {
        "state": v.actor(state),
        "focal": v.actors(world.pack.focal),
        "count": v.number(len(world.data)),
        "sets": v.text(", ".join(world.data)),
    }
    parts = [alliances, cooperation, capabilities, conflict, votes, contributions]
    if state != "USA":
        parts.insert(3, foreign_forces)
    return Section(
        "profile",
        Finding(f"{_K}.title", facts),
        (
            Finding(f"{_K}.lead", facts, "reading"),
            *_unread(world),
            *_existence(world, state),
        ),
        [part(world, state) for part in parts],
    )


def _unread(world: World) -> list[Finding]:
    """Data sets that were left out, and why."""
    if not world.unread:
        return []
    facts = {
        "count": v.number(len(world.unread)),
        "sets": v.text(", ".join(world.unread)),
        "packages": v.text(", ".join(sorted(set(world.unread.values())))),
    }
    return [Finding(f"{_K}.unread", facts, "gap")]


def _existence(world: World, state: str) -> list[Finding]:
    """That the state was none on the day, by both lists, and who came before and after."""
    spells = [s for system in SYSTEMS for s in membership(state, system)]
    inside = [in_system(state, system, _listed(system, world.on)) for system in SYSTEMS]
    if not spells or Truth.YES in inside:
        return []
    steps = {s.predecessor for s in predecessors(state)} | {s.successor for s in successors(state)}
    facts = {
        "state": v.actor(state),
        "on": v.day(world.on),
        "first": v.day(min((s.span.start for s in spells), key=lambda d: d.earliest)),
        "others": v.actors({actor(one).name(): one for one in sorted(steps)}.values()),
    }
    ends = [s.span.end for s in spells]
    known = [end for end in ends if end is not None]
    if len(known) == len(ends):
        facts["last"] = v.day(max(known, key=lambda d: d.latest))
        return [Finding(f"{_K}.ended_state{'_others' if steps else ''}", facts, "gap")]
    return [Finding(f"{_K}.no_state{'_others' if steps else ''}", facts, "gap")]


def _listed(system: str, day: date) -> date:
    """The day, or the last of the list: who is in it then has not left since, as far as known."""
    return min(day, state_system(system).closes)
