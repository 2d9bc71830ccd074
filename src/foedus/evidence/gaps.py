"""The years in which a pack has nothing, and whether nothing means none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from foedus.dates import When
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Coverage
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
    unused = [
        *(f"event:{kind}" for kind in EVENT_KINDS if kind not in events),
        *(f"agreement:{kind}" for kind in AGREEMENT_KINDS if kind not in agreements),
    ]
    return (*_events(e), *_series(e), *(Gap(subject, "all", "unknown") for subject in unused))


def _events(e: Evidence) -> Iterable[Gap]:
    held: dict[str, set[int]] = {}
    for event in e.events:
        start = event.span.start
        last = event.span.end or start
        if "unknown" not in (start.precision, last.precision):
            held.setdefault(event.kind, set()).update(_years(start, last))
    for kind, years in sorted(held.items()):
        yield from _of(e, f"event:{kind}", "", years)


def _series(e: Evidence) -> Iterable[Gap]:
    held: dict[tuple[str, str], set[int]] = {}
    for o in e.observations:
        if o.value is not None or o.low is not None:
            key = (o.indicator, o.actor)
            held.setdefault(key, set()).update(_years(o.period, o.period))
    for (indicator, actor), years in sorted(held.items()):
        yield from _of(e, f"observation:{indicator}", actor, years)


def _of(e: Evidence, subject: str, actor: str, held: set[int]) -> Iterable[Gap]:
    """One row for each meaning that the missing years of a subject have."""
    missing: dict[str, list[int]] = {}
    for coverage in e.coverage:
        if coverage.subject != subject or (actor and actor not in (*coverage.actors, actor)):
            continue
        for year in _covered(coverage, e.info.until):
            # A series begins with its first value: a state may be younger than the coverage.
            if year not in held and year >= min(held):
                means = "none" if coverage.absent == "zero" else "unknown"
                missing.setdefault(means, []).append(year)
    name = f"{subject} {actor}".rstrip()
    for means, years in sorted(missing.items()):
        yield Gap(name, ranges(years), means)


def _covered(coverage: Coverage, until: When) -> Iterable[int]:
    start, end = coverage.span.start, coverage.span.end or until
    if "unknown" in (start.precision, end.precision):
        return ()
    return _years(start, end)


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
