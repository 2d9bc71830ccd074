"""Arms transfers by directed dyad-year: states by their codes at the time."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import data_set, read
from foedus.upstream.publishers.sipri_arms import DYAD_YEARS, REGISTER, TOTALS


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
    known = set(read("sipri-arms-2022", mirror).filter(pl.col("year") > 1969)["recipient_actor"])
    assert {"ARE", "CSK", "DDR", "MMR", "RVN", "VNM", "YAR", "YPR", "YUG"} <= known - received
    supplied = set(read("sipri-arms-dodl", mirror)["sender_actor"])
    assert not {"ARE", "DDR", "TUR", "VNM"} & supplied


def test_totals_lack_germany_before_1991(mirror: Path) -> None:
    """The tables by exporter have it: ten years of deliveries to South Korea, too."""
    frame = read("sipri-arms-2022", mirror)
    german = frame.filter(pl.any_horizontal(pl.col("supplier", "recipient") == "Germany"))
    assert german["year"].min() == 1991
    file = mirror / "sipri-arms" / "trademap-raw" / "TIV-Export-FRG-1950-2021.csv"
    lines = list(csv.reader(file.read_text(encoding="latin-1").splitlines()))
    header = next(line for line in lines if "1950" in line)
    sent = dict(zip(header, next(x for x in lines if x[:1] == ["South Korea"]), strict=False))
    assert sum(float(sent[str(year)]) for year in range(1981, 1991)) == 281


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
