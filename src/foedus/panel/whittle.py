"""One dispute for each dyad-year: which of several stays, by rules applied in turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import polars as pl

KEY: Final = ("ccode1", "ccode2", "year")


class Rule(msgspec.Struct, frozen=True):
    """Of the disputes of a dyad-year those stay whose value is the highest, or the lowest."""

    name: str
    value: pl.Expr
    lowest: bool = False


class Whittled(msgspec.Struct, frozen=True):
    """What is left, and how many pairs of states and years had several before and after each."""

    frame: pl.DataFrame
    left: tuple[tuple[str, int], ...]


def rules(onset: str) -> tuple[Rule, ...]:
    """The rules of Miller's peacesciencer in its order, for columns of whole disputes.

    Onsets go before disputes that only go on; then the deadliest (unknown deaths count between
    none and 1 to 25), the most hostile, that with the longest shortest duration, with the
    longest longest duration, the reciprocated, and the one that began in the earliest month.
    """
    return (
        Rule("onset", pl.col(onset)),
        Rule("fatality", pl.col("fatality").cast(pl.Float64).fill_null(0.5)),
        Rule("hostility", pl.col("hostlev")),
        Rule("shortest duration", pl.col("mindur")),
        Rule("longest duration", pl.col("maxdur")),
        Rule("reciprocated", pl.col("recip")),
        Rule("month of start", pl.col("stmon"), lowest=True),
    )


def whittled(frame: pl.DataFrame, order: Sequence[Rule]) -> Whittled:
    """Apply the rules in turn to directed dispute-years; a rule ties where values are equal.

    Who has no value goes, unless no dispute of the dyad-year has one.
    """
    left = [("all", _several(frame))]
    for rule in order:
        best = rule.value.min() if rule.lowest else rule.value.max()
        frame = frame.filter(rule.value.eq_missing(best.over(KEY)))
        left.append((rule.name, _several(frame)))
    return Whittled(frame, tuple(left))


def _several(frame: pl.DataFrame) -> int:
    """How many pairs of states, whichever comes first, and years have several disputes."""
    low = pl.min_horizontal("ccode1", "ccode2")
    high = pl.max_horizontal("ccode1", "ccode2")
    counts = frame.group_by(low.alias("low"), high.alias("high"), "year", "ccode1").len()
    pairs = counts.filter(pl.col("len") > 1).select("low", "high", "year").unique()
    return pairs.height
