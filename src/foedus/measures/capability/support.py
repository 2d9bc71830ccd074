"""What a state can count on with its partners, as far as they honour their word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from foedus.errors import MeasureError
from foedus.measures.capability.checks import checked, matched, names_of, once
from foedus.upstream.table import Table

_ODDS: Final = ("probability", "low", "high")


def expected_capability(
    capabilities: pl.DataFrame | Table,
    ties: pl.DataFrame | Table,
    *,
    value: str,
    state: str = "state",
    partner: str = "partner",
    by: str | Sequence[str] = (),
) -> pl.DataFrame:
    """A state's own capability and that of its partners, each weighted: ``x + sum(p_j * x_j)``.

    ``ties`` has a row for each state and partner with the ``probability`` (0 to 1) that the
    partner honours its word, and ``low`` and ``high`` where only bounds can be given; any of the
    three columns may be left out. They are yours: nothing is assumed. Where the probability alone
    is given, it is its own bounds; where nothing is, the bounds are 0 and 1, as for a duty that
    may or may not arise (a duty that arises for certain and is kept: 1). ``by`` names columns of
    both frames, such as the year. The expected value of a sum is the sum of expected values,
    whether or not partners decide together. That a state counts on its allies besides its own
    strength is the premise of Bueno de Mesquita (1980); his utilities are not
    computed here.

    Adds ``expected``, ``lower``, ``upper`` (unit of ``value``; the bounds are of the expected
    value, since what comes in the event is all or nothing), ``n_partners``, ``n_unstated``
    (partners without a probability: ``expected`` is null) and ``n_missing`` (partners without a
    capability: ``expected`` and ``upper`` are null, ``lower`` counts what is known). A partner
    with probability 0 adds 0 whatever it has. All three are null where the state's own
    capability is.

    >>> made_up = pl.DataFrame({"state": ["KOR", "USA", "PRK"], "cinc": [0.25, 0.5, 0.125]})
    >>> ties = pl.DataFrame({
    ...     "state": ["KOR", "USA"], "partner": ["USA", "KOR"], "probability": [0.5, None],
    ... })
    >>> expected_capability(made_up, ties, value="cinc").select(
    ...     "state", "expected", "lower", "upper", "n_unstated"
    ... ).rows()
    [('KOR', 0.5, 0.5, 0.5, 0), ('USA', None, 0.5, 0.75, 1), ('PRK', 0.125, 0.125, 0.125, 0)]
    """
    groups = names_of(by)
    new = ["expected", "lower", "upper", "n_partners", "n_unstated", "n_missing"]
    frame = checked(capabilities, keys=[state, *groups], amounts=[value], new=new)
    once(frame, [state, *groups])
    keys = {state: state, partner: state, **{name: name for name in groups}}
    odds = matched(_odds(ties, list(keys)), frame, keys)
    strangers = odds.join(frame, on=[state, *groups], how="anti")
    if not strangers.is_empty():
        named = ", ".join(str(strangers[0, name]) for name in (state, *groups))
        raise MeasureError(f"ties of {named} without a row of capabilities; give one or drop them")
    alone = odds.filter(pl.col(state) == pl.col(partner))
    if not alone.is_empty():
        raise MeasureError(f"{alone[0, state]} is its own partner; its capability counts already")
    theirs = frame.select(pl.col(state).alias(partner), *groups, pl.col(value).alias("_theirs"))
    added = odds.join(theirs, on=[partner, *groups], how="left").group_by(state, *groups)
    sums = added.agg(
        _sum(_added("probability")).alias("expected"),
        _added("low").sum().alias("lower"),
        _sum(_added("high")).alias("upper"),
        pl.len().cast(pl.UInt32).alias("n_partners"),
        pl.col("probability").null_count().cast(pl.UInt32).alias("n_unstated"),
        pl.col("_theirs").null_count().cast(pl.UInt32).alias("n_missing"),
    )
    own = pl.col(value).cast(pl.Float64)
    found = frame.join(sums, on=[state, *groups], how="left", maintain_order="left")
    none = pl.col("n_partners").is_null()
    return found.with_columns(
        *(pl.when(none).then(own).otherwise(own + pl.col(name)).alias(name) for name in new[:3]),
        *(pl.col(name).fill_null(0) for name in new[3:]),
    )


def _odds(ties: pl.DataFrame | Table, keys: list[str]) -> pl.DataFrame:
    frame = checked(ties, keys=keys)
    given = [name for name in _ODDS if name in frame.columns]
    if not given:
        raise MeasureError(f"no column of {', '.join(_ODDS)}; the ties need one or more")
    checked(frame, amounts=given)
    once(frame, keys)
    odds = frame.select(
        *keys,
        *(
            pl.col(name).cast(pl.Float64)
            if name in given
            else pl.lit(None, pl.Float64).alias(name)
            for name in _ODDS
        ),
    ).with_columns(
        pl.coalesce("low", "probability", pl.lit(0.0)).alias("low"),
        pl.coalesce("high", "probability", pl.lit(1.0)).alias("high"),
    )
    ordered = (pl.col("low") <= pl.col("high")) & (pl.col("high") <= 1)
    between = pl.col("probability").is_between(pl.col("low"), pl.col("high")).fill_null(value=True)
    wrong = odds.filter(~(ordered & between))
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        named = ", ".join(str(first[name]) for name in keys)
        low, high, probability = first["low"], first["high"], first["probability"]
        raise MeasureError(
            f"{named}: low {low}, probability {probability}, high {high}; give 0 <= low <= "
            "probability <= high <= 1"
        )
    return odds


def _added(weight: str) -> pl.Expr:
    """What a partner adds: nothing if it surely does not come, null if that is not known."""
    odds = pl.col(weight)
    return pl.when(odds == 0).then(0.0).otherwise(odds * pl.col("_theirs").cast(pl.Float64))


def _sum(value: pl.Expr) -> pl.Expr:
    return pl.when(value.null_count() == 0).then(value.sum())
