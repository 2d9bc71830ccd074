"""How far a whole rests on few partners.

All take amounts by partner, in one unit and not negative. A whole of nothing has no
shares, so the answer is then None and never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf


def shares(amounts: Mapping[str, float]) -> dict[str, float]:
    """Each partner's share of the whole, largest first: ``s_i = x_i / sum(x)``, from 0 to 1.

    Raises :class:`ValueError` for an amount that is negative or not a number.

    >>> shares({"DEU": 30.0, "USA": 90.0})
    {'USA': 0.75, 'DEU': 0.25}
    """
    for name, amount in amounts.items():
        if not 0 <= amount < inf:
            raise ValueError(f"the amount of {name} is {amount}; give 0 or more")
    whole = sum(amounts.values())
    if not whole:
        return {}
    ranked = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    return {name: amount / whole for name, amount in ranked}


def herfindahl(amounts: Mapping[str, float]) -> float | None:
    """The Herfindahl-Hirschman index of partner shares: ``H = sum(s_i ** 2)``.

    From ``1 / n`` (``n`` partners with equal shares) to 1 (one partner); None for a whole of
    nothing. Hirschman (1945) and Herfindahl (1950). Competition authorities write it times
    10,000.

    >>> herfindahl({"USA": 90.0, "DEU": 30.0})
    0.625
    >>> herfindahl({"USA": 5.0}), herfindahl({})
    (1.0, None)
    """
    found = shares(amounts)
    return sum(share**2 for share in found.values()) if found else None


def effective_number(amounts: Mapping[str, float]) -> float | None:
    """How many equal partners would give the same concentration: ``N = 1 / H``.

    From 1 to the number of partners; None for a whole of nothing. Laakso and Taagepera
    (1979).

    >>> effective_number({"USA": 90.0, "DEU": 30.0})
    1.6
    """
    concentration = herfindahl(amounts)
    return None if concentration is None else 1 / concentration


def largest(amounts: Mapping[str, float]) -> tuple[str, float] | None:
    """The partner with the largest share and that share (the concentration ratio CR1).

    From ``1 / n`` to 1; of equals the first by name; None for a whole of nothing.

    >>> largest({"USA": 90.0, "DEU": 30.0})
    ('USA', 0.75)
    """
    return next(iter(shares(amounts).items()), None)
