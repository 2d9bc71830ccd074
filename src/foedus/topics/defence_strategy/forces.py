"""Forces and spending of the state beside its adversary's, and its own weapons."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import steps_table
from foedus.world import Reading, World

ADVERSARY: Final = "PRK"
PERSONNEL: Final = "nmc-milper"
MEASURES: Final = {
    "milex-constant": (0, 1.0),
    "milex-share-gdp": (2, 1.0),
    PERSONNEL: (0, 1.0),
    "nmc-cinc": (1, 100.0),
}
"""Indicators with the decimals and the factor in which they are shown."""
EQUIPMENT: Final = ("weapon-test", "satellite-launch", "force-structure")
_SHOWN: Final = 10
_K: Final = "defence_strategy"


def forces(world: World, state: str) -> Section:
    """Personnel over time, the last values side by side, and dated steps."""
    title = Finding(f"{_K}.forces_title")
    blocks: list[Finding | Figure | Table] = [
        *_personnel(world, state),
        *_side_by_side(world, state),
        *_equipment(world, state),
    ]
    if not blocks:
        blocks.append(Finding(f"{_K}.no_forces", {"on": v.day(world.on)}, "gap"))
    subjects = (
        "observation:milex-constant",
        f"observation:{PERSONNEL}",
        *(f"event:{kind}" for kind in EQUIPMENT),
    )
    return Section("defence-forces", title, [*blocks, *coverage_gaps(world, subjects)])


def _personnel(world: World, state: str) -> list[Finding | Figure | Table]:
    both = {a: world.series(PERSONNEL, a) for a in (state, ADVERSARY)}
    own, other = both[state].latest, both[ADVERSARY].latest
    found: list[Finding | Figure | Table] = []
    if own is not None and other is not None:
        facts = {
            "state": v.actor(state),
            "adversary": v.actor(ADVERSARY),
            "own": v.reading(own, scale=1000),
            "own_year": v.day(own.period, own.refs),
            "other": v.reading(other, scale=1000),
            "other_year": v.day(other.period, other.refs),
        }
        found.append(Finding(f"{_K}.personnel", facts))
    found += _size(world, state)
    known = [o for s in both.values() for o in s.observations if o.value is not None]
    if len(known) > 3:
        rows = [
            {"year": o.period.earliest.year, "value": o.value, "series": o.actor} for o in known
        ]
        found.append(
            plots.lines(
                "defence-personnel",
                Finding(f"{_K}.personnel_figure"),
                Finding(f"{_K}.personnel_alt", {"adversary": v.actor(ADVERSARY)}),
                rows,
                [o.ref for o in known],
                y_title="axis.thousand_persons",
            )
        )
    return found


def _size(world: World, state: str) -> list[Finding]:
    """The latest size of the forces that a dated event gives, which later years may need."""
    name = f"troops.{state}"
    given = [e for e in _steps(world, state) if name in e.magnitude]
    if not given:
        return []
    last = given[-1]
    facts = {
        "state": v.actor(state),
        "when": v.day(last.span.start, (last.ref,)),
        "size": v.quantity(last.magnitude[name], (last.ref,)),
        "what": v.text(last.title, last.title_ko, (last.ref,)),
    }
    return [Finding(f"{_K}.size", facts)]


def _side_by_side(world: World, state: str) -> list[Table]:
    rows = []
    for indicator, (decimals, scale) in MEASURES.items():
        meaning = world.indicator(indicator)
        pair = [_latest(world, indicator, a, decimals, scale) for a in (state, ADVERSARY)]
        if all(value.raw is None for value, _ in pair):
            continue
        unit = (
            v.term("percent-of-world", "defence-unit")
            if scale != 1
            else v.text(meaning.unit, meaning.unit_ko)
        )
        rows.append((v.text(meaning.name, meaning.name_ko), unit, *pair[0], *pair[1]))
    if not rows:
        return []
    facts = {"state": v.actor(state), "adversary": v.actor(ADVERSARY)}
    columns = (
        Column("column.defence_measure"),
        Column("column.defence_unit"),
        Column("column.own_value", "right"),
        Column("column.own_period"),
        Column("column.other_value", "right"),
        Column("column.other_period"),
    )
    return [Table("defence-measures", Finding(f"{_K}.measures", facts), columns, rows)]


def _latest(
    world: World, indicator: str, actor: str, decimals: int, scale: float
) -> tuple[Value, Value]:
    """The last value and its year; ``not covered`` where the source leaves the actor out."""
    if not world.has_series(indicator, actor):
        return v.missing("not-covered"), v.text("–")
    reading: Reading | None = world.series(indicator, actor).latest
    if reading is None:
        return v.missing(), v.text("–")
    return v.reading(reading, decimals, scale=scale), v.day(reading.period, reading.refs)


def _steps(world: World, state: str) -> tuple[Event, ...]:
    return world.events(state, kinds=EQUIPMENT, roles=("by",))


def _equipment(world: World, state: str) -> list[Table]:
    steps = _steps(world, state)[-_SHOWN:]
    if not steps:
        return []
    facts = {"count": v.number(len(steps), [e.ref for e in steps]), "state": v.actor(state)}
    return [steps_table("defence-steps", Finding(f"{_K}.steps", facts), world, steps)]
