"""A core fits by the correlation of ties with the ideal pattern."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.errors import UnknownName
from foedus.measures.network import Layer, LayerError, core_fit, core_periphery

WAYS = ("tied", "ignored")


def _correlation(layer: Layer, core: set[str], between: str) -> float | None:
    tied, ideal = [], []
    for who, whom in permutations(layer.nodes, 2):
        inside = (who in core) + (whom in core)
        if (who, whom) in layer.unknown or (between == "ignored" and inside == 1):
            continue
        tied.append(float((who, whom) in layer.weights))
        ideal.append(float(inside > 0))
    if len(set(tied)) < 2 or len(set(ideal)) < 2:
        return None
    return float(np.corrcoef(tied, ideal)[0, 1])


@given(layers(unknown=True), st.sampled_from(WAYS), st.data())
def test_the_fit_is_the_correlation_of_numpy(
    layer: Layer, between: str, data: st.DataObject
) -> None:
    core = data.draw(st.sets(st.sampled_from(layer.nodes)))
    found = core_fit(layer, core, between=between)  # type: ignore[arg-type]
    assert found.correlation == pytest.approx(_correlation(layer, core, between))
    assert set(found.core) == core
    assert sorted((*found.core, *found.periphery)) == list(layer.nodes)
    assert found.unknown == len(layer.unknown)


@given(layers(unknown=True, fewest=3), st.sampled_from(WAYS))
def test_no_move_of_one_state_betters_the_core_found(layer: Layer, between: str) -> None:
    fits = [
        fit
        for size in range(1, len(layer.nodes))
        for core in combinations(layer.nodes, size)
        if (fit := _correlation(layer, set(core), between)) is not None
    ]
    if not fits:
        with pytest.raises(LayerError, match="has no core"):
            core_periphery(layer, between=between)  # type: ignore[arg-type]
        return
    try:
        found = core_periphery(layer, between=between)  # type: ignore[arg-type]
    except LayerError:
        # So much is unknown that no state alone is a core with a correlation.
        assert layer.unknown or between == "ignored"
        return
    assert found.correlation is not None
    assert found.correlation <= max(fits) + 1e-9
    for node in layer.nodes:
        other = _correlation(layer, {*found.core} ^ {node}, between)
        assert other is None or other <= found.correlation + 1e-9


@given(st.integers(1, 4), st.integers(2, 4))
def test_an_ideal_core_is_found(inside: int, outside: int) -> None:
    core = [f"C{n}" for n in range(inside)]
    rim = [f"P{n}" for n in range(outside)]
    ties = [*combinations(core, 2), *((c, p) for c in core for p in rim)]
    found = core_periphery(Layer.of("pact", ties, symmetric=True))
    assert list(found.core) == core
    assert found.correlation == pytest.approx(1)


@given(layers(unknown=True, fewest=3), ORDERS)
def test_names_do_not_matter_to_the_fit(layer: Layer, order: tuple[str, ...]) -> None:
    names = other_names(layer, order)
    core = layer.nodes[:2]
    assert core_fit(renamed(layer, names), [names[n] for n in core]).correlation == pytest.approx(
        core_fit(layer, core).correlation
    )


def test_what_has_no_core_is_refused_in_one_line() -> None:
    with pytest.raises(LayerError, match="has 2 states; a core needs three"):
        core_periphery(Layer.of("pact", [("KOR", "USA")]))
    with pytest.raises(LayerError, match="too few, or all alike"):
        core_periphery(Layer.of("pact", [], nodes="ABC"))
    with pytest.raises(UnknownName, match="there is: ignored, tied"):
        core_fit(Layer.of("pact", [("KOR", "USA")]), ["USA"], between="half")  # type: ignore[arg-type]
    with pytest.raises(UnknownName, match="no state in 'pact' 'PRK'"):
        core_fit(Layer.of("pact", [("KOR", "USA")]), ["PRK"])
