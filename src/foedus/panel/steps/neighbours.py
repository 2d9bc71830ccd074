"""Contiguity and distance of dyads."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from foedus.panel.attach import Who, both_ways, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import table

_CONTIGUITY: Final = "contiguity.directed-dyad-years"
_CONTIGUOUS: Final = Who(("state1no", "state2no"), ("actor1", "actor2"))
_DISTANCE: Final = {"cow": "min-distance.cow-dyad-years", "gw": "min-distance.gw-dyad-years"}


def _contiguity(panel: Panel, carry: int) -> Prepared:
    whole = table(_CONTIGUITY).called("contiguity")
    nearest = replace(whole, frame=whole.frame.filter("closest"))
    return by_pair(nearest, ("conttype",), panel, carry, _CONTIGUOUS)


def _distance(panel: Panel, carry: int) -> Prepared:
    codes = ("ccode1", "ccode2") if panel.system == "cow" else ("gwcode1", "gwcode2")
    who = Who(codes, ("actor1", "actor2"), panel.system)
    right = table(_DISTANCE[panel.system]).called("distance")
    return by_pair(both_ways(right, who), ("mindist",), panel, carry, who)


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
        tables=tuple(_DISTANCE.values()),
        sizes=(2,),
    ),
)
