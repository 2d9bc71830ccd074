"""Votes in the General Assembly beside those of large states."""

from __future__ import annotations

from typing import Final

from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.last_values import latest, year
from foedus.topics.profile.lines import rows_of
from foedus.world import Reading, World

AGREEMENT: Final = "un-agreement"
ROLL_CALLS: Final = "un-roll-calls"
POINT: Final = "un-ideal-point"
BESIDE: Final = ("USA", "CHN", "RUS", "DEU", "JPN")
_K: Final = "profile"


def votes(world: World, state: str) -> Section:
    """The share of equal votes with each, and the last ideal point."""
    title = Finding(f"{_K}.votes_title")
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    gaps = coverage_gaps(world, [f"observation:{i}" for i in (AGREEMENT, POINT)], state)
    known = {one.id for one in world.evidence.indicators}
    found = {
        other: reading
        for other in BESIDE
        if AGREEMENT in known and (reading := latest(world, AGREEMENT, state, other))
    }
    if not found:
        return Section("profile-votes", title, (Finding(f"{_K}.no_votes", facts, "gap"), *gaps))
    rows = [
        (
            v.actor(other),
            v.percent(reading.value, reading.refs, decimals=1),
            _roll_calls(world, state, other, reading),
            year(reading),
        )
        for other, reading in found.items()
    ]
    columns = (
        Column("column.partner_state"),
        Column("column.same_votes", "right"),
        Column("column.roll_calls", "right"),
        Column("column.year"),
    )
    blocks: list[Finding | Figure | Table] = []
    point = latest(world, POINT, state) if POINT in known else None
    if point:
        told = {**facts, "point": v.reading(point, 2), "year": year(point)}
        blocks.append(Finding(f"{_K}.ideal_point", told))
    blocks += _figure(world, state, tuple(found))
    blocks.append(Table("profile-votes-table", Finding(f"{_K}.votes_table", facts), columns, rows))
    return Section("profile-votes", title, (*blocks, *gaps))


def _roll_calls(world: World, state: str, other: str, share: Reading) -> Value:
    """How many votes a share is of."""
    if not world.has_series(ROLL_CALLS, state, other):
        return v.missing("not-covered")
    return v.reading(world.series(ROLL_CALLS, state, other).in_year(share.period.earliest.year))


def _figure(world: World, state: str, others: tuple[str, ...]) -> list[Figure]:
    shown = others[:3]
    rows, refs = rows_of({o: world.series(AGREEMENT, state, o).observations for o in shown}, 2)
    if len({row["year"] for row in rows}) < 3:
        return []
    facts = {"state": v.actor(state), "others": v.actors(shown)}
    return [
        plots.lines(
            "profile-votes-figure",
            Finding(f"{_K}.votes_figure", facts),
            Finding(f"{_K}.votes_figure_alt", facts),
            rows,
            refs,
            y_title="axis.percent",
            height=200,
        )
    ]
