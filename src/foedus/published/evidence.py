"""A pack and published tables as one body of evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec

from foedus.errors import UnknownName, UpstreamError
from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Agreement, Coverage, Event, Observation, Source
from foedus.published import agreements, events
from foedus.published.rows import Row
from foedus.published.series import capabilities, forces, nuclear, states, trade, united_nations
from foedus.published.sources import coverage, source
from foedus.upstream import data_set, data_sets, declaration
from foedus.upstream.reading import located, reader_version

FIRST: Final = 1945
"""Series and events begin with this year; agreements with their own."""
PARTNERS: Final = frozenset({"CHN", "DEU", "JPN", "RUS", "USA"})
"""The partners with which trade and votes of a state are compared."""

Rows = Callable[[frozenset[str]], Iterator[Row]]


class Series(NamedTuple):
    """Indicators that a table gives, and the lines of some states."""

    table: str
    indicators: tuple[str, ...]
    rows: Rows


def _from(make: Callable[[frozenset[str], int], Iterator[Row]]) -> Rows:
    return lambda wanted: make(wanted, FIRST)


def _with(make: Callable[[frozenset[str], frozenset[str]], Iterator[Row]]) -> Rows:
    return lambda wanted: make(wanted, PARTNERS)


SERIES: Final = (
    Series("sipri-milex.constant", tuple(capabilities.SHEETS), _from(capabilities.spending)),
    Series(
        "nmc.state-years",
        tuple(f"nmc-{column}" for column in capabilities.COLUMNS),
        _from(capabilities.national),
    ),
    Series("democracy.state-years", ("polyarchy", "polity2"), _from(states.regimes)),
    Series("gdp.state-years", tuple(states.ECONOMY), _from(states.economies)),
    Series("stockpiles.state-years", ("nuclear-warheads",), _from(nuclear.warheads)),
    Series("proliferation.state-years", ("nuclear-status",), _from(nuclear.status)),
    Series("ideal-points.state-years", ("un-ideal-point",), _from(united_nations.ideal_points)),
    Series("un-votes.votes", ("un-agreement",), _with(united_nations.agreement)),
    Series(
        "ipi.contributions",
        ("un-troops", "un-police", "un-experts"),
        _from(united_nations.peacekeepers),
    ),
    Series("mme.exercises", ("exercises-mme",), forces.exercises),
    Series("us-troops.state-years", ("us-troops",), forces.us_troops),
    Series("trade.dyad-years", ("imports-cow", "exports-cow"), _with(trade.goods)),
)
TABLES: Final = {
    "agreement": ("atop.members", "dcad.agreements"),
    "event:dispute": ("mid.participants",),
    "event:exercise": ("mme.exercises",),
}


def giving() -> tuple[str, ...]:
    """The data sets that give records of a world, by id."""
    tables = [one.table for one in SERIES] + [t for names in TABLES.values() for t in names]
    return tuple(sorted({table.partition(".")[0] for table in tables}))


def at_hand() -> tuple[str, ...]:
    """Those of them whose files are installed, or lie in the mirror."""

    def there(id: str) -> bool:
        try:
            for copy in data_set(id).copies:
                located(copy)
        except UpstreamError:
            return False
        return True

    return tuple(id for id in giving() if there(id))


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
    wanted, chosen = frozenset(states), frozenset(data)
    until = evidence.info.until.latest
    found = _agreements(evidence, chosen, wanted, until)
    happened = _events(chosen, wanted)
    series = [one for one in SERIES if one.table.partition(".")[0] in chosen]
    values = list(_observations(evidence, series, wanted))
    indicators = {one.id: one for one in evidence.indicators}
    shipped = {one.id: one for one in load_evidence().indicators} if series else {}
    needed = {id: shipped[id] for one in series for id in one.indicators}
    covered = [
        coverage(f"observation:{indicator}", declaration(one.table), wanted, FIRST)
        for one in series
        for indicator in one.indicators
    ] + [
        coverage(subject, declaration(table), wanted, 0 if subject == "agreement" else FIRST)
        for subject, tables in TABLES.items()
        for table in tables
        if table.partition(".")[0] in chosen
    ]
    known = {c.ref for c in evidence.coverage}
    return msgspec.structs.replace(
        evidence,
        hash=_hash(evidence, chosen, wanted),
        data=tuple(sorted(chosen)),
        sources=(*evidence.sources, *_sources(evidence, chosen)),
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
        found += agreements.cooperation(wanted, _codes(evidence, "dcad"), until)
    return found


def _codes(evidence: Evidence, kind: str) -> frozenset[str]:
    """The ids in a data set of agreements that the pack holds."""
    return frozenset(
        code for a in evidence.agreements for code in a.codes.get(kind, "").split(" ") if code
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
    known = {one.id for one in evidence.sources}
    for name in sorted(data):
        for table in data_set(name).tables:
            if table.source not in known:
                known.add(table.source)
                yield source(data_set(name), table)


def _once(found: Iterable[Coverage]) -> tuple[Coverage, ...]:
    return tuple({one.ref: one for one in found}.values())


def _hash(evidence: Evidence, data: frozenset[str], wanted: frozenset[str]) -> str:
    """A hash of all that the evidence rests on."""
    whole = hashlib.sha256(evidence.hash.encode())
    for name in sorted(data):
        for table in data_set(name).tables:
            _, sha256 = located(table.copy)
            whole.update(f"{table.id} {sha256} {reader_version(table.id)}\n".encode())
    whole.update(" ".join(sorted(wanted)).encode())
    return whole.hexdigest()
