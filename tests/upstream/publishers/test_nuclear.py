"""Warheads by status after FAS."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear import INVENTORIES, INVENTORY_YEARS, STATUS, STOCKPILES


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


def test_a_made_up_table_of_stockpiles(tmp_path: Path) -> None:
    """A sum over all states is no actor, and no figure is not none."""
    file = tmp_path / "stockpiles.csv"
    file.write_text(
        "Entity,Code,Year,nuclear_weapons_stockpile\n"
        "Russia,RUS,1949,1\nChina,CHN,1945,0\nNorth Korea,PRK,2006,\nWorld,OWID_WRL,1949,171\n",
        encoding="utf-8",
    )
    names = ["row", *(column.name for column in STOCKPILES.columns)]
    assert STOCKPILES.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, "Russia", 1949, 1, "RUS"),
            (2, "China", 1945, 0, "CHN"),
            (3, "North Korea", 2006, None, "PRK"),
            (4, "World", 1949, 171, None),
        )
    ]


def test_a_made_up_table_of_proliferation(tmp_path: Path) -> None:
    """States that are no more keep their names, and Germany is one through all years."""
    file = tmp_path / "proliferation.csv"
    cases = [
        ("Germany", 1941, "2", 2, "DEU"),
        ("German Democratic Republic", 1960, "0", 0, "DDR"),
        ("Republic of Vietnam", 1960, "0", 0, "RVN"),
        ("South Yemen", 1970, "0", 0, "YPR"),
        ("South Korea", 1972, "", None, "KOR"),
        ("Atlantis", 2022, "3", 3, None),
    ]
    file.write_text(
        "country_name,year,nuclear_weapons_status,nuclear_weapons_possession\n"
        + "\n".join(f"{name},{year},{text},0" for name, year, text, _, _ in cases),
        encoding="utf-8",
    )
    assert STATUS.read(file).to_dicts() == [
        {"row": n, "name": name, "year": year, "status": status, "actor": actor}
        for n, (name, year, _, status, actor) in enumerate(cases, start=1)
    ]


def test_the_statuses_of_a_made_up_year(tmp_path: Path) -> None:
    file = tmp_path / "inventories.csv"
    names = ("depl_strat", "depl_nonstrat", "retired", "reserve_nondepl", "inventory")
    header = ",".join(f"nuclear_weapons_{name}" for name in names)
    file.write_text(
        f"country_name,year,{header}\nRussia,2022,1,2,4,3,10\nAtlantis,2023,,0,0,1,1\n",
        encoding="utf-8",
    )
    assert INVENTORY_YEARS.read(file).rows() == [
        (1, "Russia", 2022, 1, 2, 3, 4, 10, "RUS"),
        (2, "Atlantis", 2023, None, 0, 1, 0, 1, None),
    ]


def test_two_tables_have_the_same_warheads_by_status_in_2023(mirror: Path) -> None:
    one = read("stockpiles.inventories", mirror).drop("row")
    other = read("stockpiles.inventory-years", mirror).filter(pl.col("year") == 2023)
    assert other.select(one.columns).sort("name").equals(one.sort("name"))
    parts = ("deployed_strategic", "deployed_nonstrategic", "reserve", "retired")
    years = read("stockpiles.inventory-years", mirror)
    assert years.filter(pl.sum_horizontal(parts) != pl.col("total")).is_empty()
