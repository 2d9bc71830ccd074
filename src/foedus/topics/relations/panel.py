"""The panel of one partner: agreements and duties, layers, frictions, trade, votes, steps."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Agreement, Event, Provision
from foedus.evidence.vocabulary import LEGAL
from foedus.findings import Figure, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.place_names import both_names, contested, holders, names
from foedus.topics.relations.layers import (
    APART,
    LAYERS,
    OPEN_KINDS,
    Step,
    layers_figure,
    layers_of,
    refs_of,
    steps,
)
from foedus.topics.relations.measures import has, measures, trade
from foedus.topics.relations.relation_tables import (
    agreements_of,
    information_steps,
    layers_table,
    timeline,
)
from foedus.world import ATOP, World, obligations_between

EXPECTED: Final = ("defence", "non-aggression", "consultation")
_K: Final = "relations"
Blocks = list[Finding | Figure | Table]


def panel(world: World, state: str, partner: str) -> Section:
    """What binds, joins and divides two actors on the world's day."""
    facts = {"on": v.day(world.on), "state": v.actor(state), "partner": v.actor(partner)}
    layers = layers_of(world, state, partner)
    blocks: Blocks = [
        *_bound(world, state, partner, facts),
        *_apart(layers, facts),
        *_names(world, state, partner),
        *measures(world, state, partner),
    ]
    information = _information(world, state, partner, facts)
    blocks[1:1] = [b for b in information if isinstance(b, Finding)]
    figure = layers_figure(world, state, partner, layers)
    if figure:
        blocks.append(figure)
    for table in (
        layers_table(world, partner, layers, facts),
        timeline(world, state, partner, layers, facts),
        *(b for b in information if isinstance(b, Table)),
        agreements_of(world, state, partner, facts),
    ):
        if table:
            blocks.append(table)
    blocks += _gaps(world, state, partner, layers, facts)
    return Section(f"relations-{partner}", Finding(f"{_K}.panel_title", facts), blocks)


def duty_agreements(
    world: World, state: str, partner: str, obligation: str
) -> tuple[Provision, ...]:
    """Clauses with that duty, binding in law and live between the two in either direction."""
    found = {
        p.ref: p
        for debtor, creditor in ((state, partner), (partner, state))
        for a, p, _ in obligations_between(world, debtor, creditor, (obligation,))
        if a.binding in LEGAL
    }
    return tuple(found.values())


def _bound(world: World, state: str, partner: str, facts: dict[str, Value]) -> list[Finding]:
    live = world.agreements(state, partner, live=True)
    if not live:
        return [Finding(f"{_K}.panel_none", facts, "gap")]
    alone = [a for a in live if len(a.parties) == 2 and a.kind not in OPEN_KINDS]
    facts = {
        **facts,
        "count": v.number(len(live), tuple(a.ref for a in live)),
        "alone": v.number(len(alone), tuple(a.ref for a in alone)),
        "treaties": v.number(
            sum(a.binding == "treaty" for a in live),
            tuple(a.ref for a in live if a.binding == "treaty"),
        ),
    }
    found = [Finding(f"{_K}.panel_count" if alone else f"{_K}.panel_count_wide", facts)]
    absent = []
    for kind in ATOP:
        sentences = [
            finding
            for legal in (True, False)
            for finding in _duty(world, state, partner, kind, facts, legal)
        ]
        found += sentences
        if not sentences and kind in EXPECTED:
            absent.append(kind)
    if absent:
        none = {**facts, "duties": v.terms(absent, "obligation")}
        found.append(Finding(f"{_K}.panel_no_duty", none))
    unread = [a for a in live if a.text == "not-seen"]
    if unread:
        unseen = {**facts, "unread": v.number(len(unread), tuple(a.ref for a in unread))}
        found.append(Finding(f"{_K}.panel_unread", unseen, "gap"))
    return found


def _duty(
    world: World, state: str, partner: str, kind: str, facts: dict[str, Value], legal: bool
) -> list[Finding]:
    """One sentence when both owe the duty by the same agreements, else one for each debtor."""
    owed: dict[str, dict[str, Agreement]] = {}
    refs: dict[str, list[str]] = {}
    for debtor, creditor in ((state, partner), (partner, state)):
        held = [
            (a, p)
            for a, p, _ in obligations_between(world, debtor, creditor, (kind,))
            if (a.binding in LEGAL) == legal
        ]
        owed[debtor] = {a.id: a for a, _ in held}
        refs[debtor] = list(dict.fromkeys(p.ref for _, p in held))
    mutual = bool(owed[state]) and owed[state].keys() == owed[partner].keys()
    key = "panel_duty" if mutual else "panel_duty_one_way"
    key += "" if legal else "_political"
    return [
        Finding(
            f"{_K}.{key}",
            {
                **facts,
                "duty": v.term(kind, "obligation"),
                "debtor": v.actor(debtor),
                "creditor": v.actor(creditor),
                "agreements": v.titles(owed[debtor].values()),
                "clauses": v.number(len(refs[debtor]), refs[debtor]),
            },
        )
        for debtor, creditor in ((state, partner), (partner, state))
        if owed[debtor] and not (mutual and debtor == partner)
    ]


def _apart(layers: dict[str, tuple[Event, ...]], facts: dict[str, Value]) -> list[Finding]:
    found = []
    for kind in (*APART, "repair"):
        events = layers.get(kind, ())
        if not events:
            continue
        last = events[-1]
        told = {
            **facts,
            "kind": v.term(kind, "event-kind"),
            "count": v.number(len(events), refs_of(events)),
            "first": v.day(events[0].span.start),
            "last": v.day(last.span.start, (last.ref,)),
            "what": v.text(last.title, last.title_ko, (last.ref,)),
        }
        key = kind.replace("-", "_")
        found.append(Finding(f"{_K}.{key}" if len(events) > 1 else f"{_K}.{key}_one", told))
    return found


def _names(world: World, state: str, partner: str) -> list[Finding]:
    return [
        Finding(
            f"{_K}.names" if holders(world, place, "administers").refs else f"{_K}.names_unheld",
            {
                "place": Value(both_names(world, place), "text", (place.ref,)),
                "claims": holders(world, place, "claims"),
                "administers": holders(world, place, "administers"),
                "names": names(world, place),
            },
        )
        for place in contested(world, state, partner)
    ]


def _information(
    world: World, state: str, partner: str, facts: dict[str, Value]
) -> list[Finding | Table]:
    """The pair's own agreements on military information and their course."""
    found: list[Finding | Table] = []
    everything = steps(world, state, partner)
    for a in world.agreements(state, partner, kinds=("information-security",)):
        course = [x for x in everything if x.agreement.id == a.id]
        agreed = [x for x in course if not x.step.asserted_by]
        if len(a.parties) > 2 or not agreed:
            continue
        found.append(Finding(*_course(a, agreed, facts)))
        if len(course) > 3:
            found.append(information_steps(a, course, partner))
    return found


def _course(
    a: Agreement, agreed: list[Step], facts: dict[str, Value]
) -> tuple[str, dict[str, Value]]:
    last = agreed[-1].step
    signed = next((x.step for x in agreed if x.step.state == "signed"), agreed[0].step)
    notice = next((x.step for x in agreed if x.step.state == "notice-given"), None)
    told = {
        **facts,
        "agreement": v.title(a),
        "signed": v.day(signed.since, (a.ref,)),
        "standing": v.term(last.state, "status", (a.ref,)),
        "since": v.day(last.since, (a.ref,)),
    }
    if notice is None:
        return f"{_K}.information", told
    return f"{_K}.information_notice", {**told, "notice": v.day(notice.since, (a.ref,))}


def _gaps(
    world: World,
    state: str,
    partner: str,
    layers: dict[str, tuple[Event, ...]],
    facts: dict[str, Value],
) -> list[Finding]:
    """The layers and measures without a record for this partner."""
    optional = ("agreement-step", "exercise-change", "visit", "talks")
    found = []
    empty = [k for k in LAYERS if k not in layers and k not in optional]
    if empty:
        none = {**facts, "layers": v.terms(empty, "event-kind")}
        found.append(Finding(f"{_K}.gap_layers", none, "gap"))
    held = {
        "trade": trade(world, state, partner) is not None,
        "votes": has(world, "un-agreement", state, partner),
        "zone": has(world, "kadiz-entries", partner, state),
        "arms": any(has(world, f"arms-{way}", state, partner) for way in ("imports", "exports")),
    }
    missing = [name for name, there in held.items() if not there]
    if missing:
        none = {**facts, "measures": v.terms(missing, "relation-measure")}
        found.append(Finding(f"{_K}.gap_measures", none, "gap"))
    return found
