"""The time in which an actor is a member of an alliance, as ATOP's members tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from foedus.dates import When
from foedus.errors import AmbiguousName, UnknownName
from foedus.published.dates import when
from foedus.states import coded, state

DUTIES: Final = ("defense", "offense", "neutral", "nonagg", "consul")
FLAGS: Final = {
    "defense": ("defco", ("adv", "loc", "con", "num", "dem", "npr")),
    "offense": ("offco", ("adv", "loc", "con", "num", "dem")),
    "neutral": ("neuco", ("adv", "loc", "con", "num", "dem", "npr", "att")),
    "consul": ("conco", ("adv", "loc", "con", "req")),
}
"""The variables that say what a duty depends on: their first letters, and their last."""

VARIABLES: Final = (
    *(f"{head}{flag}" for head, flags in FLAGS.values() for flag in flags),
    "olimob",
)
"""All of them, with the one for conditions of no single duty."""


class Spell(NamedTuple):
    """An actor in a phase of an alliance, with what it promises; ``end`` None at the last.

    ``conditions`` are the duties that ATOP codes as conditional, each with what it depends on
    (the last letters of the variable), ``other`` where that is told of no single duty.
    """

    atopid: int
    actor: str
    start: When
    end: When | None
    duties: frozenset[str]
    conditions: Mapping[str, tuple[str, ...]]


def spells_of(row: Mapping[str, Any]) -> Iterator[Spell]:
    """The spell of a row, cut where its code passes to another actor (345: YUG, then SRB)."""
    start = when(row["start_year"], row["start_month"], row["start_day"])
    end = (
        when(row["end_year"], row["end_month"], row["end_day"])
        if row["end_year"] is not None
        else None
    )
    duties = frozenset(name for name in DUTIES if row[name])
    conditions = {name: found for name in duties if (found := _conditions(row, name))}
    for actor, first, last in _holders(row["member"], start, end):
        yield Spell(row["atopid"], actor, first, last, duties, conditions)


def _conditions(row: Mapping[str, Any], duty: str) -> tuple[str, ...]:
    """What a duty depends on by its own flags; ``other`` for what is coded of no single duty."""
    head, flags = FLAGS.get(duty, ("", ()))
    found = tuple(flag for flag in flags if row[f"{head}{flag}"])
    return (*found, "other") if row["olimob"] else found


def _holders(code: int, start: When, end: When | None) -> Iterator[tuple[str, When, When | None]]:
    """Who had the code, from when to when."""
    try:
        holder = state(str(code), start.latest, "cow").id
    except (UnknownName, AmbiguousName):
        return
    since = start
    for spell in coded("cow", code):
        entry = spell.span.start
        later = entry.earliest > start.latest and (end is None or entry.latest < end.earliest)
        if later and spell.actor != holder:
            yield holder, since, entry
            holder, since = spell.actor, entry
    yield holder, since, end


def stretches(spells: Iterable[Spell]) -> list[tuple[When, When | None]]:
    """The time of some spells, those that touch or overlap as one."""
    found: list[tuple[When, When | None]] = []
    for spell in sorted(spells, key=lambda s: (s.start.earliest, s.start.latest)):
        if found and _reaches(found[-1][1], spell.start):
            start, end = found[-1]
            found[-1] = (start, _later(end, spell.end))
        else:
            found.append((spell.start, spell.end))
    return found


def _reaches(end: When | None, start: When) -> bool:
    """Whether a stretch goes on at least to the day before another begins."""
    return end is None or start.earliest <= _next(end.latest)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _later(one: When | None, other: When | None) -> When | None:
    if one is None or other is None:
        return None
    return max(one, other, key=lambda d: d.latest)
