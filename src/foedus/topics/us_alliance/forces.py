"""US forces in the state: counts over the decades, commands, moves, and spending beside it."""

from __future__ import annotations

from typing import Final

from foedus.evidence.records import Claim, Observation
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.steps import steps_table
from foedus.world import Reading, Series, World

SERIES: Final = "us-troops"
SPENDING: Final = "milex-constant"
BURDEN: Final = "milex-share-gdp"
LINE: Final = "us-force.stationed"
MOVES: Final = ("troop-change", "base-transfer")
SETTLED: Final = 1955
"""The first count after the withdrawal that followed the armistice; those before it are
several times larger and would flatten the rest of a figure."""
_SHOWN: Final = 12
_K: Final = "us_alliance"


def forces(world: World, state: str, ally: str) -> Section:
    """How many, under which command, and the dated changes."""
    blocks: list[Finding | Figure | Table] = []
    if world.has_series(SERIES, ally, state):
        blocks += _counts(world, world.series(SERIES, ally, state), state)
    if not blocks:
        blocks.append(Finding(f"{_K}.no_troops", {"on": v.day(world.on)}, "gap"))
    blocks += [*_units(world, state, ally), *_moves(world, state, ally)]
    blocks += _spending(world, state, ally)
    subjects = (f"observation:{SERIES}", *(f"event:{kind}" for kind in MOVES))
    title = Finding(f"{_K}.forces_title")
    return Section("us-alliance-forces", title, [*blocks, *coverage_gaps(world, subjects)])


def _counts(world: World, series: Series, state: str) -> list[Finding | Figure | Table]:
    counted = [o for o in series.observations if o.value is not None]
    last = series.latest
    if not counted or last is None:
        return []
    most = max(counted, key=lambda o: o.value or 0)
    facts = {
        "state": v.actor(state),
        "count": v.reading(last),
        "when": v.day(last.period, last.refs),
        "most": v.reading(Reading.of(most)),
        "most_when": _when(most),
        "meaning": v.text(series.indicator.definition, series.indicator.definition_ko),
    }
    key = "troops" if most.ref not in last.refs else "troops_highest"
    found: list[Finding | Figure | Table] = [Finding(f"{_K}.{key}", facts)]
    found += [*_curve(counted), _decades(counted)]
    found.append(Finding(f"{_K}.troops_meaning", facts, "reading"))
    return [*found, *_disputed(world, counted)]


def _when(o: Observation) -> Value:
    return v.day(o.period, (o.ref,))


def _curve(counted: list[Observation]) -> list[Figure]:
    """One value a year (the first of each), from the year in which the force had settled."""
    by_year: dict[int, Observation] = {}
    for o in counted:
        by_year.setdefault(o.period.earliest.year, o)
    later = {year: o for year, o in by_year.items() if year >= SETTLED}
    if len(later) < 2:
        return []
    years = range(min(later), max(later) + 1)
    rows = [
        {"year": y, "value": later[y].value if y in later else None, "series": LINE} for y in years
    ]
    before = max((o for y, o in by_year.items() if y < SETTLED), key=lambda o: o.value or 0)
    facts = {
        "since": v.year(min(later), (later[min(later)].ref,)),
        "peak": v.reading(Reading.of(before)),
        "peak_when": _when(before),
    }
    return [
        plots.lines(
            "us-alliance-troops",
            Finding(f"{_K}.troops_figure", facts),
            Finding(f"{_K}.troops_alt", facts),
            rows,
            [o.ref for o in later.values()],
            y_title="axis.us_troops",
            series_form="term",
        )
    ]


def _decades(counted: list[Observation]) -> Table:
    decades: dict[int, list[Observation]] = {}
    for o in counted:
        decades.setdefault(o.period.earliest.year // 10, []).append(o)
    rows = []
    for decade, found in decades.items():
        high = max(found, key=lambda o: o.value or 0)
        low = min(found, key=lambda o: o.value or 0)
        rows.append(
            (
                v.text(f"{decade}0s", f"{decade}0년대", [o.ref for o in found]),
                v.reading(Reading.of(high)),
                _when(high),
                v.reading(Reading.of(low)),
                _when(low),
            )
        )
    columns = (
        Column("column.decade"),
        Column("column.highest", "right"),
        Column("column.highest_when"),
        Column("column.lowest", "right"),
        Column("column.lowest_when"),
    )
    return Table("us-alliance-decades", Finding(f"{_K}.decades"), columns, rows)


def _disputed(world: World, counted: list[Observation]) -> list[Finding]:
    """The counts for which another source has another number, and the widest gap."""
    rivals = [
        (o, claim, amount)
        for o in counted
        for claim in world.claims(o.ref, "value")
        if not claim.preferred and (amount := _amount(claim)) is not None
    ]
    if not rivals:
        return []
    o, claim, amount = max(rivals, key=lambda r: abs(r[2] - (r[0].value or 0)))
    counts = {rival[0].ref for rival in rivals}
    facts = {
        "count": v.number(len(counts), sorted(counts)),
        "all": v.number(len(counted), [o.ref for o in counted]),
        "when": _when(o),
        "used": v.reading(Reading.of(o)),
        "other": v.number(amount, (claim.ref,), state="observed"),
        "reason": v.text(claim.reason, claim.reason_ko, (claim.ref,)),
    }
    return [Finding(f"{_K}.troops_disputed", facts, "gap")]


def _amount(claim: Claim) -> float | None:
    try:
        return float(claim.value)
    except ValueError:
        return None


def _units(world: World, state: str, ally: str) -> list[Table]:
    """The commands under which the forces stood, with the ground given for their presence."""
    rows = []
    for d in world.deployments(actor=ally, host=state):
        end: Value = v.term("to-date", "phase")
        if d.span.end is not None and (
            d.span.end.precision == "unknown" or d.span.end.latest <= world.on
        ):
            end = v.day(d.span.end, (d.ref,))
        rows.append(
            (
                v.text(d.unit, d.unit_ko, (d.ref,)),
                v.day(d.span.start, (d.ref,)),
                end,
                v.text(d.mandate, d.mandate_ko, (d.ref,)) if d.mandate else v.missing(),
            )
        )
    if not rows:
        return []
    columns = tuple(Column(f"column.{c}") for c in ("force", "from", "until", "ground"))
    return [Table("us-alliance-units", Finding(f"{_K}.units"), columns, rows)]


def _moves(world: World, state: str, ally: str) -> list[Table]:
    moves = world.events(state, ally, kinds=MOVES)[-_SHOWN:]
    if not moves:
        return []
    facts = {"count": v.number(len(moves), [e.ref for e in moves])}
    title = Finding(f"{_K}.moves", facts)
    return [steps_table("us-alliance-moves", title, world, moves)]


def _spending(world: World, state: str, ally: str) -> list[Finding]:
    """Military expenditure of both in the last year that both series have."""
    pairs = _pairs(world, SPENDING, state, ally)
    if not pairs:
        return []
    own, theirs = pairs[max(pairs)]
    share = (own.value or 0) / (theirs.value or 1)  # both have a value, see _pairs
    facts = {
        "state": v.actor(state),
        "ally": v.actor(ally),
        "year": _when(own),
        "share": v.percent(share, (own.ref, theirs.ref), decimals=1),
        "own": _dollars(own),
        "theirs": _dollars(theirs),
    }
    burdens = _pairs(world, BURDEN, state, ally).get(own.period.printed)
    if burdens is None:
        return [Finding(f"{_K}.spending", facts)]
    for name, o in zip(("own_burden", "their_burden"), burdens, strict=True):
        facts[name] = v.reading(Reading.of(o), 2)
    return [Finding(f"{_K}.spending_burden", facts)]


def _dollars(o: Observation) -> Value:
    """The amount of a year; the series counts millions."""
    return v.missing(o.state) if o.value is None else v.money(o.value * 1e6, (o.ref,))


def _pairs(
    world: World, indicator: str, one: str, other: str
) -> dict[str, tuple[Observation, Observation]]:
    """The values of two actors by period, where both have one."""
    theirs = {o.period.printed: o for o in world.series(indicator, other).observations}
    return {
        o.period.printed: (o, theirs[o.period.printed])
        for o in world.series(indicator, one).observations
        if o.value is not None and o.period.printed in theirs and theirs[o.period.printed].value
    }
