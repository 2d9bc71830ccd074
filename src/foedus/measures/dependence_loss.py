"""What leaves a state if one partner leaves, over any number of tables.

The terms are those of :mod:`foedus.measures.exposure`: what the records would no longer hold,
not what anybody would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from foedus.dates import Truth
from foedus.measures.concentration import shares


class Carried(msgspec.Struct, frozen=True):
    """What one partner carries of one thing.

    ``amount`` (in the thing's unit) and ``share`` (0 to 1, of what is told; None of nothing) go
    with the partner and are None where its own amount is unknown; ``left`` is what others carry.
    ``alone`` says whether the partner carries it and nobody else does, as
    :func:`~foedus.measures.sole_bearers` where all is told; ``unknown`` are the others of whom
    it is unknown.
    """

    thing: str
    amount: float | None
    share: float | None
    left: float
    alone: Truth
    partners: int
    unknown: tuple[str, ...]


def carried_by(
    partner: str, things: Mapping[str, Mapping[str, float | None]]
) -> tuple[Carried, ...]:
    """What goes with one partner of each thing that partners carry for a state.

    ``things`` gives the amount by partner, None where it is unknown: arms, trade, troops
    (:func:`~foedus.measures.amounts_of`), or the capabilities of those who owe a defence
    (:func:`borne_by`). ``x_p / sum(x)``, from 0 to 1; of defence partners' capabilities it is
    the part of the support promised that rests on one ally. Abandonment is a word of Snyder
    (1984).

    >>> arms, trade = {"USA": 90.0, "DEU": 30.0}, {"USA": None, "CHN": 5.0}
    >>> for one in carried_by("USA", {"arms": arms, "trade": trade}):
    ...     print(one.thing, one.share, one.left, one.alone.value)
    arms 0.75 30.0 no
    trade None 5.0 no
    """
    return tuple(_carried(thing, partner, amounts) for thing, amounts in things.items())


def borne_by(
    partners: Iterable[str], values: Mapping[str, float | None]
) -> dict[str, float | None]:
    """The values of the partners alone, such as the capabilities of those who owe a defence.

    A partner without a value has None: nobody says that it is nothing.

    >>> borne_by(["USA", "PHL"], {"USA": 0.14, "CHN": 0.2})
    {'PHL': None, 'USA': 0.14}
    """
    return {partner: values.get(partner) for partner in sorted(set(partners))}


def _carried(thing: str, partner: str, amounts: Mapping[str, float | None]) -> Carried:
    known = {who: amount for who, amount in amounts.items() if amount is not None}
    told = shares(known)
    unsure = partner in amounts and amounts[partner] is None
    others = [who for who in amounts if who != partner]
    return Carried(
        thing=thing,
        amount=None if unsure else known.get(partner, 0.0),
        share=None if unsure or not told else told.get(partner, 0.0),
        left=sum(sorted(known[who] for who in others if who in known)),
        alone=_bears(amounts.get(partner, 0.0)) & ~Truth.any(_bears(amounts[w]) for w in others),
        partners=sum(amount > 0 for amount in known.values()),
        unknown=tuple(sorted(who for who in others if who not in known)),
    )


def _bears(amount: float | None) -> Truth:
    if amount is None:
        return Truth.UNKNOWN
    return Truth.YES if amount > 0 else Truth.NO
