"""Measures on typed, directed layers of ties between states."""

from foedus.measures.network.duties import duty_layer
from foedus.measures.network.layer import Dyad, Layer, LayerError, Tie, UnknownTies
from foedus.measures.network.reading import layer, members_in

__all__ = [
    "Dyad",
    "Layer",
    "LayerError",
    "Tie",
    "UnknownTies",
    "duty_layer",
    "layer",
    "members_in",
]
