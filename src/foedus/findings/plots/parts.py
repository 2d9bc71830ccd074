"""What several kinds of figure are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from foedus.findings import palette

WIDTH: Final = 640
"""Pixels of a figure with its axes."""
Rows = Sequence[Mapping[str, Any]]


def in_order(rows: Rows, column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows if row.get(column) is not None))


def shown(names: Sequence[str], form: str) -> list[str]:
    return [f"@{form}:{name}" if form in ("actor", "term") else name for name in names]


def time_axis(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "tickCount": 8, "grid": True},
        "scale": {"padding": 10},
    }


def rules(marks: Rows, field: str = "year") -> list[dict[str, Any]]:
    if not marks:
        return []
    position: dict[str, Any] = (
        {"field": "year", "type": "quantitative"} if field == "year" else time_axis("day")
    )
    return [
        {
            "data": {"values": list(marks)},
            "mark": {"type": "rule", "color": palette.MUTED, "strokeDash": [3, 3]},
            "encoding": {"x": position},
        },
        {
            "data": {"values": list(marks)},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "dx": 4,
                "color": palette.MUTED,
            },
            "encoding": {"x": position, "y": {"value": 2}, "text": {"field": "label"}},
        },
    ]
