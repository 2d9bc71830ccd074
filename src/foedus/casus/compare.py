"""Two worlds asked the same question: only what changed, and why."""

from __future__ import annotations

import msgspec

from foedus.casus.evaluate import Answer
from foedus.casus.reading import Reading

Key = tuple[str, str, str, str]


class Change(msgspec.Struct, frozen=True):
    """A clause that answers otherwise; ``before`` or ``after`` is None where it is not there."""

    before: Reading | None
    after: Reading | None

    @property
    def reading(self) -> Reading:
        """The reading that is there, the later one where both are."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(before: Answer, after: Answer) -> tuple[Change, ...]:
    """What changes from one answer to another, clause by clause.

    >>> from datetime import date
    >>> from foedus.casus import Contingency, evaluate
    >>> from foedus.world import load
    >>> world = load("korea")
    >>> attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1))
    >>> changed = compare(evaluate(world, attack), evaluate(world.without("us-rok-mdt"), attack))
    >>> {c.reading.agreement.id for c in changed if c.after is None}
    {'us-rok-mdt'}
    """
    old, new = ({_key(r): r for r in answer.readings} for answer in (before, after))
    changes = (Change(old.get(key), new.get(key)) for key in {**old, **new})
    return tuple(c for c in changes if _answer(c.before) != _answer(c.after))


def _key(reading: Reading) -> Key:
    return reading.provision.id, reading.debtor, reading.creditor, reading.kind.value


def _answer(reading: Reading | None) -> object:
    return None if reading is None else (reading.result, reading.tests)
