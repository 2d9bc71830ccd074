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
    """A ``K x K`` table for each pair, ``K = highest + 1``.

    ``codes`` has a row a state and a column a third state (or roll call), with whole numbers
    from 0 to ``highest``, or :data:`UNKNOWN`. Cell (a, b) counts the columns in which the first
    of the pair has a and the second b; with ``weights``, one a column, it adds those up. All
    come from one product: with a row of zeros and ones for each state and level, the tables
    are the blocks of this matrix times its transpose.

    >>> codes = np.array([[0, 1, 1, -1], [0, 0, 1, 1]], dtype=np.int8)
    >>> contingency(codes, 1, (np.array([0]), np.array([1]))).tolist()
    [[[1.0, 0.0], [1.0, 1.0]]]
    """
    states, columns = codes.shape
    levels = np.arange(highest + 1, dtype=np.int8)
    has = (codes[:, None, :] == levels[:, None]).astype(np.float64)
    has = has.reshape(states * len(levels), columns)
    counted = has if weights is None else has * weights
    blocks = (has @ counted.T).reshape(states, len(levels), states, len(levels))
    first, second = pairs
    return np.ascontiguousarray(blocks[first, :, second, :])
