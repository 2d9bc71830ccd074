"""Texts with their form, their standing and what they say, for topics that read few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from foedus.evidence.records import Agreement, Provision
from foedus.findings import Column, Finding, Table, Value
from foedus.findings import values as v
from foedus.world import BINDING_MODALITIES, World

IN_LAW: Final = frozenset(
    {"treaty", "executive-agreement", "military-agreement", "binding-resolution"}
)
"""Forms that bind in law; the others are political or unilateral."""
CLAUSES: Final = 2
_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def texts_table(
    id: str,
    title: Finding,
    world: World,
    chosen: Iterable[Agreement],
    obligations: Sequence[str],
    *,
    partners_of: str = "",
) -> Table:
    """One text a row; ``partners_of`` adds a column with the other parties."""
    rows = []
    for a in chosen:
        standing = world.standing(a, partners_of if partners_of in a.parties else None)
        others = [p for p in a.parties if p != partners_of]
        with_whom = [v.actors(others, (a.ref,)) if others else v.text("–")]
        rows.append(
            (
                v.title(a),
                *(with_whom if partners_of else ()),
                v.term(a.binding, "binding", (a.ref,)),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                what_it_says(world, a, obligations),
            )
        )
    names = ["agreement", "with", "binding", "standing", "since", "reading"]
    if not partners_of:
        names.remove("with")
    return Table(id, title, tuple(Column(f"column.{n}") for n in names), rows)


def what_it_says(world: World, a: Agreement, obligations: Sequence[str]) -> Value:
    """Its first clauses on the subject, duties first; else what the text is about."""
    clauses = sorted(
        world.provisions(a, obligations),
        key=lambda p: (p.modality not in BINDING_MODALITIES, obligations.index(p.obligation)),
    )[:CLAUSES]
    if not clauses:
        return about(world, a)
    korean = [p.summary_ko for p in clauses]
    return v.text(
        " ".join(p.summary for p in clauses),
        " ".join(korean) if all(korean) else "",
        [p.ref for p in clauses],
    )


def about(world: World, a: Agreement) -> Value:
    """The summary of a text, or its full title where the summary tells of later years."""
    later = [y for y in _YEAR.findall(a.summary) if int(y) > world.on.year]
    if later:
        return v.text(a.title, a.title_ko, (a.ref,))
    return v.text(a.summary, a.summary_ko, (a.ref,))


def silent_on(world: World, treaty: Agreement, words: re.Pattern[str]) -> tuple[Provision, ...]:
    """The provisions of a treaty that was read throughout, if none of them uses the words.

    Empty when some clause names them, or when not every clause was read: then silence
    cannot be told.
    """
    provisions = world.provisions(treaty)
    if treaty.text != "read":
        return ()
    named = [
        p
        for p in provisions
        if words.search(" ".join((p.summary, p.obligation, *p.conditions, *p.exemptions)))
    ]
    return () if named else provisions


def unseen(texts: Iterable[Agreement]) -> list[Finding]:
    """A gap that names the texts of which no clause was read."""
    missing = [a for a in texts if a.text == "not-seen"]
    if not missing:
        return []
    facts = {
        "count": v.number(len(missing), [a.ref for a in missing]),
        "titles": v.titles(missing),
    }
    return [Finding("text_tables.unseen", facts, "gap")]
