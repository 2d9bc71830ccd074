"""The checks of a pack that look from one record to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from foedus.errors import UnknownName
from foedus.evidence.faults import Fault
from foedus.evidence.pack import (
    Evidence,
    Files,
    PackFiles,
    PackReading,
    name_of,
    pack_files,
    read_pack,
)
from foedus.evidence.records import Agreement, Case, Cite, Entry, Provision, Ref
from foedus.evidence.vocabulary import AGAINST_TERMS, EVENT_KINDS, WHERE_TERMS
from foedus.states import actor_exists

PARTY_WORDS = frozenset({"parties", "other-parties", "all-states", "un-members"})
FORMAL_MODALITIES = frozenset({"duty", "right"})
FORMAL_OBLIGATIONS = frozenset({"defence", "offence", "neutrality"})
"""What owes or permits help in a conflict, and so needs a formal reading."""


def check_pack(folder: Path) -> list[Fault]:
    """Every fault of a pack, in the order of its files."""
    return checked(pack_files(folder)).faults


def checked(found: PackFiles) -> PackReading:
    """What can be read of a pack, and all that is wrong with it."""
    evidence, faults, files = read_pack(found)
    if evidence is not None:
        faults = faults + _Cross(evidence, files).run()
    return PackReading(evidence, sorted(set(faults)), files)


def crossed(evidence: Evidence) -> list[Fault]:
    """The faults of evidence as a whole, wherever its records come from."""
    return _Cross(evidence, {}).run()


class _Cross:
    """Dangling references, duplicate ids and dates after the end of the evidence."""

    def __init__(
        self,
        evidence: Evidence,
        files: Files,
    ) -> None:
        self.evidence = evidence
        self.files = files
        self.faults: list[Fault] = []
        self.sources = {s.id for s in evidence.sources}
        self.agreements = {a.id for a in evidence.agreements}
        self.places = {p.id for p in evidence.places}
        self.areas = {a.id for a in evidence.areas}
        self.provisions = {p.id for a in evidence.agreements for p in a.provisions}
        self.indicators = {i.id for i in evidence.indicators}
        self.deployments = {d.id for d in evidence.deployments}
        self.refs = self._refs()

    def run(self) -> list[Fault]:
        self._actors("pack.toml", "", "focal", self.evidence.info.focal)
        self._duplicates()
        self._sources()
        for agreement in self.evidence.agreements:
            self._agreement(agreement)
        self._events()
        self._observations()
        self._deployments()
        self._places()
        self._claims()
        self._coverage()
        return self.faults

    def fault(self, kind: str, row: str, field: str, found: str, allowed: str) -> None:
        owner = row.partition(" status ")[0]
        if kind in ("agreements", "provisions"):
            kind, owner = "agreements", owner.partition("/")[0]
        file = self.files.get((kind, owner), kind)
        self.faults.append(Fault(file, row, field, found, allowed))

    def _refs(self) -> set[Ref]:
        e = self.evidence
        entries: list[Entry] = [
            *e.sources,
            *e.agreements,
            *(p for a in e.agreements for p in a.provisions),
            *e.events,
            *e.observations,
            *e.deployments,
            *e.strengths,
            *e.places,
            *e.place_claims,
            *e.areas,
        ]
        return {entry.ref for entry in entries}

    def _duplicates(self) -> None:
        e = self.evidence
        for kind, ids in {
            "sources": [s.id for s in e.sources],
            "agreements": [a.id for a in e.agreements],
            "provisions": [p.id for a in e.agreements for p in a.provisions],
            "events": [x.id for x in e.events],
            "indicators": [i.id for i in e.indicators],
            "observations": [o.id for o in e.observations],
            "deployments": [d.id for d in e.deployments],
            "strengths": [s.id for s in e.strengths],
            "places": [p.id for p in e.places],
            "place_claims": [c.ref for c in e.place_claims],
            "areas": [a.id for a in e.areas],
            "claims": [c.id for c in e.claims],
        }.items():
            for doubled, count in Counter(ids).items():
                if count > 1:
                    self.fault(kind, doubled, "id", doubled, f"stands {count} times; ids differ")

    def _sources(self) -> None:
        for source in self.evidence.sources:
            if source.derives_from:
                self._one_of(
                    "sources", source.id, "derives_from", source.derives_from, self.sources
                )

    def _agreement(self, a: Agreement) -> None:
        self._cites("agreements", a.id, a.sources)
        self._actors("agreements", a.id, "parties", a.parties)
        self._actors("agreements", a.id, "contested_by", a.contested_by)
        for field, ids in (("rests_on", a.rests_on), ("predecessor", a.predecessor)):
            for other in ids:
                self._one_of("agreements", a.id, field, other, self.agreements)
        if (a.text == "not-seen") != (not a.provisions):
            self.fault("agreements", a.id, "text", a.text, "not-seen exactly when no provisions")
        for step in a.status:
            row = f"{a.id} status {step.state}"
            self._cites("agreements", row, step.sources)
            self._actors("agreements", row, "parties", step.parties)
            if step.between and len(step.parties) < 2:
                found = "; ".join(step.parties)
                self.fault("agreements", row, "parties", found, "two parties or more with between")
            if step.asserted_by:
                self._actors("agreements", row, "asserted_by", (step.asserted_by,))
            self._not_after_end("agreements", row, "since", step.since.earliest.isoformat())
        for before, after in pairwise(a.status):
            if after.since.latest < before.since.earliest:
                order = f"steps stand in order of time; {after.state} is before {before.state}"
                self.fault("agreements", a.id, "status", str(after.since), order)
        for p in a.provisions:
            self._cites("agreements", p.id, p.sources)
            named = [x for x in (*p.debtor, *p.creditor) if x not in PARTY_WORDS]
            self._actors("agreements", p.id, "debtor or creditor", named)
            self._actors("agreements", p.id, "adversary", p.adversary)
            self._formal(p)

    def _formal(self, p: Provision) -> None:
        if p.case is not None:
            self._case(p.id, p.case)
        elif p.modality in FORMAL_MODALITIES and p.obligation in FORMAL_OBLIGATIONS:
            self.fault(
                "agreements", p.id, "case", "", "write [provisions.case], even an empty one"
            )

    def _case(self, row: str, case: Case) -> None:
        for name, clause, words in (
            ("where", case.where, WHERE_TERMS),
            ("against", case.against, AGAINST_TERMS),
        ):
            for term in (term for terms in clause for term in terms):
                head, colon, id = term.partition(":")
                if head in ("area", "in") and head + colon in words:
                    self._one_of("agreements", row, name, id, self.areas)
                elif head + colon in words:
                    self._actors("agreements", row, name, (id,) if colon else ())
                elif name == "where" or not actor_exists(term):
                    allowed = ", ".join(words)
                    self.fault("agreements", row, name, term, f"allowed: {allowed}")
        self._actors("agreements", row, "not_against", case.not_against)
        for limited in case.limits:
            self._one_of("agreements", row, "limits", limited, self.provisions)
        if case.attackers < 1:
            self.fault("agreements", row, "attackers", str(case.attackers), "one or more")
        if case.open_ko and len(case.open_ko) != len(case.open):
            found = str(len(case.open_ko))
            self.fault("agreements", row, "open_ko", found, f"{len(case.open)} texts, as open has")

    def _events(self) -> None:
        for event in self.evidence.events:
            self._cites("events", event.id, event.sources)
            self._actors("events", event.id, "actors", event.actors())
            for agreement in event.agreements:
                self._one_of("events", event.id, "agreements", agreement, self.agreements)
            if event.place:
                self._one_of("events", event.id, "place", event.place, self.places)
            first = event.span.start.earliest.isoformat()
            self._not_after_end("events", event.id, "start", first)

    def _observations(self) -> None:
        for o in self.evidence.observations:
            self._cites("observations", o.id, o.sources)
            self._one_of("observations", o.id, "indicator", o.indicator, self.indicators)
            self._actors("observations", o.id, "actor", (o.actor,))
            if o.partner:
                self._actors("observations", o.id, "partner", (o.partner,))

    def _deployments(self) -> None:
        for d in self.evidence.deployments:
            self._cites("deployments", d.id, d.sources)
            self._actors("deployments", d.id, "actor or host", (d.actor, d.host))
            if d.place:
                self._one_of("deployments", d.id, "place", d.place, self.places)
        for s in self.evidence.strengths:
            self._cites("strengths", s.id, s.sources)
            self._one_of("strengths", s.id, "deployment", s.deployment, self.deployments)

    def _places(self) -> None:
        for place in self.evidence.places:
            self._cites("places", place.id, place.sources)
        for claim in self.evidence.place_claims:
            self._cites("place_claims", name_of(claim), claim.sources)
            self._one_of("place_claims", name_of(claim), "place", claim.place, self.places)
            self._actors("place_claims", name_of(claim), "actor", (claim.actor,))
        for area in self.evidence.areas:
            self._cites("areas", area.id, area.sources)
            self._actors("areas", area.id, "states", (*area.states, *area.partly))

    def _claims(self) -> None:
        preferred = Counter((c.about, c.field) for c in self.evidence.claims if c.preferred)
        for claim in self.evidence.claims:
            self._cites("claims", claim.id, claim.sources)
            self._one_of("claims", claim.id, "about", claim.about, self.refs)
            if claim.asserted_by:
                self._actors("claims", claim.id, "asserted_by", (claim.asserted_by,))
            if preferred[claim.about, claim.field] > 1:
                about = f"{claim.about} {claim.field}"
                self.fault("claims", claim.id, "preferred", about, "at most one is preferred")

    def _coverage(self) -> None:
        for c in self.evidence.coverage:
            self._cites("coverage", name_of(c), c.sources)
            self._actors("coverage", name_of(c), "actors", c.actors)
            kind, _, word = c.subject.partition(":")
            if kind == "event":
                self._one_of("coverage", name_of(c), "subject", word, set(EVENT_KINDS))
            elif kind == "observation":
                self._one_of("coverage", name_of(c), "subject", word, self.indicators)
            else:
                kinds = {"agreement", "deployment"}
                self._one_of("coverage", name_of(c), "subject", c.subject, kinds)

    def _cites(self, kind: str, row: str, cites: Iterable[Cite]) -> None:
        for cite in cites:
            if cite.source not in self.sources:
                self._one_of(kind, row, "sources", cite.source, self.sources)

    def _actors(self, kind: str, row: str, field: str, actors: Iterable[str]) -> None:
        for actor in actors:
            if not actor_exists(actor):
                self.fault(kind, row, field, actor, "an actor id that foedus knows")

    def _one_of(self, kind: str, row: str, field: str, found: str, known: set[str]) -> None:
        if found not in known:
            message = str(UnknownName.of(field, found, known))
            self.fault(kind, row, field, found, message)

    def _not_after_end(self, kind: str, row: str, field: str, day: str) -> None:
        until = self.evidence.info.until
        if day > until.latest.isoformat():
            self.fault(kind, row, field, day, f"not after the end of the evidence, {until}")
