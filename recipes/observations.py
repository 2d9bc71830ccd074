"""Build the observation files of the korea pack that come from published tables.

Run ``python recipes/observations.py [PACK]`` with the folder of published files named in
``FOEDUS_MIRROR``. Each function selects the pack's states from a table of ``foedus.upstream``.
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
from typing import Any, Final, NamedTuple

import polars as pl

from foedus.storage import replace_file
from foedus.upstream import read

STATES: Final = ("CHN", "JPN", "KOR", "PRK", "RUS", "USA")
FIRST: Final = 1945
FOUNDED: Final = {"KOR": 1948, "PRK": 1948}


class Row(NamedTuple):
    """One line of an observation file."""

    indicator: str
    actor: str
    partner: str
    period: str
    value: str
    qualifier: str
    state: str
    vintage: str
    sources: str


def row(
    indicator: str,
    actor: str,
    period: object,
    value: str,
    sources: str,
    *,
    partner: str = "",
    qualifier: str = "",
    state: str = "observed",
    vintage: str = "",
) -> Row:
    return Row(indicator, actor, partner, str(period), value, qualifier, state, vintage, sources)


def plain(value: float) -> str:
    """The shortest text that gives the same number, whole numbers without a point."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def decimal(value: float | Decimal) -> str:
    """The same without an exponent."""
    return f"{Decimal(repr(value) if isinstance(value, float) else value).normalize():f}"


def of_states(frame: pl.DataFrame, column: str = "actor") -> Iterator[dict[str, Any]]:
    """The rows of the pack's states from 1945 on."""
    wanted = pl.col(column).is_in(STATES) & (pl.col("year") >= FIRST)
    return frame.filter(wanted).iter_rows(named=True)


# Military expenditure -----------------------------------------------------------------------


def sipri_milex() -> Iterator[Row]:
    """The new rouble turned the small amounts of Russia to 1992 into 0: those are left out.

    So is North Korea: cells in current dollars stand in its row, but footnote 57 says that
    SIPRI provides none for lack of economic data.
    """
    sheets = {
        "milex-constant": "Constant (2023) US$",
        "milex-current": "Current US$",
        "milex-share-gdp": "Share of GDP",
    }
    for indicator, sheet in sheets.items():
        for r in of_states(read(f"sipri-milex.{indicator.removeprefix('milex-')}")):
            if r["value"] and r["actor"] != "PRK":
                yield row(
                    indicator,
                    r["actor"],
                    r["year"],
                    decimal(r["value"]),
                    f"sipri-milex-2025: sheet {sheet}, row {r['name']}, {r['year']}",
                    qualifier="estimate" if r["estimate"] else "",
                    vintage="2025-04",
                )


# Capabilities and trade ---------------------------------------------------------------------


def capabilities() -> Iterator[Row]:
    for r in of_states(read("nmc.state-years")):
        for column in ("cinc", "milper", "milex", "irst", "pec", "tpop", "upop"):
            value = r[column]
            yield row(
                f"nmc-{column}",
                r["actor"],
                r["year"],
                "" if value is None else plain(value),
                f"cow-nmc-7: ccode {r['ccode']}, {r['year']}, {column}",
                state="missing" if value is None else "observed",
            )


def cow_trade() -> Iterator[Row]:
    """Without trade between the two Koreas: 0 in all but eight years, at most 22 million."""
    frame = read("trade.dyad-years").filter(
        (pl.col("actor1") == "KOR") | (pl.col("actor2") == "KOR")
    )
    for r in frame.iter_rows(named=True):
        korea_first = r["actor1"] == "KOR"
        partner = r["actor2"] if korea_first else r["actor1"]
        if partner not in STATES or partner == "PRK":
            continue
        bought, sold = ("flow1", "flow2") if korea_first else ("flow2", "flow1")
        for indicator, column in (("imports-cow", bought), ("exports-cow", sold)):
            yield row(
                indicator,
                "KOR",
                r["year"],
                plain(r[column]),
                f"cow-trade-4: ccode1 {r['ccode1']}, ccode2 {r['ccode2']}, {r['year']}, {column}",
                partner=partner,
            )


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


def exercises() -> Iterator[Row]:
    """Exercises that began in a year; a year without one may only lack a report."""
    frame = read("mme.exercises").drop_nulls("start_year").explode("participants")
    counts = frame.group_by("participants", "start_year").len()
    for r in counts.filter(pl.col("participants").is_in(STATES)).iter_rows(named=True):
        yield row(
            "exercises-mme",
            r["participants"],
            r["start_year"],
            str(r["len"]),
            f"mme-7: exercises with {r['participants']} begun in {r['start_year']}",
            qualifier="at-least",
            state="derived",
        )


# United States forces -----------------------------------------------------------------------


def us_troops() -> Iterator[Row]:
    """To 2004 the yearly table, from 2005 the report for September and the last of all.

    The yearly table doubles some later years and repeats the figure of 1953 for Korea in
    1951 and 1952, for which there is no report.
    """
    hosts = pl.col("host").is_in(["KOR", "JPN"])
    years = pl.col("year").le(2004) & ~pl.col("year").is_in([1951, 1952])
    for r in read("us-troops.state-years").filter(hosts & years).iter_rows(named=True):
        yield row(
            "us-troops",
            "USA",
            r["year"],
            str(r["troops_ad"]),
            f"troopdata-country-year: ccode {r['ccode']}, {r['year']}, troops_ad",
            partner=r["host"],
        )
    months = {"September": "09", "December": "12"}
    wanted = (pl.col("month") == "September") | (pl.col("report") == "December 2025")
    reports = read("us-troops.reports").filter(hosts & wanted & pl.col("year").ge(2005))
    for r in reports.iter_rows(named=True):
        yield row(
            "us-troops",
            "USA",
            f"{r['year']}-{months[r['month']]}",
            str(r["troops_ad"]),
            f"troopdata-reports: ccode {r['ccode']}, {r['report']}, troops_ad",
            partner=r["host"],
        )


# Nuclear weapons ----------------------------------------------------------------------------


def warheads() -> Iterator[Row]:
    """From the first year above zero: before it, 0 cannot be told from no estimate."""
    seen = set()
    for r in of_states(read("stockpiles.state-years").sort("year")):
        if r["actor"] in seen or r["warheads"]:
            seen.add(r["actor"])
            yield row(
                "nuclear-warheads",
                r["actor"],
                r["year"],
                str(r["warheads"]),
                f"owid-fas-2023: {r['name']}, {r['year']}",
                qualifier="estimate",
                vintage="2023",
            )


def nuclear_status() -> Iterator[Row]:
    for r in of_states(read("proliferation.state-years")):
        if r["year"] >= FOUNDED.get(r["actor"], FIRST):
            yield row(
                "nuclear-status",
                r["actor"],
                r["year"],
                str(r["status"]),
                f"owid-proliferation-2022: {r['name']}, {r['year']}",
                vintage="2022",
            )


# United Nations -----------------------------------------------------------------------------


def ideal_points() -> Iterator[Row]:
    frame = read("ideal-points.state-years").drop_nulls("idealpointfp")
    single = frame.with_columns(text=pl.Series(map(str, frame["idealpointfp"].to_numpy())))
    for r in of_states(single):
        yield row(
            "un-ideal-point",
            r["actor"],
            r["year"],
            r["text"],
            f"un-ideal-points-2025: ccode {r['ccode']}, {r['year']}, idealpointfp",
            qualifier="estimate",
            vintage="2025-07-28",
        )


def agreement() -> Iterator[Row]:
    """The same vote (yes, abstain, no) as a share of the roll calls in which both voted.

    Of 2024 the file holds only nine roll calls, so that year is left out.
    """
    votes = read("un-votes.votes").filter((pl.col("year") < 2024) & pl.col("actor").is_in(STATES))
    korea = votes.filter(pl.col("actor") == "KOR")
    both = korea.join(votes, on="resolution", suffix="_partner").filter(
        pl.col("actor_partner") != "KOR"
    )
    counts = both.group_by("year", "actor_partner", "ccode_partner").agg(
        same=(pl.col("vote") == pl.col("vote_partner")).sum(), all=pl.len()
    )
    for r in counts.iter_rows(named=True):
        shares = f"same in {r['same']} of {r['all']}"
        yield row(
            "un-agreement",
            "KOR",
            r["year"],
            plain(r["same"] / r["all"]),
            f"fpsim-un-votes: ccodes 732 and {r['ccode_partner']}, "
            f"votes dated {r['year']}: {shares}",
            partner=r["actor_partner"],
            state="derived",
        )


def peacekeepers() -> Iterator[Row]:
    """The state of each December."""
    frame = read("ipi.contributions").filter(pl.col("day").dt.month() == 12)
    for r in of_states(frame.with_columns(year=pl.col("day").dt.year())):
        for column in ("troops", "police", "experts"):
            value = r[column]
            yield row(
                f"un-{column}",
                r["actor"],
                f"{r['year']}-12",
                "" if value is None else str(value),
                f"ipi-peacekeeping-2014: {r['name']}, {r['day']}, {column.title()}",
                state="missing" if value is None else "observed",
            )


# States -------------------------------------------------------------------------------------


def democracy() -> Iterator[Row]:
    """V-Dem and Polity5; the Soviet Union, which the conversion lost, from Polity IV."""
    for r in of_states(read("democracy.state-years")):
        actor, year, points = r["actor"], r["year"], r["polity2"]
        key = f"ccode {r['ccode']}, {year}"
        if r["v2x_polyarchy"] is not None:
            cite = f"vdem-16: {key}, v2x_polyarchy"
            yield row("polyarchy", actor, year, plain(r["v2x_polyarchy"]), cite)
        if points is not None or (year <= 2018 and not (actor == "RUS" and year <= 1991)):
            yield row(
                "polity2",
                actor,
                year,
                "" if points is None else str(points),
                f"polity-5: {key}, polity2",
                state="missing" if points is None else "observed",
            )
    soviet = (pl.col("ccode") == 364) & (pl.col("year") >= FIRST)
    for r in read("polity-4.state-years").filter(soviet).iter_rows(named=True):
        cite = f"polity-4-2015: ccode 364, {r['year']}, polity2"
        yield row("polity2", "RUS", r["year"], str(r["polity2"]), cite)


def economy() -> Iterator[Row]:
    columns = {"gdp": "pwtrgdp", "gdp-per-capita": "mrgdppc", "population": "pwtpop"}
    for r in of_states(read("gdp.state-years")):
        for indicator, column in columns.items():
            yield row(
                indicator,
                r["actor"],
                r["year"],
                plain(r[column]),
                f"fariss-2022: gwcode {r['gwcode']}, {r['year']}, {column}",
                qualifier="estimate",
            )


# Arms transfers: for the two Koreas only ----------------------------------------------------

KOREAS: Final = ("KOR", "PRK")
SIDES: Final = (
    ("arms-imports", "recipient", "supplier"),
    ("arms-exports", "supplier", "recipient"),
)


def arms_totals() -> Iterator[Row]:
    """1950-1994, before the register begins: SIPRI's own yearly totals."""
    frame = read("sipri-arms-2022.totals").filter(pl.col("year") < 1995)
    for indicator, own, other in SIDES:
        mine = frame.filter(pl.col(f"{own}_actor").is_in(KOREAS)).drop_nulls(f"{other}_actor")
        for r in mine.iter_rows(named=True):
            yield row(
                indicator,
                r[f"{own}_actor"],
                r["year"],
                plain(r["tiv"]),
                f"sipri-arms-2022: {r['supplier']} to {r['recipient']}, {r['year']}",
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

SELECTIONS: Final = (
    sipri_milex,
    capabilities,
    cow_trade,
    customs,
    customs_regions,
    launches,
    exercises,
    us_troops,
    warheads,
    nuclear_status,
    ideal_points,
    agreement,
    peacekeepers,
    democracy,
    economy,
    arms_totals,
    arms_register,
)


def observations() -> dict[str, list[Row]]:
    """The rows by indicator, each file sorted by date, actor and partner."""
    files = defaultdict(list)
    for selection in SELECTIONS:
        for found in selection():
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
