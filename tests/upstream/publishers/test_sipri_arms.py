"""Arms transfers by directed dyad-year: states by their codes at the time."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import polars as pl
import rdata
from tests.upstream.exporters import Values, by_exporter

from foedus.upstream import data_set, read
from foedus.upstream.publishers.sipri_arms import DYAD_YEARS, GERMAN_EXPORTS, REGISTER, TOTALS


def test_rows_and_korean_rows_are_those_of_the_conversion(mirror: Path) -> None:
    frame = read("sipri-arms-dodl", mirror)
    korean = pl.any_horizontal(pl.col("sender_actor", "receiver_actor") == "KOR")
    assert (len(frame), len(frame.filter(korean))) == (81_335, 1_521)
    assert frame.select("sender_actor", "receiver_actor").null_count().row(0) == (0, 0)
    assert not data_set("sipri-arms-dodl").pullable


def test_deliveries_to_south_korea_agree_with_the_register(mirror: Path) -> None:
    pair = pl.col("sender_actor") == "USA", pl.col("receiver_actor") == "KOR"
    ours = dict(read("sipri-arms-dodl", mirror).filter(*pair).select("year", "tiv").iter_rows())
    register = read("sipri-arms", mirror).filter(
        pl.col("supplier") == "United States", pl.col("recipient") == "South Korea"
    )
    sums = register.group_by("year").agg(pl.col("tiv").cast(pl.Float64).sum()).iter_rows()
    assert (ours[1970], ours[2002]) == (93, 262)
    assert {y: ours[y] for y in range(1995, 2015)} == {
        y: round(value) for y, value in sums if y < 2015
    }


def test_suppliers_that_changed_are_who_they_were(mirror: Path) -> None:
    frame = read("sipri-arms-dodl", mirror).filter(pl.col("year").is_in([1980, 2010]))
    senders = set(frame.select("ccode1", "year", "sender_actor").rows())
    assert {
        (260, 1980, "DEU"),
        (255, 2010, "DEU"),
        (315, 1980, "CSK"),
        (345, 1980, "YUG"),
        (345, 2010, "SRB"),
        (365, 1980, "RUS"),
        (713, 1980, "TWN"),
    } <= senders


def test_recipients_that_are_missing_are_named(mirror: Path) -> None:
    received = set(read("sipri-arms-dodl", mirror)["receiver_actor"])
    known = set(
        read("sipri-arms-2022.totals", mirror).filter(pl.col("year") > 1969)["recipient_actor"]
    )
    assert {"ARE", "CSK", "DDR", "MMR", "RVN", "VNM", "YAR", "YPR", "YUG"} <= known - received
    supplied = set(read("sipri-arms-dodl", mirror)["sender_actor"])
    assert not {"ARE", "DDR", "TUR", "VNM"} & supplied


def values(id: str, mirror: Path) -> Values:
    columns = ["supplier", "recipient", "year", "tiv"]
    rows = read(id, mirror).select(columns).iter_rows()
    return {(supplier, recipient, year): tiv for supplier, recipient, year, tiv in rows}


def test_totals_lack_what_is_told_of_germany_and_others_and_nothing_else(mirror: Path) -> None:
    ours, theirs = values("sipri-arms-2022.totals", mirror), by_exporter(mirror)
    assert ours.items() <= theirs.items()
    lost = theirs.keys() - ours.keys()
    german = {key for key in lost if "Germany" in key[:2]}
    assert (len(theirs), len(lost), len(german)) == (22_225, 901, 841)
    assert {year for *_, year in german} == set(range(1953, 1991))
    assert not [key for key in ours if "Germany" in key[:2] and key[2] < 1991]
    assert not [key for key in lost - german if {"North Korea", "South Korea"} & set(key[:2])]


def test_exports_of_germany_are_all_those_of_its_table(mirror: Path) -> None:
    ours = values("sipri-arms-2022.german-exports", mirror)
    theirs = by_exporter(mirror)
    assert ours == {key: tiv for key, tiv in theirs.items() if key[0] == "Germany"}
    korean = [ours["Germany", "South Korea", year] for year in range(1981, 1991)]
    assert korean == [2, 4, 12, 10, 36, 39, 27, 35, 70, 46]


def test_exports_of_germany_add_up_to_the_sums_printed_below_them(mirror: Path) -> None:
    """A whole figure is off by half a million at most, and so is their sum."""
    file = mirror / GERMAN_EXPORTS.copy.file
    lines = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    years = next(line for line in lines if "1950" in line)
    sums = dict(zip(years, lines[-1], strict=True))
    frame = read("sipri-arms-2022.german-exports", mirror)
    for year, tiv, figures in (
        frame.group_by("year").agg(pl.col("tiv").sum(), pl.len().alias("n")).iter_rows()
    ):
        assert abs(tiv - float(sums[str(year)])) <= (figures + 1) / 2, year


def test_an_earlier_edition_has_nearly_the_same_of_germany(mirror: Path) -> None:
    """The scrape of 2015 counts the same deliveries to South Korea in each year, none before."""
    ours = values("sipri-arms-2022.german-exports", mirror)
    frame = read("sipri-arms-dodl", mirror).filter(
        pl.col("sender_actor") == "DEU", pl.col("receiver_actor") == "KOR", pl.col("tiv") > 0
    )
    scraped = dict(frame.select("year", "tiv").iter_rows())
    assert scraped.keys() == {y for _, to, y in ours if to == "South Korea" and y < 2015}
    assert all(
        abs(tiv - ours["Germany", "South Korea", year]) <= 15 for year, tiv in scraped.items()
    )


def test_made_up_dyad_years(tmp_path: Path) -> None:
    file = tmp_path / "sipri.rds"
    frame = pd.DataFrame(
        {
            "year": [2006.0, 1980.0],
            "sender": ["Yugoslavia", "Germany"],
            "ccode1": [345.0, 260.0],
            "receiver": ["Nowhere", "South Korea"],
            "ccode2": [999.0, 732.0],
            "value": [0.0, 12.0],
        }
    )
    rdata.write_rds(file, frame)
    assert DYAD_YEARS.read(file).to_dicts() == [
        {
            "row": 1,
            "sender": "Yugoslavia",
            "ccode1": 345,
            "receiver": "Nowhere",
            "ccode2": 999,
            "year": 2006,
            "tiv": 0.0,
            "sender_actor": "SRB",
            "receiver_actor": None,
        },
        {
            "row": 2,
            "sender": "Germany",
            "ccode1": 260,
            "receiver": "South Korea",
            "ccode2": 732,
            "year": 1980,
            "tiv": 12.0,
            "sender_actor": "DEU",
            "receiver_actor": "KOR",
        },
    ]


def test_made_up_totals(tmp_path: Path) -> None:
    """Names that have a starred group behind them mean no actor; the codes are not read."""
    file = tmp_path / "sipri-exports-processed.csv"
    file.write_text(
        "supplier,recipient,year,value,supplier_cown,recipient_cown,supplier_lon,supplier_lat\n"
        "Austria,Yugoslavia,1964,0,305,345,14.1,47.5\n"
        "Soviet Union,Syria rebels*,1985,12,365,,,\n"
        "East Germany (GDR),NATO**,1985,,265,,,\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in TOTALS.columns)]
    assert TOTALS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Austria", "Yugoslavia", 1964, 0.0, "AUT", "YUG"),
            (2, "Soviet Union", "Syria rebels*", 1985, 12.0, "RUS", None),
            (3, "East Germany (GDR)", "NATO**", 1985, None, "DDR", "NATO"),
        )
    ]


def test_a_made_up_table_of_an_exporter(tmp_path: Path) -> None:
    """Sums are no deliveries; 0 is one, and an empty cell is none that is known."""
    file = tmp_path / "TIV-Export-FRG-1950-2021.csv"
    file.write_text(
        '"TIV of arms exports from Germany, 1950-1952",,,,\n'
        "A '0' indicates that the value of deliveries is less than 0.5m,,,,\n"
        ",,,,\n"
        ",1950,1951,1952,Total\n"
        "South Korea,,0,12,12\n"
        "Unknown recipient(s),3,,,3\n"
        ",,,,\n"
        "Total,3,0,12,15\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in GERMAN_EXPORTS.columns)]
    assert GERMAN_EXPORTS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (5, "Germany", "South Korea", 1951, 0.0, "DEU", "KOR"),
            (5, "Germany", "South Korea", 1952, 12.0, "DEU", "KOR"),
            (6, "Germany", "Unknown recipient(s)", 1950, 3.0, "DEU", None),
        )
    ]


def test_a_made_up_register(tmp_path: Path) -> None:
    """The header stands below the words of the publisher; values stay as they are printed."""
    file = tmp_path / "trade_register.csv"
    lines = [
        "",
        "Transfers of major conventional arms from All countries  to All countries . ;",
        "A '?' in a column indicates uncertain data.;",
        ";",
        "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Numbers delivered,"
        "Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
        "TIV delivery values,Local production;",
        "55238,Cote d'Ivoire,South Korea,PM-43 120mm,mortar,12,No,2011,No,1.20,No;",
        '60840,Soviet Union,Yugoslavia,"Su-27, old",aircraft,3,Yes,1996,No,0,No;',
        "60841,Atlantis,Unknown rebel group*,Caf\xe9,tank,3,No,2024,Yes,,Yes;",
    ]
    file.write_bytes("\r\n".join(lines).encode("latin-1"))
    names = ["row", *(column.name for column in REGISTER.columns)]
    assert REGISTER.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (
                1, 55238, "Cote d'Ivoire", "South Korea", "PM-43 120mm", 2011, "1.20", False,
                "CIV", "KOR",
            ),
            (
                2, 60840, "Soviet Union", "Yugoslavia", "Su-27, old", 1996, "0", True,
                "RUS", "YUG",
            ),
            (
                3, 60841, "Atlantis", "Unknown rebel group*", "Caf\N{REPLACEMENT CHARACTER}", 2024,
                None, True, None, None,
            ),
        )
    ]  # fmt: skip
