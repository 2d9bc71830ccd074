"""What ``foedus data report`` prints."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

import msgspec

from foedus.errors import UnknownName, one_line
from foedus.upstream import Declaration, data_set, declaration, report

if TYPE_CHECKING:
    from foedus.upstream.account import Report

FORMS: Final = ("text", "json")
SHOWN: Final = 8


def show_reports(names: Sequence[str], form: str) -> None:
    """What became of the records of each table, the tables of a data set in their order."""
    if form not in FORMS:
        raise UnknownName.of("format", form, FORMS)
    found = [report(table.id) for name in names for table in _tables(name)]
    if form == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
        return
    room = max(get_terminal_size().columns, 40)
    for one in found:
        print(f"{one.table}: {one.read:,} records read, {one.kept:,} kept")
        for head, text in _lines(one):
            indent = f"  {head:<13}"
            print(
                textwrap.fill(
                    one_line(text),
                    room,
                    initial_indent=indent,
                    subsequent_indent=" " * len(indent),
                )
            )


def _tables(name: str) -> tuple[Declaration, ...]:
    return (declaration(name),) if "." in name else data_set(name).tables


def _lines(one: Report) -> Iterator[tuple[str, str]]:
    for aside in one.set_aside:
        yield "set aside", f"{aside.rows:,}: {aside.reason}"
    for column, why in dict.fromkeys((each.column, each.why) for each in one.unresolved):
        same = [each for each in one.unresolved if (each.column, each.why) == (column, why)]
        same.sort(key=lambda each: -each.rows)
        values = _some(f"{each.value} ({each.rows:,})" for each in same)
        yield "no actor", f"{sum(each.rows for each in same):,} in {column}, {why}: {values}"
    for why in dict.fromkeys(each.why for each in one.never_met):
        values = _some(str(each.value) for each in one.never_met if each.why == why)
        yield "not met", f"{why}: {values}"
    if one.nulls:
        yield "null", _some(f"{each.column} ({each.rows:,})" for each in one.nulls)


def _some(texts: Iterable[str]) -> str:
    """The first of them, and how many there are more."""
    whole = list(texts)
    more = f" and {len(whole) - SHOWN} more" if len(whole) > SHOWN else ""
    return ", ".join(whole[:SHOWN]) + more
