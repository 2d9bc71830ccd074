"""A state and those tied to it: its partners, their ties among themselves, structural holes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from foedus.errors import UnknownName
from foedus.measures.network.layer import Layer
from foedus.measures.network.ties import Share, density

_WAYS: Final = {
    (True, True): "both",
    (True, False): "out",
    (False, True): "into",
    (False, False): "unknown",
}


class Ego(msgspec.Struct, frozen=True):
    """The ego network of a state in one layer.

    ``out`` and ``into`` are the partners with the weights of the ties to and from them;
    ``unknown_out`` and ``unknown_in`` those of whom that is unknown. ``among`` is the density of
    directed ties among the partners (0 to 1, None for fewer than two). ``effective_size`` and
    ``constraint`` are Burt's, None without partners and where a dyad that they need is unknown.
    """

    state: str
    layer: str
    when: str
    out: Mapping[str, float]
    into: Mapping[str, float]
    unknown_out: frozenset[str]
    unknown_in: frozenset[str]
    among: Share
    effective_size: float | None
    constraint: float | None

    @property
    def partners(self) -> tuple[str, ...]:
        """All states tied to the state either way, by name."""
        return tuple(sorted({*self.out, *self.into}))


def ego(layer: Layer, state: str) -> Ego:
    """The ego network of a state; raises :class:`UnknownName` for one that is no node.

    >>> pact = Layer.of("pact", [("USA", "KOR"), ("USA", "JPN")], symmetric=True)
    >>> usa = ego(pact, "USA")
    >>> usa.partners, usa.among.value, usa.effective_size, usa.constraint
    (('JPN', 'KOR'), 0.0, 2.0, 0.5)
    """
    out, into = layer.out(state), layer.into(state)
    partners = {*out, *into}
    unknown_out, unknown_in = layer.unknown_at(state)
    told = not any({state, *partners} & {*dyad} for dyad in layer.unknown)
    return Ego(
        state=state,
        layer=layer.name,
        when=layer.when,
        out=out,
        into=into,
        unknown_out=unknown_out,
        unknown_in=unknown_in,
        among=density(layer.among(partners)),
        effective_size=effective_size(layer, state) if told else None,
        constraint=constraint(layer, state) if told else None,
    )


def partners_by_layer(layers: Iterable[Layer], state: str) -> dict[str, dict[str, str]]:
    """Each partner of a state with the layers that tie them and which way.

    ``out``, ``into``, ``both``, or ``unknown`` where a layer does not know whether there is a
    tie; layers that know of none are left out. Partners come by name. A layer that was not
    asked about the state tells nothing of it; raises :class:`UnknownName` if none was.

    >>> pact = Layer.of("pact", [("USA", "KOR")], symmetric=True)
    >>> arms = Layer.of("arms", [("USA", "KOR"), ("DEU", "KOR")], unknown=[("KOR", "DEU")])
    >>> partners_by_layer([pact, arms], "KOR")
    {'DEU': {'arms': 'into'}, 'USA': {'pact': 'both', 'arms': 'into'}}
    """
    asked = list(layers)
    having = [layer for layer in asked if state in layer.nodes]
    if not having:
        known = {node for layer in asked for node in layer.nodes}
        raise UnknownName.of("state in the layers", state, known)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for layer in having:
        out, into = layer.out(state), layer.into(state)
        unknown = frozenset[str]().union(*layer.unknown_at(state))
        for partner in {*out, *into} | unknown:
            found[partner][layer.name] = _WAYS[partner in out, partner in into]
    return {partner: found[partner] for partner in sorted(found)}


def constraint(layer: Layer, state: str) -> float | None:
    """How far the state's ties lead back to the same partners: Burt's constraint.

    ``c_i = sum_j (p_ij + sum_q p_iq * p_qj) ** 2`` over partners ``j`` and third states ``q``,
    ``p_ij = (w_ij + w_ji) / sum_k (w_ik + w_ki)`` the share of ``i``'s ties that ``j`` has. From
    above 0 (many partners apart) to 1 for one partner, above 1 for few who are tied; None
    without partners. Burt (1992).

    >>> constraint(Layer.of("pact", [("A", "B"), ("B", "C"), ("A", "C")], symmetric=True), "A")
    1.125
    """
    shares = _shares(layer, state)
    layer.known("constraint", around=(state, *shares))
    if not shares:
        return None
    through: defaultdict[str, float] = defaultdict(float)
    for third, share in shares.items():
        for partner, further in _shares(layer, third).items():
            through[partner] += share * further
    return sum((share + through[partner]) ** 2 for partner, share in shares.items())


def effective_size(layer: Layer, state: str) -> float | None:
    """How many of the state's partners are not redundant: Burt's effective size.

    ``sum_j (1 - sum_q p_iq * m_jq)`` over partners ``j`` and third states ``q``, ``p_iq`` as in
    :func:`constraint` and ``m_jq = (w_jq + w_qj) / max_k (w_jk + w_kj)``. From 1 to the number
    of partners; None without partners. Burt (1992).

    >>> effective_size(Layer.of("pact", [("A", "B"), ("B", "C"), ("A", "C")], symmetric=True), "A")
    1.0
    """
    shares = _shares(layer, state)
    layer.known("effective size", around=(state, *shares))
    if not shares:
        return None
    size = 0.0
    for partner in shares:
        mutual = _mutual(layer, partner)
        most = max(mutual.values())
        size += 1 - sum(share * mutual.get(q, 0.0) / most for q, share in shares.items())
    return size


def _mutual(layer: Layer, node: str) -> dict[str, float]:
    out, into = layer.out(node), layer.into(node)
    return {other: out.get(other, 0.0) + into.get(other, 0.0) for other in {**out, **into}}


def _shares(layer: Layer, node: str) -> dict[str, float]:
    mutual = _mutual(layer, node)
    whole = sum(mutual.values())
    return {other: weight / whole for other, weight in mutual.items()}
