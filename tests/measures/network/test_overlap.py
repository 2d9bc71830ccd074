"""Overlap compares two layers over the dyads that both know."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from tests.measures.network.made_up import layers

from foedus.measures.network import Layer, LayerError, overlap


@given(layers(unknown=True), layers(unknown=True))
def test_ties_in_common_are_those_counted_dyad_by_dyad(one: Layer, other: Layer) -> None:
    found = overlap(one, other)
    common = sorted({*one.nodes} & {*other.nodes})
    both = first = second = unknown = 0
    for dyad in permutations(common, 2):
        if dyad in one.unknown or dyad in other.unknown:
            unknown += 1
            continue
        both += dyad in one.weights and dyad in other.weights
        first += dyad in one.weights
        second += dyad in other.weights
    assert (found.both, found.first, found.second, found.unknown) == (both, first, second, unknown)
    for share in (found.jaccard, found.of_first, found.of_second):
        assert share is None or 0 <= share <= 1


@given(layers(unknown=True), layers(unknown=True))
def test_it_is_symmetric_but_for_the_order(one: Layer, other: Layer) -> None:
    there, back = overlap(one, other), overlap(other, one)
    assert there.jaccard == back.jaccard
    assert (there.of_first, there.of_second) == (back.of_second, back.of_first)


@given(layers())
def test_a_layer_overlaps_itself_wholly(layer: Layer) -> None:
    found = overlap(layer, layer)
    whole = 1.0 if layer.ties else None
    assert (found.jaccard, found.of_first, found.of_second) == (whole, whole, whole)


def test_layers_without_common_states_are_refused() -> None:
    with pytest.raises(LayerError, match="have 1 states in common; two at least"):
        overlap(Layer.of("pact", [("KOR", "USA")]), Layer.of("arms", [("FRA", "KOR")]))
