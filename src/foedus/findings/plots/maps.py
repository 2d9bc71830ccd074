"""Points on a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows


def points_on_map(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    basemap: str,
    size_title: str = "",
    height: int = 420,
) -> Figure:
    """Points on a map. ``rows`` have ``lon``, ``lat``, ``label`` and optionally ``size``.

    ``basemap`` is ``world`` or ``korea``. Rows whose ``label`` is empty have no text; a
    label may be a dict with ``en`` and ``ko``.
    """
    sized = any("size" in row for row in rows)
    rows = _apart(rows, 8.0 if basemap == "world" else 0.45)
    size: dict[str, Any] = (
        {
            "field": "size",
            "type": "quantitative",
            "title": f"@{size_title}" if size_title else None,
            "scale": {"rangeMin": 16, "rangeMax": 520},
            "legend": {
                "orient": "bottom",
                "symbolStrokeColor": palette.ACCENT,
                "values": _legend_sizes([row["size"] for row in rows]),
            },
        }
        if sized
        else {"value": 50}
    )
    position = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    land = {
        "data": {"name": "basemap"},
        "mark": {
            "type": "geoshape",
            "fill": palette.LAND,
            "stroke": palette.BORDER,
            "strokeWidth": 0.6,
            "clip": True,
        },
    }
    marks = {
        "mark": {
            "type": "circle",
            "color": palette.ACCENT,
            "opacity": 0.6,
            "stroke": palette.PAPER,
            "strokeWidth": 0.6,
        },
        "encoding": {**position, "size": size},
    }
    names = {
        "transform": [{"filter": "datum.label != ''"}],
        "mark": {"type": "text", "align": "left", "dx": 8, "dy": 1, "color": palette.INK},
        "encoding": {**position, "text": {"field": "label"}},
    }
    projection = (
        {"type": "equalEarth"}
        if basemap == "world"
        else {"type": "mercator", "center": [127.8, 37.9], "scale": 2900}
    )
    spec = {
        "width": WIDTH - 20,
        "height": height,
        "projection": projection,
        "layer": [land, marks, names],
    }
    return Figure(id, title, alt, spec, list(rows), tuple(refs), {"label": "text"}, basemap)


def _legend_sizes(sizes: Sequence[float]) -> list[float]:
    top = max(sizes)
    return sorted({1, round(top / 3), top} - {0}) if top >= 1 else [top]


def _apart(rows: Rows, degrees: float) -> list[dict[str, Any]]:
    """The rows with the labels dropped that would stand on an earlier one."""
    kept: list[Mapping[str, Any]] = []
    result = []
    for row in rows:
        near = any(
            abs(row["lat"] - k["lat"]) < degrees and abs(row["lon"] - k["lon"]) < 4 * degrees
            for k in kept
        )
        if row.get("label") and not near:
            kept.append(row)
        result.append({**row, "label": "" if near else row.get("label", "")})
    return result
