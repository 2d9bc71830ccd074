"""Relations with Japan, China, Russia and the European Union: the same panel for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from foedus.evidence.records import Agreement, Event, Ref
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.relations.layers import APART, layers_of, recent, refs_of
from foedus.topics.relations.measures import has, trade, trade_meaning, zone_meaning
from foedus.topics.relations.panel import duty_agreements, panel
from foedus.world import Reading, World

PARTNERS: Final = ("JPN", "CHN", "RUS", "EU")
SHOWN_DUTIES: Final = ("defence", "non-aggression", "consultation")
FORMS: Final = {
    "treaty": ("treaty",),
    "executive": ("executive-agreement", "military-agreement"),
    "political": ("political", "unilateral"),
    "unclear": ("unclear",),
}
ROWS_AT_LEAST: Final = 2
"""A grid with fewer rows compares nothing that the sentences do not say."""
_K: Final = "relations"


class Cell(msgspec.Struct, frozen=True):
    """One amount of the comparison; ``value`` is None where nothing is recorded."""

    value: float | None
    text: str
    refs: tuple[Ref, ...] = ()


def page(world: World, state: str) -> Section:
    """An overview of the four partners, then one panel for each."""
    live = {p: world.agreements(state, p, live=True) for p in PARTNERS}
    subjects = [f"event:{k}" for k in ("summit", "exercise", "friction", "repair", *APART[1:])]
    subjects += ["observation:exports-cow", "observation:un-agreement"]
    blocks: list[Finding | Figure | Table] = [*_lead(world, state, live)]
    figure = _compared(world, state, live)
    if figure:
        blocks.append(figure)
    if any(live.values()):
        blocks.append(_forms(world, state, live))
    if any(has(world, "kadiz-entries", p, state) for p in PARTNERS):
        blocks.append(zone_meaning(world))
    covered = Section(
        "relations-coverage",
        Finding(f"{_K}.coverage_title"),
        [trade_meaning(world), *coverage_gaps(world, subjects)],
    )
    sections = [*(panel(world, state, p) for p in PARTNERS), covered]
    return Section("relations", Finding(f"{_K}.title"), blocks, sections)


def _lead(world: World, state: str, live: dict[str, tuple[Agreement, ...]]) -> list[Finding]:
    facts = {"on": v.day(world.on), "state": v.actor(state), "partners": v.actors(PARTNERS)}
    if not any(live.values()):
        return [Finding(f"{_K}.none_yet", facts, "gap")]
    for index, partner in enumerate(PARTNERS, start=1):
        found = live[partner]
        facts[f"p{index}"] = v.actor(partner)
        facts[f"n{index}"] = (
            v.number(len(found), tuple(a.ref for a in found))
            if found
            else v.term("none", "relation-word")
        )
    bound = {
        kind: [p for p in PARTNERS if duty_agreements(world, state, p, kind)]
        for kind in SHOWN_DUTIES
    }
    for kind in SHOWN_DUTIES:
        refs = [p.ref for other in bound[kind] for p in duty_agreements(world, state, other, kind)]
        facts[kind.replace("-", "_")] = v.actors(bound[kind], dict.fromkeys(refs))
    lead = "lead_defence" if bound["defence"] else "lead"
    return [
        Finding(f"{_K}.{lead}", facts),
        Finding(f"{_K}.lead_duties", facts),
    ]


def _compared(world: World, state: str, live: dict[str, tuple[Agreement, ...]]) -> Figure | None:
    """Every partner in a column, every layer in a row; the darkest cell is the row's most."""
    cells = {p: _cells(world, state, p, live[p]) for p in PARTNERS}
    rows = []
    refs: list[Ref] = []
    for name in cells[PARTNERS[0]]:
        top = max(cells[p][name].value or 0 for p in PARTNERS)
        if not any(cells[p][name].refs for p in PARTNERS):
            continue
        for p in PARTNERS:
            cell = cells[p][name]
            refs += cell.refs
            rows.append(
                {
                    "row": f"relation-layer.{name}",
                    "column": p,
                    "level": round((cell.value or 0) / top, 3) if top else 0,
                    "text": cell.text,
                }
            )
    if len({row["row"] for row in rows}) < ROWS_AT_LEAST:
        return None
    return plots.grid(
        "relations-compared",
        Finding(f"{_K}.compared", {"state": v.actor(state)}),
        Finding(f"{_K}.compared_alt", {"state": v.actor(state)}),
        rows,
        tuple(dict.fromkeys(refs)),
    )


def _cells(world: World, state: str, partner: str, live: Sequence[Agreement]) -> dict[str, Cell]:
    layers = layers_of(world, state, partner)
    bound = {
        p.agreement: p.ref
        for kind in SHOWN_DUTIES
        for p in duty_agreements(world, state, partner, kind)
    }
    apart = [e for kind in APART for e in recent(world, layers.get(kind, ()))]
    flow = trade(world, state, partner)
    return {
        "in-force": _count(len(live), tuple(a.ref for a in live)),
        "duties": _count(len(bound), tuple(bound.values())),
        "summits": _events(layers.get("summit", ())),
        "exercises": _events(layers.get("exercise", ())),
        "frictions": _events(apart),
        "repairs": _events(recent(world, layers.get("repair", ()))),
        "trade": Cell(flow.total, f"{flow.total:,.1f} ({flow.exports.period.printed})", flow.refs)
        if flow
        else Cell(None, "–"),
        "votes": _votes(world, state, partner),
    }


def _count(number: int, refs: tuple[Ref, ...]) -> Cell:
    return Cell(number, str(number), refs) if number else Cell(None, "–")


def _events(events: Sequence[Event]) -> Cell:
    return _count(len(events), refs_of(events))


def _votes(world: World, state: str, partner: str) -> Cell:
    if not world.has_series("un-agreement", state, partner):
        return Cell(None, "–")
    last: Reading | None = world.series("un-agreement", state, partner).latest
    if last is None or last.value is None:
        return Cell(None, "–")
    return Cell(last.value, f"{last.value:.0%} ({last.period.printed})", last.refs)


def _forms(world: World, state: str, live: dict[str, tuple[Agreement, ...]]) -> Table:
    """What is in force, by form, and how many carry which duty between the two."""
    rows = []
    for partner in PARTNERS:
        found = live[partner]
        cells = [v.actor(partner), _number(found)]
        cells += [_number([a for a in found if a.binding in words]) for words in FORMS.values()]
        for kind in SHOWN_DUTIES:
            held = {p.agreement: p.ref for p in duty_agreements(world, state, partner, kind)}
            cells.append(v.number(len(held), held.values()) if held else v.text("–"))
        unread = [a for a in found if a.text == "not-seen"]
        cells.append(_number(unread))
        rows.append(tuple(cells))
    names = [
        "with",
        "in_force",
        *(f"rel_form_{name}" for name in FORMS),
        *(f"rel_duty_{kind.replace('-', '_')}" for kind in SHOWN_DUTIES),
        "rel_unread",
    ]
    columns = [Column(f"column.{n}", "left" if n == "with" else "right") for n in names]
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    return Table("relations-forms", Finding(f"{_K}.forms", facts), columns, rows)


def _number(found: Sequence[Agreement]) -> Value:
    return v.number(len(found), tuple(a.ref for a in found)) if found else v.text("–")
