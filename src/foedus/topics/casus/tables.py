"""The readings of an answer as tables, one row for each clause and answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from foedus.casus import Answer, Change, Reading, Standing
from foedus.findings import Column, Finding, Table, Value
from foedus.findings import values as v
from foedus.topics.casus.wording import WORD, both, how, reasons, who

Group = tuple[Reading, ...]
"""Readings of one clause that answer alike for several holders."""


def grouped(readings: Iterable[Reading]) -> list[Group]:
    """Readings of one clause, toward one side, with one answer for the same reasons."""
    found: defaultdict[object, list[Reading]] = defaultdict(list)
    for reading in readings:
        chain = tuple((test.name, test.truth) for test in reading.tests)
        found[reading.provision.id, reading.toward, reading.result, chain].append(reading)
    return [tuple(group) for group in found.values()]


def owed_table(
    id: str, title: str, answer: Answer, readings: Sequence[Reading], lean: bool = False
) -> Table:
    """Who owes or may do what toward whom, by which words, how automatically and why.

    A ``lean`` table leaves out how, for promises that need no act.
    """
    columns = ["result", "debtor", "creditor", "duty", "article"]
    columns += ["why"] if lean else ["automaticity", "why"]
    rows = []
    for group in grouped(readings):
        reading = group[0]
        row = (
            _result(reading),
            who(sorted({r.holder for r in group})),
            who([reading.toward]),
            v.term(reading.provision.obligation, "obligation"),
            _clause(reading),
            *(() if lean else (how(reading),)),
            reasons(answer.world, reading),
        )
        rows.append(row)
    return _table(id, title, columns, rows)


def _result(reading: Reading) -> Value:
    """The answer, and what stands behind the clause where that is not the law as read."""
    word = WORD[reading.result]
    if reading.standing is Standing.LAW:
        return v.term(word, "result")
    facts = {
        "result": v.term(word, "result"),
        "standing": v.term(reading.standing.value, "standing"),
    }
    return both("casus.result", facts)


def without_table(id: str, title: str, answer: Answer, readings: Sequence[Reading]) -> Table:
    """Who owes no help, and the condition that stops the nearest clause."""
    rows = []
    for group in grouped(readings):
        reading = group[0]
        rows.append(
            (
                who(sorted({r.holder for r in group})),
                who([reading.toward]),
                _clause(reading),
                reasons(answer.world, reading),
            )
        )
    return _table(id, title, ["debtor", "creditor", "article", "why"], rows)


def conflicts_table(id: str, title: str, answer: Answer) -> Table:
    """Who owes help to one side and forbearance to the other."""
    by_clause: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    first: dict[tuple[str, str], tuple[Reading, Reading]] = {}
    for conflict in answer.conflicts:
        key = (conflict.help.provision.id, conflict.against.provision.id)
        by_clause[key].append(conflict.debtor)
        first.setdefault(key, (conflict.help, conflict.against))
    rows = [
        (
            who(sorted(set(by_clause[key]))),
            who([help.creditor]),
            _clause(help),
            who([bar.creditor]),
            _clause(bar),
            reasons(answer.world, bar),
        )
        for key, (help, bar) in first.items()
    ]
    columns = ["debtor", "helped", "stands_on", "creditor", "barred", "why"]
    return _table(id, title, columns, rows)


def changes_table(
    id: str, title: str, before: Answer, after: Answer, changes: Sequence[Change]
) -> Table:
    """What a clause answered before, what it answers then, and why."""
    rows = []
    for change in changes:
        reading = change.reading
        world = after.world if change.after else before.world
        rows.append(
            (
                who([reading.holder]),
                who([reading.toward]),
                v.term(reading.provision.obligation, "obligation"),
                _clause(reading),
                _answer(change.before),
                _answer(change.after),
                reasons(world, reading),
            )
        )
    columns = ["debtor", "creditor", "duty", "article", "before", "after", "why"]
    return _table(id, title, columns, rows)


def _answer(reading: Reading | None) -> Value:
    return v.term("gone" if reading is None else WORD[reading.result], "result")


def _clause(reading: Reading) -> Value:
    """The agreement and the article in one cell."""
    facts = {"agreement": v.title(reading.agreement), "article": v.locator(reading.provision)}
    return both("casus.clause", facts, (reading.provision.ref,))


def _table(id: str, title: str, columns: Iterable[str], rows: Sequence[Sequence[Value]]) -> Table:
    named = tuple(Column(f"column.{name}") for name in columns)
    return Table(id, Finding(title), named, rows)
