"""Bars in panels side by side, each with a unit of its own, so that units never mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots import WIDTH, Rows

_ROOM: Final = 62
"""Pixels that the axis and the gap of a panel take."""


def panels(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    y_titles: Mapping[str, str],
    panel_form: str = "term",
    height: int = 180,
) -> Figure:
    """Amounts by year, one panel for each ``panel`` (an id of ``panel_form``).

    ``rows`` have ``year``, ``value`` and ``panel``; ``y_titles`` gives each panel's unit as a
    key of the catalogue. Panels are as wide as their years are many, so that a year is as
    wide in one as in another.
    """
    names = list(dict.fromkeys(row["panel"] for row in rows))
    years = {name: [row["year"] for row in rows if row["panel"] == name] for name in names}
    spread = {name: max(found) - min(found) + 1 for name, found in years.items()}
    step = min(40.0, (WIDTH - _ROOM * len(names)) / max(1, sum(spread.values())))
    parts = [
        _panel(name, i, years[name], y_titles[name], panel_form, height, step)
        for i, name in enumerate(names)
    ]
    spec = {"hconcat": parts, "spacing": 20}
    return Figure(
        id, title, alt, spec, [dict(r) for r in rows], tuple(refs), {"panel": panel_form}
    )


def _panel(
    name: str, index: int, years: Sequence[int], y_title: str, form: str, height: int, step: float
) -> dict[str, Any]:
    spread = max(years) - min(years) + 1
    return {
        "width": round(spread * step),
        "height": height,
        "transform": [{"filter": {"field": "panel", "equal": f"@{form}:{name}"}}],
        "mark": {
            "type": "bar",
            "color": palette.SERIES[index % len(palette.SERIES)],
            "width": max(2, round(step) - 3),
        },
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "title": None,
                "axis": {"format": "d", "grid": False, "values": _ticks(years)},
                "scale": {"domain": [min(years) - 0.5, max(years) + 0.5], "nice": False},
            },
            "y": {"field": "value", "type": "quantitative", "title": f"@{y_title}"},
        },
    }


def _ticks(years: Sequence[int]) -> list[int]:
    """Years in fives, or the first and last where there is none between."""
    first, last = min(years), max(years)
    return [year for year in range(first, last + 1) if year % 5 == 0] or [first, last]
