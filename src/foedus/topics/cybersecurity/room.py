"""Operations in cyberspace against the state, who attributes them to whom, and its answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Claim, Event
from foedus.findings import Column, Figure, Finding, Section, Table, Value, plots
from foedus.findings import values as v
from foedus.topics.cybersecurity.figures import figure_cells, thefts
from foedus.topics.cybersecurity.figures import operations as operations_up_to
from foedus.topics.gaps import coverage_gaps
from foedus.topics.text_tables import IN_LAW, silent_on, texts_table, unseen
from foedus.world import World

ALLY: Final = "USA"
BASES: Final = ("government", "others", "nobody")
"""Who attributes an operation to a state: a government, others only, or nobody."""
NOTABLE: Final = 8
OBLIGATIONS: Final = ("cyber", "technology", "organisation", "information")
_CYBER: Final = re.compile(r"cyber", re.IGNORECASE)
_K: Final = "cybersecurity"


def page(world: World, state: str) -> Section:
    """Operations and attributions first, then sums stolen, then strategies and accords."""
    operations = operations_up_to(world, state)
    blocks: list[Finding | Figure | Table] = [_lead(world, state, operations)]
    if operations:
        blocks += _first_and_last(operations)
        blocks += _by_year(world, operations)
        blocks += [_by_actor(world, operations), *_notable(world, operations)]
        blocks += _undated(operations)
        blocks += _readings(world, operations)
        blocks += coverage_gaps(world, ("event:cyber-operation",))
    sections = (thefts(world, state), _answers(world, state))
    return Section("cybersecurity", Finding(f"{_K}.title"), blocks, sections)


def attributions(world: World, e: Event) -> tuple[Claim, ...]:
    """The claims about who did it."""
    return world.claims(e.ref, "attribution")


def basis(world: World, e: Event) -> str:
    """Who says that a state did it; one of ``BASES``."""
    if not e.actors("alleged"):
        return "nobody"
    named = any(c.asserted_by for c in attributions(world, e)) or e.actors("accuser")
    return "government" if named else "others"


def _lead(world: World, state: str, operations: Sequence[Event]) -> Finding:
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not operations:
        return Finding(f"{_K}.none", facts, "gap")
    groups = {b: [e for e in operations if basis(world, e) == b] for b in BASES}
    facts["count"] = _count(operations)
    facts |= {name: _count(found, operations) for name, found in groups.items()}
    named = Counter(a for e in operations for a in e.actors("alleged"))
    if named:
        most = max(named, key=lambda a: named[a])
        facts["named"] = v.actor(most)
        facts["times"] = _count([e for e in operations if most in e.actors("alleged")])
        return Finding(f"{_K}.lead_named", facts)
    return Finding(f"{_K}.lead", facts)


def _count(found: Sequence[Event], among: Sequence[Event] = ()) -> Value:
    return v.number(len(found), [e.ref for e in (found or among)])


def _first_and_last(operations: Sequence[Event]) -> list[Finding]:
    dated = [e for e in operations if e.span.start.precision != "unknown"]
    if not dated:
        return []
    facts = {
        "first": v.text(dated[0].title, dated[0].title_ko, (dated[0].ref,)),
        "first_day": v.day(dated[0].span.start, (dated[0].ref,)),
        "last": v.text(dated[-1].title, dated[-1].title_ko, (dated[-1].ref,)),
        "last_day": v.day(dated[-1].span.start, (dated[-1].ref,)),
    }
    return [Finding(f"{_K}.{'span' if len(dated) > 1 else 'only'}", facts)]


def _year(e: Event) -> int | None:
    """The year in which it began, if that is known."""
    first, last = e.span.start.earliest.year, e.span.start.latest.year
    return first if first == last else None


def _by_year(world: World, operations: Sequence[Event]) -> list[Figure]:
    counts = Counter((year, basis(world, e)) for e in operations if (year := _year(e)))
    rows = [
        {"year": year, "value": number, "series": f"attributed-by.{name}"}
        for name in BASES
        for (year, found), number in sorted(counts.items())
        if found == name
    ]
    if not rows:
        return []
    return [
        plots.bars(
            "cyber-by-year",
            Finding(f"{_K}.by_year"),
            Finding(f"{_K}.by_year_alt"),
            rows,
            [e.ref for e in operations if _year(e)],
            y_title="axis.operations",
            height=170,
        )
    ]


def _by_actor(world: World, operations: Sequence[Event]) -> Table:
    """One row for each state, or group of states, to which operations are attributed."""
    named = Counter(e.actors("alleged") for e in operations)
    rows = []
    for alleged, _ in sorted(named.items(), key=lambda item: (not item[0], -item[1], item[0])):
        found = [e for e in operations if e.actors("alleged") == alleged]
        government = [e for e in found if basis(world, e) == "government"]
        rows.append(
            (
                v.actors(alleged) if alleged else v.term("nobody", "attributed-by"),
                _count(found),
                _count(government, found) if alleged else v.text("–"),
                _count([e for e in found if e not in government], found)
                if alleged
                else v.text("–"),
                _accusers(government),
            )
        )
    columns = (
        Column("column.attributed_to"),
        Column("column.operations", "right"),
        Column("column.by_government", "right"),
        Column("column.by_others", "right"),
        Column("column.governments"),
    )
    return Table("cyber-actors", Finding(f"{_K}.by_actor"), columns, rows)


def _accusers(events: Sequence[Event]) -> Value:
    found = dict.fromkeys(a for e in events for a in e.actors("accuser"))
    return v.actors(found, [e.ref for e in events]) if found else v.text("–")


def _notable(world: World, operations: Sequence[Event]) -> list[Table]:
    """Operations that a government attributes and for which a figure is reported."""
    official = [e for e in operations if basis(world, e) == "government"]
    chosen = [e for e in official if e.magnitude][-NOTABLE:]
    if not chosen:
        return []
    rows = [
        (
            v.day(e.span.start, (e.ref,)),
            v.text(e.title, e.title_ko, (e.ref,)),
            *figure_cells(e),
            v.actors(e.actors("alleged"), (e.ref,)),
            v.actors(
                e.actors("accuser"), [c.ref for c in attributions(world, e) if c.asserted_by]
            ),
        )
        for e in chosen
    ]
    columns = (
        Column("column.date"),
        Column("column.operation"),
        Column("column.figure", "right"),
        Column("column.figure_of"),
        Column("column.attributed_to"),
        Column("column.attributed_by"),
    )
    facts = {"count": _count(chosen), "all": _count(official)}
    return [Table("cyber-notable", Finding(f"{_K}.notable", facts), columns, rows)]


def _undated(operations: Sequence[Event]) -> list[Finding]:
    """Operations whose year of beginning is not known, and which no bar shows."""
    undated = [e for e in operations if _year(e) is None]
    return [Finding(f"{_K}.undated", {"count": _count(undated)}, "gap")] if undated else []


def _readings(world: World, operations: Sequence[Event]) -> list[Finding]:
    """How to read attributions, and that no answer of the accused is held if so."""
    found = [Finding(f"{_K}.claims_not_facts", kind="reading")]
    answers = [
        c
        for e in operations
        for c in attributions(world, e)
        if c.asserted_by and c.asserted_by in e.actors("alleged")
    ]
    if not answers:
        found.append(Finding(f"{_K}.no_answers", kind="gap"))
    if world.on < world.pack.until.latest or world.knowledge is not None:
        found.append(Finding(f"{_K}.later_claims", kind="gap"))
    return found


def _answers(world: World, state: str) -> Section:
    """Strategies of the state and accords with partners that deal with cyberspace."""
    texts = [a for a in world.agreements(state) if _on_cyber(a)]
    own = [a for a in texts if a.parties == (state,)]
    accords = [a for a in texts if a.parties != (state,)]
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    title = Finding(f"{_K}.answers_title")
    if not texts:
        blocks = [Finding(f"{_K}.no_answers_yet", facts, "gap"), *_treaty(world, state)]
        return Section("cyber-answers", title, blocks)
    live = [a for a in accords if world.live(a, state) is Truth.YES]
    in_law = [a for a in live if a.binding in IN_LAW]
    facts |= {
        "own": v.number(len(own), [a.ref for a in (own or texts)]),
        "accords": v.number(len(live), [a.ref for a in (live or texts)]),
        "partners": v.actors(dict.fromkeys(p for a in live for p in a.parties if p != state)),
        "law": v.number(len(in_law), [a.ref for a in (in_law or live or texts)]),
    }
    table = texts_table(
        "cyber-texts", Finding(f"{_K}.texts"), world, texts, OBLIGATIONS, partners_of=state
    )
    key = ("answers" if in_law else "answers_political") if live else "strategies_only"
    found = [Finding(f"{_K}.{key}", facts), *_treaty(world, state), *_not_joined(world, state)]
    return Section("cyber-answers", title, (*found, table, *unseen(texts)))


def _on_cyber(a: Agreement) -> bool:
    return (
        a.kind == "cyber"
        or any(p.obligation == "cyber" for p in a.provisions)
        or (a.kind == "policy-document" and bool(_CYBER.search(a.title)))
    )


def _treaty(world: World, state: str) -> list[Finding]:
    """Whether the alliance treaty speaks of cyberspace, where all of it was read."""
    found = []
    for treaty in world.agreements(state, ALLY, kinds=("alliance",)):
        silent = silent_on(world, treaty, _CYBER)
        if silent:
            facts = {
                "treaty": v.title(treaty),
                "count": v.number(len(silent), [p.ref for p in silent]),
            }
            found.append(Finding(f"{_K}.treaty_silent", facts))
    return found


def _not_joined(world: World, state: str) -> list[Finding]:
    """Treaties on cyberspace in the records to which the state is not a party."""
    return [
        Finding(
            f"{_K}.not_joined",
            {
                "treaty": v.title(a),
                "state": v.actor(state),
                "parties": v.actors(a.parties, (a.ref,)),
            },
        )
        for a in world.agreements(kinds=("cyber",))
        if a.binding == "treaty" and state not in a.parties
    ]
