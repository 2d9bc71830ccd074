"""Build the observation files of the korea pack that come from published tables.

Run ``python recipes/observations.py [PACK]`` with the folder of published files named in
``FOEDUS_MIRROR``. The series of any state come from ``foedus.published.series``; each function
here selects what concerns the two Koreas alone from a table of ``foedus.upstream``.
``sma-*.csv``, ``kadiz-entries.csv``, ``un-personnel.csv`` and ``nuclear-warheads-sipri.csv``
are read from pages and written by hand.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import polars as pl

from foedus.published.rows import Row, decimal, plain, row
from foedus.published.series import capabilities, forces, nuclear, states, trade, united_nations
from foedus.storage import replace_file
from foedus.upstream import read

STATES: Final = frozenset({"CHN", "JPN", "KOR", "PRK", "RUS", "USA"})
FIRST: Final = 1945


def customs() -> Iterator[Row]:
    """Full years only."""
    years = (
        read("korean-customs.china")
        .group_by("year")
        .agg(pl.len(), pl.col("exports", "imports").sum())
    )
    for r in years.filter(pl.col("len") == 12).iter_rows(named=True):
        for flow in ("exports", "imports"):
            months = f"months {r['year']}.01 to {r['year']}.12"
            yield row(
                f"{flow}-kosis",
                "KOR",
                r["year"],
                str(r[flow]),
                f"kosis-dt-1r11006: {flow.title()}, {months}",
                partner="CHN",
                state="derived",
                vintage="2025-05-23",
            )


def customs_regions() -> Iterator[Row]:
    """The months that the file holds, for the states and the Union that have an actor."""
    frame = read("korean-customs.regions").drop_nulls("partner")
    for r in frame.filter(pl.col("partner") != "IND").iter_rows(named=True):
        for flow in ("exports", "imports"):
            yield row(
                f"{flow}-customs",
                "KOR",
                f"{r['year']}-{r['month']:02}",
                plain(r[flow]),
                f"kcs-regions-2026: region {r['region']}, {r['year']}-{r['month']:02}, {flow}",
                partner=r["partner"],
            )


# Launches and exercises ---------------------------------------------------------------------


AT_LEAST: Final = {1984, 2024}  # years with a day whose missiles nobody counted exactly


def launches() -> Iterator[Row]:
    """Missiles by full year; the list is complete in its scope, so no entry means none."""
    days = read("nagix.missiles")["day"]
    years = days.str.slice(0, 4).cast(pl.Int32)
    counts = dict(years.value_counts().iter_rows())
    for year in range(1984, int(str(years.max()))):
        yield row(
            "missiles-launched",
            "PRK",
            year,
            str(counts.get(year, 0)),
            f"nagix-nk-missile-tests: entries dated {year}"
            if year in counts
            else f"nagix-nk-missile-tests: no entry dated {year}",
            qualifier="at-least" if year in AT_LEAST else "",
            state="derived" if year in counts else "zero-by-coding",
        )


# Arms transfers: for the two Koreas only ----------------------------------------------------

KOREAS: Final = ("KOR", "PRK")
SIDES: Final = (
    ("arms-imports", "recipient", "supplier"),
    ("arms-exports", "supplier", "recipient"),
)


def arms_totals() -> Iterator[Row]:
    """1950-1994, before the register begins: SIPRI's own yearly totals, and what the file that
    joins them lost of Germany.
    """
    joined = read("sipri-arms-2022.totals")
    german = read("sipri-arms-2022.german-exports")
    lost = german.join(joined, on=["supplier", "recipient", "year"], how="anti")
    for source, frame in (("sipri-arms-2022", joined), ("sipri-arms-2022-germany", lost)):
        early = frame.filter(pl.col("year") < 1995)
        for indicator, own, other in SIDES:
            mine = early.filter(pl.col(f"{own}_actor").is_in(KOREAS)).drop_nulls(f"{other}_actor")
            for r in mine.iter_rows(named=True):
                yield row(
                    indicator,
                    r[f"{own}_actor"],
                    r["year"],
                    plain(r["tiv"]),
                    f"{source}: {r['supplier']} to {r['recipient']}, {r['year']}",
                    partner=r[f"{other}_actor"],
                    vintage="2022-07-28",
                )


def arms_register() -> Iterator[Row]:
    """1995 on: the sum over the deliveries of a year; no row where none was identified."""
    frame = read("sipri-arms.register")
    for indicator, own, other in SIDES:
        mine = frame.filter(pl.col(f"{own}_actor").is_in(KOREAS)).drop_nulls(f"{other}_actor")
        keys = [own, other, f"{own}_actor", f"{other}_actor", "year"]
        for r in (
            mine.group_by(keys).agg("deal", "tiv", pl.col("estimate").any()).iter_rows(named=True)
        ):
            ids = " ".join(map(str, sorted(set(r["deal"]))))
            key = f"{own.title()} {r[own]}, {other.title()} {r[other]}, {r['year']}"
            yield row(
                indicator,
                r[f"{own}_actor"],
                r["year"],
                decimal(sum(map(Decimal, r["tiv"]), Decimal())),
                f"sipri-arms-2026: {key}; deals {ids}",
                partner=r[f"{other}_actor"],
                qualifier="estimate" if r["estimate"] else "",
                state="derived",
                vintage="2026-02-12",
            )


# Writing ------------------------------------------------------------------------------------

KOREA: Final = frozenset({"KOR"})


def selected() -> Iterator[Iterator[Row]]:
    """The lines of every selection. Trade between the two Koreas is left out: 0 in all but
    eight years, at most 22 million.
    """
    for one in (
        capabilities.spending,
        capabilities.national,
        nuclear.warheads,
        nuclear.status,
        united_nations.ideal_points,
        united_nations.peacekeepers,
        states.regimes,
        states.soviet_regime,
        states.economies,
    ):
        yield one(STATES, FIRST)
    yield trade.goods(KOREA, STATES - {"KOR", "PRK"})
    yield united_nations.agreement(KOREA, STATES - KOREA)
    yield forces.exercises(STATES)
    yield forces.us_troops(frozenset({"KOR", "JPN"}))
    for own in (customs, customs_regions, launches, arms_totals, arms_register):
        yield own()


def observations() -> dict[str, list[Row]]:
    """The rows by indicator, each file sorted by date, actor and partner."""
    files = defaultdict(list)
    for lines in selected():
        for found in lines:
            files[found.indicator].append(found)
    return {
        indicator: sorted(rows, key=lambda r: (r.period, r.actor, r.partner))
        for indicator, rows in files.items()
    }


def write(folder: Path, files: dict[str, list[Row]]) -> None:
    for indicator, rows in files.items():
        made = io.StringIO()
        writer = csv.writer(made, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows)
        replace_file(folder / f"{indicator}.csv", made.getvalue().encode())


if __name__ == "__main__":
    here = Path(__file__).parents[1] / "src/foedus/packs/korea"
    pack = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    write(pack / "observations", observations())
