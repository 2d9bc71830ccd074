"""Who is bound to whom on a day, and by which articles."""

from __future__ import annotations

from foedus.dates import Truth
from foedus.findings import Column, Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.tables import agreements_table, held_apart
from foedus.world import ATOP, World, obligations_between


def page(world: World, state: str, partner: str = "") -> Section:
    """The agreements in force, and the duties they carry in each direction."""
    others = (partner,) if partner else ()
    chosen = world.agreements(state, *others, live=True)
    sure = [a for a in chosen if world.live(a, state, *others) is Truth.YES]
    unsure = [a for a in chosen if a not in sure]
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "count": v.number(len(sure), tuple(a.ref for a in sure)),
        "partner": v.actor(partner or state),
    }
    key = "ties.count_with" if partner else "ties.count"
    blocks: list[Finding | Table] = [Finding(key, facts)]
    if unsure:
        open_facts = {
            "count": v.number(len(unsure), tuple(a.ref for a in unsure)),
            "agreements": v.titles(unsure),
        }
        blocks.append(Finding("ties.unsure", open_facts, kind="gap"))
    blocks += _held_apart(world, state, partner)
    if chosen:
        title = Finding("ties.table", facts)
        blocks.append(agreements_table("ties-agreements", title, world, chosen, state))
    duties = _duties(world, state, partner)
    if duties.rows:
        blocks.append(duties)
    elif chosen:
        blocks.append(Finding("ties.no_duties", facts, kind="gap"))
    return Section("ties", Finding("ties.title", facts), blocks)


def _held_apart(world: World, state: str, partner: str) -> list[Finding]:
    """Agreements that hold for the state and yet not toward a partner."""
    return [
        Finding(
            "ties.held_apart",
            {
                "agreement": v.title(a),
                "state": v.actor(state),
                "partner": v.actor(other),
                "standing": v.term(toward.state, "status", (a.ref,)),
                "since": v.day(toward.since, (a.ref,)),
            },
            kind="gap",
        )
        for a in world.agreements(state)
        for other in a.parties
        if other != state and partner in ("", other) and held_apart(world, a, state, other)
        if (toward := world.standing(a, state, other)).state and toward.since
    ]


def _duties(world: World, state: str, partner: str) -> Table:
    partners = (
        [partner]
        if partner
        else sorted({p for a in world.agreements(state, live=True) for p in a.parties} - {state})
    )
    rows = []
    for other in partners:
        for debtor, creditor in ((other, state), (state, other)):
            for agreement, p, live in obligations_between(world, debtor, creditor, ATOP):
                rows.append(
                    (
                        v.actor(debtor),
                        v.actor(creditor),
                        v.term(p.obligation, "obligation", (p.ref,)),
                        v.title(agreement),
                        v.locator(p),
                        v.terms(p.trigger, "trigger"),
                        v.terms(p.discretion, "discretion"),
                        v.term("yes" if live is Truth.YES else "unknown", "truth"),
                    )
                )
    first = ["debtor", "creditor", "duty", "agreement"]
    names = [*first, "article", "trigger", "discretion", "in_force"]
    columns = tuple(Column(f"column.{name}") for name in names)
    return Table("ties-duties", Finding("ties.duties", {"state": v.actor(state)}), columns, rows)
