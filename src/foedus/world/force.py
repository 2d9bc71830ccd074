"""Whether a clause is in force between two actors on a day, and when that may change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from foedus.dates import Truth, When
from foedus.evidence.records import Agreement, Provision

Stands = Callable[[str | None, str | None], Truth]
"""Whether an agreement applies: as a whole (None), for a party, or for it toward another."""
_DAY: Final = timedelta(days=1)


def between(agreement: Agreement, debtor: str, creditor: str, stands: Stands) -> Truth:
    """Whether the agreement is in force between the two, who need not both be parties.

    An agreement of two holds only while it holds for both.
    """
    pair = [one for one in (debtor, creditor) if one in agreement.parties]
    if len(agreement.parties) == 2:
        pair = list(agreement.parties)
    if not pair:
        return stands(None, None)
    apart = len(pair) == 2 and any(step.between for step in agreement.status)
    truth = Truth.YES
    for index, party in enumerate(pair):
        truth &= stands(party, pair[1 - index] if apart else None)
    return truth


def in_text(provision: Provision, day: date) -> Truth:
    """Whether the clause is part of the agreement on a day."""
    truth = provision.since.has_come(day) if provision.since else Truth.YES
    return truth & ~provision.until.has_come(day) if provision.until else truth


def turns(agreements: Iterable[Agreement], provisions: Iterable[Provision]) -> tuple[date, ...]:
    """The days on which an answer of :func:`between` or :func:`in_text` may change, in order."""
    whens: list[When] = [step.since for a in agreements for step in a.status]
    whens += [when for p in provisions for when in (p.since, p.until) if when]
    days = {day for when in whens for day in (when.earliest, when.latest)}
    return tuple(sorted(days | {day + _DAY for day in days if day < date.max}))
