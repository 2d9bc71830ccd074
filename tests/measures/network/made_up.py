"""Layers that nobody tied."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Final

from hypothesis import strategies as st

from foedus.measures.network import Layer, Tie

NAMES: Final = tuple("ABCDEF")
# Powers of two have exact inverses, so that paths of equal length are equal to the last bit.
WEIGHTS: Final = st.sampled_from([0.25, 0.5, 1.0, 2.0, 4.0])


@st.composite
def layers(
    draw: st.DrawFn,
    *,
    symmetric: bool | None = None,
    unknown: bool = False,
    fewest: int = 2,
    names: tuple[str, ...] = NAMES,
) -> Layer:
    """A small layer; with ``unknown`` some of its dyads may be unknown."""
    nodes = names[: draw(st.integers(fewest, len(names)))]
    both = draw(st.booleans()) if symmetric is None else symmetric
    dyads = [d for d in permutations(nodes, 2) if not both or d[0] < d[1]]
    kinds = st.sampled_from(["tie", "none", "unknown"] if unknown else ["tie", "none"])
    drawn = {dyad: draw(kinds) for dyad in dyads}
    return Layer.of(
        "made up",
        [Tie(*dyad, draw(WEIGHTS)) for dyad in dyads if drawn[dyad] == "tie"],
        nodes=nodes,
        unknown=[dyad for dyad in dyads if drawn[dyad] == "unknown"],
        symmetric=both,
    )


def renamed(layer: Layer, names: Mapping[str, str]) -> Layer:
    """The same layer with other names."""
    return Layer.of(
        layer.name,
        [Tie(names[t.who], names[t.whom], t.weight) for t in layer.ties],
        nodes=[names[node] for node in layer.nodes],
        unknown=[(names[who], names[whom]) for who, whom in layer.unknown],
        symmetric=layer.symmetric,
    )


def other_names(layer: Layer, order: tuple[str, ...]) -> dict[str, str]:
    """A new name for each node, in another order of the alphabet."""
    return {node: f"Z{order.index(node)}" for node in layer.nodes}


ORDERS: Final = st.permutations(NAMES).map(tuple)
