"""Who owes a state what, and whom it owes, on the last day that ATOP covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from foedus.dates import Truth
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.tables import agreements_table
from foedus.world import ATOP, World, obligations_between

COVERED: Final = date(2018, 12, 31)
SHOWN: Final = 40
NOT_BINDING: Final = ("political", "unilateral", "recommendation")
_K: Final = "profile"

Duties = Mapping[str, tuple[str, ...]]
"""The records behind each duty."""


def alliances(world: World, state: str) -> Section:
    """Partners by the duties between them and the state, and what is known of the day itself."""
    then = world.at(min(world.on, COVERED))
    owed = {partner: _duties(then, state, partner) for partner in _partners(then, state)}
    owing = {partner: _duties(then, partner, state) for partner in owed}
    bound = [p for p in owed if owed[p] or owing[p]]
    facts = {
        "state": v.actor(state),
        "then": v.day(then.on),
        "on": v.day(world.on),
        "partners": v.number(len(bound), _refs(owed, owing, bound)),
    }
    title = Finding(f"{_K}.alliances_title")
    gaps = coverage_gaps(world, ("agreement",), state)
    if not bound:
        none = Finding(f"{_K}.no_duties", facts, "gap")
        return Section("profile-alliances", title, (none, *gaps))
    defended = [p for p in bound if "defence" in owed[p]]
    defending = [p for p in bound if "defence" in owing[p]]
    facts |= {
        "defends": v.number(len(defended), [r for p in defended for r in owed[p]["defence"]]),
        "defended": v.number(len(defending), [r for p in defending for r in owing[p]["defence"]]),
    }
    blocks: list[Finding | Table] = [
        Finding(f"{_K}.duties", facts),
        Finding(f"{_K}.duties_reading", facts, "reading"),
    ]
    if world.on > then.on:
        blocks.append(Finding(f"{_K}.duties_since", facts, "gap"))
    blocks.append(_table(facts, bound, owed, owing))
    if len(bound) > SHOWN:
        rest = {**facts, "rest": v.number(len(bound) - SHOWN), "shown": v.number(SHOWN)}
        blocks.append(Finding(f"{_K}.duties_rest", rest, "reading"))
    sure = [a for a in world.agreements(state, live=True) if world.live(a, state) is Truth.YES]
    if sure:
        heading = Finding(f"{_K}.sure_table", {**facts, "count": v.number(len(sure))})
        blocks.append(agreements_table("profile-sure", heading, world, sure, state))
    return Section("profile-alliances", title, (*blocks, *gaps))


def _partners(world: World, state: str) -> list[str]:
    live = world.agreements(state, live=True)
    return sorted({p for a in live for p in a.parties} - {state})


def _duties(world: World, debtor: str, creditor: str) -> Duties:
    found: dict[str, list[str]] = defaultdict(list)
    for agreement, provision, live in obligations_between(world, debtor, creditor, ATOP):
        if live is Truth.YES and agreement.binding not in NOT_BINDING:
            found[provision.obligation].append(provision.ref)
    return {duty: tuple(found[duty]) for duty in ATOP if duty in found}


def _refs(owed: Mapping[str, Duties], owing: Mapping[str, Duties], bound: list[str]) -> list[str]:
    return [
        ref
        for partner in bound
        for duties in (owed[partner], owing[partner])
        for refs in duties.values()
        for ref in refs
    ]


def _table(
    facts: Mapping[str, Value],
    bound: list[str],
    owed: Mapping[str, Duties],
    owing: Mapping[str, Duties],
) -> Table:
    """Those bound to defend first, then those with most duties."""

    def weight(partner: str) -> tuple[bool, int, str]:
        both = (*owed[partner], *owing[partner])
        return "defence" not in both, -len(both), partner

    rows = [
        (v.actor(partner), _cell(owed[partner]), _cell(owing[partner]))
        for partner in sorted(bound, key=weight)[:SHOWN]
    ]
    columns = (
        Column("column.partner_state"),
        Column("column.owed_by_state"),
        Column("column.owed_to_state"),
    )
    return Table("profile-duties", Finding(f"{_K}.duties_table", facts), columns, rows)


def _cell(duties: Duties) -> Value:
    refs = [ref for found in duties.values() for ref in found]
    return v.terms(duties, "obligation", refs) if duties else v.text("–")
