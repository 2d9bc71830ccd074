"""US troops in the state."""

from __future__ import annotations

from typing import Final

from foedus.findings import Figure, Finding, Section, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.world import Reading, World

TROOPS: Final = "us-troops"
_K: Final = "profile"


def foreign_forces(world: World, state: str) -> Section:
    """The highest and the last number, and a figure."""
    title = Finding(f"{_K}.forces_title")
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    gaps = coverage_gaps(world, (f"observation:{TROOPS}",), state)
    readings = [
        Reading.of(o)
        for o in world.series(TROOPS, "USA", state).observations
        if world.has_series(TROOPS, "USA", state) and o.value is not None
    ]
    if not readings:
        none = Finding(f"{_K}.no_forces", facts, "gap")
        return Section("profile-forces", title, (none, *gaps))
    most = max(readings, key=lambda r: r.value or 0.0)
    facts |= {
        "last": v.reading(readings[-1]),
        "last_when": v.day(readings[-1].period, readings[-1].refs),
        "most": v.reading(most),
        "most_when": v.day(most.period, most.refs),
    }
    return Section(
        "profile-forces",
        title,
        (Finding(f"{_K}.forces", facts), *_figure(readings, state), *gaps),
    )


def _figure(readings: list[Reading], state: str) -> list[Figure]:
    by_year = {r.period.earliest.year: r for r in readings}
    if len(by_year) < 3:
        return []
    rows = [{"year": year, "value": r.value} for year, r in sorted(by_year.items())]
    refs = [ref for r in by_year.values() for ref in r.refs]
    facts = {"state": v.actor(state)}
    return [
        plots.bars(
            "profile-troops",
            Finding(f"{_K}.forces_figure", facts),
            Finding(f"{_K}.forces_figure_alt", facts),
            rows,
            refs,
            y_title="axis.persons",
            height=180,
        )
    ]
