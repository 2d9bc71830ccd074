"""Build the observation files of the korea pack that come from data sets.

Run ``python recipes/observations.py UPSTREAM [PACK]`` from the repository root. UPSTREAM is
the folder of raw files. ``sma-*.csv``, ``kadiz-entries.csv``, ``un-personnel.csv`` and
``nuclear-warheads-sipri.csv`` are read from pages and written by hand.
"""

from __future__ import annotations

import csv
import re
import sys
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from math import isnan
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

import pandas
import polars as pl
import rdata

COW: Final = {2: "USA", 365: "RUS", 710: "CHN", 731: "PRK", 732: "KOR", 740: "JPN"}
NAMES: Final = {
    "China": "CHN",
    "Japan": "JPN",
    "North Korea": "PRK",
    "Russia": "RUS",
    "South Korea": "KOR",
    "United States": "USA",
}
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


def plain(value: Any) -> str:
    """The shortest text that gives the same number, whole numbers without a point."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def table(path: Path) -> Any:
    """The only data frame of an R file."""
    with warnings.catch_warnings():  # of R classes that wrap a plain data frame
        warnings.simplefilter("ignore")
        (frame,) = rdata.read_rda(path, default_encoding="utf-8").values()
    return frame


def text_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file))


# SIPRI military expenditure -----------------------------------------------------------------

_XML: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BLUE: Final = "12"  # "Figures in blue are SIPRI estimates"
_RED: Final = "10"  # "Figures in red indicate highly uncertain data"
_MILEX_SHEETS: Final = {
    "milex-constant": "Constant (2023) US$",
    "milex-current": "Current US$",
    "milex-share-gdp": "Share of GDP",
}
_MILEX_ROWS: Final = {
    "China": "CHN",
    "Japan": "JPN",
    "Korea, South": "KOR",
    "Russia": "RUS",
    "USSR": "RUS",
    "United States of America": "USA",
}


def coloured_cells(workbook: Path, sheet: str) -> Iterator[dict[str, tuple[str, str]]]:
    """The text and font colour of the cells of each row, by column letters.

    The colour marks an estimate, and table readers drop it.
    """
    with zipfile.ZipFile(workbook) as parts:

        def part(name: str) -> ElementTree.Element:
            return ElementTree.fromstring(parts.read(f"xl/{name}.xml"))

        names = [s.get("name") for s in part("workbook").iter(f"{_XML}sheet")]
        shared = ["".join(si.itertext()) for si in part("sharedStrings")]
        styles = part("styles")
        fonts = [f.find(f"{_XML}color") for f in styles.iterfind(f"{_XML}fonts/{_XML}font")]
        colours = ["" if c is None else c.get("indexed", "") for c in fonts]
        formats = [
            colours[int(x.get("fontId", "0"))] for x in styles.iterfind(f"{_XML}cellXfs/{_XML}xf")
        ]
        for line in part(f"worksheets/sheet{names.index(sheet) + 1}").iter(f"{_XML}row"):
            cells = {}
            for cell in line:
                raw = cell.findtext(f"{_XML}v")
                if raw is not None:
                    content = shared[int(raw)] if cell.get("t") == "s" else raw
                    column = re.sub(r"\d", "", cell.get("r", ""))
                    cells[column] = (content.strip(), formats[int(cell.get("s", "0"))])
            yield cells


def sipri_milex(upstream: Path) -> Iterator[Row]:
    workbook = upstream / "sipri-milex" / "SIPRI-Milex-data-1949-2024_2.xlsx"
    for indicator, sheet in _MILEX_SHEETS.items():
        years: dict[str, str] = {}
        for cells in coloured_cells(workbook, sheet):
            name = cells.get("A", ("", ""))[0]
            if name == "Country":
                years = {c: text for c, (text, _) in cells.items() if text.isdecimal()}
            if name not in _MILEX_ROWS:
                continue
            for column, year in years.items():
                content, colour = cells[column]
                # The new rouble turned the small amounts of Russia to 1992 into 0.
                if content in ("...", "xxx", "0"):
                    continue
                # Excel keeps 15 digits; the rest is the noise of the binary form.
                value = Decimal(f"{float(content):.15g}")
                if indicator == "milex-share-gdp":
                    value *= 100
                yield row(
                    indicator,
                    _MILEX_ROWS[name],
                    year,
                    f"{value.normalize():f}",
                    f"sipri-milex-2025: sheet {sheet}, row {name}, {year}",
                    qualifier="estimate" if colour in (_BLUE, _RED) else "",
                    vintage="2025-04",
                )


# Correlates of War --------------------------------------------------------------------------


def capabilities(upstream: Path) -> Iterator[Row]:
    columns = ("cinc", "milper", "milex", "irst", "pec", "tpop", "upop")
    for r in table(upstream / "cow-nmc" / "cow_nmc.rda").to_dict("records"):
        if r["ccode"] not in COW or r["year"] < 1945:
            continue
        actor, year = COW[r["ccode"]], int(r["year"])
        for column in columns:
            absent = isnan(r[column])
            yield row(
                f"nmc-{column}",
                actor,
                year,
                "" if absent else plain(r[column]),
                f"cow-nmc-7: ccode {int(r['ccode'])}, {year}, {column}",
                state="missing" if absent else "observed",
            )


def cow_trade(upstream: Path) -> Iterator[Row]:
    """``flow1`` is what the first state bought from the second, ``flow2`` the reverse.

    Trade between the two Koreas stands as 0 throughout and is left out.
    """
    partners = {code: actor for code, actor in COW.items() if actor not in ("KOR", "PRK")}
    frame = table(upstream / "trade" / "cow_trade_ndy.rda")
    frame = frame[(frame.ccode1 == 732) | (frame.ccode2 == 732)]
    for r in frame.to_dict("records"):
        korea_first = r["ccode1"] == 732
        partner = partners.get(r["ccode2"] if korea_first else r["ccode1"])
        if partner is None:
            continue
        bought, sold = ("flow1", "flow2") if korea_first else ("flow2", "flow1")
        for indicator, column in (("imports-cow", bought), ("exports-cow", sold)):
            key = f"ccode1 {r['ccode1']:.0f}, ccode2 {r['ccode2']:.0f}, {r['year']:.0f}, {column}"
            yield row(
                indicator,
                "KOR",
                int(r["year"]),
                plain(r[column]),
                f"cow-trade-4: {key}",
                partner=partner,
            )


# Trade with China ---------------------------------------------------------------------------


def kosis(upstream: Path) -> Iterator[Row]:
    months = defaultdict(list)
    for r in text_table(upstream / "trade-kosis" / "korea-china-trade-data.csv"):
        months[r["Date"][:4]].append(r)
    for year, rows in months.items():
        if len(rows) != 12:
            continue
        for indicator, column in (("exports-kosis", "Exports"), ("imports-kosis", "Imports")):
            yield row(
                indicator,
                "KOR",
                year,
                str(sum(int(r[column]) for r in rows)),
                f"kosis-dt-1r11006: {column}, months {year}.01 to {year}.12",
                partner="CHN",
                state="derived",
                vintage="2025-05-23",
            )


# United States forces -----------------------------------------------------------------------


def us_troops(upstream: Path) -> Iterator[Row]:
    """To 2004 the yearly table, from 2005 the report for September and the last of all.

    The yearly table doubles some later years and repeats the figure of 1953 for Korea in
    1951 and 1952, for which there is no report.
    """
    folder = upstream / "us-troops-bases"
    hosts = {"732": "KOR", "740": "JPN"}
    for r in text_table(folder / "troopdata-rebuild-country-year.csv"):
        if r["ccode"] in hosts and int(r["year"]) <= 2004 and r["year"] not in ("1951", "1952"):
            yield row(
                "us-troops",
                "USA",
                r["year"],
                r["troops_ad"],
                f"troopdata-country-year: ccode {r['ccode']}, {r['year']}, troops_ad",
                partner=hosts[r["ccode"]],
            )
    for r in text_table(folder / "troopdata-rebuild-reports.csv"):
        wanted = r["month"] == "September" or (r["year"], r["month"]) == ("2025", "December")
        if r["ccode"] in hosts and int(r["year"]) >= 2005 and wanted:
            month = {"September": "09", "December": "12"}[r["month"]]
            yield row(
                "us-troops",
                "USA",
                f"{r['year']}-{month}",
                r["troops_ad"],
                f"troopdata-reports: ccode {r['ccode']}, {r['source']}, troops_ad",
                partner=hosts[r["ccode"]],
            )


# Nuclear weapons ----------------------------------------------------------------------------


def warheads(upstream: Path) -> Iterator[Row]:
    """From the first year above zero: before it, 0 cannot be told from no estimate."""
    rows = text_table(upstream / "fas-owid-nuclear" / "nuclear-warhead-stockpiles.csv")
    seen = set()
    for r in sorted(rows, key=lambda r: r["Year"]):
        actor = NAMES.get(r["Entity"])
        if actor is None or not (actor in seen or int(r["nuclear_weapons_stockpile"])):
            continue
        seen.add(actor)
        yield row(
            "nuclear-warheads",
            actor,
            r["Year"],
            r["nuclear_weapons_stockpile"],
            f"owid-fas-2023: {r['Entity']}, {r['Year']}",
            qualifier="estimate",
            vintage="2023",
        )


def nuclear_status(upstream: Path) -> Iterator[Row]:
    for r in text_table(upstream / "nuclear" / "nuclear_weapons_proliferation_owid.csv"):
        actor = NAMES.get(r["country_name"])
        if actor and int(r["year"]) >= FOUNDED.get(actor, 1945):
            yield row(
                "nuclear-status",
                actor,
                r["year"],
                r["nuclear_weapons_status"],
                f"owid-proliferation-2022: {r['country_name']}, {r['year']}",
                vintage="2022",
            )


# United Nations -----------------------------------------------------------------------------


def ideal_points(upstream: Path) -> Iterator[Row]:
    path = upstream / "un-votes" / "IdealpointsJuly2025.dta"
    frame = pandas.read_stata(path, convert_categoricals=False)
    frame = frame[frame.ccode.isin(list(COW)) & frame.idealpointfp.notna()]
    points = frame.idealpointfp.to_numpy()  # keeps single precision, and so its shortest text
    for ccode, year, point in zip(frame.ccode, frame.year, points, strict=True):
        yield row(
            "un-ideal-point",
            COW[int(ccode)],
            int(year),
            str(point),
            f"un-ideal-points-2025: ccode {ccode}, {year:.0f}, idealpointfp",
            qualifier="estimate",
            vintage="2025-07-28",
        )


def agreement(upstream: Path) -> Iterator[Row]:
    """The same vote (yes, abstain, no) as a share of the roll calls in which both voted.

    The year is that of the date: the file puts the session of 2023 under 2022. Of 2024 it
    holds only nine roll calls, so that year is left out.
    """
    votes = pl.read_parquet(upstream / "un-votes" / "fpsim-un-votes-1946-2022.parquet")
    votes = votes.with_columns(year=pl.col("date").dt.year()).filter(pl.col("year") < 2024)
    korea = votes.filter(pl.col("ccode") == 732)
    both = korea.join(votes, on="resid", suffix="_partner").filter(
        pl.col("ccode_partner").is_in(list(COW)) & (pl.col("ccode_partner") != 732)
    )
    counts = both.group_by("year", "ccode_partner").agg(
        same=(pl.col("vote") == pl.col("vote_partner")).sum(), all=pl.len()
    )
    for year, ccode, same, total in counts.sort("year", "ccode_partner").iter_rows():
        where = f"ccodes 732 and {ccode}, votes dated {year}: same in {same} of {total}"
        yield row(
            "un-agreement",
            "KOR",
            year,
            plain(same / total),
            f"fpsim-un-votes: {where}",
            partner=COW[ccode],
            state="derived",
        )


def peacekeepers(upstream: Path) -> Iterator[Row]:
    names = {
        "China": "CHN",
        "Japan": "JPN",
        "Republic of Korea": "KOR",
        "Russian Federation": "RUS",
        "United States of America": "USA",
    }
    for r in text_table(upstream / "ipi-peacekeeping" / "ppp_countries_concat.csv"):
        name, day = r["country"], r["Date"]
        if name not in names or not day.endswith("12-31"):
            continue
        for column in ("Troops", "Police", "Experts"):
            yield row(
                f"un-{column.lower()}",
                names[name],
                day[:7],
                plain(r[column]) if r[column] else "",
                f"ipi-peacekeeping-2014: {name}, {day}, {column}",
                state="observed" if r[column] else "missing",
            )


# States -------------------------------------------------------------------------------------


def democracy(upstream: Path) -> Iterator[Row]:
    """V-Dem and Polity5; the conversion lost Polity's own code for the Soviet Union, 364."""
    for r in table(upstream / "democracy" / "cw_democracy.rda").to_dict("records"):
        actor, year = COW.get(r["ccode"]), int(r["year"])
        if actor is None or year < 1945:
            continue
        key = f"ccode {r['ccode']:.0f}, {year}"
        if not isnan(r["v2x_polyarchy"]):
            cite = f"vdem-16: {key}, v2x_polyarchy"
            yield row("polyarchy", actor, year, plain(r["v2x_polyarchy"]), cite)
        absent = isnan(r["polity2"])
        if not absent or (year <= 2018 and not (actor == "RUS" and year <= 1991)):
            yield row(
                "polity2",
                actor,
                year,
                "" if absent else plain(r["polity2"]),
                f"polity-5: {key}, polity2",
                state="missing" if absent else "observed",
            )
    for line in text_table(upstream / "democracy" / "polity4v2015.csv"):
        if line["ccode"] == "364" and int(line["year"]) >= 1945:
            cite = f"polity-4-2015: ccode 364, {line['year']}, polity2"
            yield row("polity2", "RUS", line["year"], plain(line["polity2"]), cite)


def economy(upstream: Path) -> Iterator[Row]:
    columns = {"gdp": "pwtrgdp", "gdp-per-capita": "mrgdppc", "population": "pwtpop"}
    for r in table(upstream / "gdp-population" / "gw_gdppop.rda").to_dict("records"):
        if r["gwcode"] not in COW or r["year"] < 1945:
            continue
        for indicator, column in columns.items():
            yield row(
                indicator,
                COW[r["gwcode"]],
                int(r["year"]),
                plain(r[column]),
                f"fariss-2022: gwcode {r['gwcode']:.0f}, {r['year']:.0f}, {column}",
                qualifier="estimate",
            )


# Arms transfers -----------------------------------------------------------------------------

_TRADERS: Final = NAMES | {
    "Australia": "AUS",
    "Austria": "AUT",
    "Bangladesh": "BGD",
    "Brazil": "BRA",
    "Canada": "CAN",
    "Chile": "CHL",
    "Colombia": "COL",
    "DR Congo": "COD",
    "Ecuador": "ECU",
    "Egypt": "EGY",
    "Estonia": "EST",
    "Finland": "FIN",
    "France": "FRA",
    "Germany": "DEU",
    "Ghana": "GHA",
    "Guyana": "GUY",
    "India": "IND",
    "Indonesia": "IDN",
    "Iran": "IRN",
    "Iraq": "IRQ",
    "Israel": "ISR",
    "Italy": "ITA",
    "Jordan": "JOR",
    "Kazakhstan": "KAZ",
    "Liberia": "LBR",
    "Libya": "LBY",
    "Madagascar": "MDG",
    "Malaysia": "MYS",
    "Myanmar": "MMR",
    "Netherlands": "NLD",
    "New Zealand": "NZL",
    "Nigeria": "NGA",
    "Norway": "NOR",
    "Peru": "PER",
    "Philippines": "PHL",
    "Poland": "POL",
    "Romania": "ROU",
    "Saudi Arabia": "SAU",
    "Senegal": "SEN",
    "South Vietnam": "RVN",
    "Soviet Union": "RUS",
    "Spain": "ESP",
    "Sweden": "SWE",
    "Switzerland": "CHE",
    "Syria": "SYR",
    "Tanzania": "TZA",
    "Thailand": "THA",
    "Timor-Leste": "TLS",
    "Turkiye": "TUR",
    "UAE": "ARE",
    "Uganda": "UGA",
    "Ukraine": "UKR",
    "United Kingdom": "GBR",
    "Uruguay": "URY",
    "Venezuela": "VEN",
    "Viet Nam": "VNM",
    "Yemen": "YEM",
}
_NO_ACTOR: Final = {"Hamas (Palestine)*", "PRC (Israel/Palestine)*", "unknown supplier(s)"}
_KOREAS: Final = ("South Korea", "North Korea")
_SIDES: Final = (
    ("arms-imports", "Recipient", "Supplier"),
    ("arms-exports", "Supplier", "Recipient"),
)


def arms_tables(upstream: Path) -> Iterator[Row]:
    """1950-1994, before the register begins: SIPRI's own yearly totals."""
    for r in text_table(upstream / "sipri-arms" / "sipri-exports-processed.csv"):
        key = f"{r['supplier']} to {r['recipient']}, {r['year']}"
        for indicator, own, other in _SIDES:
            if int(r["year"]) < 1995 and r[own.lower()] in _KOREAS:
                yield row(
                    indicator,
                    NAMES[r[own.lower()]],
                    r["year"],
                    r["value"],
                    f"sipri-arms-2022: {key}",
                    partner=_TRADERS[r[other.lower()]],
                    vintage="2022-07-28",
                )


def arms_register(upstream: Path) -> Iterator[Row]:
    """1995 on: the sum over the deliveries of a year; no row where none was identified."""
    path = upstream / "sipri-arms" / "trade_register.csv"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("SIPRI AT Database ID"))
    deliveries = list(csv.DictReader(line.removesuffix(";") for line in lines[start:]))
    for indicator, own, other in _SIDES:
        mine = [d for d in deliveries if d[own] in _KOREAS and d[other] not in _NO_ACTOR]

        def key(d: dict[str, str], own: str = own, other: str = other) -> tuple[str, ...]:
            return d[own], d[other], d["Delivery year"]

        for (name, trader, year), group in groupby(sorted(mine, key=key), key):
            rows = list(group)
            guessed = any(
                "Yes" in (d["Numbers delivered is estimate"], d["Delivery year is estimate"])
                for d in rows
            )
            ids = " ".join(sorted({d["SIPRI AT Database ID"] for d in rows}, key=int))
            total = sum((Decimal(d["TIV delivery values"]) for d in rows), Decimal())
            yield row(
                indicator,
                NAMES[name],
                year,
                f"{total.normalize():f}",
                f"sipri-arms-2026: {own} {name}, {other} {trader}, {year}; deals {ids}",
                partner=_TRADERS[trader],
                qualifier="estimate" if guessed else "",
                state="derived",
                vintage="2026-02-12",
            )


# Writing ------------------------------------------------------------------------------------

SOURCES: Final = (
    sipri_milex,
    capabilities,
    cow_trade,
    kosis,
    us_troops,
    warheads,
    nuclear_status,
    ideal_points,
    agreement,
    peacekeepers,
    democracy,
    economy,
    arms_tables,
    arms_register,
)


def observations(upstream: Path) -> dict[str, list[Row]]:
    """The rows of every source by indicator, each file sorted by date, actor and partner."""
    files = defaultdict(list)
    for source in SOURCES:
        for found in source(upstream):
            files[found.indicator].append(found)
    return {
        indicator: sorted(rows, key=lambda r: (r.period, r.actor, r.partner))
        for indicator, rows in files.items()
    }


def write(folder: Path, files: dict[str, list[Row]]) -> None:
    for indicator, rows in files.items():
        with (folder / f"{indicator}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(Row._fields)
            writer.writerows(rows)


def main(arguments: Iterable[str]) -> None:
    upstream, *rest = map(Path, arguments)
    pack = rest[0] if rest else Path(__file__).parents[1] / "src/foedus/packs/korea"
    write(pack / "observations", observations(upstream))


if __name__ == "__main__":
    main(sys.argv[1:])
