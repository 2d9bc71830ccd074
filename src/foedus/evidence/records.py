"""The record types that a pack holds, immutable.

A record names its sources as :class:`Cite` values; its own address inside a world is a
:data:`Ref` such as ``agreement:us-rok-mdt`` or ``provision:us-rok-mdt/III``.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from foedus.dates import Span, When
from foedus.evidence.quantity import Quantity

Ref = str
"""``kind:id``; the kinds are source, agreement, provision, status, event, observation,
deployment, strength, claim, place, area and coverage."""


class Record(msgspec.Struct, frozen=True):
    """Base of all records."""


class Cite(Record, frozen=True, kw_only=True):
    """Where in which source something was read."""

    source: str
    locator: str


class Sourced(Record, frozen=True, kw_only=True):
    """A record that was read somewhere."""

    sources: tuple[Cite, ...]


class Source(Record, frozen=True, kw_only=True):
    """A publication that records are read from.

    ``derives_from`` names the source that this one copies, converts or reprints; two
    sources with the same root count once when independent sources are counted.
    """

    id: str
    publisher: str
    title: str
    title_ko: str = ""
    kind: str
    edition: str = ""
    edition_date: When | None = None
    address: str = ""
    licence: str
    language: str = ""
    derives_from: str = ""
    sha256: str = ""
    note: str = ""

    @property
    def ref(self) -> Ref:
        return f"source:{self.id}"


class Claim(Sourced, frozen=True, kw_only=True):
    """What one source says about one field of a record, where sources differ.

    ``asserted_by`` is the actor who makes the statement (an attribution, a denial);
    ``about`` is the ref of the record. ``public_from`` is when the statement was made, where
    that is known.
    """

    id: str
    about: Ref
    field: str
    value: str
    value_ko: str = ""
    asserted_by: str = ""
    confidence: str = ""
    preferred: bool
    reason: str
    reason_ko: str = ""
    public_from: When | None = None

    @property
    def ref(self) -> Ref:
        return f"claim:{self.id}"


class StatusStep(Sourced, frozen=True, kw_only=True):
    """One change in the status of an agreement, for all parties or for some.

    Steps stand in the order in which they happened, which is known even where their
    dates are not. ``asserted_by`` marks a change that only that actor says has happened.
    With ``between``, the step bears only on what its parties owe one another.
    """

    state: str
    since: When
    parties: tuple[str, ...] = ()
    between: bool = False
    asserted_by: str = ""
    place: str = ""
    note: str = ""
    note_ko: str = ""


Clause = tuple[tuple[str, ...], ...]
"""Alternatives, each of terms that must all hold."""


class Case(Record, frozen=True, kw_only=True):
    """The formal reading of a clause: when its duty, right or prohibition applies.

    ``joined`` says that all triggers of the provision are needed together, not any one of
    them. ``where`` and ``against`` are a :data:`Clause` over the terms of
    ``vocabulary.WHERE_TERMS`` and ``vocabulary.AGAINST_TERMS``: what must be hit, and who must
    be the attacker; empty where the text does not limit it. ``attackers`` is the least number
    of attackers, ``judged_by`` whose opinion or decision opens the case, ``parties_too`` says
    that the text covers an attack by another party, ``lapses_if_aggressor`` that nothing is
    owed to a creditor who attacks. ``open`` holds facts that no contingency states, ``limits``
    the provisions that this one narrows.
    """

    joined: bool = False
    unprovoked: bool = False
    where: Clause = ()
    against: Clause = ()
    not_against: tuple[str, ...] = ()
    attackers: int = 1
    judged_by: str = ""
    requested: bool = False
    parties_too: bool = False
    lapses_if_aggressor: bool = False
    open: tuple[str, ...] = ()
    open_ko: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


class Provision(Sourced, frozen=True, kw_only=True):
    """One article or paragraph that was read.

    ``debtor`` and ``creditor`` are actor ids, or ``parties``, ``other-parties``,
    ``all-states``, ``un-members``; obligations are directed from one to the other. ``case``
    is the formal reading of a clause that bears on a conflict.
    """

    agreement: str
    locator: str
    modality: str
    obligation: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...] = ()
    trigger: tuple[str, ...]
    area: str = ""
    area_ko: str = ""
    adversary: tuple[str, ...] = ()
    discretion: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    case: Case | None = None
    summary: str
    summary_ko: str = ""
    since: When | None = None
    until: When | None = None

    @property
    def id(self) -> str:
        return f"{self.agreement}/{self.locator}"

    @property
    def ref(self) -> Ref:
        return f"provision:{self.id}"


class Agreement(Sourced, frozen=True, kw_only=True):
    """A treaty, resolution, statement or policy document.

    ``partial`` says that it has more parties than ``parties`` lists.
    """

    id: str
    title: str
    title_ko: str = ""
    short: str
    short_ko: str = ""
    kind: str
    binding: str
    contested_by: tuple[str, ...] = ()
    parties: tuple[str, ...]
    partial: bool = False
    text: str
    notice: str = ""
    rests_on: tuple[str, ...] = ()
    predecessor: tuple[str, ...] = ()
    codes: Mapping[str, str] = {}
    summary: str
    summary_ko: str = ""
    public_from: When | None = None
    status: tuple[StatusStep, ...]
    provisions: tuple[Provision, ...] = ()
    assumed: bool = False

    @property
    def ref(self) -> Ref:
        return f"agreement:{self.id}"


class Role(Record, frozen=True, kw_only=True):
    """An actor in an event."""

    role: str
    actor: str


class Event(Sourced, frozen=True, kw_only=True):
    """Something that happened.

    ``magnitude`` maps a measured thing to its quantity (``missiles``, ``killed.KOR``);
    ``details`` maps a plain property to its value (``class``, ``type``, ``outcome``).
    """

    id: str
    kind: str
    span: Span
    title: str
    title_ko: str = ""
    series: str = ""
    roles: tuple[Role, ...]
    place: str = ""
    magnitude: Mapping[str, Quantity] = {}
    details: Mapping[str, str] = {}
    agreements: tuple[str, ...] = ()
    what: str = ""
    what_ko: str = ""
    public_from: When | None = None

    @property
    def ref(self) -> Ref:
        return f"event:{self.id}"

    def actors(self, *roles: str) -> tuple[str, ...]:
        """The actors in any of the given roles, or in any role when none is given."""
        return tuple(r.actor for r in self.roles if not roles or r.role in roles)


class Indicator(Record, frozen=True, kw_only=True):
    """What a series of observations measures."""

    id: str
    name: str
    name_ko: str
    unit: str
    unit_ko: str
    price_basis: str = ""
    decimals: int = 0
    definition: str
    definition_ko: str = ""


class Observation(Sourced, frozen=True, kw_only=True):
    """One value of one indicator for an actor (and partner) in a period.

    ``state`` says how the value came about (see ``vocabulary.STATES``); a value is
    None exactly when the state is ``missing`` or ``not-covered``, or when only a range
    is known. ``vintage`` is the edition date of the source.
    """

    indicator: str
    actor: str
    partner: str = ""
    period: When
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str = ""
    state: str = "observed"
    vintage: When | None = None
    public_from: When | None = None

    @property
    def id(self) -> str:
        partner = f"/{self.partner}" if self.partner else ""
        vintage = f"@{self.vintage.printed}" if self.vintage else ""
        return f"{self.indicator}/{self.actor}{partner}/{self.period.printed}{vintage}"

    @property
    def ref(self) -> Ref:
        return f"observation:{self.id}"


class Deployment(Sourced, frozen=True, kw_only=True):
    """A unit of one actor stationed in or sent to a host or mission."""

    id: str
    unit: str
    unit_ko: str = ""
    actor: str
    host: str
    mission: str = ""
    kind: str
    span: Span
    mandate: str = ""
    mandate_ko: str = ""
    place: str = ""
    note: str = ""
    public_from: When | None = None

    @property
    def ref(self) -> Ref:
        return f"deployment:{self.id}"


class Strength(Sourced, frozen=True, kw_only=True):
    """The size of a deployment on a date, or its total over time."""

    deployment: str
    on: When
    measure: str
    size: Quantity

    @property
    def id(self) -> str:
        return f"{self.deployment}/{self.measure}/{self.on.printed}"

    @property
    def ref(self) -> Ref:
        return f"strength:{self.id}"


class Place(Sourced, frozen=True, kw_only=True):
    """A point on the map, with nothing said about whose it is."""

    id: str
    name: str
    name_ko: str = ""
    kind: str
    lat: float
    lon: float

    @property
    def ref(self) -> Ref:
        return f"place:{self.id}"


class PlaceClaim(Sourced, frozen=True, kw_only=True):
    """Who administers or claims a place, since when and under which name."""

    place: str
    actor: str
    relation: str
    name: str = ""
    span: Span
    note: str = ""
    note_ko: str = ""

    @property
    def ref(self) -> Ref:
        name = f"/{self.name}" if self.name else ""
        return f"place-claim:{self.place}/{self.actor}/{self.relation}{name}"


Ring = tuple[tuple[float, float], ...]
"""Corners of a polygon, longitude before latitude, in degrees."""


class Area(Sourced, frozen=True, kw_only=True):
    """An area that a treaty names, drawn.

    Inside a ring of ``core`` a point certainly lies in it, outside all rings of ``rim`` it
    certainly does not; between them the text leaves it open. Without ``rim`` the core is
    exact. ``states`` are those whose home territory lies wholly in it, ``partly`` in part.
    """

    id: str
    name: str
    name_ko: str = ""
    note: str = ""
    note_ko: str = ""
    states: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    core: tuple[Ring, ...] = ()
    rim: tuple[Ring, ...] = ()

    @property
    def ref(self) -> Ref:
        return f"area:{self.id}"


class Coverage(Sourced, frozen=True, kw_only=True):
    """What a kind of record covers, and what an absent row means there.

    ``subject`` is ``event:KIND``, ``observation:INDICATOR``, ``agreement`` or
    ``deployment``; ``actors`` empty means all.
    """

    subject: str
    actors: tuple[str, ...] = ()
    span: Span
    absent: str
    note: str = ""
    note_ko: str = ""

    @property
    def ref(self) -> Ref:
        actors = f"/{'+'.join(self.actors)}" if self.actors else ""
        return f"coverage:{self.subject}{actors}/{self.span.start.printed}"


Entry = (
    Source
    | Agreement
    | Provision
    | Event
    | Observation
    | Deployment
    | Strength
    | Place
    | PlaceClaim
    | Area
    | Claim
    | Coverage
)
"""The records that have an address."""
