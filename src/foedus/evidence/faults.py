"""A fault in a pack: where it is, what was found, what is allowed."""

from __future__ import annotations

import msgspec

from foedus.errors import printable


class Fault(msgspec.Struct, frozen=True, order=True):
    """One fault; ``row`` is a line of a CSV file or a path inside a TOML file."""

    file: str
    row: str
    field: str
    found: str
    allowed: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.row, self.field) if part)
        found = f": found {_shown(self.found)}" if self.found else ""
        return printable(f"{place}{found}; {self.allowed}")


def _shown(found: str) -> str:
    text = " ".join(found.split())
    return repr(text if len(text) <= 60 else text[:57] + "...")
