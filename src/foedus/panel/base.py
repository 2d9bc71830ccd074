"""The table that a panel begins with: sets of states in a system, or disputes of pairs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.panel.unit import Unit
from foedus.states.together import Universe
from foedus.upstream import declaration
from foedus.upstream.block import Block
from foedus.upstream.table import Table, table
from foedus.upstream.universe import NAMES, rows

_LISTS: Final = {"cow": "cow-states.spells", "gw": "gw-states.spells"}


def base_table(given: Universe, unit: Unit) -> Table:
    """The rows of a universe as a table, with a block of the list of states for each side."""
    frame = rows(given)
    code = NAMES[given.system]
    blocks = tuple(
        Block(
            name=given.system + end,
            table=declaration(_LISTS[given.system]),
            columns=(code + end, f"actor{end}"),
            year="year",
            who=(code + end,),
            systems=((code + end, given.system),),
            carries=f"{given.system}{end}_from" in frame.columns,
        )
        for end in unit.ends
    )
    key = (*(code + end for end in unit.ends), *given.period.key)
    return Table(frame=frame, unit=unit.name, key=key, blocks=blocks)


def dispute_table(unit: Unit, first: int, last: int, among: Collection[int] | None) -> Table:
    """The disputes of pairs of states by year, in the order of the pairs, years and disputes.

    Several disputes of a pair in one year have a row each.
    """
    whole = table(f"{unit.disputes}.directed-dispute-years").called(unit.disputes)
    wanted = pl.col("year").is_between(first, last)
    if not unit.directed:
        wanted &= pl.col("ccode1") < pl.col("ccode2")
    if among is not None:
        wanted &= pl.col("ccode1").is_in(among) & pl.col("ccode2").is_in(among)
    key = ("ccode1", "ccode2", "year", "dispnum")
    return replace(whole, frame=whole.frame.filter(wanted).sort(key), unit=unit.name, key=key)
