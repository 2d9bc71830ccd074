"""From the division of Korea to the armistice: what came before the treaty."""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.partners import refs
from foedus.topics.steps import steps_table
from foedus.world import World

SERIES: Final = ("Division of Korea", "Korean War")
_K: Final = "us_alliance"


def origins(world: World) -> Section:
    """The dated steps on record, oldest first."""
    steps = [e for name in SERIES for e in world.events(series=name)]
    title = Finding(f"{_K}.origins_title")
    if not steps:
        none = Finding(f"{_K}.no_origins", {"on": v.day(world.on)}, "gap")
        return Section("us-alliance-origins", title, (none,))
    steps.sort(key=lambda e: (e.span.start.earliest, e.id))
    facts = {
        "count": v.number(len(steps), refs(steps)),
        "first": v.day(steps[0].span.start, (steps[0].ref,)),
        "last": v.day(steps[-1].span.start, (steps[-1].ref,)),
        "last_title": v.text(steps[-1].title, steps[-1].title_ko, (steps[-1].ref,)),
    }
    blocks: list[Finding | Table] = [
        Finding(f"{_K}.origins", facts),
        steps_table(
            "us-alliance-origins-steps", Finding(f"{_K}.origins_table"), world, steps, "event"
        ),
    ]
    return Section("us-alliance-origins", title, blocks)
