"""SIPRI's tables of arms exports, one file an exporter, read without the library."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

Values = dict[tuple[str, str, int], float]
"""Deliveries in millions of TIV by supplier, recipient and year."""


@cache
def by_exporter(mirror: Path) -> Values:
    """Every figure of every exporter; the sums are left out."""
    found = {}
    for file in (mirror / "sipri-arms/trademap-raw").iterdir():
        lines = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
        supplier = lines[0][0].removeprefix("TIV of arms exports from ").rpartition(",")[0]
        start = next(n for n, line in enumerate(lines) if "1950" in line)
        for recipient, *cells in lines[start + 1 :]:
            for year, cell in zip(lines[start][1:-1], cells, strict=False):
                if recipient not in ("", "Total") and cell:
                    found[supplier, recipient, int(year)] = float(cell)
    return found
