"""The measures of similarity, each computed from contingency tables of all dyads at once.

A table holds, for two states, the number (or the weight) of third states with which the first
has tie ``a`` and the second tie ``b``, both from 0 to ``K``, the highest of the scale. Below,
``p_ab`` is the share of cell (a, b) in the table, ``r_a`` and ``c_b`` the shares of the rows and
columns (how often the first has a, the second b), ``m_a = (r_a + c_a) / 2``, and ``v_ab`` the
distance of two ties: ``|a - b|``, its square, or for a nominal scale 1 where they differ and 0
where they do not. All measures are pure numbers without a unit and give the same for (i, j)
and (j, i). An undefined value is NaN here, and null in the frames. Tables are arrays whose first
axis is the tie of the first state and whose second that of the second; further axes are dyads.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final

import msgspec
import numpy as np

from foedus.measures.similarity.contingency import Floats

NOMINAL, LINEAR, SQUARED = 0, 1, 2
"""The power to which a distance of ties is raised; of power 0 any difference is 1."""


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A measure: what it is called, how it is computed from tables, and where it comes from."""

    id: str
    title: str
    source: str
    of: Callable[[Floats], Floats]
    needs_zero: bool = False


def s_score(tables: Floats, power: int = LINEAR) -> Floats:
    """Signorino and Ritter's S: ``1 - 2 * sum(p_ab * v_ab) / K ** power``.

    From -1 (as far apart as the scale allows toward every third state) to 1 (the same
    portfolio). With weighted tables it is the weighted S. It is high for states that have few
    ties at all, because absent ties in common count as agreement. Signorino and Ritter
    (1999).

    >>> round(float(s_score(np.array([[8.0, 1.0], [1.0, 0.0]]))), 3)
    0.6
    """
    highest = len(tables) - 1
    distance = np.einsum("ab,ab...->...", _distances(highest, power), tables) / _totals(tables)
    score: Floats = 1 - 2 * distance / highest**power
    return score


def alignment(tables: Floats) -> Floats:
    """Benati and Capurri's alignment index A: S less the S that independent choices would give.

    ``2 * (sum(r_a * c_b * |a - b|) - sum(p_ab * |a - b|)) / K``, from -1 to 1; 0 where the two
    agree as often as chance would have it, also where one of them never varies. Benati and
    Capurri (2026); the definition here is that of the manual of the R package fpsim (version
    0.2.0), whose value for Germany and Russia in 1914 it gives.

    >>> round(float(alignment(np.array([[8.0, 1.0], [1.0, 0.0]]))), 3)
    -0.04
    """
    highest = len(tables) - 1
    of_rows, of_columns = _margins(tables)
    observed, by_chance = _disagreements(tables, of_rows, of_columns, LINEAR)
    return 2 * (by_chance - observed) / highest


def kappa(tables: Floats, power: int = NOMINAL) -> Floats:
    """Cohen's kappa: ``1 - sum(p_ab * v_ab) / sum(r_a * c_b * v_ab)``.

    From -1 to 1: 1 for the same portfolio, 0 for as much agreement as two states with these
    numbers of ties would have by chance. Undefined where both have one and the same tie toward
    everybody, because chance then leaves no disagreement; 0 where only one of them never
    varies. Cohen (1960); for foreign policy Häge (2011).

    >>> round(float(kappa(np.array([[8.0, 1.0], [1.0, 0.0]]))), 4)
    -0.1111
    """
    return _beyond_chance(tables, *_margins(tables), power)


def pi(tables: Floats, power: int = NOMINAL) -> Floats:
    """Scott's pi: ``1 - sum(p_ab * v_ab) / sum(m_a * m_b * v_ab)``.

    Like kappa, but chance is that of one distribution of ties that both share, so states with
    different numbers of ties are less similar. From -1 to 1; undefined where both have one
    and the same tie toward everybody. Scott (1955); Häge (2011).

    >>> round(float(pi(np.array([[8.0, 1.0], [1.0, 0.0]]))), 4)
    -0.1111
    """
    of_rows, of_columns = _margins(tables)
    shared = (of_rows + of_columns) / 2
    return _beyond_chance(tables, shared, shared, power)


def tau_b(tables: Floats) -> Floats:
    """Kendall's tau-b: ``(C - D) / sqrt(T_r * T_c)``.

    ``C`` and ``D`` are the numbers of pairs of third states that both rank alike and that they
    rank in opposite ways, ``T_r`` and ``T_c`` the pairs that the first and the second do not
    tie. From -1 to 1: whether the two rank third states alike, not whether their ties are the
    same. Undefined where one of the portfolios never varies. Kendall (1945); for
    alliance portfolios Bueno de Mesquita (1975).

    >>> round(float(tau_b(np.array([[8.0, 1.0], [1.0, 0.0]]))), 4)
    -0.1111
    """
    after = np.zeros_like(tables)  # what lies in the rows below, by column
    after[:-1] = tables[:0:-1].cumsum(axis=0)[::-1]
    up_to = after.cumsum(axis=1)
    further_less_nearer = up_to[:, -1:] - 2 * up_to + after
    alike = 2 * (tables * further_less_nearer).sum(axis=(0, 1))
    rows, columns = tables.sum(axis=1), tables.sum(axis=0)
    square = tables.sum(axis=(0, 1)) ** 2
    untied = (square - (rows**2).sum(axis=0)) * (square - (columns**2).sum(axis=0))
    varies = ((rows > 0).sum(axis=0) > 1) & ((columns > 0).sum(axis=0) > 1)
    score: Floats = alike / np.sqrt(np.where(varies, untied, np.nan))
    return score


def any_tie(tables: Floats) -> Floats:
    """The tables with two levels only: no tie (0), and any tie (all others).

    >>> any_tie(np.array([[5.0, 1.0, 0.0], [0.0, 2.0, 1.0], [1.0, 0.0, 3.0]])).tolist()
    [[5.0, 1.0], [1.0, 6.0]]
    """
    two: Floats = np.array(
        [
            [tables[0, 0], tables[0, 1:].sum(axis=0)],
            [tables[1:, 0].sum(axis=0), tables[1:, 1:].sum(axis=(0, 1))],
        ]
    )
    return two


def _distances(highest: int, power: int) -> Floats:
    levels = np.arange(highest + 1)
    apart: Floats = np.abs(levels[:, None] - levels[None, :]).astype(np.float64)
    return np.minimum(apart, 1) if power == NOMINAL else apart**power


def _totals(tables: Floats) -> Floats:
    """The sum of each table; NaN for one that is empty."""
    whole = tables.sum(axis=(0, 1))
    return np.where(whole > 0, whole, np.nan)


def _margins(tables: Floats) -> tuple[Floats, Floats]:
    whole = _totals(tables)
    return tables.sum(axis=1) / whole, tables.sum(axis=0) / whole


def _disagreements(
    tables: Floats, of_first: Floats, of_second: Floats, power: int
) -> tuple[Floats, Floats]:
    """How far apart the ties are on average, and would be if chosen independently."""
    distances = _distances(len(tables) - 1, power)
    observed: Floats = np.einsum("ab,ab...->...", distances, tables) / _totals(tables)
    to_second = np.einsum("ab,b...->a...", distances, of_second)
    by_chance: Floats = (of_first * to_second).sum(axis=0)
    return observed, by_chance


def _beyond_chance(tables: Floats, of_first: Floats, of_second: Floats, power: int) -> Floats:
    observed, by_chance = _disagreements(tables, of_first, of_second, power)
    score: Floats = 1 - observed / np.where(by_chance > 0, by_chance, np.nan)
    return score


def _binary(measure: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    return lambda tables: measure(any_tie(tables))


_SIGNORINO_RITTER: Final = "Signorino and Ritter (1999)"
_HAEGE: Final = "Häge (2011)"

MEASURES: Final = MappingProxyType(
    {
        one.id: one
        for one in (
            Measure(
                id="s",
                title="S, absolute distances",
                source=_SIGNORINO_RITTER,
                of=s_score,
            ),
            Measure(
                id="s_squared",
                title="S, squared distances",
                source=f"{_SIGNORINO_RITTER}; {_HAEGE}",
                of=partial(s_score, power=SQUARED),
            ),
            Measure(
                id="tau_b",
                title="Kendall's tau-b",
                source="Bueno de Mesquita (1975)",
                of=tau_b,
            ),
            Measure(id="kappa", title="Cohen's kappa, nominal", source=_HAEGE, of=kappa),
            Measure(
                id="kappa_linear",
                title="Cohen's kappa, absolute distances",
                source=_HAEGE,
                of=partial(kappa, power=LINEAR),
            ),
            Measure(
                id="kappa_squared",
                title="Cohen's kappa, squared distances",
                source=_HAEGE,
                of=partial(kappa, power=SQUARED),
            ),
            Measure(
                id="kappa_binary",
                title="Cohen's kappa of any tie and none",
                source=_HAEGE,
                of=_binary(kappa),
                needs_zero=True,
            ),
            Measure(id="pi", title="Scott's pi, nominal", source=_HAEGE, of=pi),
            Measure(
                id="pi_linear",
                title="Scott's pi, absolute distances",
                source=_HAEGE,
                of=partial(pi, power=LINEAR),
            ),
            Measure(
                id="pi_squared",
                title="Scott's pi, squared distances",
                source=_HAEGE,
                of=partial(pi, power=SQUARED),
            ),
            Measure(
                id="pi_binary",
                title="Scott's pi of any tie and none",
                source=_HAEGE,
                of=_binary(pi),
                needs_zero=True,
            ),
            Measure(
                id="alignment",
                title="Benati and Capurri's alignment index A",
                source="Benati and Capurri (2026)",
                of=alignment,
            ),
        )
    }
)
"""Every measure by its name; ``needs_zero`` tells that 0 must mean no tie."""
