"""Suh: strategic nuclear forces of states, and of each pair of nuclear powers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import excel_table

_BASES: Final = ("land", "sea", "air")
_PLATFORMS: Final = (*_BASES, "total")
_WARHEADS: Final = ("dnukel", "dnukes", "dnukea", "totaldw")


def _states(path: Path) -> pl.DataFrame:
    frame = excel_table(path).select(
        "row",
        *(pl.col(name).cast(pl.Int32) for name in ("ccode", "year", "warheads")),
        pl.col("monadicdnuke").cast(pl.Int32).alias("deliverable"),
        pl.col("monadicEMT").cast(pl.Float64).alias("emt"),
    )
    return with_actors(frame, "cow", "ccode")


def _dyads(path: Path) -> pl.DataFrame:
    sides = [
        expression
        for side in ("1", "2")
        for expression in (
            *(pl.col(f"{name}{side}").cast(pl.Int32) for name in (*_PLATFORMS, *_WARHEADS)),
            pl.col(f"totaldw{side}_c").cast(pl.Int32),
            pl.col(f"EMT{side}").cast(pl.Float64).alias(f"emt{side}"),
            pl.col(f"CMP{side}").cast(pl.Float64).alias(f"cmp{side}"),
        )
    ]
    frame = excel_table(path).select(
        "row",
        pl.col("ccode1", "ccode2", "year").cast(pl.Int32),
        pl.col("int_capdis(km)").cast(pl.Float64).alias("int_capdis_km"),
        *sides,
    )
    frame = with_actors(frame, "cow", "ccode1", name="actor1")
    return with_actors(frame, "cow", "ccode2", name="actor2")


def _side(side: str, state: str, other: str) -> tuple[Column, ...]:
    """The columns on what one state of a pair can deliver to the other."""
    reach = f"of the {state} that reach the {other}"
    return (
        *(Column(f"{base}{side}", "platforms", f"{base}-based, {reach}") for base in _BASES),
        Column(f"total{side}", "platforms", f"strategic delivery platforms {reach}"),
        *(
            Column(f"{name}{side}", "warheads", f"on {base}-based platforms {reach}")
            for name, base in zip(_WARHEADS, _BASES, strict=False)
        ),
        Column(f"totaldw{side}", "warheads", f"on all platforms {reach}"),
        Column(f"totaldw{side}_c", "warheads", "the same, at most Kroenig's estimate of all"),
        Column(f"emt{side}", "equivalent megatons", f"a strike by all warheads {reach}"),
        Column(f"cmp{side}", "counter-military potential", f"a strike by all warheads {reach}"),
    )


_YEAR: Final = Column("year", "year", "")

STATES: Final = Declaration(
    id="nuclear-forces.state-years",
    source="suh-forces-1",
    title="Strategic Nuclear Forces 1.0, states, 1945-2010",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("ccode", "CoW code", "the state"),
        _YEAR,
        Column("warheads", "warheads", "possessed; 0 in years before a first stockpile"),
        Column("deliverable", "warheads", "by strategic platforms; null for Israel"),
        Column("emt", "equivalent megatons", "of the deliverable warheads; null for Israel"),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1945, last=2010, members="states with nuclear weapons, without North Korea"
    ),
    copy=Copy(
        file="nuclear/snforce_monadic.xlsx",
        origin="owid/notebooks@56c36ad678a9:BastianHerre/nuclear_weapons/"
        "Suh 2022 strategic nuclear forces/snforce_monadic.xlsx",
        sha256="2b859d4113b12c7118b12f8f896a965cac9fc75dcecb41926869dbc3ff28908d",
        size=22_082,
    ),
    read=_states,
)

DYADS: Final = Declaration(
    id="nuclear-forces.dyad-years",
    source="suh-forces-1",
    title="Strategic Nuclear Forces 1.0, pairs of nuclear powers, 1949-2002",
    unit="non-directed dyad-year",
    key=("ccode1", "ccode2", "year"),
    actors=("actor1", "actor2"),
    year="year",
    columns=(
        Column("ccode1", "CoW code", "the first state"),
        Column("ccode2", "CoW code", "the second state"),
        _YEAR,
        Column("int_capdis_km", "km", "between the capitals"),
        *_side("1", "first", "second"),
        *_side("2", "second", "first"),
        Column("actor1", "actor", "the first state", of="ccode1"),
        Column("actor2", "actor", "the second state", of="ccode2"),
    ),
    coverage=Coverage(
        first=1949, last=2002, members="pairs of states that both have nuclear weapons"
    ),
    copy=Copy(
        file="nuclear/snforce1_ndy.xlsx",
        origin="owid/notebooks@d630acfedbb1:BastianHerre/nuclear_weapons/"
        "Suh 2022 strategic nuclear forces/snforce1_ndy.xlsx",
        sha256="90eafef33bb3b9346bc7f4fd530eaf0084e18c80f7a862c8398e5de74f7f5114",
        size=119_940,
    ),
    read=_dyads,
)

DATASETS: Final = (
    DataSet(
        id="nuclear-forces",
        title="Strategic Nuclear Forces Dataset",
        version="1.0",
        licence="attribution",
        terms="no licence stated; the author is to be cited",
        home="https://github.com/owid/notebooks",
        citation=Citation(
            kind="dataset",
            authors=("Suh, Kyungwon",),
            year=2022,
            title="The Strategic Nuclear Forces Dataset",
        ),
        tables=(STATES, DYADS),
    ),
)
