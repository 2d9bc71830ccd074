"""What a record looked like to those who knew only what was public by a day."""

from __future__ import annotations

from datetime import date

import msgspec

from foedus.dates import Truth
from foedus.evidence.records import Agreement
from foedus.world.standing import joins_itself


def as_known(agreement: Agreement, day: date | None) -> Agreement:
    """The agreement without the steps and endings that lay ahead on the day of knowledge,
    and without the parties that joined by such a step; as it is where no day is given.

    They have no ``public_from`` of their own, so they count from their own day.
    """
    if day is None:
        return agreement
    status = tuple(s for s in agreement.status if s.since.has_come(day) is not Truth.NO)
    provisions = tuple(
        msgspec.structs.replace(p, until=None)
        if p.until is not None and p.until.has_come(day) is Truth.NO
        else p
        for p in agreement.provisions
        if p.since is None or p.since.has_come(day) is not Truth.NO
    )
    if (status, provisions) == (agreement.status, agreement.provisions):
        return agreement
    joined = {p for s in status for p in s.parties}
    parties = tuple(p for p in agreement.parties if p in joined or not joins_itself(agreement, p))
    return msgspec.structs.replace(
        agreement,
        parties=parties,
        status=status or agreement.status[:1],
        provisions=provisions,
    )
