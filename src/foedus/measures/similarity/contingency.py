"""The contingency table of each dyad: how often one state has this tie and the other that."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]

UNKNOWN: Final = -1
"""The code of a tie that is not known; it is left out of every table that it would enter."""


def contingency(
    codes: Codes, highest: int, pairs: tuple[Integers, Integers], weights: Floats | None = None
) -> Floats:
    """The tables of all pairs, ``K x K x pairs`` with ``K = highest + 1``.

    ``codes`` has a row a state and a column a third state (or roll call), with whole numbers
    from 0 to ``highest``, or :data:`UNKNOWN`. Cell (a, b) counts the columns in which the first
    of a pair has a and the second b; with ``weights``, one a column, it adds those up. For all
    states at once that is a product of zeros and ones: who has a, times who has b.

    >>> codes = np.array([[0, 1, 1, -1], [0, 0, 1, 1]], dtype=np.int8)
    >>> contingency(codes, 1, (np.array([0]), np.array([1])))[..., 0].tolist()
    [[1.0, 0.0], [1.0, 1.0]]
    """
    levels = np.arange(highest + 1, dtype=np.int8)
    # Single precision counts exactly, to 16 million.
    has = (codes == levels[:, None, None]).astype(np.float32 if weights is None else np.float64)
    counted = has if weights is None else has * weights
    rows = (len(levels) * len(codes), codes.shape[1])
    product = has.reshape(rows) @ counted.reshape(rows).T
    blocks = product.reshape(len(levels), len(codes), len(levels), len(codes))
    first, second = pairs
    tables: Floats = blocks.transpose(0, 2, 1, 3)[:, :, first, second].astype(
        np.float64, order="C"
    )
    return tables
