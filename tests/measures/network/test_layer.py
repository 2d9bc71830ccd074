"""A layer keeps apart what is tied, what is not, and what nobody knows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.network.made_up import layers

from foedus.errors import UnknownName
from foedus.measures.network import Layer, LayerError, Tie, UnknownTies, betweenness


def test_a_state_without_ties_is_there() -> None:
    layer = Layer.of("pact", [("KOR", "USA")], nodes=["CHE"])
    assert layer.nodes == ("CHE", "KOR", "USA")
    assert layer.out("CHE") == layer.into("CHE") == {}


def test_a_symmetric_tie_holds_both_ways_however_it_is_given() -> None:
    once = Layer.of("pact", [("KOR", "USA", 2.0)], symmetric=True)
    twice = Layer.of("pact", [("USA", "KOR", 2.0), ("KOR", "USA", 2.0)], symmetric=True)
    assert once == twice
    assert once.out("KOR") == once.into("KOR") == {"USA": 2.0}


def test_what_is_unknown_of_a_symmetric_tie_is_unknown_both_ways() -> None:
    layer = Layer.of("pact", [], unknown=[("KOR", "USA")], symmetric=True)
    assert layer.unknown == {("KOR", "USA"), ("USA", "KOR")}


def test_records_of_both_ways_stand_behind_a_symmetric_tie() -> None:
    ties = [Tie("KOR", "USA", 1.0, ("b",)), Tie("USA", "KOR", 1.0, ("a",))]
    assert {t.records for t in Layer.of("pact", ties, symmetric=True).ties} == {("a", "b")}


@pytest.mark.parametrize(
    ("ties", "unknown", "said"),
    [
        ([("KOR", "KOR")], [], "to itself"),
        ([("KOR", "USA", 0.0)], [], "more than 0"),
        ([("KOR", "USA", float("nan"))], [], "more than 0"),
        ([("KOR", "USA"), ("KOR", "USA")], [], "stands twice"),
        ([("KOR", "USA")], [("KOR", "USA")], "both a tie and unknown"),
    ],
)
def test_what_is_no_tie_is_refused_in_one_line(
    ties: list[tuple[str, str, float]], unknown: list[tuple[str, str]], said: str
) -> None:
    with pytest.raises(LayerError, match=said) as caught:
        Layer.of("pact", ties, unknown=unknown)
    assert "\n" not in str(caught.value)


def test_two_weights_of_one_symmetric_tie_are_refused() -> None:
    with pytest.raises(LayerError, match="stands twice"):
        Layer.of("pact", [("KOR", "USA", 1.0), ("USA", "KOR", 2.0)], symmetric=True)


def test_a_state_that_was_not_asked_about_is_named() -> None:
    with pytest.raises(UnknownName, match="no state in 'pact' 'PRK'"):
        Layer.of("pact", [("KOR", "USA")]).out("PRK")


def test_a_measure_of_every_dyad_is_refused_until_the_unknown_is_settled() -> None:
    layer = Layer.of("arms", [("USA", "KOR")], nodes=["DEU"], unknown=[("DEU", "KOR")])
    with pytest.raises(UnknownTies, match=r"1 are unknown \(DEU to KOR\); narrow"):
        betweenness(layer)
    assert betweenness(layer.among(["KOR", "USA"])) == {"KOR": 0.0, "USA": 0.0}
    assert betweenness(layer.assuming_none())["KOR"] == 0.0
    assert layer.assuming_none().assumed == layer.assuming_none().assuming_none().assumed == 1


@given(layers(unknown=True), st.randoms(use_true_random=False))
def test_the_order_in_which_ties_are_given_does_not_matter(layer: Layer, luck: Random) -> None:
    ties, unknown, nodes = list(layer.ties), list(layer.unknown), list(layer.nodes)
    for some in (ties, unknown, nodes):
        luck.shuffle(some)
    again = Layer.of(layer.name, ties, nodes=nodes, unknown=unknown, symmetric=layer.symmetric)
    assert again == layer
    assert hash(again) == hash(layer)


@given(layers(unknown=True))
def test_out_and_into_are_the_ties_seen_from_both_ends(layer: Layer) -> None:
    seen = {(n, other): w for n in layer.nodes for other, w in layer.out(n).items()}
    assert seen == {(other, n): w for n in layer.nodes for other, w in layer.into(n).items()}
    assert seen == {(t.who, t.whom): t.weight for t in layer.ties}


@given(layers(unknown=True), st.data())
def test_the_layer_of_some_states_has_what_is_between_them(
    layer: Layer, data: st.DataObject
) -> None:
    some = data.draw(st.sets(st.sampled_from(layer.nodes)))
    part = layer.among(some)
    assert set(part.nodes) == some
    assert {(t.who, t.whom) for t in part.ties} == {
        (t.who, t.whom) for t in layer.ties if {t.who, t.whom} <= some
    }
    assert part.unknown == {d for d in layer.unknown if set(d) <= some}
