"""Nuclear tests of a year: the published count against the pack's events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import polars as pl

from foedus.disagreements.found import Disagreement, Material, Said

COUNTS: Final = "nuclear-tests.state-years"
TABLES: Final = (COUNTS,)
REASON: Final = "each test is an event with its day and sources of its own"


def compare(given: Material) -> Iterator[Disagreement]:
    """Years in which the count is another than that of the events, for who has events."""
    tests = [event for event in given.evidence.events if event.kind == "nuclear-test"]
    ours = Counter((actor, e.span.start.earliest.year) for e in tests for actor in e.actors("by"))
    testers = {actor for actor, _ in ours}
    rows = given.frames[COUNTS].filter(pl.col("actor").is_in(testers))
    theirs = {
        (actor, year): tests
        for actor, year, tests in rows.select("actor", "year", "tests").iter_rows()
    }
    for actor, year in sorted(ours.keys() | theirs.keys()):
        published, known = theirs.get((actor, year)), ours[actor, year]
        if published is None or published == known:
            continue
        days = [e.span.start.printed for e in tests if e.span.start.earliest.year == year]
        yield Disagreement(
            about="nuclear-tests",
            states=(actor,),
            subject=f"nuclear tests of {actor}",
            field="tests",
            when=str(year),
            said=(
                Said(COUNTS, f"{actor}, {year}", str(published)),
                Said("pack", ", ".join(days) or f"no event in {year}", str(known)),
            ),
            preferred="pack",
            reason=REASON,
        )
