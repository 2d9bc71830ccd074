"""The evidence with its indexes: built once, shared by every world over it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Final

from foedus.evidence import independence
from foedus.evidence.pack import Evidence
from foedus.evidence.records import (
    Agreement,
    Area,
    Claim,
    Entry,
    Event,
    Indicator,
    Observation,
    Place,
    Ref,
    Source,
    Strength,
)

SeriesKey = tuple[str, str, str]


class Archive:
    """Look-ups over one immutable :class:`Evidence`."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence: Final = evidence

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {s.id: s for s in self.evidence.sources}

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        return {a.id: a for a in self.evidence.agreements}

    @cached_property
    def codings(self) -> dict[str, tuple[Agreement, ...]]:
        """How a data set codes the agreements whose texts are held, by the id of the text."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        by_code = {code: a for a in self.evidence.codings for code in a.codes.values()}
        for a in self.evidence.agreements:
            for code in a.codes.get("atop", "").split():
                if code in by_code:
                    found[a.id].append(by_code[code])
        return {id: tuple(rows) for id, rows in found.items()}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {i.id: i for i in self.evidence.indicators}

    @cached_property
    def places(self) -> dict[str, Place]:
        return {p.id: p for p in self.evidence.places}

    @cached_property
    def place_names(self) -> dict[str, str]:
        """The place of each name, in lower case; of a name of several, the first by id."""
        found: dict[str, str] = {}
        for claim in self.evidence.place_claims:
            if claim.name:
                found.setdefault(claim.name.casefold(), claim.place)
        for place in sorted(self.evidence.places, key=lambda p: p.id, reverse=True):
            found.update({n.casefold(): place.id for n in (place.name, place.name_ko) if n})
        return found

    @cached_property
    def areas(self) -> dict[str, Area]:
        return {a.id: a for a in self.evidence.areas}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """In order of time."""
        return tuple(
            sorted(
                self.evidence.events,
                key=lambda e: (e.span.start.earliest, e.span.start.latest, e.id),
            )
        )

    @cached_property
    def series(self) -> dict[SeriesKey, tuple[Observation, ...]]:
        """Observations by indicator, actor and partner, in order of period."""
        found: dict[SeriesKey, list[Observation]] = defaultdict(list)
        for o in self.evidence.observations:
            found[o.indicator, o.actor, o.partner].append(o)
        return {
            key: tuple(sorted(rows, key=lambda o: (o.period.earliest, o.period.latest)))
            for key, rows in found.items()
        }

    @cached_property
    def strengths(self) -> dict[str, tuple[Strength, ...]]:
        found: dict[str, list[Strength]] = defaultdict(list)
        for s in self.evidence.strengths:
            found[s.deployment].append(s)
        return {
            key: tuple(sorted(rows, key=lambda s: s.on.earliest)) for key, rows in found.items()
        }

    @cached_property
    def claims(self) -> dict[Ref, tuple[Claim, ...]]:
        found: dict[Ref, list[Claim]] = defaultdict(list)
        for claim in self.evidence.claims:
            found[claim.about].append(claim)
        return {about: tuple(rows) for about, rows in found.items()}

    @cached_property
    def by_ref(self) -> dict[Ref, Entry]:
        e = self.evidence
        entries: dict[Ref, Entry] = {}
        for records in (
            e.sources,
            e.agreements,
            e.events,
            e.observations,
            e.deployments,
            e.strengths,
            e.places,
            e.place_claims,
            e.areas,
            e.claims,
            e.coverage,
        ):
            entries.update({record.ref: record for record in records})
        entries.update({a.ref: a for a in e.codings})
        for a in (*e.agreements, *e.codings):
            entries.update({p.ref: p for p in a.provisions})
        return entries

    @cached_property
    def houses(self) -> dict[str, str]:
        """The house from which each source's statements come, by source id."""
        return independence.houses(self.evidence.sources)
