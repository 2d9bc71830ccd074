"""Data sets as sources, and what their tables cover, as records."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.dates import Span, When
from foedus.evidence.records import Cite, Coverage, Source
from foedus.upstream import DataSet, Declaration
from foedus.upstream.store import edition, receipt_of


def source(data: DataSet, table: Declaration) -> Source:
    """The source under which the records of a table are cited."""
    receipt = receipt_of(table.copy)
    return Source(
        id=table.source,
        publisher=", ".join(name.strip("{}") for name in data.citation.authors),
        title=data.title,
        kind="dataset",
        edition=edition(data),
        address=data.home,
        licence=data.licence,
        sha256=receipt.sha256 if receipt else table.copy.sha256,
    )


def coverage(
    subject: str,
    table: Declaration,
    states: Iterable[str],
    first: int,
    last: int | None = None,
) -> Coverage:
    """What a table says of a kind of record for some states, from a year to its last."""
    spoken = table.coverage
    start = max(first, spoken.first)
    return Coverage(
        subject=subject,
        actors=tuple(sorted(states)),
        span=Span(When.parse(f"{start:04}"), When.parse(f"{last or spoken.last:04}")),
        absent=spoken.absent,
        note=f"{table.title}: {spoken.members}.",
        note_ko=f"{table.title}.",
        sources=(Cite(source=table.source, locator="whole table"),),
    )
