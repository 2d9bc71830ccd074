"""What a topic returns: findings, figures, tables and sections, without language or markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from foedus.evidence.records import Ref
from foedus.findings.values import Value


class Finding(msgspec.Struct, frozen=True):
    """A sentence: a key of the catalogue and the values that fill it.

    ``kind`` is ``finding``, ``gap`` (what is not covered) or ``reading`` (how to read).
    """

    key: str
    values: Mapping[str, Value] = {}
    kind: str = "finding"


class Column(msgspec.Struct, frozen=True):
    """A column of a table; ``title`` is a key of the catalogue."""

    title: str
    align: str = "left"


class Table(msgspec.Struct, frozen=True):
    """Rows of values. ``title`` is a finding, so it may carry values.

    With ``ranks``, one for each row in rising order, rows of equal rank stand by the name in
    their first cell, in the reader's language (``Catalogue.rows``).
    """

    id: str
    title: Finding
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    ranks: Sequence[int] = ()


class Figure(msgspec.Struct, frozen=True):
    """A Vega-Lite specification without data, and the rows that fill it.

    Strings in ``spec`` of the form ``@KEY`` are sentences of the catalogue, ``@actor:KOR``
    the name of an actor, ``@term:kind.word`` a controlled word. ``forms`` names the columns
    of ``rows`` whose cells are written in the reader's language (``actor`` or ``term``).
    ``alt`` says in a sentence what the figure shows.
    """

    id: str
    title: Finding
    alt: Finding
    spec: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    refs: tuple[Ref, ...]
    forms: Mapping[str, str] = {}
    basemap: str = ""


class Section(msgspec.Struct, frozen=True):
    """A topic or a part of one: blocks in reading order, then sections below it."""

    id: str
    title: Finding
    blocks: Sequence[Finding | Figure | Table]
    sections: Sequence[Section] = ()

    def walk(self) -> list[Section]:
        """This section and all below it, in reading order."""
        return [self, *(s for part in self.sections for s in part.walk())]
