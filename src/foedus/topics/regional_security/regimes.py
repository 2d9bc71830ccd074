"""Multilateral agreements, forums and control regimes that the state has joined."""

from __future__ import annotations

from typing import Final

from foedus.dates import Truth
from foedus.evidence.records import Agreement
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.relations.layers import OPEN_KINDS
from foedus.topics.steps import latest_steps
from foedus.world import World

WIDE_KINDS: Final = ("consultation", "non-aggression", "declaration", "denuclearisation", "cyber")
MANY: Final = 5
ROWS: Final = 18
_K: Final = "regional_security"


def joined(world: World, state: str) -> tuple[Agreement, ...]:
    """Regimes open to many, and forums and treaties of five or more parties."""
    return tuple(
        a
        for a in world.agreements(state)
        if a.kind in OPEN_KINDS or (len(a.parties) >= MANY and a.kind in WIDE_KINDS)
    )


def live_regimes(world: World, state: str) -> tuple[Agreement, ...]:
    return tuple(a for a in joined(world, state) if world.live(a, state) is Truth.YES)


def regimes(world: World, state: str, north: str) -> Section:
    """What the state has joined, with the other Korea's standing beside it."""
    title = Finding(f"{_K}.regimes_title")
    facts = {"on": v.day(world.on), "state": v.actor(state), "north": v.actor(north)}
    chosen = joined(world, state)
    if not chosen:
        return Section("regional-regimes", title, [Finding(f"{_K}.no_regimes", facts, "gap")])
    live = live_regimes(world, state)
    legal = [a for a in live if a.binding == "treaty"]
    shared = [a for a in live if north in a.parties and world.live(a, north) is Truth.YES]
    told = {
        **facts,
        "count": v.number(len(live), _refs(live)),
        "treaties": v.number(len(legal), _refs(legal)),
    }
    blocks: list[Finding | Table] = [Finding(f"{_K}.regimes", told)]
    if shared:
        told["shared"] = v.titles(shared)
        blocks.append(Finding(f"{_K}.regimes_shared", told))
    blocks += _force(world, state, north, facts)
    blocks.append(_table(world, chosen, state, north))
    unseen = [a for a in chosen if a.text == "not-seen"]
    if unseen:
        told["unseen"] = v.number(len(unseen), _refs(unseen))
        blocks.append(Finding(f"{_K}.regimes_unseen", told, "gap"))
    blocks.append(Finding(f"{_K}.regimes_parties", facts, "gap"))
    measures = world.events(north, kinds=("sanctions",))
    blocks += latest_steps("regional-sanctions", f"{_K}.sanctions", world, measures)
    return Section("regional-regimes", title, blocks)


def _force(world: World, state: str, north: str, facts: dict[str, Value]) -> list[Finding]:
    """Treaties by which both Koreas have renounced force, not counting those of the two alone."""
    shared = [
        a
        for a in world.agreements(state, north, live=True)
        if len(a.parties) > 2 and a.binding == "treaty"
    ]
    clauses = [
        (a, p)
        for a in shared
        for p in world.provisions(a, ("non-aggression",))
        if p.modality in ("duty", "prohibition")
    ]
    if not clauses:
        return []
    told = {
        **facts,
        "titles": v.titles({a.id: a for a, _ in clauses}.values()),
        "clauses": v.number(len(clauses), tuple(p.ref for _, p in clauses)),
    }
    return [Finding(f"{_K}.shared_force", told)]


def _table(world: World, chosen: tuple[Agreement, ...], state: str, north: str) -> Table:
    kept = sorted(
        chosen, key=lambda a: (a.kind == "denuclearisation", world.live(a, state) is Truth.NO)
    )
    ids = {a.id for a in kept[:ROWS]}
    rows = []
    for a in chosen:
        if a.id not in ids:
            continue
        standing = world.standing(a, state)
        rows.append(
            (
                v.title(a),
                v.term(a.kind, "agreement-kind"),
                v.term(a.binding, "binding"),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                _of(world, a, north),
            )
        )
    names = ("agreement", "kind", "binding", "standing", "since", "reg_north_standing")
    columns = tuple(Column(f"column.{n}") for n in names)
    facts = {
        "on": v.day(world.on),
        "shown": v.number(len(rows), tuple(a.ref for a in chosen if a.id in ids)),
        "state": v.actor(state),
    }
    return Table("regional-regimes-table", Finding(f"{_K}.regimes_table", facts), columns, rows)


def _of(world: World, a: Agreement, party: str) -> Value:
    """The standing for one party; a dash when the record does not list it."""
    if party not in a.parties:
        return v.text("–")
    state = world.standing(a, party).state
    return v.term(state, "status", (a.ref,)) if state else v.missing()


def _refs(agreements: tuple[Agreement, ...] | list[Agreement]) -> tuple[str, ...]:
    return tuple(a.ref for a in agreements)
