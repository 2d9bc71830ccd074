"""Published data sets: what they are, having them on the machine, and reading their tables."""

from foedus.upstream.catalogue import data_set, data_sets, declaration, tables
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.reading import read, report

__all__ = [
    "Column",
    "Copy",
    "Coverage",
    "DataSet",
    "Declaration",
    "Unresolved",
    "data_set",
    "data_sets",
    "declaration",
    "read",
    "report",
    "tables",
]
