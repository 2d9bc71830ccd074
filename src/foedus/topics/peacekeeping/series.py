"""How many persons the state has in missions of the United Nations, over time."""

from __future__ import annotations

from typing import Final

from foedus.findings import Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.world import Reading, Series, World

PARTS: Final = ("un-troops", "un-experts", "un-police")
ALL: Final = "un-personnel"
"""All persons, as Korean publications give them for single dates after the others end."""
_K: Final = "peacekeeping"


def contributions(world: World, state: str) -> Section:
    """Troops, experts and police in December of each year, then published totals."""
    parts = {i: world.series(i, state) for i in PARTS if world.has_series(i, state)}
    totals = world.series(ALL, state) if world.has_series(ALL, state) else None
    title = Finding(f"{_K}.un_title")
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    blocks: list[Finding | Figure | Table] = [*_told(parts, totals, facts)]
    if not blocks:
        return Section("peacekeeping-un", title, (Finding(f"{_K}.un_none", facts, "gap"),))
    blocks += _figure(parts, totals)
    blocks += coverage_gaps(world, [f"observation:{i}" for i in (PARTS[0], ALL)], state)
    return Section("peacekeeping-un", title, blocks)


def _readings(s: Series | None) -> list[Reading]:
    return [Reading.of(o) for o in s.observations if o.value is not None] if s else []


def _told(
    parts: dict[str, Series], totals: Series | None, facts: dict[str, v.Value]
) -> list[Finding]:
    found = []
    troops = _readings(parts.get("un-troops"))
    if troops:
        most = max(troops, key=lambda r: r.value or 0.0)
        told = {
            **facts,
            "first": v.day(troops[0].period, troops[0].refs),
            "most": v.reading(most),
            "when": v.day(most.period, most.refs),
            "last": v.reading(troops[-1]),
            "last_when": v.day(troops[-1].period, troops[-1].refs),
        }
        found.append(Finding(f"{_K}.{'un_troops' if len(troops) > 1 else 'un_troops_once'}", told))
    after = _readings(totals)
    if after:
        told = {
            **facts,
            "all": v.reading(after[-1]),
            "when": v.day(after[-1].period, after[-1].refs),
        }
        found.append(Finding(f"{_K}.un_all", told))
    return found


def _figure(parts: dict[str, Series], totals: Series | None) -> list[Figure]:
    series = {**parts, ALL: totals} if totals else dict(parts)
    rows = []
    refs: list[str] = []
    for name in (*PARTS, ALL):
        for r in _readings(series.get(name)):
            rows.append(
                {"year": r.period.earliest.year, "value": r.value, "series": f"un-part.{name}"}
            )
            refs += r.refs
    if len({row["year"] for row in rows}) < 2:
        return []
    return [
        plots.bars(
            "peacekeeping-un-bars",
            Finding(f"{_K}.un_figure"),
            Finding(f"{_K}.un_figure_alt"),
            rows,
            refs,
            y_title="axis.persons",
            height=190,
        )
    ]
