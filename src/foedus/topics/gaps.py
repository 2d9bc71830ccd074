"""What is not covered, told from the coverage records."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.dates import When
from foedus.evidence.records import Coverage
from foedus.findings import Finding, Text, Value
from foedus.findings import values as v
from foedus.world import World


def coverage_gaps(world: World, subjects: Iterable[str], state: str = "") -> list[Finding]:
    """One sentence for each coverage: its span up to the world's day, and its note.

    With a state, only coverage that names it is told.

    A subject is ``event:KIND``, ``observation:INDICATOR``, ``agreement`` or ``deployment``.
    Kinds of event that share span and note stand in one sentence.
    """
    groups: dict[tuple[str, ...], list[Coverage]] = {}
    for subject in subjects:
        kind, _, word = subject.partition(":")
        for c in world.coverage(subject):
            if c.span.start.earliest <= world.on and (not state or state in c.actors):
                own = "" if kind == "event" else word
                key = (kind, own, str(c.span), c.absent, c.note)
                groups.setdefault(key, []).append(c)
    return [_sentence(world, group) for group in groups.values()]


def _sentence(world: World, group: list[Coverage]) -> Finding:
    first = group[0]
    end = first.span.end or world.pack.until
    facts = {
        "name": _name(world, group),
        "from": v.day(first.span.start),
        "to": v.day(When.day(world.on) if end.earliest > world.on else end),
        "note": v.text(_ended(first.note), _ended(first.note_ko)),
        "absent": v.term(first.absent, "absent"),
    }
    key = "coverage_note.with_note" if first.note else "coverage_note.plain"
    return Finding(key, facts, "gap")


def _name(world: World, group: list[Coverage]) -> Value:
    kind, _, word = group[0].subject.partition(":")
    refs = tuple(c.ref for c in group)
    if kind == "event":
        words = dict.fromkeys(c.subject.partition(":")[2] for c in group)
        return v.terms(words, "event-kind", refs)
    if kind == "observation":
        indicator = world.indicator(word)
        return Value(Text(indicator.name, indicator.name_ko), "text", refs)
    return v.term(kind, "record-kind", refs)


def _ended(note: str) -> str:
    return note if not note or note.endswith(".") else f"{note}."
