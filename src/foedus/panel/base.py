"""The table that a panel begins with: its universe, and where each membership comes from."""

from __future__ import annotations

from typing import Final

from foedus.panel.unit import Unit
from foedus.panel.universe import NAMES, Universe, rows
from foedus.upstream import declaration
from foedus.upstream.block import Block
from foedus.upstream.table import Table

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
            carries=f"{given.system}{end}_from" in frame.columns,
        )
        for end in unit.ends
    )
    key = (*(code + end for end in unit.ends), *given.period.key)
    return Table(frame=frame, unit=unit.name, key=key, blocks=blocks)
