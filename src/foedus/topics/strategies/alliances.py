"""Alliances: who owes the state which kind of duty, in which form, and what one partner bears."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from foedus.evidence.records import Agreement
from foedus.evidence.vocabulary import OBLIGATION
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.measures import Duty, duties_owed_to, sole_bearers
from foedus.topics.partners import ADVERSARY, FEW, is_partner, ties
from foedus.world import World

_K: Final = "strategies"
FORMAL: Final = frozenset(
    {"organisation", "other-obligations", "entry-into-force", "term", "other"}
)
"""Clauses on the running of an agreement itself."""
WIDE_KINDS: Final = frozenset({"resolution", "armistice"})
"""Acts of organs and commanders: their duties are not a partner's own."""


def partner_duties(world: World, state: str) -> dict[str, tuple[Duty, ...]]:
    """Duties that partners owe the state by kind of duty, in the order of the vocabulary."""
    owed = [
        d
        for d in duties_owed_to(world, state)
        if is_partner(state, d.debtor)
        and d.obligation not in FORMAL
        and _own(world.agreement(d.agreement), state)
    ]
    kinds = [k for k in OBLIGATION if any(d.obligation == k for d in owed)]
    return {k: tuple(d for d in owed if d.obligation == k) for k in kinds}


def _own(agreement: Agreement, state: str) -> bool:
    """Whether its duties say something of single partners, and not of all that joined."""
    wide = state in agreement.parties and len(agreement.parties) > FEW
    return not wide and agreement.kind not in WIDE_KINDS


def borne_alone(owed: dict[str, tuple[Duty, ...]]) -> dict[str, list[str]]:
    """By partner, the kinds of duty that it alone owes in a form binding in law."""
    legal = {kind: {d.debtor for d in duties if d.legal} for kind, duties in owed.items()}
    found: dict[str, list[str]] = {}
    for kind, partner in sole_bearers(legal).items():
        found.setdefault(partner, []).append(kind)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def legal_kinds(owed: dict[str, tuple[Duty, ...]]) -> list[str]:
    """The kinds of duty that at least one partner owes in a form binding in law."""
    return [kind for kind, duties in owed.items() if any(d.legal for d in duties)]


def lead(world: World, state: str) -> list[Finding]:
    """How many kinds of duty rest on one partner; nothing when no partner owes one in law."""
    owed = partner_duties(world, state)
    kinds = legal_kinds(owed)
    alone = borne_alone(owed)
    if not alone:
        return []
    partner = next(iter(alone))
    by_partner = [d for k in alone[partner] for d in owed[k] if d.legal]
    by_all = [d for ks in alone.values() for k in ks for d in owed[k] if d.legal]
    facts = {
        "state": v.actor(state),
        "on": v.day(world.on),
        "kinds": v.number(len(kinds), refs(d for k in kinds for d in owed[k] if d.legal)),
        "sole": v.number(sum(len(ks) for ks in alone.values()), refs(by_all)),
        "partner": v.actor(partner),
        "borne": v.number(len(alone[partner]), refs(by_partner)),
        "duties": v.terms(alone[partner], "obligation", refs(by_partner)),
    }
    return [Finding(f"{_K}.lead", facts)]


def alliances(world: World, state: str) -> Section:
    """The part on alliances."""
    title = Finding(f"{_K}.alliances_title")
    owed = partner_duties(world, state)
    facts = {"on": v.day(world.on), "state": v.actor(state), "adversary": v.actor(ADVERSARY)}
    if not owed:
        return Section("strategies-alliances", title, (Finding(f"{_K}.no_duties", facts, "gap"),))
    blocks: list[Finding | Table] = [*_defence(world, state, owed)]
    alone = borne_alone(owed)
    # The first stands in the lead of the topic already.
    for partner, kinds in list(alone.items())[1:4]:
        found = refs(d for k in kinds for d in owed[k] if d.legal)
        values = {**facts, "partner": v.actor(partner), "count": v.number(len(kinds), found)}
        values["duties"] = v.terms(kinds, "obligation", found)
        blocks.append(Finding(f"{_K}.alone", values))
    blocks += [_table(state, owed), Finding(f"{_K}.duties_limits", facts, "gap")]
    blocks += _unseen(world, state)
    return Section("strategies-alliances", title, blocks)


def _defence(world: World, state: str, owed: dict[str, tuple[Duty, ...]]) -> list[Finding]:
    duties = owed.get("defence", ())
    legal = sorted({d.debtor for d in duties if d.legal})
    others = sorted({d.debtor for d in duties} - set(legal))
    facts = {"state": v.actor(state), "on": v.day(world.on)}
    if not duties:
        return [Finding(f"{_K}.no_defence", facts)]
    bound = [d for d in duties if d.legal]
    rest = [d for d in duties if d.debtor in others]
    facts |= {
        "legal": v.actors(legal, refs(bound)),
        "count": v.number(len(legal), refs(bound)),
        "others": v.number(len(others), refs(rest)),
        "agreements": v.titles(world.agreement(a) for a in sorted({d.agreement for d in rest})),
    }
    if legal and others:
        return [Finding(f"{_K}.defence_both", facts)]
    return [Finding(f"{_K}.{'defence_legal' if legal else 'defence_other'}", facts)]


def _unseen(world: World, state: str) -> list[Finding]:
    """How many agreements in effect may hold duties that nobody here has read."""
    held = {a.id: a for group in ties(world, state).values() for a in group}
    unseen = [a for a in held.values() if a.text == "not-seen"]
    if not unseen:
        return []
    facts = {
        "all": v.number(len(held), [a.ref for a in held.values()]),
        "unseen": v.number(len(unseen), [a.ref for a in unseen]),
    }
    return [Finding(f"{_K}.unseen", facts, "gap")]


def _table(state: str, owed: dict[str, tuple[Duty, ...]]) -> Table:
    rows = []
    for kind, duties in owed.items():
        legal = {d.debtor for d in duties if d.legal}
        rows.append(
            (
                v.term(kind, "obligation"),
                _named(legal, [d for d in duties if d.legal]),
                _named({d.debtor for d in duties} - legal, [d for d in duties if not d.legal]),
                v.number(len({d.provision for d in duties}), refs(duties)),
            )
        )
    heads = ("duty", "owed_in_law", "owed_otherwise", "clauses_read")
    columns = [Column(f"column.{h}", "right" if h == "clauses_read" else "left") for h in heads]
    title = Finding(f"{_K}.duty_table", {"state": v.actor(state)})
    return Table("strategies-duties", title, columns, rows[:15])


def _named(partners: Collection[str], duties: list[Duty]) -> Value:
    found = refs(d for d in duties if d.debtor in partners)
    if not partners:
        return v.text("–")
    return (
        v.actors(sorted(partners), found) if len(partners) <= 4 else v.number(len(partners), found)
    )


def refs(duties: Iterable[Duty]) -> tuple[str, ...]:
    """The clauses of the duties, each once."""
    return tuple(dict.fromkeys(d.provision for d in duties))
