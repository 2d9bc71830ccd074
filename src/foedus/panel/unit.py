"""What a row of a panel is."""

from __future__ import annotations

import msgspec

from foedus.dates.periods import Period

_SETS = {1: "state", 2: "dyad", 3: "triad"}


class Unit(msgspec.Struct, frozen=True):
    """A set of ``size`` states in a period; a pair may have a direction.

    With ``disputes``, the data set of disputes, it is a dispute of the pair in a year.

    >>> Unit(Period.YEAR, 2, True).name, Unit(Period.DAY, 1).name, Unit(Period.YEAR, 4).name
    ('directed dyad-year', 'state-day', '4-ad-year')
    """

    period: Period
    size: int = 1
    directed: bool = False
    disputes: str = ""

    @property
    def name(self) -> str:
        direction = "" if self.size != 2 else "directed " if self.directed else "non-directed "
        if self.disputes:
            return f"{direction}dispute-year"
        return f"{direction}{_SETS.get(self.size, f'{self.size}-ad')}-{self.period.value}"

    @property
    def ends(self) -> tuple[str, ...]:
        """What the names of columns end with, for each state of a set."""
        return ("",) if self.size == 1 else tuple(str(n + 1) for n in range(self.size))
