"""What can be added to a panel, by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from foedus.errors import UnknownName
from foedus.panel.panel import Step

_ROOMS: Final = (
    "alliances",
    "armed_conflict",
    "capabilities",
    "contingencies",
    "disputes",
    "exchange",
    "kept",
    "neighbours",
    "rank",
    "similarity",
    "states_in_conflict",
    "wars",
)


@cache
def steps() -> dict[str, Step]:
    """Every step by its name."""
    rooms = (import_module(f"foedus.panel.steps.{name}") for name in _ROOMS)
    return {step.name: step for room in rooms for step in room.STEPS}


def step_of(name: str) -> Step:
    """The step of a name; raises :class:`UnknownName`."""
    try:
        return steps()[name]
    except KeyError:
        raise UnknownName.of("step", name, steps()) from None
