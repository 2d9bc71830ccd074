"""The directed figure of a cascade: who acts, against whom, and who owes help to which side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from foedus.casus import Reading, Result, Step
from foedus.findings import LANGUAGES, Figure, Finding, Text, Value, catalogue, plots
from foedus.findings import values as v
from foedus.topics.casus.tables import grouped
from foedus.topics.casus.wording import WORD

NAMED: Final = 2
"""Members of a group that its box names before it counts the rest."""
FORMS: Final = {"debtor": "text", "creditor": "actor", "article": "text", "result": "term"}


def cascade(name: str, steps: Sequence[Step]) -> Figure:
    """Attackers above targets in the middle, helpers of each side outward, a column a round."""
    first = steps[0].answer.contingency
    sides = [*((a, "attacker") for a in first.attackers), *((t, "target") for t in first.targets)]
    boxes = [
        _box(actor, 0, place, role, _name([actor]), Text(""))
        for place, (actor, role) in enumerate(sides)
    ]
    arrows = [_arrow(a, t, "acts", True) for a in first.attackers for t in first.targets]
    home = {actor: actor for actor, _ in sides}
    middle = frozenset(home)
    left = set(first.attackers)
    readings: list[Reading] = []
    rows: list[dict[str, Any]] = []
    for step in steps:
        for index, group in enumerate(grouped(step.answer.duties)):
            if group[0].creditor not in home:
                continue
            new = [r for r in group if r.debtor not in home]
            known = [r for r in group if r.debtor in middle]
            readings += [*new, *known]
            arrows += [
                _arrow(r.debtor, r.creditor, "owes", r.result is Result.ARISES)
                for r in known
                if r.creditor in middle
            ]
            if not new:
                continue
            against = group[0].creditor in left
            id = f"{step.number}-{index}"
            boxes.append(_debtors(id, -step.number if against else step.number, boxes, new))
            rows.append(_row(step.number, boxes[-1], new[0]))
            sure = new[0].result is Result.ARISES
            arrows.append(_arrow(id, home[new[0].creditor], "owes", sure))
            left |= {r.debtor for r in new} if against else set()
        for reading in step.answer.duties:
            boxed = [b["name"] for b in boxes if reading.debtor in b["members"]]
            if boxed:
                home.setdefault(reading.debtor, boxed[0])
    lowest = min(box["column"] for box in boxes)
    for box in boxes:
        box["column"] -= lowest
    facts = {
        "attackers": v.actors(first.attackers),
        "targets": v.actors(first.targets),
        "on": v.day(first.on),
        "sure": _count([r for r in readings if r.result is Result.ARISES]),
        "open": _count([r for r in readings if r.result is Result.MAY]),
    }
    refs = tuple(dict.fromkeys(r.provision.ref for r in readings))
    title, alt = Finding("casus.cascade", facts), Finding("casus.cascade_alt", facts)
    return plots.cascade(f"{name}-cascade", title, alt, boxes, arrows, rows, refs, FORMS)


def _arrow(one: str, other: str, kind: str, sure: bool) -> dict[str, Any]:
    return {"from": one, "to": other, "kind": kind, "sure": sure}


def _count(readings: Sequence[Reading]) -> Value:
    return v.number(len(readings), dict.fromkeys(r.provision.ref for r in readings))


def _row(round: int, box: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """What a box of debtors and its arrow say, in words."""
    return {
        "round": round,
        "debtor": box["label"],
        "creditor": reading.creditor,
        "article": box["under"],
        "result": f"result.{WORD[reading.result]}",
    }


def _box(
    name: str,
    column: int,
    place: int,
    role: str,
    label: Text,
    under: Text,
    members: Sequence[str] = (),
) -> dict[str, Any]:
    return {
        "members": list(members),
        "name": name,
        "column": column,
        "place": place,
        "role": role,
        "label": label,
        "under": under,
    }


def _debtors(
    name: str, column: int, boxes: Sequence[dict[str, Any]], group: Sequence[Reading]
) -> dict[str, Any]:
    place = sum(box["column"] == column for box in boxes)
    reading = group[0]
    facts = {"agreement": v.title(reading.agreement), "article": v.locator(reading.provision)}
    under = Text(*(catalogue(lang).text(Finding("casus.clause", facts)) for lang in LANGUAGES))
    members = sorted({r.debtor for r in group})
    return _box(name, column, place, "debtor", _name(members), under, members)


def _name(actors: Sequence[str]) -> Text:
    """One or two names, or the first and how many more."""
    if len(actors) <= NAMED:
        written = [catalogue(lang).write(v.actors(actors)) for lang in LANGUAGES]
        return Text(*written)
    facts = {"first": v.actor(actors[0]), "more": v.number(len(actors) - 1)}
    return Text(*(catalogue(lang).text(Finding("casus.more", facts)) for lang in LANGUAGES))
