"""Groups of states that are tied more among themselves than their ties let one expect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from foedus.errors import MeasureError
from foedus.measures.network.layer import Layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NO_GAIN: Final = 1e-12
"""Gains that differ by less are equal, whatever the order in which they were added up."""


def modularity(
    layer: Layer, groups: Iterable[Iterable[str]], *, weighted: bool = True
) -> float | None:
    """How much more of all ties lies within groups than if ties fell by strength alone.

    ``Q = (1 / m) * sum over i, j of (w_ij - out_i * in_j / m) * [same group]``, ``m`` the sum of
    all weights: from -1 to below 1; 0 for one group of all, None without ties. Leicht and Newman
    (2008); of a symmetric layer it is the modularity of Newman and Girvan (2004), which is at
    least -1/2.

    Raises :class:`MeasureError` unless every node is in one group.

    >>> two = Layer.of("pact", [("A", "B"), ("C", "D")], symmetric=True)
    >>> modularity(two, [["A", "B"], ["C", "D"]])
    0.5
    """
    import numpy as np

    matrix = _matrix(layer.known("modularity"), weighted=weighted)
    member = np.array(_membership(layer, groups))
    whole = float(matrix.sum())
    if not whole:
        return None
    expected = np.outer(matrix.sum(axis=1), matrix.sum(axis=0)) / whole
    same = member[:, None] == member[None, :]
    return float(((matrix - expected) * same).sum() / whole)


def communities(layer: Layer, *, weighted: bool = True) -> tuple[tuple[str, ...], ...]:
    """Groups found by joining, as long as modularity grows, the two that add most to it.

    Each node begins alone; joining groups ``c`` and ``d`` adds ``(w_cd + w_dc) / m - (out_c *
    in_d + out_d * in_c) / m ** 2``. Of equal gains the pair first by name is joined, so the
    answer is always the same, but it need not be the best partition: no quick method promises
    that. A node without ties stays alone. Groups come largest first, then by name. Clauset,
    Newman and Moore (2004), with the directed modularity of Leicht and Newman (2008).

    >>> two = Layer.of("pact", [("A", "B"), ("C", "D"), ("B", "C")], nodes=["E"], symmetric=True)
    >>> communities(two)
    (('A', 'B'), ('C', 'D'), ('E',))
    """
    import numpy as np

    matrix = _matrix(layer.known("communities"), weighted=weighted)
    groups = [[node] for node in layer.nodes]
    whole = float(matrix.sum())
    while whole and len(groups) > 1:
        between = (matrix + matrix.T) / whole
        chance = np.outer(matrix.sum(axis=1), matrix.sum(axis=0)) / whole**2
        gain = np.triu(between - chance - chance.T, k=1)
        most = float(gain.max())
        if most <= _NO_GAIN:
            break
        # Groups stand in the order of their first names, so the first is first by name.
        one, other = (int(at) for at in np.argwhere(gain >= most - _NO_GAIN)[0])
        groups[one] = sorted(groups[one] + groups.pop(other))
        matrix[one, :] += matrix[other, :]
        matrix[:, one] += matrix[:, other]
        matrix = np.delete(np.delete(matrix, other, axis=0), other, axis=1)
    return tuple(sorted((tuple(group) for group in groups), key=lambda g: (-len(g), g)))


def _matrix(layer: Layer, *, weighted: bool) -> NDArray[np.float64]:
    import numpy as np

    from foedus.measures.network.arrays import weights

    matrix = weights(layer)
    return matrix if weighted else (matrix > 0).astype(np.float64)


def _membership(layer: Layer, groups: Iterable[Iterable[str]]) -> list[int]:
    listed = [(node, number) for number, group in enumerate(groups) for node in group]
    found = dict(listed)
    if len(found) != len(listed) or found.keys() != {*layer.nodes}:
        odd = sorted({*layer.nodes} ^ found.keys())
        seen = ", ".join(odd[:5]) if odd else "a state stands twice"
        raise MeasureError(f"groups of '{layer.name}' must hold each of its states once: {seen}")
    return [found[node] for node in layer.nodes]
