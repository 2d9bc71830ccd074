"""Points, rings and distances on the globe, in degrees of longitude and latitude."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Final

Point = tuple[float, float]
"""Longitude, then latitude."""
EARTH_KM: Final = 6371.0
KM_A_DEGREE: Final = 111.2


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies in a polygon, by the number of edges that a ray eastward crosses.

    >>> square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    >>> inside((1.0, 1.0), square), inside((3.0, 1.0), square)
    (True, False)
    """
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def within(point: Point, rings: Iterable[Sequence[Point]]) -> bool:
    """Whether a point lies in any of several polygons."""
    return any(inside(point, ring) for ring in rings)


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance between two points, in kilometres.

    >>> round(kilometres((0.0, 0.0), (0.0, 90.0)))
    10008
    """
    (lon1, lat1), (lon2, lat2) = one, other
    across, up = radians(lon2 - lon1), radians(lat2 - lat1)
    half = sin(up / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def distance(point: Point, ring: Sequence[Point]) -> float:
    """How far a point lies from the edge of a polygon, in kilometres, near enough at short range.

    Degrees are taken as a flat map scaled at the latitude of the point.
    """
    lon, lat = point
    scale = KM_A_DEGREE * max(cos(radians(lat)), 0.01)
    flat = [((x - lon) * scale, (y - lat) * KM_A_DEGREE) for x, y in (*ring, ring[0])]
    return min(_from_origin(a, b) for a, b in pairwise(flat))


def _from_origin(a: Point, b: Point) -> float:
    (x1, y1), (x2, y2) = a, b
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length))
    return hypot(x1 + along * dx, y1 + along * dy)
