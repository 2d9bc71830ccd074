"""A table of dated steps with what happened, as several topics show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from foedus.evidence.records import Event
from foedus.findings import Column, Finding, Table, Value
from foedus.findings import values as v
from foedus.world import World

_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def steps_table(
    id: str, title: Finding, world: World, events: Sequence[Event], head: str = "event"
) -> Table:
    """Date, title and what happened; ``head`` names the second column."""
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.text(e.title, e.title_ko, (e.ref,)),
            _what(world, e),
        )
        for e in events
    ]
    columns = tuple(Column(f"column.{c}") for c in ("date", head, "remark"))
    return Table(id, title, columns, rows)


def latest_steps(
    id: str, key: str, world: World, events: Sequence[Event], shown: int = 12
) -> list[Table]:
    """The last of some events as a table whose title (``key``) counts them; none for none."""
    if not events:
        return []
    last = events[-shown:]
    facts = {
        "count": v.number(len(last), [e.ref for e in last]),
        "all": v.number(len(events), [e.ref for e in events]),
    }
    return [steps_table(id, Finding(key, facts), world, last)]


def _what(world: World, e: Event) -> Value:
    """What happened, unless it tells of years after the world's day."""
    later = any(int(year) > world.on.year for year in _YEAR.findall(e.what))
    return v.text("–") if later or not e.what else v.text(e.what, e.what_ko, (e.ref,))
