"""What sources count in an operation, and the sums that they say were stolen."""

from __future__ import annotations

from typing import Final

from foedus.dates import Truth
from foedus.evidence.quantity import Quantity
from foedus.evidence.records import Event
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.world import World

MONEY: Final = ("USD", "KRW", "JPY")
UNITS: Final = frozenset(
    {
        *("accounts", "agencies", "aircraft", "computers", "countries", "files", "GB", "machines"),
        *("mails", "organisations", "persons", "servers", "sites", "BTC", "ETH"),
        *MONEY,
    }
)
"""Units that the catalogue can name; a figure in another unit is left out."""
SCALE: Final = {"USD": 1e6, "KRW": 1e9, "JPY": 1e9}
"""Money is shown in millions of dollars and billions of won and yen."""
LARGEST: Final = 12
_K: Final = "cybersecurity"


def operations(world: World, against: str = "") -> list[Event]:
    """Operations begun by the world's day; one of unknown beginning from the day it was public."""
    roles = ("against",) if against else ()
    found = world.events(*((against,) if against else ()), kinds=("cyber-operation",), roles=roles)
    return [
        e
        for e in found
        if e.span.start.precision != "unknown"
        or (e.public_from is not None and e.public_from.has_come(world.on) is Truth.YES)
    ]


def figure_cells(e: Event) -> tuple[Value, Value]:
    """The first figure that the sources give, and what it counts."""
    for q in e.magnitude.values():
        if q.unit in UNITS:
            return _amount(q, e), v.term(q.unit, "cyber-unit")
    return v.missing(), v.text("–")


def _amount(q: Quantity, e: Event) -> Value:
    scale = SCALE.get(q.unit, 1.0)
    value, low, high = (None if n is None else n / scale for n in (q.value, q.low, q.high))
    shown = Quantity(value, low, high, q.qualifier, q.unit)
    number = shown.value if shown.value is not None else shown.low or 0.0
    return v.quantity(shown, (e.ref,), 0 if number == int(number) else 1)


def money(e: Event) -> Quantity | None:
    """The sum in ordinary money, if the sources give one."""
    for q in e.magnitude.values():
        if q.unit in MONEY:
            return q
    return None


def thefts(world: World, state: str) -> Section:
    """Thefts with a sum, against anyone: the largest in dollars, and all in a table."""
    stolen = [e for e in operations(world) if e.details.get("effect") == "financial theft"]
    valued = [e for e in stolen if money(e)]
    title = Finding(f"{_K}.thefts_title")
    facts = {"on": v.day(world.on), "state": v.actor(state)}
    if not valued:
        return Section("cyber-thefts", title, (Finding(f"{_K}.no_thefts", facts, "gap"),))
    facts |= {
        "count": v.number(len(stolen), [e.ref for e in stolen]),
        "valued": v.number(len(valued), [e.ref for e in valued]),
        "here": v.number(
            sum(state in e.actors("against") for e in valued),
            [e.ref for e in valued],
        ),
    }
    blocks: list[Finding | Table] = [Finding(f"{_K}.thefts", facts), *_largest(valued)]
    blocks.append(_table(valued))
    return Section("cyber-thefts", title, blocks)


def _largest(valued: list[Event]) -> list[Finding]:
    in_dollars = [e for e in valued if _dollars(e)]
    if not in_dollars:
        return []
    top = max(in_dollars, key=_dollars)
    amount = money(top)
    assert amount is not None
    facts = {
        "title": v.text(top.title, top.title_ko, (top.ref,)),
        "day": v.day(top.span.start, (top.ref,)),
        "amount": _amount(amount, top),
        "alleged": v.actors(top.actors("alleged"), (top.ref,)),
        "accuser": v.actors(top.actors("accuser"), (top.ref,)),
    }
    return [Finding(f"{_K}.{'largest_official' if top.actors('accuser') else 'largest'}", facts)]


def _dollars(e: Event) -> float:
    q = money(e)
    return (q.value or q.low or 0.0) if q is not None and q.unit == "USD" else 0.0


def _table(valued: list[Event]) -> Table:
    chosen = valued[-LARGEST:]
    rows = []
    for e in chosen:
        amount = money(e)
        assert amount is not None
        rows.append(
            (
                v.day(e.span.start, (e.ref,)),
                v.text(e.title, e.title_ko, (e.ref,)),
                _amount(amount, e),
                v.term(amount.unit, "cyber-unit"),
                v.actors(e.actors("alleged"), (e.ref,)),
                v.actors(e.actors("accuser"), (e.ref,)) if e.actors("accuser") else v.text("–"),
            )
        )
    columns = (
        Column("column.date"),
        Column("column.operation"),
        Column("column.amount", "right"),
        Column("column.figure_of"),
        Column("column.attributed_to"),
        Column("column.attributed_by"),
    )
    facts = {"count": v.number(len(chosen), [e.ref for e in chosen])}
    return Table("cyber-thefts-table", Finding(f"{_K}.thefts_table", facts), columns, rows)
