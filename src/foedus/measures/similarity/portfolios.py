"""Similarity of portfolios of ties: alliances, or any ordered tie of states with others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.measures.similarity.asked import asked, scale_of
from foedus.measures.similarity.contingency import UNKNOWN
from foedus.measures.similarity.rows import Portfolios, dyads
from foedus.measures.similarity.told import Told, told
from foedus.measures.similarity.universe import STATE_YEAR, chosen, labelled, listed, system_of
from foedus.states.together import apart
from foedus.upstream.coverage import member_in
from foedus.upstream.table import Table

SelfTie = Literal["highest", "zero", "left out"]

_SELF_TIES: Final = ("highest", "zero", "left out")
_MISSING_WEIGHTS: Final = ("refuse", "left out")


def portfolio_similarity(
    ties: Table | pl.DataFrame,
    universe: pl.DataFrame,
    *,
    highest: int,
    self_tie: SelfTie,
    tie: str = "tie",
    measures: Sequence[str] | None = None,
    weights: pl.DataFrame | None = None,
    missing_weights: Literal["refuse", "left out"] = "refuse",
    third_states: pl.DataFrame | None = None,
    among: Collection[int] | None = None,
    directed: bool = False,
    covered: tuple[int, int] | None = None,
    absent: Literal["as coded", "no tie"] = "as coded",
) -> pl.DataFrame:
    """How similar the portfolios of ties are, for each dyad of the universe in each year.

    ``ties`` has the columns ``ccode1``, ``ccode2``, ``year`` and ``tie``, a whole number from 0
    (none) to ``highest`` of the scale, or null where it is not known. What ``ccode1`` has toward
    the others is its portfolio. ``universe`` (``ccode``, ``year``) says whose portfolios are
    compared, and which third states they are made of unless ``third_states`` says that; ties
    with others do not count. ``among`` keeps the dyads of these states alone. Two states of a
    year that were never members of the state system on the same day are no dyad, though third
    states of others; the system is the one that a column of the universe names (``cow_state``,
    as :func:`system_years` and panels have it), else that of the ties.

    A state's tie with itself, where it is one of the third states, is ``self_tie``: ``highest``
    of the scale, ``zero``, or ``left out``, which takes both states of a dyad from its third
    states. ``weights`` (``ccode``, ``year``, ``weight``; such as CINC) are needed for measures
    that end with ``_weighted``; within a dyad they are divided by their sum. A third state
    without a weight is refused, or with ``missing_weights="left out"`` is none for them.

    A pair without a row has no tie only where the codebook of a table says so; elsewhere
    ``absent="no tie"`` is your assumption, and a frame also needs its years in ``covered``.

    The result has one row a dyad and year (``directed``: one each way, with the same values):
    ``ccode1``, ``ccode2``, ``year``, ``similarity_state``, ``third_states`` with known ties of
    both, ``third_states_weighted`` that also have a weight, and each measure of
    :data:`MEASURES`. The state is ``derived``, ``not-covered`` outside the years of the ties or
    for a state outside their system, ``missing`` where no third state is known; the values of
    the last two are null. Null in a ``derived`` row is a measure that is undefined because
    portfolios never vary, or, if weighted, because no third state has a weight. What the
    universe says of a membership stands after the year, as in panels: ``cow1_state``, which is
    ``carried-forward`` after the list closed, ``cow1_from``, and the same for the second.

    Raises :class:`MeasureError` for anything that cannot be answered.
    """
    scale_of(highest)
    names = asked(measures, weighted=weights is not None)
    _one_of("self_tie", self_tie, _SELF_TIES)
    _one_of("missing_weights", missing_weights, _MISSING_WEIGHTS)
    known = told(ties, tie, highest, covered, absent)
    rows = _placed(universe, "universe")
    columns = rows if third_states is None else _placed(third_states, "third_states")
    if weights is not None:
        columns = _weighed(columns, weights, missing_weights)
    cells = _cells(known, rows, columns)
    selves = rows.join(columns, on=STATE_YEAR, suffix="2")
    system = system_of(universe, known.system)
    found = dyads(
        _years(known, rows, columns, cells, selves, self_tie, highest, system),
        highest,
        names,
        counted="third_states",
        among=chosen(among, rows),
        directed=directed,
    )
    return labelled(found, universe)


def _years(
    known: Told,
    rows: pl.DataFrame,
    columns: pl.DataFrame,
    cells: pl.DataFrame,
    selves: pl.DataFrame,
    self_tie: str,
    highest: int,
    system: str,
) -> Iterator[Portfolios]:
    own = {"highest": highest, "zero": 0, "left out": UNKNOWN}[self_tie]
    thirds, filled, alone = (_by_year(frame) for frame in (columns, cells, selves))
    for year, states in _by_year(rows).items():
        third = thirds.get(year, columns.clear())
        tied, self_ = filled.get(year, cells.clear()), alone.get(year, selves.clear())
        codes = np.zeros((states.height, third.height), dtype=np.int8)
        codes[tied["place"], tied["place2"]] = tied["tie"].fill_null(UNKNOWN)
        codes[self_["place"], self_["place2"]] = own
        codes[:, ~_covered(known, third, year)] = UNKNOWN
        yield Portfolios(
            year=year,
            states=states["ccode"].to_numpy().astype(np.int64),
            codes=codes,
            covered=_covered(known, states, year),
            weights=third["weight"].to_numpy() if "weight" in third.columns else None,
            apart=apart(system, year) if system else frozenset(),
        )


def _covered(
    known: Told, states: pl.DataFrame, year: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Of which states the ties speak in a year."""
    inside = known.first <= year <= known.last
    if not inside or not known.system:
        return np.full(states.height, inside)
    return np.array([member_in(known.system, code, year) for code in states["ccode"]], dtype=bool)


def _placed(frame: pl.DataFrame, what: str) -> pl.DataFrame:
    """State-years in order, each with its place in its year."""
    place = pl.int_range(pl.len()).over("year").alias("place")
    return listed(frame, what).with_columns(place)


def _weighed(columns: pl.DataFrame, weights: pl.DataFrame, missing: str) -> pl.DataFrame:
    """The third states with their weights, NaN where there is none."""
    needed = (*STATE_YEAR, "weight")
    if absent := [name for name in needed if name not in weights.columns]:
        raise MeasureError(
            f"weights: no column {', '.join(absent)}; they need {', '.join(needed)}"
        )
    if not all(weights[name].dtype.is_numeric() for name in needed):
        raise MeasureError(f"weights: {', '.join(needed)} must be numbers")
    given = weights.select(
        pl.col(STATE_YEAR).cast(pl.Int64), pl.col("weight").cast(pl.Float64).fill_nan(None)
    )
    if given.select(STATE_YEAR).is_duplicated().any():
        raise MeasureError("weights: several for one state and year")
    if bad := given.filter((pl.col("weight") < 0) | pl.col("weight").is_infinite()).height:
        raise MeasureError(f"weights: {bad} negative or infinite; give 0 or more")
    found = columns.join(given, on=STATE_YEAR, how="left", maintain_order="left")
    without = found.filter(pl.col("weight").is_null())
    if missing == "refuse" and without.height:
        code, year = without.row(0)[:2]
        raise MeasureError(
            f"no weight for {without.height} of {found.height} third states and years, the first "
            f"{code} in {year}; leave them out of the universe, or missing_weights='left out'"
        )
    return found.with_columns(pl.col("weight").fill_null(float("nan")))


def _cells(known: Told, rows: pl.DataFrame, columns: pl.DataFrame) -> pl.DataFrame:
    """Each tie with its place in the matrix of its year."""
    third = columns.select(pl.col("ccode").alias("ccode2"), "year", "place")
    return known.frame.join(
        rows.rename({"ccode": "ccode1"}), on=["ccode1", "year"], how="inner"
    ).join(third, on=["ccode2", "year"], how="inner", suffix="2")


def _by_year(frame: pl.DataFrame) -> dict[int, pl.DataFrame]:
    parts = frame.partition_by("year", as_dict=True, maintain_order=True)
    return {int(key[0]): part for key, part in parts.items()}


def _one_of(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise MeasureError(f"{what}='{value}': give one of {', '.join(allowed)}")
