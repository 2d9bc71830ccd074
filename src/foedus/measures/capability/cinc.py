"""The Composite Index of National Capability, recomputed from its components."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from foedus.errors import MeasureError
from foedus.measures.capability.checks import checked, once
from foedus.measures.capability.distribution import missing, share_of
from foedus.upstream.table import Table

COMPONENTS: Final = ("milex", "milper", "irst", "pec", "tpop", "upop")
"""Military expenditure and personnel, iron and steel, energy, total and urban population."""


def cinc(
    given: pl.DataFrame | Table,
    components: Sequence[str] = COMPONENTS,
    *,
    state: str = "ccode",
    year: str = "year",
    within: pl.Expr | None = None,
    name: str = "cinc_recomputed",
) -> pl.DataFrame:
    """The mean of a state's shares of the year's totals: ``(s_1 + ... + s_k) / k``.

    ``s_j = x_j / sum(x_j)`` over the states of the year that have component ``j``; ``k`` counts
    the components that the state has (``n_components``, 6 at most). From 0 to 1; null where all
    are missing. Singer, Bremer and Stuckey (1972), and the NMC codebook 6.0 (2021). Where
    components are missing the states of a year need not add up to 1. A component whose total is
    0 has no shares.

    The denominator is what the frame holds: the rows of a year, or with ``within`` those of them
    for which it is true, and only these are returned (shares of the region's total). To show
    some states by their share of the world, filter the result instead. ``n_states`` is the
    number of states in the denominator, ``<component>_n_missing`` how many of them add nothing
    to that component's total because they have no value.

    Adds ``<component>_share``, ``<component>_n_missing``, ``n_states``, ``n_components`` and the
    index under ``name``.

    >>> made_up = pl.DataFrame({
    ...     "ccode": [2, 732, 731], "year": 1950, "milex": [60.0, 30.0, 10.0],
    ...     "tpop": [150.0, 50.0, None],
    ... })
    >>> index = ["ccode", "n_states", "n_components", "cinc_recomputed"]
    >>> cinc(made_up, ["milex", "tpop"]).select(index).rows()
    [(2, 3, 2, 0.675), (732, 3, 2, 0.275), (731, 3, 1, 0.1)]
    >>> korea = cinc(made_up, ["milex", "tpop"], within=pl.col("ccode").is_between(730, 732))
    >>> korea.select(index).rows()
    [(732, 2, 2, 0.875), (731, 2, 1, 0.25)]
    """
    if not components or len(set(components)) < len(components):
        raise MeasureError(f"components {', '.join(components)}; give one or more, each once")
    shares = [f"{component}_share" for component in components]
    absent = [f"{component}_n_missing" for component in components]
    new = [*shares, *absent, "n_states", "n_components", name]
    frame = checked(given, keys=[state, year], amounts=components, new=new)
    once(frame, [state, year])
    if within is not None:
        frame = _filtered(frame, within)
    parts = frame.with_columns(
        *(share_of(c, [year]).alias(out) for c, out in zip(components, shares, strict=True)),
        *(missing(c, [year]).alias(out) for c, out in zip(components, absent, strict=True)),
        pl.len().over(year).cast(pl.UInt32).alias("n_states"),
    )
    return parts.with_columns(
        pl.sum_horizontal(pl.col(out).is_not_null().cast(pl.UInt32) for out in shares).alias(
            "n_components"
        ),
        pl.mean_horizontal(shares).alias(name),
    )


def _filtered(frame: pl.DataFrame, within: pl.Expr) -> pl.DataFrame:
    try:
        inside = frame.select(within.alias("inside"))["inside"]
    except pl.exceptions.PolarsError as error:
        raise MeasureError(
            f"within cannot be asked of the frame: {error}".splitlines()[0]
        ) from None
    if inside.dtype != pl.Boolean or inside.null_count() or len(inside) != len(frame):
        raise MeasureError("within is not true or false for every row; give a condition that is")
    return frame.filter(inside)
