"""All tables that can be read, and reading one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from foedus.errors import UnknownName, UpstreamError
from foedus.upstream.declare import Table
from foedus.upstream.mirror import mirror_folder, verified

if TYPE_CHECKING:
    import polars as pl


PUBLISHERS: Final = (
    "correlates_of_war",
    "defence_agreements",
    "democracy",
    "economy",
    "exercises",
    "gleditsch_ward",
    "korean_customs",
    "missiles",
    "nuclear",
    "peacekeeping",
    "sipri_arms",
    "sipri_milex",
    "troopdata",
    "un_votes",
)
"""The modules of this package that declare tables; they load polars, so they are imported late."""


@cache
def tables() -> dict[str, Table]:
    """Every table by its id, such as ``cow.nmc``."""
    modules = [import_module(f"foedus.upstream.{name}") for name in PUBLISHERS]
    found: list[Table] = [table for module in modules for table in module.TABLES]
    return {table.id: table for table in sorted(found, key=lambda table: table.id)}


def read(id: str, mirror: Path | None = None) -> pl.DataFrame:
    """The frame of a table: ``row`` first, then its declared columns, missing values null.

    ``mirror`` is the folder of published files, by default the one that ``FOEDUS_MIRROR``
    names. The file is read only if its bytes are those declared. Raises
    :class:`UnknownName`, and :class:`UpstreamError` for a missing or a different file.
    """
    if id not in tables():
        raise UnknownName.of("table", id, tables())
    table = tables()[id]
    frame = table.read(verified(table.copy, mirror or mirror_folder()))
    declared = ["row", *(column.name for column in table.columns)]
    if frame.columns != declared:
        raise UpstreamError(f"{id}: the columns are {frame.columns}, declared are {declared}")
    return frame
