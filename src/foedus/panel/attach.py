"""Joining published tables to a panel: one for each state of a set, or one for the pair."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from msgspec.structs import replace

from foedus.errors import PanelError
from foedus.panel.panel import Panel, Prepared
from foedus.panel.universe import NAMES
from foedus.upstream.table import Table


def by_state(
    right: Table, code: str, panel: Panel, carry: int, *, system: str = "cow"
) -> Prepared:
    """Join a table of state-years to each state of a set, its columns ending in 1, 2, ...

    ``code`` is the table's column of codes in ``system``.
    """
    ours = _code(panel, system, right)
    sides = [right.sided(end) for end in panel.unit.ends]

    def attach(table: Table) -> Table:
        for end, side in zip(panel.unit.ends, sides, strict=True):
            on = {ours + end: code + end, "year": f"year{end}"}
            table = table.join(side, on=on, carry=carry)
        return table

    return attach


def by_pair(
    right: Table, codes: tuple[str, str], panel: Panel, carry: int, *, system: str = "cow"
) -> Prepared:
    """Join a table of directed dyad-years; ``codes`` are its columns of the two states."""
    ours = _code(panel, system, right)
    on = {f"{ours}1": codes[0], f"{ours}2": codes[1], "year": "year"}

    def attach(table: Table) -> Table:
        return table.join(right, on=on, carry=carry)

    return attach


def both_ways(right: Table, pairs: Sequence[tuple[str, str]]) -> Table:
    """A table of non-directed dyad-years with each row in both directions.

    ``pairs`` are the columns of the first and of the second state, which change places.
    """
    names = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    turned = right.frame.select(pl.col(names.get(c, c)).alias(c) for c in right.frame.columns)
    return replace(right, frame=pl.concat([right.frame, turned]))


def _code(panel: Panel, system: str, right: Table) -> str:
    """The panel's columns of codes in a system; it must have them."""
    if system != panel.system and not any(step.name == "codes" for step in panel.steps):
        what = right.blocks[0].table.id
        raise PanelError(
            f"{what} is coded in {system.upper()}, the panel in {panel.system.upper()}; add "
            "'codes' first, which puts the other code of the same actor beside each state"
        )
    return NAMES[system]
