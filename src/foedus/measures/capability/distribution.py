"""How a capability is distributed within groups of states, such as all states of a year."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.measures.capability.checks import checked, names_of, over
from foedus.upstream.table import Table


def shares_within(
    given: pl.DataFrame | Table, value: str, *, by: str | Sequence[str] = "year"
) -> pl.DataFrame:
    """Each row's share of its group's total: ``s_i = x_i / sum(x)``, from 0 to 1.

    The total is over the rows of the group that have a value; ``<value>_n_missing`` says how
    many have none, so that what they would add is not taken for 0. A row without a value has
    no share, and a total of 0 has none either: null. Share of the system total: Singer, Bremer
    and Stuckey (1972).

    Adds ``<value>_share``, ``<value>_total`` (unit of ``value``), ``<value>_n_missing`` (rows).

    >>> shares_within(
    ...     pl.DataFrame({"ccode": [2, 732, 731], "year": 1950, "milper": [300.0, 100.0, None]}),
    ...     "milper",
    ... ).select("milper_share", "milper_total", "milper_n_missing").rows()
    [(0.75, 400.0, 1), (0.25, 400.0, 1), (None, 400.0, 1)]
    """
    groups = names_of(by)
    new = [f"{value}_{what}" for what in ("share", "total", "n_missing")]
    frame = checked(given, keys=groups, amounts=[value], new=new)
    total = over(pl.when(pl.col(value).count() > 0).then(pl.col(value).sum()), groups)
    return frame.with_columns(
        share_of(value, groups).alias(new[0]),
        total.cast(pl.Float64).alias(new[1]),
        missing(value, groups).alias(new[2]),
    )


def share_of(value: str, by: Sequence[str]) -> pl.Expr:
    """A row's share of its group's total; null where there is no value or the total is 0."""
    amount = pl.col(value).cast(pl.Float64)
    total = over(amount.sum(), by)
    return pl.when(total > 0).then(amount / total)


def missing(value: str, by: Sequence[str]) -> pl.Expr:
    """How many rows of the group have no value."""
    return over(pl.col(value).null_count(), by).cast(pl.UInt32)


def capability_concentration(
    given: pl.DataFrame | Table, value: str, *, by: str | Sequence[str] = "year"
) -> pl.DataFrame:
    """How concentrated a capability is in each group, one row a group.

    ``con = sqrt((sum(s_i ** 2) - 1 / n) / (1 - 1 / n))`` from 0 (equal shares) to 1 (one state
    has all), with ``s_i`` the shares of the ``n`` states that have a value: Ray and Singer
    (1973). It is null for fewer than two states. For a part of the system,
    such as the major powers, filter the rows. ``herfindahl`` is ``sum(s_i ** 2)``, from ``1 / n``
    to 1, ``effective_number`` its inverse, from 1 to ``n`` (:mod:`foedus.measures.concentration`
    names their sources), ``largest_share`` the greatest ``s_i``.

    ``n_missing`` counts the rows of the group without a value; they are in no share.

    >>> capability_concentration(
    ...     pl.DataFrame({"year": [1950] * 3, "milex": [90.0, 30.0, None]}), "milex"
    ... ).rows(named=True)
    [{'year': 1950, 'n': 2, 'n_missing': 1, 'largest_share': 0.75, 'herfindahl': 0.625, \
'con': 0.5, 'effective_number': 1.6}]
    """
    groups = names_of(by)
    frame = checked(given, keys=groups, amounts=[value])
    share = frame.select(
        *groups,
        share_of(value, groups).alias("share"),
        pl.col(value).is_null().alias("missing"),
    )
    counted = (
        (~pl.col("missing")).sum().cast(pl.UInt32).alias("n"),
        pl.col("missing").sum().cast(pl.UInt32).alias("n_missing"),
        pl.col("share").max().alias("largest_share"),
        pl.when(pl.col("share").count() > 0)
        .then((pl.col("share") ** 2).sum())
        .alias("herfindahl"),
    )
    found = (
        share.group_by(groups, maintain_order=True).agg(*counted)
        if groups
        else share.select(*counted)
    )
    least = 1 / pl.col("n")
    spread = ((pl.col("herfindahl") - least) / (1 - least)).clip(0, 1).sqrt()
    return found.with_columns(
        pl.when(pl.col("n") > 1).then(spread).alias("con"),
        (1 / pl.col("herfindahl")).alias("effective_number"),
    )
