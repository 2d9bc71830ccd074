"""How many ties there are: of each state, and of a layer as a whole."""

from __future__ import annotations

import msgspec

from foedus.measures.network.layer import Layer


class Share(msgspec.Struct, frozen=True):
    """A share of known dyads or ties: ``value`` (None of none), of how many, how many unknown."""

    value: float | None
    of: int
    unknown: int


class Degree(msgspec.Struct, frozen=True):
    """The ties of one node: how many, and the sum of their weights in the layer's unit.

    ``partners`` are the states tied to it either way. What is unknown is not counted:
    ``unknown_out`` and ``unknown_in`` say how many dyads that may add.
    """

    out: int
    into: int
    partners: int
    strength_out: float
    strength_into: float
    unknown_out: int
    unknown_in: int

    @property
    def total(self) -> int:
        """Ties out and in; a tie both ways counts twice."""
        return self.out + self.into

    @property
    def strength(self) -> float:
        """The weight of all ties out and in."""
        return self.strength_out + self.strength_into


def degrees(layer: Layer) -> dict[str, Degree]:
    """The degree and strength of every node.

    ``out_i = |{j: w_ij > 0}|``, ``in_i = |{j: w_ji > 0}|``, from 0 to n - 1; strengths
    ``sum_j w_ij`` and ``sum_j w_ji``, from 0, in the unit of the layer. Freeman (1979); for
    strength Barrat, Barthélemy, Pastor-Satorras and Vespignani (2004).

    >>> arms = Layer.of("arms", [("USA", "KOR", 9.0), ("DEU", "KOR", 1.0)])
    >>> kor = degrees(arms)["KOR"]
    >>> kor.into, kor.strength_into, kor.out
    (2, 10.0, 0)
    """
    found = {}
    unknown_out = dict.fromkeys(layer.nodes, 0)
    unknown_in = dict.fromkeys(layer.nodes, 0)
    for who, whom in layer.unknown:
        unknown_out[who] += 1
        unknown_in[whom] += 1
    for node in layer.nodes:
        out, into = layer.out(node), layer.into(node)
        found[node] = Degree(
            out=len(out),
            into=len(into),
            partners=len({*out, *into}),
            strength_out=sum(out.values()),
            strength_into=sum(into.values()),
            unknown_out=unknown_out[node],
            unknown_in=unknown_in[node],
        )
    return found


def density(layer: Layer) -> Share:
    """The share of known directed dyads that are tied: ``m / (n * (n - 1) - u)``, from 0 to 1.

    Unknown dyads, ``u``, are left out and counted in the answer. Wasserman and Faust (1994).

    >>> density(Layer.of("pact", [("KOR", "USA"), ("USA", "KOR")], nodes=["PRK"]))
    Share(value=0.3333333333333333, of=6, unknown=0)
    """
    known = len(layer.nodes) * (len(layer.nodes) - 1) - len(layer.unknown)
    return Share(len(layer.ties) / known if known else None, known, len(layer.unknown))


def reciprocity(layer: Layer) -> Share:
    """The share of ties that are returned: ``|{i to j: j to i}| / m``, from 0 to 1.

    Of ties whose way back is known; the others are counted as unknown.

    >>> reciprocity(Layer.of("arms", [("KOR", "USA"), ("USA", "KOR"), ("USA", "JPN")])).value
    0.6666666666666666
    """
    ties = layer.weights
    told = [(who, whom) for who, whom in ties if (whom, who) not in layer.unknown]
    returned = sum((whom, who) in ties for who, whom in told)
    return Share(returned / len(told) if told else None, len(told), len(ties) - len(told))
