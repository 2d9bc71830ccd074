"""What is declared of a published data set: its terms, its copies, its tables and columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from foedus.upstream.citation import Citation

if TYPE_CHECKING:
    import polars as pl


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One file that carries a table.

    ``file`` is its place below the mirror and in the user's folder; its last part is the name
    under which publisher or conversion give it out. ``origin`` says whence the bytes came that
    were read here: ``owner/name@commit:path`` of a repository, or words. ``sha256`` and ``size``
    (bytes) are theirs.
    """

    file: str
    origin: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        return self.file.rpartition("/")[2]

    @property
    def address(self) -> str:
        """Where the file can be fetched; empty where ``origin`` is no file of a repository.

        >>> Copy(file="x/a b.csv", origin="owner/name@0a1b2c3:a b.csv", sha256="", size=1).address
        'https://github.com/owner/name/raw/0a1b2c3/a%20b.csv'
        """
        repository, _, rest = self.origin.partition("@")
        commit, _, path = rest.partition(":")
        if not path or " " in repository or "," in path:
            return ""
        return f"https://github.com/{repository}/raw/{commit}/{quote(path)}"


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """Codes or names of a publisher that mean no actor of ours, and why they do not.

    ``values`` lists them, ``pattern`` is a regular expression for what cannot be listed.
    ``years`` are the first and the last year in which it is so; none for every year.
    """

    why: str
    values: tuple[int | str, ...] = ()
    pattern: str = ""
    years: tuple[int, int] | None = None

    def covers(self, value: int | str, year: int | None) -> bool:
        """Whether a value may stay without an actor in a year.

        >>> before = Unresolved(why="North Yemen", values=(679,), years=(1918, 1989))
        >>> before.covers(679, 1962), before.covers(679, 1990), before.covers(679, None)
        (True, False, False)
        """
        if self.years and not (year is not None and self.years[0] <= year <= self.years[1]):
            return False
        return value in self.values or bool(
            self.pattern and isinstance(value, str) and re.search(self.pattern, value)
        )


class Column(msgspec.Struct, frozen=True):
    """A column of the frame: its name, its unit or code, and what it holds.

    ``zero`` marks a number that is 0 where the table has no row, if no row means none there.
    A column of actors names in ``of`` the column of codes or names from which they are
    resolved, and in ``but`` those that are known to mean none. Where both columns hold lists,
    ``of`` is the one with what no actor was found for.
    """

    name: str
    unit: str
    meaning: str
    zero: bool = False
    of: str = ""
    but: tuple[Unresolved, ...] = ()


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The years and members a table speaks of, and what a row that is not there means.

    ``absent`` is ``unknown`` unless the codebook says that no row means none (``zero``).
    ``system`` is the state system, ``cow`` or ``gw``, whose members the table covers, if it is
    one; it covers nobody else, nor those actors that are ``without``.
    """

    first: int
    last: int
    members: str
    absent: str = "unknown"
    system: str = ""
    without: tuple[str, ...] = ()


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a published data set and how it is read.

    ``id`` is the data set's id, a dot and the table's name; ``source`` the id under which packs
    cite the data set. ``actors``, ``codes`` and ``year`` name the columns that say of whom (as
    actors of ours and as the publisher's codes) and when a row speaks, as far as it has them.
    ``read`` turns the file into a frame whose first column is ``row``, the number of the record
    or line in the file, from 1 on; the other columns are those declared. Missing values are
    null, whatever the file writes. What it leaves out of the frame it tells to ``tally``.
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
    actors: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    year: str = ""

    @property
    def data_set(self) -> str:
        return self.id.partition(".")[0]


class DataSet(msgspec.Struct, frozen=True, kw_only=True):
    """A published data set in one version.

    ``licence`` is a class of ``foedus.terms.LICENCES``, ``terms`` says in words what it rests
    on, ``home`` is the publisher's page from which a user gets the files.
    """

    id: str
    title: str
    version: str
    licence: str
    terms: str
    home: str
    citation: Citation
    tables: tuple[Declaration, ...]

    @property
    def pullable(self) -> bool:
        """Whether its terms let a program fetch it; otherwise the user brings the file."""
        return self.licence in ("open", "attribution")

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The files of the data set, each once."""
        return tuple({table.copy.file: table.copy for table in self.tables}.values())
