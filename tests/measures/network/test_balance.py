"""Triads are balanced if the product of their signs is positive."""

from __future__ import annotations

from itertools import combinations
from math import comb
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.network.made_up import NAMES, layers

from foedus.measures.network import Balance, Layer, LayerError, balance, read_layer
from foedus.upstream.table import table

FIVE = NAMES[:5]


def _sign(positive: Layer, negative: Layer, pair: tuple[str, str]) -> str:
    said = []
    for layer in (positive, negative):
        ways = (pair, pair[::-1])
        if any(way in layer.weights for way in ways):
            said.append("yes")
        elif any(way in layer.unknown for way in ways):
            said.append("?")
        else:
            said.append("no")
    return {"yes no": "+", "no yes": "-", "no no": "", "yes yes": "m"}.get(" ".join(said), "?")


@given(layers(unknown=True, fewest=5, names=FIVE), layers(unknown=True, fewest=5, names=FIVE))
def test_triads_are_those_counted_one_by_one(positive: Layer, negative: Layer) -> None:
    counts = dict.fromkeys(("+++", "++-", "+--", "---", "m", "?"), 0)
    for three in combinations(FIVE, 3):
        signs = sorted(_sign(positive, negative, pair) for pair in combinations(three, 2))
        if "" in signs:
            continue
        kind = "?" if "?" in signs else "m" if "m" in signs else "".join(signs)
        counts[kind] += 1
    assert balance(positive, negative) == Balance(*counts.values())


@given(st.integers(3, 8), st.data())
def test_two_camps_that_fight_are_balanced_throughout(count: int, data: st.DataObject) -> None:
    """The structure theorem: balance is two camps, friends inside and enemies between."""
    nodes = [f"S{n}" for n in range(count)]
    camp = {node: data.draw(st.booleans()) for node in nodes}
    pairs = list(combinations(nodes, 2))
    friends = [(a, b) for a, b in pairs if camp[a] == camp[b]]
    enemies = [(a, b) for a, b in pairs if camp[a] != camp[b]]
    found = balance(
        Layer.of("pact", friends, nodes=nodes), Layer.of("clash", enemies, nodes=nodes)
    )
    assert found.signed == found.balanced == comb(count, 3)
    assert found.share == found.weak_share == 1.0


def test_three_enemies_are_balanced_only_in_the_weak_sense() -> None:
    clash = Layer.of("clash", [("A", "B"), ("B", "C"), ("C", "A")])
    found = balance(Layer.of("pact", [], nodes="ABC"), clash)
    assert (found.share, found.weak_share) == (0.0, 1.0)
    assert balance(clash, Layer.of("clash", [], nodes="ABC")).share == 1.0


def test_without_signed_triads_there_is_no_share() -> None:
    nothing = Layer.of("pact", [], nodes="ABC")
    assert balance(nothing, nothing).share is None
    assert balance(nothing, nothing).weak_share is None


def test_layers_of_other_states_are_refused() -> None:
    with pytest.raises(LayerError, match="only one has PRK"):
        balance(
            Layer.of("pact", [("KOR", "USA")]), Layer.of("clash", [("KOR", "USA")], nodes=["PRK"])
        )


def test_the_alliances_and_disputes_of_1980_are_those_of_the_tables(mirror: Path) -> None:
    ends = {"who": "actor1", "whom": "actor2", "several": "max"}
    pact = read_layer(
        table("atop.directed-dyad-years"),
        "defence",
        1980,
        weight="defense",
        **ends,  # type: ignore[arg-type]
    )
    clash = read_layer(
        table("mid.directed-dispute-years"),
        "dispute",
        1980,
        weight="dispongoing",
        **ends,  # type: ignore[arg-type]
    )
    found = balance(pact, clash)
    assert not pact.unknown
    assert not clash.unknown
    disputes = table("mid.directed-dispute-years").frame.filter(pl.col("year") == 1980)
    foes = {frozenset(pair) for pair in disputes.select("actor1", "actor2").iter_rows()}
    friends = {frozenset(dyad) for dyad in pact.weights}
    three_foes = sum(
        all(frozenset(pair) in foes - friends for pair in combinations(three, 2))
        for three in combinations(sorted({x for pair in foes for x in pair}), 3)
    )
    assert found.all_negative == three_foes
    assert found.share is not None
    assert 0.5 < found.share < 1
