"""What two actors do together and against each other, sorted into layers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Event, Ref, StatusStep
from foedus.findings import Figure, Finding, plots
from foedus.findings import values as v
from foedus.topics.time_axis import whole_years
from foedus.world import World

TOGETHER: Final = ("summit", "ministerial", "talks", "visit", "exercise", "exercise-change")
APART: Final = ("friction", "airspace-entry", "maritime-incident")
LAYERS: Final = ("agreement-step", *TOGETHER, "repair", *APART)
OPEN_KINDS: Final = ("arms-control", "export-control")
"""Regimes open to all; their records list a few parties only, so a short list means nothing."""
FEW: Final = 4
"""An agreement of up to so many parties counts as the pair's own; a wider one does not."""
YEARS: Final = 10


class Step(msgspec.Struct, frozen=True):
    """One dated change in the status of an agreement."""

    agreement: Agreement
    step: StatusStep


def own_agreements(world: World, state: str, partner: str) -> tuple[Agreement, ...]:
    """Agreements of the two, alone or with at most two others."""
    return tuple(
        a
        for a in world.agreements(state, partner)
        if len(a.parties) <= FEW and a.kind not in OPEN_KINDS
    )


def steps(world: World, state: str, partner: str) -> tuple[Step, ...]:
    """The steps on the pair's own agreements up to the world's day, in order of time."""
    found = [
        Step(a, s)
        for a in own_agreements(world, state, partner)
        for s in a.status
        if s.since.has_come(world.on) is Truth.YES
        and (not s.parties or {state, partner} & set(s.parties))
    ]
    return tuple(sorted(found, key=lambda x: (x.step.since.earliest, x.agreement.id)))


def events_of(world: World, state: str, partner: str, kind: str) -> tuple[Event, ...]:
    """Events of one layer: both take part in it, or the one acts and the other is met.

    A third state's act that one of the two only reports is not an event between them.
    """
    if kind in TOGETHER:
        return world.events(state, partner, kinds=(kind,), roles=("by", "participant", "host"))
    roles = ("by", "alleged", "participant", "against")
    return world.events(state, partner, kinds=(kind,), roles=roles)


def layers_of(world: World, state: str, partner: str) -> dict[str, tuple[Event, ...]]:
    """The events of each layer that has any, in the order of ``LAYERS``."""
    found = {kind: events_of(world, state, partner, kind) for kind in LAYERS}
    return {kind: events for kind, events in found.items() if events}


def years_before(day: date, years: int = YEARS) -> date:
    """The same day so many years earlier; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def recent(world: World, events: Sequence[Event]) -> tuple[Event, ...]:
    """Those of the last ten years."""
    since = years_before(world.on)
    return tuple(e for e in events if e.span.start.earliest > since)


def refs_of(events: Sequence[Event]) -> tuple[Ref, ...]:
    return tuple(e.ref for e in events)


def layers_figure(
    world: World, state: str, partner: str, layers: dict[str, tuple[Event, ...]]
) -> Figure | None:
    """Steps on agreements and events in lanes; None when nothing is dated well enough."""
    marks = [
        (kind, e.span.start.earliest)
        for kind in LAYERS
        for e in layers.get(kind, ())
        if e.span.start.precision in ("day", "month")
    ]
    dated = [
        x
        for x in steps(world, state, partner)
        if x.step.since.precision in ("day", "month") and not x.step.asserted_by
    ]
    marks += [("agreement-step", x.step.since.earliest) for x in dated]
    if not marks:
        return None
    marks.sort(key=lambda m: (LAYERS.index(m[0]), m[1]))
    events = [e for found in layers.values() for e in found]
    facts = {
        "partner": v.actor(partner),
        "state": v.actor(state),
        "count": v.number(len(marks), (*refs_of(events), *(x.agreement.ref for x in dated))),
    }
    figure = plots.moments(
        f"relations-{partner}-layers",
        Finding("relations.layers_figure", facts),
        Finding("relations.layers_figure_alt", facts),
        [{"day": day.isoformat(), "lane": f"event-kind.{kind}"} for kind, day in marks],
        tuple(dict.fromkeys((*refs_of(events), *(x.agreement.ref for x in dated)))),
        step=22,
    )
    first = min(day for _, day in marks).year
    return whole_years(figure, first - 1, world.on.year + 1)
