"""The columns of a frame that come from one published table."""

from __future__ import annotations

from typing import Final

import msgspec
import polars as pl

from foedus.terms import STATES
from foedus.upstream.declare import Declaration

STATE: Final = pl.Enum(list(STATES))
"""The states of a value, as the column ``<block>_state`` holds them."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a frame that come from one table: ``<name>_row``, ``<name>_state``, values.

    ``year`` and ``who`` are the columns, by their present names, that say when and of whom a row
    speaks, ``zeros`` those that are 0 where no row means none. ``grouped`` tells that a row
    stands for several rows of the table, ``whole`` that none of its rows was left out but by
    ``pins``, the values of ``who`` and ``year`` to which it was narrowed, ``carries`` that some
    rows may be older than their year, which ``<name>_from`` then says. ``plain`` tells that each
    row of a group was observed: they are as many as ``<name>_row`` lists, and no columns count
    their states. ``cites`` is what to cite where the table is of no published data set,
    ``systems`` the state system of each column of codes, ``cow`` or ``gw``, ``beside`` tables
    without columns here that decided which rows there are.
    """

    name: str
    table: Declaration
    columns: tuple[str, ...]
    year: str = ""
    who: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()
    grouped: bool = False
    whole: bool = True
    pins: tuple[tuple[str, str | int], ...] = ()
    carries: bool = False
    plain: bool = False
    cites: tuple[str, ...] = ()
    systems: tuple[tuple[str, str], ...] = ()
    beside: tuple[Declaration, ...] = ()

    @property
    def row(self) -> str:
        return f"{self.name}_row"

    @property
    def state(self) -> str:
        return f"{self.name}_state"

    @property
    def source_year(self) -> str:
        """The column that holds the year a row was carried forward from."""
        return f"{self.name}_from"

    def count(self, word: str) -> str:
        """The column that counts a state in a grouped table."""
        return f"{self.name}_n_{word.replace('-', '_')}"

    @property
    def own(self) -> tuple[str, ...]:
        """The columns that say where rows come from; they keep their names."""
        counts = tuple(map(self.count, STATES)) if self.grouped and not self.plain else ()
        carried = (self.source_year,) if self.carries else ()
        return (self.row, self.state, *carried, *counts)
