"""Defence strategy: what the state's documents say, and the forces they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.defence_strategy.deterrence import deterrence
from foedus.topics.defence_strategy.forces import forces
from foedus.topics.gaps import coverage_gaps
from foedus.topics.standings import dated, documents_table, issued, spans_rows
from foedus.topics.text_tables import unseen
from foedus.world import World

DOCUMENT: Final = "policy-document"
_DOCUMENTS: Final = 10
_READ: Final = 4
_EACH: Final = 3
"""Clauses shown of each document: as many as the goals that most of them name."""
_K: Final = "defence_strategy"


def page(world: World, state: str) -> Section:
    """Documents in effect, what they say, forces, deterrence and command."""
    documents = [
        a
        for a in world.agreements(state, kinds=(DOCUMENT,))
        if set(a.parties) == {state} and dated(world, a)
    ]
    current = _current(world, documents, state)
    blocks: list[Finding | Figure | Table] = _overview(world, state, documents, current)
    blocks += [*_figure(world, documents, current), *_listed(world, documents, current)]
    parts = [
        *_sayings(world, current),
        forces(world, state),
        deterrence(world, state),
    ]
    return Section("defence_strategy", Finding(f"{_K}.title"), blocks, parts)


def _current(world: World, documents: list[Agreement], state: str) -> list[Agreement]:
    """In effect on the day, and not followed by another document of the same line."""
    followed = {p for a in documents for p in a.predecessor}
    return [a for a in documents if world.live(a, state) is Truth.YES and a.id not in followed]


def _overview(
    world: World, state: str, documents: list[Agreement], current: list[Agreement]
) -> list[Finding | Figure | Table]:
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "all": v.number(len(documents), [a.ref for a in documents]),
        "count": v.number(len(current), [a.ref for a in current]),
    }
    if not documents:
        gaps = coverage_gaps(world, (f"agreement:{DOCUMENT}",))
        return [Finding(f"{_K}.nothing_yet", facts, "gap"), *gaps]
    if not current:
        return [Finding(f"{_K}.none_in_effect", facts)]
    last = max(current, key=lambda a: issued(world, a))
    begun = world.standing(last).since or last.status[0].since
    facts["last"] = v.title(last)
    facts["since"] = v.day(begun, (last.ref,))
    return [Finding(f"{_K}.overview", facts), *unseen(current)]


def _figure(world: World, documents: list[Agreement], current: list[Agreement]) -> list[Figure]:
    """Each document by standing; one that was followed without a recorded end is left out."""
    drawn = [a for a in documents if a in current or world.live(a) is not Truth.YES]
    rows = spans_rows(world, sorted(drawn, key=lambda a: issued(world, a)))
    if not rows:
        return []
    return [
        plots.spans(
            "defence-documents",
            Finding(f"{_K}.documents_figure"),
            Finding(f"{_K}.documents_alt", {"count": v.number(len(drawn))}),
            rows,
            [a.ref for a in drawn],
        )
    ]


def _listed(world: World, documents: list[Agreement], current: list[Agreement]) -> list[Table]:
    """What is in effect; where nothing certainly is, the latest documents of any standing."""
    if not documents:
        return []
    chosen = current or documents
    shown = sorted(chosen, key=lambda a: issued(world, a), reverse=True)[:_DOCUMENTS]
    all_current = len(shown) == len(current)
    facts = {"count": v.number(len(shown), [a.ref for a in shown])}
    title = Finding(f"{_K}.documents_current" if all_current else f"{_K}.documents", facts)
    return [documents_table("defence-document-list", title, world, shown)]


def _sayings(world: World, current: list[Agreement]) -> list[Section]:
    """The first clauses of the documents in effect that were read, newest document first."""
    newest = sorted(current, key=lambda a: issued(world, a), reverse=True)
    read = [(a, found) for a in newest if (found := world.provisions(a)[:_EACH])][:_READ]
    if not read:
        return []
    rows = [(v.title(a), _passages(found)) for a, found in read]
    refs = [p.ref for _, found in read for p in found]
    facts = {
        "each": v.number(_EACH, refs),
        "documents": v.number(len(read), refs),
        "on": v.day(world.on),
    }
    columns = tuple(Column(f"column.{c}") for c in ("document", "reading"))
    table = Table("defence-clauses", Finding(f"{_K}.clauses", facts), columns, rows)
    lead = Finding(f"{_K}.clauses_lead", facts)
    return [Section("defence-sayings", Finding(f"{_K}.sayings_title"), (lead, table))]


def _passages(found: Sequence[Provision]) -> Value:
    korean = [p.summary_ko for p in found]
    return v.text(
        " ".join(p.summary for p in found),
        " ".join(korean) if all(korean) else "",
        [p.ref for p in found],
    )
