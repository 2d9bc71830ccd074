"""Modularity is what its formula adds up to, and the groups found raise it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.measures.network import Layer, LayerError, UnknownTies, communities, modularity


def _partitions(nodes: tuple[str, ...]) -> Iterator[list[list[str]]]:
    if not nodes:
        yield []
        return
    first, rest = nodes[0], nodes[1:]
    for groups in _partitions(rest):
        yield [[first], *groups]
        for n in range(len(groups)):
            yield [*groups[:n], [first, *groups[n]], *groups[n + 1 :]]


def _added_up(layer: Layer, groups: list[list[str]]) -> float:
    there = layer.weights
    whole = sum(there.values())
    found = 0.0
    for group in groups:
        for a in group:
            for b in group:
                out = sum(w for (who, _), w in there.items() if who == a)
                into = sum(w for (_, whom), w in there.items() if whom == b)
                found += there.get((a, b), 0.0) - out * into / whole
    return found / whole


@given(layers(), st.data())
def test_modularity_is_what_the_formula_adds_up_to(layer: Layer, data: st.DataObject) -> None:
    groups = data.draw(st.sampled_from(list(_partitions(layer.nodes))))
    found = modularity(layer, groups)
    if not layer.ties:
        assert found is None
        return
    assert found == pytest.approx(_added_up(layer, groups), abs=1e-12)
    assert found is not None
    assert -1 <= found < 1


@given(layers(symmetric=True), st.data())
def test_of_a_symmetric_layer_it_is_that_of_newman_and_girvan(
    layer: Layer, data: st.DataObject
) -> None:
    groups = data.draw(st.sampled_from(list(_partitions(layer.nodes))))
    edges = {frozenset(dyad): w for dyad, w in layer.weights.items()}
    whole = sum(edges.values())
    if not whole:
        return
    # Q = sum over groups of e_c / m - (d_c / 2m) ** 2.
    expected = 0.0
    for group in map(set, groups):
        inside = sum(w for pair, w in edges.items() if pair <= group)
        ends = sum(w * len(pair & group) for pair, w in edges.items())
        expected += inside / whole - (ends / (2 * whole)) ** 2
    found = modularity(layer, groups)
    assert found == pytest.approx(expected, abs=1e-12)
    assert found is not None
    assert found >= -0.5


def test_two_directed_triangles_and_a_bridge_have_the_value_worked_out_elsewhere() -> None:
    # 18/49, the worked example in the documentation of igraph's directed modularity for Rust.
    ties = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "E"), ("E", "F"), ("F", "D"), ("C", "D")]
    layer = Layer.of("made up", ties)
    assert modularity(layer, ["ABC", "DEF"]) == pytest.approx(18 / 49)
    assert communities(layer) == (("A", "B", "C"), ("D", "E", "F"))


@given(layers())
def test_one_group_of_all_has_none(layer: Layer) -> None:
    assert modularity(layer, [layer.nodes]) in (None, pytest.approx(0, abs=1e-12))


def _joined(layer: Layer) -> set[tuple[str, ...]]:
    """Joining the pair that raises modularity most, with modularity added up anew each time."""
    groups = [[node] for node in layer.nodes]
    while layer.ties and len(groups) > 1:
        now = _added_up(layer, groups)
        tries = []
        for one, other in combinations(groups, 2):
            rest = [g for g in groups if g not in (one, other)]
            tries.append((round(_added_up(layer, [*rest, one + other]) - now, 9), one, other))
        gain, one, other = max(tries, key=lambda some: some[0])
        if gain <= 0:
            break
        groups = sorted(sorted(one + other) if g is one else g for g in groups if g is not other)
    return {tuple(group) for group in groups}


@given(layers())
def test_groups_are_joined_as_long_as_modularity_grows(layer: Layer) -> None:
    found = communities(layer)
    assert set(found) == _joined(layer)
    assert [len(group) for group in found] == sorted(map(len, found), reverse=True)


@given(layers())
def test_groups_found_are_a_partition_no_worse_than_none_or_one(layer: Layer) -> None:
    groups = communities(layer)
    assert sorted(node for group in groups for node in group) == list(layer.nodes)
    found = modularity(layer, groups)
    if found is not None:
        alone = modularity(layer, [[node] for node in layer.nodes])
        assert alone is not None
        assert found >= max(alone, 0.0) - 1e-9
        best = max(_added_up(layer, some) for some in _partitions(layer.nodes))
        assert found <= best + 1e-9
    for group in groups:
        if len(group) > 1:
            assert all(layer.out(node) or layer.into(node) for node in group)


@given(st.integers(2, 4), st.integers(2, 4))
def test_cliques_apart_are_found(one: int, other: int) -> None:
    first = [f"A{n}" for n in range(one)]
    second = [f"B{n}" for n in range(other)]
    ties = [(a, b) for some in (first, second) for a in some for b in some if a < b]
    found = communities(Layer.of("pact", ties, symmetric=True))
    assert set(found) == {tuple(first), tuple(second)}


@given(layers(), ORDERS, st.data())
def test_names_do_not_matter_to_modularity(
    layer: Layer, order: tuple[str, ...], data: st.DataObject
) -> None:
    groups = data.draw(st.sampled_from(list(_partitions(layer.nodes))))
    names = other_names(layer, order)
    other = modularity(renamed(layer, names), [[names[n] for n in group] for group in groups])
    assert other == pytest.approx(modularity(layer, groups), abs=1e-12)


@pytest.mark.parametrize(
    ("groups", "said"), [(["A"], "B"), (["AB", "A"], "stands twice"), (["ABC"], "C")]
)
def test_groups_that_are_no_partition_are_refused(groups: list[str], said: str) -> None:
    with pytest.raises(LayerError, match=f"each of its states once: .*{said}"):
        modularity(Layer.of("pact", [("A", "B")]), groups)


def test_unknown_dyads_are_refused() -> None:
    open_ = Layer.of("arms", [("USA", "KOR")], unknown=[("KOR", "USA")])
    with pytest.raises(UnknownTies, match="communities needs"):
        communities(open_)
    with pytest.raises(UnknownTies, match="modularity needs"):
        modularity(open_, [["USA", "KOR"]])
