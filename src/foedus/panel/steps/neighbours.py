"""Contiguity and distance of dyads."""

from __future__ import annotations

from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.panel.attach import Who, both_ways, by_pair, by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.yearly import yearly
from foedus.upstream.table import table
from foedus.upstream.universe import NAMES

_CONTIGUITY: Final = "contiguity.directed-dyad-years"
_CONTIGUOUS: Final = Who(("state1no", "state2no"), ("actor1", "actor2"))
_CAPITALS: Final = {"cow": "capitals.cow-spells", "gw": "capitals.gw-spells"}
_DISTANCE: Final = {"cow": "min-distance.cow-dyad-years", "gw": "min-distance.gw-dyad-years"}

RADIUS_KM: Final = 6371.0088
"""The mean radius of the Earth (IUGG); against the ellipsoid distances are up to 0.6 % off."""


def _contiguity(panel: Panel, carry: int) -> Prepared:
    whole = table(_CONTIGUITY).called("contiguity")
    nearest = replace(whole, frame=whole.frame.filter("closest"))
    return by_pair(nearest, ("conttype",), panel, carry, _CONTIGUOUS)


def _distance(panel: Panel, carry: int) -> Prepared:
    codes = ("ccode1", "ccode2") if panel.system == "cow" else ("gwcode1", "gwcode2")
    who = Who(codes, ("actor1", "actor2"), panel.system)
    right = table(_DISTANCE[panel.system]).called("distance")
    return by_pair(both_ways(right, who), ("mindist",), panel, carry, who)


def _capitals(panel: Panel, carry: int) -> Prepared:
    code = NAMES[panel.system]
    who = Who((code,), (), panel.system)
    spells = table(_CAPITALS[panel.system]).called("capital")
    right = yearly(
        spells,
        pl.col("start").dt.year(),
        pl.col("end").dt.year(),
        who,
        capital_lat=pl.col("lat"),
        capital_lng=pl.col("lng"),
    )
    attach = by_state(right, ("capital_lat", "capital_lng"), panel, carry, who)
    return lambda given: attach(given).computed("capital1", capital_km=_great_circle())


def _great_circle() -> pl.Expr:
    """Kilometres between two points on a sphere of the Earth's mean radius (haversine)."""
    one, two = (pl.col(f"capital_lat{side}").radians() for side in (1, 2))
    across = (pl.col("capital_lng2") - pl.col("capital_lng1")).radians() / 2
    half = ((two - one) / 2).sin().pow(2) + one.cos() * two.cos() * across.sin().pow(2)
    return 2 * RADIUS_KM * half.sqrt().arcsin()


STEPS: Final = (
    Step(
        name="capital-distance",
        does="between the capitals, the first of the year, along a great circle, km",
        prepare=_capitals,
        tables=tuple(_CAPITALS.values()),
        sizes=(2,),
    ),
    Step(
        name="contiguity",
        does="direct contiguity, the nearest kind of the year; 0 none",
        prepare=_contiguity,
        tables=(_CONTIGUITY,),
        sizes=(2,),
    ),
    Step(
        name="distance",
        does="least distance between the territories on 1 January, km",
        prepare=_distance,
        tables=tuple(_DISTANCE.values()),
        sizes=(2,),
    ),
)
