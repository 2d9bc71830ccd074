"""Roll calls: which state a name means at what time, and days that cannot be relied on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.un_votes import CALLS, ISSUES, NAMED_VOTES, POINTS, VOTES


def test_rows_are_those_of_the_package(mirror: Path) -> None:
    votes = read("roll-calls.votes", mirror)
    assert (len(votes), votes["rcid"].n_unique()) == (870_109, 6_203)
    assert len(votes.filter(pl.col("actor") == "KOR")) == 2_505
    assert votes["actor"].null_count() == 0
    assert len(read("roll-calls.calls", mirror)) == 6_203
    issues = read("roll-calls.issues", mirror)
    assert (len(issues), issues["issue"].n_unique()) == (5_745, 6)


def test_serbia_votes_from_june_2006_and_china_before_taiwan(mirror: Path) -> None:
    days = read("roll-calls.calls", mirror).select("rcid", "day")
    votes = read("roll-calls.votes", mirror).join(days, on="rcid")
    spans = {
        who: sorted(votes.filter(pl.col("actor") == who)["day"].to_list())
        for who in ("YUG", "SRB", "TWN", "DEU", "DDR", "YEM", "RUS")
    }
    assert spans["YUG"][-1] == date(2006, 5, 8)
    assert spans["SRB"][0] == date(2006, 6, 30)
    china = votes.filter(pl.col("country") == "Taiwan", pl.col("actor") == "CHN")
    assert max(china["day"].to_list()) < date(1949, 12, 8) <= spans["TWN"][0]
    assert spans["TWN"][-1] < date(1971, 10, 25)
    assert spans["DEU"][0].year == spans["DDR"][0].year == 1973
    assert spans["YEM"][0].year == 1991
    assert spans["RUS"][0].year == 1946


def test_days_of_the_month_are_false_in_the_first_57_sessions(mirror: Path) -> None:
    calls = read("roll-calls.calls", mirror)
    early = (pl.col("session") <= 57) & (pl.col("rcid") < 5543)
    assert calls.filter(early)["day"].dt.day().max() == 7
    treaty = calls.filter(pl.col("unres") == "R/50/245")  # adopted on 10 September 1996, a Tuesday
    assert treaty["day"].to_list() == [date(1996, 9, 3)]


def test_made_up_roll_calls(tmp_path: Path) -> None:
    file = tmp_path / "un.rda"
    frame = pd.DataFrame(
        {
            "rcid": [3, 9143],
            "session": [1.0, 74.0],
            "importantvote": [0.0, float("nan")],
            "date": [-8766.0, 18242.0],
            "unres": ["R/1/66", ""],
            "amend": [1.0, float("nan")],
            "para": [0.0, float("nan")],
            "short": ["RULES", ""],
            "descr": ["TO ADOPT RULES ", "A session"],
        }
    )
    rdata.write_rda(file, {"un_roll_calls": frame})
    assert CALLS.read(file).to_dicts() == [
        {
            "row": 1,
            "rcid": 3,
            "session": 1,
            "year": 1946,
            "month": 1,
            "day": date(1946, 1, 1),
            "unres": "R/1/66",
            "short": "RULES",
            "descr": "TO ADOPT RULES",
            "importantvote": 0,
            "amend": 1,
            "para": 0,
        },
        {
            "row": 2,
            "rcid": 9143,
            "session": 74,
            "year": 2019,
            "month": 12,
            "day": date(2019, 12, 12),
            "unres": None,
            "short": None,
            "descr": "A session",
            "importantvote": None,
            "amend": None,
            "para": None,
        },
    ]


def test_made_up_issues_and_votes(tmp_path: Path) -> None:
    file = tmp_path / "un.rda"
    issues = pd.DataFrame({"rcid": [77], "short_name": ["me"], "issue": ["Palestinian conflict"]})
    rdata.write_rda(file, {"un_roll_call_issues": issues})
    assert ISSUES.read(file).to_dicts() == [
        {"row": 1, "rcid": 77, "short_name": "me", "issue": "Palestinian conflict"}
    ]
    cases = [
        (238, "Taiwan", "CHN"),
        (239, "Taiwan", "TWN"),
        (4665, "Yugoslavia", "YUG"),
        (4666, "Yugoslavia", "SRB"),
        (5700, "Yugoslavia", "YUG"),
        (9060, "Yugoslavia", "SRB"),
        (9060, "Yemen Arab Republic", "YAR"),
        (9060, "Federal Republic of Germany", "DEU"),
        (9060, "Nowhere", None),
    ]
    votes = pd.DataFrame(
        {
            "rcid": [float(number) for number, _, _ in cases],
            "country": [country for _, country, _ in cases],
            "country_code": [None] * len(cases),
            "vote": pd.Categorical(["yes"] * len(cases)),
        }
    )
    rdata.write_rda(file, {"un_votes": votes})
    assert NAMED_VOTES.read(file).to_dicts() == [
        {"row": n, "rcid": number, "country": country, "vote": "yes", "actor": actor}
        for n, (number, country, actor) in enumerate(cases, start=1)
    ]


def test_made_up_ideal_points(tmp_path: Path) -> None:
    file = tmp_path / "points.dta"
    cases = [
        (255, 1991, 0.5, "DEU"),
        (260, 1990, -1.25, "DEU"),
        (345, 1992, float("nan"), "YUG"),
        (999, 1992, 0.0, None),
    ]
    frame = pd.DataFrame(
        {
            "ccode": pd.Series([code for code, _, _, _ in cases], dtype="int16"),
            "iso3c": ["" for _ in cases],
            "year": pd.Series([year for _, year, _, _ in cases], dtype="float32"),
            "idealpointfp": pd.Series([point for _, _, point, _ in cases], dtype="float32"),
        }
    )
    frame.to_stata(file, write_index=False)
    assert POINTS.read(file).to_dicts() == [
        {
            "row": n,
            "ccode": code,
            "year": year,
            "idealpointfp": None if point != point else point,
            "actor": actor,
        }
        for n, (code, year, point, actor) in enumerate(cases, start=1)
    ]


def test_made_up_votes_with_codes(tmp_path: Path) -> None:
    """The year is that of the day, not of the session, and decides whose the code was."""
    file = tmp_path / "votes.parquet"
    cases = [
        (1001, 365, date(1946, 1, 1), 3, "RUS"),
        (4600, 345, date(2005, 12, 31), 1, "YUG"),
        (4601, 345, date(2006, 1, 2), 2, "SRB"),
        (4601, 999, date(2006, 1, 2), 1, None),
        (3500, 678, date(1990, 1, 2), 1, "YAR"),
    ]
    pl.DataFrame(
        [(resolution, code, day, 1999, vote) for resolution, code, day, vote, _ in cases],
        schema={
            "resid": pl.Int64,
            "ccode": pl.Int16,
            "date": pl.Date,
            "year": pl.Int16,
            "vote": pl.Int8,
        },
        orient="row",
    ).write_parquet(file)
    names = ["row", *(column.name for column in VOTES.columns)]
    assert VOTES.read(file).to_dicts() == [
        dict(zip(names, (n, resolution, code, day, vote, day.year, actor), strict=True))
        for n, (resolution, code, day, vote, actor) in enumerate(cases, start=1)
    ]
