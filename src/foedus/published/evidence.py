"""A pack and published tables as one body of evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from foedus.errors import UnknownName
from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Coverage, Observation, Source
from foedus.published.offer import FIRST, LAST, SERIES, TABLES, Series, giving
from foedus.published.parts import Part, parts
from foedus.published.sources import coverage, source
from foedus.states import membership, state
from foedus.upstream import data_set, data_sets, declaration
from foedus.upstream.reading import located, reader_version
from foedus.upstream.store import edition


def with_published(
    evidence: Evidence, data: Sequence[str], states: Sequence[str], leave_out: bool = False
) -> Evidence:
    """The evidence of a pack together with what data sets say of some states.

    What the pack holds already stands: agreements by their ATOP and DCAD ids, observations by
    indicator, actor, partner, period and edition. The hash covers the pack, the bytes of the
    data and the readers. Raises :class:`UnknownName` for a data set that gives no records, and
    :class:`UpstreamError` for one that is not installed or, unless ``leave_out``, for which a
    package is missing.
    """
    for name in data:
        if name not in giving():
            hint = "foedus.table reads its tables" if name in _others() else ""
            raise UnknownName.of("data set that gives records", name, giving(), hint)
    until = evidence.info.until.latest
    wanted = frozenset(state(one, until).id for one in states)
    found, unread = parts(evidence, frozenset(data), wanted, leave_out)
    chosen = frozenset(found)
    spoken_of = [one for one in wanted if membership(one, "cow") or membership(one, "gw")]
    series = [one for one in SERIES if one.data_set in chosen]
    indicators = {one.id: one for one in evidence.indicators}
    shipped = {one.id: one for one in load_evidence().indicators} if series else {}
    needed = {id: shipped[id] for one in series for id in one.indicators}
    covered = _coverage(series, chosen, spoken_of) if spoken_of else []
    known = {c.ref for c in evidence.coverage}
    return msgspec.structs.replace(
        evidence,
        hash=_hash(evidence, chosen, wanted, unread),
        data=tuple(sorted(chosen)),
        unread=unread,
        sources=tuple(
            {one.id: one for one in (*evidence.sources, *_sources(evidence, chosen))}.values()
        ),
        agreements=(*evidence.agreements, *(a for p in found.values() for a in p.agreements)),
        codings=tuple(a for p in found.values() for a in p.codings),
        events=(*evidence.events, *(e for p in found.values() for e in p.events)),
        indicators=tuple({**needed, **indicators}.values()),
        observations=(*evidence.observations, *_new(evidence, found)),
        coverage=(*evidence.coverage, *_once(c for c in covered if c.ref not in known)),
    )


def _others() -> tuple[str, ...]:
    return tuple(id for id in data_sets() if id not in giving())


def _new(evidence: Evidence, found: Mapping[str, Part]) -> tuple[Observation, ...]:
    """The values that the pack does not have, each once."""
    new = {o.id: o for part in found.values() for o in reversed(part.observations)}
    for known in evidence.observations:
        new.pop(known.id, None)
    return tuple(new.values())


def _sources(evidence: Evidence, data: frozenset[str]) -> Iterator[Source]:
    """The sources that the pack has not, and those of which another edition is at hand."""
    known = {one.id for one in evidence.sources}
    for name in sorted(data):
        other = edition(data_set(name)) != data_set(name).version
        for table in data_set(name).tables:
            if other or table.source not in known:
                known.add(table.source)
                yield source(data_set(name), table)


def _coverage(
    series: Sequence[Series], data: frozenset[str], states: Sequence[str]
) -> list[Coverage]:
    """What the tables say of states that are members of one of the two systems."""
    return [
        coverage(
            f"observation:{indicator}", declaration(table), states, FIRST, LAST.get(indicator)
        )
        for one in series
        for indicator, table in one.indicators.items()
    ] + [
        coverage(subject, declaration(table), states, 0 if subject == "agreement" else FIRST)
        for subject, tables in TABLES.items()
        for table in tables
        if table.partition(".")[0] in data
    ]


def _once(found: Iterable[Coverage]) -> tuple[Coverage, ...]:
    return tuple({one.ref: one for one in found}.values())


def _hash(
    evidence: Evidence, data: frozenset[str], wanted: frozenset[str], unread: Iterable[str]
) -> str:
    """A hash of all that the evidence rests on."""
    whole = hashlib.sha256(evidence.hash.encode())
    for name in sorted(data):
        for table in data_set(name).tables:
            _, sha256 = located(table.copy)
            whole.update(f"{table.id} {sha256} {reader_version(table.id)}\n".encode())
    whole.update(f"{' '.join(sorted(wanted))} without {' '.join(unread)}".encode() + _code())
    return whole.hexdigest()


@cache
def _code() -> bytes:
    """A hash of the code that makes the records."""
    whole = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.digest()
