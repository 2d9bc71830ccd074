"""What rests on one partner, and what goes with one agreement.

A loss is the difference between a world and the same world without the agreement
(:meth:`World.without`). It says what the records would no longer hold, not what anybody
would do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision, Ref
from foedus.evidence.vocabulary import LEGAL
from foedus.world import BINDING_MODALITIES, World, debtors, owed_to

_OPEN_WORDS: Final = frozenset({"all-states", "un-members"})


class Duty(msgspec.Struct, frozen=True):
    """One clause that obliges one debtor toward the state."""

    debtor: str
    obligation: str
    agreement: str
    provision: Ref
    legal: bool


class Bonds(msgspec.Struct, frozen=True):
    """What ties a state to others in one world: refs of agreements and of their clauses."""

    agreements: frozenset[Ref]
    provisions: frozenset[Ref]
    duties: frozenset[Duty]

    def __sub__(self, other: Bonds) -> Bonds:
        return Bonds(
            self.agreements - other.agreements,
            self.provisions - other.provisions,
            self.duties - other.duties,
        )


class Loss(msgspec.Struct, frozen=True):
    """What goes with one agreement.

    ``alone`` is the loss when only the agreement is taken out; ``together`` when those of
    ``resting`` (in effect, and resting on it directly or through others, wholly or in
    part) are taken out with it.
    """

    agreement: Agreement
    resting: tuple[Agreement, ...]
    alone: Bonds
    together: Bonds


def sole_bearers(bearers: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The things that one bearer alone carries, with that bearer.

    >>> sole_bearers({"defence": {"USA"}, "consultation": {"EU", "USA"}, "neutrality": set()})
    {'defence': 'USA'}
    """
    return {
        thing: next(iter(unique))
        for thing, carried_by in bearers.items()
        if len(unique := set(carried_by)) == 1
    }


def duties_owed_to(world: World, state: str, obligations: Iterable[str] = ()) -> tuple[Duty, ...]:
    """Duties and prohibitions that named actors owe the state on the world's day.

    A duty whose standing between the two is unknown is among them; what all states or all
    members of the United Nations owe is not.

    >>> from foedus.world import load
    >>> day = load("korea").at("1955-01-01")
    >>> [d.debtor for d in duties_owed_to(day, "KOR", ["defence"]) if d.legal]
    ['USA']
    """
    wanted = tuple(obligations)
    return tuple(
        duty
        for a in world.agreements(live=True)
        for p in world.provisions(a, wanted)
        if p.modality in BINDING_MODALITIES
        for duty in _owed(world, a, p, state)
    )


def bonds(world: World, state: str) -> Bonds:
    """All that ties the state to others in this world.

    Agreements in effect with another party, or under which another owes the state a duty;
    a document of its own alone is none.
    """
    duties = duties_owed_to(world, state)
    owed = {d.agreement for d in duties}
    tied = [
        a
        for a in world.agreements(live=True)
        if a.id in owed
        or (
            state in a.parties
            and set(a.parties) != {state}
            and world.live(a, state) is not Truth.NO
        )
    ]
    return Bonds(
        frozenset(a.ref for a in tied),
        frozenset(p.ref for a in tied for p in world.provisions(a)),
        frozenset(duties),
    )


def loss(world: World, agreement_id: str, state: str) -> Loss:
    """What goes for the state with one agreement: ``B(world) - B(world.without(id))``.

    Raises :class:`~foedus.errors.UnknownName` for an agreement that the world does not hold.

    >>> from foedus.world import load
    >>> gone = loss(load("korea").at("1955-01-01"), "us-rok-mdt", "KOR")
    >>> "defence" in {d.obligation for d in gone.alone.duties}
    True
    """
    return losses(world, (agreement_id,), state)[0]


def losses(world: World, agreement_ids: Iterable[str], state: str) -> tuple[Loss, ...]:
    """The loss for each of several agreements, taken out one at a time."""
    before = bonds(world, state)
    found = []
    for agreement_id in agreement_ids:
        other = world.without(agreement_id)
        resting = tuple(a for a in world.resting_on(agreement_id) if a.ref in before.agreements)
        alone = together = before - bonds(other, state)
        if resting:
            for a in resting:
                other = other.without(a.id)
            together = before - bonds(other, state)
        found.append(Loss(world.agreement(agreement_id), resting, alone, together))
    return tuple(found)


def _owed(world: World, a: Agreement, p: Provision, state: str) -> list[Duty]:
    named = sorted(debtors(a, p) - {state} - _OPEN_WORDS)
    # The creditors are the same for every debtor but itself, so one of them tells for all.
    if not named or state not in owed_to(a, p, named[0]):
        return []
    return [
        Duty(debtor, p.obligation, a.id, p.ref, a.binding in LEGAL)
        for debtor in named
        if world.live(a, *({debtor, state} & set(a.parties))) is not Truth.NO
    ]
