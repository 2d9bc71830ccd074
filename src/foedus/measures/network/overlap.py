"""How far two layers tie the same states."""

from __future__ import annotations

import msgspec

from foedus.errors import MeasureError
from foedus.measures.network.layer import Layer


class Overlap(msgspec.Struct, frozen=True):
    """The ties of two layers compared, over dyads of common nodes that both know.

    ``both`` is how many dyads both tie, ``first`` and ``second`` how many each; ``unknown`` how
    many dyads of common nodes one or the other does not know.
    """

    both: int
    first: int
    second: int
    unknown: int

    @property
    def jaccard(self) -> float | None:
        """``|A and B| / |A or B|``, from 0 (none in common) to 1 (the same ties)."""
        either = self.first + self.second - self.both
        return self.both / either if either else None

    @property
    def of_first(self) -> float | None:
        """The share of the first layer's ties that the second has, too: ``|A and B| / |A|``."""
        return self.both / self.first if self.first else None

    @property
    def of_second(self) -> float | None:
        """The share of the second layer's ties that the first has, too: ``|A and B| / |B|``."""
        return self.both / self.second if self.second else None


def overlap(first: Layer, second: Layer) -> Overlap:
    """The ties that two layers have in common, whatever their weights, direction by direction.

    Jaccard (1912). Shares are from 0 to 1, None of no ties.

    >>> pact = Layer.of("pact", [("KOR", "USA"), ("USA", "KOR")], nodes=["DEU"])
    >>> arms = Layer.of("arms", [("USA", "KOR"), ("DEU", "KOR")])
    >>> found = overlap(pact, arms)
    >>> found.jaccard, found.of_first
    (0.3333333333333333, 0.5)
    """
    common = {*first.nodes} & {*second.nodes}
    if len(common) < 2:
        raise MeasureError(
            f"'{first.name}' and '{second.name}' have {len(common)} states in common; two at least"
        )
    unknown = {dyad for dyad in first.unknown | second.unknown if common.issuperset(dyad)}
    one, other = (
        {dyad for dyad in layer.weights if common.issuperset(dyad) and dyad not in unknown}
        for layer in (first, second)
    )
    return Overlap(len(one & other), len(one), len(other), len(unknown))
