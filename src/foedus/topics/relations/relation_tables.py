"""The tables of a partner's panel: layers, agreements, dated steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from foedus.dates import When
from foedus.evidence.records import Agreement, Event
from foedus.findings import Column, Finding, Table, Value
from foedus.findings import values as v
from foedus.topics.relations.layers import (
    FEW,
    TOGETHER,
    Step,
    own_agreements,
    recent,
    refs_of,
    steps,
)
from foedus.topics.tables import agreements_table
from foedus.world import ATOP, BINDING_MODALITIES, World

ROWS: Final = 15
_K: Final = "relations"
_STEP_WEIGHT: Final = {
    "notice-given": 6,
    "suspended": 6,
    "partly-suspended": 6,
    "ended": 6,
    "disputed": 6,
    "in-force": 4,
    "issued": 4,
    "superseded": 3,
    "provisional": 3,
    "signed": 2,
    "initialled": 1,
}
_KIND_WEIGHT: Final = {
    "alliance": 3,
    "normalisation": 3,
    "non-aggression": 2,
    "friendship": 2,
    "information-security": 2,
    "partnership": 1,
    "consultation": 1,
    "history": 1,
}
_EVENT_SHARE: Final = {
    "friction": 4,
    "repair": 3,
    "airspace-entry": 2,
    "maritime-incident": 2,
    "summit": 2,
}
"""How many events of a kind the timeline takes at most, spread evenly over the recorded ones."""
_STEPS_EACH: Final = 2


class Line(msgspec.Struct, frozen=True):
    """A row of the timeline before it is placed."""

    when: When
    cells: tuple[Value, ...]


def layers_table(
    world: World, partner: str, layers: dict[str, tuple[Event, ...]], facts: dict[str, Value]
) -> Table | None:
    """For each kind of cooperation how often, how often lately, and the last event."""
    rows = []
    for kind in TOGETHER:
        events = layers.get(kind, ())
        if not events:
            continue
        lately, last = recent(world, events), events[-1]
        rows.append(
            (
                v.term(kind, "event-kind"),
                v.number(len(events), refs_of(events)),
                v.number(len(lately), refs_of(lately)) if lately else v.text("–"),
                v.day(last.span.start, (last.ref,)),
                v.text(last.title, last.title_ko, (last.ref,)),
            )
        )
    if not rows:
        return None
    columns = (
        Column("column.rel_layer"),
        Column("column.rel_recorded", "right"),
        Column("column.rel_ten_years", "right"),
        Column("column.rel_last_on"),
        Column("column.rel_last_event"),
    )
    return Table(
        f"relations-{partner}-events", Finding(f"{_K}.layers_table", facts), columns, rows
    )


def agreements_of(world: World, state: str, partner: str, facts: dict[str, Value]) -> Table | None:
    """The pair's own agreements; those with duties, text and a live status come first."""
    chosen = own_agreements(world, state, partner)
    if not chosen:
        return None
    live = {a.id for a in world.agreements(state, partner, live=True)}

    def weight(a: Agreement) -> tuple[bool, bool, bool, int]:
        duties = [p for p in world.provisions(a) if p.modality in BINDING_MODALITIES]
        return (
            a.id in live,
            any(p.obligation in ATOP for p in duties),
            bool(duties),
            a.status[0].since.earliest.toordinal(),
        )

    kept = {a.id for a in sorted(chosen, key=weight, reverse=True)[:ROWS]}
    shown = [a for a in chosen if a.id in kept]
    facts = {
        **facts,
        "shown": v.number(len(shown), tuple(a.ref for a in shown)),
        "all": v.number(len(chosen), tuple(a.ref for a in chosen)),
    }
    key = "agreements_table" if len(shown) < len(chosen) else "agreements_table_all"
    title = Finding(f"{_K}.{key}", facts)
    table = agreements_table(f"relations-{partner}-agreements", title, world, shown, state)
    return _others_only(
        table, [[p for p in a.parties if p not in (state, partner)] for a in shown]
    )


def _others_only(table: Table, others: Sequence[Sequence[str]]) -> Table:
    """The table with third parties in place of the partner that every row names."""
    columns = [table.columns[0], Column("column.rel_also_with"), *table.columns[2:]]
    rows = [
        (row[0], v.actors(third) if third else v.text("–"), *row[2:])
        for row, third in zip(table.rows, others, strict=True)
    ]
    if not any(others):
        del columns[1]
        rows = [(row[0], *row[2:]) for row in rows]
    return msgspec.structs.replace(table, columns=columns, rows=rows)


def timeline(
    world: World,
    state: str,
    partner: str,
    layers: dict[str, tuple[Event, ...]],
    facts: dict[str, Value],
) -> Table | None:
    """The weightiest steps on agreements, and events spread over each kind, oldest first."""
    pair = {state, partner}
    events = [
        _of_event(e, pair)
        for kind, share in _EVENT_SHARE.items()
        for e in _spread(layers.get(kind, ()), share)
    ]
    everything = steps(world, state, partner)
    chosen = _weighty(everything)[: max(ROWS - len(events), ROWS // 2)]
    lines = sorted([*(_of_step(x, pair) for x in chosen), *events], key=lambda x: x.when.earliest)
    if not lines:
        return None
    refs = [e.ref for kind in _EVENT_SHARE for e in layers.get(kind, ())]
    facts = {
        **facts,
        "shown": v.number(len(lines), [ref for x in lines for ref in x.cells[0].refs]),
        "all": v.number(
            len(everything) + len(refs),
            dict.fromkeys([*refs, *(x.agreement.ref for x in everything)]),
        ),
    }
    columns = tuple(Column(f"column.{c}") for c in ("date", "rel_step", "rel_what", "rel_who"))
    title = Finding(f"{_K}.timeline", facts)
    return Table(f"relations-{partner}-timeline", title, columns, [x.cells for x in lines])


def _weighty(everything: Sequence[Step]) -> list[Step]:
    """Steps by weight, at most two for one agreement and none that one side alone asserts."""

    def weight(x: Step) -> tuple[int, int]:
        a, s = x.agreement, x.step
        own = _STEP_WEIGHT.get(s.state, 1) + _KIND_WEIGHT.get(a.kind, 0)
        return (-own + (2 if a.text == "not-seen" else 0), s.since.earliest.toordinal())

    taken: Counter[str] = Counter()
    chosen = []
    for x in sorted(everything, key=weight):
        if x.step.asserted_by or taken[x.agreement.id] >= _STEPS_EACH:
            continue
        taken[x.agreement.id] += 1
        chosen.append(x)
    return chosen


def _spread(events: Sequence[Event], share: int) -> list[Event]:
    """The first, the last and evenly spaced ones between; all when there are few."""
    if len(events) <= share:
        return list(events)
    places = [round(i * (len(events) - 1) / (share - 1)) for i in range(share)]
    return [events[i] for i in places]


def _of_step(x: Step, pair: set[str]) -> Line:
    a, s = x.agreement, x.step
    cells = (
        v.day(s.since, (a.ref,)),
        v.term(s.state, "status"),
        v.title(a),
        _who(s.parties or a.parties, pair),
    )
    return Line(s.since, cells)


def _of_event(e: Event, pair: set[str]) -> Line:
    cells = (
        v.day(e.span.start, (e.ref,)),
        v.term(e.kind, "event-kind"),
        v.text(e.title, e.title_ko, (e.ref,)),
        _who(e.actors("by") or e.actors("participant"), pair),
    )
    return Line(e.span.start, cells)


def _who(actors: Sequence[str], pair: set[str]) -> Value:
    if set(actors) == pair:
        return v.term("both", "step-side")
    return v.actors(dict.fromkeys(actors)) if 0 < len(actors) <= FEW else v.text("–")


def information_steps(agreement: Agreement, chosen: Sequence[Step], partner: str) -> Table:
    """The course of one agreement on information, what one side asserts included."""
    rows = [
        (
            v.day(x.step.since, (agreement.ref,)),
            v.term(x.step.state, "status", (agreement.ref,)),
            v.actor(x.step.asserted_by) if x.step.asserted_by else v.text("–"),
        )
        for x in chosen
    ]
    columns = tuple(Column(f"column.{c}") for c in ("date", "standing", "rel_said_only_by"))
    title = Finding(f"{_K}.information_steps", {"agreement": v.title(agreement)})
    return Table(f"relations-{partner}-information", title, columns, rows)
