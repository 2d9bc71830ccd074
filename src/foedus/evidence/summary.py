"""What a pack holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from foedus.dates import When
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Cite, Sourced


class Block(msgspec.Struct, frozen=True):
    """A small table of counts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def summary(e: Evidence) -> tuple[Block, ...]:
    """Counts by kind, actor, decade and source, independent sources, and coverage."""
    return (_kinds(e), _events(e), _indicators(e), _actors(e), _sources(e), _coverage(e))


def _kinds(e: Evidence) -> Block:
    provisions = [p for a in e.agreements for p in a.provisions]
    rows = [
        ("agreements", e.agreements, [a.status[-1].since for a in e.agreements]),
        ("provisions", provisions, []),
        ("events", e.events, [x.span.start for x in e.events]),
        ("indicators", e.indicators, []),
        ("observations", e.observations, [o.period for o in e.observations]),
        ("deployments", e.deployments, [d.span.start for d in e.deployments]),
        ("strengths", e.strengths, [s.on for s in e.strengths]),
        ("places", e.places, []),
        ("claims", e.claims, []),
        ("sources", e.sources, []),
    ]
    roots = _roots(e)
    return Block(
        "Records",
        ("kind", "records", "two independent sources", "last date"),
        tuple(
            (kind, f"{len(records):,}", _share(records, roots), _last(dates))
            for kind, records, dates in rows
        ),
    )


def _events(e: Evidence) -> Block:
    counts = Counter(x.kind for x in e.events)
    rows = []
    for kind, count in sorted(counts.items()):
        dates = [x.span.start for x in e.events if x.kind == kind]
        known = [d for d in dates if d.precision != "unknown"]
        first = str(min(known, key=lambda d: (d.earliest, d.latest))) if known else ""
        rows.append((kind, str(count), first, _last(dates)))
    return Block("Events by kind", ("kind", "count", "first", "last"), tuple(rows))


def _indicators(e: Evidence) -> Block:
    rows = []
    for indicator in e.indicators:
        own = [o for o in e.observations if o.indicator == indicator.id]
        actors = sorted({o.actor for o in own})
        years = [o.period.earliest.year for o in own]
        span = f"{min(years)}-{max(years)}" if years else ""
        rows.append((indicator.id, str(len(own)), span, " ".join(actors)))
    return Block("Indicators", ("indicator", "count", "years", "actors"), tuple(rows))


def _actors(e: Evidence) -> Block:
    counts: Counter[str] = Counter()
    counts.update(p for a in e.agreements for p in a.parties)
    counts.update(actor for x in e.events for actor in x.actors())
    counts.update(o.actor for o in e.observations)
    counts.update(d.actor for d in e.deployments)
    rows = tuple((actor, f"{n:,}") for actor, n in counts.most_common(15))
    return Block("Records by actor (first fifteen)", ("actor", "count"), rows)


def _sources(e: Evidence) -> Block:
    counts: Counter[str] = Counter()
    records: list[Sourced] = [
        *e.agreements,
        *(p for a in e.agreements for p in a.provisions),
        *e.events,
        *e.observations,
        *e.deployments,
        *e.strengths,
    ]
    for record in records:
        counts.update({c.source for c in record.sources})
    rows = tuple((source, f"{n:,}") for source, n in counts.most_common(15))
    return Block("Records by source (first fifteen)", ("source", "count"), rows)


def _coverage(e: Evidence) -> Block:
    rows = tuple(
        (c.subject, " ".join(c.actors), str(c.span), c.absent, c.note)
        for c in sorted(e.coverage, key=lambda c: (c.subject, c.actors))
    )
    columns = ("subject", "actors", "span", "no row means", "note")
    return Block("Coverage", columns, rows)


def _roots(e: Evidence) -> dict[str, str]:
    derives = {s.id: s.derives_from for s in e.sources}

    def root(source: str) -> str:
        seen: set[str] = set()
        while derives.get(source) and source not in seen:
            seen.add(source)
            source = derives[source]
        return source

    return {source: root(source) for source in derives}


def _share(records: Iterable[object], roots: dict[str, str]) -> str:
    cited: list[tuple[Cite, ...]] = [
        sources for r in records if (sources := getattr(r, "sources", ()))
    ]
    if not cited:
        return ""
    two = sum(len({roots.get(c.source, c.source) for c in sources}) > 1 for sources in cited)
    return f"{two / len(cited):.0%}"


def _last(dates: Iterable[When]) -> str:
    known = [d for d in dates if d.latest < date.max]
    return str(max(known, key=lambda d: (d.earliest, d.latest))) if known else ""
