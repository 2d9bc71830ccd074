"""The maps are small, wound for d3-geo, and joined to our actors."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from foedus.errors import UnknownName
from foedus.states import actor_exists, coastlines

Ring = list[list[float]]


def polygons(name: str) -> Iterator[list[Ring]]:
    for feature in coastlines(name)["features"]:
        yield from feature["geometry"]["coordinates"]


def area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


@pytest.mark.parametrize("name", ["world", "korea"])
def test_exterior_rings_run_clockwise_and_holes_the_other_way(name: str) -> None:
    for exterior, *holes in polygons(name):
        assert area(exterior) < 0
        assert all(area(hole) > 0 for hole in holes)


@pytest.mark.parametrize("name", ["world", "korea"])
def test_rings_are_closed(name: str) -> None:
    assert all(ring[0] == ring[-1] and len(ring) > 3 for rings in polygons(name) for ring in rings)


@pytest.mark.parametrize("name", ["world", "korea"])
def test_every_id_is_an_actor(name: str) -> None:
    ids = {feature["properties"]["id"] for feature in coastlines(name)["features"]}
    assert all(id is None or actor_exists(id) for id in ids)
    assert {"KOR", "PRK", "JPN", "CHN", "RUS", "TWN"} <= ids


def test_the_region_stays_in_its_window() -> None:
    for rings in polygons("korea"):
        for lon, lat in (point for ring in rings for point in ring):
            assert 110 <= lon <= 150
            assert 20 <= lat <= 52


@pytest.mark.parametrize(("name", "limit"), [("world", 200_000), ("korea", 150_000)])
def test_the_maps_are_small(name: str, limit: int) -> None:
    text = (files("foedus.states") / "data" / f"{name}.json").read_bytes()
    assert len(text) <= limit


def test_an_unknown_map_is_refused() -> None:
    with pytest.raises(UnknownName, match="world"):
        coastlines("wrold")
