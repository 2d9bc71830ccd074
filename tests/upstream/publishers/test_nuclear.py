"""Warheads by status after FAS."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear import INVENTORIES


def test_nine_states_have_warheads_and_the_stockpile_is_all_but_the_retired(mirror: Path) -> None:
    frame = read("stockpiles.inventories", mirror)
    stock = read("stockpiles.state-years", mirror).filter(pl.col("year") == 2023)
    stockpile = frame.select(
        "actor",
        warheads=pl.sum_horizontal("deployed_strategic", "deployed_nonstrategic", "reserve"),
    )
    assert len(frame) == 9
    both = stockpile.join(stock.select("actor", "warheads"), on="actor")
    assert len(both) == 9
    assert (both["warheads"] == both["warheads_right"]).all()
    assert dict(frame.select("actor", "reserve").iter_rows())["PRK"] == 30


def test_the_statuses_of_a_file_are_read_as_counts(tmp_path: Path) -> None:
    file = tmp_path / "inventories.csv"
    file.write_text(
        "Country,Deployed Strategic Warheads,Deployed Non-Strategic Warheads,"
        "Non-Deployed Reserve Warheads,Retired Warheads\n"
        "North Korea,0,0,30,0\nRussia,1,2,3,4\nAtlantis,,0,1,0\n",
        encoding="utf-8",
    )
    assert INVENTORIES.read(file).rows() == [
        (1, "North Korea", 0, 0, 30, 0, "PRK"),
        (2, "Russia", 1, 2, 3, 4, "RUS"),
        (3, "Atlantis", None, 0, 1, 0, None),
    ]
