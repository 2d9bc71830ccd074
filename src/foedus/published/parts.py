"""What one data set gives of some states, beside what the pack holds already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from foedus.errors import MissingPackage
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Agreement, Event, Observation
from foedus.published import agreements, events
from foedus.published.offer import FIRST, SERIES


class Part(NamedTuple):
    """The records of one data set."""

    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    codings: tuple[Agreement, ...] = ()


def parts(
    evidence: Evidence, data: Iterable[str], wanted: frozenset[str], leave_out: bool
) -> tuple[dict[str, Part], dict[str, str]]:
    """The part of each data set, and the package that each lacks which could not be read.

    Raises :class:`MissingPackage` unless such sets are to be left out.
    """
    found: dict[str, Part] = {}
    unread: dict[str, str] = {}
    for name in sorted(data):
        try:
            found[name] = _part(evidence, name, wanted)
        except MissingPackage as error:
            if not leave_out:
                raise
            unread[name] = error.package
    return found, unread


def _part(evidence: Evidence, name: str, wanted: frozenset[str]) -> Part:
    until = evidence.info.until.latest
    return Part(
        tuple(_agreements(evidence, name, wanted, until)),
        tuple(_events(name, wanted)),
        tuple(line.record for one in SERIES if one.data_set == name for line in one.rows(wanted)),
        tuple(agreements.codings(_codes(evidence, name), until)) if name == "atop" else (),
    )


def _agreements(
    evidence: Evidence, name: str, wanted: frozenset[str], until: date
) -> Iterator[Agreement]:
    if name == "atop":
        yield from agreements.alliances(wanted, _codes(evidence, "atop"), until)
    if name == "dcad":
        known = _codes(evidence, "dcad") | _cited(evidence, "dcad-1.0")
        yield from agreements.cooperation(wanted, known, until)


def _events(name: str, wanted: frozenset[str]) -> Iterator[Event]:
    if name == "mid":
        yield from events.disputes(wanted, FIRST)
    if name == "mme":
        yield from events.exercises(wanted, FIRST)


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
