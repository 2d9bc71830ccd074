"""US deployments: three tables, and which Germany, Serbia or Yemen is the host."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from foedus.upstream import read
from foedus.upstream.publishers.troopdata import FIRST_SERIES, REPORTS, YEARS


def test_the_first_series_has_its_rows_and_the_figures_for_korea(mirror: Path) -> None:
    frame = read("us-troops.first-series", mirror)
    korea = dict(frame.filter(pl.col("host") == "KOR").select("year", "troops").iter_rows())
    assert (len(frame), len(korea)) == (14_792, 74)
    assert (korea[1950], korea[1951], korea[2008], korea[2023]) == (510, 326_863, 25_771, 24_159)


@pytest.mark.parametrize(
    ("table", "code", "year", "host"),
    [
        ("state-years", 255, 1970, "DEU"),
        ("state-years", 255, 2020, "DEU"),
        ("state-years", 345, 2000, "YUG"),
        ("state-years", 345, 2010, "SRB"),
        ("state-years", 970, 2010, "NRU"),
        ("reports", 260, 2020, "DEU"),
        ("reports", 340, 2020, "SRB"),
        ("first-series", 255, 2000, "DEU"),
        ("first-series", 260, 1970, "DEU"),
        ("first-series", 265, 1970, "DDR"),
        ("first-series", 345, 1970, "YUG"),
        ("first-series", 345, 2023, "SRB"),
        ("first-series", 678, 1970, "YAR"),
        ("first-series", 679, 2000, "YEM"),
        ("first-series", 680, 1970, "YPR"),
        ("first-series", 713, 1970, "TWN"),
        ("first-series", 817, 1970, "RVN"),
        ("first-series", 970, 2000, "NRU"),
    ],
)
def test_hosts_are_the_states_that_bore_the_code(
    table: str, code: int, year: int, host: str, mirror: Path
) -> None:
    frame = read(f"us-troops.{table}", mirror)
    found = frame.filter(pl.col("ccode") == code, pl.col("year") == year)["host"]
    assert found.unique().to_list() == [host]


def test_no_troops_stand_in_a_germany_of_before_1945(mirror: Path) -> None:
    for table in ("state-years", "reports", "first-series"):
        assert "DEU-1945" not in set(read(f"us-troops.{table}", mirror)["host"])


@pytest.mark.parametrize(
    ("table", "count"), [("state-years", "troops_ad"), ("first-series", "troops")]
)
def test_no_yearly_table_tells_of_none_where_the_report_may_have_some(
    table: str, count: str, mirror: Path
) -> None:
    """The tables fill 0 in for what they do not have; only a line of a report may be 0."""
    assert read(f"us-troops.{table}", mirror)[count].drop_nulls().min() == 1
    reports = read("us-troops.reports", mirror)
    assert reports.filter(pl.col("troops_ad") == 0).height == 178


def test_a_yearly_table_lost_the_americans_in_ethiopia(mirror: Path) -> None:
    """Those of 1962 to 1975, whom the reports and the first series have."""
    of_ethiopia = (pl.col("host") == "ETH") & pl.col("year").is_between(1962, 1975)
    yearly, reports, first = (
        read(f"us-troops.{table}", mirror).filter(of_ethiopia).sort("year")
        for table in ("state-years", "reports", "first-series")
    )
    assert yearly["troops_ad"].null_count() == 14
    assert reports["troops_ad"].to_list() == first["troops"].to_list()
    assert reports["troops_ad"].min() == 93


def test_the_services_add_up_but_for_two_rows(mirror: Path) -> None:
    frame = read("us-troops.first-series", mirror).drop_nulls("army")
    services = pl.sum_horizontal(
        "army", "navy", "air_force", "marine_corps", "space_force", "coast_guard"
    )
    assert len(frame) == 2_937
    assert len(frame.filter(services != pl.col("troops"))) == 2


def test_a_made_up_first_series(tmp_path: Path) -> None:
    file = tmp_path / "troopdata.csv"
    file.write_text(
        "countryname,ccode,iso3c,year,troops,army,navy,air_force,marine_corps,region,space_force,"
        "coast_guard\n"
        "Germany,255,DEU,1950,10,NA,NA,NA,NA,Europe,NA,NA\n"
        "Yugoslavia,345,NA,2006,3,1,0,1,1,Europe,NA,0\n"
        "Nowhere,1099,NA,2023,NA,NA,NA,NA,NA,NA,1,NA\n"
        "Albania,339,ALB,2006,0,0,0,0,0,Europe,NA,NA\n",
        encoding="utf-8",
    )
    frame = FIRST_SERIES.read(file)
    nothing = dict.fromkeys(frame.columns)
    assert frame.to_dicts() == [
        {
            **nothing,
            "row": 1,
            "name": "Germany",
            "ccode": 255,
            "year": 1950,
            "troops": 10,
            "host": "DEU",
        },
        {
            "row": 2,
            "name": "Yugoslavia",
            "ccode": 345,
            "year": 2006,
            "troops": 3,
            "army": 1,
            "navy": 0,
            "air_force": 1,
            "marine_corps": 1,
            "space_force": None,
            "coast_guard": 0,
            "host": "SRB",
        },
        {**nothing, "row": 3, "name": "Nowhere", "ccode": 1099, "year": 2023, "space_force": 1},
        {**nothing, "row": 4, "name": "Albania", "ccode": 339, "year": 2006, "host": "ALB"},
    ]


def test_a_made_up_yearly_table(tmp_path: Path) -> None:
    file = tmp_path / "years.csv"
    file.write_text(
        "countryname,year,ccode,troops_ad\nGermany,1989,255,7\nSerbia,2010,340,NA\n"
        "Vietnam,1974,816,50\nVietnam,1975,816,0\nAden,1951,1029,0\nAfloat,1951,NA,9\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in YEARS.columns)]
    assert YEARS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Germany", 255, 1989, 7, "DEU"),
            (2, "Serbia", 340, 2010, None, "SRB"),
            (3, "Vietnam", 816, 1974, 50, "RVN"),
            (4, "Vietnam", 816, 1975, None, "VNM"),
            (5, "Aden", 1029, 1951, None, None),
            (6, "Afloat", None, 1951, 9, None),
        )
    ]


def test_made_up_reports(tmp_path: Path) -> None:
    """South Vietnam has its own code here; a line may lack the code, the year or the figure."""
    file = tmp_path / "reports.csv"
    file.write_text(
        "ccode,countryname,region,year,month,quarter,source,Location,iso3c,Total,troops_ad\n"
        "817,Vietnam,Asia,1968,June,2,June 1968,Vietnam,VNM,NA,534700\n"
        "255,Germany,Europe,1968,June,2,June 1968,Federal Republic of Germany,DEU,NA,230000\n"
        "340,Serbia,Europe,2020,March,1,March 2020,Serbia,SRB,NA,\n"
        "345,Serbia,Europe,2006,March,1,March 2006,Serbia and Montenegro,SRB,NA,0\n"
        "1001,Puerto Rico,NA,NA,March,1,March,Puerto Rico,PRI,NA,12\n"
        "NA,NA,NA,2020,March,1,March 2020,Afloat,NA,NA,NA\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in REPORTS.columns)]
    assert REPORTS.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 817, 1968, "June", "June 1968", "Vietnam", 534_700, "RVN"),
            (2, 255, 1968, "June", "June 1968", "Federal Republic of Germany", 230_000, "DEU"),
            (3, 340, 2020, "March", "March 2020", "Serbia", None, "SRB"),
            (4, 345, 2006, "March", "March 2006", "Serbia and Montenegro", 0, "SRB"),
            (5, 1001, None, "March", "March", "Puerto Rico", 12, None),
            (6, None, 2020, "March", "March 2020", "Afloat", None, None),
        )
    ]
