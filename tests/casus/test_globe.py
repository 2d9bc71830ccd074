"""Points, rings and distances on the globe, against formulas worked out another way."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casus.geometry import EARTH_KM, Point, distance, inside, kilometres, within

LON = st.floats(-180, 180)
LAT = st.floats(-90, 90)
CHANCE = st.integers(0, 2**32).map(Random)


def vector(point: Point) -> tuple[float, float, float]:
    lon, lat = map(radians, point)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def angle(one: Point, other: Point) -> float:
    """The angle between two points seen from the centre of the globe."""
    a, b = vector(one), vector(other)
    cross = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return atan2(hypot(*cross), sum(x * y for x, y in zip(a, b, strict=True)))


@given(LON, LAT, LON, LAT)
def test_a_distance_is_the_angle_at_the_centre_times_the_radius(
    lon: float, lat: float, east: float, north: float
) -> None:
    one, other = (lon, lat), (east, north)
    assert kilometres(one, other) == pytest.approx(EARTH_KM * angle(one, other), abs=0.5)
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))


def test_the_way_across_the_date_line_is_the_short_one() -> None:
    assert kilometres((179.5, 0.0), (-179.5, 0.0)) == pytest.approx(EARTH_KM * radians(1))
    assert kilometres((0.0, 90.0), (137.0, 90.0)) == pytest.approx(0, abs=1e-6)
    assert kilometres((10.0, 20.0), (-170.0, -20.0)) == pytest.approx(EARTH_KM * pi)


def star(chance: Random) -> tuple[Point, list[Point]]:
    """A ring of corners around a centre, each seen from it in another direction."""
    centre = (chance.uniform(-150, 150), chance.uniform(-60, 60))
    step = 2 * pi / chance.randint(5, 12)
    turn, ring = 0.0, []
    while turn < 2 * pi - step / 2:
        far = chance.uniform(2, 20)
        ring.append((centre[0] + far * cos(turn), centre[1] + far * sin(turn)))
        turn += step
    return centre, ring


def winding(point: Point, ring: list[Point]) -> int:
    """How often a ring goes round a point, by the angles under which its edges are seen."""
    turned = 0.0
    for a, b in pairwise([*ring, ring[0]]):
        before = atan2(a[1] - point[1], a[0] - point[0])
        after = atan2(b[1] - point[1], b[0] - point[0])
        turned += (after - before + pi) % (2 * pi) - pi
    return round(turned / (2 * pi))


@given(CHANCE)
def test_a_point_is_inside_a_ring_that_goes_round_it(chance: Random) -> None:
    centre, ring = star(chance)
    assert inside(centre, ring)
    for _ in range(20):
        point = (centre[0] + chance.uniform(-22, 22), centre[1] + chance.uniform(-22, 22))
        assert inside(point, ring) == (winding(point, ring) != 0)
        assert inside(point, ring[::-1]) == inside(point, ring[1:] + ring[:1])
        assert inside(point, ring) == inside(point, ring[::-1])


@given(CHANCE)
def test_a_point_lies_within_rings_if_it_lies_in_one(chance: Random) -> None:
    rings = [star(chance)[1] for _ in range(3)]
    point = rings[0][0][0] - 0.01, rings[0][0][1]
    assert within(point, rings) == any(winding(point, ring) for ring in rings)
    assert not within(point, [])


def test_rings_that_share_an_edge_leave_no_gap_and_no_overlap() -> None:
    west: list[Point] = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    east: list[Point] = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]
    for tenth in range(20):
        point = (tenth / 10, 0.5)
        assert inside(point, west) + inside(point, east) == 1


def along(a: Point, b: Point) -> list[Point]:
    """Points close together on the straight line of the map between two corners."""
    steps = 400
    return [
        (a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps)
        for k in range(steps + 1)
    ]


@given(CHANCE)
def test_at_short_range_the_distance_to_a_ring_is_that_to_its_nearest_point(
    chance: Random,
) -> None:
    """Within a twentieth and a kilometre, up to the 300 km at which the map is asked."""
    lat = chance.uniform(-60, 60)
    corner = (chance.uniform(-150, 150), lat)
    ring = [
        corner,
        (corner[0] + chance.uniform(1, 4), lat + chance.uniform(-1, 1)),
        (corner[0] + chance.uniform(0, 3), lat + chance.uniform(1, 3)),
    ]
    point = (corner[0] - chance.uniform(0, 1.5), lat + chance.uniform(-1.5, 1.5))
    nearest = min(
        kilometres(point, spot) for a, b in pairwise([*ring, ring[0]]) for spot in along(a, b)
    )
    if nearest <= 300:
        assert distance(point, ring) == pytest.approx(nearest, rel=0.05, abs=1)


@given(CHANCE)
def test_a_corner_is_at_no_distance(chance: Random) -> None:
    _, ring = star(chance)
    assert distance(chance.choice(ring), ring) == pytest.approx(0, abs=1e-6)


def test_a_degree_of_longitude_shrinks_toward_the_pole() -> None:
    meridian = [(1.0, -80.0), (1.0, 80.0), (2.0, 80.0), (2.0, -80.0)]
    assert distance((0.0, 0.0), meridian) == pytest.approx(111.2, rel=0.01)
    assert distance((0.0, 60.0), meridian) == pytest.approx(55.6, rel=0.01)
