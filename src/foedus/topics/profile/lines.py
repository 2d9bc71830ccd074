"""Series of several states as the rows of a figure of lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from foedus.evidence.records import Observation, Ref


def rows_of(
    series: Mapping[str, Iterable[Observation]], decimals: int
) -> tuple[list[dict[str, Any]], list[Ref]]:
    """Shares in per cent by year, a line a state; a year without a value breaks the line."""
    rows: list[dict[str, Any]] = []
    refs: list[Ref] = []
    for actor, observations in series.items():
        known = {o.period.earliest.year: o for o in observations if o.value is not None}
        refs += [o.ref for o in known.values()]
        for year in range(min(known), max(known) + 1) if known else ():
            one = known.get(year)
            value = None if one is None or one.value is None else round(one.value * 100, decimals)
            rows.append({"year": year, "value": value, "series": actor})
    return rows, refs
