"""Who commands whose forces: the dated steps."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import steps_table
from foedus.world import World

KIND: Final = "command-change"
_SHOWN: Final = 15
_K: Final = "us_alliance"


def command_steps(world: World, state: str) -> tuple[Event, ...]:
    """Steps in the command of the state's own forces, oldest first."""
    return world.events(state, kinds=(KIND,), roles=("by",))


def command(world: World, state: str) -> Section:
    """Whose commander the state's forces stood under, step by step."""
    steps = command_steps(world, state)
    title = Finding(f"{_K}.command_title")
    gaps = coverage_gaps(world, (f"event:{KIND}",))
    if not steps:
        none = Finding(f"{_K}.no_command", {"on": v.day(world.on)}, "gap")
        return Section("us-alliance-command", title, (none, *gaps))
    last = steps[-1]
    facts = {
        "count": v.number(len(steps), [e.ref for e in steps]),
        "first": v.day(steps[0].span.start, (steps[0].ref,)),
        "last": v.day(last.span.start, (last.ref,)),
        "last_title": v.text(last.title, last.title_ko, (last.ref,)),
        "state": v.actor(state),
    }
    blocks: list[Finding | Table] = [
        Finding(f"{_K}.command_steps" if len(steps) > 1 else f"{_K}.command_step", facts),
        _table(world, steps),
    ]
    return Section("us-alliance-command", title, [*blocks, *gaps])


def _table(world: World, steps: tuple[Event, ...]) -> Table:
    shown = steps[-_SHOWN:]
    facts = {"count": v.number(len(shown), [e.ref for e in shown])}
    title = Finding(f"{_K}.command_table", facts)
    return steps_table("us-alliance-steps", title, world, shown, "step")
