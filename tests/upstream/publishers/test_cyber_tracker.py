"""Operations of the tracker of the Council on Foreign Relations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.cyber_tracker import OPERATIONS


def test_operations_of_the_koreas(mirror: Path) -> None:
    """The text of 60 rows speaks of South Korea; 43 name the state and not a body in it."""
    frame = read("cfr.operations", mirror)
    assert len(frame) == 713
    assert frame.filter(pl.col("sponsors").list.contains("PRK")).height == 79
    assert frame.filter(pl.col("coded_sponsor") == "PRK").height == 83
    assert frame.filter(pl.col("victims").list.contains("KOR")).height == 43


def test_every_code_means_an_actor_and_every_sponsor_of_a_whole_row_too(mirror: Path) -> None:
    frame = read("cfr.operations", mirror)
    assert frame["coded_sponsor"].null_count() == 0
    assert frame.drop_nulls("sponsors").filter(pl.col("sponsors").list.len() == 0).is_empty()


def test_rows_with_shifted_columns_have_no_victims_and_sponsors(mirror: Path) -> None:
    frame = read("cfr.operations", mirror)
    shifted = frame.filter(pl.col("coded_sponsor_flag") == "COLUMN_SHIFT_FIX")
    assert shifted["row"].to_list() == [32, 33, 34, 35, 36, 37, 38]
    assert shifted["sponsors"].null_count() == shifted["victims"].null_count() == 7
    wrong = frame.filter(pl.col("row").is_in([32, 34, 38]))
    assert wrong["coded_sponsor"].to_list() == ["IND", "CHN", "GBR"]


def test_two_operations_stand_twice(mirror: Path) -> None:
    frame = read("cfr.operations", mirror).drop_nulls("day")
    twice = frame.filter(frame.select("title", "day").is_duplicated())
    assert twice["row"].to_list() == [498, 506, 520, 526]


def test_operations_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "cfr.xlsx"
    names = ("Title", "Date", "Affiliations", "Response", "Victims", "Sponsor", "Type",
             "Category", "sponsor_cow", "sponsor_flag")  # fmt: skip
    rows = [
        ("Raid ", "2012-05-28 00:00:00", "Lazarus ", "Sanctions   https://example.org",
         "A bank, Republic of Korea, and Parkistan.",
         "Korea (Democratic People's Republic of)", "Sabotage", "Military, Elsewhere", "731",
         None),
        ("Shifted", None, "x" * 61, "Pakistan", "Espionage", "Government", "https://example.org",
         None, "999", "COLUMN_SHIFT_FIX"),
        ("Unknown", "2013-01-01 00:00:00", None, "Unknown", None, None, None, None, "678", None),
    ]  # fmt: skip
    pl.DataFrame([dict(zip(names, row, strict=True)) for row in rows]).write_excel(file)
    assert OPERATIONS.read(file).rows() == [
        (1, "Raid", 2012, date(2012, 5, 28), "Lazarus", "Sabotage", ["Military"], "Sanctions",
         ["KOR", "PAK"], ["PRK"], ["A bank"], [], 731, None, "PRK"),
        (2, "Shifted", None, None, None, None, None, None, None, None, None, None, 999,
         "COLUMN_SHIFT_FIX", None),
        (3, "Unknown", 2013, date(2013, 1, 1), None, None, None, None, None, None, None, None, 678,
         None, "YAR"),
    ]  # fmt: skip
