"""Structural balance: whether friends and enemies fit together, three by three."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from foedus.errors import MeasureError
from foedus.measures.network.layer import Layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Balance(msgspec.Struct, frozen=True):
    """Triads whose three pairs all have a sign, counted by their signs.

    Apart from these, ``unknown`` triads might be signed but have a pair whose sign is unknown,
    ``mixed`` triads have a pair of both signs and none that is unknown.
    """

    all_positive: int
    one_negative: int
    two_negative: int
    all_negative: int
    mixed: int
    unknown: int

    @property
    def signed(self) -> int:
        """The triads counted."""
        return self.all_positive + self.one_negative + self.two_negative + self.all_negative

    @property
    def balanced(self) -> int:
        """Triads whose product of signs is positive: none or two negative."""
        return self.all_positive + self.two_negative

    @property
    def share(self) -> float | None:
        """The share of signed triads that are balanced, from 0 to 1; None of none."""
        return self.balanced / self.signed if self.signed else None

    @property
    def weak_share(self) -> float | None:
        """The same with three enemies allowed (Davis 1967), from 0 to 1."""
        return (self.balanced + self.all_negative) / self.signed if self.signed else None


def balance(positive: Layer, negative: Layer) -> Balance:
    """The balance of the triads of two layers, such as alliances and disputes.

    A pair is positive or negative if it is tied in that layer in either direction, and mixed if
    in both layers; both must have the same nodes. A triad is balanced if the product of its
    three signs is positive, after Heider (1946) and Cartwright and Harary (1956); cycles longer
    than three are not counted. With three enemies allowed it is Davis (1967). Triads, not
    directed ones, are counted.

    >>> pact = Layer.of("pact", [("KOR", "USA")], nodes=["PRK"])
    >>> clash = Layer.of("clash", [("PRK", "KOR"), ("PRK", "USA")])
    >>> found = balance(pact, clash)
    >>> found.two_negative, found.share
    (1, 1.0)
    """
    import numpy as np

    from foedus.measures.network.arrays import unknowns, weights

    if positive.nodes != negative.nodes:
        odd = sorted({*positive.nodes} ^ {*negative.nodes})
        raise MeasureError(
            f"'{positive.name}' and '{negative.name}' must have the same states;"
            f" only one has {', '.join(odd[:5])}"
        )

    tied = [_either(weights(layer) > 0) for layer in (positive, negative)]
    open_ = [
        _either(unknowns(layer)) & ~t for layer, t in zip((positive, negative), tied, strict=True)
    ]
    unknown = open_[0] | open_[1]
    mixed = tied[0] & tied[1]
    plus, minus = ((t & ~mixed & ~unknown).astype(np.int64) for t in tied)
    signed = _triangles((plus + minus) > 0)
    with_mixed = _triangles((plus + minus + mixed) > 0)
    with_all = _triangles((plus + minus + mixed + unknown) > 0)
    return Balance(
        all_positive=_triangles(plus > 0),
        one_negative=int(((plus @ plus) * minus).sum()) // 2,
        two_negative=int(((minus @ minus) * plus).sum()) // 2,
        all_negative=_triangles(minus > 0),
        mixed=with_mixed - signed,
        unknown=with_all - with_mixed,
    )


def _either(directed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return directed | directed.T


def _triangles(pairs: NDArray[np.bool_]) -> int:
    import numpy as np

    adjacent = pairs.astype(np.int64)
    return int(np.trace(adjacent @ adjacent @ adjacent)) // 6
