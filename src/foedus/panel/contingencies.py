"""Who would owe what in every dyad-year, if the first state attacked the second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from foedus.casus.wholesale import Levels, Year, years
from foedus.errors import PanelError
from foedus.states import spells
from foedus.upstream import declaration, read
from foedus.upstream.block import STATE, Block
from foedus.upstream.declare import Column, Copy, Coverage, Declaration
from foedus.upstream.table import Table
from foedus.world import World

CAPABILITIES: Final = "nmc.state-years"
_OWED: Final = ("defenders", "helpers", "neutrals", "barred")
COUNTS: Final = tuple(
    f"casus_{name}{end}" for name in (*_OWED, "promised") for end in ("", "_max")
)
SHARES: Final = ("casus_share_min", "casus_share_max")
"""The share of the target's side in the capabilities of both sides, at least and at most."""
_KEY: Final = ("ccode1", "ccode2", "year")
_ACTORS: Final = ("actor1", "actor2")

Floats = NDArray[np.float64]


def contingency_years(world: World, first: int, last: int) -> Table:
    """The readings of an unprovoked armed attack of one CoW member on another, by year.

    Of the states that are members, ``casus_defenders`` counts those that would owe the target
    defence, ``casus_helpers`` those that would owe the attacker offence, ``casus_neutrals`` and
    ``casus_barred`` those that would owe the attacker neutrality or no force;
    ``casus_promised`` is 1 where the attacker has itself promised the target not to use force.
    Each counts what arises, with ``_max`` also what may arise, at its strongest on any day of
    the year, by clauses that bind in law. The shares are of CINC scores (NMC): target and
    defenders over both sides; null where a score is missing.
    """
    parts = [_rows(year, _scores(year)) for year in years(world, first, last, _members)]
    names = [*_KEY, *_ACTORS, *COUNTS, *SHARES]
    frame = pl.concat(parts) if parts else pl.DataFrame(schema=dict.fromkeys(names, pl.Null))
    frame = frame.with_columns(
        pl.lit(None, pl.UInt32).alias("casus_row"), pl.lit("derived", STATE).alias("casus_state")
    )
    block = Block(
        name="casus",
        table=_declared(world, first, last),
        columns=tuple(names),
        year="year",
        who=(*_KEY[:2], *_ACTORS),
        cites=(f"{world.pack.title}. Pack {world.pack.id}, version {world.pack.version}.",),
        beside=(declaration(CAPABILITIES), *_codings(world)),
    )
    return Table(frame=frame, unit="directed dyad-year", key=_KEY, blocks=(block,))


def _codings(world: World) -> Iterator[Declaration]:
    if "atop" in world.data:
        yield declaration("atop.members")


def _coded(year: int) -> Mapping[str, int]:
    """The CoW code of each member of a year; of two bearers of a code the last."""
    bearers: dict[int, str] = {}
    for spell in sorted(spells("cow"), key=lambda s: s.span.start.earliest):
        ended = spell.span.end is not None and spell.span.end.latest.year < year
        if spell.span.start.earliest.year <= year and not ended:
            bearers[spell.code] = spell.actor
    return {actor: code for code, actor in sorted(bearers.items())}


def _members(year: int) -> tuple[str, ...]:
    return tuple(_coded(year))


def _scores(year: Year) -> Floats:
    """The CINC of each actor of a year, NaN where there is none."""
    frame = read(CAPABILITIES).filter(pl.col("year") == year.year).drop_nulls(["actor", "cinc"])
    known = dict(frame.select("actor", "cinc").iter_rows())
    return np.array([known.get(actor, np.nan) for actor in year.actors])


def _rows(year: Year, scores: Floats) -> pl.DataFrame:
    size = len(year.actors)
    one, other = np.divmod(np.arange(size * size), size)
    kept = one != other
    codes = np.array(list(_coded(year.year).values()), dtype=np.int32)
    names = pl.Series(year.actors)
    columns: dict[str, object] = {
        "ccode1": codes[one[kept]],
        "ccode2": codes[other[kept]],
        "year": np.full(kept.sum(), year.year, dtype=np.int32),
        "actor1": names[one[kept]],
        "actor2": names[other[kept]],
    }
    sides: dict[str, Floats] = {}
    for name, levels in zip(_OWED, year[2:6], strict=True):
        for end, least in (("", 2), ("_max", 1)):
            count, sides[name + end] = _summed(levels, least, scores)
            columns[f"casus_{name}{end}"] = count[kept].astype(np.uint16)
    for end, least in (("", 2), ("_max", 1)):
        promised = (year.breach >= least).reshape(-1)
        columns[f"casus_promised{end}"] = promised[kept].astype(np.uint16)
    for name, ours, theirs in (
        ("casus_share_min", "defenders", "helpers_max"),
        ("casus_share_max", "defenders_max", "helpers"),
    ):
        share = _share(scores[other] + sides[ours], scores[one] + sides[theirs])
        columns[name] = pl.Series(share[kept]).fill_nan(None)
    return pl.DataFrame(columns)


def _summed(levels: Levels, least: int, scores: Floats) -> tuple[NDArray[np.int64], Floats]:
    """By attacker and target, how many owe at least at a level, and the sum of their scores."""
    size = len(scores)
    attacker, target, debtor = np.nonzero(levels >= least)
    pair = attacker * size + target
    count = np.bincount(pair, minlength=size * size)
    total = np.bincount(pair, weights=scores[debtor], minlength=size * size)
    return count.astype(np.int64), total.astype(np.float64)


def _share(ours: Floats, theirs: Floats) -> Floats:
    whole = ours + theirs
    return np.divide(ours, whole, out=np.full_like(whole, np.nan), where=whole > 0)


def _declared(world: World, first: int, last: int) -> Declaration:
    """What is told of the table of a world: its packs and its years."""
    return Declaration(
        id=f"{world.pack.id}.casus",
        source=world.pack.id,
        title="Readings of an armed attack of one state on another",
        unit="directed dyad-year",
        key=_KEY,
        columns=tuple(Column(name, "states", "") for name in COUNTS),
        coverage=Coverage(first=first, last=last, members="CoW members", system="cow"),
        copy=Copy(file=f"pack {world.pack.id}", origin="", sha256=world.evidence_hash, size=0),
        read=_unread,
        actors=_ACTORS,
        codes=_KEY[:2],
        year="year",
    )


def _unread(path: Path) -> pl.DataFrame:
    raise PanelError(f"{path}: the readings of a world are not read from a file")
