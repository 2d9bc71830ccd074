"""What a published table is: where it comes from, its columns, what it covers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import polars as pl


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One file that carries a table.

    ``file`` is its place below the mirror, ``origin`` whence it came: the publisher's own
    address, or repository, commit and path of a named conversion, as far as they are known.
    """

    file: str
    origin: str
    sha256: str


class Column(msgspec.Struct, frozen=True):
    """A column of the frame: its name, its unit or code, and what it holds."""

    name: str
    unit: str
    meaning: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The years and members a table speaks of, and what a row that is not there means.

    ``absent`` is ``unknown`` unless the codebook says that no row means none (``zero``).
    """

    first: int
    last: int
    members: str
    absent: str = "unknown"


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a published data set and how it is read.

    ``source`` is the id under which packs cite the data set. ``read`` turns the file into a
    frame whose first column is ``row``, the number of the record or line in the file, from 1
    on; the other columns are those declared. Missing values are null, whatever the file writes.
    """

    id: str
    source: str
    title: str
    unit: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    coverage: Coverage
    copy: Copy
    read: Callable[[Path], pl.DataFrame]
