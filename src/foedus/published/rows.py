"""One line of a series, as a pack writes it and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from foedus.dates import When
from foedus.evidence.records import Cite, Observation


class Row(NamedTuple):
    """One line of an observation file; numbers are text, so that they stay as published."""

    indicator: str
    actor: str
    partner: str
    period: str
    value: str
    qualifier: str
    state: str
    vintage: str
    sources: str

    @property
    def record(self) -> Observation:
        """The line as a record."""
        cites = (part.split(": ", 1) for part in self.sources.split(" | "))
        return Observation(
            indicator=self.indicator,
            actor=self.actor,
            partner=self.partner,
            period=When.parse(self.period),
            value=float(self.value) if self.value else None,
            qualifier=self.qualifier,
            state=self.state,
            vintage=When.parse(self.vintage) if self.vintage else None,
            sources=tuple(Cite(source=source, locator=where) for source, where in cites),
        )


def row(
    indicator: str,
    actor: str,
    period: object,
    value: str,
    sources: str,
    *,
    partner: str = "",
    qualifier: str = "",
    state: str = "observed",
    vintage: str = "",
) -> Row:
    """A line; what is not said is empty, and the value observed."""
    return Row(indicator, actor, partner, str(period), value, qualifier, state, vintage, sources)


def plain(value: float) -> str:
    """The shortest text that gives the same number, whole numbers without a point.

    >>> plain(3.0), plain(0.1)
    ('3', '0.1')
    """
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def decimal(value: float | Decimal) -> str:
    """The same without an exponent.

    >>> decimal(1e-7)
    '0.0000001'
    """
    return f"{Decimal(repr(value) if isinstance(value, float) else value).normalize():f}"


def of_states(
    frame: pl.DataFrame, states: frozenset[str], first: int, column: str = "actor"
) -> Iterator[dict[str, Any]]:
    """The rows of some states from a year on."""
    wanted = pl.col(column).is_in(states) & (pl.col("year") >= first)
    return frame.filter(wanted).iter_rows(named=True)
