"""From the portfolios of years to one row a dyad and year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import msgspec
import numpy as np
import polars as pl

from foedus.measures.similarity.asked import WEIGHTED, base
from foedus.measures.similarity.contingency import (
    UNKNOWN,
    Codes,
    Floats,
    Integers,
    contingency,
)
from foedus.measures.similarity.indices import MEASURES
from foedus.upstream.block import STATE

STATE_COLUMN: Final = "similarity_state"
KEYS: Final = ("ccode1", "ccode2", "year")

_DERIVED, _MISSING, _NOT_COVERED = range(3)
_WORDS: Final = pl.Series(["derived", "missing", "not-covered"], dtype=STATE)


class Portfolios(msgspec.Struct, frozen=True, kw_only=True):
    """The portfolios of one year.

    ``codes`` has a row for each of ``states`` (in order of their codes) and a column for each
    third state or roll call; ``covered`` tells of which states the source speaks. ``weights``
    are those of the columns, NaN where there is none. ``apart`` are pairs of states, the lower
    code first, that are no dyad of the year.
    """

    year: int
    states: Integers
    codes: Codes
    covered: np.ndarray[tuple[int], np.dtype[np.bool_]]
    weights: Floats | None = None
    apart: frozenset[tuple[int, int]] = frozenset()


def dyads(
    years: Iterable[Portfolios],
    highest: int,
    names: Sequence[str],
    *,
    counted: str,
    among: Collection[int] | None,
    directed: bool,
) -> pl.DataFrame:
    """The measures for all dyads, ordered by year and codes.

    ``counted`` names the column that says on how many third states or roll calls a row rests;
    with weights a second one says how many of them have a weight.
    """
    weighted = any(name.endswith(WEIGHTED) for name in names)
    parts = [_of_year(one, highest, names, among, weighted) for one in years]
    counts = (counted, f"{counted}{WEIGHTED}") if weighted else (counted,)
    whole = {
        name: np.concatenate([part[at] for part in parts]) if parts else np.array([])
        for at, name in enumerate((*KEYS, STATE_COLUMN, *counts, *names))
    }
    frame = _framed(whole, counts)
    if directed:
        turned = frame.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(frame.columns)
        frame = pl.concat([frame, turned]).sort("year", "ccode1", "ccode2")
    return frame


def _of_year(
    one: Portfolios,
    highest: int,
    names: Sequence[str],
    among: Collection[int] | None,
    weighted: bool,
) -> list[np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    """The columns of one year, in the order of :func:`dyads`."""
    if among is not None:
        kept = np.isin(one.states, list(among))
        one = msgspec.structs.replace(
            one, states=one.states[kept], codes=one.codes[kept], covered=one.covered[kept]
        )
    pairs = first, second = _pairs(one)
    covered = one.covered[first] & one.covered[second]
    known = (one.codes != UNKNOWN).astype(np.float32)
    counts = [(known @ known.T)[pairs]]
    kinds: dict[bool, Floats] = {}
    if any(not name.endswith(WEIGHTED) for name in names):
        kinds[False] = contingency(one.codes, highest, pairs)
    if weighted:
        weights = one.weights if one.weights is not None else np.full(one.codes.shape[1], np.nan)
        has = ~np.isnan(weights)
        counts.append(((known * has) @ known.T)[pairs])
        kinds[True] = contingency(one.codes, highest, pairs, np.where(has, weights, 0.0))
    states = np.where(covered, np.where(counts[0] > 0, _DERIVED, _MISSING), _NOT_COVERED)
    told = [
        np.where(covered, MEASURES[base(name)].of(kinds[name.endswith(WEIGHTED)]), np.nan)
        for name in names
    ]
    return [
        one.states[first],
        one.states[second],
        np.full(len(first), one.year),
        states,
        *(np.where(covered, count, np.nan) for count in counts),
        *told,
    ]


def _pairs(one: Portfolios) -> tuple[Integers, Integers]:
    """The places of the two states of each dyad."""
    dyad = np.triu(np.ones((len(one.states), len(one.states)), dtype=bool), 1)
    at = {code: place for place, code in enumerate(one.states.tolist())}
    for low, high in one.apart:
        if low in at and high in at:
            dyad[at[low], at[high]] = False
    first, second = np.nonzero(dyad)
    return first, second


def _framed(
    columns: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]],
    counts: Sequence[str],
) -> pl.DataFrame:
    frame = pl.DataFrame(columns)
    return frame.with_columns(
        pl.col(KEYS).cast(pl.Int32),
        _WORDS.gather(frame[STATE_COLUMN].cast(pl.UInt32)).alias(STATE_COLUMN),
        pl.col(counts).cast(pl.Float64).fill_nan(None).cast(pl.UInt32),
        pl.exclude(*KEYS, STATE_COLUMN, *counts).cast(pl.Float64).fill_nan(None),
    )
