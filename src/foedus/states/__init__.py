"""States and other actors over time: ids, names, state systems, bodies, succession."""

from foedus.states.actor import Actor, ActorKind, Name, NameKind
from foedus.states.coastlines import coastlines
from foedus.states.membership import BodyMember, Spell, StateSystem
from foedus.states.registry import (
    actor,
    actor_exists,
    actors,
    bodies_with_lists,
    coded,
    in_system,
    major_power,
    major_turns,
    members,
    membership,
    predecessors,
    spells,
    state_system,
    successors,
)
from foedus.states.resolve import state
from foedus.states.succession import Succession, SuccessionKind

__all__ = [
    "Actor",
    "ActorKind",
    "BodyMember",
    "Name",
    "NameKind",
    "Spell",
    "StateSystem",
    "Succession",
    "SuccessionKind",
    "actor",
    "actor_exists",
    "actors",
    "bodies_with_lists",
    "coastlines",
    "coded",
    "in_system",
    "major_power",
    "major_turns",
    "members",
    "membership",
    "predecessors",
    "spells",
    "state",
    "state_system",
    "successors",
]
