"""Trade, votes, zone entries and arms between two actors, each with its period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from foedus.evidence.records import Event, Observation, Ref
from foedus.findings import Finding
from foedus.findings import values as v
from foedus.world import Reading, World

TRADE: Final = ("cow", "kosis", "customs")
"""Endings of the paired indicators ``exports-…`` and ``imports-…``; the first is the same for
every partner, the others cover some partners only."""
_TO_BILLIONS: Final = {"million USD": 1e-3, "thousand USD": 1e-6, "USD": 1e-9}
_K: Final = "relations"


class Trade(msgspec.Struct, frozen=True):
    """Exports and imports of the last year that has both, in thousand millions of dollars."""

    exports: Reading
    imports: Reading
    scale: float

    @property
    def total(self) -> float:
        return ((self.exports.value or 0) + (self.imports.value or 0)) * self.scale

    @property
    def refs(self) -> tuple[Ref, ...]:
        return (*self.exports.refs, *self.imports.refs)


def trade(world: World, state: str, partner: str, ending: str = TRADE[0]) -> Trade | None:
    """Trade as one source counts it, or None where it has no year with both directions."""
    names = (f"exports-{ending}", f"imports-{ending}")
    if not all(world.has_series(n, state, partner) for n in names):
        return None
    exports, imports = (world.series(n, state, partner) for n in names)
    bought = {o.period.printed: o for o in imports.observations if o.value is not None}
    for sold in reversed(exports.observations):
        if sold.value is not None and sold.period.printed in bought:
            scale = _TO_BILLIONS.get(exports.indicator.unit)
            if scale is None:
                return None
            pair = (Reading.of(sold), Reading.of(bought[sold.period.printed]))
            return Trade(*pair, scale)
    return None


def has(world: World, indicator: str, actor: str, other: str) -> bool:
    """Whether there is a value of that series by the world's day."""
    return (
        world.has_series(indicator, actor, other)
        and world.series(indicator, actor, other).latest is not None
    )


def measures(world: World, state: str, partner: str) -> list[Finding]:
    """A sentence for each measure that the evidence has between the two."""
    return [
        *_trade(world, state, partner),
        *_votes(world, state, partner),
        *_zone(world, state, partner),
        *_arms(world, state, partner),
        *_cyber(world, state, partner),
    ]


def _trade(world: World, state: str, partner: str) -> list[Finding]:
    found = []
    for ending in TRADE:
        flow = trade(world, state, partner, ending)
        if flow is None:
            continue
        facts = {
            "state": v.actor(state),
            "partner": v.actor(partner),
            "exports": v.reading(flow.exports, 1, scale=flow.scale),
            "imports": v.reading(flow.imports, 1, scale=flow.scale),
            "year": v.day(flow.exports.period, flow.refs),
            "source": v.term(ending, "trade-source"),
        }
        found.append(Finding(f"{_K}.trade" if flow.total else f"{_K}.trade_zero", facts))
    return found


def _votes(world: World, state: str, partner: str) -> list[Finding]:
    found = []
    name = "un-agreement"
    if world.has_series(name, state, partner):
        series = world.series(name, state, partner)
        known = [o for o in series.observations if o.value is not None]
        if known:
            first, last = Reading.of(known[0]), Reading.of(known[-1])
            facts = {
                "state": v.actor(state),
                "partner": v.actor(partner),
                "share": v.percent(last.value, last.refs),
                "year": v.day(last.period),
                "first_share": v.percent(first.value, first.refs),
                "first_year": v.day(first.period),
            }
            found.append(Finding(f"{_K}.votes" if len(known) > 1 else f"{_K}.votes_one", facts))
    own, other = (world.series("un-ideal-point", a) for a in (state, partner))
    years = {o.period.printed: o for o in other.observations if o.value is not None}
    for o in reversed(own.observations):
        if o.value is not None and o.period.printed in years:
            facts = {
                "state": v.actor(state),
                "partner": v.actor(partner),
                "own": v.reading(Reading.of(o), 2),
                "other": v.reading(Reading.of(years[o.period.printed]), 2),
                "year": v.day(o.period),
            }
            return [*found, Finding(f"{_K}.ideal_points", facts)]
    return found


def _zone(world: World, state: str, partner: str) -> list[Finding]:
    name = "kadiz-entries"
    if not world.has_series(name, partner, state):
        return []
    series = world.series(name, partner, state)
    years = [o for o in series.observations if o.period.precision == "year" and o.value]
    if not years:
        return []
    facts = {
        "partner": v.actor(partner),
        "entries": v.reading(Reading.of(years[-1])),
        "year": v.day(years[-1].period),
        "first": v.reading(Reading.of(years[0])),
        "first_year": v.day(years[0].period),
    }
    return [Finding(f"{_K}.zone" if len(years) > 1 else f"{_K}.zone_one", facts)]


def zone_meaning(world: World) -> Finding:
    """What an entry into the zone is, as the indicator defines it."""
    indicator = world.indicator("kadiz-entries")
    facts = {"definition": v.text(indicator.definition, indicator.definition_ko)}
    return Finding(f"{_K}.zone_meaning", facts, "reading")


def _arms(world: World, state: str, partner: str) -> list[Finding]:
    found = []
    for name, key in (("arms-imports", "arms_in"), ("arms-exports", "arms_out")):
        if not world.has_series(name, state, partner):
            continue
        known = [o for o in world.series(name, state, partner).observations if o.value is not None]
        total = sum(o.value or 0 for o in known)
        if not total:
            continue
        given = [o for o in known if o.value]
        facts = {
            "state": v.actor(state),
            "partner": v.actor(partner),
            "total": v.number(total, _refs(known), decimals=0),
            "first": v.day(given[0].period, (given[0].ref,)),
            "last": v.day(given[-1].period, (given[-1].ref,)),
        }
        found.append(Finding(f"{_K}.{key}" if len(given) > 1 else f"{_K}.{key}_one", facts))
    return found


def _cyber(world: World, state: str, partner: str) -> list[Finding]:
    """Operations against the state that a source attributes to actors of the partner."""
    chosen = [
        e
        for e in world.events(state, partner, kinds=("cyber-operation",))
        if partner in e.actors("by", "alleged") and state in e.actors("against")
    ]
    if not chosen:
        return []
    facts = {
        "state": v.actor(state),
        "partner": v.actor(partner),
        "count": v.number(len(chosen), _refs(chosen)),
        "last": v.day(chosen[-1].span.start, (chosen[-1].ref,)),
    }
    return [Finding(f"{_K}.cyber", facts)]


def _refs(records: Iterable[Observation | Event]) -> tuple[Ref, ...]:
    return tuple(r.ref for r in records)


def trade_meaning(world: World) -> Finding:
    """What the trade figures count, as the indicator defines it."""
    indicator = world.indicator(f"exports-{TRADE[0]}")
    facts = {
        "name": v.text(indicator.name, indicator.name_ko),
        "definition": v.text(indicator.definition, indicator.definition_ko),
    }
    return Finding(f"{_K}.trade_meaning", facts, "reading")
