"""Measures on typed, directed layers of ties between states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.measures.network.balance import Balance, balance
from foedus.measures.network.communities import communities, modularity
from foedus.measures.network.core import CorePeriphery, core_fit, core_periphery
from foedus.measures.network.duties import duty_layer
from foedus.measures.network.ego import (
    Ego,
    constraint,
    effective_size,
    ego,
    partners_by_layer,
)
from foedus.measures.network.layer import Dyad, Layer, LayerError, Tie, UnknownTies
from foedus.measures.network.overlap import Overlap, overlap
from foedus.measures.network.paths import betweenness, closeness
from foedus.measures.network.standing import eigenvector, katz, pagerank
from foedus.measures.network.ties import Degree, Share, degrees, density, reciprocity

if TYPE_CHECKING:
    from foedus.measures.network.reading import members_in, read_layer

__all__ = [
    "Balance",
    "CorePeriphery",
    "Degree",
    "Dyad",
    "Ego",
    "Layer",
    "LayerError",
    "Overlap",
    "Share",
    "Tie",
    "UnknownTies",
    "balance",
    "betweenness",
    "closeness",
    "communities",
    "constraint",
    "core_fit",
    "core_periphery",
    "degrees",
    "density",
    "duty_layer",
    "effective_size",
    "ego",
    "eigenvector",
    "katz",
    "members_in",
    "modularity",
    "overlap",
    "pagerank",
    "partners_by_layer",
    "read_layer",
    "reciprocity",
]


def __getattr__(name: str) -> Any:
    # Tables need polars; layers and their measures do not.
    if name in ("members_in", "read_layer"):
        from foedus.measures.network import reading

        return getattr(reading, name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
