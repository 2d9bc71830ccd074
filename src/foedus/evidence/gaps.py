"""The years in which a pack has nothing, and whether nothing means none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from foedus.dates import When
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Coverage, Event
from foedus.evidence.vocabulary import AGREEMENT_KINDS, EVENT_KINDS


class Gap(NamedTuple):
    """Years without a record of a subject that is covered then, or a subject without any.

    ``means`` says what the absence tells: ``none`` where the coverage calls it a true zero,
    else ``unknown``.
    """

    subject: str
    years: str
    means: str


def gaps(e: Evidence) -> tuple[Gap, ...]:
    """Gaps inside the covered years of every kind of event and every series, by subject."""
    events, agreements = {x.kind for x in e.events}, {a.kind for a in e.agreements}
    zeros = {c.subject for c in e.coverage if c.absent == "zero"}
    unused = [
        *(f"event:{kind}" for kind in EVENT_KINDS if kind not in events),
        *(f"agreement:{kind}" for kind in AGREEMENT_KINDS if kind not in agreements),
    ]
    unknown = (Gap(subject, "all", "unknown") for subject in unused if subject not in zeros)
    return (*_events(e), *_true_zeros(e), *_series(e), *unknown)


def _events(e: Evidence) -> Iterable[Gap]:
    for kind in sorted({event.kind for event in e.events}):
        own = [event for event in e.events if event.kind == kind]
        rows = [c for c in e.coverage if c.subject == f"event:{kind}" and c.absent != "zero"]
        covered = [year for c in rows for year in _covered(c, e.info.until)]
        yield from _gap(f"event:{kind}", covered, _event_years(own), "unknown")


def _true_zeros(e: Evidence) -> Iterable[Gap]:
    """Years wholly covered in which none of the actors that the coverage names has an event."""
    for c in sorted(e.coverage, key=lambda c: (c.subject, c.actors)):
        kind, _, word = c.subject.partition(":")
        if kind == "event" and c.absent == "zero":
            own = [x for x in e.events if x.kind == word]
            held = [x for x in own if not c.actors or set(c.actors) & set(x.actors())]
            whole = set(_whole_years(c, e.info.until)) - _event_years(held)
            if whole:
                yield Gap(" ".join((c.subject, *c.actors)), ranges(whole), "none")


def _event_years(events: Iterable[Event]) -> set[int]:
    years: set[int] = set()
    for event in events:
        start = event.span.start
        last = event.span.end or start
        if "unknown" not in (start.precision, last.precision):
            years.update(_years(start, last))
    return years


def _series(e: Evidence) -> Iterable[Gap]:
    held: dict[tuple[str, str, str], set[int]] = {}
    for o in e.observations:
        if o.value is not None or o.low is not None:
            key = (o.indicator, o.actor, o.partner)
            held.setdefault(key, set()).update(_years(o.period, o.period))
    for (indicator, actor, partner), years in sorted(held.items()):
        for c in e.coverage:
            if c.subject == f"observation:{indicator}" and actor in (c.actors or (actor,)):
                means = "none" if c.absent == "zero" else "unknown"
                name = " ".join(filter(None, (c.subject, actor, partner)))
                yield from _gap(name, _covered(c, e.info.until), years, means)


def _gap(subject: str, covered: Iterable[int], held: set[int], means: str) -> Iterable[Gap]:
    """The covered years that hold nothing, from the first record on.

    What comes before it says little: a state may be younger than the coverage of a series.
    """
    missing = {year for year in covered if held and year >= min(held)} - held
    if missing:
        yield Gap(subject, ranges(missing), means)


def _covered(coverage: Coverage, until: When) -> Iterable[int]:
    start, end = coverage.span.start, coverage.span.end or until
    if "unknown" in (start.precision, end.precision):
        return ()
    return _years(start, end)


def _whole_years(coverage: Coverage, until: When) -> Iterable[int]:
    start, end = coverage.span.start.earliest, (coverage.span.end or until).latest
    return (
        year
        for year in _covered(coverage, until)
        if start <= date(year, 1, 1) and date(year, 12, 31) <= end
    )


def _years(start: When, end: When) -> range:
    return range(start.earliest.year, end.latest.year + 1)


def ranges(years: Iterable[int]) -> str:
    """Years with runs joined.

    >>> ranges([1951, 1953, 1952, 1960])
    '1951-1953, 1960'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
