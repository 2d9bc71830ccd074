"""Published data sets: what their tables hold, and reading them from a mirror folder."""

from foedus.upstream.declare import Column, Copy, Coverage, Table
from foedus.upstream.tables import read, tables

__all__ = ["Column", "Copy", "Coverage", "Table", "read", "tables"]
