"""The alliance with the United States: its agreements, forces, command and costs over time."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Agreement
from foedus.findings import Figure, Finding, Section, Table, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.standings import FORMS, Held, held, kinds_table, yearly
from foedus.topics.us_alliance.command import command
from foedus.topics.us_alliance.cost import cost
from foedus.topics.us_alliance.decisions import decisions
from foedus.topics.us_alliance.forces import forces
from foedus.topics.us_alliance.origins import origins
from foedus.world import World

ALLY: Final = "USA"
FIRST_YEAR: Final = 1948
_K: Final = "us_alliance"


def page(world: World, state: str) -> Section:
    """Origins and evolution: what stands on the world's day, and how it came about."""
    standing = held(world, state, ALLY, only=True)
    blocks: list[Finding | Figure | Table] = [
        *_overview(world, state, standing),
        *_growth(world, state),
        *_kinds(world, state, standing),
        *coverage_gaps(world, ("agreement",)),
    ]
    parts = (
        origins(world),
        forces(world, state, ALLY),
        command(world, state),
        cost(world, state, ALLY),
        decisions(world, state, ALLY),
    )
    return Section("us_alliance", Finding(f"{_K}.title"), blocks, parts)


def _treaty(world: World, state: str) -> Agreement | None:
    """The treaty of alliance that is in force on the day, if there is one."""
    found = held(world, state, ALLY, kinds=("alliance",), only=True).sure
    return found[-1] if found else None


def _overview(world: World, state: str, standing: Held) -> list[Finding]:
    sure = standing.sure
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "ally": v.actor(ALLY),
        "count": v.number(len(sure), _refs(sure)),
        "unsure": v.number(len(standing.unsure), _refs(standing.unsure)),
        "which": v.titles(standing.unsure),
    }
    if not sure:
        found = [Finding(f"{_K}.none", facts, "gap")]
    elif (treaty := _treaty(world, state)) is None:
        found = [_without_treaty(world, state, facts)]
    else:
        above = [a for a in world.resting_on(treaty.id) if a in sure]
        facts["treaty"] = v.title(treaty)
        facts["resting"] = v.number(len(above), _refs(above))
        found = [Finding(f"{_K}.overview", facts)]
    if len(sure) > 1:
        found.append(_forms(sure))
    if standing.unsure:
        found.append(Finding(f"{_K}.unsure", facts, "gap"))
    return found


def _without_treaty(world: World, state: str, facts: dict[str, v.Value]) -> Finding:
    """No treaty is in force; one may be signed."""
    treaties = world.agreements(state, ALLY, kinds=("alliance",))
    signed = [a for a in treaties if world.standing(a).state == "signed"]
    if not signed:
        return Finding(f"{_K}.no_treaty", facts)
    facts["treaty"] = v.title(signed[-1])
    return Finding(f"{_K}.treaty_signed", facts)


def _forms(sure: tuple[Agreement, ...]) -> Finding:
    facts = {}
    for form, bindings in FORMS.items():
        chosen = [a for a in sure if a.binding in bindings]
        facts[form] = v.number(len(chosen), _refs(chosen))
    return Finding(f"{_K}.forms_unclear" if facts["unclear"].raw else f"{_K}.forms", facts)


def _growth(world: World, state: str) -> list[Figure]:
    if world.on.year < FIRST_YEAR:
        return []
    rows = yearly(world, state, ALLY, since=FIRST_YEAR, only=True)
    known = [a for a in world.agreements(state, ALLY) if set(a.parties) == {state, ALLY}]
    if not rows:
        return []
    return [
        plots.bars(
            "us-alliance-growth",
            Finding(f"{_K}.growth"),
            Finding(f"{_K}.growth_alt", {"count": v.number(len(known))}),
            rows,
            _refs(known),
            y_title="axis.agreements",
        )
    ]


def _kinds(world: World, state: str, standing: Held) -> list[Table]:
    if not standing.sure:
        return []
    facts = {"on": v.day(world.on), "state": v.actor(state), "ally": v.actor(ALLY)}
    title = Finding(f"{_K}.kinds", facts)
    return [kinds_table("us-alliance-kinds", title, world, standing.sure)]


def _refs(agreements: tuple[Agreement, ...] | list[Agreement]) -> tuple[str, ...]:
    return tuple(a.ref for a in agreements)
