"""Pledges against nuclear weapons, and agreements on reactors and missiles."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.dates import Truth
from foedus.evidence.records import Agreement
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.tables import listed
from foedus.topics.text_tables import about, unseen
from foedus.world import World, phases, steps_for

_K = "nuclear_deterrence"


def denuclearisation(world: World, state: str, adversary: str) -> Section:
    """Who has pledged to have no nuclear weapons, and where each pledge stands."""
    pledges = [a for a in world.agreements() if _pledge(a, state, adversary)]
    facts = {"state": v.actor(state), "adversary": v.actor(adversary), "on": v.day(world.on)}
    title = Finding(f"{_K}.pledges_title", facts)
    if not pledges:
        return Section("nuclear-pledges", title, (Finding(f"{_K}.no_pledge", facts, "gap"),))
    facts["count"] = v.number(len(pledges), [a.ref for a in pledges])
    tally = _tally(world, adversary, pledges)
    key = "pledges" if any(count.raw for count in tally.values()) else "pledges_alone"
    blocks: list[Finding | Table] = [Finding(f"{_K}.{key}", {**facts, **tally})]
    blocks += _both_koreas(world, state, adversary)
    blocks.append(_pledges_table(world, state, adversary, pledges))
    return Section("nuclear-pledges", title, blocks)


def _pledge(a: Agreement, state: str, adversary: str) -> bool:
    """An agreement on denuclearisation with either Korea, or a clause on it that binds both."""
    if a.kind == "denuclearisation":
        return state in a.parties or adversary in a.parties
    named = any(p.obligation == "denuclearisation" for p in a.provisions)
    return named and {state, adversary} <= set(a.parties)


def _tally(world: World, party: str, pledges: Sequence[Agreement]) -> dict[str, Value]:
    """How many pledges hold for a party, are disputed, by it alone too, or are over."""
    groups: dict[str, list[Agreement]] = {"holds": [], "disputed": [], "over": []}
    for a in pledges:
        standing = world.standing(a, party)
        if party not in a.parties or standing.state in (None, "signed", "initialled"):
            continue
        said = any(s.asserted_by == party for s in standing.asserted)
        if standing.state == "disputed" or said:
            groups["disputed"].append(a)
        else:
            groups["holds" if standing.live is Truth.YES else "over"].append(a)
    return {
        name: v.number(len(found), [a.ref for a in (found or pledges)])
        for name, found in groups.items()
    }


def _both_koreas(world: World, state: str, adversary: str) -> list[Finding]:
    """Where each Korea stands under the treaty that is open to all."""
    found = []
    for treaty in world.agreements(state, adversary, kinds=("arms-control",)):
        if not any(p.obligation == "denuclearisation" for p in treaty.provisions):
            continue
        for party in (state, adversary):
            standing = world.standing(treaty, party)
            facts = {"treaty": v.title(treaty), "party": v.actor(party), "on": v.day(world.on)}
            if standing.state is None or standing.since is None:
                found.append(Finding(f"{_K}.not_party", facts))
                continue
            facts["standing"] = v.term(standing.state, "status", (treaty.ref,))
            facts["since"] = v.day(standing.since, (treaty.ref,))
            if standing.asserted:
                step = standing.asserted[-1]
                facts["said"] = v.term(step.state, "status", (treaty.ref,))
                facts["said_since"] = v.day(step.since, (treaty.ref,))
            found.append(Finding(f"{_K}.{'party_says' if standing.asserted else 'party'}", facts))
    return found


def _pledges_table(
    world: World, state: str, adversary: str, pledges: Sequence[Agreement]
) -> Table:
    rows = [
        (
            v.title(a),
            listed(a, a.parties, 3),
            v.term(a.binding, "binding", (a.ref,)),
            _standing(world, a, state),
            _standing(world, a, adversary),
            _one_sided(world, a, adversary),
        )
        for a in pledges
    ]
    columns = tuple(
        Column(f"column.{c}")
        for c in (
            "agreement",
            "pledge_parties",
            "binding",
            "pledge_state",
            "pledge_adversary",
            "pledge_said",
        )
    )
    return Table("nuclear-pledges-table", Finding(f"{_K}.pledges_table"), columns, rows)


def _standing(world: World, a: Agreement, party: str) -> Value:
    if party not in a.parties:
        return v.text("–")
    standing = world.standing(a, party)
    return v.term(standing.state, "status", (a.ref,)) if standing.state else v.text("–")


def _one_sided(world: World, a: Agreement, party: str) -> Value:
    """Since when the party says that the agreement no longer binds it."""
    said = [s for s in world.standing(a, party).asserted if s.asserted_by == party]
    return v.day(said[-1].since, (a.ref,)) if said else v.text("–")


def peaceful_uses(world: World, state: str, ally: str) -> Section:
    """Agreements with the ally on nuclear energy, and its limits on missiles."""
    energy = _bilateral(world, state, ally, "nuclear-energy")
    missiles = [
        a for a in _bilateral(world, state, ally, "guidelines") if "missile" in a.title.lower()
    ]
    facts = {"state": v.actor(state), "ally": v.actor(ally), "on": v.day(world.on)}
    title = Finding(f"{_K}.uses_title", facts)
    if not energy and not missiles:
        return Section("nuclear-uses", title, (Finding(f"{_K}.no_uses", facts, "gap"),))
    blocks: list[Finding | Table] = []
    blocks += _chain(world, energy, "energy", facts)
    blocks += _chain(world, missiles, "missiles", facts)
    table_title = Finding(f"{_K}.uses_table", facts)
    blocks.append(_history(world, table_title, [*energy, *missiles]))
    blocks += unseen([*energy, *missiles])
    blocks += coverage_gaps(world, ("agreement",))
    return Section("nuclear-uses", title, blocks)


def _bilateral(world: World, state: str, ally: str, kind: str) -> list[Agreement]:
    return [a for a in world.agreements(state, ally, kinds=(kind,)) if len(a.parties) == 2]


def _chain(
    world: World, chain: Sequence[Agreement], name: str, shared: dict[str, Value]
) -> list[Finding]:
    """Whether one of a chain of agreements that replace each other stands, or all are over."""
    if not chain:
        return []
    facts = {**shared, "count": v.number(len(chain), [a.ref for a in chain])}
    live = [a for a in chain if world.live(a) is Truth.YES]
    chosen = live[-1] if live else chain[-1]
    standing = world.standing(chosen)
    facts["text"] = v.title(chosen)
    facts["standing"] = v.term(standing.state or "signed", "status", (chosen.ref,))
    facts["since"] = v.day(standing.since or chosen.status[0].since, (chosen.ref,))
    return [Finding(f"{_K}.{name}_{'live' if live else 'over'}", facts)]


def _history(world: World, title: Finding, chain: Sequence[Agreement]) -> Table:
    rows = []
    for a in chain:
        told = [p for p in phases(steps_for(a)) if p.span.start.earliest <= world.on]
        standing = world.standing(a)
        rows.append(
            (
                v.title(a),
                v.day(told[0].span.start, (a.ref,)) if told else v.missing(),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                about(world, a),
            )
        )
    columns = tuple(
        Column(f"column.{c}") for c in ("agreement", "from", "standing", "since", "reading")
    )
    return Table("nuclear-uses-table", title, columns, rows)
