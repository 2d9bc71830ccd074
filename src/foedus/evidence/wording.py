"""The values of records in plain words, as a pack writes them."""

from __future__ import annotations

from typing import Any

from foedus.dates import Span, When
from foedus.evidence.quantity import Quantity
from foedus.evidence.records import Case, Cite, Role, StatusStep


def worded(value: Any) -> str:
    """A value as a pack writes it.

    >>> worded(When.parse("1954-11")), worded(None), worded(("KOR", "USA"))
    ('1954-11', 'nothing', "'KOR'; 'USA'")
    """
    match value:
        case None | "" | ():
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case When():
            return str(value)
        case Span(start=start, end=end):
            return f"{start} to {end or 'now'}"
        case Cite(source=source, locator=locator):
            return f"{source}: {locator}"
        case Role(role=role, actor=actor):
            return f"{role}:{actor}"
        case StatusStep():
            return _step(value)
        case Quantity():
            return _quantity(value)
        case Case():
            return _case(value)
        case dict():
            pairs = (f"{name}={worded(one)}" for name, one in value.items())
            return "; ".join(pairs) or "nothing"
        case tuple():
            return "; ".join(map(worded, value))
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def _case(case: Case) -> str:
    """What the formal reading asks beside the triggers; alternatives as a pack writes them."""
    told = []
    for name in ("where", "against"):
        alternatives = [" & ".join(terms) for terms in getattr(case, name)]
        told += [f"{name} {' or '.join(alternatives)}"] if alternatives else []
    told += [f"not against {', '.join(case.not_against)}"] if case.not_against else []
    told += [f"attackers {case.attackers} or more"] if case.attackers > 1 else []
    told += [f"judged by {case.judged_by}"] if case.judged_by else []
    flags = ("joined", "unprovoked", "requested", "parties_too", "lapses_if_aggressor")
    told += [name.replace("_", " ") for name in flags if getattr(case, name)]
    told += [f"open: {fact}" for fact in case.open]
    told += [f"limits {', '.join(case.limits)}"] if case.limits else []
    return "; ".join(told) or "the triggers are all it asks"


def _step(step: StatusStep) -> str:
    """With those on whom it bears, and who says so where others do not."""
    parties = ", ".join(step.parties)
    bears = f"between {parties}" if step.between else parties
    says = f"as {step.asserted_by} asserts" if step.asserted_by else ""
    notes = ", ".join(filter(None, (bears, says, step.place)))
    return f"{step.state} {step.since}{f' ({notes})' if notes else ''}"


def _quantity(q: Quantity) -> str:
    sign = {"about": "~", "at-least": ">=", "at-most": "<="}.get(q.qualifier, "")
    size = f"{q.value:.15g}" if q.value is not None else f"{q.low:.15g}..{q.high:.15g}"
    return f"{sign}{size} {q.unit}".rstrip()
