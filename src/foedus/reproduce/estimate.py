"""Estimates of binary outcomes, through statsmodels."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import polars as pl

from foedus.extra import needed


class Logit(msgspec.Struct, frozen=True):
    """A logit model: coefficients and standard errors by term, observations, log-likelihood."""

    coefficients: dict[str, float]
    errors: dict[str, float]
    observations: int
    log_likelihood: float


def logit(
    frame: pl.DataFrame, outcome: str, terms: Sequence[str], cluster: str | None = None
) -> Logit:
    """The logit of an outcome of 0 and 1 on terms and an intercept, by maximum likelihood.

    Rows with a null in any of them are left out. ``cluster`` is a column of groups for robust
    standard errors; without it they are those of the information matrix.

    Raises :class:`MissingPackage` without the extra ``stats``.
    """
    models = needed("statsmodels.api", "estimating a logit", extra="stats")
    used = [outcome, *terms, *([cluster] if cluster else [])]
    whole = frame.select(used).drop_nulls()
    columns = [np.ones(len(whole)), *(whole[t].cast(pl.Float64).to_numpy() for t in terms)]
    model = models.Logit(whole[outcome].cast(pl.Float64).to_numpy(), np.column_stack(columns))
    robust = {}
    if cluster:
        groups = whole[cluster].rank("dense").to_numpy()
        robust = {"cov_type": "cluster", "cov_kwds": {"groups": groups}}
    fitted = model.fit(disp=False, maxiter=200, **robust)
    names = ["intercept", *terms]
    return Logit(
        coefficients=dict(zip(names, map(float, fitted.params), strict=True)),
        errors=dict(zip(names, map(float, fitted.bse), strict=True)),
        observations=len(whole),
        log_likelihood=float(fitted.llf),
    )
