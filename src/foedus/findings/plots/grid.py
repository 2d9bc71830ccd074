"""A table of marks."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows, in_order, shown


def grid(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    row_form: str = "term",
    column_form: str = "actor",
    step: int = 30,
) -> Figure:
    """A table of marks: ``rows`` have ``row``, ``column``, ``level`` (0 to 1) and ``text``."""
    rows_shown = shown(in_order(rows, "row"), row_form)
    columns_shown = shown(in_order(rows, "column"), column_form)
    encoding = {
        "x": {
            "field": "column",
            "type": "nominal",
            "title": None,
            "sort": columns_shown,
            "axis": {"orient": "top", "labelAngle": 0, "domain": False, "ticks": False},
        },
        "y": {
            "field": "row",
            "type": "nominal",
            "title": None,
            "sort": rows_shown,
            "axis": {"domain": False, "ticks": False, "labelLimit": 240},
        },
    }
    cells = {
        "mark": {"type": "rect", "stroke": palette.PAPER, "strokeWidth": 2},
        "encoding": {
            **encoding,
            "fill": {"value": palette.SERIES[0]},
            "fillOpacity": {
                "field": "level",
                "type": "quantitative",
                "legend": None,
                "scale": {"domain": [0, 1], "range": [0.06, 0.45]},
            },
        },
    }
    words = {
        "mark": {"type": "text", "color": palette.INK},
        "encoding": {**encoding, "text": {"field": "text"}},
    }
    spec = {
        "width": WIDTH - 250,
        "height": {"step": step},
        "layer": [cells, words],
    }
    forms = {"row": row_form, "column": column_form}
    return Figure(id, title, alt, spec, list(rows), tuple(refs), forms)
