"""One line a series over years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows, in_order, rules, shown


def lines(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    y_title: str,
    series_form: str = "actor",
    height: int = 260,
    zero: bool = True,
    marks: Rows = (),
) -> Figure:
    """One line a series over years.

    ``rows`` have ``year`` (int), ``value`` (None breaks the line) and ``series`` (an id of
    ``series_form``). ``marks`` are vertical rules with ``year`` and ``label``.
    """
    names = in_order(rows, "series")
    places = [palette.position(name, i) for i, name in enumerate(names)]
    scale = {"domain": shown(names, series_form)}
    x = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "axis": {"format": "d", "grid": False, "tickCount": 8},
        "scale": {"zero": False, "nice": False},
    }
    y_scale = {"zero": zero, "nice": True}
    line = {
        "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-filter-domains"},
        "encoding": {
            "x": x,
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": f"@{y_title}",
                "scale": y_scale,
            },
            "color": {
                "field": "series",
                "type": "nominal",
                "legend": None,
                "scale": {**scale, "range": [palette.SERIES[p] for p in places]},
            },
            "strokeDash": {
                "field": "series",
                "type": "nominal",
                "legend": None,
                "scale": {**scale, "range": [palette.DASHES[p] for p in places]},
            },
        },
    }
    ends = {
        "transform": [{"filter": "datum.label_y != null"}],
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": 600},
        "encoding": {
            "x": x,
            "y": {"field": "label_y", "type": "quantitative", "scale": y_scale},
            "text": {"field": "series"},
            "color": {
                "field": "series",
                "type": "nominal",
                "legend": None,
                "scale": {**scale, "range": [palette.SERIES[p] for p in places]},
            },
        },
    }
    dots = {
        "transform": [{"filter": "datum.alone"}],
        "mark": {"type": "point", "filled": True, "size": 24},
        "encoding": {"x": x, "y": line["encoding"]["y"], "color": line["encoding"]["color"]},
    }
    spec = {
        "width": WIDTH - 150,
        "height": height,
        "layer": [*rules(marks), line, dots, ends],
    }
    return Figure(
        id, title, alt, spec, _labelled(rows, height), tuple(refs), {"series": series_form}
    )


def _labelled(rows: Rows, height: int) -> list[dict[str, Any]]:
    """Each row, with a label position on the last of its series, kept apart from others.

    A value with no neighbour in its series is ``alone``: a line would not show it.
    """
    known = [row for row in rows if row["value"] is not None]
    last = {row["series"]: row for row in sorted(known, key=lambda r: r["year"])}
    top = max((row["value"] for row in known), default=1.0)
    bottom = min(0.0, min((row["value"] for row in known), default=0.0))
    gap = (top - bottom) * 15 / height
    heights: dict[str, float] = {}
    floor = float("-inf")
    for name, row in sorted(last.items(), key=lambda item: item[1]["value"]):
        heights[name] = floor = max(row["value"], floor + gap)
    years = {(row["series"], row["year"]) for row in known}
    return [
        {
            **row,
            "label_y": heights[row["series"]] if last.get(row["series"]) is row else None,
            "alone": row["value"] is not None
            and (row["series"], row["year"] - 1) not in years
            and (row["series"], row["year"] + 1) not in years,
        }
        for row in rows
    ]
