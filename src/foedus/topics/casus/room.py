"""A contingency, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.casus import Answer, Change, Kind, Reading, Result, Standing, Step
from foedus.findings import Figure, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.topics.casus.figure import cascade
from foedus.topics.casus.tables import changes_table, conflicts_table, owed_table, without_table
from foedus.topics.casus.wording import assumptions, both

MANY: Final = 6
"""More states than this are counted, not named, in the first sentence."""
Blocks = list[Finding | Figure | Table]


def page(steps: Sequence[Step], name: str = "casus") -> Section:
    """The answer of the first round in full, then what each further round adds."""
    first = steps[0].answer
    asked = first.contingency
    facts = {
        "act": v.term(asked.act, "act"),
        "attackers": v.actors(asked.attackers),
        "targets": v.actors(asked.targets),
    }
    blocks: Blocks = [
        lead(first),
        assumptions(first.world, asked),
        Finding("casus.reading", {}, "reading"),
        *_duties(name, first),
        cascade(name, steps),
        *_rest(name, first),
    ]
    later = [_round(f"{name}-{step.number}-{index}", step) for index, step in enumerate(steps[1:])]
    return Section(name, Finding("casus.title", facts), blocks, later)


def lead(answer: Answer) -> Finding:
    """Who owes help by law and who may, in a sentence."""
    sure = {r.debtor for r in answer.duties if r.result is Result.ARISES}
    open_ = {r.debtor for r in answer.duties} - sure
    facts = {
        "targets": v.actors(answer.contingency.targets),
        "attackers": v.actors(answer.contingency.attackers),
        "sure": _named(sorted(sure), answer),
        "open": _named(sorted(open_), answer),
    }
    key = {(True, True): "both", (True, False): "sure", (False, True): "open"}
    return Finding(f"casus.lead_{key.get((bool(sure), bool(open_)), 'none')}", facts)


def _named(actors: Sequence[str], answer: Answer) -> Value:
    """The actors by name, or how many where there are many."""
    refs = tuple(dict.fromkeys(r.provision.ref for r in answer.duties if r.debtor in actors))
    if len(actors) <= MANY:
        return v.actors(actors, refs)
    return both("casus.states", {"count": v.number(len(actors))}, refs)


def _duties(name: str, answer: Answer) -> Blocks:
    found: Blocks = []
    if answer.duties:
        found.append(owed_table(f"{name}-duties", "casus.duties", answer, answer.duties))
    if any(r.standing is Standing.CODED for r in answer.duties):
        found.append(Finding("casus.coded_note", {}, "gap"))
    return found


def _rest(name: str, answer: Answer) -> Blocks:
    """What is not a duty to help: other duties, permissions, promises, and who owes nothing."""
    found: Blocks = []
    for key in ("consultations", "neutralities", "permissions", "breaches", "apart"):
        readings: Sequence[Reading] = getattr(answer, key)
        if readings:
            lean = key in ("breaches", "permissions")
            found.append(owed_table(f"{name}-{key}", f"casus.{key}", answer, readings, lean))
    if answer.conflicts:
        found.append(conflicts_table(f"{name}-conflicts", "casus.conflicts", answer))
    if answer.without_duty:
        table = without_table(f"{name}-without", "casus.without_duty", answer, answer.without_duty)
        found.append(table)
    if answer.codings:
        found.append(owed_table(f"{name}-coded", "casus.coded", answer, answer.codings))
        found.append(Finding("casus.coded_note", {}, "gap"))
    return found


def _round(name: str, step: Step) -> Section:
    answer = step.answer
    cause = sorted({r.provision.ref: r for r in step.if_}.items())
    facts = {
        "number": v.number(step.number),
        "joiners": v.actors(answer.contingency.attackers),
        "clauses": v.titles([r.agreement for _, r in cause]),
    }
    key = "casus.round_sure" if step.sure else "casus.round_open"
    blocks: Blocks = [Finding(key, facts, "reading"), lead(answer)]
    blocks += _duties(name, answer)
    for key, kinds in (("consultations", Kind.CONSULT), ("neutralities", Kind.NEUTRAL)):
        readings = answer.of(kinds)
        if readings:
            blocks.append(owed_table(f"{name}-{key}", f"casus.{key}", answer, readings))
    if answer.without_duty:
        blocks.append(
            without_table(f"{name}-without", "casus.without_duty", answer, answer.without_duty)
        )
    return Section(name, Finding("casus.round", facts), blocks)


def difference(
    before: Answer, after: Answer, changes: Sequence[Change], name: str = "casus-changed"
) -> Section:
    """Only what changes between two worlds, and why."""
    title = Finding("casus.changed")
    if not changes:
        return Section(name, title, (Finding("casus.unchanged", {}, "gap"),))
    return Section(
        name, title, (changes_table(f"{name}-table", "casus.changed", before, after, changes),)
    )
