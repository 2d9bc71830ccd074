"""All data sets and tables that can be read, by id."""

from __future__ import annotations

from functools import cache
from importlib import import_module, resources
from typing import Final

from foedus.errors import UnknownName
from foedus.upstream.declare import DataSet, Declaration

_PUBLISHERS: Final = "foedus.upstream.publishers"


@cache
def modules() -> dict[str, str]:
    """The module that declares each data set, by the data set's id."""
    files = resources.files(_PUBLISHERS).iterdir()
    names = sorted(f.name.removesuffix(".py") for f in files if f.name.endswith(".py"))
    found: dict[str, str] = {}
    for name in names:
        module = f"{_PUBLISHERS}.{name}"
        for one in getattr(import_module(module), "DATASETS", ()):
            if one.id in found:
                raise ValueError(f"two data sets are called {one.id}")
            found[one.id] = module
    return found


@cache
def data_sets() -> dict[str, DataSet]:
    """Every data set by its id, such as ``nmc``."""
    found: list[DataSet] = [
        one for module in sorted(set(modules().values())) for one in import_module(module).DATASETS
    ]
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}


@cache
def tables() -> dict[str, Declaration]:
    """Every table by its id, such as ``nmc.state-years``."""
    return {table.id: table for one in data_sets().values() for table in one.tables}


def data_set(id: str) -> DataSet:
    """The data set of an id; raises :class:`UnknownName`."""
    if id not in data_sets():
        raise UnknownName.of("data set", id, data_sets())
    return data_sets()[id]


def declaration(id: str) -> Declaration:
    """The table of an id, or the only table of a data set; raises :class:`UnknownName`."""
    if id in tables():
        return tables()[id]
    one = data_sets().get(id)
    if one is None:
        raise UnknownName.of("table", id, [*tables(), *data_sets()])
    if len(one.tables) > 1:
        names = ", ".join(table.id for table in one.tables)
        raise UnknownName(f"'{id}' has {len(one.tables)} tables; name one of: {names}")
    return one.tables[0]
