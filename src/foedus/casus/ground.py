"""What can be said of a site on a day: whose it is, in which areas it lies, what is hit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from foedus.casus.geometry import Point, kilometres, within
from foedus.casus.land import REACH_KM, land, near_land, neighbours, on_land
from foedus.casus.site import Site
from foedus.dates import Truth
from foedus.evidence.records import Area, Place, Ref
from foedus.states import membership
from foedus.world import World

TODAY: Final = 2012
"""From this year on the lines of the map are read as they are drawn."""
SETTLED: Final = 1946
"""Before this year borders had moved too far for the map to say whose land was not whose."""
PLACE_KM: Final = 12.0
"""A point this near to a place of the table is read as that place."""


class Said(NamedTuple):
    """An answer and the records it rests on."""

    truth: Truth
    refs: tuple[Ref, ...] = ()


UNKNOWN: Final = Said(Truth.UNKNOWN)
YES: Final = Said(Truth.YES)
NO: Final = Said(Truth.NO)


class Ground:
    """A site seen in a world on the day of a contingency.

    ``holder`` in the methods is the actor for whom the question is asked. The home territory
    of the targets is each target's own. ``held`` settles whether a spot
    of which the map does not tell it is the land of the targets, or their forces are hit there.
    """

    def __init__(
        self,
        world: World,
        site: Site,
        targets: Iterable[str],
        on: date,
        held: Truth = Truth.UNKNOWN,
    ) -> None:
        self.held = held
        self.world = world
        self.site = site
        self.targets = frozenset(targets)
        self.on = on
        self.place = self._place()

    def _place(self) -> Place | None:
        """The place of the site, or the one of the table that its point lies at."""
        if self.site.place:
            return self.world.place(self.site.place)
        if self.site.point is None:
            return None
        spot = self.site.point
        held = [p for p in self.world.places() if self.world.place_claims(p.id)]
        near = min(held, key=lambda p: kilometres(spot, (p.lon, p.lat)), default=None)
        close = near and kilometres(spot, (near.lon, near.lat)) <= PLACE_KM
        return near if close else None

    def cases(self) -> tuple[Ground, ...]:
        """What may be hit at a bare point: forces of the targets, or land that they hold.

        The map tells no possessions of the past, and far from its coasts no small islands.
        """
        point = self.site.point
        bare = self.site.kind == "spot" and not self.site.forces and point is not None
        sea = self.place is not None and self.place.kind == "sea"
        if point is None or not bare or sea or self._told("administers"):
            return (self,)
        if neighbours(point) and all(
            self._by_map(target) is not Truth.UNKNOWN for target in self.targets
        ):
            return (self,)
        return tuple(
            Ground(self.world, self.site, self.targets, self.on, held)
            for held in (Truth.NO, Truth.YES)
        )

    def territory(self, holder: str) -> Said:
        """Whether the spot is under the administration of ``holder``."""
        match self.site.kind:
            case "home":
                return YES if holder in self.targets else NO
            case "territory" | "administered":
                return YES if holder == self.site.actor else NO
            case "spot":
                return self._administered(holder)
            case _:
                return UNKNOWN

    def _administered(self, holder: str) -> Said:
        told = self._told("administers")
        if told:
            mine = [said for actor, said in told if actor == holder]
            refs = tuple(ref for _, said in told for ref in said.refs)
            truth = Truth.any(said.truth for said in mine)
            waters = self.place is not None and not self.site.place
            if waters and self.site.forces and truth is Truth.YES:
                truth = Truth.UNKNOWN  # beside an island, whose waters these are is open
            return Said(truth, refs)
        if self.held is Truth.UNKNOWN:
            return Said(self._by_map(holder))
        if holder in self.targets:
            return Said(self.held)
        return NO if self.held is Truth.YES else Said(self._by_map(holder))

    def _told(self, relation: str) -> list[tuple[str, Said]]:
        if self.place is None:
            return []
        return [
            (c.actor, Said(c.span.contains(self.on), (c.ref,)))
            for c in self.world.place_claims(self.place.id)
            if c.relation == relation
        ]

    def _by_map(self, holder: str) -> Truth:
        """What the shipped map tells, whose lines are those of today.

        On the open sea the answer is no, near a shore it is not known. For a year before
        :data:`TODAY` it is no where everyone whose land it is today was a state then and
        ``holder`` has no land within reach, unless ``holder`` itself is hit there: the land may
        have been its possession. It is yes where nobody else has land within reach. It is not
        known elsewhere.
        """
        spot = self.site.point
        if spot is None:
            return Truth.UNKNOWN
        shores = neighbours(spot)
        if not shores:
            return Truth.NO
        if self.on.year < TODAY:
            settled = self.on.year >= SETTLED and all(map(self._was_state, shores))
            if not settled:
                return Truth.UNKNOWN
            if near_land(spot, holder, REACH_KM):
                alone = not any(
                    near_land(spot, other, REACH_KM) for other in land() if other != holder
                )
                return Truth.YES if alone and on_land(spot) == holder else Truth.UNKNOWN
            hit = holder in self.targets and not self.site.forces
            return Truth.UNKNOWN if hit else Truth.NO
        if holder not in shores:
            return Truth.NO
        return Truth.YES if on_land(spot) == holder else Truth.UNKNOWN

    def _was_state(self, actor: str) -> bool:
        return any(s.span.contains(self.on) is Truth.YES for s in membership(actor, "gw"))

    def metropolitan(self, holder: str) -> Said:
        """Whether the spot is home territory of ``holder``, not a land overseas."""
        match self.site.kind:
            case "home" | "territory":
                return self.territory(holder)
            case "administered":
                return UNKNOWN if holder == self.site.actor else NO
            case "spot":
                administered = self._administered(holder)
                if administered.truth is Truth.NO:
                    return administered
                point = self.site.point
                if point is None or near_land(point, holder, REACH_KM):
                    home = point is not None and on_land(point) == holder
                    settled = Truth.YES if home else Truth.UNKNOWN
                else:
                    settled = Truth.NO
                return Said(administered.truth & settled, administered.refs)
            case _:
                return UNKNOWN

    def forces(self, holder: str) -> Said:
        """Whether armed forces, public vessels or aircraft of ``holder`` are hit."""
        if self.site.forces:
            return YES if self.site.forces == holder else NO
        if self.site.kind == "home" or holder not in self.targets:
            return NO
        return Said(~self.territory(holder).truth)  # hit outside its land: its forces are

    def recognised(self, holder: str) -> Said:
        """Whether no other actor claims the spot."""
        if self.site.kind in ("home", "territory", "administered"):
            return YES
        if self.site.kind != "spot":
            return UNKNOWN
        rivals = [said for actor, said in self._told("claims") if actor != holder]
        refs = tuple(ref for said in rivals for ref in said.refs)
        return Said(Truth.UNKNOWN if rivals else Truth.YES, refs)

    def area(self, area_id: str, creditor: str) -> Said:
        """Whether the spot lies in an area that a treaty names."""
        area = self.world.area(area_id)
        refs = (area.ref,)
        match self.site.kind:
            case "home":
                hit = {creditor} if creditor in self.targets else self.targets
                return Said(Truth.any(of_state(area, home) for home in hit), refs)
            case "territory":
                return Said(of_state(area, self.site.actor), refs)
            case "spot" if self.site.point is not None:
                return Said(of_point(area, self.site.point), refs)
            case _:
                return Said(Truth.UNKNOWN, refs)


def changes(world: World, site: Site) -> tuple[date, ...]:
    """The days on which something else may be said of a spot; of other sites it never changes."""
    if site.kind != "spot":
        return ()
    shores = neighbours(site.point) if site.point else ()
    spans = [claim.span for claim in world.evidence.place_claims]
    spans += [spell.span for actor in shores for spell in membership(actor, "gw")]
    whens = [when for span in spans for when in (span.start, span.end) if when]
    days = {day for when in whens for day in (when.earliest, when.latest)}
    following = {day + timedelta(days=1) for day in days}
    return tuple(sorted({*days, *following, date(SETTLED, 1, 1), date(TODAY, 1, 1)}))


def of_point(area: Area, point: Point) -> Truth:
    """Whether a point lies in an area: open between its core and its rim."""
    if within(point, area.core):
        return Truth.YES
    return Truth.UNKNOWN if within(point, area.rim) else Truth.NO


def of_state(area: Area, actor: str) -> Truth:
    """Whether the home territory of an actor lies in an area; open where part of it does."""
    if actor in area.states:
        return Truth.YES
    rings = land().get(actor)
    if actor in area.partly or rings is None:
        return Truth.UNKNOWN
    answers = {of_point(area, corner) for ring in rings for corner in ring}
    return answers.pop() if len(answers) == 1 else Truth.UNKNOWN
