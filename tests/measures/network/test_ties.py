"""Degrees, density and reciprocity count ties and say what they could not count."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.measures.network import Layer, degrees, density, reciprocity


@given(layers(unknown=True))
def test_degrees_are_counted_dyad_by_dyad(layer: Layer) -> None:
    for node, one in degrees(layer).items():
        others = [other for other in layer.nodes if other != node]
        there = layer.weights
        assert one.out == sum((node, other) in there for other in others)
        assert one.into == sum((other, node) in there for other in others)
        assert one.strength_out == pytest.approx(sum(there.get((node, o), 0) for o in others))
        assert one.strength_into == pytest.approx(sum(there.get((o, node), 0) for o in others))
        assert one.unknown_out == sum((node, other) in layer.unknown for other in others)
        assert one.unknown_in == sum((other, node) in layer.unknown for other in others)
        assert max(one.out, one.into) <= one.partners <= min(one.total, len(others))


@given(layers(unknown=True))
def test_ties_out_and_in_are_as_many(layer: Layer) -> None:
    found = degrees(layer).values()
    assert sum(d.out for d in found) == sum(d.into for d in found) == len(layer.ties)


@given(layers(symmetric=True, unknown=True))
def test_in_a_symmetric_layer_both_directions_are_alike(layer: Layer) -> None:
    for one in degrees(layer).values():
        assert (one.out, one.strength_out) == (one.into, one.strength_into)
        assert one.partners == one.out
    assert reciprocity(layer).value in (None, 1.0)


@given(layers(unknown=True))
def test_density_and_reciprocity_are_shares_of_what_is_known(layer: Layer) -> None:
    known = [d for d in permutations(layer.nodes, 2) if d not in layer.unknown]
    dense = density(layer)
    assert (dense.of, dense.unknown) == (len(known), len(layer.unknown))
    if known:
        assert dense.value == pytest.approx(sum(d in layer.weights for d in known) / len(known))
    back = reciprocity(layer)
    assert back.of + back.unknown == len(layer.ties)
    told = [(a, b) for a, b in layer.weights if (b, a) in known]
    if told:
        assert back.value == pytest.approx(
            sum((b, a) in layer.weights for a, b in told) / len(told)
        )


def test_of_no_known_dyad_there_is_no_density() -> None:
    nothing = Layer.of("arms", [], unknown=[("KOR", "USA"), ("USA", "KOR")])
    assert density(nothing).value is None
    assert reciprocity(nothing).value is None
    assert density(Layer.of("arms", [], nodes=["KOR", "USA"])).value == 0.0


@given(layers(unknown=True), ORDERS)
def test_names_do_not_matter(layer: Layer, order: tuple[str, ...]) -> None:
    names = other_names(layer, order)
    other = renamed(layer, names)
    assert {names[node]: one for node, one in degrees(layer).items()} == degrees(other)
    assert density(layer) == density(other)
    assert reciprocity(layer) == reciprocity(other)
