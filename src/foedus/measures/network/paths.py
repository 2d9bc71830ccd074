"""Who stands between others and who is near them: shortest paths along ties."""

from __future__ import annotations

from heapq import heappop, heappush
from math import isclose
from typing import TYPE_CHECKING, Final, Literal

from foedus.errors import UnknownName
from foedus.measures.network.arrays import graph
from foedus.measures.network.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

Way = Literal["into", "out"]

_ONE_THREAD: Final = 2**31
"""More nodes than any layer has: threads would add up in another order each time."""

_SAME: Final = 1e-12
"""Paths whose lengths differ by less than this share are equally short."""


def betweenness(layer: Layer, *, weighted: bool = True) -> dict[str, float]:
    """How often a node lies on the shortest paths between others.

    ``b_v = sum over s, t of sigma_st(v) / sigma_st``, over the ``(n - 1) * (n - 2)`` ordered
    pairs of others: from 0 to 1. A weight is a strength, and the length of a tie is
    ``1 / weight`` (Newman 2001); without ``weighted`` every tie is 1 long. Pairs without a path
    add nothing. Freeman (1977), added up as by Brandes (2001).

    >>> betweenness(Layer.of("arms", [("USA", "KOR"), ("KOR", "PHL")]))
    {'KOR': 0.5, 'PHL': 0.0, 'USA': 0.0}
    """
    layer.known("betweenness")
    if not weighted:
        import rustworkx as rx

        found = rx.digraph_betweenness_centrality(graph(layer), parallel_threshold=_ONE_THREAD)
        return {node: found[at] for at, node in enumerate(layer.nodes)}
    lengths = {
        node: {whom: 1 / weight for whom, weight in layer.out(node).items()}
        for node in layer.nodes
    }
    through = dict.fromkeys(layer.nodes, 0.0)
    for source in layer.nodes:
        for node, part in _dependencies(lengths, source).items():
            through[node] += part
    pairs = (len(layer.nodes) - 1) * (len(layer.nodes) - 2)
    return {node: part / pairs if pairs > 0 else 0.0 for node, part in through.items()}


def _dependencies(lengths: Mapping[str, Mapping[str, float]], source: str) -> dict[str, float]:
    """Of paths from the source, the part that passes through each node (Brandes 2001)."""
    far, paths, before = {source: 0.0}, {source: 1.0}, {source: list[str]()}
    order: list[str] = []
    done: set[str] = set()
    queue = [(0.0, source)]
    while queue:
        _, node = heappop(queue)
        if node in done:
            continue
        done.add(node)
        order.append(node)
        for whom, length in lengths[node].items():
            if whom in done:
                continue
            reached = far[node] + length
            known = far.get(whom)
            if known is not None and isclose(reached, known, rel_tol=_SAME):
                paths[whom] += paths[node]
                before[whom].append(node)
            elif known is None or reached < known:
                far[whom], paths[whom], before[whom] = reached, paths[node], [node]
                heappush(queue, (reached, whom))
    part = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for earlier in before[node]:
            part[earlier] += paths[earlier] / paths[node] * (1 + part[node])
    del part[source]
    return part


def closeness(layer: Layer, *, way: Way = "into", weighted: bool = True) -> dict[str, float]:
    """How near a node is to those that reach it (``into``), or that it reaches (``out``).

    ``C_v = (r / (n - 1)) * (r / sum of the r distances)``, where ``r`` others have a path: the
    share of nodes that reach it over their average distance, 0 where none does, so that a
    disconnected layer has values, too (Wasserman and Faust 1994).
    A tie is ``1 / weight`` long (Newman 2001): from 0 to the largest weight; without
    ``weighted`` every tie is 1 long: from 0 to 1. Freeman (1979).

    >>> closeness(Layer.of("arms", [("USA", "KOR"), ("KOR", "PHL")]))
    {'KOR': 0.5, 'PHL': 0.6666666666666666, 'USA': 0.0}
    """
    import rustworkx as rx

    if way not in ("into", "out"):
        raise UnknownName.of("way", way, ("into", "out"))
    made = graph(layer.known("closeness"), turned=way == "out")
    found = (
        rx.digraph_newman_weighted_closeness_centrality(
            made, weight_fn=float, parallel_threshold=_ONE_THREAD
        )
        if weighted
        else rx.digraph_closeness_centrality(made, parallel_threshold=_ONE_THREAD)
    )
    return {node: found[at] for at, node in enumerate(layer.nodes)}
