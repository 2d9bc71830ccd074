"""Foedus: an alliance system as sourced evidence.

>>> import foedus
>>> world = foedus.load("korea").at("1954-06-01")
>>> world.standing("us-rok-mdt").state
'signed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.states import state
    from foedus.upstream.table import Table, table
    from foedus.world import World, load

__version__ = "0.1.0"
__all__ = ["Table", "World", "__version__", "load", "state", "table"]


def __getattr__(name: str) -> Any:
    # The command line asks for the version alone; the rest loads when it is used.
    if name in ("World", "load"):
        from foedus import world

        return getattr(world, name)
    if name in ("Table", "table"):
        from foedus.upstream import table

        return getattr(table, name)
    if name == "state":
        from foedus.states import state

        return state
    raise AttributeError(f"module 'foedus' has no attribute '{name}'")
