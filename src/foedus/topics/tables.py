"""Tables that several topics show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Event
from foedus.findings import Column, Finding, Table, Value
from foedus.findings import values as v
from foedus.world import BINDING_MODALITIES, Standing, World

FEW: Final = 4
"""Parties that a cell names; more are counted."""


def listed(a: Agreement, parties: Sequence[str], few: int) -> Value:
    """Parties by name or, if they are many, their number, which is a lower bound where others
    are not listed."""
    if not parties and a.partial:
        return v.term("unlisted", "parties", (a.ref,))
    named = len(parties) <= few
    value = v.actors(parties) if named else v.number(len(parties), (a.ref,))
    if not a.partial:
        return value
    return msgspec.structs.replace(value, qualifier="among-others" if named else "at-least")


def agreements_table(
    id: str, title: Finding, world: World, chosen: Iterable[Agreement], focal: str
) -> Table:
    """Agreements with their partners, standing, and the duties that were read."""
    rows = []
    for a in chosen:
        own = focal if focal in a.parties else None
        standing = world.standing(a, own)
        duties = tuple(
            dict.fromkeys(
                p.obligation for p in world.provisions(a) if p.modality in BINDING_MODALITIES
            )
        )
        refs = tuple(p.ref for p in a.provisions if p.obligation in duties)
        partners = _partners(world, a, focal, own)
        rows.append(
            (
                v.title(a),
                listed(a, partners, FEW),
                v.term(a.binding, "binding"),
                _standing(standing, a),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                v.terms(duties, "obligation", refs) if duties else _no_duties(a),
            )
        )
    columns = (
        Column("column.agreement"),
        Column("column.with"),
        Column("column.binding"),
        Column("column.standing"),
        Column("column.since"),
        Column("column.duties"),
    )
    return Table(id, title, columns, rows)


def _partners(world: World, a: Agreement, focal: str, own: str | None) -> tuple[str, ...]:
    """The other parties; of an agreement that is live, those for which it is live too."""
    others = tuple(p for p in a.parties if p != focal)
    if world.live(a, *([own] if own else [])) is Truth.NO:
        return others
    both = [own] if own else []
    return tuple(p for p in others if world.live(a, *both, p) is not Truth.NO) or others


def held_apart(world: World, a: Agreement, own: str | None, partner: str) -> bool:
    """Whether it holds for a party and yet not toward this partner (ANZUS since 1986)."""
    return (
        own is not None
        and world.live(a, own) is not Truth.NO
        and world.live(a, partner) is not Truth.NO
        and world.live(a, own, partner) is Truth.NO
    )


def _standing(standing: Standing, a: Agreement) -> Value:
    """The last certain state, or all that it may be where that decides whether it is live."""
    if standing.live is not Truth.UNKNOWN:
        return v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing()
    states = (standing.state, *(s.state for s in standing.possible))
    options = dict.fromkeys(s for s in states if s)
    return v.options(options, "status", (a.ref,))


def _no_duties(a: Agreement) -> Value:
    """None among the clauses read, or not known because no text was seen."""
    return v.term(a.text if a.text == "not-seen" else "none", "duties")


def events_table(id: str, title: Finding, events: Iterable[Event]) -> Table:
    """Events, oldest first: date, kind and title."""
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.term(e.kind, "event-kind"),
            v.text(e.title, e.title_ko, (e.ref,)),
        )
        for e in events
    ]
    columns = (Column("column.date"), Column("column.kind"), Column("column.event"))
    return Table(id, title, columns, rows)


def count_by_year(events: Iterable[Event], weight: str = "") -> Mapping[int, float]:
    """Events (or the sum of a magnitude) by year; events dated to several years are left out."""
    counts: dict[int, float] = {}
    for e in events:
        first, last = e.span.start.earliest.year, e.span.start.latest.year
        if first != last:
            continue
        amount = 1.0
        if weight:
            measured = e.magnitude.get(weight)
            if measured is None or measured.value is None:
                continue
            amount = measured.value
        counts[first] = counts.get(first, 0.0) + amount
    return counts
