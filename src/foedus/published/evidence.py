"""A pack and published tables as one body of evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from foedus.errors import UnknownName
from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Agreement, Coverage, Event, Observation, Source
from foedus.published import agreements, events
from foedus.published.offer import FIRST, LAST, SERIES, TABLES, Series, giving
from foedus.published.sources import coverage, source
from foedus.states import membership, state
from foedus.upstream import data_set, data_sets, declaration
from foedus.upstream.reading import located, reader_version
from foedus.upstream.store import edition


def with_published(evidence: Evidence, data: Sequence[str], states: Sequence[str]) -> Evidence:
    """The evidence of a pack together with what data sets say of some states.

    What the pack holds already stands: agreements by their ATOP and DCAD ids, observations by
    indicator, actor, partner, period and edition. The hash covers the pack, the bytes of the
    data and the readers. Raises :class:`UnknownName` for a data set that gives no records, and
    :class:`UpstreamError` for one that is not installed.
    """
    for name in data:
        if name not in giving():
            hint = "foedus.table reads its tables" if name in _others() else ""
            raise UnknownName.of("data set that gives records", name, giving(), hint)
    until = evidence.info.until.latest
    wanted = frozenset(state(one, until).id for one in states)
    chosen = frozenset(data)
    spoken_of = [one for one in wanted if membership(one, "cow") or membership(one, "gw")]
    found = _agreements(evidence, chosen, wanted, until)
    happened = _events(chosen, wanted)
    series = [one for one in SERIES if one.data_set in chosen]
    values = list(_observations(evidence, series, wanted))
    indicators = {one.id: one for one in evidence.indicators}
    shipped = {one.id: one for one in load_evidence().indicators} if series else {}
    needed = {id: shipped[id] for one in series for id in one.indicators}
    covered = _coverage(series, chosen, spoken_of) if spoken_of else []
    known = {c.ref for c in evidence.coverage}
    return msgspec.structs.replace(
        evidence,
        hash=_hash(evidence, chosen, wanted),
        data=tuple(sorted(chosen)),
        sources=tuple(
            {one.id: one for one in (*evidence.sources, *_sources(evidence, chosen))}.values()
        ),
        agreements=(*evidence.agreements, *found),
        events=(*evidence.events, *happened),
        indicators=tuple({**needed, **indicators}.values()),
        observations=(*evidence.observations, *values),
        coverage=(*evidence.coverage, *_once(c for c in covered if c.ref not in known)),
    )


def _others() -> tuple[str, ...]:
    return tuple(id for id in data_sets() if id not in giving())


def _agreements(
    evidence: Evidence, data: frozenset[str], wanted: frozenset[str], until: date
) -> list[Agreement]:
    found: list[Agreement] = []
    if "atop" in data:
        found += agreements.alliances(wanted, _codes(evidence, "atop"), until)
    if "dcad" in data:
        known = _codes(evidence, "dcad") | _cited(evidence, "dcad-1.0")
        found += agreements.cooperation(wanted, known, until)
    return found


def _codes(evidence: Evidence, kind: str) -> frozenset[str]:
    """The ids in a data set of agreements that the pack holds."""
    return frozenset(
        code for a in evidence.agreements for code in a.codes.get(kind, "").split(" ") if code
    )


def _cited(evidence: Evidence, source: str) -> frozenset[str]:
    """The words of a source's locators in claims: what the pack holds otherwise coded."""
    return frozenset(
        word.strip(",;")
        for claim in evidence.claims
        for cite in claim.sources
        if cite.source == source
        for word in cite.locator.split()
    )


def _events(data: frozenset[str], wanted: frozenset[str]) -> list[Event]:
    found: list[Event] = []
    if "mid" in data:
        found += events.disputes(wanted, FIRST)
    if "mme" in data:
        found += events.exercises(wanted, FIRST)
    return found


def _observations(
    evidence: Evidence, series: Sequence[Series], wanted: frozenset[str]
) -> Iterator[Observation]:
    """The lines that the pack does not have, each once."""
    known = {o.id for o in evidence.observations}
    for one in series:
        for line in one.rows(wanted):
            record = line.record
            if record.id not in known:
                known.add(record.id)
                yield record


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


def _hash(evidence: Evidence, data: frozenset[str], wanted: frozenset[str]) -> str:
    """A hash of all that the evidence rests on."""
    whole = hashlib.sha256(evidence.hash.encode())
    for name in sorted(data):
        for table in data_set(name).tables:
            _, sha256 = located(table.copy)
            whole.update(f"{table.id} {sha256} {reader_version(table.id)}\n".encode())
    whole.update(" ".join(sorted(wanted)).encode() + _code())
    return whole.hexdigest()


@cache
def _code() -> bytes:
    """A hash of the code that makes the records."""
    whole = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.digest()
