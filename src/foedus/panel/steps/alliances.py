"""Duties of alliance between the states of a dyad."""

from __future__ import annotations

from typing import Final

from foedus.panel.attach import DYAD, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.atop_pairs import DUTIES
from foedus.upstream.table import table

_ATOP: Final = "atop.directed-dyad-years"


def _atop(panel: Panel, carry: int) -> Prepared:
    return by_pair(table(_ATOP).called("atop"), DUTIES, panel, carry, DYAD)


STEPS: Final = (
    Step(
        name="atop",
        does="duties of the first state towards the second, by kind",
        prepare=_atop,
        tables=(_ATOP,),
        sizes=(2,),
    ),
)
