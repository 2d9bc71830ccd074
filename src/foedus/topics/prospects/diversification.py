"""Diversification: who supplies and buys arms, who exercises, and who holds agreements."""

from __future__ import annotations

from typing import Final

from foedus import states
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.states import ActorKind
from foedus.topics import partners as p
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import latest_steps
from foedus.topics.supply import YEARS, Supply, before, recent, supply, years_with_data
from foedus.world import World

_K: Final = "prospects"
IMPORTS: Final = "arms-imports"
EXPORTS: Final = "arms-exports"
ROWS: Final = 12
SUPPLIERS: Final = 8


def diversification(world: World, state: str) -> Section:
    """The part on diversification."""
    bought = recent(world, IMPORTS, state)
    sold = recent(world, EXPORTS, state)
    blocks: list[Finding | Figure | Table] = []
    if bought:
        blocks += [*_imports(world, state, bought), *_concentration(world, state, bought)]
        blocks.append(_suppliers(world, state, bought))
    if sold:
        blocks += _exports(state, sold)
    contracts = world.events(state, kinds=("arms-transfer",), roles=("by",))
    blocks += latest_steps("prospects-contracts", f"{_K}.contracts", world, contracts)
    blocks += _exercises(world, state)
    blocks += _by_partner(world, state, bought, sold)
    if not blocks:
        facts = {"on": v.day(world.on), "state": v.actor(state)}
        blocks.append(Finding(f"{_K}.no_partners", facts, "gap"))
    gaps = coverage_gaps(world, (f"observation:{IMPORTS}", "event:exercise"))
    title = Finding(f"{_K}.diversification_title")
    return Section("prospects-diversification", title, (*blocks, *gaps))


def supply_facts(state: str, found: Supply) -> dict[str, Value]:
    """What a sentence on a stretch of deliveries needs."""
    first = found.largest
    assert first is not None  # a stretch ends in a year with a delivery
    return {
        "state": v.actor(state),
        "first_year": v.year(found.first),
        "last_year": v.year(found.last),
        "count": v.number(len(found.amounts), found.refs),
        "largest": v.actor(first[0]),
        "share": v.percent(first[1], found.refs),
        "herfindahl": v.number(found.herfindahl, found.refs, decimals=2),
        "total": v.number(sum(found.amounts.values()), found.refs),
    }


def _imports(world: World, state: str, found: Supply) -> list[Finding]:
    facts = supply_facts(state, found)
    blocks = [Finding(f"{_K}.imports", facts)]
    if earlier := before(world, IMPORTS, state, found):
        told = {f"before_{name}": value for name, value in supply_facts(state, earlier).items()}
        blocks.append(Finding(f"{_K}.imports_before", {**facts, **told}))
    return blocks


def _concentration(world: World, state: str, found: Supply) -> list[Figure]:
    """The index and the largest share for every ten years that end in a year."""
    start = years_with_data(world, IMPORTS, state)[0]
    ends = range(start + YEARS - 1, found.last + 1)
    stretches = [supply(world, IMPORTS, state, end - YEARS + 1, end) for end in ends]
    stretches = [s for s in stretches if s.largest]
    if len(stretches) < 3:
        return []
    rows = [
        {"year": s.last, "value": round(value, 3), "series": f"concentration.{name}"}
        for name in ("largest", "herfindahl")
        for s in stretches
        if (value := s.herfindahl if name == "herfindahl" else (s.largest or ("", 0.0))[1])
        is not None
    ]
    refs = dict.fromkeys(ref for s in stretches for ref in s.refs)
    facts = {"state": v.actor(state), "from": v.year(stretches[0].last), "to": v.year(found.last)}
    return [
        plots.lines(
            "prospects-concentration",
            Finding(f"{_K}.concentration", facts),
            Finding(f"{_K}.concentration_alt", facts),
            rows,
            tuple(refs),
            y_title="axis.zero_to_one",
            series_form="term",
            height=200,
        )
    ]


def _suppliers(world: World, state: str, found: Supply) -> Table:
    """Suppliers of the last ten years, and of the ten before where the series reaches back."""
    earlier = before(world, IMPORTS, state, found)
    stretches = [found, earlier] if earlier else [found]
    names = list(dict.fromkeys(name for s in stretches for name in s.shares))[:SUPPLIERS]
    rows = [
        (v.actor(name), *(cell for s in stretches for cell in (_amount(s, name), _share(s, name))))
        for name in names
    ]
    heads = ["supplier", "delivered", "supplier_share"]
    heads += ["delivered_before", "supplier_share_before"] if earlier else []
    columns = [Column(f"column.{h}", "left" if h == "supplier" else "right") for h in heads]
    facts = {f"first_{n}": v.year(s.first) for n, s in enumerate(stretches)}
    facts |= {f"last_{n}": v.year(s.last) for n, s in enumerate(stretches)}
    key = "suppliers_compared" if earlier else "suppliers"
    title = Finding(f"{_K}.{key}", {**facts, "state": v.actor(state)})
    return Table("prospects-suppliers", title, columns, rows)


def _amount(found: Supply, name: str) -> Value:
    """Deliveries of a partner; no row does not prove that there was none."""
    if name not in found.amounts:
        return v.missing()
    return v.number(found.amounts[name], found.sources[name])


def _share(found: Supply | None, name: str) -> Value:
    if states.actor(name).kind is not ActorKind.STATE:
        return v.missing("not-covered")
    if found is None or name not in found.amounts:
        return v.missing()
    return v.percent(found.shares[name], found.refs, decimals=1)


def _exports(state: str, found: Supply) -> list[Finding]:
    return [Finding(f"{_K}.exports", supply_facts(state, found))]


def _exercises(world: World, state: str) -> list[Finding]:
    since = p.years_before(world.on, YEARS)
    found = p.events_by_partner(world, state, "exercise", since)
    others = {name: events for name, events in found.items() if name != p.ALLY}
    if not others:
        return []
    events = p.refs(e for group in others.values() for e in group)
    leaders, most = p.leaders(others)
    facts = {
        "state": v.actor(state),
        "ally": v.actor(p.ALLY),
        "since": v.day(since),
        "count": v.number(len(events), events),
        "partners": v.number(len(others), events),
        "leaders": leaders,
        "most": most,
    }
    return [Finding(f"{_K}.exercises", facts)]


def _by_partner(
    world: World, state: str, bought: Supply | None, sold: Supply | None
) -> list[Finding | Table]:
    held = p.ties(world, state)
    if not held:
        return []
    exercises = p.events_by_partner(world, state, "exercise", p.years_before(world.on, YEARS))
    total = p.all_refs(held)
    leaders, most = p.leaders(held)
    facts = {
        "state": v.actor(state),
        "on": v.day(world.on),
        "agreements": v.number(len(total), total),
        "partners": v.number(len(held), total),
        "leaders": leaders,
        "most": most,
    }
    rows = [
        (
            v.actor(name),
            v.number(len(agreements), p.refs(agreements)),
            _share(bought, name),
            _share(sold, name),
            v.number(len(exercises[name]), p.refs(exercises[name]))
            if name in exercises
            else v.missing(),
        )
        for name, agreements in list(held.items())[:ROWS]
    ]
    heads = ("partner_name", "agreements_held", "import_share", "export_share", "exercises_held")
    columns = [Column(f"column.{h}", "left" if h == "partner_name" else "right") for h in heads]
    table = Table("prospects-partners", Finding(f"{_K}.partner_table", facts), columns, rows)
    return [Finding(f"{_K}.by_partner", facts), table]
