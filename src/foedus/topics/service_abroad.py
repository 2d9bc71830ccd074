"""Units of a state abroad on a day: which are there, which have gone, which may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Deployment, Strength
from foedus.findings import Value
from foedus.findings import values as v
from foedus.world import World

ABROAD = ("un", "multinational", "bilateral", "war")
MEASURES = ("present", "peak")
"""Sizes at one time; a total over rotations or a plan is not one."""


class Service(msgspec.Struct, frozen=True):
    """A unit, whether it is abroad on the day, and the sizes reported up to then."""

    unit: Deployment
    there: Truth
    sizes: tuple[Strength, ...]
    part: bool

    @property
    def latest(self) -> Strength | None:
        """The last size reported for one time."""
        return max(self.sizes, key=lambda s: s.on.latest, default=None)

    @property
    def largest(self) -> float:
        """The largest size reported for one time; 0 when there is none, for sorting only."""
        return max((_persons(s) for s in self.sizes), default=0.0)


def services(world: World, state: str) -> list[Service]:
    """Units sent abroad up to the world's day, in order of their beginning.

    A unit whose beginning is not known counts from its first report.
    """
    units = world.deployments(actor=state, kinds=ABROAD)
    return [
        Service(d, _there(d, world.on), _sizes(world, d), _is_part(d, units))
        for d in units
        if d.span.start.has_come(world.on) is Truth.YES or world.strengths(d)
    ]


def _sizes(world: World, d: Deployment) -> tuple[Strength, ...]:
    return tuple(
        s
        for s in world.strengths(d)
        if s.measure in MEASURES and s.on.has_come(world.on) is Truth.YES
    )


def _there(d: Deployment, on: date) -> Truth:
    """Whether a unit that has begun has not ended."""
    if d.span.end is None or on <= d.span.end.earliest:
        return Truth.YES
    return Truth.NO if on > d.span.end.latest else Truth.UNKNOWN


def _is_part(d: Deployment, units: Sequence[Deployment]) -> bool:
    """In a war the first record of a host is the whole force; the others are units of it."""
    same = [
        u
        for u in units
        if d.kind == u.kind == "war" and (u.host, u.mission) == (d.host, d.mission)
    ]
    return bool(same) and same[0].id != d.id


def _persons(s: Strength) -> float:
    return s.size.value or s.size.low or 0.0


def size_cells(service: Service) -> tuple[Value, Value]:
    """The last reported size and its date."""
    last = service.latest
    if last is None:
        return v.missing(), v.text("–")
    return v.quantity(last.size, (last.ref,)), v.day(last.on, (last.ref,))


def where(world: World, d: Deployment) -> Value:
    """The host, or the place where there is no one host."""
    if d.host != "UN":
        return v.actor(d.host, (d.ref,))
    if not d.place:
        return v.text("–")
    place = world.place(d.place)
    return v.text(place.name, place.name_ko, (d.ref, place.ref))


def named(d: Deployment) -> Value:
    return v.text(d.unit, d.unit_ko, (d.ref,))
