"""The state's partners side by side: agreements, accords, exercises and meetings by partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from foedus import states
from foedus.evidence.records import Agreement, Event
from foedus.findings import Value
from foedus.findings import values as v
from foedus.states import ActorKind
from foedus.world import World

ADVERSARY: Final = "PRK"
ALLY: Final = "USA"
T = TypeVar("T")

FEW: Final = 3
"""Agreements of more parties are open to many and say little of one partner."""


def is_partner(state: str, actor: str) -> bool:
    """Another state or a body of states, the adversary left out; no command or army."""
    kind = states.actor(actor).kind
    return actor not in (state, ADVERSARY) and kind in (ActorKind.STATE, ActorKind.BODY)


def ties(
    world: World, state: str, kinds: Iterable[str] = (), *, live: bool = True
) -> dict[str, list[Agreement]]:
    """Agreements of two or three parties by partner, the partner with the most first."""
    found: dict[str, list[Agreement]] = {}
    for a in world.agreements(state, kinds=kinds, live=live):
        if len(a.parties) <= FEW:
            for partner in a.parties:
                if is_partner(state, partner):
                    found.setdefault(partner, []).append(a)
    return _most_first(found)


def events_by_partner(
    world: World, state: str, kind: str, since: date, roles: tuple[str, ...] = ("participant",)
) -> dict[str, list[Event]]:
    """Events in which the state and a partner took part, the partner with the most first."""
    found: dict[str, list[Event]] = {}
    for e in world.events(state, kinds=(kind,), since=since):
        for partner in dict.fromkeys(e.actors(*roles)):
            if is_partner(state, partner):
                found.setdefault(partner, []).append(e)
    return _most_first(found)


def years_before(day: date, years: int) -> date:
    """The same day that many years earlier; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def leaders(groups: Mapping[str, Sequence[Agreement | Event]]) -> tuple[Value, Value]:
    """The partners with the most, and how many they have."""
    most = max(len(group) for group in groups.values())
    names = [name for name, group in groups.items() if len(group) == most]
    found = refs(r for name in names for r in groups[name])
    return v.actors(names, found), v.number(most, found)


def refs(records: Iterable[Agreement | Event]) -> tuple[str, ...]:
    """The refs of the records, each once."""
    return tuple(dict.fromkeys(r.ref for r in records))


def all_refs(groups: Mapping[str, Iterable[Agreement | Event]]) -> tuple[str, ...]:
    """The refs of all records of the groups, each once."""
    return refs(r for group in groups.values() for r in group)


def _most_first(groups: dict[str, list[T]]) -> dict[str, list[T]]:
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
