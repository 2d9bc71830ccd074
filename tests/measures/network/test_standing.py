"""Eigenvector, Katz and PageRank solve the equations that define them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import rustworkx as rx
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.measures.network import Layer, LayerError, UnknownTies, eigenvector, katz, pagerank

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _matrix(layer: Layer) -> NDArray[np.float64]:
    there = layer.weights
    return np.array([[there.get((a, b), 0.0) for b in layer.nodes] for a in layer.nodes])


def _graph(layer: Layer) -> rx.PyDiGraph[str, float]:
    made: rx.PyDiGraph[str, float] = rx.PyDiGraph()
    made.add_nodes_from(layer.nodes)
    for (who, whom), weight in layer.weights.items():
        made.add_edge(layer.nodes.index(who), layer.nodes.index(whom), weight)
    return made


@given(layers(symmetric=True))
def test_the_eigenvector_of_a_connected_symmetric_layer_is_that_of_numpy(layer: Layer) -> None:
    assume(rx.is_strongly_connected(_graph(layer)))
    _, vectors = np.linalg.eigh(_matrix(layer))
    expected = np.abs(vectors[:, -1])
    assert list(eigenvector(layer).values()) == pytest.approx(expected, abs=1e-6)


@given(layers(symmetric=False))
def test_a_directed_eigenvector_gives_each_the_sum_of_those_tied_to_it(layer: Layer) -> None:
    assume(rx.is_strongly_connected(_graph(layer)))
    x = np.array(list(eigenvector(layer).values()))
    y = _matrix(layer).T @ x
    assert y / np.linalg.norm(y) == pytest.approx(x, abs=1e-6)
    assert np.linalg.norm(x) == pytest.approx(1)
    assert (x > 0).all()


def test_the_unit_of_the_weights_does_not_matter_to_the_eigenvector() -> None:
    ties = [("USA", "KOR", 4.0), ("USA", "JPN", 1.0), ("JPN", "KOR", 2.0)]
    million = [(who, whom, w * 1e6) for who, whom, w in ties]
    small = eigenvector(Layer.of("trade", ties, symmetric=True))
    assert eigenvector(Layer.of("trade", million, symmetric=True)) == pytest.approx(small)


@pytest.mark.parametrize("ties", [[], [("USA", "KOR")], [("USA", "KOR"), ("KOR", "PHL")]])
def test_where_no_ties_lead_back_there_is_no_eigenvector(ties: list[tuple[str, str]]) -> None:
    with pytest.raises(LayerError, match="ask for katz or pagerank"):
        eigenvector(Layer.of("arms", ties, nodes=["USA", "KOR"]))


@given(layers(), st.sampled_from([0.01, 0.05]))
def test_katz_is_that_of_rustworkx(layer: Layer, alpha: float) -> None:
    expected = rx.digraph_katz_centrality(
        _graph(layer), alpha=alpha, weight_fn=float, tol=1e-12, max_iter=10_000
    )
    assert list(katz(layer, alpha=alpha).values()) == pytest.approx(list(expected.values()))


@given(layers(), st.booleans())
def test_katz_solves_its_equation_with_its_own_alpha(layer: Layer, weighted: bool) -> None:
    matrix = _matrix(layer) if weighted else (_matrix(layer) > 0).astype(float)
    alpha = 0.85 / (matrix.sum(axis=0).max() or 1.0)
    expected = np.linalg.inv(np.eye(len(matrix)) - alpha * matrix.T).sum(axis=1)
    expected /= np.linalg.norm(expected)
    found = list(katz(layer, weighted=weighted).values())
    assert found == pytest.approx(expected)
    assert all(0 < x <= 1 for x in found)


def test_an_alpha_that_does_not_end_is_refused_with_its_bound() -> None:
    pair = Layer.of("pact", [("USA", "KOR", 2.0)], symmetric=True)
    with pytest.raises(LayerError, match=r"alpha is 0\.5; for 'pact' give less than 0\.5"):
        katz(pair, alpha=0.5)
    assert katz(pair, alpha=0.49)["USA"] == pytest.approx(0.5**0.5)
    with pytest.raises(LayerError, match="give 0 or more"):
        katz(pair, alpha=-0.1)


@given(layers(), st.sampled_from([0.0, 0.5, 0.85, 0.99]))
def test_pagerank_solves_its_equation(layer: Layer, damping: float) -> None:
    matrix = _matrix(layer)
    count = len(matrix)
    out = matrix.sum(axis=1, keepdims=True)
    step = np.where(out > 0, matrix / np.where(out > 0, out, 1), 1 / count)
    expected = np.linalg.solve(
        np.eye(count) - damping * step.T, np.full(count, (1 - damping) / count)
    )
    found = list(pagerank(layer, damping=damping).values())
    assert found == pytest.approx(expected, abs=1e-9)
    assert sum(found) == pytest.approx(1)


def test_a_walk_that_never_starts_anew_is_refused() -> None:
    with pytest.raises(LayerError, match="give 0 or more and less than 1"):
        pagerank(Layer.of("arms", [("USA", "KOR")]), damping=1.0)


@given(layers(), ORDERS)
def test_names_do_not_matter(layer: Layer, order: tuple[str, ...]) -> None:
    names = other_names(layer, order)
    for measure in (katz, pagerank):
        found = {names[node]: x for node, x in measure(layer).items()}
        assert measure(renamed(layer, names)) == pytest.approx(found)


@pytest.mark.parametrize("measure", [eigenvector, katz, pagerank])
def test_unknown_dyads_are_refused(measure: object) -> None:
    assert callable(measure)
    with pytest.raises(UnknownTies, match="KOR to USA"):
        measure(Layer.of("arms", [("USA", "KOR")], unknown=[("KOR", "USA")]))
