"""Dated events in lanes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows, in_order, rules, shown, time_axis


def moments(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    lane_form: str = "term",
    step: int = 30,
    marks: Rows = (),
) -> Figure:
    """Dated events in lanes. ``rows`` have ``day`` (ISO) and ``lane``; ``size`` is optional."""
    lanes = in_order(rows, "lane")
    domain = shown(lanes, lane_form)
    encoding: dict[str, Any] = {
        "x": time_axis("day"),
        "y": {
            "field": "lane",
            "type": "nominal",
            "title": None,
            "sort": domain,
            "axis": {"labelLimit": 200, "domain": False, "ticks": False, "grid": True},
        },
        "shape": {
            "field": "lane",
            "type": "nominal",
            "legend": None,
            "scale": {
                "domain": domain,
                "range": [palette.SHAPES[i % 6] for i in range(len(lanes))],
            },
        },
        "color": {
            "field": "lane",
            "type": "nominal",
            "legend": None,
            "scale": {
                "domain": domain,
                "range": [palette.SERIES[i % 6] for i in range(len(lanes))],
            },
        },
    }
    if any("size" in row for row in rows):
        encoding["size"] = {
            "field": "size",
            "type": "quantitative",
            "legend": None,
            "scale": {"range": [20, 260]},
        }
    mark = {"type": "point", "filled": True, "opacity": 0.75, "size": 46}
    spec = {
        "width": WIDTH - 190,
        "height": {"step": step},
        "layer": [{"mark": mark, "encoding": encoding}, *rules(marks, "day")],
    }
    return Figure(id, title, alt, spec, list(rows), tuple(refs), {"lane": lane_form})
