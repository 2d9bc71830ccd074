"""Layers as matrices and graphs, nodes in the order of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import rustworkx as rx
    from numpy.typing import NDArray

    from foedus.measures.network.layer import Layer


def weights(layer: Layer) -> NDArray[np.float64]:
    """The weight from each node (row) to each other (column); 0 where there is no known tie."""
    import numpy as np

    at = {node: n for n, node in enumerate(layer.nodes)}
    found = np.zeros((len(at), len(at)))
    for tie in layer.ties:
        found[at[tie.who], at[tie.whom]] = tie.weight
    return found


def unknowns(layer: Layer) -> NDArray[np.bool_]:
    """Which directed dyads are unknown."""
    import numpy as np

    at = {node: n for n, node in enumerate(layer.nodes)}
    found = np.zeros((len(at), len(at)), dtype=bool)
    for who, whom in layer.unknown:
        found[at[who], at[whom]] = True
    return found


def graph(layer: Layer, *, turned: bool = False) -> rx.PyDiGraph[str, float]:
    """The ties as a graph with weights; ``turned`` exchanges who and whom."""
    import rustworkx as rx

    made: rx.PyDiGraph[str, float] = rx.PyDiGraph(multigraph=False)
    at = dict(zip(layer.nodes, made.add_nodes_from(layer.nodes), strict=True))
    for tie in layer.ties:
        ends = (at[tie.who], at[tie.whom])
        made.add_edge(*(ends[::-1] if turned else ends), tie.weight)
    return made
