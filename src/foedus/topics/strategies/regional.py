"""Regional partnerships: agreements in effect by partner and kind, side by side."""

from __future__ import annotations

from typing import Any, Final

from foedus import states
from foedus.dates import When
from foedus.evidence.records import Agreement
from foedus.evidence.vocabulary import AGREEMENT_KINDS, LEGAL
from foedus.findings import Column, Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics import partners as p
from foedus.world import World, steps_for

_K: Final = "strategies"
ALLY, NEIGHBOUR = p.ALLY, "JPN"
TRILATERAL: Final = "trilateral"
COLUMNS: Final = (NEIGHBOUR, TRILATERAL, "ASEAN", "AUS", "IND", "NATO", "EU")


def regional(world: World, state: str) -> Section:
    """The part on regional partnerships."""
    title = Finding(f"{_K}.regional_title")
    held = {name: _held(world, state, name) for name in COLUMNS}
    total = {a.id: a for group in held.values() for a in group}
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not total:
        blocks = (Finding(f"{_K}.no_regional", facts, "gap"),)
        return Section("strategies-regional", title, blocks)
    some = {name: group for name, group in held.items() if group}
    legal = [a for a in total.values() if a.binding in LEGAL]
    facts |= {
        "count": v.number(len(total), p.refs(total.values())),
        "groups": v.number(len(some), p.refs(total.values())),
        "legal": v.number(len(legal), p.refs(legal) or p.refs(total.values())),
        "political": v.number(
            sum(a.binding == "political" for a in total.values()),
            p.refs(a for a in total.values() if a.binding == "political")
            or p.refs(total.values()),
        ),
    }
    return Section(
        "strategies-regional",
        title,
        (
            Finding(f"{_K}.regional", facts),
            _figure(some, facts),
            _table(some, state),
            Finding(f"{_K}.regional_limits", facts, "gap"),
        ),
    )


def _held(world: World, state: str, name: str) -> list[Agreement]:
    """Agreements in effect with one partner of the list.

    With a state: those between the two. Trilateral: those of the three. With a body: those
    with it, forums to which it belongs, and those to which all its members are parties.
    """
    if name == TRILATERAL:
        three = {state, ALLY, NEIGHBOUR}
        return [a for a in world.agreements(state, live=True) if set(a.parties) == three]
    if states.actor(name).kind is states.ActorKind.STATE:
        return [a for a in world.agreements(state, live=True) if set(a.parties) == {state, name}]
    members = {m.actor for m in states.members(name, on=world.on)}
    return [
        a
        for a in world.agreements(state, live=True)
        if (name in a.parties and (len(a.parties) <= p.FEW or a.kind == "consultation"))
        or (members and members <= set(a.parties))
    ]


def _began(agreement: Agreement, state: str) -> When:
    """The first step that bears on the state: for a treaty it joined, when it joined."""
    return steps_for(agreement, state)[0].since


def _figure(held: dict[str, list[Agreement]], facts: dict[str, v.Value]) -> Figure:
    counts = {
        (kind, name): sum(a.kind == kind for a in group)
        for kind in AGREEMENT_KINDS
        for name, group in held.items()
    }
    most = max(counts.values())
    kinds = [k for k in AGREEMENT_KINDS if any(counts[k, name] for name in held)]
    kinds.sort(key=lambda k: -sum(counts[k, name] for name in held))
    # A first row with every partner fixes the order of the columns.
    rows: list[dict[str, Any]] = [
        {
            "row": f"agreement-kind.{kind}",
            "column": f"regional-partner.{name}",
            "level": counts[kind, name] / most,
            "text": str(counts[kind, name]) if counts[kind, name] else "",
        }
        for kind in kinds
        for name in held
    ]
    return plots.grid(
        "strategies-regional-grid",
        Finding(f"{_K}.regional_figure", facts),
        Finding(f"{_K}.regional_figure_alt", facts),
        rows,
        p.refs(a for group in held.values() for a in group),
        column_form="term",
        step=22,
    )


def _table(held: dict[str, list[Agreement]], state: str) -> Table:
    rows = []
    for name, group in held.items():
        by_start = sorted(group, key=lambda a: _began(a, state).earliest)
        legal = [a for a in group if a.binding in LEGAL]
        first, last = by_start[0], by_start[-1]
        rows.append(
            (
                v.term(name, "regional-partner"),
                v.number(len(group), p.refs(group)),
                v.number(len(legal), p.refs(legal) or p.refs(group)),
                v.day(_began(first, state), (first.ref,)),
                v.title(last),
                v.day(_began(last, state), (last.ref,)),
            )
        )
    heads = ("partner_name", "agreements_held", "binding_in_law", "oldest", "newest", "newest_day")
    numeric = ("agreements_held", "binding_in_law")
    columns = [Column(f"column.{h}", "right" if h in numeric else "left") for h in heads]
    return Table("strategies-regional-table", Finding(f"{_K}.regional_table"), columns, rows)
