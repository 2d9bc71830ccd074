"""A map of places by standing: filled, hollow or another shape, so no colour is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from foedus.evidence.records import Ref
from foedus.findings import palette, plots
from foedus.findings.blocks import Figure, Finding
from foedus.findings.values import Text

_FILLS: Final = (palette.ACCENT, palette.PAPER, palette.SOFT)
_SHAPES: Final = ("circle", "circle", "diamond")
_WHOLE: Final = 112.0
"""Scale at which the whole world fills the width."""
_CLOSEST: Final = 1.7
_ROOM: Final = 50.0
"""Degrees left free at the sides for names."""
_LINE: Final = 7.0
_LETTER: Final = 3.8
"""Height of a name and width of a letter in degrees, at the scale of the whole world."""

Rows = Sequence[Mapping[str, Any]]


def status_map(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    styles: Sequence[str],
    height: int = 330,
) -> Figure:
    """Points with ``lon``, ``lat``, ``label`` (a text) and ``style``, on a map that fits them.

    Up to three ``styles``, which are terms, are drawn in their order as a filled circle, a
    hollow circle and a diamond. Rows that come first keep their names where names would
    cover each other.
    """
    west, east = (pick(row["lon"] for row in rows) for pick in (min, max))
    zoom = min(_CLOSEST, 360 / (east - west + _ROOM))
    drawn = plots.points_on_map(id, title, alt, rows, refs, basemap="world", height=height)
    land, _, names = drawn.spec["layer"]
    position = {key: names["encoding"][key] for key in ("longitude", "latitude")}
    spec = {
        **drawn.spec,
        "projection": {
            "type": "equalEarth",
            "rotate": [-(east + west + _ROOM / 2) / 2, 0, 0],
            "center": [0, _middle(rows)],
            "scale": _WHOLE * zoom,
        },
        "layer": [land, _marks(position, rows, styles), names],
    }
    forms = {**drawn.forms, "style": "term"}
    return msgspec.structs.replace(drawn, spec=spec, forms=forms, rows=_named(rows, zoom))


def _middle(rows: Rows) -> float:
    """The latitude to centre on, kept where little but land is shown."""
    lats: list[float] = [row["lat"] for row in rows]
    return max(0.0, min(15.0, (min(lats) + max(lats)) / 2))


def _marks(position: Mapping[str, Any], rows: Rows, styles: Sequence[str]) -> dict[str, Any]:
    used = [i for i, s in enumerate(styles) if any(row["style"] == s for row in rows)]
    domain = [f"@term:{styles[i]}" for i in used]
    legend = {"orient": "top", "labelLimit": 240}
    field = {"field": "style", "type": "nominal", "title": None, "legend": legend}
    ranges = {
        "fill": [_FILLS[i] for i in used],
        "shape": [_SHAPES[i] for i in used],
        "stroke": [palette.INK for _ in used],
    }
    encoding = {
        **position,
        **{
            name: {**field, "scale": {"domain": domain, "range": chosen}}
            for name, chosen in ranges.items()
        },
        "size": {"value": 62},
    }
    mark = {"type": "point", "opacity": 1, "strokeWidth": 0.9}
    return {"mark": mark, "encoding": encoding}


def _named(rows: Rows, zoom: float) -> list[dict[str, Any]]:
    """The rows without the names that would stand on an earlier name."""
    boxes: list[tuple[float, float, float]] = []
    result = []
    for row in rows:
        label = row["label"]
        letters = max(len(label.en), len(label.ko)) if isinstance(label, Text) else len(label)
        left, right = row["lon"], row["lon"] + (letters + 2) * _LETTER / zoom
        covered = any(
            left < far and right > near and abs(row["lat"] - lat) < _LINE / zoom
            for near, far, lat in boxes
        )
        if not covered:
            boxes.append((left, right, row["lat"]))
        result.append({**row, "label": "" if covered else label})
    return result
