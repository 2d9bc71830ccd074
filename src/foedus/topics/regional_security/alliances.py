"""Defence duties between the states of the region, pair by pair."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.findings import Column, Figure, Finding, Section, Table, Text, Value, plots
from foedus.findings import values as v
from foedus.topics.time_axis import whole_years
from foedus.world import BINDING_MODALITIES, World, owed_to, phases, steps_for

FEW: Final = 4
"""Alliances of more parties (the Atlantic and Manila treaties) reach beyond the region."""
OVER: Final = ("initialled", "ended", "superseded", "lapsed")
"""Stretches that the figure leaves blank."""
_K: Final = "regional_security"


class Bond(msgspec.Struct, frozen=True):
    """A live defence clause between two states; ``mutual`` if each owes it to the other."""

    agreement: Agreement
    provision: Provision
    one: str
    other: str
    mutual: bool
    live: Truth


def bonds(world: World) -> tuple[Bond, ...]:
    """Every pair bound by a live defence clause of an alliance of few parties."""
    found = []
    for a in _treaties(world):
        for p in world.provisions(a, ("defence",)):
            if p.modality not in BINDING_MODALITIES:
                continue
            for one, other in combinations(a.parties, 2):
                forth, back = other in owed_to(a, p, one), one in owed_to(a, p, other)
                live = world.live(a, one, other)
                if live is not Truth.NO and (forth or back):
                    pair = (one, other) if forth else (other, one)
                    found.append(Bond(a, p, *pair, forth and back, live))
    return tuple(found)


def alliances(world: World, state: str) -> Section:
    """The bonds as a table, the treaties over time as bars."""
    title = Finding(f"{_K}.alliances_title")
    held = bonds(world)
    treaties = _treaties(world)
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    blocks: list[Finding | Figure | Table] = []
    if held:
        mutual = [b for b in held if b.mutual]
        facts["count"] = v.number(len(held), _refs(held))
        facts["mutual"] = v.number(len(mutual), _refs(mutual))
        facts["treaties"] = v.titles({b.agreement.id: b.agreement for b in held}.values())
        all_mutual = len(mutual) == len(held)
        blocks.append(Finding(f"{_K}.bonds_mutual" if all_mutual else f"{_K}.bonds", facts))
    blocks += _asserted(world, treaties)
    wide = [a for a in world.agreements(kinds=("alliance",), live=True) if len(a.parties) > FEW]
    wide = [a for a in wide if world.provisions(a, ("defence",))]
    figure = _over_time(world, treaties)
    if figure:
        blocks.append(figure)
    if held:
        blocks.append(_table(world, held))
    else:
        blocks.append(Finding(f"{_K}.no_bonds", facts, "gap"))
    if wide:
        blocks.append(Finding(f"{_K}.wide", {"titles": v.titles(wide)}, "gap"))
    return Section("regional-alliances", title, blocks)


def _treaties(world: World) -> tuple[Agreement, ...]:
    """Alliances of few parties with a defence clause that was read."""
    return tuple(
        a
        for a in world.agreements(kinds=("alliance",))
        if len(a.parties) <= FEW
        and any(
            p.obligation == "defence" and p.modality in BINDING_MODALITIES for p in a.provisions
        )
    )


def _asserted(world: World, treaties: tuple[Agreement, ...]) -> list[Finding]:
    """What one side alone says of an alliance, such as the suspension of a party."""
    found = []
    for a in treaties:
        for step in world.standing(a).asserted:
            facts = {
                "by": v.actor(step.asserted_by),
                "agreement": v.title(a),
                "state": v.term(step.state, "status"),
                "parties": v.actors(step.parties or a.parties),
                "since": v.day(step.since, (a.ref,)),
            }
            found.append(Finding(f"{_K}.asserted", facts))
    return found


def _table(world: World, held: tuple[Bond, ...]) -> Table:
    rows: list[tuple[Value, ...]] = []
    for b in held:
        standing = world.standing(b.agreement)
        rows.append(
            (
                v.actor(b.one),
                v.actor(b.other),
                v.term("mutual" if b.mutual else "one-way", "bond"),
                v.title(b.agreement),
                v.locator(b.provision),
                v.terms(b.provision.trigger, "trigger", (b.provision.ref,)),
                v.terms(b.provision.discretion, "discretion", (b.provision.ref,))
                if b.provision.discretion
                else v.text("–"),
                v.day(standing.since, (b.agreement.ref,)) if standing.since else v.missing(),
            )
        )
    names = [
        "debtor",
        "creditor",
        "reg_way",
        "agreement",
        "article",
        "trigger",
        "discretion",
        "since",
    ]
    if all(b.mutual for b in held):
        # The sentence above says so once for all.
        names.remove("reg_way")
        rows = [(*row[:2], *row[3:]) for row in rows]
    columns = tuple(Column(f"column.{n}") for n in names)
    title = Finding(f"{_K}.bonds_table", {"on": v.day(world.on)})
    return Table("regional-bonds", title, columns, rows)


def _over_time(world: World, treaties: tuple[Agreement, ...]) -> Figure | None:
    rows = []
    for a in treaties:
        for phase in phases(steps_for(a)):
            start = phase.span.start.earliest
            if start > world.on or phase.state in OVER:
                continue
            end = min(phase.span.end.latest if phase.span.end else world.on, world.on)
            rows.append(
                {
                    "label": Text(a.short, a.short_ko),
                    "start": start.isoformat(),
                    "end": max(end, start).isoformat(),
                    "style": f"status.{phase.state}",
                }
            )
    if not rows:
        return None
    order = ("status.in-force", "status.signed", "status.notice-given")
    rows.sort(key=lambda r: order.index(r["style"]) if r["style"] in order else len(order))
    figure = plots.spans(
        "regional-alliances-figure",
        Finding(f"{_K}.alliances_figure"),
        Finding(f"{_K}.alliances_figure_alt", {"count": v.number(len(treaties))}),
        rows,
        tuple(a.ref for a in treaties),
    )
    first = min(int(str(r["start"])[:4]) for r in rows)
    return whole_years(figure, first - 1, world.on.year + 1)


def _refs(held: tuple[Bond, ...] | list[Bond]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.provision.ref for b in held))
