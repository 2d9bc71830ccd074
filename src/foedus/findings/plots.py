"""The kinds of figure: lines, bars, spans, moments, maps and grids.

Each builder returns a :class:`Figure`: a Vega-Lite specification without data, and rows.
Texts in a specification are keys of the catalogue (``@axis.year``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from foedus.evidence.records import Ref
from foedus.findings import palette
from foedus.findings.blocks import Figure, Finding

WIDTH: Final = 640
Rows = Sequence[Mapping[str, Any]]


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
    names = _in_order(rows, "series")
    places = [palette.position(name, i) for i, name in enumerate(names)]
    scale = {"domain": _shown(names, series_form)}
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
        "layer": [*_rules(marks), line, dots, ends],
    }
    return Figure(
        id, title, alt, spec, _labelled(rows, height), tuple(refs), {"series": series_form}
    )


def bars(
    id: str,
    title: Finding,
    alt: Finding,
    rows: Rows,
    refs: Iterable[Ref],
    *,
    y_title: str,
    stack_form: str = "term",
    height: int = 220,
    marks: Rows = (),
) -> Figure:
    """Counts or amounts by year, stacked by ``series`` from strong to faint if there is one.

    ``rows`` have ``year``, ``value`` and optionally ``series`` (an id of ``stack_form``).
    """
    names = _in_order(rows, "series")
    years = [row["year"] for row in rows]
    encoding: dict[str, Any] = {
        "x": {
            "field": "year",
            "type": "quantitative",
            "title": None,
            "axis": {"format": "d", "grid": False, "tickCount": 8},
            "scale": {"domain": [min(years) - 0.5, max(years) + 0.5], "nice": False},
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": f"@{y_title}",
            "stack": "zero",
            "axis": {"tickMinStep": 1},
        },
    }
    forms = {}
    if names:
        forms["series"] = stack_form
        encoding["color"] = {
            "field": "series",
            "type": "nominal",
            "title": None,
            "legend": {"orient": "top", "columns": 3, "symbolType": "square", "offset": 28},
            "scale": {
                "domain": _shown(names, stack_form),
                "range": _shades(len(names)),
            },
        }
        encoding["order"] = {"field": "rank", "type": "quantitative"}
    width = max(2, int((WIDTH - 70) / (max(years) - min(years) + 1)) - 2)
    mark = {
        "type": "bar",
        "width": width,
        "stroke": palette.PAPER,
        "strokeWidth": 0.5,
    }
    if not names:
        mark["color"] = palette.SERIES[0]
    spec = {
        "width": WIDTH - 70,
        "height": height,
        "layer": [{"mark": mark, "encoding": encoding}, *_rules(marks)],
    }
    ranked = [{**row, "rank": names.index(row["series"])} if names else dict(row) for row in rows]
    return Figure(id, title, alt, spec, ranked, tuple(refs), forms)


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
    found = _in_order(rows, "style")
    styles = [s for s in styles if s in found] + [s for s in found if s not in styles]
    domain = _shown(styles, style_form)
    fills = [palette.SERIES[0], palette.PAPER, palette.SOFT, palette.SERIES[2]]
    encoding = {
        "y": {
            "field": "label",
            "type": "nominal",
            "title": None,
            "sort": None,
            "axis": {"labelLimit": 230, "domain": False, "ticks": False, "grid": False},
        },
        "x": _time("start"),
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
        "layer": [{"mark": mark, "encoding": encoding}, *_rules(marks, "day")],
    }
    forms = {"label": label_form, "style": style_form}
    return Figure(id, title, alt, spec, list(rows), tuple(refs), forms)


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
    lanes = _in_order(rows, "lane")
    domain = _shown(lanes, lane_form)
    encoding: dict[str, Any] = {
        "x": _time("day"),
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
        "layer": [{"mark": mark, "encoding": encoding}, *_rules(marks, "day")],
    }
    return Figure(id, title, alt, spec, list(rows), tuple(refs), {"lane": lane_form})


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
    rows_shown = _shown(_in_order(rows, "row"), row_form)
    columns_shown = _shown(_in_order(rows, "column"), column_form)
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


def _shades(count: int) -> list[str]:
    """Shades of the ramp from strong to faint, as far apart as their number allows."""
    spread = {1: (0,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 2, 3, 4)}
    return [palette.RAMP[i] for i in spread.get(count, range(min(count, 6)))]


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


def _in_order(rows: Rows, column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows if row.get(column) is not None))


def _shown(names: Sequence[str], form: str) -> list[str]:
    return [f"@{form}:{name}" if form in ("actor", "term") else name for name in names]


def _time(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "tickCount": 8, "grid": True},
        "scale": {"padding": 10},
    }


def _rules(marks: Rows, field: str = "year") -> list[dict[str, Any]]:
    if not marks:
        return []
    position: dict[str, Any] = (
        {"field": "year", "type": "quantitative"} if field == "year" else _time("day")
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
