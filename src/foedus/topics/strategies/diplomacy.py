"""Diplomacy: relations, partnership frameworks, forums and lines of communication."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Agreement
from foedus.evidence.vocabulary import LEGAL
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics import partners as p
from foedus.topics.strategies.alliances import partner_duties
from foedus.world import World

_K: Final = "strategies"
FRAMES: Final = {
    "relations": ("normalisation", "friendship"),
    "frameworks": ("partnership",),
    "forums": ("consultation",),
    "hotlines": ("crisis-communication",),
}
"""Columns of the table and the kinds of agreement in each."""
ROWS: Final = 15


def diplomacy(world: World, state: str) -> Section:
    """The part on diplomacy."""
    title = Finding(f"{_K}.diplomacy_title")
    held = {name: p.ties(world, state, kinds) for name, kinds in FRAMES.items()}
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    blocks: list[Finding | Table] = []
    for name, by_partner in held.items():
        if by_partner:
            refs = p.all_refs(by_partner)
            values = {
                **facts,
                "count": v.number(len(by_partner), refs),
                "partners": v.actors(by_partner, refs),
            }
            blocks.append(Finding(f"{_K}.{name}", values))
    blocks += _multilateral(world, state)
    blocks += _consultation(world, state)
    if not blocks:
        return Section(
            "strategies-diplomacy", title, (Finding(f"{_K}.no_diplomacy", facts, "gap"),)
        )
    partners = list(dict.fromkeys(name for group in held.values() for name in group))
    partners.sort(key=lambda name: -sum(name in group for group in held.values()))
    if partners:
        blocks.append(_table(state, held, partners[:ROWS]))
    return Section("strategies-diplomacy", title, blocks)


def _multilateral(world: World, state: str) -> list[Finding]:
    """Forums of more than three."""
    found = [
        a
        for a in world.agreements(state, kinds=("consultation",), live=True)
        if len(a.parties) > p.FEW
    ]
    if not found:
        return []
    facts = {
        "state": v.actor(state),
        "count": v.number(len(found), p.refs(found)),
        "forums": v.titles(found),
    }
    return [Finding(f"{_K}.multilateral", facts)]


def _consultation(world: World, state: str) -> list[Finding]:
    """Who has a duty to consult with the state, in law and in another form."""
    owed = partner_duties(world, state).get("consultation", ())
    if not owed:
        return []
    legal = sorted({d.debtor for d in owed if d.legal})
    others = sorted({d.debtor for d in owed} - set(legal))
    facts = {
        "state": v.actor(state),
        "legal": v.actors(legal, sorted({d.provision for d in owed if d.legal})),
        "others": v.actors(others, sorted({d.provision for d in owed if d.debtor in others})),
    }
    if not legal:
        return [Finding(f"{_K}.consultation_other", facts)]
    return [Finding(f"{_K}.{'consultation_both' if others else 'consultation'}", facts)]


def _table(state: str, held: dict[str, dict[str, list[Agreement]]], partners: list[str]) -> Table:
    rows = [(v.actor(n), *(_cell(group.get(n, [])) for group in held.values())) for n in partners]
    columns = [Column(f"column.{name}") for name in ("partner_name", *held)]
    title = Finding(f"{_K}.diplomacy_table", {"state": v.actor(state)})
    return Table("strategies-frameworks", title, columns, rows)


def _cell(held: list[Agreement]) -> Value:
    """The newest agreement of the kind; one binding in law goes before a political one."""
    if not held:
        return v.text("–")
    legal = [a for a in held if a.binding in LEGAL]
    return v.title((legal or held)[-1])
