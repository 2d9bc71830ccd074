"""What changed from one version of a pack to another, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from foedus.evidence.pack import Evidence
from foedus.evidence.records import Entry
from foedus.evidence.wording import worded

_APART: Final = {"status", "provisions", "sources"}  # told step by step, clause by clause


def difference(before: Evidence, after: Evidence) -> tuple[str, ...]:
    """Sentences on what the second evidence adds, drops and changes; none if it is the same.

    A sentence on the pack itself comes first, then for each kind of record its numbers and a
    sentence for every record, in the order of ids.
    """
    sentences = [*_pack(before, after)]
    old, new = _by_kind(before), _by_kind(after)
    for kind in old:
        sentences += _kind(kind, old[kind], new[kind])
    return tuple(sentences)


def _pack(before: Evidence, after: Evidence) -> Iterator[str]:
    for change in _changes(before.info, after.info):
        yield f"The pack's {change}."


def _by_kind(e: Evidence) -> dict[str, dict[str, Any]]:
    kinds: dict[str, Iterable[Entry]] = {
        "agreement": e.agreements,
        "provision": (p for a in e.agreements for p in a.provisions),
        "event": e.events,
        "deployment": e.deployments,
        "strength": e.strengths,
        "observation": e.observations,
        "place": e.places,
        "place claim": e.place_claims,
        "claim": e.claims,
        "coverage": e.coverage,
        "source": e.sources,
    }
    found: dict[str, dict[str, Any]] = {kind: {} for kind in [*kinds, "indicator"]}
    for kind, records in kinds.items():
        for record in records:
            name = record.ref.partition(":")[2]
            found[kind][_free(name, found[kind])] = record
    found["indicator"] = {indicator.id: indicator for indicator in e.indicators}
    return found


def _free(name: str, taken: dict[str, Any]) -> str:
    """The name, numbered where several records share it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _kind(kind: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    added = sorted(new.keys() - old.keys())
    gone = sorted(old.keys() - new.keys())
    told = {name: tuple(_told(old[name], new[name])) for name in sorted(old.keys() & new.keys())}
    # An agreement whose clauses alone changed is told under provisions.
    changed = {name: changes for name, changes in told.items() if changes}
    if not (added or gone or changed):
        return
    counts = f"{len(added):,} added, {len(gone):,} removed, {len(changed):,} changed"
    yield f"{_plural(kind)}: {counts}."
    yield from (f"  Added {kind} {name}{_title(new[name])}." for name in added)
    yield from (f"  Removed {kind} {name}{_title(old[name])}." for name in gone)
    for name, changes in changed.items():
        yield f"  Changed {kind} {name}: {'; '.join(changes)}."


def _plural(kind: str) -> str:
    return "Coverage" if kind == "coverage" else f"{kind.capitalize()}s"


def _title(record: Any) -> str:
    titles = (getattr(record, name, "") for name in ("title", "unit", "name", "summary"))
    title = next(filter(None, titles), "")
    return f": {title.rstrip('.')}" if title else ""


def _told(old: Any, new: Any) -> Iterator[str]:
    if old != new:
        yield from _changes(old, new)
        for field, word in (("status", "step"), ("sources", "source")):
            yield from _parts(word, getattr(old, field, ()), getattr(new, field, ()))


def _changes(old: Any, new: Any) -> Iterator[str]:
    for field in msgspec.structs.fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now and field.name not in _APART:
            yield f"{field.name} was {worded(was)}, is {worded(now)}"


def _parts(word: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    """The steps or sources that were added, dropped, moved, or changed in all but their words."""
    was, now = Counter(map(worded, old)), Counter(map(worded, new))
    yield from (f"{word} {part} added" for part in (now - was).elements())
    yield from (f"{word} {part} removed" for part in (was - now).elements())
    same = was & now
    kept = [[part for part in parts if worded(part) in same] for parts in (old, new)]
    for part in same:
        before, after = ([x for x in parts if worded(x) == part] for parts in kept)
        if len(before) == len(after) and before != after:
            yield f"{word} {part} has other sources or notes"
    if was == now and [*map(worded, old)] != [*map(worded, new)]:
        yield f"order of {word}s changed"
