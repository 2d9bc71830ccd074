"""Where a contingency takes place, and what is hit there."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from foedus.casus.geometry import Point
from foedus.errors import CasusError
from foedus.states import state
from foedus.world import World

KINDS: Final = {
    "home": "the home territory of the targets",
    "territory": "the territory of a state",
    "administered": "territory that a state administers, wherever it lies",
    "spot": "a point or a place of the Place table",
    "cyberspace": "cyberspace",
    "space": "outer space",
    "unstated": "not said",
}
_POINT: Final = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*")


class Site(msgspec.Struct, frozen=True):
    """A place and what is hit: ``forces`` names whose forces, vessels or aircraft, if so.

    ``actor`` is the state of a ``territory`` or ``administered`` site, ``place`` the id of a
    place, ``point`` its longitude and latitude.
    """

    kind: str = "home"
    actor: str = ""
    place: str = ""
    point: Point | None = None
    forces: str = ""

    def __str__(self) -> str:
        spot = self.place or (f"{self.point[1]:g},{self.point[0]:g}" if self.point else "")
        where = spot or (f"{self.kind}:{self.actor}" if self.actor else self.kind)
        return f"forces:{self.forces}@{where}" if self.forces else where


HOME: Final = Site()
UNSTATED: Final = Site("unstated")


def site(world: World, text: str, targets: tuple[str, ...] = ()) -> Site:
    """Read a site: ``home``, ``LAT,LON``, a place, ``territory:STATE``, ``forces:STATE@...``.

    Also ``administered:STATE``, ``cyberspace``, ``space`` and ``unstated``; ``forces@...`` are
    those of the first target. Raises :class:`CasusError` for a point off the globe, and
    :class:`~foedus.errors.UnknownName` for an unknown place or state.

    >>> from foedus.world import load
    >>> str(site(load("korea"), "37.66,125.7"))
    '37.66,125.7'
    """
    head, at, rest = text.strip().partition("@")
    if at:
        word, _, owner = head.partition(":")
        if word != "forces" or "@" in rest or not (owner or targets):
            raise CasusError(f"'{text}' is no site; write forces:STATE@PLACE")
        found = site(world, rest)
        whose = state(owner).id if owner else targets[0]
        return msgspec.structs.replace(found, forces=whose)
    word, colon, owner = head.partition(":")
    if colon and word in ("territory", "administered"):
        return Site(word, actor=state(owner).id)
    if head in ("home", "cyberspace", "space", "unstated"):
        return Site(head)
    if spot := _POINT.fullmatch(head):
        return Site("spot", point=_on_globe(float(spot[1]), float(spot[2])))
    place = world.find_place(head)
    return Site("spot", place=place.id, point=(place.lon, place.lat))


def _on_globe(lat: float, lon: float) -> Point:
    if abs(lat) > 90 or abs(lon) > 180:
        raise CasusError(
            f"{lat:g},{lon:g} is off the globe: latitude is -90 to 90 and longitude -180 to 180"
            + (f"; did you mean {lon:g},{lat:g}?" if abs(lat) <= 180 and abs(lon) <= 90 else "")
        )
    return lon, lat
