"""Core and periphery: how far a layer looks like a centre and those tied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from foedus.errors import MeasureError, UnknownName
from foedus.measures.network.arrays import unknowns, weights
from foedus.measures.network.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

Between = Literal["tied", "ignored"]

_BETWEEN: Final = ("tied", "ignored")
_NO_GAIN: Final = 1e-12


class CorePeriphery(msgspec.Struct, frozen=True):
    """A core and how well it fits: ``correlation`` from -1 to 1, None where it is not defined.

    ``unknown`` directed dyads were left out.
    """

    core: tuple[str, ...]
    periphery: tuple[str, ...]
    correlation: float | None
    unknown: int


def core_fit(layer: Layer, core: Iterable[str], *, between: Between = "tied") -> CorePeriphery:
    """How well a given core fits: the correlation of ties with the ideal pattern.

    Over all known directed dyads, Pearson's ``r`` of ``a_ij`` (1 if tied) with ``d_ij``, which
    is 1 within the core, 0 within the periphery and, between the two, 1 (``tied``) or left out
    (``ignored``): from -1 to 1, None where all dyads are tied, none is, or the pattern has one
    value alone. Borgatti and Everett (2000).

    >>> star = Layer.of("pact", [("USA", "KOR"), ("USA", "JPN")], symmetric=True)
    >>> core_fit(star, ["USA"]).correlation
    1.0
    """
    inside = set(core)
    if odd := sorted(inside - {*layer.nodes}):
        raise UnknownName.of(f"state in '{layer.name}'", odd[0], layer.nodes)
    tied, known = _read(layer, between)
    member = _vector(layer, inside)
    found = float(_correlations(tied, known, member[None, :], between)[0])
    return CorePeriphery(
        core=tuple(node for node in layer.nodes if node in inside),
        periphery=tuple(node for node in layer.nodes if node not in inside),
        correlation=None if found != found else max(-1.0, min(1.0, found)),
        unknown=len(layer.unknown),
    )


def core_periphery(layer: Layer, *, between: Between = "tied") -> CorePeriphery:
    """The core that a plain search finds to fit best.

    It starts from the best of two kinds of core, the k nodes with most ties (equal ones by
    name) and each node alone; then it moves the one node that betters the correlation of
    :func:`core_fit` most, until none does. The same layer always gives the same core; that no
    other core fits better is not promised. Raises :class:`MeasureError` for fewer than three
    nodes, and where none of the cores to start from has a correlation.

    >>> star = Layer.of("pact", [("USA", "KOR"), ("USA", "JPN")], symmetric=True)
    >>> core_periphery(star).core
    ('USA',)
    """
    import numpy as np

    count = len(layer.nodes)
    if count < 3:
        raise MeasureError(f"'{layer.name}' has {count} states; a core needs three at least")
    tied, known = _read(layer, between)
    ties = tied.sum(axis=0) + tied.sum(axis=1)
    ranked = sorted(range(count), key=lambda at: (-ties[at], at))
    most = np.zeros((count - 1, count))
    for size in range(1, count):
        most[size - 1, ranked[:size]] = 1
    tries = np.concatenate([most, np.eye(count)])
    best, member = _best(tied, known, tries, between)
    if best == -np.inf:
        raise MeasureError(f"'{layer.name}' has no core: too few known dyads, or all alike")
    while True:
        flipped = np.abs(member[None, :] - np.eye(count))
        value, other = _best(tied, known, flipped, between)
        if value <= best + _NO_GAIN:
            break
        best, member = value, other
    inside = [node for node, x in zip(layer.nodes, member, strict=True) if x]
    return core_fit(layer, inside, between=between)


def _best(
    tied: NDArray[np.float64],
    known: NDArray[np.float64],
    members: NDArray[np.float64],
    between: Between,
) -> tuple[float, NDArray[np.float64]]:
    import numpy as np

    values = np.nan_to_num(_correlations(tied, known, members, between), nan=-np.inf)
    at = int(np.flatnonzero(values >= values.max() - _NO_GAIN)[0])
    return float(values[at]), members[at]


def _correlations(
    tied: NDArray[np.float64],
    known: NDArray[np.float64],
    members: NDArray[np.float64],
    between: Between,
) -> NDArray[np.float64]:
    """Pearson's correlation for each row of memberships (1 is core); nan where undefined."""
    import numpy as np

    def within(matrix: NDArray[np.float64], who: NDArray[np.float64]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = ((who @ matrix) * who).sum(axis=1)
        return found

    outer = 1 - members
    if between == "tied":
        dyads = np.full(len(members), known.sum())
        ties = np.full(len(members), tied.sum())
        ideal = dyads - within(known, outer)
        met = ties - within(tied, outer)
    else:
        ideal, met = within(known, members), within(tied, members)
        dyads = ideal + within(known, outer)
        ties = met + within(tied, outer)
    spread = (dyads * ties - ties**2) * (dyads * ideal - ideal**2)
    found = np.full(len(members), np.nan)
    defined = spread > 0
    found[defined] = (dyads * met - ties * ideal)[defined] / np.sqrt(spread[defined])
    return found


def _read(layer: Layer, between: Between) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Which directed dyads are tied, and which are known, as 0 and 1."""
    import numpy as np

    if between not in _BETWEEN:
        raise UnknownName.of("way to see dyads between core and periphery", between, _BETWEEN)
    known = (~unknowns(layer)).astype(np.float64)
    np.fill_diagonal(known, 0)
    return (weights(layer) > 0).astype(np.float64), known


def _vector(layer: Layer, inside: set[str]) -> NDArray[np.float64]:
    import numpy as np

    return np.array([float(node in inside) for node in layer.nodes])
