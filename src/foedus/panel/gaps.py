"""Peace spells that run over rows which were left out before they were counted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl
from msgspec.structs import replace

from foedus.panel.panel import Panel
from foedus.upstream.universe import NAMES, set_numbers


def over_gaps(panel: Panel, spell: str, event: str) -> tuple[int, int]:
    """How many peace spells a panel has, and how many run over rows that its steps left out.

    ``spell`` and ``event`` are the columns of both. The panel is built part by part, and each is
    held against the rows that it began with.
    """
    unit = panel.unit
    codes = [f"{NAMES[panel.system]}{end}" for end in unit.ends]
    spells, broken = 0, 0
    for whole, kept in zip(replace(panel, steps=()).parts(), panel.parts(), strict=True):
        place = pl.int_range(pl.len()).over(codes).alias("place")
        placed = whole.frame.select(*whole.key, place)
        frame = kept.frame.join(placed, on=kept.key, how="left", maintain_order="left")
        sets = set_numbers(frame, panel.system, unit.ends)
        known = frame[spell].is_not_null()
        here = interrupted(sets, frame["place"].to_numpy(), frame[event], known)
        spells, broken = spells + here[0], broken + here[1]
    return spells, broken


def interrupted(
    sets: npt.NDArray[np.int64], places: npt.NDArray[np.int64], events: pl.Series, known: pl.Series
) -> tuple[int, int]:
    """How many peace spells there are, and how many of them lack rows of their set within.

    ``places`` number all rows of a set before any was left out, in order of time; ``known``
    tells which rows have a spell. The row after an event begins another.

    >>> one, events = np.zeros(4, dtype=np.int64), pl.Series([0, 0, 1, 0])
    >>> interrupted(one, np.array([0, 1, 2, 5]), events, pl.Series([True] * 4))
    (2, 1)
    """
    order = np.lexsort((places, sets))
    groups, where = sets[order], places[order]
    happened = events.gather(order).cast(pl.Int8).eq(1).fill_null(value=False).to_numpy()
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = groups[1:] != groups[:-1]
    gap = np.zeros(len(order), dtype=bool)
    gap[1:] = ~begins[1:] & (where[1:] != where[:-1] + 1)
    begins[1:] |= happened[:-1]
    spell, told = np.cumsum(begins), known.gather(order).to_numpy()
    return len(np.unique(spell[told])), len(np.unique(spell[told & gap]))
