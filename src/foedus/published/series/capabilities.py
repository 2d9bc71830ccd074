"""Military expenditure (SIPRI) and national capabilities (Correlates of War)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.published.rows import Row, decimal, of_states, plain, row
from foedus.upstream import read

SHEETS: Final = {
    "milex-constant": "Constant (2023) US$",
    "milex-current": "Current US$",
    "milex-share-gdp": "Share of GDP",
}
COLUMNS: Final = ("cinc", "milper", "milex", "irst", "pec", "tpop", "upop")


def spending(states: frozenset[str], first: int) -> Iterator[Row]:
    """The new rouble turned the small amounts of Russia to 1992 into 0: those are left out.

    So is North Korea: cells in current dollars stand in its row, but footnote 57 says that
    SIPRI provides none for lack of economic data, and the European Union, whose row is the
    Union's own spending and not that of its members.
    """
    for indicator, sheet in SHEETS.items():
        frame = read(f"sipri-milex.{indicator.removeprefix('milex-')}")
        for r in of_states(frame, states, first):
            if r["value"] and r["actor"] not in ("PRK", "EU"):
                yield row(
                    indicator,
                    r["actor"],
                    r["year"],
                    decimal(r["value"]),
                    f"sipri-milex-2025: sheet {sheet}, row {r['name']}, {r['year']}",
                    qualifier="estimate" if r["estimate"] else "",
                    vintage="2025-04",
                )


def national(states: frozenset[str], first: int) -> Iterator[Row]:
    """The index and its six parts; a cell without a value is missing."""
    for r in of_states(read("nmc.state-years"), states, first):
        for column in COLUMNS:
            value = r[column]
            yield row(
                f"nmc-{column}",
                r["actor"],
                r["year"],
                "" if value is None else plain(value),
                f"cow-nmc-7: ccode {r['ccode']}, {r['year']}, {column}",
                state="missing" if value is None else "observed",
            )
