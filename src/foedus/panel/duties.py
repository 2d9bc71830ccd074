"""The duties of a world's agreements, as a table of directed dyad-years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Final

import polars as pl

from foedus.dates import Truth
from foedus.errors import PanelError
from foedus.evidence.records import Agreement, Provision
from foedus.evidence.vocabulary import LEGAL
from foedus.upstream.block import STATE, Block
from foedus.upstream.declare import Copy, Coverage, Declaration
from foedus.upstream.table import Table
from foedus.world import (
    ATOP,
    BINDING_MODALITIES,
    World,
    between,
    debtors,
    in_text,
    owed_to,
    standing,
    turns,
)

COLUMNS: Final = {duty: f"duty_{duty.replace('-', '_')}" for duty in ATOP}
"""The columns by duty: the ids of the agreements that hold it."""

OPEN: Final = "duties_open"
ASSUMED: Final = "duties_assumed"
POLITICAL: Final = "duties_political"
_DAY: Final = timedelta(days=1)
_KEY: Final = ("actor1", "actor2", "year")

StandsOn = Callable[[date, str | None, str | None], Truth]
Found = defaultdict[tuple[str, str, int], defaultdict[str, set[str]]]


def duty_years(world: World) -> Table:
    """Which agreements bind the first state to the second in a year, by duty.

    A row stands for a debtor, a creditor and a year up to the world's day on some day of which a
    duty or prohibition was in force between them. For each duty of :data:`COLUMNS` it lists the
    ids of the agreements that hold it; ``duties_open`` lists those of which it is not known
    whether one was in force in the year at all, ``duties_political`` those of all that do not
    bind in law, ``duties_assumed`` those that the world assumes.
    No row means that none is on record, not that there was none.
    """
    found: Found = defaultdict(lambda: defaultdict(set))
    for agreement in world.agreements():
        stands = cache(partial(_stands, agreement))
        for provision in world.provisions(agreement, ATOP):
            if provision.modality in BINDING_MODALITIES:
                _add(found, agreement, provision, stands, world.on)
    names = [*COLUMNS.values(), OPEN, POLITICAL, ASSUMED]
    rows = [
        (*key, *(sorted(by_name[name]) or None for name in names))
        for key, by_name in sorted(found.items())
    ]
    schema = {name: pl.Int32 if name == "year" else pl.String for name in _KEY}
    frame = pl.DataFrame(
        rows, schema=schema | dict.fromkeys(names, pl.List(pl.String)), orient="row"
    ).with_columns(
        pl.lit(None, pl.UInt32).alias("duties_row"),
        pl.lit("derived", STATE).alias("duties_state"),
    )
    block = Block(
        name="duties",
        table=_declared(world),
        columns=(*_KEY, *names),
        year="year",
        who=_KEY[:2],
        cites=(f"{world.pack.title}. Pack {world.pack.id}, version {world.pack.version}.",),
    )
    return Table(frame=frame, unit="directed dyad-year", key=_KEY, blocks=(block,))


def _add(
    found: Found, agreement: Agreement, provision: Provision, stands: StandsOn, on: date
) -> None:
    """The years up to ``on`` in which a provision binds each debtor toward each creditor."""
    stretches = [
        (first, last, in_text(provision, first))
        for first, last in _stretches(agreement, provision, on)
    ]
    for debtor in debtors(agreement, provision):
        for creditor in owed_to(agreement, provision, debtor):
            truths: dict[int, Truth] = {}
            for first, last, there in stretches:
                truth = there & between(agreement, debtor, creditor, partial(stands, first))
                for year in range(first.year, last.year + 1):
                    truths[year] = truths.get(year, Truth.NO) | truth
            for year, truth in truths.items():
                if truth is not Truth.NO:
                    name = COLUMNS[provision.obligation] if truth is Truth.YES else OPEN
                    _note(found[debtor, creditor, year], agreement, name)


def _note(of_year: defaultdict[str, set[str]], agreement: Agreement, name: str) -> None:
    of_year[name].add(agreement.id)
    if agreement.binding not in LEGAL:
        of_year[POLITICAL].add(agreement.id)
    if agreement.assumed:
        of_year[ASSUMED].add(agreement.id)


def _stretches(agreement: Agreement, provision: Provision, on: date) -> list[tuple[date, date]]:
    """Stretches of days up to ``on`` on which nothing changes, from the first step on."""
    days = [day for day in turns((agreement,), (provision,)) if day <= on]
    return [
        (day, following - _DAY)
        for day, following in zip(days, [*days[1:], on + _DAY], strict=True)
    ]


def _stands(agreement: Agreement, day: date, party: str | None, other: str | None) -> Truth:
    return standing(agreement, day, party, other).live


def _declared(world: World) -> Declaration:
    """What is told of the table of a world: its pack and its years."""
    first = min((a.status[0].since.earliest.year for a in world.agreements()), default=1816)
    return Declaration(
        id=f"{world.pack.id}.duties",
        source=world.pack.id,
        title="Duties of the agreements on record",
        unit="directed dyad-year",
        key=_KEY,
        columns=(),
        coverage=Coverage(first=first, last=world.on.year, members="agreements on record"),
        copy=Copy(file=f"pack {world.pack.id}", origin="", sha256=world.evidence_hash, size=0),
        read=_unread,
        actors=_KEY[:2],
        year="year",
    )


def _unread(path: Path) -> pl.DataFrame:
    raise PanelError(f"{path}: the duties of a world are not read from a file")
