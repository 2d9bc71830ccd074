"""A figure as a complete Vega-Lite specification in a language, and as static SVG."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, Final

from foedus.findings import Catalogue, Figure, Text, palette
from foedus.render.paths import shorter
from foedus.states import coastlines
from foedus.storage import cached, keep

VEGA_LITE: Final = "5.20"
KEPT: Final = 4
"""Raise it when what is kept of a drawing changes."""
_POSITIONS: Final = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"')
_PATH: Final = re.compile(r' d="([^"]*)"')
_ALIKE: Final = re.compile(
    r'<path d="[^"]*z"((?: fill="[^"]*"| stroke="[^"]*"| stroke-width="[^"]*")+)/>'
    r'(?:<path d="[^"]*z"\1/>)+'
)
"""Closed shapes in a row that are drawn alike, such as the lands of a map."""
_LONG_NUMBER: Final = re.compile(r"\d+\.\d{2,}")
_EMPTY: Final = re.compile(r'<path(?=[^>]* d="(?:M0,0h0v0h0Z)?")[^>]*/>')
_NOISE: Final = re.compile(
    r' (?:class|font-family|aria-[a-z]+)="[^"]*"| pointer-events="none"| opacity="1"'
    r'| transform="translate\(0,0\)"'
)
"""What a drawing repeats a thousand times and a page says once, or nobody sees: the style
sheet sets the font, and the drawing as a whole has its description beside it."""
_FONT: Final = "Arial, 'Liberation Sans', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', sans-serif"
_CONFIG: Final = {
    "aria": False,
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": palette.INK,
        "titleColor": palette.MUTED,
        "domainColor": palette.MUTED,
        "tickColor": palette.MUTED,
        "gridColor": palette.GRID,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -12},
    "legend": {
        "labelColor": palette.INK,
        "titleColor": palette.MUTED,
        "labelFontSize": 12,
        "symbolSize": 110,
    },
    "text": {"fontSize": 12, "color": palette.INK},
}


def specification(figure: Figure, words: Catalogue) -> dict[str, Any]:
    """The figure with its texts in one language and its rows inside."""
    rows = [
        {
            key: _written(cell, figure.forms.get(key, ""), words) if key in figure.forms else cell
            for key, cell in row.items()
        }
        for row in figure.rows
    ]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        **_resolved(figure.spec, words),
        "data": {"values": rows},
        "config": _CONFIG,
    }
    if figure.basemap:
        spec["datasets"] = {"basemap": coastlines(figure.basemap)["features"]}
    return spec


def svg(figure: Figure, spec: Mapping[str, Any]) -> str:
    """The figure's specification as static SVG: colours are CSS variables, ids its own.

    Drawn once for each specification and kept in the user's cache folder.
    """
    drawn = _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))
    for token, name in palette.TOKENS.items():
        drawn = drawn.replace(token, f"var(--{name})")
    drawn = re.sub(r'(id="|url\(#)(clip|gradient)', rf"\1{figure.id}-\2", drawn)
    return re.sub(r"^<svg ", '<svg role="img" ', drawn)


def plain_colours(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification with ordinary colours, for use outside our pages."""
    text = json.dumps(spec, ensure_ascii=False)
    for token, name in palette.TOKENS.items():
        text = text.replace(token, palette.LIGHT[name])
    plain: dict[str, Any] = json.loads(text)
    return plain


def _drawn(spec: str) -> str:
    drawer = version("vl-convert-python")
    name = hashlib.sha256(f"{drawer} {VEGA_LITE} {KEPT} {spec}".encode()).hexdigest() + ".svg"
    kept = cached("figures", name)
    if kept is not None:
        return kept.decode()
    import vl_convert  # starting its engine takes a second

    drawn = _POSITIONS.sub(_rounded, vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))
    drawn = _NOISE.sub("", _EMPTY.sub("", drawn))
    drawn = _PATH.sub(lambda path: f' d="{shorter(path[1])}"', drawn)
    drawn = _ALIKE.sub(_joined, drawn)
    keep("figures", name, drawn.encode())
    return drawn


def _joined(shapes: re.Match[str]) -> str:
    """Several shapes as one path."""
    return f'<path d="{"".join(_PATH.findall(shapes[0]))}"{shapes[1]}/>'


def _rounded(attribute: re.Match[str]) -> str:
    """Positions to a tenth of a pixel: finer is not seen and doubles the page."""
    return _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.1f}", attribute[0])


def _resolved(node: Any, words: Catalogue) -> Any:
    if isinstance(node, Mapping):
        return {key: _resolved(value, words) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [_resolved(value, words) for value in node]
    if isinstance(node, Text):
        return words.either(node)
    if isinstance(node, str) and node.startswith("@"):
        form, colon, key = node[1:].partition(":")
        return _written(key, form, words) if colon else words.text(node[1:])
    return node


def _written(cell: Any, form: str, words: Catalogue) -> Any:
    if isinstance(cell, Text):
        return words.either(cell)
    if form == "actor":
        return words.actor(cell)
    if form == "term":
        return words.term(cell)
    return cell
