"""Duties of alliance between the states of a dyad."""

from __future__ import annotations

from typing import Final

from foedus.panel.attach import by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import table

_ATOP: Final = "atop.directed-dyad-years"


def _atop(panel: Panel, carry: int) -> Prepared:
    duties = ("defense", "offense", "neutral", "nonagg", "consul")
    right = table(_ATOP).select("ccode1", "ccode2", "year", *duties).called("atop")
    return by_pair(right, ("ccode1", "ccode2"), panel, carry)


STEPS: Final = (
    Step(
        name="atop",
        does="duties of the first state towards the second, by kind",
        prepare=_atop,
        tables=(_ATOP,),
        sizes=(2,),
    ),
)
