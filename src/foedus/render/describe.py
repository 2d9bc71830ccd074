"""A record told in a line: what it is, how precise, how it came about, where it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from foedus import states
from foedus.evidence.records import (
    Agreement,
    Area,
    Cite,
    Claim,
    Coverage,
    Deployment,
    Entry,
    Event,
    Observation,
    Place,
    PlaceClaim,
    Provision,
    Ref,
    Source,
    Strength,
)
from foedus.findings import Catalogue, Text, Value
from foedus.findings import values as v
from foedus.world import World

PAGES: Final = frozenset({"news", "official", "analysis", "reference", "copy"})
"""Kinds of source of which a note prints the publisher alone."""
TITLE: Final = 48
"""Characters of a source's title that a note prints."""


class Origin(msgspec.Struct, frozen=True):
    """A source and the places in it."""

    source: Source
    locators: tuple[str, ...]


def label(world: World, entry: Entry, words: Catalogue) -> str:
    """The record's own name for a reader."""
    match entry:
        case Agreement():
            return words.either(Text(entry.short, entry.short_ko))
        case Provision():
            agreement = world.record(f"agreement:{entry.agreement}")
            return f"{label(world, agreement, words)}, {words.locator(entry.locator)}"
        case Event():
            title = words.either(Text(entry.title, entry.title_ko))
            return f"{title} ({words.when(entry.span.start)})"
        case Observation():
            return _observation(world, entry, words)
        case Deployment():
            return words.either(Text(entry.unit, entry.unit_ko))
        case Strength():
            unit = label(world, world.record(f"deployment:{entry.deployment}"), words)
            size = words.write(v.quantity(entry.size))
            measure = words.term(f"measure.{entry.measure}")
            return f"{unit}: {size} ({measure}, {words.when(entry.on)})"
        case Place() | Area():
            return words.either(Text(entry.name, entry.name_ko))
        case PlaceClaim():
            place = label(world, world.record(f"place:{entry.place}"), words)
            relation = words.term(f"relation.{entry.relation}")
            name = f" ({entry.name})" if entry.name else ""
            return f"{place}: {words.actor(entry.actor)}, {relation}{name}"
        case Claim():
            about = label(world, world.record(entry.about), words)
            return f"{about}: {field(entry.field, words)} = {said(entry, words)}"
        case Coverage():
            return _coverage(world, entry, words)
        case Source():
            return f"{entry.publisher}, {entry.title}"


def _coverage(world: World, c: Coverage, words: Catalogue) -> str:
    kind, _, word = c.subject.partition(":")
    if kind == "observation":
        indicator = world.indicator(word)
        name = words.either(Text(indicator.name, indicator.name_ko))
    else:
        name = words.term(f"event-kind.{word}" if word else f"record-kind.{kind}")
    first, last = words.when(c.span.start), words.when(c.span.end or world.pack.until)
    return words.template("note.coverage").format(name=name, first=first, last=last)


def _observation(world: World, o: Observation, words: Catalogue) -> str:
    indicator = world.indicator(o.indicator)
    name = words.either(Text(indicator.name, indicator.name_ko))
    unit = words.either(Text(indicator.unit, indicator.unit_ko))
    who = words.actor(o.actor) + (f" – {words.actor(o.partner)}" if o.partner else "")
    raw, high, qualifier = v.bounds(o)
    value = Value(raw, "number", (), o.state, indicator.decimals, qualifier=qualifier, high=high)
    return f"{name}, {who}, {words.when(o.period)}: {words.write(value)} {unit}"


def field(name: str, words: Catalogue) -> str:
    """The field that a claim is about, in the reader's words where there are any."""
    head, _, tail = name.partition(".")
    if f"field.{head}" not in words:
        return name
    label = words.template(f"field.{head}")
    return f"{label}, {words.actor(tail)}" if states.actor_exists(tail) else label


def said(claim: Claim, words: Catalogue) -> str:
    """What a claim says; actor ids are written as names."""
    parts = claim.value.split(", ")
    if all(states.actor_exists(part) for part in parts):
        return ", ".join(words.actor(part) for part in parts)
    return words.either(Text(claim.value, claim.value_ko))


def cites(entry: Entry) -> tuple[Cite, ...]:
    """Where the record was read; a source is its own origin."""
    if isinstance(entry, Source):
        return (Cite(source=entry.id, locator=""),)
    return entry.sources


def origins(world: World, entries: Sequence[Entry]) -> list[Origin]:
    """The sources behind some records, each with its locators, in order of first use."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for cite in cites(entry):
            found.setdefault(cite.source, {})[cite.locator] = None
    return [Origin(world.source(s), tuple(x for x in ls if x)) for s, ls in found.items()]


def backing(world: World, refs: Sequence[Ref]) -> tuple[int, int]:
    """The fewest and the most independent sources that stand behind one of the records."""
    counts = [world.independent(ref) for ref in refs]
    return min(counts), max(counts)


def short_source(source: Source, words: Catalogue) -> str:
    """Enough beside a link to the whole: the publisher of a page, a text or data set in full."""
    if source.kind in PAGES:
        return source.publisher
    title = words.either(Text(source.title, source.title_ko))
    head = title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"
    edition = f" ({source.edition})" if source.edition else ""
    return f"{source.publisher}, {head}{edition}"


def source_line(source: Source, words: Catalogue) -> str:
    """Publisher, title and edition, as a bibliography gives them."""
    parts = [source.publisher, words.either(Text(source.title, source.title_ko))]
    if source.edition:
        parts.append(words.template("note.edition").format(edition=source.edition))
    if source.edition_date is not None and source.edition_date.precision != "unknown":
        parts.append(words.when(source.edition_date))
    return ", ".join(parts)


def precision(world: World, refs: Sequence[Ref]) -> set[str]:
    """How precise the dates of the records are."""
    found = set()
    for ref in refs:
        match world.record(ref):
            case Event() as event:
                found.add(event.span.start.precision)
            case Observation() as o:
                found.add(o.period.precision)
            case Strength() as s:
                found.add(s.on.precision)
            case Deployment() as d:
                found.add(d.span.start.precision)
            case _:
                pass
    return found
