"""Arms delivered over a stretch of years, by partner, and how concentrated they are."""

from __future__ import annotations

from typing import Final

import msgspec

from foedus.evidence.records import Ref
from foedus.measures import herfindahl, largest, shares
from foedus.world import World

YEARS: Final = 10


class Supply(msgspec.Struct, frozen=True):
    """Amounts of the years ``first`` to ``last`` by partner, and the records behind them."""

    first: int
    last: int
    amounts: dict[str, float]
    sources: dict[str, tuple[Ref, ...]]

    @property
    def refs(self) -> tuple[Ref, ...]:
        return tuple(ref for refs in self.sources.values() for ref in refs)

    @property
    def shares(self) -> dict[str, float]:
        return shares(self.amounts)

    @property
    def herfindahl(self) -> float | None:
        return herfindahl(self.amounts)

    @property
    def largest(self) -> tuple[str, float] | None:
        return largest(self.amounts)


def years_with_data(world: World, indicator: str, state: str) -> list[int]:
    """The years in which at least one partner delivered, oldest first."""
    return sorted(
        {
            o.period.earliest.year
            for partner in world.partners(indicator, state)
            for o in world.series(indicator, state, partner).observations
            if o.value and o.period.latest <= world.on
        }
    )


def supply(world: World, indicator: str, state: str, first: int, last: int) -> Supply:
    """Deliveries of the years ``first`` to ``last``; partners without one are left out.

    A year that is not over on the world's day is no year of data.
    """
    amounts: dict[str, float] = {}
    sources: dict[str, tuple[Ref, ...]] = {}
    for partner in world.partners(indicator, state):
        rows = [
            o
            for o in world.series(indicator, state, partner).observations
            if o.value and first <= o.period.earliest.year <= last and o.period.latest <= world.on
        ]
        if rows:
            amounts[partner] = sum(o.value or 0 for o in rows)
            sources[partner] = tuple(o.ref for o in rows)
    return Supply(first, last, amounts, sources)


def recent(world: World, indicator: str, state: str) -> Supply | None:
    """The last ten years with data, fewer when the data begin later; None without data."""
    years = years_with_data(world, indicator, state)
    if not years:
        return None
    first = max(_covered_from(world, indicator, years[0]), years[-1] - YEARS + 1)
    return supply(world, indicator, state, first, years[-1])


def before(world: World, indicator: str, state: str, later: Supply) -> Supply | None:
    """The ten years before a stretch, or None when the data do not reach that far."""
    first = later.first - YEARS
    if _covered_from(world, indicator, later.first) > first:
        return None
    found = supply(world, indicator, state, first, later.first - 1)
    return found if found.amounts else None


def _covered_from(world: World, indicator: str, otherwise: int) -> int:
    """The first year that the source covers, or the given one where nothing says."""
    records = world.coverage(f"observation:{indicator}")
    return min((c.span.start.earliest.year for c in records), default=otherwise)
