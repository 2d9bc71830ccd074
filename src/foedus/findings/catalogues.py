"""The sentences and words of a language, and how values are written in it.

A sentence is a template: ``{name}`` is a value, ``{name|launch|launches}`` picks a word by
whether the value is one, and ``{name+은/는}`` writes the value followed by the Korean
particle that fits its last sound.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import msgspec

from foedus import states
from foedus.dates import Clock, When
from foedus.errors import UnknownName
from foedus.findings.blocks import Finding, Table
from foedus.findings.english import with_article
from foedus.findings.korean import korean_locator, particle
from foedus.findings.values import Text, Value

LANGUAGES: Final = ("en", "ko")
MONEY: Final = {"en": ((1e9, " billion"), (1e6, " million")), "ko": ((1e8, "억"), (1e4, "만"))}
WRITTEN: Final = ("about", "at-least", "at-most", "among-others")
"""Qualifiers that stand beside the value, the last beside a list of actors."""
_SLOT: Final = re.compile(r"\{(\w+)(?:\|([^|{}]*)\|([^|{}]*)|\+([^/{}]*)/([^/{}]*))?\}")
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a written sentence, with the value it writes if it writes one."""

    text: str
    value: Value | None = None


class Catalogue:
    """One language. Names of actors follow the day the reader looks at."""

    def __init__(self, language: str, on: date | None = None) -> None:
        self.language = language
        self.on = on
        self._sentences = _sentences(language)

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def template(self, key: str) -> str:
        """The raw template; raises :class:`UnknownName` for a missing key."""
        try:
            return self._sentences[key]
        except KeyError:
            raise UnknownName.of(f"{self.language} sentence", key, self._sentences) from None

    def say(self, finding: Finding) -> list[Segment]:
        """The sentence of a finding, cut at its values."""
        template = self.template(finding.key)
        segments: list[Segment] = []
        end = 0
        for slot in _SLOT.finditer(template):
            if slot.start() > end:
                segments.append(Segment(template[end : slot.start()]))
            end = slot.end()
            name, one, many, closed, opened = slot.groups()
            try:
                value = finding.values[name]
            except KeyError:
                raise UnknownName.of(f"value in '{finding.key}'", name, finding.values) from None
            if one is not None:
                single = value.raw == 1 and value.high is None
                segments.append(Segment(one if single else many))
                continue
            written = self._inside(value, "".join(s.text for s in segments))
            segments.append(Segment(written, value))
            if closed is not None:
                segments.append(Segment(particle(written, closed, opened)))
        if end < len(template):
            segments.append(Segment(template[end:]))
        return segments

    def _inside(self, value: Value, before: str) -> str:
        """A value as it stands after the text ``before``: English names take their article."""
        if self.language != "en" or value.form not in ("actor", "actors") or value.raw is None:
            return self.write(value)
        ids = (value.raw,) if value.form == "actor" else value.raw
        first, *rest = (self.actor(a) for a in ids) if ids else ("",)
        names = [with_article(first, before), *(with_article(name, "and ") for name in rest)]
        return self._list(names if ids else [])

    def text(self, finding: Finding | str) -> str:
        """The sentence as plain text."""
        if isinstance(finding, str):
            finding = Finding(finding)
        return "".join(segment.text for segment in self.say(finding))

    def rows(self, table: Table) -> Sequence[Sequence[Value]]:
        """The rows of a table as a reader of this language expects them in order."""
        if not table.ranks:
            return table.rows
        ranked = zip(table.ranks, table.rows, strict=True)
        return [row for _, row in sorted(ranked, key=lambda r: (r[0], self.write(r[1][0])))]

    def write(self, value: Value) -> str:
        """A value as a reader of this language expects it."""
        if value.raw is None:
            return self.template(f"state.{value.state}")
        writer = getattr(self, f"_{value.form}")
        written: str = writer(value)
        if value.qualifier in WRITTEN:
            return self.template(f"qualifier.{value.qualifier}").replace("{value}", written)
        return written

    def actor(self, actor_id: str) -> str:
        return states.actor(actor_id).name(self.on, self.language)

    def term(self, word: str) -> str:
        return self.template(f"term.{word}")

    def when(self, value: When) -> str:
        """A date: ``29 November 2017``, ``November 2017``, ``2017년 11월 29일``."""
        if value.precision == "unknown":
            return self.template("date.unknown")
        if value.precision == "range":
            first, last = value.printed.split("..")
            dates = {"first": self._date_part(first), "last": self._date_part(last)}
            return self.template("date.between").format(**dates)
        written = self._date_part(value.printed)
        if value.clock is Clock.UTC and value.exact:
            return self.template("date.utc").format(date=written)
        return written

    def _date_part(self, printed: str) -> str:
        parts = [int(p) for p in printed.split("-")]
        if self.language == "ko":
            return " ".join(f"{n}{unit}" for n, unit in zip(parts, "년월일", strict=False))
        words = [str(parts[0])]
        if len(parts) > 1:
            words.insert(0, _MONTHS[parts[1] - 1])
        if len(parts) > 2:
            words.insert(0, str(parts[2]))
        return " ".join(words)

    def _number(self, value: Value) -> str:
        low = _figures(value.raw, value.decimals)
        return low if value.high is None else f"{low}–{_figures(value.high, value.decimals)}"

    def _money(self, value: Value) -> str:
        for scale, word in MONEY[self.language]:
            if abs(value.raw) >= scale:
                amount = value.raw / scale
                digits = 0 if amount == round(amount) else 1
                return f"{amount:,.{digits}f}{word}"
        return f"{value.raw:,.0f}"

    def _percent(self, value: Value) -> str:
        # A share is neither nothing nor the whole unless it is.
        rest = min(abs(value.raw), abs(1 - value.raw)) * 100
        return f"{value.raw * 100:.{_decimals(rest, value.decimals)}f}%"

    def _year(self, value: Value) -> str:
        return f"{value.raw}년" if self.language == "ko" else str(value.raw)

    def _date(self, value: Value) -> str:
        return self.when(value.raw)

    def _actor(self, value: Value) -> str:
        return self.actor(value.raw)

    def _actors(self, value: Value) -> str:
        return self._list([self.actor(a) for a in value.raw])

    def _term(self, value: Value) -> str:
        return self.term(value.raw)

    def _terms(self, value: Value) -> str:
        return self._list([self.term(w) for w in value.raw])

    def _options(self, value: Value) -> str:
        return self.template("list.or").join(self.term(w) for w in value.raw)

    def _text(self, value: Value) -> str:
        return self.either(value.raw)

    def _words(self, value: Value) -> str:
        return self._list([self.either(t) for t in value.raw])

    def _locator(self, value: Value) -> str:
        return self.locator(value.raw)

    def locator(self, printed: str) -> str:
        """An article or paragraph as this language names it."""
        return korean_locator(printed) if self.language == "ko" else str(printed)

    def either(self, text: Text) -> str:
        """The Korean text for a Korean reader where there is one, else the English."""
        return text.ko if self.language == "ko" and text.ko else text.en

    def _list(self, words: list[str]) -> str:
        if not words:
            return self.template("list.none")
        if len(words) == 1:
            return words[0]
        joined = self.template("list.comma").join(words[:-1])
        return f"{joined}{self.template('list.and')}{words[-1]}"


def _figures(raw: float, decimals: int) -> str:
    return f"{raw:,.{_decimals(raw, decimals)}f}"


def _decimals(raw: float, wanted: int) -> int:
    """As many decimals as wanted, or more where an amount would be rounded to zero.

    >>> _decimals(0.004, 1), _decimals(0.0, 1)
    (3, 1)
    """
    fits = (n for n in range(wanted, 9) if raw == 0 or round(raw, n) != 0)
    return next(fits, wanted)


@lru_cache(maxsize=64)
def catalogue(language: str, on: date | None = None) -> Catalogue:
    """The catalogue of a language; raises :class:`UnknownName` for one that is not there."""
    if language not in LANGUAGES:
        raise UnknownName.of("language", language, LANGUAGES)
    return Catalogue(language, on)


@lru_cache(maxsize=4)
def _sentences(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    folder = files("foedus") / "findings" / "catalogue" / language
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            _flatten("", tomllib.loads(entry.read_text(encoding="utf-8")), found)
    return found


def _flatten(prefix: str, table: Mapping[str, Any], found: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(f"{name}.", value, found)
        else:
            found[name] = value
