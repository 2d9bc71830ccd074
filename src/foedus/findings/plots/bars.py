"""Counts or amounts by year, stacked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows, in_order, rules, shown


def bars(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    y_title: str,
    stack_form: str = "term",
    height: int = 220,
    marks: Rows = (),
) -> Figure:
    """Counts or amounts by year, stacked by ``series`` from strong to faint if there is one.

    ``rows`` have ``year``, ``value`` and optionally ``series`` (an id of ``stack_form``).
    """
    if not rows:  # every writer leaves out a figure without rows
        return Figure(id, title, alt, {}, [], tuple(refs))
    names = in_order(rows, "series")
    years = [row["year"] for row in rows]
    encoding: dict[str, Any] = {
        "x": {
            "field": "year",
            "type": "quantitative",
            "title": None,
            "axis": {"format": "d", "grid": False, "tickCount": 8},
            "scale": {"domain": [min(years) - 0.5, max(years) + 0.5], "nice": False},
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": f"@{y_title}",
            "stack": "zero",
            "axis": {"tickMinStep": 1},
        },
    }
    forms = {}
    if names:
        forms["series"] = stack_form
        encoding["color"] = {
            "field": "series",
            "type": "nominal",
            "title": None,
            "legend": {"orient": "top", "columns": 3, "symbolType": "square", "offset": 28},
            "scale": {
                "domain": shown(names, stack_form),
                "range": _shades(len(names)),
            },
        }
        encoding["order"] = {"field": "rank", "type": "quantitative"}
    width = max(2, int((WIDTH - 70) / (max(years) - min(years) + 1)) - 2)
    mark = {
        "type": "bar",
        "width": width,
        "stroke": palette.PAPER,
        "strokeWidth": 0.5,
    }
    if not names:
        mark["color"] = palette.SERIES[0]
    spec = {
        "width": WIDTH - 70,
        "height": height,
        "layer": [{"mark": mark, "encoding": encoding}, *rules(marks)],
    }
    ranked = [{**row, "rank": names.index(row["series"])} if names else dict(row) for row in rows]
    return Figure(id, title, alt, spec, ranked, tuple(refs), forms)


def _shades(count: int) -> list[str]:
    """Shades of the ramp from strong to faint, as far apart as their number allows."""
    spread = {1: (0,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 2, 3, 4)}
    return [palette.RAMP[i] for i in spread.get(count, range(min(count, 6)))]
