"""Who pays for the stationed forces: agreed amounts in two units, and the rounds."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Agreement, Observation
from foedus.findings import Column, Figure, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.findings.panels import panels
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import latest_steps
from foedus.world import Series, World, steps_for

UNITS: Final = {"sma-usd": 100.0, "sma-krw": 0.0001}
"""The two series and what turns them (hundred millions of each currency) into million
dollars and trillion won, the units of the figure."""
_K: Final = "us_alliance"


def cost(world: World, state: str, ally: str) -> Section:
    """Amounts by year, dollars and won apart; then the agreements."""
    blocks: list[Finding | Figure | Table] = []
    amounts = {
        name: world.series(name, state, ally)
        for name in UNITS
        if world.has_series(name, state, ally)
    }
    for name in reversed(UNITS):
        if name in amounts:
            blocks += _amounts(name, amounts[name], state)
    blocks += _figure(amounts)
    rounds = world.agreements(state, ally, kinds=("cost-sharing",))
    if rounds:
        blocks.append(_rounds(world, rounds))
    talks = world.events(state, ally, kinds=("cost-sharing",))
    blocks += latest_steps("us-alliance-talks", f"{_K}.talks", world, talks)
    if not blocks:
        blocks.append(Finding(f"{_K}.no_cost", {"on": v.day(world.on)}, "gap"))
    gaps = coverage_gaps(world, [f"observation:{name}" for name in UNITS])
    return Section("us-alliance-cost", Finding(f"{_K}.cost_title"), [*blocks, *gaps])


def _amounts(name: str, series: Series, state: str) -> list[Finding]:
    known = [o for o in series.observations if o.value is not None]
    if not known:
        return []
    first, last = known[0], known[-1]
    facts = {
        "state": v.actor(state),
        "first": _amount(first),
        "first_when": v.day(first.period, (first.ref,)),
        "last": _amount(last),
        "last_when": v.day(last.period, (last.ref,)),
        "times": _times(first, last),
    }
    key = name.replace("-", "_")
    return [Finding(f"{_K}.{key}" if first != last else f"{_K}.{key}_once", facts)]


def _amount(o: Observation) -> Value:
    """The amount of a year; both series count hundred millions of their currency."""
    return v.missing(o.state) if o.value is None else v.money(o.value * 1e8, (o.ref,))


def _times(first: Observation, last: Observation) -> Value:
    if not first.value or last.value is None:
        return v.missing()
    return v.number(last.value / first.value, (first.ref, last.ref), decimals=1)


def _figure(amounts: dict[str, Series]) -> list[Figure]:
    known = [
        (name, o) for name, s in amounts.items() for o in s.observations if o.value is not None
    ]
    rows = [
        {
            "year": o.period.earliest.year,
            "value": (o.value or 0) * UNITS[name],
            "panel": f"cost-unit.{name}",
        }
        for name, o in known
    ]
    if not rows:
        return []
    return [
        panels(
            "us-alliance-cost-figure",
            Finding(f"{_K}.cost_figure"),
            Finding(f"{_K}.cost_alt"),
            rows,
            [o.ref for _, o in known],
            y_titles={f"cost-unit.{name}": f"axis.{name.replace('-', '_')}" for name in UNITS},
        )
    ]


def _rounds(world: World, rounds: tuple[Agreement, ...]) -> Table:
    rows = []
    for a in rounds:
        signed = next((s for s in steps_for(a) if s.state == "signed"), None)
        standing = world.standing(a)
        rows.append(
            (
                v.title(a),
                v.day(signed.since, (a.ref,)) if signed else v.missing(),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.text(a.summary, a.summary_ko, (a.ref,)),
            )
        )
    facts = {"count": v.number(len(rows), [a.ref for a in rounds])}
    columns = tuple(
        Column(f"column.{c}") for c in ("agreement", "signed_on", "standing", "sets_out")
    )
    return Table("us-alliance-rounds", Finding(f"{_K}.rounds", facts), columns, rows)
