"""Our World in Data: warheads after FAS, proliferation after Bleek and NTI."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import csv_text


def _by_name(path: Path, name: str, year: str, value: str, called: str) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col(name).alias("name"),
        pl.col(year).cast(pl.Int32).alias("year"),
        pl.col(value).cast(pl.Int32).alias(called),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


def _stockpiles(path: Path) -> pl.DataFrame:
    return _by_name(path, "Entity", "Year", "nuclear_weapons_stockpile", "warheads")


def _status(path: Path) -> pl.DataFrame:
    return _by_name(path, "country_name", "year", "nuclear_weapons_status", "status")


_WARHEADS: Final = {
    "Deployed Strategic Warheads": "deployed_strategic",
    "Deployed Non-Strategic Warheads": "deployed_nonstrategic",
    "Non-Deployed Reserve Warheads": "reserve",
    "Retired Warheads": "retired",
}


def _inventories(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("Country").alias("name"),
        *(pl.col(c).cast(pl.Int32).alias(called) for c, called in _WARHEADS.items()),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


_COUNTED: Final = {
    "depl_strat": "deployed_strategic",
    "depl_nonstrat": "deployed_nonstrategic",
    "reserve_nondepl": "reserve",
    "retired": "retired",
    "inventory": "total",
}


def _inventory_years(path: Path) -> pl.DataFrame:
    frame = csv_text(path).select(
        "row",
        pl.col("country_name").alias("name"),
        pl.col("year").cast(pl.Int32),
        *(
            pl.col(f"nuclear_weapons_{written}").cast(pl.Int32).alias(called)
            for written, called in _COUNTED.items()
        ),
    )
    return frame.with_columns(actors_of_names(frame["name"]).alias("actor"))


_NAME: Final = Column("name", "name", "the state as the table writes it")
_YEAR: Final = Column("year", "year", "")
_ACTOR: Final = Column("actor", "actor", "the state that bears the name today", of="name")
_STATE_OR_WORLD: Final = Column(
    "actor",
    "actor",
    "the state that bears the name today",
    of="name",
    but=(Unresolved(values=("World",), why="the sum of all states"),),
)

STOCKPILES: Final = Declaration(
    id="stockpiles.state-years",
    source="owid-fas-2023",
    title="Nuclear warhead stockpiles 1945-2023, after the Federation of American Scientists",
    unit="state-year",
    key=("name", "year"),
    actors=("actor",),
    year="year",
    columns=(
        _NAME,
        _YEAR,
        Column("warheads", "warheads", "estimated stockpile; 0 is none or no estimate yet"),
        _STATE_OR_WORLD,
    ),
    coverage=Coverage(
        first=1945, last=2023, members="states that ever had a stockpile, and others"
    ),
    copy=Copy(
        file="fas-owid-nuclear/nuclear-warhead-stockpiles.csv",
        origin="rhen0017/Visualisation2@60cfd26",
        sha256="e2c76387f2847f321587e40ad5127de0c7e73721bfc2c531b2d14f8f48fdea68",
        size=19_345,
    ),
    read=_stockpiles,
)

_STATUSES: Final = (
    Column("deployed_strategic", "warheads", "on missiles and at bomber bases"),
    Column("deployed_nonstrategic", "warheads", "at bases with short-range delivery systems"),
    Column("reserve", "warheads", "in storage, not deployed"),
    Column("retired", "warheads", "intact, awaiting dismantlement; in no stockpile"),
)

INVENTORIES: Final = Declaration(
    id="stockpiles.inventories",
    source="owid-fas-2023",
    title="Nuclear warheads by status in 2023, after the Federation of American Scientists",
    unit="state",
    key=("name",),
    actors=("actor",),
    columns=(
        _NAME,
        *_STATUSES,
        _ACTOR,
    ),
    coverage=Coverage(first=2023, last=2023, members="the nine states with nuclear weapons"),
    copy=Copy(
        file="fas-owid-nuclear/nuclear-warhead-inventories.csv",
        origin="rhen0017/Visualisation2@60cfd26:nuclear-warhead-inventories.csv",
        sha256="7efd6c68867dcbb2b4b225204873ae2858dc010d7e825892d678a570b283850f",
        size=315,
    ),
    read=_inventories,
)

INVENTORY_YEARS: Final = Declaration(
    id="stockpiles.inventory-years",
    source="owid-fas-2022-2023",
    title="Nuclear warheads by status, 2022 and 2023, after the Federation of American Scientists",
    unit="state-year",
    key=("name", "year"),
    actors=("actor",),
    year="year",
    columns=(
        _NAME,
        _YEAR,
        *_STATUSES,
        Column("total", "warheads", "deployed, in reserve and retired"),
        _ACTOR,
    ),
    coverage=Coverage(first=2022, last=2023, members="the nine states with nuclear weapons"),
    copy=Copy(
        file="nuclear/nuclear_weapons_inventories.csv",
        origin="owid/notebooks@d630acfedbb1:BastianHerre/nuclear_weapons/Federation of American "
        "Scientists (2023) nuclear weapons inventories/nuclear_weapons_inventories.csv",
        sha256="8307f74b22672c493fd2097e79e158560bfc0a5662b8570b17eb4a7cd36332e6",
        size=699,
    ),
    read=_inventory_years,
)

STATUS: Final = Declaration(
    id="proliferation.state-years",
    source="owid-proliferation-2022",
    title="Nuclear weapons proliferation 1938-2022, after Bleek (2017) and NTI (2022)",
    unit="state-year",
    key=("name", "year"),
    actors=("actor",),
    year="year",
    columns=(
        _NAME,
        _YEAR,
        Column("status", "0 none, 1 considers, 2 pursues, 3 possesses", "nuclear weapons"),
        _ACTOR,
    ),
    coverage=Coverage(first=1938, last=2022, members="states of today, and some before them"),
    copy=Copy(
        file="nuclear/nuclear_weapons_proliferation_owid.csv",
        origin="owid/notebooks@e7118b8c821d:BastianHerre/nuclear_weapons",
        sha256="13cc1316b676e8054ec595e4c279908e8cc4933eaca9c735a4cb8aefe70456a1",
        size=380_734,
    ),
    read=_status,
)

DATASETS: Final = (
    DataSet(
        id="stockpiles",
        title="Nuclear warhead stockpiles",
        version="2023",
        licence="attribution",
        terms="Our World in Data: CC BY 4.0; FAS asks for attribution",
        home="https://fas.org/initiative/status-world-nuclear-forces/",
        citation=Citation(
            kind="dataset",
            authors=("Kristensen, Hans M.", "Korda, Matt", "Norris, Robert S."),
            year=2023,
            title="Status of World Nuclear Forces",
            container="Federation of American Scientists, through Our World in Data",
        ),
        tables=(STOCKPILES, INVENTORIES, INVENTORY_YEARS),
    ),
    DataSet(
        id="proliferation",
        title="Nuclear weapons proliferation",
        version="2022",
        licence="attribution",
        terms="Our World in Data: CC BY 4.0",
        home="https://ourworldindata.org/nuclear-weapons",
        citation=Citation(
            kind="dataset",
            authors=("{Our World in Data}",),
            year=2022,
            title="Nuclear weapons proliferation, based on Bleek (2017) "
            "and Nuclear Threat Initiative (2022)",
            container="Our World in Data",
        ),
        tables=(STATUS,),
    ),
)
