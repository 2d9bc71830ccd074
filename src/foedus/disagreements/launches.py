"""Days of North Korean launches: CSIS, CNS, its continuation, and the pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import polars as pl

from foedus.dates import Clock
from foedus.disagreements.found import Disagreement, Material, Said
from foedus.evidence.pack import Evidence

CSIS, CNS, NAGIX = "csis-provocations.events", "cns.missiles", "nagix.missiles"
TABLES: Final = (CSIS, CNS, NAGIX)
PACK: Final = "pack"
CLOCK: Final = "one launch on two clocks: the day of UTC, and the next day in Korea"
SCOPE: Final = "CNS and its continuation list missiles that carry 500 kg over 300 km; CSIS more"


def compare(given: Material) -> Iterator[Disagreement]:
    """Days on which one list has a launch and another, in its years, has none."""
    days = {
        CSIS: set(given.frames[CSIS].filter(pl.col("type") == "Missile Provocation")["day"]),
        CNS: _whole(given.frames[CNS]),
        NAGIX: _whole(given.frames[NAGIX]),
        PACK: _of_pack(given.evidence),
    }
    days = {one: found for one, found in days.items() if found}
    local = days.get(CSIS, set())
    for day in sorted(set().union(*days.values())):
        having = [one for one, found in days.items() if day in found]
        lacking = [
            one
            for one, found in days.items()
            if one not in having and min(found) <= day <= max(found)
        ]
        if not lacking:
            continue
        tomorrow, yesterday = day + timedelta(1), day - timedelta(1)
        shifted = [
            one
            for one in lacking
            if (one == CSIS and tomorrow in local) or (having == [CSIS] and yesterday in days[one])
        ]
        if having == [CSIS] and shifted:
            continue  # told with the day before, which is that of UTC
        said = [Said(one, day.isoformat(), "launch") for one in having]
        said += [
            Said(one, tomorrow.isoformat(), "launch")
            if one in shifted
            else Said(one, day.isoformat(), "none")
            for one in lacking
        ]
        clock = set(shifted) == set(lacking)
        yield Disagreement(
            about="launches",
            states=("PRK",),
            subject="launch of a missile",
            field="day",
            when=day.isoformat(),
            said=tuple(said),
            nature="clock" if clock else "value",
            reason=CLOCK if clock else SCOPE,
        )


def _whole(frame: pl.DataFrame) -> set[date]:
    """The days that are given whole."""
    return {date.fromisoformat(day) for day in frame["day"].drop_nulls() if len(day) == 10}


def _of_pack(evidence: Evidence) -> set[date]:
    """Launch days of the pack, on the clock on which they are given."""
    return {
        e.span.start.earliest
        for e in evidence.events
        if e.kind in ("missile-launch", "satellite-launch")
        and e.actors("by") == ("PRK",)
        and e.span.start.exact
        and e.span.start.clock in (Clock.UTC, Clock.LOCAL, Clock.UNSTATED)
    }
