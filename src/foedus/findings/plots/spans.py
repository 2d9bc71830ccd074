"""Stretches of time in rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows, in_order, rules, shown, time_axis


def spans(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    styles: Sequence[str] = (),
    label_form: str = "text",
    style_form: str = "term",
    step: int = 22,
    marks: Rows = (),
) -> Figure:
    """Stretches of time in rows, such as agreements by status.

    ``rows`` have ``label`` (already in its order), ``start`` and ``end`` as ISO days, and
    ``style``. Of ``styles``, in their order, the first is drawn solid, the second hollow, the
    third faint and dashed.
    """
    found = in_order(rows, "style")
    styles = [s for s in styles if s in found] + [s for s in found if s not in styles]
    domain = shown(styles, style_form)
    fills = [palette.SERIES[0], palette.PAPER, palette.SOFT, palette.SERIES[2]]
    encoding = {
        "y": {
            "field": "label",
            "type": "nominal",
            "title": None,
            "sort": None,
            "axis": {"labelLimit": 230, "domain": False, "ticks": False, "grid": False},
        },
        "x": time_axis("start"),
        "x2": {"field": "end"},
        "fill": {
            "field": "style",
            "type": "nominal",
            "title": None,
            "legend": {"orient": "top", "symbolType": "square"} if len(styles) > 1 else None,
            "scale": {"domain": domain, "range": fills[: len(styles)]},
        },
        "strokeDash": {
            "field": "style",
            "type": "nominal",
            "legend": None,
            "scale": {"domain": domain, "range": [[1, 0], [1, 0], [3, 2], [1, 0]][: len(styles)]},
        },
    }
    mark = {"type": "bar", "height": 11, "stroke": palette.SERIES[0], "strokeWidth": 1}
    spec = {
        "width": WIDTH - 240,
        "height": {"step": step},
        "layer": [{"mark": mark, "encoding": encoding}, *rules(marks, "day")],
    }
    forms = {"label": label_form, "style": style_form}
    return Figure(id, title, alt, spec, list(rows), tuple(refs), forms)
