"""Betweenness and closeness agree with paths counted one by one."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.csgraph import shortest_path
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.errors import UnknownName
from foedus.measures.network import Layer, UnknownTies, betweenness, closeness


def _shortest(layer: Layer, source: str, target: str) -> list[tuple[str, ...]]:
    """Every shortest path, found by going through all paths there are."""
    others = [node for node in layer.nodes if node not in (source, target)]
    lengths: dict[tuple[str, ...], float] = {}
    for size in range(len(others) + 1):
        for middle in permutations(others, size):
            path = (source, *middle, target)
            steps = list(pairwise(path))
            if all(step in layer.weights for step in steps):
                lengths[path] = sum(1 / layer.weights[step] for step in steps)
    return [path for path, long in lengths.items() if long == min(lengths.values())]


def _counted(layer: Layer) -> dict[str, float]:
    found = dict.fromkeys(layer.nodes, 0.0)
    for source, target in permutations(layer.nodes, 2):
        paths = _shortest(layer, source, target)
        for path in paths:
            for node in path[1:-1]:
                found[node] += 1 / len(paths)
    pairs = (len(layer.nodes) - 1) * (len(layer.nodes) - 2)
    return {node: x / pairs if pairs else 0.0 for node, x in found.items()}


@given(layers())
def test_betweenness_is_the_share_of_shortest_paths(layer: Layer) -> None:
    assert betweenness(layer) == pytest.approx(_counted(layer))
    assert all(0 <= x <= 1 for x in betweenness(layer).values())


@given(layers())
def test_without_weights_every_tie_is_one_long(layer: Layer) -> None:
    equal = Layer.of("equal", list(layer.weights), nodes=layer.nodes)
    assert betweenness(layer, weighted=False) == pytest.approx(betweenness(equal))
    assert closeness(layer, weighted=False) == pytest.approx(closeness(equal))


def test_the_centre_of_a_star_lies_between_all_others() -> None:
    star = Layer.of("pact", [("USA", x) for x in ("JPN", "KOR", "PHL")], symmetric=True)
    assert betweenness(star) == {"JPN": 0.0, "KOR": 0.0, "PHL": 0.0, "USA": 1.0}


def test_the_stronger_way_is_the_shorter_one() -> None:
    ties = [("USA", "JPN", 4.0), ("JPN", "KOR", 4.0), ("USA", "KOR", 1.0)]
    assert betweenness(Layer.of("trade", ties))["JPN"] == 0.5
    assert betweenness(Layer.of("trade", ties), weighted=False)["JPN"] == 0.0


def test_paths_that_differ_by_rounding_alone_are_equally_short() -> None:
    # 1/0.1 + 1/0.3 + 1/1.9 in one order and in another are not the same float.
    one = [("S", "A", 0.1), ("A", "B", 0.3), ("B", "T", 1.9)]
    other = [("S", "C", 1.9), ("C", "D", 0.3), ("D", "T", 0.1)]
    found = betweenness(Layer.of("trade", one + other))
    assert found["A"] == pytest.approx(found["D"])


@given(layers(), st.sampled_from([True, False]))
def test_closeness_is_that_of_shortest_paths_by_scipy(layer: Layer, weighted: bool) -> None:
    count = len(layer.nodes)
    lengths = np.zeros((count, count))
    for (who, whom), weight in layer.weights.items():
        at = (layer.nodes.index(who), layer.nodes.index(whom))
        lengths[at] = 1 / weight if weighted else 1
    far = shortest_path(lengths)
    found = closeness(layer, weighted=weighted)
    for n, node in enumerate(layer.nodes):
        reaching = [far[m, n] for m in range(count) if m != n and np.isfinite(far[m, n])]
        r = len(reaching)
        expected = r / (count - 1) * r / sum(reaching) if reaching else 0.0
        assert found[node] == pytest.approx(expected)


@given(layers())
def test_closeness_out_is_closeness_in_of_the_ties_turned_around(layer: Layer) -> None:
    turned = Layer.of("turned", [(t.whom, t.who, t.weight) for t in layer.ties], nodes=layer.nodes)
    assert closeness(layer, way="out") == pytest.approx(closeness(turned))


@given(layers(), ORDERS)
def test_names_do_not_matter(layer: Layer, order: tuple[str, ...]) -> None:
    names = other_names(layer, order)
    for measure in (betweenness, closeness):
        found = {names[node]: x for node, x in measure(layer).items()}
        assert measure(renamed(layer, names)) == pytest.approx(found)


def test_unknown_dyads_and_ways_are_refused() -> None:
    open_ = Layer.of("arms", [("USA", "KOR")], unknown=[("KOR", "USA")])
    for measure in (betweenness, closeness):
        with pytest.raises(UnknownTies, match="KOR to USA"):
            measure(open_)
    with pytest.raises(UnknownName, match="no way 'sideways'; there is: into, out"):
        closeness(open_, way="sideways")  # type: ignore[arg-type]
