"""The numbered notes behind the values of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import msgspec

from foedus.evidence.records import Entry, Observation, Ref
from foedus.findings import Catalogue, Value
from foedus.render import describe
from foedus.world import World

SHOWN: Final = 3
"""Records and sources named in full in a note; all records are listed by id."""
LOCATORS: Final = 4
"""Places in one source that a note prints; each record's own note has its own."""
TIP: Final = 90
"""Characters of the origin that are shown in place."""


class NoteSource(msgspec.Struct, frozen=True):
    """One source of a note by its number in the bibliography, with where in it."""

    number: int
    line: str
    locators: str
    version: str


class Note(msgspec.Struct, frozen=True):
    """A numbered note: its records, their sources, precision, state and backing."""

    number: int
    labels: tuple[str, ...]
    refs: tuple[Ref, ...]
    sources: tuple[NoteSource, ...]
    more_sources: int
    state: str
    precision: str
    backing: str
    tip: str

    @property
    def ids(self) -> str:
        """The ids of all records, by kind; neighbours that begin alike share their beginning.

        ``gdp/KOR/{1990, 1991}`` stands for ``gdp/KOR/1990, gdp/KOR/1991``.
        """
        kinds: dict[str, list[str]] = {}
        for ref in self.refs:
            kind, _, key = ref.partition(":")
            kinds.setdefault(kind, []).append(key)
        return "; ".join(f"{kind}: {_joined(keys)}" for kind, keys in kinds.items())

    @property
    def standing(self) -> str:
        """How the value came about, how precise its dates are, and what stands behind it."""
        return "; ".join(part for part in (self.state, self.precision, self.backing) if part)


def _joined(keys: Sequence[str]) -> str:
    parts = []
    for head, group in groupby(keys, key=lambda key: key.rpartition("/")[0]):
        tails = [key.rpartition("/")[2] for key in group]
        if head and len(tails) > 1:
            parts.append(f"{head}/{{{', '.join(tails)}}}")
        else:
            parts += [f"{head}/{tail}" if head else tail for tail in tails]
    return ", ".join(parts)


class Notes:
    """Gives each distinct set of records a number, in order of first use."""

    def __init__(self, world: World, words: Catalogue) -> None:
        self.world = world
        self.words = words
        self._found: dict[tuple[tuple[Ref, ...], str], Note] = {}
        self._cited: dict[str, int] = {}

    def number(self, value: Value) -> Note | None:
        """The note of a value; None for a value without records."""
        if not value.refs:
            return None
        refs = tuple(dict.fromkeys(value.refs))
        state = value.state
        if len(refs) > 1 and state == "observed":
            state = "derived" if value.form in ("number", "money", "percent", "year") else state
        key = (refs, state)
        if key not in self._found:
            self._found[key] = self._write(refs, state)
        return self._found[key]

    @property
    def all(self) -> list[Note]:
        return list(self._found.values())

    @property
    def cited(self) -> dict[str, int]:
        """The ids of all sources in the notes, with their numbers by first use."""
        return dict(self._cited)

    def _write(self, refs: tuple[Ref, ...], state: str) -> Note:
        words = self.words
        entries = [self.world.record(ref) for ref in refs]
        sources = self.cite(entries)
        told = words.template(f"coverage.{state}")
        if any(isinstance(e, Observation) and e.qualifier == "estimate" for e in entries):
            told = f"{told}, {words.template('note.estimate')}"
        labels = tuple(describe.label(self.world, e, words) for e in entries[:SHOWN])
        precisions = sorted(describe.precision(self.world, refs))
        return Note(
            number=len(self._found) + 1,
            labels=labels,
            refs=refs,
            sources=tuple(sources[:SHOWN]),
            more_sources=max(0, len(sources) - SHOWN),
            state=told,
            precision=", ".join(words.template(f"precision.{p}") for p in precisions),
            backing=self._backing(refs),
            tip=self._tip(refs, sources, told),
        )

    def _backing(self, refs: tuple[Ref, ...]) -> str:
        """How many independent sources stand behind each record."""
        words = self.words
        low, high = describe.backing(self.world, refs)
        if not high:
            return ""
        if high == 1:
            told = words.template("note.one_source")
        else:
            count = f"{low}" if low == high else f"{low}–{high}"
            told = words.template("note.independent").format(count=count)
        return words.template("note.each").format(backing=told) if len(refs) > 1 else told

    def origin(self, note: Note) -> str:
        """The sources of a note with the places in them, on one line."""
        parts = [f"{s.line}{f': {s.locators}' if s.locators else ''}" for s in note.sources]
        if note.more_sources:
            parts.append(self.words.template("note.more").format(count=note.more_sources))
        return "; ".join(parts)

    def cite(self, entries: Sequence[Entry]) -> list[NoteSource]:
        """The sources of some records, which from now on stand in the bibliography."""
        sources = []
        for origin in describe.origins(self.world, entries):
            number = self._cited.setdefault(origin.source.id, len(self._cited) + 1)
            vintages = {
                str(e.vintage)
                for e in entries
                if isinstance(e, Observation)
                and e.vintage is not None
                and any(c.source == origin.source.id for c in e.sources)
            }
            sources.append(
                NoteSource(
                    number,
                    describe.short_source(origin.source, self.words),
                    "; ".join(origin.locators[:LOCATORS])
                    + (" …" if len(origin.locators) > LOCATORS else ""),
                    ", ".join(sorted(vintages)),
                )
            )
        return sources

    def _tip(self, refs: tuple[Ref, ...], sources: list[NoteSource], state: str) -> str:
        first = sources[0] if sources else None
        origin = f"{first.line}{f', {first.locators}' if first.locators else ''}" if first else ""
        origin = origin if len(origin) <= TIP else origin[: TIP - 1] + "…"
        key = "note.tip_many" if len(refs) > 1 else "note.tip_one"
        return self.words.template(key).format(count=len(refs), origin=origin, state=state)
