"""Who carries an alliance: each member's share of the spending beside its share of the means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

import msgspec

from foedus.errors import MeasureError


class Burden(msgspec.Struct, frozen=True):
    """One member's share of all spending and of all means, each from 0 to 1."""

    state: str
    spending_share: float
    means_share: float

    @property
    def ratio(self) -> float:
        """``spending share / share of the means``: 1 is in proportion, more is more."""
        return self.spending_share / self.means_share


class BurdenSharing(msgspec.Struct, frozen=True):
    """The burdens of the members of which both numbers are told, by name.

    ``unknown`` are the members of which one is not; the shares are of the others' total.
    ``rank_correlation`` is Spearman's, from -1 to 1, between a member's means and its spending
    over its means; above 0 the large carry more than in proportion. None for fewer than three
    members, and where all are alike.
    """

    members: tuple[Burden, ...]
    unknown: tuple[str, ...]
    rank_correlation: float | None


def burden_sharing(
    spending: Mapping[str, float | None],
    means: Mapping[str, float | None],
    members: Iterable[str],
) -> BurdenSharing:
    """How the members of an alliance share its burden.

    ``(x_i / sum(x)) / (y_i / sum(y))``, from 0, ``x`` military spending in one unit and ``y``
    means, such as GDP or population, in one unit. Sandler and Forbes (1980) set
    shares of the burden beside shares of benefits. The rank correlation tests whether small
    members exploit large ones: Olson and Zeckhauser (1966); for 2011-2017 Kim and Sandler
    (2019).

    >>> found = burden_sharing({"USA": 60.0, "DEU": 20.0}, {"USA": 50, "DEU": 50}, ["DEU", "USA"])
    >>> [(one.state, one.ratio) for one in found.members]
    [('DEU', 0.5), ('USA', 1.5)]
    """
    everybody = sorted(set(members))
    told: dict[str, tuple[float, float]] = {}
    for state in everybody:
        x, y = spending.get(state), means.get(state)
        if x is not None and not 0 <= x < inf:
            raise MeasureError(f"the spending of {state} is {x}; give 0 or more")
        if y is not None and not 0 < y < inf:
            raise MeasureError(f"the means of {state} are {y}; give more than 0")
        if x is not None and y is not None:
            told[state] = (x, y)
    whole_x = sum(x for x, _ in told.values())
    whole_y = sum(y for _, y in told.values())
    if told and not whole_x:
        raise MeasureError("nobody spends anything; there is no burden to share")
    return BurdenSharing(
        members=tuple(Burden(s, x / whole_x, y / whole_y) for s, (x, y) in told.items()),
        unknown=tuple(state for state in everybody if state not in told),
        rank_correlation=_spearman(
            [y for _, y in told.values()], [x / y for x, y in told.values()]
        ),
    )


def _spearman(one: list[float], other: list[float]) -> float | None:
    """Pearson's correlation of ranks, equal values sharing the mean of theirs."""
    import numpy as np

    if len(one) < 3 or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(v) + (ordered.count(v) - 1) / 2 for v in values]
