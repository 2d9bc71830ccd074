"""The question: who acts against whom, when, where, by what means, and what else is known."""

from __future__ import annotations

from datetime import date
from typing import Final, NoReturn

import msgspec

from foedus.casus.site import HOME, Site
from foedus.dates import Truth
from foedus.errors import CasusError, UnknownName
from foedus.states import ActorKind, Spell, actor, membership, predecessors, successors

ACTS: Final = {
    "armed-attack": "armed forces attack, on land, at sea or in the air",
    "invasion": "armed forces enter to hold ground",
    "nuclear-use": "a nuclear weapon is used",
    "limited-strike": "shelling, raids or missiles without more",
    "occupation": "ground is held, without fighting",
    "blockade": "ports or coasts are closed",
    "seizure": "a vessel, aircraft or persons are taken",
    "terrorist-attack": "an attack by a group that is no state",
    "cyber-operation": "an operation in cyberspace",
    "imminent-threat": "an attack is about to come",
    "coercion": "force is threatened, or pressure applied without force",
    "internal-uprising": "an uprising inside the target",
}
"""The acts, from the gravest to the least."""


SYSTEMS: Final = {"cow": "Correlates of War", "gw": "Gleditsch and Ward"}


class Contingency(msgspec.Struct, frozen=True, kw_only=True):
    """One state or several act against another or several.

    ``provoked`` is whether the targets provoked it, ``aggressor`` whether the targets
    themselves began the war, ``attributed`` whether it is settled that the attackers did it.
    ``with_attackers`` and ``with_targets`` are belligerents already in the war. ``requests``
    are those who asked for help: None when that is not known.

    >>> Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1)).act
    'armed-attack'
    """

    attackers: tuple[str, ...]
    targets: tuple[str, ...]
    on: date
    act: str = "armed-attack"
    site: Site = HOME
    provoked: Truth = Truth.NO
    aggressor: Truth = Truth.NO
    attributed: Truth = Truth.YES
    with_attackers: tuple[str, ...] = ()
    with_targets: tuple[str, ...] = ()
    requests: tuple[str, ...] | None = None

    @property
    def belligerents(self) -> frozenset[str]:
        """All who are in the war, on either side."""
        return frozenset(
            (*self.attackers, *self.targets, *self.with_attackers, *self.with_targets)
        )


def checked(asked: Contingency) -> Contingency:
    """The contingency, if it makes sense.

    Raises :class:`CasusError` for a state against itself, for one that did not exist on the
    day and for a side without a state, and :class:`UnknownName` for an unknown act or actor.
    """
    if asked.act not in ACTS:
        raise UnknownName.of("act", asked.act, ACTS)
    for side, names in (("attacker", asked.attackers), ("target", asked.targets)):
        if not names:
            raise CasusError(f"no {side} is named")
    both = {
        *asked.attackers,
        *asked.with_attackers,
    } & {*asked.targets, *asked.with_targets}
    if both:
        raise CasusError(f"{actor(min(both)).name(asked.on)} is on both sides")
    for id in sorted(asked.belligerents):
        if not can_act(id, asked.on):
            _refuse(id, asked.on)
    return asked


def was_state(id: str, on: date) -> bool:
    """Whether an actor may have been a state on a day; one that never was is not asked.

    >>> was_state("YUG", date(1991, 1, 1)), was_state("YUG", date(2022, 1, 1))
    (True, False)
    """
    spells = _spells(id)
    return not spells or any(spell.span.contains(on) is not Truth.NO for spell in spells)


def can_act(id: str, on: date) -> bool:
    """Whether an actor can make war on a day: no body or group, and a state then."""
    return actor(id).kind is ActorKind.STATE and was_state(id, on)


def _spells(id: str) -> list[Spell]:
    return [spell for system in SYSTEMS for spell in membership(id, system)]


def _refuse(id: str, on: date) -> NoReturn:
    """Say why an actor cannot make war on a day."""
    one = actor(id)
    if one.kind is not ActorKind.STATE:
        raise CasusError(f"{one.name(on)} ({id}) is no state; a contingency is between states")
    when = ", ".join(f"{spell.span} ({SYSTEMS[spell.system]})" for spell in _spells(id))
    line = f"{one.name(on)} ({id}) was no state on {on}; it was one from {when}"
    kin = (*(s.predecessor for s in predecessors(id)), *(s.successor for s in successors(id)))
    then = [f"{actor(other).name(on)} ({other})" for other in kin if was_state(other, on)]
    raise CasusError(f"{line}; on that day there was {', '.join(then)}" if then else line)
