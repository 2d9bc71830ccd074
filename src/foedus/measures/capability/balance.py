"""How two states, or two coalitions, compare."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from foedus.errors import UnknownName
from foedus.measures.capability.checks import Unmeasurable, checked, names_of, once
from foedus.upstream.table import Table

_RATIOS = ("smaller_to_larger", "larger_share", "parity")


def pair_balance(given: pl.DataFrame | Table, one: str, other: str) -> pl.DataFrame:
    """Each row's pair of amounts compared: plain arithmetic on one unit, no source needed.

    ``smaller_to_larger = min / max``, from 0 to 1 (equal). ``larger_share = max / (one +
    other)``, from 0.5 (equal) to 1. ``parity = 1 - abs(one - other) / (one + other)``, from 0 to
    1 (equal). Which of the two is larger does not matter. All are null where one amount is
    missing, and where both are 0.

    >>> pairs = pl.DataFrame({"cinc1": [0.75, 0.02, 0.0], "cinc2": [0.25, None, 0.0]})
    >>> pair_balance(pairs, "cinc1", "cinc2").select(
    ...     pl.col("smaller_to_larger").round(4), "larger_share", "parity"
    ... ).rows()
    [(0.3333, 0.75, 0.5), (None, None, None), (None, None, None)]
    """
    frame = checked(given, amounts=[one, other], new=_RATIOS)
    return frame.with_columns(*_compared(one, other))


def coalition_balance(
    given: pl.DataFrame | Table,
    one: Collection[int] | Collection[str],
    other: Collection[int] | Collection[str],
    *,
    value: str,
    state: str = "ccode",
    by: str | Sequence[str] = "year",
    partial: bool = False,
) -> pl.DataFrame:
    """The sums of two coalitions and how they compare, one row for each value of ``by``.

    ``one_total`` and ``other_total`` are the sums over the members that have a value (null where
    none has); ``..._n`` counts these, ``..._n_missing`` members with a row and no value,
    ``..._n_absent`` members without a row. ``one_share = one / (one + other)``, from 0 to 1, and
    the ratios of :func:`pair_balance` are null where a member is missing or absent, because its
    part is not 0; ``partial=True`` compares what is there (a state that does not exist yet is
    absent, too). Sums of shares over members: Singer, Bremer and Stuckey (1972) define the
    shares; the rest is plain arithmetic.

    >>> made_up = pl.DataFrame({
    ...     "ccode": [2, 732, 731, 2, 732, 731], "year": [1950] * 3 + [1951] * 3,
    ...     "milper": [50.0, 10.0, 20.0, 60.0, None, 30.0],
    ... })
    >>> coalition_balance(made_up, [2, 732], [731], value="milper").select(
    ...     "year", "one_total", "one_n_missing", "other_total", "one_share"
    ... ).rows()
    [(1950, 60.0, 0, 20.0, 0.75), (1951, 60.0, 1, 30.0, None)]
    """
    groups = names_of(by)
    frame = checked(given, keys=[state, *groups], amounts=[value])
    once(frame, [state, *groups])
    _members(frame, state, one, other)
    sides = [
        side
        for name, who in (("one", one), ("other", other))
        for side in _side(name, who, value, state)
    ]
    found = (
        frame.group_by(groups, maintain_order=True).agg(*sides) if groups else frame.select(*sides)
    )
    gaps = pl.sum_horizontal("one_n_missing", "one_n_absent", "other_n_missing", "other_n_absent")
    whole = pl.lit(partial) | (gaps == 0)
    both = pl.col("one_total") + pl.col("other_total")
    one_share = pl.when(both > 0).then(pl.col("one_total") / both).alias("one_share")
    return found.with_columns(
        pl.when(whole).then(ratio).alias(ratio.meta.output_name())
        for ratio in (one_share, *_compared("one_total", "other_total"))
    )


def _compared(one: str, other: str) -> tuple[pl.Expr, ...]:
    first, second = pl.col(one).cast(pl.Float64), pl.col(other).cast(pl.Float64)
    total = first + second
    larger, smaller = pl.max_horizontal(first, second), pl.min_horizontal(first, second)
    ratios = (smaller / larger, larger / total, 1 - (larger - smaller) / total)
    return tuple(
        pl.when(total > 0).then(ratio).alias(name)
        for name, ratio in zip(_RATIOS, ratios, strict=True)
    )


def _side(
    name: str, members: Collection[int] | Collection[str], value: str, state: str
) -> tuple[pl.Expr, ...]:
    own = pl.col(value).cast(pl.Float64).filter(pl.col(state).is_in(list(members)))
    return (
        pl.when(own.count() > 0).then(own.sum()).alias(f"{name}_total"),
        own.count().cast(pl.UInt32).alias(f"{name}_n"),
        own.null_count().cast(pl.UInt32).alias(f"{name}_n_missing"),
        (pl.lit(len(set(members))) - own.len()).cast(pl.UInt32).alias(f"{name}_n_absent"),
    )


def _members(
    frame: pl.DataFrame,
    state: str,
    one: Collection[int] | Collection[str],
    other: Collection[int] | Collection[str],
) -> None:
    if not one or not other:
        raise Unmeasurable("a coalition without members; give one or more for each side")
    if both := sorted(map(str, {*one} & {*other})):
        raise Unmeasurable(f"{', '.join(both)} on both sides; give each state one side")
    there = set(frame[state].unique())
    for member in (*one, *other):
        if member not in there:
            raise UnknownName.of(f"{state} in the frame", str(member), map(str, there))
