"""Which agreements stand on a day: counted by year, listed by kind, drawn by standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from foedus.dates import Truth, When
from foedus.evidence.records import Agreement
from foedus.evidence.vocabulary import AGREEMENT_KINDS, LIVE
from foedus.findings import Column, Finding, Table, Text, Value
from foedus.findings import values as v
from foedus.topics.text_tables import about
from foedus.world import Phase, World, phases, steps_for

FORMS: Final = {
    "treaty": ("treaty",),
    "agreement": ("executive-agreement", "military-agreement"),
    "political": ("political", "unilateral", "recommendation"),
    "unclear": ("unclear",),
}
"""Groups of binding force, from the firmest; resolutions bind otherwise and are left aside."""
_OVER: Final = frozenset({"ended", "superseded", "lapsed"})
_LONG: Final = 366
"""Days of doubt about a date from which a figure shows the doubt as a stretch of its own."""


class Held(msgspec.Struct, frozen=True):
    """Agreements that are in force or in effect on a day, and those that may be."""

    sure: tuple[Agreement, ...]
    unsure: tuple[Agreement, ...]


def held(world: World, *parties: str, kinds: Iterable[str] = (), only: bool = False) -> Held:
    """What stands between the parties; with ``only``, agreements to which nobody else is party."""
    found = [
        a
        for a in world.agreements(*parties, kinds=kinds, live=True)
        if not only or set(a.parties) == set(parties)
    ]
    answers = [world.live(a, *parties) for a in found]
    return Held(
        tuple(a for a, live in zip(found, answers, strict=True) if live is Truth.YES),
        tuple(a for a, live in zip(found, answers, strict=True) if live is Truth.UNKNOWN),
    )


def dated(world: World, a: Agreement) -> bool:
    """Whether some step of known date has come, so that it is known to be of this time."""
    return any(
        s.since.precision != "unknown" and s.since.has_come(world.on) is not Truth.NO
        for s in a.status
    )


def issued(world: World, a: Agreement) -> tuple[date, str]:
    """When it last took effect, to order texts by; one of unknown date comes first."""
    known = [
        s.since.latest
        for s in steps_for(a)
        if s.state in LIVE
        and s.since.precision != "unknown"
        and s.since.has_come(world.on) is not Truth.NO
    ]
    return (known[-1] if known else date.min, a.id)


def yearly(world: World, *parties: str, since: int, only: bool = False) -> list[dict[str, Any]]:
    """How many stand at the end of each year (and on the world's day), by form."""
    rows = []
    for year in range(since, world.on.year + 1):
        day = min(date(year, 12, 31), world.on)
        sure = held(world.at(day), *parties, only=only).sure
        rows += [
            {"year": year, "value": number, "series": f"form-group.{form}"}
            for form, bindings in FORMS.items()
            if (number := sum(a.binding in bindings for a in sure))
        ]
    order = [f"form-group.{form}" for form in FORMS]
    return sorted(rows, key=lambda row: order.index(row["series"]))


def kinds_table(id: str, title: Finding, world: World, chosen: Sequence[Agreement]) -> Table:
    """One row a kind: how many, which, and the agreements they rest on."""
    rows = []
    for kind in AGREEMENT_KINDS:
        of_kind = [a for a in chosen if a.kind == kind]
        if not of_kind:
            continue
        bases = dict.fromkeys(b for a in of_kind for b in a.rests_on if world.has_agreement(b))
        rows.append(
            (
                v.term(kind, "agreement-kind"),
                v.number(len(of_kind), [a.ref for a in of_kind]),
                v.titles(of_kind),
                v.titles([world.agreement(b) for b in bases]) if bases else v.text("–"),
            )
        )
    columns = (
        Column("column.kind"),
        Column("column.count", "right"),
        Column("column.agreements"),
        Column("column.rests_on"),
    )
    return Table(id, title, columns, rows)


def documents_table(id: str, title: Finding, world: World, chosen: Sequence[Agreement]) -> Table:
    """Agreements or documents with their standing and what they set out, in our own words."""
    rows = []
    for a in chosen:
        standing = world.standing(a)
        rows.append(
            (
                v.title(a),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                about(world, a),
            )
        )
    columns = tuple(Column(f"column.{c}") for c in ("document", "standing", "since", "sets_out"))
    return Table(id, title, columns, rows)


def phases_table(id: str, title: Finding, world: World, chosen: Sequence[Agreement]) -> Table:
    """Each stretch of each agreement in one status, up to the world's day."""
    rows = [
        (
            v.title(a),
            v.term(phase.state, "status", (a.ref,)),
            v.day(phase.span.start, (a.ref,)),
            _until(world, phase, a),
        )
        for a in chosen
        for phase in phases(steps_for(a))
        if phase.span.start.earliest <= world.on
    ]
    columns = tuple(Column(f"column.{c}") for c in ("agreement", "standing", "from", "until"))
    return Table(id, title, columns, rows)


def _until(world: World, phase: Phase, a: Agreement) -> Value:
    end = phase.span.end
    if end is None or end.latest > world.on:
        return v.term("to-date", "phase")
    return v.day(end, (a.ref,))


def spans_rows(world: World, chosen: Sequence[Agreement]) -> list[dict[str, Any]]:
    """Rows for a figure of spans: what is certainly in force, what is not, and what is open.

    A stretch whose beginning or end is not known to the year is drawn as open for as long
    as the doubt lasts; one whose beginning is wholly unknown is left out.
    """
    rows = []
    for a in chosen:
        for phase in phases(steps_for(a)):
            begun = phase.span.start
            if begun.earliest > world.on or begun.precision == "unknown":
                continue
            if (begun.latest - begun.earliest).days > _LONG:
                rows.append(_span(a, begun.earliest, min(begun.latest, world.on), "open"))
            if phase.state in _OVER or begun.latest > world.on:
                continue
            rows.append(_span(a, begun.latest, _end(phase.span.end, world.on), _style(phase)))
    return sorted(rows, key=lambda row: row["style"] != "drawn.live")


def _end(end: When | None, on: date) -> date:
    return on if end is None else min(end.earliest, on)


def _style(phase: Phase) -> str:
    if phase.state in LIVE:
        return "live"
    return "signed" if phase.state in ("initialled", "signed") else "open"


def _span(a: Agreement, start: date, end: date, style: str) -> dict[str, Any]:
    return {
        "label": Text(a.short, a.short_ko),
        "start": start.isoformat(),
        "end": max(start, end).isoformat(),
        "style": f"drawn.{style}",
    }
