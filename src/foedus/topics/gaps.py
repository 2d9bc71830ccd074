"""What is not covered, told from the coverage records."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.findings import Finding
from foedus.findings import values as v
from foedus.world import World


def coverage_gaps(world: World, subjects: Iterable[str]) -> list[Finding]:
    """One sentence for each coverage record of the given subjects: its span and its note.

    A subject is ``event:KIND``, ``observation:INDICATOR``, ``agreement`` or ``deployment``.
    """
    found = []
    for subject in subjects:
        kind, _, word = subject.partition(":")
        for record in world.coverage(subject):
            if record.span.start.earliest > world.on:
                continue
            if kind == "event":
                name = v.term(word, "event-kind", (record.ref,))
            elif kind == "observation":
                indicator = world.indicator(word)
                name = v.text(indicator.name, indicator.name_ko, (record.ref,))
            else:
                name = v.term(kind, "record-kind", (record.ref,))
            facts = {
                "name": name,
                "from": v.day(record.span.start),
                "to": v.day(record.span.end or world.pack.until),
                "note": v.text(_sentence(record.note), _sentence(record.note_ko)),
                "absent": v.term(record.absent, "absent"),
            }
            found.append(
                Finding(
                    "coverage_note.with_note" if record.note else "coverage_note.plain",
                    facts,
                    "gap",
                )
            )
    return found


def _sentence(note: str) -> str:
    return note if not note or note.endswith((".", "다")) else f"{note}."
