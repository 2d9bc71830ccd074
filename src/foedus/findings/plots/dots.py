"""One amount a label."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding
from foedus.findings.plots.parts import WIDTH, Rows


def dots(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    x_title: str,
    label_form: str = "actor",
    step: int = 24,
    text: str = "",
) -> Figure:
    """One amount a label, longest first: ``rows`` have ``label``, ``value`` and ``text``."""
    encoding = {
        "y": {
            "field": "label",
            "type": "nominal",
            "title": None,
            "sort": None,
            "axis": {"labelLimit": 230, "domain": False, "ticks": False, "grid": False},
        },
        "x": {
            "field": "value",
            "type": "quantitative",
            "title": f"@{x_title}",
            "axis": {"tickCount": 5},
        },
    }
    bar = {"mark": {"type": "bar", "height": 12, "color": palette.SERIES[0]}, "encoding": encoding}
    written = {
        "mark": {"type": "text", "align": "left", "dx": 4},
        "encoding": {**encoding, "text": {"field": text or "value"}},
    }
    spec = {"width": WIDTH - 260, "height": {"step": step}, "layer": [bar, written]}
    return Figure(id, title, alt, spec, list(rows), tuple(refs), {"label": label_form})
