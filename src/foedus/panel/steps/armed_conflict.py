"""Armed conflicts in which a state fights or helps, and onsets, as Uppsala counts them."""

from __future__ import annotations

from typing import Final

import polars as pl
from msgspec.structs import replace

from foedus.panel.attach import Who, by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import Table, table

_CONFLICTS: Final = "ucdp.conflict-years"
_ONSETS: Final = "ucdp-onsets.state-years"
_OF_ONSETS: Final = Who(("gwcode",), ("actor",), "gw")
_COUNTS: Final = ("sumnewconf", *(f"sumonset{years}" for years in (1, 2, 3, 5, 10)))
_NAMED: Final = Who((), ("actor",), "")
_ROLES: Final = {"side_a": True, "side_b": True, "supporters_a": False, "supporters_b": False}
"""Whether who is named there fights for itself or sent troops to a side."""

_ANY_SIZE: Final = tuple(range(1, 10))


def _conflicts(panel: Panel, carry: int) -> Prepared:
    own = pl.col("fights")
    begins = (pl.col("start_date2").dt.year() == pl.col("year")).cast(pl.Int8)
    by_year = _named_in(table(_CONFLICTS).called("ucdp")).group(
        ["actor", "year"],
        ucdp_conflicts=pl.col("conflict_id").filter(own).sort(),
        ucdp_kinds=pl.col("type_of_conflict").filter(own).unique().sort(),
        ucdp_intensity=pl.col("intensity_level").filter(own).max(),
        ucdp_onset=begins.filter(own).max(),
        ucdp_supported=pl.col("conflict_id").filter(~own).sort(),
    )
    (block,) = by_year.blocks
    values = [name for name in block.columns if name.startswith("ucdp_")]
    return by_state(by_year, values, panel, carry, _NAMED)


def _named_in(whole: Table) -> Table:
    """The conflict-years with a row for each state that has a part in them."""
    (block,) = whole.blocks
    said = ("conflict_id", "year", "type_of_conflict", "intensity_level", "start_date2")
    parts = [
        whole.frame.select(
            *said,
            block.row,
            block.state,
            pl.col(role).alias("actor"),
            pl.lit(fights).alias("fights"),
        ).explode("actor")
        for role, fights in _ROLES.items()
    ]
    frame = pl.concat(parts).drop_nulls("actor").unique([block.row, "actor"], maintain_order=True)
    speaking = replace(block, columns=(*said, "actor", "fights"), year="year", who=("actor",))
    return Table(
        frame=frame.sort(block.row, "actor"),
        unit="state in a conflict-year",
        key=("conflict_id", "actor", "year"),
        blocks=(speaking,),
    )


def _onsets(panel: Panel, carry: int) -> Prepared:
    return by_state(table(_ONSETS).called("ucdp_onsets"), _COUNTS, panel, carry, _OF_ONSETS)


STEPS: Final = (
    Step(
        name="ucdp",
        does="armed conflicts that the state fights in or sends troops to, UCDP/PRIO, their kinds "
        "and highest intensity, and whether one began or began again",
        prepare=_conflicts,
        tables=(_CONFLICTS,),
        sizes=_ANY_SIZE,
    ),
    Step(
        name="ucdp-onsets",
        does="onsets of armed conflict in the state, UCDP: of new ones, and after years of quiet",
        prepare=_onsets,
        tables=(_ONSETS,),
        sizes=_ANY_SIZE,
    ),
)
