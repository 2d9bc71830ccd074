"""Briefs on the made-up pack: one plain, one whose every text is hostile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import pytest

from foedus.findings import Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.render.brief import Brief
from foedus.topics import chronicle, holdings, sourcebook, ties
from foedus.world import World

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

HOSTILE: Final = (
    '<script>alert("boo")</script><img src=x onerror=boo()>'
    "\n=HYPERLINK(1) {state} {{ 7*7 }} {% raw %} ${7*7} @actor:KOR [link](javascript:boo())"
    " | `code` **bold** </td></svg></style> [/red] \\n &"
)


def figures(world: World) -> list[Figure | Finding | Table]:
    """One figure of each kind over the events, the series and the place of the pack."""
    events = world.events()
    refs = [e.ref for e in events]
    alt = Finding("chronicle.title", {"state": v.actor("KOR")})
    days: list[dict[str, Any]] = [
        {"day": e.span.start.earliest.isoformat(), "lane": f"event-kind.{e.kind}"} for e in events
    ]
    years: list[dict[str, Any]] = [
        {"year": o.period.earliest.year, "value": o.value, "series": "KOR"}
        for o in world.series("troops", "KOR").observations
    ]
    counts = [
        {**row, "series": f"event-kind.{e.kind}"} for row, e in zip(years, events, strict=False)
    ]
    stretches: list[dict[str, Any]] = [
        {
            "label": v.Text(a.short, a.short_ko),
            "start": a.status[0].since.earliest.isoformat(),
            "end": world.on.isoformat(),
            "style": "status.in-force",
        }
        for a in world.agreements()
    ]
    points: list[dict[str, Any]] = [
        {"lon": p.lon, "lat": p.lat, "label": v.Text(p.name, p.name_ko)} for p in world.places()
    ]
    cells: list[dict[str, Any]] = [
        {"row": f"obligation.{p.obligation}", "column": "USA", "level": 1, "text": "1"}
        for p in world.provisions()
    ]
    amounts: list[dict[str, Any]] = [
        {"label": a, "value": 3.0, "text": "3"} for a in ("KOR", "USA")
    ]
    title = "column.value"
    mark_year = [{"year": 2015, "label": "a mark"}]
    mark_day = [{"day": "2015-01-01", "label": "a mark"}]
    return [
        plots.moments("f-moments", alt, alt, days, refs, marks=mark_day),
        plots.lines("f-lines", alt, alt, years, refs, y_title=title, marks=mark_year),
        plots.bars("f-bars", alt, alt, counts, refs, y_title=title, marks=mark_year),
        plots.spans("f-spans", alt, alt, stretches, refs, marks=mark_day),
        plots.dots("f-dots", alt, alt, amounts, refs, x_title=title),
        plots.grid("f-grid", alt, alt, cells, refs),
        plots.points_on_map("f-map", alt, alt, points, refs, basemap="korea"),
    ]


def brief_of(world: World, language: str = "en", drawn: bool = True) -> Brief:
    """Tables, findings, gaps and figures over everything in a world."""
    facts = {"state": v.actor("KOR")}
    sections = [
        ties.page(world, "KOR", "USA"),
        chronicle.page(world, "PRK"),
        holdings.page(world, "KOR"),
        sourcebook.page(world, "almanac"),
    ]
    if drawn:
        sections.append(Section("drawn", Finding("chronicle.title", facts), figures(world)))
    return Brief(world, "KOR", language, Finding("brief.title", facts), sections)


@pytest.fixture
def brief(pack: MadeUpPack) -> Callable[..., Brief]:
    """A brief on the pack as it is now; keywords as for :func:`brief_of`."""
    return lambda **options: brief_of(pack.world(), **options)


@pytest.fixture
def hostile(pack: MadeUpPack) -> MadeUpPack:
    """The pack with a hostile text in every place that takes any text."""
    poison(pack, HOSTILE)
    return pack


def poison(pack: MadeUpPack, text: str) -> None:
    free = {"title", "title_ko", "short", "short_ko", "name", "name_ko", "publisher", "summary",
            "summary_ko", "note", "note_ko", "unit", "unit_ko", "reason", "value_ko", "edition",
            "address", "definition", "what", "field", "locator", "mandate", "place"}  # fmt: skip
    line = " ".join(text.split())
    for name in ("title", "title_ko", "version", "scope", "scope_ko"):
        pack.info[name] = text
    for file, rows in pack.tables.items():
        for row in rows:
            for column in free & set(row):
                if column == "unit" and file == "strengths.csv":
                    continue
                if column != "place":
                    row[column] = line
            if "sources" in row:
                row["sources"] = f"almanac: {line.replace(' | ', ' ')}"
            if row.get("details"):
                row["details"] = "class=" + line.replace(";", ",")
    for agreement in pack.agreements.values():
        for part in (agreement, *agreement["status"], *agreement.get("provisions", [])):
            for column in free & set(part):
                part[column] = f"{text} {part[column]}" if column == "locator" else text
            part["sources"] = [f"almanac: {text}"]
