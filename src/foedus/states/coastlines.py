"""Coastlines and borders to draw on: simplified, of today, and of no legal meaning."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from foedus.errors import UnknownName

MAPS: Final = ("world", "korea")


@lru_cache(maxsize=len(MAPS))
def coastlines(name: str) -> dict[str, Any]:
    """Return a map as a GeoJSON FeatureCollection, in degrees of longitude and latitude.

    ``world`` is the whole world to 0.1 degree; ``korea`` is longitude 110 to 150, latitude 20
    to 52, to 0.01 degree. A feature's property ``id`` is the actor that Natural Earth draws
    the land for (its de facto lines), or null for land without an actor here. Exterior rings
    run clockwise, as d3-geo and Vega-Lite want them and RFC 7946 does not. Small islands are
    missing. The dictionary is shared: do not change it.

    Source: Natural Earth, public domain, 1:110m and 1:50m.

    >>> sorted(feature["properties"]["id"] for feature in coastlines("korea")["features"]
    ...        if feature["properties"]["id"] in {"KOR", "PRK"})
    ['KOR', 'PRK']
    """
    if name not in MAPS:
        raise UnknownName.of("map", name, MAPS)
    text = (files("foedus.states") / "data" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
