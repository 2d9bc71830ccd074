"""The last values of a state's capabilities, and its share of the world's over time."""

from __future__ import annotations

from typing import Final

from foedus.findings import Column, Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.last_values import HEADS, cells, name
from foedus.topics.profile.lines import rows_of
from foedus.world import World

INDEX: Final = "nmc-cinc"
SHOWN: Final = (
    INDEX,
    "nmc-milper",
    "milex-constant",
    "milex-share-gdp",
    "gdp",
    "gdp-per-capita",
    "population",
    "nuclear-warheads",
    "nuclear-status",
    "polyarchy",
    "polity2",
)
BESIDE: Final = ("CHN", "RUS", "USA")
_K: Final = "profile"


def capabilities(world: World, state: str) -> Section:
    """A table of the last values, a figure of the index, and what is not covered."""
    title = Finding(f"{_K}.capabilities_title")
    known = {one.id for one in world.evidence.indicators}
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    rows = [
        (name(world, indicator), *found)
        for indicator in SHOWN
        if indicator in known and (found := cells(world, indicator, state))
    ]
    gaps = coverage_gaps(world, [f"observation:{i}" for i in SHOWN], state)
    if not rows:
        none = Finding(f"{_K}.no_capabilities", facts, "gap")
        return Section("profile-capabilities", title, (none, *gaps))
    columns = [
        Column("column.capability"),
        *(Column(f"column.{head}", "left" if head == "year" else "right") for head in HEADS),
    ]
    table = Table("profile-values", Finding(f"{_K}.values_table", facts), columns, rows)
    return Section("profile-capabilities", title, (*_figure(world, state), table, *gaps))


def _figure(world: World, state: str) -> list[Figure]:
    chosen = [a for a in dict.fromkeys((state, *BESIDE)) if world.has_series(INDEX, a)]
    rows, refs = rows_of({a: world.series(INDEX, a).observations for a in chosen}, 4)
    if len({row["year"] for row in rows if row["series"] == state}) < 3:
        return []
    others = v.actors([a for a in chosen if a != state])
    facts = {"state": v.actor(state), "others": others}
    return [
        plots.lines(
            "profile-index",
            Finding(f"{_K}.index_figure", facts),
            Finding(f"{_K}.index_figure_alt", facts),
            rows,
            refs,
            y_title="axis.percent_of_world",
            height=200,
        )
    ]
