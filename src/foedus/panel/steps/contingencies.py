"""Who would owe what, if the first state of a dyad attacked the second."""

from __future__ import annotations

from typing import Final

from foedus.casus.texts import texts
from foedus.panel.attach import DYAD, by_pair
from foedus.panel.contingencies import CAPABILITIES, COUNTS, SHARES, contingency_years
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream import declaration

_ATOP: Final = "atop.members"


def _casus(panel: Panel, carry: int) -> Prepared:
    world = panel.world or texts(data=("atop",))
    covered = declaration(_ATOP).coverage
    first = max(covered.first, panel.first.year, 1816)
    last = min(covered.last, panel.last.year)
    if first > last:
        first = last = min(max(panel.first.year, 1816), covered.last)
    right = contingency_years(world, first, last)
    return by_pair(right, (*COUNTS, *SHARES), panel, carry, DYAD)


STEPS: Final = (
    Step(
        name="casus",
        does="how many states would owe the second defence and the first offence, neutrality or "
        "no force, if the first attacked the second unprovoked, and the share of capabilities "
        "on the second's side, each with its bounds",
        prepare=_casus,
        tables=(_ATOP, "atop.directed-dyad-years", CAPABILITIES),
        sizes=(2,),
    ),
)
