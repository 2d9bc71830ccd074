"""Similarity of votes: portfolios made of the roll calls of a year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.measures.similarity.asked import asked
from foedus.measures.similarity.contingency import UNKNOWN
from foedus.measures.similarity.rows import Portfolios, dyads
from foedus.measures.similarity.universe import STATE_YEAR, chosen, labelled, listed, system_of
from foedus.states.together import apart
from foedus.upstream.table import Table

YES, ABSTENTION, NO = 0, 1, 2
"""The scale of a vote: an abstention stands half way between yes and no."""

_NEEDED: Final = ("resolution", "ccode", "year", "vote")
_ABSENT: Final = ("left out", "abstention")


def vote_similarity(
    votes: Table | pl.DataFrame,
    *,
    absent: Literal["left out", "abstention"],
    measures: Sequence[str] | None = None,
    universe: pl.DataFrame | None = None,
    among: Collection[int] | None = None,
    directed: bool = False,
    covered: tuple[int, int] | None = None,
) -> pl.DataFrame:
    """How similarly states voted, for each dyad in each year.

    ``votes`` is the table ``un-votes.votes`` or a frame with its columns ``resolution``,
    ``ccode``, ``year`` and ``vote`` (1 yes, 2 abstention, 3 no), one row a vote cast. A
    portfolio is what a state voted in the roll calls of a calendar year, on the scale yes,
    abstention, no; measures of any tie and none have no meaning for it.

    Who was absent has no row. ``absent="left out"`` takes a roll call from the table of each
    dyad of which one did not vote; ``"abstention"`` counts it as one, for states that voted at
    least once in the year (in the year of its accession a state then abstains before it, too).
    A state that stands twice in a roll call is counted once, and not at all if its votes differ.

    ``universe`` (``ccode``, ``year``) says which states and years the result has; without it
    those that voted. One that names its state system (:func:`system_years`) takes out dyads that
    shared no day and marks the others, as in :func:`portfolio_similarity`. ``covered`` are the
    years of the votes, and needed for a frame. Columns are those of
    :func:`portfolio_similarity` with ``roll_calls`` in the stead of
    ``third_states``; ``missing`` is a dyad without a roll call in common.
    """
    names = asked(measures, weighted=False, valued_from_none=False)
    if absent not in _ABSENT:
        raise MeasureError(f"absent='{absent}': give one of {', '.join(_ABSENT)}")
    frame, first, last = _told(votes, covered)
    cast = _cast(frame)
    voted = cast.select(STATE_YEAR).unique()
    given = voted if universe is None else universe
    states = listed(given, "universe")
    found = dyads(
        _years(cast, states, absent == "abstention", first, last, system_of(given)),
        NO,
        names,
        counted="roll_calls",
        among=chosen(among, states),
        directed=directed,
    )
    return labelled(found, given)


def _told(
    votes: Table | pl.DataFrame, covered: tuple[int, int] | None
) -> tuple[pl.DataFrame, int, int]:
    frame = votes.frame if isinstance(votes, Table) else votes
    if missing := [name for name in _NEEDED if name not in frame.columns]:
        raise MeasureError(
            f"votes: no column {', '.join(missing)}; they need {', '.join(_NEEDED)}"
        )
    if isinstance(votes, Table) and covered is None:
        coverage = votes.blocks[0].table.coverage
        covered = (coverage.first, coverage.last)
    if covered is None:
        raise MeasureError("a frame of votes does not say which years it covers; give covered")
    off = frame.filter(~pl.col("vote").is_between(1, 3))
    if off.height:
        one = off.row(0, named=True)
        raise MeasureError(
            f"vote is {one['vote']} for {one['ccode']} in roll call {one['resolution']}; give 1 "
            "(yes), 2 (abstention) or 3 (no), and no row for who was absent"
        )
    return frame, *covered


def _cast(frame: pl.DataFrame) -> pl.DataFrame:
    """One vote a state and roll call, as a code; none where it stands with different votes."""
    return (
        frame.select(pl.col("resolution", "ccode", "year", "vote").cast(pl.Int64))
        .drop_nulls()
        .group_by("year", "resolution", "ccode")
        .agg(pl.col("vote").first(), pl.col("vote").n_unique().alias("different"))
        .filter(pl.col("different") == 1)
        .select("year", "resolution", "ccode", pl.col("vote") - 1)
    )


def _years(
    cast: pl.DataFrame, states: pl.DataFrame, abstain: bool, first: int, last: int, system: str
) -> Iterator[Portfolios]:
    by_year = {int(key[0]): part for key, part in cast.partition_by("year", as_dict=True).items()}
    for key, members in states.partition_by("year", as_dict=True, maintain_order=True).items():
        year = int(key[0])
        present = members["ccode"].to_numpy()
        told = by_year.get(year, cast.clear()).filter(pl.col("ccode").is_in(present))
        calls = by_year.get(year, cast.clear())["resolution"].unique().sort().to_numpy()
        codes = np.full((len(present), len(calls)), UNKNOWN, dtype=np.int8)
        places = np.searchsorted(present, told["ccode"].to_numpy())
        if abstain:
            codes[np.unique(places)] = ABSTENTION
        codes[places, np.searchsorted(calls, told["resolution"].to_numpy())] = told["vote"]
        inside = first <= year <= last
        yield Portfolios(
            year=year,
            states=present,
            codes=codes,
            covered=np.full(len(present), inside),
            apart=apart(system, year) if system else frozenset(),
        )
