"""Whose ties come from those who have many themselves: eigenvector, Katz and PageRank."""

from __future__ import annotations

from typing import Final

import msgspec

from foedus.errors import MeasureError
from foedus.measures.network.arrays import graph, weights
from foedus.measures.network.layer import Layer, Tie

_EXACT: Final = 1e-13
_STEPS: Final = 20_000


def eigenvector(layer: Layer, *, weighted: bool = True) -> dict[str, float]:
    """The leading eigenvector of ties that come in: ``x_v = (1 / l) * sum_u w_uv * x_u``.

    Of Euclidean length 1, so from 0 to 1. Where the layer falls into parts that do not reach
    one another, nodes outside the part with the largest eigenvalue ``l`` have 0. Bonacich
    (1987).

    Raises :class:`MeasureError` where there is no such vector: without ties, or where no ties
    lead back to where they began.

    >>> star = Layer.of("pact", [("USA", "KOR"), ("USA", "JPN")], symmetric=True)
    >>> {node: round(x, 3) for node, x in eigenvector(star).items()}
    {'JPN': 0.5, 'KOR': 0.5, 'USA': 0.707}
    """
    import rustworkx as rx

    made = graph(_scaled(layer.known("eigenvector centrality"), weighted=weighted))
    if rx.is_directed_acyclic_graph(made):
        raise MeasureError(f"no ties of '{layer.name}' lead back; ask for katz or pagerank")
    try:
        found = rx.digraph_eigenvector_centrality(
            made, weight_fn=float, max_iter=_STEPS, tol=_EXACT
        )
    except rx.FailedToConverge:
        raise MeasureError(
            f"'{layer.name}' has no single leading eigenvector; ask for katz or pagerank,"
            " or for one part of it with among()"
        ) from None
    return {node: found[at] for at, node in enumerate(layer.nodes)}


def katz(layer: Layer, *, alpha: float | None = None, weighted: bool = True) -> dict[str, float]:
    """Ties that come in over any number of steps: ``x_v = alpha * sum_u w_uv * x_u + 1``.

    ``x`` is scaled to Euclidean length 1, so from 0 to 1. ``alpha`` weighs each further step
    and must be below ``1 / l``, ``l`` the largest eigenvalue; by default it is 0.85 over the
    largest strength of ties coming in, which is. Katz (1953).

    >>> found = katz(Layer.of("arms", [("USA", "KOR"), ("KOR", "PHL")]), alpha=0.5)
    >>> {node: round(x / found["USA"], 3) for node, x in found.items()}
    {'KOR': 1.5, 'PHL': 1.75, 'USA': 1.0}
    """
    import numpy as np
    import rustworkx as rx

    known = _scaled(layer.known("Katz centrality"), weighted=weighted)
    # Weights are scaled to a largest of 1, so alpha is scaled against it.
    scale = max((tie.weight for tie in layer.ties), default=1.0) if weighted else 1.0
    matrix = weights(known)
    strongest = float(matrix.sum(axis=0).max(initial=0.0)) or 1.0
    step = 0.85 / strongest if alpha is None else alpha * scale
    if alpha is not None and not rx.is_directed_acyclic_graph(graph(known)):
        largest = float(np.abs(np.linalg.eigvals(matrix)).max())
        if step * largest >= 1:
            raise MeasureError(
                f"alpha is {alpha}; for '{layer.name}' give less than {1 / (largest * scale):.6g}"
            )
    if step < 0:
        raise MeasureError(f"alpha is {alpha}; give 0 or more")
    count = len(layer.nodes)
    found = np.linalg.solve(np.eye(count) - step * matrix.T, np.ones(count))
    found /= np.linalg.norm(found) or 1.0
    return {node: float(x) for node, x in zip(layer.nodes, found, strict=True)}


def pagerank(layer: Layer, *, damping: float = 0.85, weighted: bool = True) -> dict[str, float]:
    """Where one ends who follows ties out, each by its share of the strength.

    ``p_v = (1 - d) / n + d * (sum_u p_u * w_uv / s_u + e / n)``, ``s_u`` the strength of ties out
    and ``e`` the sum of ``p`` over nodes without such ties; from 0 to 1, together 1.
    Brin and Page (1998).

    >>> found = pagerank(Layer.of("arms", [("USA", "KOR"), ("USA", "JPN")]))
    >>> {node: round(p, 3) for node, p in found.items()}
    {'JPN': 0.37, 'KOR': 0.37, 'USA': 0.26}
    """
    import rustworkx as rx

    if not 0 <= damping < 1:
        raise MeasureError(f"damping is {damping}; give 0 or more and less than 1")
    made = graph(_scaled(layer.known("PageRank"), weighted=weighted))
    found = rx.pagerank(made, alpha=damping, weight_fn=float, tol=_EXACT, max_iter=_STEPS)
    return {node: found[at] for at, node in enumerate(layer.nodes)}


def _scaled(layer: Layer, *, weighted: bool) -> Layer:
    """The layer with weights up to 1, or all 1."""
    most = max((tie.weight for tie in layer.ties), default=1.0)
    ties = tuple(
        Tie(tie.who, tie.whom, tie.weight / most if weighted else 1.0) for tie in layer.ties
    )
    return msgspec.structs.replace(layer, ties=ties)
