"""The peace scale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from foedus.upstream import read
from foedus.upstream.publishers import peace_scale


def test_the_file_has_2688_dyads_one_a_line_and_no_header(mirror: Path) -> None:
    """A reader that takes the first line for a header counts one less."""
    frame = read("peace-data.spells", mirror)
    assert (frame.height, frame["dyad"].n_unique(), frame["row"].max()) == (3746, 2688, 2688)


def test_dyad_years_are_those_published(mirror: Path) -> None:
    frame = read("peace-data.dyad-years", mirror)
    assert (frame.height, frame["dyad"].n_unique()) == (99387, 2688)
    assert (frame["year"].min(), frame["year"].max()) == (1900, 2020)


@pytest.mark.parametrize(
    ("code", "year", "actor"),
    [
        (255, 1930, "DEU-1945"),
        (255, 1955, "DEU"),
        (255, 2000, "DEU"),
        (265, 1960, "DDR"),
        (345, 1905, "SRB"),
        (345, 1999, "YUG"),
        (345, 2010, "SRB"),
        (678, 1980, "YAR"),
        (679, 2000, "YEM"),
        (680, 1980, "YPR"),
        (730, 1900, "KOR-1910"),
        (732, 1950, "KOR"),
        (817, 1970, "RVN"),
        (365, 1970, "RUS"),
        (300, 1910, "AUSTRIA-HUNGARY"),
    ],
)
def test_codes_mean_the_holder_of_the_year(code: int, year: int, actor: str, mirror: Path) -> None:
    frame = read("peace-data.dyad-years", mirror).filter(pl.col("year") == year)
    found = {who for n in (1, 2) for who in frame.filter(pl.col(f"ccode{n}") == code)[f"actor{n}"]}
    assert found == {actor}


def test_levels_of_south_korea(mirror: Path) -> None:
    frame = read("peace-data.spells", mirror)
    korean = frame.filter(pl.any_horizontal(pl.col("ccode1", "ccode2") == 732))
    assert korean["dyad"].unique().sort().to_list() == [2732, 365732, 710732, 731732, 732740]
    japan = korean.filter(pl.col("dyad") == 732740)
    assert japan.select("start_year", "end_year", "peacelevel").rows() == [
        (1949, 1952, 0.5),
        (1952, 2006, 0.25),
        (2006, 2020, 0.5),
    ]
    years = read("peace-data.dyad-years", mirror)
    assert years.filter(pl.any_horizontal(pl.col("ccode1", "ccode2") == 732)).height == 335
    north = years.filter(pl.col("dyad") == 731732)
    assert set(north["peacelevel"]) == {0.0}


def test_means_that_months_of_transition_entered_as_nine_are_null(mirror: Path) -> None:
    frame = read("peace-data.dyad-years", mirror)
    assert frame["peacelevel"].drop_nulls().is_between(0, 1).all()
    assert frame["transition"].sum() == frame["peacelevel"].null_count() == 496


def test_periods_have_levels_of_the_scale(mirror: Path) -> None:
    frame = read("peace-data.spells", mirror)
    assert set(frame["peacelevel"].drop_nulls()) == {0.0, 0.25, 0.5, 0.75, 1.0}
    assert frame["transition"].sum() == frame["peacelevel"].null_count() == 111


SPELLS = """\
2020,19009999-19619025,0.75,19620600-20209999,1,,
255936,19550507-19620631,-9,19770000-19800101,0.5,.,
"""


def spell(row: int, dyad: int, **values: Any) -> dict[str, Any]:
    dates = {f"{end}_{part}": None for end in ("start", "end") for part in ("month", "day")}
    return {
        "row": row, "dyad": dyad, "ccode1": dyad // 1000, "ccode2": dyad % 1000, **dates,
        "left_censored": False, "right_censored": False, "transition": False, **values,
    }  # fmt: skip


def test_periods_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "peacedata3.1.csv"
    path.write_text(SPELLS, encoding="utf-8")
    america = {"actor1": "USA", "actor2": "CAN"}
    assert peace_scale.SPELLS.read(path).to_dicts() == [
        spell(1, 2020, period=1, start_year=1900, end_year=1961, left_censored=True,
              peacelevel=0.75, **america),
        spell(1, 2020, period=2, start_year=1962, start_month=6, end_year=2020,
              right_censored=True, peacelevel=1.0, **america),
        spell(2, 255936, period=1, start_year=1955, start_month=5, start_day=7, end_year=1962,
              end_month=6, end_day=31, peacelevel=None, transition=True, actor1="DEU",
              actor2=None),
        spell(2, 255936, period=2, start_year=1977, end_year=1980, end_month=1, end_day=1,
              peacelevel=0.5, actor1="DEU", actor2=None),
    ]  # fmt: skip


YEARS = """\
dyad,yearmonth,peacelevel
255345,1910,0.25
255345,1948,9
255345,1960,8.25
2936,2000,0.5
"""


def test_dyad_years_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "peacedatav31dyyearmean.csv"
    path.write_text(YEARS, encoding="utf-8")
    germany = {"dyad": 255345, "ccode1": 255, "ccode2": 345}
    assert peace_scale.YEARS.read(path).to_dicts() == [
        {"row": 1, **germany, "year": 1910, "peacelevel": 0.25, "transition": False,
         "actor1": "DEU-1945", "actor2": "SRB"},
        {"row": 2, **germany, "year": 1948, "peacelevel": None, "transition": True,
         "actor1": None, "actor2": "YUG"},
        {"row": 3, **germany, "year": 1960, "peacelevel": None, "transition": True,
         "actor1": "DEU", "actor2": "YUG"},
        {"row": 4, "dyad": 2936, "ccode1": 2, "ccode2": 936, "year": 2000, "peacelevel": 0.5,
         "transition": False, "actor1": "USA", "actor2": None},
    ]  # fmt: skip
