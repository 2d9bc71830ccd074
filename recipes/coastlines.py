"""Make ``world.json`` and ``korea.json``, the maps to draw on, from Natural Earth.

Usage: ``python recipes/coastlines.py UPSTREAM``, where ``UPSTREAM/natural-earth`` holds
``ne_110m_admin_0_countries.geojson`` and ``ne_50m_admin_0_countries.geojson`` (public domain).

The steps for each ring: clip to the window, simplify, round, and turn clockwise, which d3-geo
and Vega-Lite take for the outside of a polygon smaller than a hemisphere.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

Point = tuple[float, float]
Ring = list[Point]

DATA: Final = Path(__file__).parents[1] / "src/foedus/states/data"
# Natural Earth's codes where they are not our actor ids.
OWN_CODES: Final = {"KOS": "XKX", "SDS": "SSD", "PSX": "PSE"}


class Map(NamedTuple):
    """One map: its file upstream, its window in degrees, and how fine it is."""

    file: str
    west: float
    south: float
    east: float
    north: float
    decimals: int
    tolerance: float  # degrees by which a simplified line may stray
    smallest: float  # square degrees below which a ring is left out


MAPS: Final = {
    "world": Map("ne_110m_admin_0_countries.geojson", -180, -90, 180, 90, 1, 0.0, 0.0),
    "korea": Map("ne_50m_admin_0_countries.geojson", 110, 20, 150, 52, 2, 0.005, 0.0),
}


def clip(ring: Ring, window: Map) -> Ring:
    """The part of a ring inside the window (Sutherland and Hodgman, 1974)."""
    for axis, edge, keep_above in (
        (0, window.west, True),
        (0, window.east, False),
        (1, window.south, True),
        (1, window.north, False),
    ):
        ring = _clip_edge(ring, axis, edge, keep_above)
    return ring


def _clip_edge(ring: Ring, axis: int, edge: float, keep_above: bool) -> Ring:
    def inside(point: Point) -> bool:
        return point[axis] >= edge if keep_above else point[axis] <= edge

    def crossing(a: Point, b: Point) -> Point:
        share = (edge - a[axis]) / (b[axis] - a[axis])
        return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])

    kept: Ring = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before) != inside(point):
            kept.append(crossing(before, point))
        if inside(point):
            kept.append(point)
    return kept


def simplify(line: Ring, tolerance: float) -> Ring:
    """The line without the points that stray less than the tolerance (Douglas, Peucker 1973)."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    strays = [_distance(point, first, last) for point in line[1:-1]]
    farthest = max(range(len(strays)), key=strays.__getitem__)
    if strays[farthest] <= tolerance:
        return [first, last]
    middle = farthest + 1
    return simplify(line[: middle + 1], tolerance)[:-1] + simplify(line[middle:], tolerance)


def _distance(point: Point, a: Point, b: Point) -> float:
    """From a point to the segment from a to b, in degrees."""
    across, up = b[0] - a[0], b[1] - a[1]
    length = across * across + up * up
    along = 0.0
    if length:
        share = ((point[0] - a[0]) * across + (point[1] - a[1]) * up) / length
        along = min(1.0, max(0.0, share))
    aside, above = point[0] - a[0] - along * across, point[1] - a[1] - along * up
    return float((aside * aside + above * above) ** 0.5)


def area(ring: Ring) -> float:
    """Signed, in square degrees: negative when the ring runs clockwise."""
    return (
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
    )


def finished(ring: Ring, window: Map, clockwise: bool) -> Ring | None:
    """The ring clipped, simplified, rounded, turned and closed; None when nothing is left."""
    open_ring = clip(ring[:-1], window)
    if len(open_ring) < 3:
        return None
    # A closed ring has no ends: it is cut at two far points, and each half simplified.
    far = max(range(len(open_ring)), key=lambda i: _distance(open_ring[i], *open_ring[:1] * 2))
    halves = open_ring[: far + 1], [*open_ring[far:], open_ring[0]]
    line = simplify(halves[0], window.tolerance)[:-1] + simplify(halves[1], window.tolerance)[:-1]
    rounded: Ring = []
    for x, y in line:
        point = (round(x, window.decimals), round(y, window.decimals))
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    if len(rounded) > 1 and rounded[0] == rounded[-1]:
        rounded.pop()
    if len(rounded) < 3 or abs(area(rounded)) <= window.smallest:
        return None
    if (area(rounded) < 0) != clockwise:
        rounded.reverse()
    return [*rounded, rounded[0]]


def polygons(geometry: dict[str, Any], window: Map) -> list[list[Ring]]:
    """What is left of a geometry's polygons, each its exterior ring and its holes."""
    listed = geometry["coordinates"]
    kept = []
    for polygon in [listed] if geometry["type"] == "Polygon" else listed:
        rings = [[(float(x), float(y)) for x, y, *_ in ring] for ring in polygon]
        exterior = finished(rings[0], window, clockwise=True)
        if exterior is not None:
            holes = (finished(ring, window, clockwise=False) for ring in rings[1:])
            kept.append([exterior, *(hole for hole in holes if hole is not None)])
    return kept


def feature(
    source: dict[str, Any], window: Map, is_actor: Callable[[str], bool]
) -> dict[str, Any]:
    """One country of the map; without coordinates when it lies outside the window."""
    # The two files write the same field in different case.
    code = source["properties"].get("ADM0_A3") or source["properties"]["adm0_a3"]
    id = OWN_CODES.get(code, code)
    return {
        "type": "Feature",
        "properties": {"id": id if is_actor(id) else None},
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": polygons(source["geometry"], window),
        },
    }


def main() -> None:
    folder = Path(sys.argv[1]) / "natural-earth"
    with (DATA / "actors.csv").open(encoding="utf-8", newline="") as lines:
        actors = {row["id"] for row in csv.DictReader(lines)}
    for name, window in MAPS.items():
        source = json.loads((folder / window.file).read_text(encoding="utf-8"))
        drawn = [feature(one, window, actors.__contains__) for one in source["features"]]
        drawn = [one for one in drawn if one["geometry"]["coordinates"]]
        drawn.sort(key=lambda one: one["properties"]["id"] or "~")
        text = json.dumps({"type": "FeatureCollection", "features": drawn}, separators=(",", ":"))
        (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
