"""The measures written out from their definitions, in plain loops over third states."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Codes = Sequence[int]
Weights = Sequence[float]


def distance(a: int, b: int, power: int) -> int:
    """Of power 0 any difference is 1."""
    return int(a != b) if power == 0 else int(abs(a - b) ** power)


def observed(x: Codes, y: Codes, w: Weights, power: int) -> float:
    """How far apart the two are on average."""
    return sum(w[k] * distance(x[k], y[k], power) for k in range(len(x))) / sum(w)


def independent(x: Codes, y: Codes, w: Weights, power: int) -> float:
    """How far apart on average if the tie of each were drawn from any third state."""
    n = range(len(x))
    return sum(w[k] * w[m] * distance(x[k], y[m], power) for k in n for m in n) / sum(w) ** 2


def s(x: Codes, y: Codes, w: Weights, highest: int, power: int) -> float:
    return 1 - 2 * observed(x, y, w, power) / distance(0, highest, power)


def alignment(x: Codes, y: Codes, w: Weights, highest: int) -> float:
    return s(x, y, w, highest, 1) - (1 - 2 * independent(x, y, w, 1) / highest)


def kappa(x: Codes, y: Codes, w: Weights, power: int) -> float | None:
    by_chance = independent(x, y, w, power)
    return None if by_chance == 0 else 1 - observed(x, y, w, power) / by_chance


def pi(x: Codes, y: Codes, w: Weights, power: int) -> float | None:
    """Chance draws from the ties of both, put together."""
    both, twice = [*x, *y], [*w, *w]
    by_chance = independent(both, both, twice, power)
    return None if by_chance == 0 else 1 - observed(x, y, w, power) / by_chance


def tau_b(x: Codes, y: Codes, w: Weights) -> float | None:
    alike = by_x = by_y = 0.0
    for k in range(len(x)):
        for m in range(k):
            pair = w[k] * w[m]
            alike += pair * sign(x[k] - x[m]) * sign(y[k] - y[m])
            by_x += pair * (x[k] != x[m])
            by_y += pair * (y[k] != y[m])
    return alike / sqrt(by_x * by_y) if by_x * by_y else None


def sign(number: int) -> int:
    return (number > 0) - (number < 0)


def any_tie(x: Codes) -> list[int]:
    return [int(code > 0) for code in x]


def all_measures(x: Codes, y: Codes, highest: int, w: Weights) -> dict[str, float | None]:
    """Every measure by the name that it has in Foedus."""
    one, other = any_tie(x), any_tie(y)
    return {
        "s": s(x, y, w, highest, 1),
        "s_squared": s(x, y, w, highest, 2),
        "tau_b": tau_b(x, y, w),
        "kappa": kappa(x, y, w, 0),
        "kappa_linear": kappa(x, y, w, 1),
        "kappa_squared": kappa(x, y, w, 2),
        "kappa_binary": kappa(one, other, w, 0),
        "pi": pi(x, y, w, 0),
        "pi_linear": pi(x, y, w, 1),
        "pi_squared": pi(x, y, w, 2),
        "pi_binary": pi(one, other, w, 0),
        "alignment": alignment(x, y, w, highest),
    }
