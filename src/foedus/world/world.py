"""The immutable, dated view of all evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from foedus.dates import Truth, When
from foedus.errors import OutsideEvidence, UnknownName
from foedus.evidence.independence import independent
from foedus.evidence.pack import Evidence, PackInfo
from foedus.evidence.records import (
    Agreement,
    Area,
    Claim,
    Coverage,
    Deployment,
    Entry,
    Event,
    Indicator,
    Observation,
    Place,
    PlaceClaim,
    Provision,
    Ref,
    Source,
    Strength,
)
from foedus.world.archive import Archive
from foedus.world.edits import Edits, assumption
from foedus.world.knowledge import as_known
from foedus.world.series import Series
from foedus.world.standing import Standing, standing

FIRST_DAY = date(1816, 1, 1)


class World:
    """What is known of an alliance system on a day.

    A world is the evidence (by hash), the day it is seen ``on``, the day by which
    things had to be public (``knowledge``), and edits by id. These four make two worlds
    equal; everything else is derived from them when it is asked for.

    >>> from foedus.world import load
    >>> world = load("korea")
    >>> world.at("1953-12-01").standing("us-rok-mdt").state
    'signed'
    >>> world.without("us-rok-mdt").including(world.agreement("us-rok-mdt")) == world
    True
    """

    __slots__ = ("__dict__", "_archive", "_edits", "_knowledge", "_on")

    def __init__(
        self,
        archive: Archive,
        on: date | None = None,
        knowledge: date | None = None,
        edits: Edits | None = None,
    ) -> None:
        self._archive = archive
        self._on = on or archive.evidence.info.until.latest
        self._knowledge = knowledge
        self._edits = edits or Edits()

    # What a world is

    @property
    def on(self) -> date:
        """The day of this world; by default the last day of the evidence."""
        return self._on

    @property
    def knowledge(self) -> date | None:
        """The day by which a fact had to be public, or None for all that is known now."""
        return self._knowledge

    @property
    def edits(self) -> Edits:
        return self._edits

    @property
    def pack(self) -> PackInfo:
        return self._archive.evidence.info

    @property
    def evidence(self) -> Evidence:
        """All records, whatever the day; most questions are better asked of the world."""
        return self._archive.evidence

    @property
    def data(self) -> tuple[str, ...]:
        """The published data sets whose records stand beside the pack's."""
        return self._archive.evidence.data

    @property
    def unread(self) -> Mapping[str, str]:
        """The data sets left out for lack of a package, with its name."""
        return self._archive.evidence.unread

    @property
    def evidence_hash(self) -> str:
        return self._archive.evidence.hash

    def _key(self) -> tuple[str, date, date | None, Edits]:
        return (self.evidence_hash, self._on, self._knowledge, self._edits)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, World) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return (
            f"<World {self.pack.id} {self.evidence_hash[:8]} on {self._on} "
            f"known by {self._knowledge or 'now'}, "
            f"{len(self._edits.removed)} out, {len(self._edits.included)} in>"
        )

    # Other worlds

    def at(self, day: date | str) -> World:
        """The same evidence on another day.

        Raises :class:`OutsideEvidence` before 1816 or after the evidence ends.
        """
        return World(self._archive, self._day(day), self._knowledge, self._edits)

    def known_by(self, day: date | str | None) -> World:
        """Only what was public by that day; None for all that is known now."""
        knowledge = None if day is None else self._day(day)
        return World(self._archive, self._on, knowledge, self._edits)

    def without(self, agreement_id: str) -> World:
        """A world in which that agreement does not exist; events stay as they were.

        Raises :class:`UnknownName` for one that neither the evidence nor the edits hold,
        whatever the day.
        """
        known = {*self._archive.agreements, *(a.id for a in self._edits.included)}
        if agreement_id not in known:
            raise UnknownName.of("agreement", agreement_id, known)
        edits = self._edits.without(agreement_id, self._archive.agreements)
        return World(self._archive, self._on, self._knowledge, edits)

    def including(self, agreement: Agreement) -> World:
        """A world with that agreement, marked as an assumption unless it is the evidence's own."""
        own = self._archive.agreements.get(agreement.id)
        if own is not None and agreement == as_known(own, self._knowledge):
            agreement = own
        edits = self._edits.including(agreement, self._archive.agreements)
        return World(self._archive, self._on, self._knowledge, edits)

    def _day(self, day: date | str) -> date:
        if isinstance(day, str):
            when = When.parse(day)
            if not when.exact:
                raise OutsideEvidence(f"'{day}' is not one day; give a day such as 2017-11-29")
            day = when.earliest
        last = self.pack.until.latest
        if not FIRST_DAY <= day <= last:
            raise OutsideEvidence(
                f"no evidence for {day}: it runs from {FIRST_DAY} to {last}"
                f" (nearest: {min(max(day, FIRST_DAY), last)})"
            )
        return day

    # Visibility

    def _visible(self, own: When, public: When | None) -> bool:
        if own.has_come(self._on) is Truth.NO:
            return False
        if self._knowledge is None:
            return True
        return (public or own).has_come(self._knowledge) is not Truth.NO

    @property
    def _horizon(self) -> date:
        """The last day whose steps are both past and, if that matters, public."""
        return self._on if self._knowledge is None else min(self._on, self._knowledge)

    def undated(self, refs: Iterable[Ref]) -> tuple[Ref, ...]:
        """Those of the records of which nothing says when they became public.

        Of agreements, events, observations and deployments; empty without ``known_by``.
        """
        if self._knowledge is None:
            return ()
        found = ((ref, self.record(ref)) for ref in dict.fromkeys(refs))
        return tuple(
            ref
            for ref, entry in found
            if isinstance(entry, (Agreement, Event, Observation, Deployment))
            and entry.public_from is None
        )

    @cached_property
    def undatable(self) -> tuple[Ref, ...]:
        """Agreements, events and deployments shown although nothing says when they became public.

        Empty without ``known_by``; for other records see :meth:`undated`.
        """
        if self._knowledge is None:
            return ()
        records: list[Agreement | Event | Deployment] = [
            *self._agreements.values(),
            *self._events,
            *self._deployments,
        ]
        return tuple(r.ref for r in records if r.public_from is None)

    # Agreements

    @cached_property
    def _agreements(self) -> dict[str, Agreement]:
        merged = dict(self._archive.agreements)
        for removed in self._edits.removed:
            merged.pop(removed, None)
        merged.update({a.id: a for a in self._edits.included})
        return {
            key: as_known(a, self._knowledge)
            for key, a in sorted(
                merged.items(), key=lambda item: (item[1].status[0].since.earliest, item[0])
            )
            if self._visible(a.status[0].since, a.public_from)
        }

    def agreements(
        self,
        *parties: str,
        kinds: Iterable[str] = (),
        live: bool = False,
    ) -> tuple[Agreement, ...]:
        """Agreements to which all the given actors are parties, oldest first.

        With ``live``, those whose provisions may apply on this day: in force for each
        given party, or unknown (see :meth:`standing`).
        """
        wanted = set(kinds)
        return tuple(
            a
            for a in self._agreements.values()
            if all(p in a.parties for p in parties)
            and (not wanted or a.kind in wanted)
            and (not live or self.live(a, *parties) is not Truth.NO)
        )

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement of that id; raises :class:`UnknownName` with the nearest ids."""
        try:
            return self._agreements[agreement_id]
        except KeyError:
            raise UnknownName.of("agreement", agreement_id, self._agreements) from None

    def codings(self, agreement_id: str) -> tuple[Agreement, ...]:
        """How a data set codes an agreement whose text this world holds."""
        return (
            self._archive.codings.get(agreement_id, ()) if self.has_agreement(agreement_id) else ()
        )

    def has_agreement(self, agreement_id: str) -> bool:
        return agreement_id in self._agreements

    def standing(
        self, agreement: Agreement | str, party: str | None = None, other: str | None = None
    ) -> Standing:
        """Where the agreement stands on this day: the whole, a party, or it toward another."""
        if isinstance(agreement, str):
            agreement = self.agreement(agreement)
        if self._agreements.get(agreement.id) is not agreement:
            return standing(agreement, self._horizon, party, other)
        key = (agreement.id, party, other)
        if key not in self._standings:
            self._standings[key] = standing(agreement, self._horizon, party, other)
        return self._standings[key]

    @cached_property
    def _standings(self) -> dict[tuple[str, str | None, str | None], Standing]:
        return {}

    def live(self, agreement: Agreement, *parties: str) -> Truth:
        """Whether its provisions apply on this day, between the given parties.

        An agreement of two holds only while it holds for both.
        """
        if not parties and len(agreement.parties) == 2:
            parties = agreement.parties
        if not parties:
            return self.standing(agreement).live
        result = Truth.YES
        for party in dict.fromkeys(parties):
            others: Sequence[str | None] = [p for p in parties if p != party] or [None]
            for other in others:
                result &= self.standing(agreement, party, other).live
        return result

    def provisions(
        self,
        agreement: Agreement | str | None = None,
        obligations: Iterable[str] = (),
        live: bool = False,
    ) -> tuple[Provision, ...]:
        """Provisions that stand on this day, of one agreement or of all."""
        if isinstance(agreement, str):
            agreement = self.agreement(agreement)
        chosen = (agreement,) if agreement else self.agreements(live=live)
        wanted = set(obligations)
        return tuple(
            p
            for a in chosen
            for p in a.provisions
            if (not wanted or p.obligation in wanted)
            and (p.since is None or p.since.has_come(self._horizon) is not Truth.NO)
            and (p.until is None or p.until.has_come(self._horizon) is not Truth.YES)
        )

    def resting_on(self, agreement_id: str) -> tuple[Agreement, ...]:
        """Agreements that rest on the given one, directly or through others."""
        found: dict[str, Agreement] = {}
        frontier = {agreement_id}
        while frontier:
            above = {
                a.id: a
                for a in self._agreements.values()
                if frontier & set(a.rests_on) and a.id not in found and a.id != agreement_id
            }
            found.update(above)
            frontier = set(above)
        return tuple(found.values())

    # Events

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return tuple(e for e in self._archive.events if self._visible(e.span.start, e.public_from))

    def events(
        self,
        *actors: str,
        kinds: Iterable[str] = (),
        roles: Iterable[str] = (),
        series: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[Event, ...]:
        """Events in which all the given actors play a part (in one of ``roles``), oldest first.

        ``since`` and ``until`` keep events that may have happened inside those days.
        """
        wanted, wanted_roles = set(kinds), tuple(roles)
        return tuple(
            e
            for e in self._events
            if (not wanted or e.kind in wanted)
            and (not series or e.series == series)
            and all(actor in e.actors(*wanted_roles) for actor in actors)
            and (since is None or (e.span.end or e.span.start).latest >= since)
            and (until is None or e.span.start.earliest <= until)
        )

    # Observations

    def series(self, indicator: str, actor: str, partner: str = "") -> Series:
        """The values of periods that were over, or announced, by this day.

        Of several vintages of one period the latest stands, or under ``known_by`` the
        latest published by then if there is one. Raises :class:`UnknownName` for an
        unknown indicator.
        """
        meaning = self.indicator(indicator)
        chosen: dict[str, Observation] = {}
        for o in self._archive.series.get((indicator, actor, partner), ()):
            if not self._settled(o):
                continue
            rival = chosen.get(o.period.printed)
            if rival is None or self._newer(o, rival):
                chosen[o.period.printed] = o
        coverage = tuple(
            c
            for c in self._archive.evidence.coverage
            if c.subject == f"observation:{indicator}" and (not c.actors or actor in c.actors)
        )
        return Series(meaning, actor, partner, tuple(chosen.values()), coverage, self._horizon)

    def _settled(self, o: Observation) -> bool:
        """Whether the value could be known: its period is over, or it was public before."""
        over = o.period.has_come(self._horizon) is Truth.YES
        public = o.public_from
        announced = public is not None and public.has_come(self._horizon) is Truth.YES
        return (over or announced) and self._visible(o.period, public)

    def _newer(self, one: Observation, other: Observation) -> bool:
        def rank(o: Observation) -> tuple[bool, date]:
            edition = o.vintage.latest if o.vintage else date.min
            return (self._knowledge is None or edition <= self._knowledge, edition)

        return rank(one) > rank(other)

    def partners(self, indicator: str, actor: str) -> tuple[str, ...]:
        """The partners for whom there is a series by this day."""
        named = {p for i, a, p in self._archive.series if i == indicator and a == actor and p}
        return tuple(sorted(p for p in named if self.has_series(indicator, actor, p)))

    def has_series(self, indicator: str, actor: str, partner: str = "") -> bool:
        """Whether the series has begun by this day."""
        rows = self._archive.series.get((indicator, actor, partner), ())
        return any(self._settled(o) for o in rows)

    def indicator(self, indicator_id: str) -> Indicator:
        try:
            return self._archive.indicators[indicator_id]
        except KeyError:
            raise UnknownName.of("indicator", indicator_id, self._archive.indicators) from None

    # Deployments and places

    @cached_property
    def _deployments(self) -> tuple[Deployment, ...]:
        return tuple(
            sorted(
                (
                    d
                    for d in self._archive.evidence.deployments
                    if self._visible(d.span.start, d.public_from)
                ),
                key=lambda d: (d.span.start.earliest, d.id),
            )
        )

    def deployments(
        self, actor: str = "", host: str = "", kinds: Iterable[str] = ()
    ) -> tuple[Deployment, ...]:
        """Deployments begun by this day, oldest first."""
        wanted = set(kinds)
        return tuple(
            d
            for d in self._deployments
            if (not actor or d.actor == actor)
            and (not host or d.host == host)
            and (not wanted or d.kind in wanted)
        )

    def strengths(self, deployment: Deployment) -> tuple[Strength, ...]:
        """The sizes reported up to this day."""
        return tuple(
            s for s in self._archive.strengths.get(deployment.id, ()) if self._visible(s.on, None)
        )

    def place(self, place_id: str) -> Place:
        try:
            return self._archive.places[place_id]
        except KeyError:
            raise UnknownName.of("place", place_id, self._archive.places) from None

    def find_place(self, text: str) -> Place:
        """The place of an id, or of a name in any of the languages and claims on record."""
        if text in self._archive.places:
            return self._archive.places[text]
        try:
            return self._archive.places[self._archive.place_names[text.casefold()]]
        except KeyError:
            known = {*self._archive.places, *(p.name for p in self._archive.evidence.places)}
            raise UnknownName.of("place", text, known) from None

    def places(self, kinds: Iterable[str] = ()) -> tuple[Place, ...]:
        wanted = set(kinds)
        return tuple(p for p in self._archive.evidence.places if not wanted or p.kind in wanted)

    def place_claims(self, place_id: str) -> tuple[PlaceClaim, ...]:
        """Who administers, claims or names the place on this day."""
        return tuple(
            c
            for c in self._archive.evidence.place_claims
            if c.place == place_id and c.span.contains(self._horizon) is not Truth.NO
        )

    def area(self, area_id: str) -> Area:
        """The area of that id that a treaty names."""
        try:
            return self._archive.areas[area_id]
        except KeyError:
            raise UnknownName.of("area", area_id, self._archive.areas) from None

    # Sources, claims, coverage

    def source(self, source_id: str) -> Source:
        """The source of that id; one that only an included agreement names is an assumption."""
        try:
            return self._archive.sources[source_id]
        except KeyError:
            if source_id in self._assumed_sources:
                return assumption(source_id)
            raise UnknownName.of("source", source_id, self._archive.sources) from None

    @cached_property
    def _assumed_sources(self) -> frozenset[str]:
        return frozenset(
            cite.source
            for agreement in self._edits.included
            for part in (agreement, *agreement.status, *agreement.provisions)
            for cite in part.sources
        )

    def sources(self) -> tuple[Source, ...]:
        return self._archive.evidence.sources

    def independent(self, ref: Ref) -> int:
        """How many independent sources stand behind a record; a source stands behind itself.

        Copies, reprints and conversions count once with what they come from, and so do all
        pages of one publisher. An assumption of this world has none.
        """
        record = self.record(ref)
        if isinstance(record, Source):
            return 1
        return independent(record.sources, self._archive.houses)

    def claims(self, ref: Ref, field: str = "") -> tuple[Claim, ...]:
        """What sources or actors say about a record where they differ.

        Under ``known_by``, a statement known to have been made later is left out.
        """
        day = self._knowledge
        return tuple(
            c
            for c in self._archive.claims.get(ref, ())
            if (not field or c.field == field)
            and (day is None or not c.public_from or c.public_from.has_come(day) is not Truth.NO)
        )

    def coverage(self, subject: str) -> tuple[Coverage, ...]:
        return tuple(c for c in self._archive.evidence.coverage if c.subject == subject)

    def refs(self) -> tuple[Ref, ...]:
        """The references of all records of the evidence."""
        return tuple(self._archive.by_ref)

    def record(self, ref: Ref) -> Entry:
        """The record behind a reference, an assumption of this world included."""
        kind, _, key = ref.partition(":")
        if kind == "agreement" and key in self._agreements:
            return self._agreements[key]
        if kind == "provision":
            agreement = self._agreements.get(key.partition("/")[0])
            for p in agreement.provisions if agreement else ():
                if p.id == key:
                    return p
        try:
            return self._archive.by_ref[ref]
        except KeyError:
            raise UnknownName.of("record", ref, self._archive.by_ref) from None
