"""Multinational exercises in which the state took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Column, Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.tables import count_by_year
from foedus.world import World

KIND: Final = "exercise"
PARTNERS: Final = 12
_K: Final = "profile"


def cooperation(world: World, state: str) -> Section:
    """How many exercises, with whom most often, by year."""
    title = Finding(f"{_K}.cooperation_title")
    found = world.events(state, kinds=(KIND,))
    gaps = coverage_gaps(world, (f"event:{KIND}",), state)
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    if not found:
        return Section(
            "profile-cooperation", title, (Finding(f"{_K}.no_exercises", facts, "gap"), *gaps)
        )
    with_whom = Counter(a for e in found for a in dict.fromkeys(e.actors()) if a != state)
    facts |= {
        "count": v.number(len(found), [e.ref for e in found]),
        "first": v.day(found[0].span.start, (found[0].ref,)),
        "last": v.day(found[-1].span.start, (found[-1].ref,)),
    }
    rows = [
        (v.actor(other), v.number(n, [e.ref for e in found if other in e.actors()]))
        for other, n in with_whom.most_common(PARTNERS)
    ]
    columns = (Column("column.exercise_partner"), Column("column.exercises_together", "right"))
    blocks: list[Finding | Figure | Table] = [Finding(f"{_K}.{_told(found)}", facts)]
    counts = count_by_year(found)
    if len(counts) > 2:
        blocks.append(
            plots.bars(
                "profile-exercises",
                Finding(f"{_K}.exercises_figure", facts),
                Finding(f"{_K}.exercises_figure_alt", facts),
                [{"year": year, "value": n} for year, n in sorted(counts.items())],
                [e.ref for e in found],
                y_title="axis.events",
                height=170,
            )
        )
    if rows:
        heading = Finding(f"{_K}.exercises_table", facts)
        blocks.append(Table("profile-exercise-partners", heading, columns, rows))
    return Section("profile-cooperation", title, (*blocks, *gaps))


def _told(found: Sequence[Event]) -> str:
    """The sentence for one exercise, for several of one day or month, or for a stretch of time."""
    if len(found) == 1:
        return "exercises_once"
    first, last = found[0].span.start, found[-1].span.start
    if last.latest > first.latest:
        return "exercises"
    return "exercises_on_day" if first.exact else "exercises_in"
