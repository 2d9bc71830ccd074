"""Which clauses a contingency touches, and what each means for each debtor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Final

import msgspec

from foedus.casus.conditions import WITHOUT_FORCE, Clause, conditions
from foedus.casus.contingency import Contingency, was_state
from foedus.casus.ground import Ground
from foedus.casus.reading import Kind, Reading
from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.states import members
from foedus.world import World, between, debtors, in_text, owed_to

OPEN_GROUPS: Final = frozenset({"un-members", "all-states"})
"""Debtors and creditors that no list spells out."""
COMMANDS: Final = {"KPA": frozenset({"PRK"}), "PVA": frozenset({"CHN"})}
"""The states whose forces a command leads, where a commander and not a state signed."""


StandsOf = Callable[[Agreement, date, str | None, str | None], Truth]
"""Whether an agreement applies on a day: as a whole, for a party, or for it toward another."""
WAR: Final = frozenset(
    {
        "armed-attack",
        "external-armed-attack",
        "unprovoked-attack",
        "renewed-attack",
        "aggression",
        "state-of-war",
        "hostilities",
        "threat-of-attack",
        "threat-to-security",
        "internal-disturbance",
    }
)
"""The triggers that a conflict may set off."""


@lru_cache(maxsize=64)
def behind(actor: str) -> frozenset[str]:
    """The actor itself and the states for whose forces it signed.

    >>> sorted(behind("KPA"))
    ['KPA', 'PRK']
    """
    if actor == "UNC":
        contributors = {m.actor for m in members("UNC", "wartime contributors")}
        return frozenset({"UNC", "KOR", *contributors})
    return COMMANDS.get(actor, frozenset()) | {actor}


def clauses(agreements: Sequence[Agreement]) -> Iterator[Clause]:
    """The clauses of some agreements that bear on a conflict, each with those that narrow it.

    Clauses of agreements not in force are among them: that they are not is an answer.
    """
    limits: defaultdict[str, list[Clause]] = defaultdict(list)
    for agreement in agreements:
        for provision in agreement.provisions:
            for limited in provision.case.limits if provision.case else ():
                limits[limited].append(Clause(agreement, provision))
    for agreement in agreements:
        for provision in agreement.provisions:
            if kind_of(provision) is not None:
                yield Clause(agreement, provision, tuple(limits.get(provision.id, ())))


def kind_of(provision: Provision) -> Kind | None:
    """What a clause does in a conflict, None where it does nothing there."""
    obligation = provision.obligation
    triggers = set(provision.trigger)
    match provision.modality:
        case "right":
            formal = provision.case is not None
            return Kind.PERMIT if formal and obligation in ("defence", "basing") else None
        case "recommendation":
            return Kind.ASK if obligation in ("defence", "assistance") else None
        case "duty" | "prohibition" if obligation in WITHOUT_FORCE:
            return Kind.BREACH
        case "duty" if obligation == "consultation":
            return Kind.CONSULT if triggers & {*WAR, "common-question"} else None
        case "duty" if obligation in ("defence", "offence", "assistance"):
            return Kind.HELP if provision.case or triggers & WAR else None
        case "duty" | "prohibition" if obligation == "neutrality":
            return Kind.NEUTRAL
        case _:
            return None


def readings(
    world: World, asked: Contingency, ground: Ground, found: Iterable[Clause]
) -> Iterator[Reading]:
    """What some clauses of the world mean in a contingency, for each debtor and creditor.

    A debtor that was no state on the day owes nothing and is left out.
    """
    concerned = frozenset((*asked.attackers, *asked.targets)) | OPEN_GROUPS
    for clause in found:
        if not concerned & named(clause):
            continue
        stands = _standings(world)
        for debtor, creditor, kind in touched(clause, asked):
            if debtor not in OPEN_GROUPS and not was_state(debtor, asked.on):
                continue
            live = in_force(clause, debtor, creditor, world.on, stands)
            limits = narrowing(clause, debtor, creditor, world.on, stands)
            at = _before(asked) if _joins(clause, debtor, creditor, asked) else asked
            fellows = inside(clause, (*asked.attackers, *asked.targets), world.on, stands)
            tests = tuple(conditions(clause, kind, creditor, at, ground, live, limits, fellows))
            yield Reading(clause.agreement, clause.provision, debtor, creditor, kind, tests)


def _standings(world: World) -> StandsOf:
    """How agreements stand on the world's day."""

    def stands(agreement: Agreement, _: date, party: str | None, other: str | None) -> Truth:
        return world.standing(agreement, party, other).live

    return stands


def named(clause: Clause) -> frozenset[str]:
    """Every actor and group that a clause and its agreement name."""
    agreement, provision = clause.agreement, clause.provision
    found = frozenset((*agreement.parties, *provision.debtor, *provision.creditor))
    return frozenset().union(*map(behind, found))


def narrowing(
    clause: Clause, debtor: str, creditor: str, on: date, stands: StandsOf
) -> tuple[tuple[Provision, Truth], ...]:
    """The declarations that narrow a clause for a debtor, and whether each is in force."""
    return tuple(
        (limit.provision, in_force(limit, debtor, creditor, on, stands))
        for limit in clause.limits
        if debtor in debtors(limit.agreement, limit.provision)
    )


def touched(clause: Clause, asked: Contingency) -> Iterator[tuple[str, str, Kind]]:
    """The debtors and creditors of a clause for whom a contingency raises the question."""
    agreement, provision = clause.agreement, clause.provision
    kind = kind_of(provision)
    owed = sides(agreement, provision)
    for debtor, creditor in owed:
        if debtor in OPEN_GROUPS or creditor in OPEN_GROUPS:
            yield from _of_all(debtor, creditor, kind, asked)
        elif kind is Kind.BREACH:
            yield from _without_force(debtor, creditor, asked)
        elif kind is Kind.PERMIT and provision.obligation != "defence":
            if not {debtor, creditor} & set(asked.attackers):
                yield debtor, creditor, Kind.PERMIT
        elif _joins(clause, debtor, creditor, asked):
            yield debtor, creditor, Kind.BREACH
        elif kind is not None and _raised(debtor, creditor, asked):
            yield debtor, creditor, kind


def sides(agreement: Agreement, provision: Provision) -> tuple[tuple[str, str], ...]:
    """The directed pairs that a clause spells out, in order."""
    return tuple(
        (debtor, creditor)
        for debtor in sorted(debtors(agreement, provision))
        for creditor in sorted(owed_to(agreement, provision, debtor))
    )


def _raised(debtor: str, creditor: str, asked: Contingency) -> bool:
    """Whether the creditor acts or is acted against, and the debtor is free to help it."""
    attackers = {*asked.attackers, *asked.with_attackers}
    targets = {*asked.targets, *asked.with_targets}
    if creditor not in (*asked.attackers, *asked.targets):
        return False
    return debtor not in attackers and not (debtor in targets and creditor in attackers)


def _joins(clause: Clause, debtor: str, creditor: str, asked: Contingency) -> bool:
    """Whether a debtor of neutrality joins a war that others already wage on the creditor."""
    neutral = kind_of(clause.provision) is Kind.NEUTRAL and bool(asked.with_attackers)
    return neutral and debtor in asked.attackers and creditor in asked.targets


def _before(asked: Contingency) -> Contingency:
    """The war as it stood before the attackers joined it."""
    return msgspec.structs.replace(asked, attackers=asked.with_attackers, with_attackers=())


def _of_all(
    debtor: str, creditor: str, kind: Kind | None, asked: Contingency
) -> Iterator[tuple[str, str, Kind]]:
    if kind in (Kind.PERMIT, Kind.ASK) and debtor in OPEN_GROUPS:
        for target in asked.targets:
            if creditor in (target, "all-states"):
                yield debtor, target, kind


def _without_force(
    debtor: str, creditor: str, asked: Contingency
) -> Iterator[tuple[str, str, Kind]]:
    """The act itself is forbidden, or a helper may not use force against the attacker."""
    owing, owed = behind(debtor), behind(creditor)
    if owing & set(asked.attackers) and owed & set(asked.targets):
        yield debtor, creditor, Kind.BREACH
    elif owed & set(asked.attackers) and not owing & asked.belligerents:
        yield debtor, creditor, Kind.BAR


def inside(clause: Clause, actors: Iterable[str], on: date, stands: StandsOf) -> frozenset[str]:
    """Those of some actors that belong to the agreement on a day, or may."""
    agreement = clause.agreement
    return frozenset(
        actor
        for actor in actors
        if actor in agreement.parties and stands(agreement, on, actor, None) is not Truth.NO
    )


def in_force(clause: Clause, debtor: str, creditor: str, on: date, stands: StandsOf) -> Truth:
    """Whether a clause is in force between the two on a day."""
    agreement = clause.agreement
    live = between(agreement, debtor, creditor, partial(stands, agreement, on))
    return live & in_text(clause.provision, on)
