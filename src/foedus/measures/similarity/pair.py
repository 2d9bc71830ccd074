"""Similarity of two portfolios that are given as they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.errors import MeasureError
from foedus.measures.similarity.asked import WEIGHTED, asked, base, scale_of
from foedus.measures.similarity.contingency import UNKNOWN, contingency
from foedus.measures.similarity.indices import MEASURES


def pair_similarity(
    first: Sequence[int | None],
    second: Sequence[int | None],
    *,
    highest: int,
    weights: Sequence[float] | None = None,
    measures: Sequence[str] | None = None,
) -> dict[str, float | None]:
    """The measures for two portfolios: codes toward the same third states in the same order.

    None is a tie that is not known; the third state is then left out. A measure that is
    undefined for the two is None.

    >>> pair_similarity([3, 3, 0, 0], [3, 0, 0, 0], highest=3, measures=["s", "kappa"])
    {'s': 0.5, 'kappa': 0.5}
    """
    scale_of(highest)
    names = asked(measures, weighted=weights is not None)
    lengths = {len(first), len(second), len(first if weights is None else weights)}
    if len(lengths) > 1:
        raise MeasureError("portfolios and weights must have the same length")
    given = [code for code in (*first, *second) if code is not None]
    if off := [code for code in given if not 0 <= code <= highest]:
        raise MeasureError(f"a tie is {off[0]}; the scale goes from 0 to {highest}")
    if weights is not None and not all(0 <= weight < np.inf for weight in weights):
        raise MeasureError("a weight is negative, infinite or not known; give 0 or more")
    both = [[UNKNOWN if code is None else code for code in one] for one in (first, second)]
    codes = np.array(both, dtype=np.int8)
    pairs = (np.array([0]), np.array([1]))
    each = None if weights is None else np.array(weights, dtype=np.float64)
    found = {}
    for name in names:
        table = contingency(codes, highest, pairs, each if name.endswith(WEIGHTED) else None)
        value = float(MEASURES[base(name)].of(table)[0])
        found[name] = None if np.isnan(value) else value
    return found
