"""A table as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from foedus.findings import Catalogue, Table
from foedus.render import describe
from foedus.world import World

_FORMULA: Final = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
BEHIND: Final = ("records", "independent", "sources")
_NUMBER: Final = re.compile(r"^-?[\d,]*\.?\d+%?$")


def document(table: Table, world: World, words: Catalogue) -> str:
    """The cells as written, then what stands behind a row: its records and their sources.

    ``independent`` is the number of independent sources of the record that has fewest, empty
    for a row without records.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*(words.template(c.title) for c in table.columns), *BEHIND])
    for row in words.rows(table):
        refs = list(dict.fromkeys(ref for value in row for ref in value.refs))
        entries = [world.record(ref) for ref in refs]
        sources = [
            f"{cite.source}: {cite.locator}" for entry in entries for cite in describe.cites(entry)
        ]
        cells = [words.write(value) if value.raw is not None else "" for value in row]
        fewest = str(describe.backing(world, refs)[0]) if refs else ""
        cells += ["; ".join(refs), fewest, " | ".join(dict.fromkeys(sources))]
        writer.writerow([neutral(cell) for cell in cells])
    return stream.getvalue()


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=HYPERLINK(1)"), neutral("-12.5"), neutral("-1+2")
    ("'=HYPERLINK(1)", '-12.5', "'-1+2")
    """
    if _FORMULA.match(cell) and not _NUMBER.match(cell):
        return f"'{cell}"
    return cell
