"""Technology: agreements on arms industry, nuclear energy, science and space, and cyber."""

from __future__ import annotations

from typing import Final

from foedus.findings import Column, Finding, Section, Table
from foedus.findings import values as v
from foedus.topics import partners as p
from foedus.topics.tables import agreements_table
from foedus.world import BINDING_MODALITIES, World

_K: Final = "strategies"
KINDS: Final = ("arms-industry", "nuclear-energy", "science", "cyber")
SUBJECTS: Final = ("technology", "nuclear-cooperation", "cyber")
GONE: Final = frozenset({"superseded", "ended", "lapsed"})
ROWS: Final = 14


def technology(world: World, state: str) -> Section:
    """The part on technology."""
    title = Finding(f"{_K}.technology_title")
    all_found = world.agreements(state, kinds=KINDS)
    live = world.agreements(state, kinds=KINDS, live=True)
    chosen = [
        a
        for a in all_found
        if world.standing(a, state).state not in GONE and set(a.parties) != {state}
    ]
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not chosen:
        blocks = (Finding(f"{_K}.no_technology", facts, "gap"),)
        return Section("strategies-technology", title, blocks)
    pending = [a for a in chosen if a not in live]
    facts["count"] = v.number(len(live), p.refs(live) or p.refs(chosen))
    shown = chosen[-ROWS:]
    facts["shown"] = v.number(len(shown), p.refs(shown))
    last = "_last" if len(shown) < len(chosen) else ""
    facts["pending"] = v.number(len(pending), p.refs(pending) or p.refs(chosen))
    return Section(
        "strategies-technology",
        title,
        (
            Finding(f"{_K}.technology", facts),
            *_partners(world, state),
            *_clauses(world, state),
            agreements_table(
                "strategies-technology-table",
                Finding(f"{_K}.technology_table{last}", facts),
                world,
                shown,
                state,
            ),
            Finding(f"{_K}.standing_limits", facts, "gap"),
        ),
    )


def _partners(world: World, state: str) -> list[Finding]:
    """With whom, and with whom most."""
    held = p.ties(world, state, KINDS)
    if not held:
        return []
    leaders, most = p.leaders(held)
    facts = {
        "count": v.number(len(held), p.all_refs(held)),
        "partners": v.actors(held, p.all_refs(held)),
        "most": most,
        "leaders": leaders,
    }
    return [Finding(f"{_K}.technology_partners", facts)]


def _clauses(world: World, state: str) -> list[Finding | Table]:
    """Clauses on technology that were read in agreements with others and in own documents."""
    read = [
        (a, clause)
        for a in world.agreements(state, live=True)
        if len(a.parties) <= p.FEW
        for clause in world.provisions(a, SUBJECTS)
    ]
    if not read:
        return []
    binding = [c for _, c in read if c.modality in BINDING_MODALITIES]
    own = [c for a, c in read if set(a.parties) == {state}]
    every = tuple(c.ref for _, c in read)
    facts = {
        "state": v.actor(state),
        "count": v.number(len(read), every),
        "binding": v.number(len(binding), tuple(c.ref for c in binding) or every),
        "own": v.number(len(own), tuple(c.ref for c in own) or every),
    }
    rows = [
        (
            v.title(a),
            v.term(c.modality, "modality"),
            v.text(c.summary, c.summary_ko, (c.ref,)),
        )
        for a, c in read[-ROWS:]
    ]
    columns = [Column(f"column.{n}") for n in ("agreement", "modality", "reading")]
    title = Finding(f"{_K}.clause_table", facts)
    return [
        Finding(f"{_K}.technology_clauses", facts),
        Table("strategies-clauses", title, columns, rows),
    ]
