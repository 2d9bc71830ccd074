"""An answer as a frame: one row for each clause, debtor and creditor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from foedus.casus.evaluate import Answer
from foedus.casus.reading import Reading
from foedus.dates import Truth

if TYPE_CHECKING:
    import polars as pl

COLUMNS: Final = (
    "result",
    "kind",
    "debtor",
    "creditor",
    "obligation",
    "agreement",
    "locator",
    "standing",
    "discretion",
    "stopped_by",
    "left_open",
    "refs",
)


def frame(answer: Answer) -> pl.DataFrame:
    """The readings of an answer, in their order.

    ``result`` is ``arises``, ``may arise`` or ``does not arise``; ``stopped_by`` and
    ``left_open`` are the names of the conditions not met and not known, ``refs`` the records
    of the chain. Actors are ids.

    >>> from datetime import date
    >>> from foedus.casus import Contingency, evaluate
    >>> from foedus.world import load
    >>> attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1))
    >>> frame(evaluate(load("korea"), attack)).row(0, named=True)["result"]
    'arises'
    """
    import polars as pl

    texts = pl.List(pl.String)
    lists = {"discretion", "stopped_by", "left_open", "refs"}
    schema = {name: texts if name in lists else pl.String for name in COLUMNS}
    return pl.DataFrame([_row(r) for r in answer.readings], schema=schema, orient="row")


def _row(reading: Reading) -> tuple[object, ...]:
    return (
        reading.result.value,
        reading.kind.value,
        reading.debtor,
        reading.creditor,
        reading.provision.obligation,
        reading.agreement.id,
        reading.provision.locator,
        reading.standing.value,
        list(reading.provision.discretion),
        [t.name for t in reading.tests if t.truth is Truth.NO],
        [t.name for t in reading.tests if t.truth is Truth.UNKNOWN],
        list(reading.refs),
    )
