"""Which data sets give records of a world, of what, and which of them are at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from foedus.errors import UpstreamError
from foedus.published.rows import Row
from foedus.published.series import capabilities, forces, nuclear, states, trade, united_nations
from foedus.upstream import Copy, data_set
from foedus.upstream.mirror import mirror
from foedus.upstream.pins import pinned
from foedus.upstream.reading import located
from foedus.upstream.store import disk_errors, lies_at, traced

FIRST: Final = 1945
"""Series and events begin with this year; agreements with their own."""
PARTNERS: Final = frozenset({"CHN", "DEU", "JPN", "RUS", "USA"})
"""The partners with which trade and votes of a state are compared."""

Rows = Callable[[frozenset[str]], Iterator[Row]]


class Series(NamedTuple):
    """Indicators, each with the table that covers it, and the lines of some states."""

    indicators: Mapping[str, str]
    rows: Rows

    @property
    def data_set(self) -> str:
        return next(iter(self.indicators.values())).partition(".")[0]


def _all(table: str, indicators: Iterable[str], rows: Rows) -> Series:
    """A series whose indicators come from one table."""
    return Series(dict.fromkeys(indicators, table), rows)


def _from(make: Callable[[frozenset[str], int], Iterator[Row]]) -> Rows:
    return lambda wanted: make(wanted, FIRST)


def _with(make: Callable[[frozenset[str], frozenset[str]], Iterator[Row]]) -> Rows:
    return lambda wanted: make(wanted, PARTNERS)


SERIES: Final = (
    Series(
        {name: f"sipri-milex.{name.removeprefix('milex-')}" for name in capabilities.SHEETS},
        _from(capabilities.spending),
    ),
    _all(
        "nmc.state-years",
        (f"nmc-{column}" for column in capabilities.COLUMNS),
        _from(capabilities.national),
    ),
    _all("democracy.state-years", ("polyarchy", "polity2"), _from(states.regimes)),
    _all("gdp.state-years", states.ECONOMY, _from(states.economies)),
    _all("stockpiles.state-years", ("nuclear-warheads",), _from(nuclear.warheads)),
    _all("proliferation.state-years", ("nuclear-status",), _from(nuclear.status)),
    _all("ideal-points.state-years", ("un-ideal-point",), _from(united_nations.ideal_points)),
    _all("un-votes.votes", ("un-agreement",), _with(united_nations.agreement)),
    _all("un-votes.votes", ("un-roll-calls",), _with(united_nations.roll_calls)),
    _all(
        "ipi.contributions",
        ("un-troops", "un-police", "un-experts"),
        _from(united_nations.peacekeepers),
    ),
    _all("mme.exercises", ("exercises-mme",), forces.exercises),
    _all("us-troops.reports", ("us-troops",), forces.us_troops),
    _all("trade.dyad-years", ("imports-cow", "exports-cow"), _with(trade.goods)),
)
LAST: Final = {"polity2": 2018}
"""The last year of an indicator that ends before its table does."""
TABLES: Final = {
    "agreement": ("atop.members", "dcad.agreements"),
    "event:dispute": ("mid.participants",),
    "event:exercise": ("mme.exercises",),
}


def giving() -> tuple[str, ...]:
    """The data sets that give records of a world, by id."""
    tables = {t.partition(".")[0] for names in TABLES.values() for t in names}
    return tuple(sorted(tables | {one.data_set for one in SERIES}))


def at_hand() -> tuple[str, ...]:
    """Those of them whose files are installed, or lie in the mirror; under a lock, the pinned.

    Raises :class:`UpstreamError` where one of these files is damaged or cannot be read, for a
    broken mirror and for a broken lock.
    """
    base = mirror()

    def there(copy: Copy) -> bool:
        with disk_errors(copy):
            mirrored = isinstance(base, Path) and lies_at(base / copy.file)
        return pinned(copy) and (mirrored or traced(copy))

    found = [id for id in giving() if all(map(there, data_set(id).copies))]
    for id in found:
        for copy in data_set(id).copies:
            try:
                located(copy)
            except UpstreamError as error:
                raise UpstreamError(
                    f"{id}: {error}; 'foedus data verify {id}' says more, and --data names the "
                    "sets to be read, or none"
                ) from None
    return tuple(found)
