"""A layer: ties of one kind between states at one time, and the dyads that are unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf
from typing import Final

import msgspec

from foedus.errors import FoedusError, UnknownName

Dyad = tuple[str, str]
"""A directed dyad: who, whom."""

_SHOWN: Final = 3


class LayerError(FoedusError):
    """A layer that cannot be built or measured as asked."""


class UnknownTies(LayerError):
    """A measure that needs every dyad, asked of a layer that does not know them all."""


class Tie(msgspec.Struct, frozen=True):
    """One directed tie with its weight (above 0) and the records it stands on."""

    who: str
    whom: str
    weight: float = 1.0
    records: tuple[str, ...] = ()


class Layer(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Ties of one kind between states in one year or on one day.

    ``nodes`` are all states asked about, whether tied or not; ``unknown`` the directed dyads of
    them of which the source does not say whether there is a tie. A dyad that is neither tied
    nor unknown has no tie. ``symmetric`` says that a tie has no direction: each then stands in
    ``ties`` both ways. ``unit`` is that of the weights. ``assumed`` counts dyads that were
    unknown and are taken as untied by :meth:`assuming_none`, ``outside`` the ties left out
    because an end of them is no node (an actor that nobody knows, or no member).

    >>> pact = Layer.of("defence", [("KOR", "USA"), ("USA", "KOR")], nodes=["PRK"])
    >>> pact.nodes, [(tie.who, tie.whom) for tie in pact.ties]
    (('KOR', 'PRK', 'USA'), [('KOR', 'USA'), ('USA', 'KOR')])
    """

    name: str
    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    unknown: frozenset[Dyad] = frozenset()
    symmetric: bool = False
    when: str = ""
    unit: str = ""
    assumed: int = 0
    outside: int = 0

    @classmethod
    def of(
        cls,
        name: str,
        ties: Iterable[Tie | Dyad | tuple[str, str, float]],
        *,
        nodes: Iterable[str] = (),
        unknown: Iterable[Dyad] = (),
        symmetric: bool = False,
        when: str = "",
        unit: str = "",
        outside: int = 0,
    ) -> Layer:
        """A layer of ties as given, each directed dyad once; ``nodes`` adds those without ties.

        A symmetric layer takes each tie one way or both ways with the same weight. Raises
        :class:`LayerError` for a tie given twice, of a state to itself, of a weight that is not
        above 0, or on a dyad said to be unknown.
        """
        held: dict[Dyad, Tie] = {}
        for given in ties:
            tie = given if isinstance(given, Tie) else Tie(*given)
            _possible(name, tie)
            before = held.get((tie.who, tie.whom))
            if before and (not symmetric or before.weight != tie.weight):
                raise LayerError(
                    f"{name}: {tie.who} to {tie.whom} stands twice; give each tie once"
                )
            records = tuple(sorted({*tie.records, *(before.records if before else ())}))
            held[tie.who, tie.whom] = msgspec.structs.replace(tie, records=records)
            if symmetric:
                held[tie.whom, tie.who] = Tie(tie.whom, tie.who, tie.weight, records)
        open_ = {dyad for d in unknown for dyad in ((d, d[::-1]) if symmetric else (d,))}
        if both := sorted(open_ & held.keys()):
            raise LayerError(f"{name}: {_dyads(both)} is both a tie and unknown")
        everybody = {*nodes, *(x for dyad in (*held, *open_) for x in dyad)}
        return cls(
            name=name,
            nodes=tuple(sorted(everybody)),
            ties=tuple(held[dyad] for dyad in sorted(held)),
            unknown=frozenset(open_),
            symmetric=symmetric,
            when=when,
            unit=unit,
            outside=outside,
        )

    @cached_property
    def weights(self) -> Mapping[Dyad, float]:
        """The weight of each tie by its directed dyad."""
        return {(tie.who, tie.whom): tie.weight for tie in self.ties}

    @cached_property
    def _by_node(self) -> Mapping[str, tuple[dict[str, float], dict[str, float]]]:
        found: defaultdict[str, tuple[dict[str, float], dict[str, float]]]
        found = defaultdict(lambda: ({}, {}))
        for tie in self.ties:
            found[tie.who][0][tie.whom] = tie.weight
            found[tie.whom][1][tie.who] = tie.weight
        return found

    def out(self, node: str) -> dict[str, float]:
        """To whom the node is tied, with the weights; raises :class:`UnknownName`."""
        self._have(node)
        return dict(self._by_node[node][0])

    def into(self, node: str) -> dict[str, float]:
        """Who is tied to the node, with the weights; raises :class:`UnknownName`.

        >>> Layer.of("arms", [("USA", "KOR", 9.0), ("DEU", "KOR", 1.0)]).into("KOR")
        {'DEU': 1.0, 'USA': 9.0}
        """
        self._have(node)
        return dict(self._by_node[node][1])

    def unknown_at(self, node: str) -> tuple[frozenset[str], frozenset[str]]:
        """To whom, and from whom, a tie of the node is unknown."""
        self._have(node)
        return (
            frozenset(whom for who, whom in self.unknown if who == node),
            frozenset(who for who, whom in self.unknown if whom == node),
        )

    def among(self, nodes: Iterable[str]) -> Layer:
        """The layer of these nodes alone; raises :class:`UnknownName` for one it has not."""
        kept = set(nodes)
        for node in sorted(kept):
            self._have(node)
        return msgspec.structs.replace(
            self,
            nodes=tuple(n for n in self.nodes if n in kept),
            ties=tuple(t for t in self.ties if t.who in kept and t.whom in kept),
            unknown=frozenset(d for d in self.unknown if kept.issuperset(d)),
        )

    def assuming_none(self) -> Layer:
        """The layer with every unknown dyad taken as untied; ``assumed`` counts them.

        >>> arms = Layer.of("arms", [("USA", "KOR")], unknown=[("KOR", "USA")])
        >>> arms.assuming_none().assumed
        1
        """
        return msgspec.structs.replace(
            self, unknown=frozenset(), assumed=self.assumed + len(self.unknown)
        )

    def known(self, measure: str, around: Iterable[str] | None = None) -> Layer:
        """The layer itself; raises :class:`UnknownTies` if dyads that a measure needs are unknown.

        All of them, or those of the nodes ``around``.
        """
        nodes = None if around is None else {*around}
        open_ = [dyad for dyad in self.unknown if nodes is None or nodes & {*dyad}]
        if open_:
            raise UnknownTies(
                f"{measure} needs dyads of '{self.name}' of which {len(open_)} are unknown"
                f" ({_dyads(sorted(open_))}); narrow the layer with among(), or take them as"
                f" untied with assuming_none()"
            )
        return self

    def _have(self, node: str) -> None:
        if node not in self.nodes:
            raise UnknownName.of(f"state in '{self.name}'", node, self.nodes)


def _possible(name: str, tie: Tie) -> None:
    if tie.who == tie.whom:
        raise LayerError(f"{name}: a tie of {tie.who} to itself; give ties between two states")
    if not 0 < tie.weight < inf:
        raise LayerError(
            f"{name}: the weight of {tie.who} to {tie.whom} is {tie.weight}; give more than 0"
        )


def _dyads(dyads: list[Dyad]) -> str:
    shown = ", ".join(f"{who} to {whom}" for who, whom in dyads[:_SHOWN])
    return shown if len(dyads) <= _SHOWN else f"{shown} ..."
