"""Contiguity and distance of dyads."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from foedus.panel.attach import both_ways, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import table

_CONTIGUITY: Final = "contiguity.directed-dyad-years"
_DISTANCE: Final = "min-distance.cow-dyad-years"


def _contiguity(panel: Panel, carry: int) -> Prepared:
    whole = table(_CONTIGUITY)
    nearest = replace(
        whole, frame=whole.frame.filter("closest"), key=("state1no", "state2no", "year")
    )
    right = nearest.select("state1no", "state2no", "year", "conttype").called("contiguity")
    return by_pair(right, ("state1no", "state2no"), panel, carry)


def _distance(panel: Panel, carry: int) -> Prepared:
    right = table(_DISTANCE).select("ccode1", "ccode2", "year", "mindist").called("distance")
    if panel.unit.directed:
        right = both_ways(right, [("ccode1", "ccode2")])
    return by_pair(right, ("ccode1", "ccode2"), panel, carry)


STEPS: Final = (
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
        tables=(_DISTANCE,),
        sizes=(2,),
    ),
)
