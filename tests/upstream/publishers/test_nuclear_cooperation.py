"""Agreements on nuclear cooperation."""

from __future__ import annotations

from pathlib import Path

import pandas
import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear_cooperation import PLEDGES


def test_every_code_means_an_actor_and_korea_stands_in_113_rows(mirror: Path) -> None:
    frame = read("nuclear-cooperation.pledges", mirror)
    assert len(frame) == 3152
    assert frame.select("supplier", "recipient").null_count().row(0) == (0, 0)
    korea = (pl.col("supplier") == "KOR") | (pl.col("recipient") == "KOR")
    assert frame.filter(korea).height == 113


def test_divided_and_former_states_are_told_apart(mirror: Path) -> None:
    frame = read("nuclear-cooperation.pledges", mirror)
    means = {
        code: set(frame.filter(pl.col("ccode2") == code)["recipient"])
        for code in (255, 260, 265, 315, 316, 345, 365, 713, 731, 732, 816, 817)
    }
    assert means == {
        255: {"DEU"}, 260: {"DEU"}, 265: {"DDR"}, 315: {"CSK"}, 316: {"CZE"}, 345: {"YUG"},
        365: {"RUS"}, 713: {"TWN"}, 731: {"PRK"}, 732: {"KOR"}, 816: {"VNM"}, 817: {"RVN"},
    }  # fmt: skip


def test_rows_whose_name_is_that_of_another_state_stay_as_they_are(mirror: Path) -> None:
    frame = read("nuclear-cooperation.pledges", mirror)
    others1 = {(20, "Russia"), (260, "France"), (380, "Spain")}
    others2 = {
        (20, "UK"), (200, "Germany"), (225, "Romania"), (260, "France"), (350, "Ireland"),
        (365, "Canada"),
    }  # fmt: skip
    found = [
        [row for row, *pair in frame.select("row", *columns).rows() if tuple(pair) in others]
        for columns, others in (
            (("ccode1", "country1"), others1),
            (("ccode2", "country2"), others2),
        )
    ]
    assert found == [
        [728, 2083, 2737],
        [728, 1034, 1087, 1253, 1272, 1366, 1391, 1562, 1629, 1925, 2083, 2124, 2131, 2145, 2270,
         2288],
    ]  # fmt: skip
    assert frame.filter(pl.col("supplier") == pl.col("recipient"))["row"].to_list() == [2131]


def test_pledges_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "nca.dta"
    pandas.DataFrame(
        {
            "ccode1": [2, 260, 2],
            "ccode2": [732, 265, 999],
            "country1": ["USA", "Germany", "USA"],
            "country2": ["Korea, South", "GDR", "Nowhere"],
            "year": [1956, 1987, 1990],
            "nca": [1.0, 1.0, 1.0],
            "nca_type": [5.0, None, 2.0],
        }
    ).to_stata(file, write_index=False)
    assert PLEDGES.read(file).rows() == [
        (1, 2, 732, "USA", "Korea, South", 1956, 5, "USA", "KOR"),
        (2, 260, 265, "Germany", "GDR", 1987, None, "DEU", "DDR"),
        (3, 2, 999, "USA", "Nowhere", 1990, 2, "USA", None),
    ]
