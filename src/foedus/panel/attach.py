"""Joining published tables to a panel: one for each state of a set, or one for the pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import polars as pl
from msgspec.structs import replace

from foedus.panel.panel import Panel, Prepared
from foedus.upstream.coverage import member_in
from foedus.upstream.table import Table
from foedus.upstream.universe import NAMES

_YEAR: Final = "year"


class Who(msgspec.Struct, frozen=True):
    """The columns of a table that say of whom it speaks: codes of a state system, and actors.

    Without a ``system`` the codes are nobody's, and actors are joined.
    """

    codes: tuple[str, ...]
    actors: tuple[str, ...]
    system: str = "cow"


STATE: Final = Who(("ccode",), ("actor",))
DYAD: Final = Who(("ccode1", "ccode2"), ("actor1", "actor2"))


def by_state(right: Table, values: Sequence[str], panel: Panel, carry: int, who: Who) -> Prepared:
    """Join ``values`` of a table of state-years to each state of a set; they end in 1, 2, ..."""
    lean, stem, (name,) = _linked(right, values, panel, who)
    sides = [(end, lean.sided(end)) for end in panel.unit.ends]

    def attach(table: Table) -> Table:
        for end, side in sides:
            on = {stem + end: name + end, _YEAR: _YEAR + end}
            table = table.join(side, on=on, carry=carry)
        return table

    return attach


def by_pair(right: Table, values: Sequence[str], panel: Panel, carry: int, who: Who) -> Prepared:
    """Join ``values`` of a table of directed dyad-years to the two states of a dyad."""
    lean, stem, names = _linked(right, values, panel, who)
    on = {f"{stem}{end}": name for end, name in zip(panel.unit.ends, names, strict=True)}
    on[_YEAR] = _YEAR

    def attach(table: Table) -> Table:
        return table.join(lean, on=on, carry=carry)

    return attach


def both_ways(right: Table, who: Who, *swapped: tuple[str, str]) -> Table:
    """A table of non-directed dyad-years with each row in both directions.

    ``swapped`` are columns of the first and of the second state, which change places too.
    """
    pairs = [who.codes, who.actors, *swapped]
    names = {one: other for one, two in pairs for one, other in ((one, two), (two, one))}
    turned = right.frame.select(pl.col(names.get(c, c)).alias(c) for c in right.frame.columns)
    return replace(right, frame=pl.concat([right.frame, turned]))


def _linked(
    right: Table, values: Sequence[str], panel: Panel, who: Who
) -> tuple[Table, str, tuple[str, ...]]:
    """The table with the columns that are joined, what the panel calls them, and their names.

    In a panel of the same state system they are codes, else the actors that bear them.
    """
    right = right.plain()
    (block,) = right.blocks
    right = replace(right, blocks=(replace(block, who=(*who.codes, *who.actors)),))
    if who.system == panel.system:
        keyed = replace(right, key=(*who.codes, _YEAR))
        return keyed.select(*who.codes, _YEAR, *values), NAMES[panel.system], who.codes
    frame = right.frame.drop_nulls(who.actors)
    if who.system:
        frame = _last_bearers(frame, who)
    keyed = replace(right, frame=frame, key=(*who.actors, _YEAR))
    return keyed.select(*who.actors, _YEAR, *values), "actor", who.actors


def _last_bearers(frame: pl.DataFrame, who: Who) -> pl.DataFrame:
    """Of rows of one actor under several codes those whose codes are in the system later on.

    Germany has two codes in the CoW list of 1990, of which one goes on in 1991.
    """
    several = frame.select(*who.actors, _YEAR).is_duplicated()
    if not several.any():
        return frame
    going_on = [
        all(member_in(who.system, code, year + 1) for code in codes)
        for *codes, year in frame.filter(several).select(*who.codes, _YEAR).iter_rows()
    ]
    kept = frame.filter(several).filter(pl.Series(going_on, dtype=pl.Boolean))
    return pl.concat([frame.filter(~several), kept]).sort(frame.columns[0])
