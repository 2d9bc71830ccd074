"""How far a state rests on few partners: arms, trade, troops by year, from tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

from foedus.errors import UnknownName
from foedus.measures.concentration import effective_number, herfindahl, largest
from foedus.measures.network.layer import Layer, LayerError

if TYPE_CHECKING:
    import polars as pl

    from foedus.measures.network.dyads import Named
    from foedus.upstream.table import Table


class Reliance(msgspec.Struct, frozen=True, kw_only=True):
    """How a state's whole of one thing in a year is spread over partners.

    ``amounts`` are those of named partners, ``unnamed`` the amount whose partner is unknown, both
    in the unit of the table; ``untold`` counts rows that tell no amount, which no number here
    holds. ``records`` are the rows that went in.
    """

    state: str
    year: int
    amounts: dict[str, float]
    unnamed: float
    untold: int
    records: tuple[str, ...]

    @property
    def partners(self) -> int:
        """The number of named partners with an amount above 0."""
        return sum(amount > 0 for amount in self.amounts.values())

    @property
    def whole(self) -> float:
        """The amount of named and unnamed partners together."""
        return sum(self.amounts.values()) + self.unnamed

    @property
    def unnamed_share(self) -> float | None:
        """The share of the whole whose partner is unknown, from 0 to 1; None of nothing."""
        return self.unnamed / self.whole if self.whole else None

    @property
    def herfindahl(self) -> float | None:
        """The Herfindahl index over named partners; see :func:`~foedus.measures.herfindahl`."""
        return herfindahl(self.amounts)

    @property
    def effective_number(self) -> float | None:
        """The effective number of named partners."""
        return effective_number(self.amounts)

    @property
    def largest(self) -> tuple[str, float] | None:
        """The largest named partner and its share of what named partners have."""
        return largest(self.amounts)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Between what the Herfindahl index of the whole lies, whoever the unnamed partners are.

        ``sum(x_i ** 2) / T ** 2`` if they are very many, ``((x_1 + u) ** 2 + sum of the other
        x_i ** 2) / T ** 2`` if all is the largest partner's, ``T`` the whole and ``u`` the
        unnamed amount. None of nothing.
        """
        if not self.whole:
            return None
        ranked = sorted(self.amounts.values(), reverse=True) or [0.0]
        shares = [amount / self.whole for amount in ranked]
        rest = sum(share**2 for share in shares[1:])
        first = shares[0]
        return (first**2 + rest, (first + self.unnamed / self.whole) ** 2 + rest)


def reliance(
    rows: Table | pl.DataFrame,
    *,
    state: Named,
    partner: Named,
    value: Named,
    back: Named | None = None,
    when: str = "",
    told_by: str = "",
) -> tuple[Reliance, ...]:
    """The reliance of every state in every year that a table or frame has rows of.

    ``state``, ``partner`` and ``value`` are columns or polars expressions, ``back`` is the
    column of the value for the partner where a row tells of both. ``when`` is the column of the
    year and ``told_by`` that of the state of the value; a :class:`~foedus.Table` knows its own.
    Several rows of one partner are added up; a row without a partner is *unnamed*, one whose
    value is null, missing or not covered is *untold*. What a state has with itself is left out.

    >>> import polars as pl
    >>> sold = pl.DataFrame({"by": ["USA", "DEU", None], "tiv": [90.0, 30.0, 40.0]})
    >>> sold = sold.with_columns(to=pl.lit("KOR"), year=pl.lit(2001))
    >>> (kor,) = reliance(sold, state="to", partner="by", value="tiv")
    >>> kor.herfindahl, kor.unnamed_share, kor.bounds
    (0.625, 0.25, (0.3515625, 0.6953125))
    """
    from foedus.measures.network.dyads import dyads

    read = dyads(rows, who=state, whom=partner, weight=value, back=back, when=when, state=told_by)
    groups: defaultdict[
        tuple[str, int], list[tuple[str | None, float | None, tuple[str, ...]]]
    ] = defaultdict(list)
    for year, who, whom, amount, records in read.rows():
        if who is None or who == whom:
            continue
        if amount is not None and not amount >= 0:
            raise LayerError(f"{who} and {whom} in {year}: {amount}; give amounts of 0 or more")
        groups[who, year].append((whom, amount, records))
    return tuple(_reliance(who, year, groups[who, year]) for who, year in sorted(groups))


def _reliance(
    state: str, year: int, rows: list[tuple[str | None, float | None, tuple[str, ...]]]
) -> Reliance:
    by_partner: defaultdict[str | None, list[float]] = defaultdict(list)
    for partner, amount, _ in rows:
        if amount is not None:
            by_partner[partner].append(amount)
    # In order of size, so that the order of the rows does not change a sum.
    summed = {partner: sum(sorted(some)) for partner, some in by_partner.items()}
    return Reliance(
        state=state,
        year=year,
        amounts={p: summed[p] for p in sorted(p for p in summed if p is not None)},
        unnamed=summed.get(None, 0.0),
        untold=sum(amount is None for _, amount, _ in rows),
        records=tuple(sorted({record for *_, records in rows for record in records})),
    )


def amounts_of(
    layer: Layer, state: str, way: Literal["into", "out"] = "into"
) -> dict[str, float | None]:
    """What partners give a state (``into``) or get from it (``out``); None where unknown.

    >>> arms = Layer.of("arms", [("USA", "KOR", 9.0)], unknown=[("DEU", "KOR")])
    >>> amounts_of(arms, "KOR")
    {'DEU': None, 'USA': 9.0}
    """
    if way not in ("into", "out"):
        raise UnknownName.of("way", way, ("into", "out"))
    told = layer.into(state) if way == "into" else layer.out(state)
    unknown = layer.unknown_at(state)[way == "into"]
    found: dict[str, float | None] = {**told, **dict.fromkeys(unknown)}
    return {partner: found[partner] for partner in sorted(found)}


def values_in(
    rows: Table | pl.DataFrame,
    year: int,
    *,
    state: Named,
    value: Named,
    when: str = "",
    told_by: str = "",
) -> dict[str, float | None]:
    """The value of each state in a year, from a table of state-years; None where not told.

    >>> import polars as pl
    >>> power = pl.DataFrame({"who": ["USA", "DEU"], "year": 2001, "cinc": [0.14, None]})
    >>> values_in(power, 2001, state="who", value="cinc")
    {'DEU': None, 'USA': 0.14}
    """
    import polars as pl

    from foedus.measures.network.dyads import dyads

    nobody = pl.lit(None, pl.String)
    read = dyads(rows, who=state, whom=nobody, weight=value, when=when, state=told_by).of(year)
    found: dict[str, float | None] = {}
    for _, who, _, amount, _ in read.rows():
        if who is None:
            continue
        if who in found:
            raise LayerError(f"several rows for {who} in {year}; group the table before")
        found[who] = amount
    return {who: found[who] for who in sorted(found)}
