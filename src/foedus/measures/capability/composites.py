"""An index of named parts, never without its parts and the interval of each state's rank."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

import msgspec
import numpy as np
import polars as pl

from foedus.errors import MeasureError, UnknownName
from foedus.measures.capability.checks import checked, once
from foedus.upstream.table import Table

_NORMS: Final = ("min-max", "rank", "share", "z")
_VARYING: Final = ("dirichlet", "uniform")
_DECIMALS: Final = 12


class Composite(msgspec.Struct, frozen=True, kw_only=True):
    """A composite index with all that it rests on.

    ``frame`` has a row for each state, best first: each part as given, as ``<part>_norm`` and as
    ``<part>_points`` (weight times norm; they add up to ``index``), ``rank`` by the given
    weights, and over all draws of weights ``rank_low``, ``rank_middle`` and ``rank_high`` (the
    three ``quantiles``), ``rank_best`` and ``rank_worst``. ``set_aside`` names the states that
    could not be ranked and their ``missing`` parts. ``weights`` add up to 1.
    """

    frame: pl.DataFrame
    set_aside: pl.DataFrame
    weights: dict[str, float]
    normalise: dict[str, str]
    varying: str
    precision: float | None
    draws: int
    seed: int
    quantiles: tuple[float, float, float]


def composite(
    given: pl.DataFrame | Table,
    weights: Mapping[str, float],
    *,
    normalise: str | Mapping[str, str],
    varying: str,
    seed: int,
    precision: float | None = None,
    draws: int = 2000,
    quantiles: tuple[float, float, float] = (0.05, 0.5, 0.95),
    state: str = "ccode",
) -> Composite:
    """Rank states by ``sum(w_j * norm(x_j))`` and say how far the rank hangs on the weights.

    ``weights`` names the parts, columns of which more is more; they are scaled to add up to 1.
    ``normalise``, one word or one for each part, over the states that are ranked:

    - ``share``: ``x / sum(x)``, 0 to 1, of amounts;
    - ``min-max``: ``(x - min) / (max - min)``, 0 to 1;
    - ``rank``: the part of the other states that it exceeds, equals counted half, 0 to 1;
    - ``z``: ``(x - mean) / sd`` with the deviation of all states (divided by their number).

    The index has the range of the norms. ``rank`` 1 is the greatest; equals share the better
    rank. The weights are then drawn ``draws`` times: ``uniform`` on all weights that add up to
    1, or ``dirichlet`` around the given ones with ``precision`` as the sum of its parameters
    (each weight varies by ``sqrt(w * (1 - w) / (precision + 1))``). The quantiles are ranks that
    occurred. The interval says what the choice of weights does, not what errors in the data do.

    A state with a missing part is set aside, not ranked as if the part were 0. One row a state:
    filter one year. Nardo and others (2008), for norms and for uncertainty analysis by
    drawing weights.

    >>> made_up = pl.DataFrame({
    ...     "ccode": [2, 710, 732, 731], "milex": [80.0, 60.0, 10.0, None],
    ...     "milper": [20.0, 30.0, 10.0, 15.0],
    ... })
    >>> found = composite(
    ...     made_up, {"milex": 3, "milper": 1}, normalise="min-max", varying="uniform", seed=1
    ... )
    >>> found.frame.select("ccode", "rank", "rank_low", "rank_high").rows()
    [(2, 1, 1, 2), (710, 2, 1, 2), (732, 3, 3, 3)]
    >>> found.frame.select("milex_points", "milper_points", "index").row(0)
    (0.75, 0.125, 0.875)
    >>> found.set_aside.rows()
    [(731, ['milex'])]
    """
    parts = list(weights)
    norms = _norms(parts, normalise)
    scaled = _weights(weights)
    _drawing(varying, precision, draws, quantiles)
    amounts = [part for part in parts if norms[part] == "share"]
    frame = checked(given, keys=[state], amounts=amounts, numbers=parts)
    once(frame, [state])
    empty = pl.any_horizontal(pl.col(part).is_null() for part in parts)
    ranked = frame.filter(~empty).select(state, *parts)
    if len(ranked) < 2:
        raise MeasureError(f"{len(ranked)} states have all of {', '.join(parts)}; two are needed")
    norm = np.column_stack([_norm(part, norms[part], ranked[part]) for part in parts])
    weight = np.array([scaled[part] for part in parts])
    ranks = _ranks(norm, _draws(scaled, varying, precision, draws, seed))
    levels = np.quantile(ranks, quantiles, axis=0, method="inverted_cdf")
    points = norm * weight
    result = ranked.with_columns(
        *(pl.Series(f"{part}_norm", norm[:, i]) for i, part in enumerate(parts)),
        *(pl.Series(f"{part}_points", points[:, i]) for i, part in enumerate(parts)),
        pl.Series("index", points.sum(axis=1)),
        pl.Series("rank", _ranks(norm, weight[None, :])[0], pl.UInt32),
        *(
            pl.Series(f"rank_{name}", level, pl.UInt32)
            for name, level in zip(("low", "middle", "high"), levels, strict=True)
        ),
        pl.Series("rank_best", ranks.min(axis=0), pl.UInt32),
        pl.Series("rank_worst", ranks.max(axis=0), pl.UInt32),
    )
    lacking = pl.concat_list(
        pl.when(pl.col(part).is_null()).then(pl.lit(part)) for part in parts
    ).list.drop_nulls()
    return Composite(
        frame=result.sort("rank", state),
        set_aside=frame.filter(empty).select(state, lacking.alias("missing")).sort(state),
        weights=scaled,
        normalise=norms,
        varying=varying,
        precision=precision,
        draws=draws,
        seed=seed,
        quantiles=quantiles,
    )


def _norms(parts: list[str], normalise: str | Mapping[str, str]) -> dict[str, str]:
    words = dict.fromkeys(parts, normalise) if isinstance(normalise, str) else dict(normalise)
    if set(words) != set(parts):
        odd = ", ".join(sorted(set(words) ^ set(parts)))
        raise MeasureError(f"normalise and weights differ in {odd}; name the same parts in both")
    for word in words.values():
        if word not in _NORMS:
            raise UnknownName.of("normalisation", word, _NORMS)
    return words


def _weights(weights: Mapping[str, float]) -> dict[str, float]:
    if not weights:
        raise MeasureError("no weights; name one or more parts, each with a weight above 0")
    for part, weight in weights.items():
        if not (isfinite(weight) and weight > 0):
            raise MeasureError(
                f"the weight of {part} is {weight}; give one above 0 or leave it out"
            )
    whole = sum(weights.values())
    return {part: weight / whole for part, weight in weights.items()}


def _drawing(
    varying: str, precision: float | None, draws: int, quantiles: tuple[float, float, float]
) -> None:
    if varying not in _VARYING:
        raise UnknownName.of("way to vary weights", varying, _VARYING)
    if varying == "uniform" and precision is not None:
        raise MeasureError("precision belongs to 'dirichlet'; leave it out with 'uniform'")
    if varying == "dirichlet" and (
        precision is None or not (isfinite(precision) and precision > 0)
    ):
        raise MeasureError(f"precision is {precision}; 'dirichlet' needs a number above 0")
    if draws < 1:
        raise MeasureError(f"draws is {draws}; give 1 or more")
    if len(quantiles) != 3 or not 0 <= quantiles[0] <= quantiles[1] <= quantiles[2] <= 1:
        raise MeasureError(f"quantiles are {quantiles}; give three from 0 to 1, in order")


def _norm(part: str, word: str, column: pl.Series) -> np.ndarray[Any, np.dtype[np.float64]]:
    value = column.cast(pl.Float64).to_numpy()
    spread = float(value.max() - value.min())
    if word == "rank":
        place = column.rank("average").to_numpy()
        return np.asarray((place - 1) / (len(value) - 1), dtype=np.float64)
    if word == "share":
        if not value.sum() > 0:
            raise MeasureError(f"{part} is 0 for all states, so there are no shares; leave it out")
        return np.asarray(value / value.sum(), dtype=np.float64)
    if not spread > 0:
        raise MeasureError(f"{part} is the same for all states; '{word}' needs a difference")
    if word == "min-max":
        return np.asarray((value - value.min()) / spread, dtype=np.float64)
    return np.asarray((value - value.mean()) / value.std(), dtype=np.float64)


def _draws(
    weights: dict[str, float], varying: str, precision: float | None, draws: int, seed: int
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Weights drawn by the name of the part, so that their order in the mapping is nothing."""
    names = sorted(weights)
    alone = varying == "uniform" or precision is None
    shape = [1.0 if alone else weights[name] * (precision or 1) for name in names]
    drawn = np.random.default_rng(seed).dirichlet(shape, draws)
    return drawn[:, [names.index(part) for part in weights]]


def _ranks(
    norm: np.ndarray[Any, np.dtype[np.float64]], weights: np.ndarray[Any, np.dtype[np.float64]]
) -> np.ndarray[Any, np.dtype[np.int64]]:
    """For each row of weights the rank of each state; equal indices share the better rank."""
    index = np.round(weights @ norm.T, _DECIMALS)
    ordered = -np.sort(-index, axis=1)
    return np.stack(
        [1 + np.searchsorted(-best, -own) for best, own in zip(ordered, index, strict=True)]
    )
