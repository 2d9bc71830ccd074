"""What a pack holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

import msgspec

from foedus.dates import When
from foedus.evidence.gaps import gaps
from foedus.evidence.independence import houses, independent
from foedus.evidence.pack import Evidence, Files, name_of
from foedus.evidence.records import Sourced


class Block(msgspec.Struct, frozen=True):
    """A small table of counts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Summary:
    """The blocks of a pack's summary.

    A record is written by hand unless its file is one that ``pack.toml`` names as a selection
    from published tables.
    """

    def __init__(self, evidence: Evidence, files: Files) -> None:
        self.evidence = evidence
        self.files = files
        self.houses = houses(evidence.sources)

    def records(self) -> Block:
        """Records by kind: how many by hand, and how many of those on two sources or more."""
        e = self.evidence
        provisions = [p for a in e.agreements for p in a.provisions]
        kinds: list[tuple[str, Iterable[Any], list[When]]] = [
            ("agreements", e.agreements, [a.status[-1].since for a in e.agreements]),
            ("provisions", provisions, []),
            ("events", e.events, [x.span.start for x in e.events]),
            ("indicators", e.indicators, []),
            ("observations", e.observations, [o.period for o in e.observations]),
            ("deployments", e.deployments, [d.span.start for d in e.deployments]),
            ("strengths", e.strengths, [s.on for s in e.strengths]),
            ("places", e.places, []),
            ("place_claims", e.place_claims, []),
            ("claims", e.claims, []),
            ("sources", e.sources, []),
        ]
        rows = []
        for kind, records, dates in kinds:
            own = [r for r in records if self._by_hand(kind, r)]
            cited = [r for r in own if isinstance(r, Sourced)]
            two = sum(independent(r.sources, self.houses) > 1 for r in cited)
            share = f"{two / len(cited):.0%}" if cited else ""
            rows.append((kind, f"{len(list(records)):,}", f"{len(own):,}", share, _last(dates)))
        columns = ("kind", "records", "by hand", "on two sources", "last date")
        return Block("Records", columns, tuple(rows))

    def events(self) -> Block:
        """Events by kind, with the first and the last date of each."""
        events = self.evidence.events
        rows = []
        for kind, count in sorted(Counter(x.kind for x in events).items()):
            dates = [x.span.start for x in events if x.kind == kind]
            rows.append((kind, f"{count:,}", _first(dates), _last(dates)))
        return Block("Events by kind", ("kind", "count", "first", "last"), tuple(rows))

    def years(self) -> Block:
        """Events by the year in which they began, ten years a row; imprecise ones by the first."""
        dates = [x.span.start for x in self.evidence.events]
        counts = Counter(d.earliest.year for d in dates if d.precision != "unknown")
        rows = []
        for decade in sorted({year // 10 for year in counts}):
            cells = [counts[decade * 10 + digit] for digit in range(10)]
            rows.append((f"{decade}0s", *(str(n) if n else "." for n in cells), f"{sum(cells):,}"))
        columns = ("decade", *map(str, range(10)), "count")
        return Block("Events by year", columns, tuple(rows))

    def indicators(self) -> Block:
        """Series by indicator: values, years, actors."""
        rows = []
        for indicator in self.evidence.indicators:
            own = [o for o in self.evidence.observations if o.indicator == indicator.id]
            actors = " ".join(sorted({o.actor for o in own}))
            years = [o.period.earliest.year for o in own]
            span = f"{min(years)}-{max(years)}" if years else ""
            rows.append((indicator.id, f"{len(own):,}", span, actors))
        return Block("Indicators", ("indicator", "count", "years", "actors"), tuple(rows))

    def actors(self) -> Block:
        """The actors with most records."""
        e = self.evidence
        counts: Counter[str] = Counter()
        counts.update(p for a in e.agreements for p in a.parties)
        counts.update(actor for x in e.events for actor in set(x.actors()))
        counts.update(o.actor for o in e.observations)
        counts.update(d.actor for d in e.deployments)
        rows = tuple((actor, f"{n:,}") for actor, n in counts.most_common(15))
        return Block("Records by actor (first fifteen)", ("actor", "count"), rows)

    def sources(self) -> Block:
        """The sources that most records cite."""
        counts: Counter[str] = Counter()
        for record in _sourced(self.evidence):
            counts.update({c.source for c in record.sources})
        rows = tuple((source, f"{n:,}") for source, n in counts.most_common(15))
        return Block("Records by source (first fifteen)", ("source", "count"), rows)

    def gaps(self) -> Block:
        """Covered years without a record, and kinds without any."""
        rows = tuple(gaps(self.evidence))
        return Block("Gaps", ("subject", "years without a record", "none or unknown"), rows)

    def coverage(self) -> Block:
        """What is covered, and what a row that is not there means."""
        rows = tuple(
            (c.subject, " ".join(c.actors), str(c.span), c.absent, c.note)
            for c in sorted(self.evidence.coverage, key=lambda c: (c.subject, c.actors))
        )
        columns = ("subject", "actors", "span", "no row means", "note")
        return Block("Coverage", columns, rows)

    def _by_hand(self, kind: str, record: Any) -> bool:
        name = record.agreement if kind == "provisions" else name_of(record)
        file = self.files.get(("agreements" if kind == "provisions" else kind, name), "")
        return file not in self.evidence.info.selections


BLOCKS: Final[dict[str, Callable[[Summary], Block]]] = {
    "records": Summary.records,
    "events": Summary.events,
    "years": Summary.years,
    "indicators": Summary.indicators,
    "actors": Summary.actors,
    "sources": Summary.sources,
    "gaps": Summary.gaps,
    "coverage": Summary.coverage,
}


def summary(evidence: Evidence, files: Files, names: Iterable[str] = BLOCKS) -> tuple[Block, ...]:
    """The named blocks of a pack."""
    counted = Summary(evidence, files)
    return tuple(BLOCKS[name](counted) for name in names)


def _sourced(e: Evidence) -> Iterator[Sourced]:
    yield from e.agreements
    yield from (p for a in e.agreements for p in a.provisions)
    yield from e.events
    yield from e.observations
    yield from e.deployments
    yield from e.strengths


def _first(dates: Iterable[When]) -> str:
    known = [d for d in dates if d.precision != "unknown"]
    return str(min(known, key=lambda d: (d.earliest, d.latest))) if known else ""


def _last(dates: Iterable[When]) -> str:
    known = [d for d in dates if d.latest < date.max]
    return str(max(known, key=lambda d: (d.earliest, d.latest))) if known else ""
