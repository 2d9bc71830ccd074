"""Boxes in columns, and directed arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import atan2, degrees
from typing import Any, Final

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import Rows

COLUMN: Final = 226
BOX: Final = 188
ROW: Final = 58
HEIGHT: Final = 42
"""Pixels from box to box, and of a box."""


def cascade(
    id: str,
    title: Finding,
    alt: Finding,
    boxes: Rows,
    arrows: Rows,
    rows: Rows,
    refs: Iterable[Ref],
    forms: Mapping[str, str],
) -> Figure:
    """Boxes joined by arrows, such as who owes help to whom.

    ``rows`` say in words what is drawn. ``boxes`` have ``name``, ``column`` and ``place``
    (whole numbers from 0), ``label``, ``under`` (a second line) and ``role`` (``attacker``,
    ``target`` or ``debtor``); ``arrows`` have the names ``from`` and ``to``, ``kind``
    (``acts`` or ``owes``) and ``sure`` (solid or dashed).
    """
    at = {box["name"]: _centre(box, boxes) for box in boxes}
    drawn = {"values": [_placed(box, at[box["name"]]) for box in boxes]}
    joined = {"values": [_arrow(arrow, at) for arrow in arrows]}
    columns = 1 + max((box["column"] for box in boxes), default=0)
    tall = max(_heights(boxes).values(), default=1)
    size = {"width": COLUMN * columns - (COLUMN - BOX), "height": ROW * tall}
    x = {
        "field": "x",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, size["width"]]},
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [size["height"], 0]},
    }
    fills = {
        "domain": ["attacker", "target", "debtor"],
        "range": [palette.SOFT, palette.LAND, palette.PAPER],
    }
    tint = {
        "field": "kind",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["acts", "owes"], "range": [palette.ACCENT, palette.MUTED]},
    }
    lines = {
        "data": joined,
        "mark": {"type": "rule", "strokeWidth": 1.6},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": tint,
            "strokeDash": {
                "field": "sure",
                "type": "nominal",
                "legend": None,
                "scale": {"domain": [True, False], "range": [[1, 0], [4, 3]]},
            },
        },
    }
    heads = {
        "data": joined,
        "mark": {
            "type": "point",
            "shape": "triangle-right",
            "filled": True,
            "size": 90,
            "opacity": 1,
        },
        "encoding": {
            "x": {**x, "field": "x2"},
            "y": {**y, "field": "y2"},
            "color": tint,
            "angle": {
                "field": "angle",
                "type": "quantitative",
                "legend": None,
                "scale": {"domain": [-180, 180], "range": [-180, 180]},
            },
        },
    }
    frames = {
        "data": drawn,
        "mark": {
            "type": "rect",
            "width": BOX,
            "height": HEIGHT,
            "cornerRadius": 4,
            "stroke": palette.SERIES[0],
            "strokeWidth": 1.2,
        },
        "encoding": {
            "x": x,
            "y": y,
            "fill": {"field": "role", "type": "nominal", "legend": None, "scale": fills},
        },
    }
    spec = {
        **size,
        "layer": [
            lines,
            frames,
            heads,
            {"data": drawn, **_text("label", x, y)},
            {"data": drawn, **_text("under", x, y)},
        ],
    }
    return Figure(id, title, alt, spec, list(rows), tuple(refs), forms)


def _heights(boxes: Rows) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for box in boxes:
        found[box["column"]] = max(found.get(box["column"], 0), box["place"] + 1)
    return found


def _centre(box: Mapping[str, Any], boxes: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """The middle of a box; each column is centred on the tallest."""
    heights = _heights(boxes)
    above = (max(heights.values()) - heights[box["column"]]) / 2
    return BOX / 2 + COLUMN * box["column"], ROW * (above + box["place"] + 0.5)


def _placed(box: Mapping[str, Any], centre: tuple[float, float]) -> dict[str, Any]:
    """A box with the heights of its lines: one alone stands in the middle."""
    x, y = centre
    rise = 0 if box["role"] != "debtor" else 8
    return {**box, "x": x, "y": y, "label_y": y - rise, "under_y": y + 9}


def _arrow(arrow: Mapping[str, Any], at: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    """From the side of one box to the facing side of the other."""
    (x1, y1), (x2, y2) = at[arrow["from"]], at[arrow["to"]]
    side = 1 if x2 > x1 else -1
    if x1 == x2:
        down = 1 if y2 > y1 else -1
        start, end = (x1, y1 + down * HEIGHT / 2), (x2, y2 - down * (HEIGHT / 2 + 6))
    else:
        start, end = (x1 + side * BOX / 2, y1), (x2 - side * (BOX / 2 + 6), y2)
    angle = degrees(atan2(end[1] - start[1], end[0] - start[0]))
    return {
        **arrow,
        "x": start[0],
        "y": start[1],
        "x2": end[0],
        "y2": end[1],
        "angle": angle,
    }


def _text(field: str, x: Any, y: Any) -> dict[str, Any]:
    """The first or second line of a box."""
    return {
        "mark": {
            "type": "text",
            "fontWeight": "bold" if field == "label" else "normal",
            "fontSize": 12 if field == "label" else 11,
            "limit": BOX - 10,
            "color": palette.INK,
        },
        "encoding": {
            "x": x,
            "y": {**y, "field": f"{field}_y"},
            "text": {"field": field},
        },
    }
