"""A typed value together with the records it came from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from foedus.dates import When
from foedus.evidence.quantity import Quantity
from foedus.evidence.records import Agreement, Observation, Provision, Ref
from foedus.world import Reading


class Text(msgspec.Struct, frozen=True):
    """A text of the pack in English and, where there is one, in Korean."""

    en: str
    ko: str = ""


class Value(msgspec.Struct, frozen=True):
    """One value that a person will see.

    ``form`` says how it is written: ``number``, ``money``, ``year``, ``percent``, ``date``,
    ``actor``, ``actors``, ``term``, ``terms``, ``options``, ``text``, ``words``, ``locator``.
    ``raw`` is None when nothing is known; ``state`` then says why (see
    ``vocabulary.STATES``). ``refs`` are the records that went in; a value with refs links
    to a note that lists them.
    """

    raw: Any
    form: str
    refs: tuple[Ref, ...] = ()
    state: str = "observed"
    decimals: int = 0
    qualifier: str = ""
    high: float | None = None
    period: str = ""


def number(
    raw: float | None, refs: Iterable[Ref] = (), *, decimals: int = 0, state: str = "derived"
) -> Value:
    """A count or amount computed from ``refs``."""
    return Value(raw, "number", tuple(refs), state=state, decimals=decimals)


def percent(raw: float | None, refs: Iterable[Ref] = (), *, decimals: int = 0) -> Value:
    """A share from 0 to 1, written in per cent."""
    return Value(raw, "percent", tuple(refs), state="derived", decimals=decimals)


def money(amount: float, refs: Iterable[Ref] = (), *, state: str = "observed") -> Value:
    """An amount in units of its currency, written in millions or billions, in Korean in 억."""
    return Value(amount, "money", tuple(refs), state=state)


def year(raw: int, refs: Iterable[Ref] = ()) -> Value:
    return Value(raw, "year", tuple(refs))


def day(raw: When | date, refs: Iterable[Ref] = ()) -> Value:
    """A date as precise as its source."""
    return Value(raw if isinstance(raw, When) else When.day(raw), "date", tuple(refs))


def actor(actor_id: str, refs: Iterable[Ref] = ()) -> Value:
    return Value(actor_id, "actor", tuple(refs))


def actors(ids: Iterable[str], refs: Iterable[Ref] = ()) -> Value:
    return Value(tuple(ids), "actors", tuple(refs))


def term(word: str, vocabulary: str, refs: Iterable[Ref] = ()) -> Value:
    """A controlled word, written in the reader's language."""
    return Value(f"{vocabulary}.{word}", "term", tuple(refs))


def terms(words: Iterable[str], vocabulary: str, refs: Iterable[Ref] = ()) -> Value:
    return Value(tuple(f"{vocabulary}.{w}" for w in words), "terms", tuple(refs))


def options(words: Iterable[str], vocabulary: str, refs: Iterable[Ref] = ()) -> Value:
    """Controlled words of which one holds and the dates do not tell which."""
    return Value(tuple(f"{vocabulary}.{w}" for w in words), "options", tuple(refs))


def text(en: str, ko: str = "", refs: Iterable[Ref] = ()) -> Value:
    """A text of the pack."""
    return Value(Text(en, ko), "text", tuple(refs))


def locator(provision: Provision) -> Value:
    """The article or paragraph of a provision, linked to it."""
    return Value(provision.locator, "locator", (provision.ref,))


def title(agreement: Agreement) -> Value:
    """The short title of an agreement, linked to its record."""
    return text(agreement.short, agreement.short_ko, (agreement.ref,))


def titles(agreements: Iterable[Agreement]) -> Value:
    """Several short titles, as a list."""
    chosen = tuple(agreements)
    return Value(
        tuple(Text(a.short, a.short_ko) for a in chosen), "words", tuple(a.ref for a in chosen)
    )


def names(agreements: Iterable[Agreement]) -> Value:
    """Several short titles without a link, for agreements outside the evidence of the world."""
    return Value(tuple(Text(a.short, a.short_ko) for a in agreements), "words")


def reading(r: Reading, decimals: int = 0, *, scale: float = 1.0) -> Value:
    """A value read from a series, times ``scale``, with its period and coverage state."""
    raw, top, qualifier = bounds(r)
    return Value(
        None if raw is None else raw * scale,
        "number",
        r.refs,
        state=r.state,
        decimals=decimals,
        qualifier=qualifier,
        high=None if top is None else top * scale,
        period=r.period.printed,
    )


def bounds(q: Quantity | Reading | Observation) -> tuple[float | None, float | None, str]:
    """What is written of a measure: its value or lower end, its upper end, its qualifier.

    >>> bounds(Quantity(value=None, low=None, high=5.0, qualifier="", unit="kt"))
    (5.0, None, 'at-most')
    """
    if q.value is not None:
        return q.value, None, q.qualifier
    if q.low is None:
        return q.high, None, q.qualifier if q.high is None else "at-most"
    return q.low, q.high, "at-least" if q.high is None else q.qualifier


def quantity(q: Quantity, refs: Iterable[Ref] = (), decimals: int = 0) -> Value:
    """A measured quantity of an event or a deployment; its unit is left to the sentence."""
    raw, high, qualifier = bounds(q)
    return Value(raw, "number", tuple(refs), decimals=decimals, qualifier=qualifier, high=high)


def missing(state: str = "missing") -> Value:
    """Nothing known, and why."""
    return Value(None, "number", state=state)
