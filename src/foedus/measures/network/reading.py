"""Layers from tables of dyad-years: no row is no tie only where the table says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal

import polars as pl

from foedus.errors import UnknownName
from foedus.measures.network.dyads import Dyads, Named, dyads
from foedus.measures.network.layer import Dyad, Layer, LayerError, Tie
from foedus.states import actors
from foedus.upstream.block import Block
from foedus.upstream.coverage import member_in, state_of_absence
from foedus.upstream.table import Table

Several = Literal["refuse", "sum", "max"]
Told = tuple[float, tuple[str, ...]]
"""The weight of a dyad, which may be 0, and the records of it."""

_SYSTEMS: Final = ("cow", "gw")
_SEVERAL: Final = ("refuse", "sum", "max")
_ABSENT: Final = ("unknown", "zero")


def read_layer(
    rows: Table | pl.DataFrame,
    name: str,
    year: int,
    *,
    who: Named,
    whom: Named,
    weight: Named | None = None,
    back: Named | None = None,
    when: str = "",
    state: str = "",
    nodes: Iterable[str] | None = None,
    system: str = "",
    symmetric: bool = False,
    several: Several = "refuse",
    absent: str = "",
    unit: str = "",
) -> Layer:
    """The layer of one year from a table or frame of dyad-years.

    ``who``, ``whom`` and ``weight`` are columns or polars expressions; without ``weight`` each
    row is a tie of 1. ``back`` is the column of the weight from whom to who, where one row
    tells of both. ``symmetric`` says that a row speaks of both directions at once. ``nodes``
    are the states asked about, by default the members of the state system in that year
    (``system``, ``cow`` or ``gw``; a table's own where it declares one).

    A weight of 0 is no tie. A null, or a row that is ``missing`` or ``not-covered``, makes the
    dyad unknown. Of a dyad without a row a :class:`~foedus.Table` says by its coverage what
    that means (never after ``filter``, which may have taken rows away); for a frame ``absent``
    says it, ``unknown`` unless ``zero`` is given. Several rows for a dyad are refused unless
    ``several`` adds them up or takes the largest; one of them unknown makes the dyad unknown.

    >>> sold = pl.DataFrame({"a": ["USA", "DEU"], "b": ["KOR", "KOR"], "year": 2001, "n": [9, 0]})
    >>> nodes = ["DEU", "KOR", "USA"]
    >>> arms = read_layer(sold, "arms", 2001, who="a", whom="b", weight="n", nodes=nodes)
    >>> arms.into("KOR"), sorted(arms.unknown)
    ({'USA': 9.0}, [('DEU', 'USA'), ('KOR', 'DEU'), ('KOR', 'USA'), ('USA', 'DEU')])
    """
    _one_of("several", several, _SEVERAL)
    read = dyads(rows, who=who, whom=whom, weight=weight, back=back, when=when, state=state).of(
        year
    )
    asked = _nodes(read.block, nodes, system, year)
    told, outside = _told(name, read, frozenset(asked), symmetric=symmetric, several=several)
    unknown = {dyad for dyad, one in told.items() if one is None}
    unknown |= _untold(read.block, asked, year, {*told}, absent, (who, whom), symmetric=symmetric)
    return Layer.of(
        name,
        [Tie(*dyad, *one) for dyad, one in told.items() if one is not None and one[0]],
        nodes=asked,
        unknown=unknown,
        symmetric=symmetric,
        when=str(year),
        unit=unit,
        outside=outside,
    )


def members_in(system: str, year: int) -> tuple[str, ...]:
    """The members of a state system on some day of a year, by id.

    >>> "KOR" in members_in("cow", 1948), "KOR" in members_in("gw", 1948)
    (False, True)
    """
    _one_of("state system", system, _SYSTEMS)
    return tuple(sorted(one.id for one in actors() if member_in(system, one.id, year)))


def _nodes(
    block: Block | None, nodes: Iterable[str] | None, system: str, year: int
) -> tuple[str, ...]:
    if nodes is not None:
        return tuple(sorted(set(nodes)))
    system = system or (block.table.coverage.system if block else "")
    if not system:
        raise LayerError("who was asked about? give nodes, or system: cow or gw")
    return members_in(system, year)


def _told(
    name: str, read: Dyads, asked: frozenset[str], *, symmetric: bool, several: Several
) -> tuple[dict[Dyad, Told | None], int]:
    """What the rows of each dyad tell (None where unknown), and the ties that end outside."""
    rows: defaultdict[Dyad, list[tuple[float | None, tuple[str, ...]]]] = defaultdict(list)
    outside = 0
    for _, who, whom, weight, records in read.rows():
        if weight is not None and not weight >= 0:
            raise LayerError(f"{name}: the weight of {who} to {whom} is {weight}; give 0 or more")
        if who is None or whom is None or who == whom or not asked.issuperset((who, whom)):
            outside += bool(weight)
        else:
            rows[who, whom].append((weight, records))
    told = {dyad: _one(name, dyad, some, several) for dyad, some in rows.items()}
    return _both_ways(name, told) if symmetric else told, outside


def _one(
    name: str, dyad: Dyad, rows: list[tuple[float | None, tuple[str, ...]]], several: Several
) -> Told | None:
    if len(rows) > 1 and several == "refuse":
        raise LayerError(
            f"{name}: {len(rows)} rows for {dyad[0]} to {dyad[1]}; say several='sum' or 'max'"
        )
    # In order of size, so that the order of the rows does not change the sum.
    weights = sorted(weight for weight, _ in rows if weight is not None)
    if len(weights) < len(rows):
        return None
    records = tuple(sorted(record for _, some in rows for record in some))
    return (max(weights) if several == "max" else sum(weights), records)


def _both_ways(name: str, told: dict[Dyad, Told | None]) -> dict[Dyad, Told | None]:
    """The dyads of a symmetric layer; unknown one way is unknown both ways."""
    found = dict(told)
    for (who, whom), one in told.items():
        other = told.get((whom, who), one)
        if one is None or other is None:
            found[who, whom] = found[whom, who] = None
        elif one[0] != other[0]:
            raise LayerError(
                f"{name}: {who} to {whom} is {one[0]} and back {other[0]}; it is not symmetric"
            )
    return found


def _untold(
    block: Block | None,
    asked: tuple[str, ...],
    year: int,
    told: set[Dyad],
    absent: str,
    ends: tuple[Named, Named],
    *,
    symmetric: bool,
) -> set[Dyad]:
    """The dyads without a row of which that does not mean that there is no tie."""
    if symmetric:
        told |= {dyad[::-1] for dyad in told}
    left = [(a, b) for a in asked for b in asked if a != b and (a, b) not in told]
    if block is None:
        _one_of("absent", absent or "unknown", _ABSENT)
        return set() if absent == "zero" else set(left)
    if absent:
        raise LayerError("a table says itself what an absent row means; give no 'absent'")
    if not left or not block.whole or not _narrowed_to(block, ends, year):
        return set(left)
    who = pl.Series([dyad[0] for dyad in left], dtype=pl.String)
    whom = pl.Series([dyad[1] for dyad in left], dtype=pl.String)
    years = pl.repeat(year, len(left), eager=True)
    states = state_of_absence(block.table.coverage, years, [who, whom], len(left))
    pins = dict(block.pins)
    here = [(pins.get(end, "") if isinstance(end, str) else "") for end in ends]
    return {
        dyad
        for dyad, one in zip(left, states, strict=True)
        if one != "zero-by-coding"
        or any(pin not in ("", mine) for pin, mine in zip(here, dyad, strict=True))
    }


def _narrowed_to(block: Block, ends: tuple[Named, Named], year: int) -> bool:
    """Whether a table narrowed by ``where`` was narrowed by nothing but ends and the year."""
    return all(
        name in ends or (name == block.year and value == year) for name, value in block.pins
    )


def _one_of(what: str, asked: str, known: Iterable[str]) -> None:
    if asked not in known:
        raise UnknownName.of(what, asked, known)
