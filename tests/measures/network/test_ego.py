"""The ego network of a state: partners, their ties, and Burt's measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from tests.measures.network.made_up import ORDERS, layers, other_names, renamed

from foedus.errors import UnknownName
from foedus.measures.network import (
    Layer,
    UnknownTies,
    constraint,
    effective_size,
    ego,
    partners_by_layer,
    read_layer,
)
from foedus.upstream.table import table


def _mutual(layer: Layer, a: str, b: str) -> float:
    return layer.weights.get((a, b), 0.0) + layer.weights.get((b, a), 0.0)


def _share(layer: Layer, a: str, b: str) -> float:
    whole = sum(_mutual(layer, a, other) for other in layer.nodes if other != a)
    return _mutual(layer, a, b) / whole if whole else 0.0


def _partners(layer: Layer, state: str) -> list[str]:
    return [n for n in layer.nodes if n != state and _mutual(layer, state, n)]


@given(layers())
def test_constraint_is_what_the_formula_adds_up_to(layer: Layer) -> None:
    for state in layer.nodes:
        partners = _partners(layer, state)
        expected = 0.0
        for j in partners:
            through = sum(
                _share(layer, state, q) * _share(layer, q, j)
                for q in layer.nodes
                if q not in (state, j)
            )
            expected += (_share(layer, state, j) + through) ** 2
        found = constraint(layer, state)
        assert found == (pytest.approx(expected) if partners else None)
        assert found is None or found > 0


@given(layers())
def test_effective_size_is_what_the_formula_adds_up_to(layer: Layer) -> None:
    for state in layer.nodes:
        partners = _partners(layer, state)
        expected = 0.0
        for j in partners:
            most = max(_mutual(layer, j, k) for k in layer.nodes if k != j)
            expected += 1 - sum(
                _share(layer, state, q) * _mutual(layer, j, q) / most
                for q in layer.nodes
                if q not in (state, j)
            )
        found = effective_size(layer, state)
        assert found == (pytest.approx(expected) if partners else None)
        if found is not None:
            assert 1 - 1e-9 <= found <= len(partners) + 1e-9


@given(layers(symmetric=True))
def test_without_weights_effective_size_is_partners_less_their_mean_ties(layer: Layer) -> None:
    """Borgatti's form for symmetric ties of one weight: n - 2t / n, t ties among n partners."""
    equal = Layer.of("equal", list(layer.weights), nodes=layer.nodes, symmetric=True)
    for state in equal.nodes:
        partners = _partners(equal, state)
        if partners:
            among = sum(_mutual(equal, a, b) > 0 for a in partners for b in partners if a < b)
            assert effective_size(equal, state) == pytest.approx(
                len(partners) - 2 * among / len(partners)
            )


def test_one_partner_constrains_wholly_and_four_apart_a_quarter() -> None:
    star = Layer.of("pact", [("USA", x) for x in ("JPN", "KOR", "PHL", "AUS")], symmetric=True)
    assert constraint(star, "KOR") == 1.0
    assert constraint(star, "USA") == 0.25
    assert effective_size(star, "USA") == 4.0


@given(layers(unknown=True))
def test_an_ego_network_tells_what_it_knows_and_what_not(layer: Layer) -> None:
    for state in layer.nodes:
        found = ego(layer, state)
        assert list(found.partners) == _partners(layer, state)
        among = layer.among(found.partners)
        assert (found.among.of + found.among.unknown, found.among.unknown) == (
            len(among.nodes) * (len(among.nodes) - 1),
            len(among.unknown),
        )
        needed = {state, *found.partners}
        if any(needed & {*dyad} for dyad in layer.unknown):
            assert found.constraint is found.effective_size is None
        else:
            assert found.constraint == constraint(layer, state)
            assert (found.constraint is None) == (not found.partners)


def test_a_dyad_unknown_elsewhere_does_not_hide_the_measures() -> None:
    layer = Layer.of("pact", [("USA", "KOR")], nodes=["A", "B"], unknown=[("A", "B")])
    assert ego(layer, "USA").constraint == 1.0
    near = Layer.of("pact", [("USA", "KOR")], unknown=[("KOR", "JPN")])
    with pytest.raises(UnknownTies, match="constraint needs dyads of 'pact'"):
        constraint(near, "USA")


@given(layers(), ORDERS)
def test_names_do_not_matter(layer: Layer, order: tuple[str, ...]) -> None:
    names = other_names(layer, order)
    other = renamed(layer, names)
    for node in layer.nodes:
        assert constraint(other, names[node]) == pytest.approx(constraint(layer, node))
        assert effective_size(other, names[node]) == pytest.approx(effective_size(layer, node))


def test_partners_are_listed_with_the_layers_that_tie_them() -> None:
    pact = Layer.of("pact", [("USA", "KOR")], symmetric=True)
    arms = Layer.of("arms", [("KOR", "PHL"), ("USA", "KOR")], unknown=[("IDN", "KOR")])
    votes = Layer.of("votes", [("FRA", "GBR")])
    assert partners_by_layer([pact, arms, votes], "KOR") == {
        "IDN": {"arms": "unknown"},
        "PHL": {"arms": "out"},
        "USA": {"pact": "both", "arms": "into"},
    }
    with pytest.raises(UnknownName, match="no state in the layers 'PRK'"):
        partners_by_layer([pact, arms, votes], "PRK")


def test_south_korea_has_one_defence_partner_and_many_of_non_aggression(mirror: Path) -> None:
    atop = table("atop.directed-dyad-years")
    defence, nonaggression = (
        read_layer(atop, name, 2018, who="actor1", whom="actor2", weight=column)
        for name, column in (("defence", "defense"), ("non-aggression", "nonagg"))
    )
    assert ego(defence, "KOR").partners == ("USA",)
    assert ego(defence, "KOR").constraint is not None
    assert ego(defence, "KOR").effective_size == 1.0
    ties = partners_by_layer([defence, nonaggression], "KOR")
    assert ties["USA"] == {"defence": "both", "non-aggression": "both"}
    assert len(ties) == 33
