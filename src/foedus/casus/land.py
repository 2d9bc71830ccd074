"""The land that the shipped map draws for each actor."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from foedus.casus.geometry import KM_A_DEGREE, Point, distance, within
from foedus.states import coastlines

NEAR_KM: Final = 60.0
"""Within this distance of drawn land the coarse coastline does not tell sea from shore."""
REACH_KM: Final = 300.0
"""Farther from its drawn land than this, no state is taken to have moved a border."""

Ring = tuple[Point, ...]


@lru_cache(maxsize=1)
def land() -> dict[str, tuple[Ring, ...]]:
    """The exterior rings of each actor's land, in the coarser of the shipped maps."""
    found: dict[str, tuple[Ring, ...]] = {}
    for feature in coastlines("world")["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"]
        if shape["type"] == "Polygon":
            polygons = [polygons]
        rings = tuple(tuple((x, y) for x, y in polygon[0]) for polygon in polygons)
        actor = feature["properties"]["id"]
        if actor is not None:
            found[actor] = (*found.get(actor, ()), *rings)
    return found


@lru_cache(maxsize=512)
def on_land(point: Point) -> str | None:
    """The actor whose drawn land a point lies on.

    >>> on_land((127.0, 37.5)), on_land((-150.0, 0.0))
    ('KOR', None)
    """
    return next((actor for actor, rings in land().items() if within(point, rings)), None)


@lru_cache(maxsize=4096)
def near_land(point: Point, actor: str, within_km: float = NEAR_KM) -> bool:
    """Whether a point lies within some distance of the drawn land of an actor."""
    return any(
        low - within_km / KM_A_DEGREE <= point[1] <= high + within_km / KM_A_DEGREE
        and distance(point, ring) <= within_km
        for ring, (low, high) in zip(land().get(actor, ()), _latitudes(actor), strict=True)
    )


@lru_cache(maxsize=512)
def _latitudes(actor: str) -> tuple[tuple[float, float], ...]:
    """The southernmost and northernmost latitude of each ring of an actor."""
    return tuple(
        (min(y for _, y in ring), max(y for _, y in ring)) for ring in land().get(actor, ())
    )


@lru_cache(maxsize=512)
def neighbours(point: Point) -> frozenset[str]:
    """The actors whose drawn land a point lies on or near."""
    owner = on_land(point)
    if owner is not None:
        return frozenset({owner})
    return frozenset(actor for actor in land() if near_land(point, actor))
