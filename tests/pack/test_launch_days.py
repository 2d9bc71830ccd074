"""The launch days of the Korea pack against the independent list of CSIS, 2006 to 2023."""

from __future__ import annotations

import csv
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from foedus.dates import Clock
from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import pack_folder
from foedus.evidence.records import Event

ROOT: Final = Path(__file__).parents[2]
UPSTREAM: Final = Path(os.environ.get("FOEDUS_MIRROR") or ROOT.parent / "shared/upstream")
CSIS: Final = UPSTREAM / "csis-beyond-parallel/north_korea_provocations_index_1958_2026-08.csv"
FIRST, LAST = date(2006, 1, 1), date(2023, 12, 31)

# A UTC day is this day or the next in Korea; a day of no stated clock may be off either way.
SHIFTS: Final = {Clock.UTC: (0, 1), Clock.LOCAL: (0,), Clock.UNSTATED: (-1, 0, 1)}

# Cruise, anti-ship and anti-aircraft missiles are outside the scope of our source (500 kg over
# 300 km), so these kinds of the CSIS list are not looked for in ours.
OTHER_KINDS: Final = ("Cruise", "cruise", "Surface-to-Air", "Anti-aircraft")

NOT_IN_CSIS: Final = {
    date(2017, 11, 28): "Hwasong-15 of 29 November in Korea: missing from the scraped edition",
    date(2019, 4, 17): "tactical guided weapon, read by our source as a ballistic missile",
    date(2019, 5, 4): "first launch after 522 days: missing from the scraped edition",
    date(2020, 3, 8): "9 March in Korea: CSIS has 6 March instead, apparently for this launch",
    date(2020, 3, 28): "29 March in Korea: missing from the scraped edition",
    date(2023, 11, 21): "Malligyong-1 satellite: missing from the scraped edition",
    date(2023, 11, 22): "failed launch of an unknown missile: missing from the scraped edition",
}

_SHORT: Final = "short-range, with no entry in our source: taken to be below its scope"
NOT_IN_OURS: Final = {
    date(2006, 3, 7): _SHORT,
    date(2007, 5, 25): _SHORT,
    date(2007, 6, 27): _SHORT,
    date(2009, 5, 26): _SHORT,
    date(2009, 5, 27): _SHORT,
    date(2009, 5, 29): _SHORT,
    date(2009, 7, 2): "short-range cruise missiles by the press of the day: outside the scope",
    date(2009, 10, 12): _SHORT,
    date(2013, 3, 15): _SHORT,
    date(2014, 3, 16): _SHORT,
    date(2014, 3, 22): _SHORT,
    date(2014, 3, 23): _SHORT,
    date(2014, 7, 2): _SHORT,
    date(2015, 3, 13): _SHORT,
    date(2016, 3, 3): _SHORT,
    date(2016, 3, 21): _SHORT,
    date(2016, 3, 29): _SHORT,
    date(2016, 4, 6): "submarine missile without a flight in our source",
    date(2017, 5, 27): _SHORT,
    date(2017, 6, 8): _SHORT,
    date(2020, 3, 6): "the launch of 9 March in Korea, see above",
    date(2022, 1, 25): _SHORT,
    date(2022, 8, 17): _SHORT,
    date(2022, 11, 5): _SHORT,
}

pytestmark = pytest.mark.skipif(not CSIS.is_file(), reason=f"{CSIS} is not on this machine")


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return load_evidence().events


@pytest.fixture(scope="module")
def launches(events: tuple[Event, ...]) -> dict[date, Event]:
    kinds = ("missile-launch", "satellite-launch")
    found = [e for e in events if e.kind in kinds and e.actors("by") == ("PRK",)]
    return {e.span.start.earliest: e for e in found if e.span.start.exact}


def csis_days(kind: str) -> dict[date, str]:
    with CSIS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"].startswith(kind)]
    return {date.fromisoformat(row["date"]): row["event"] for row in rows}


def possible_days(day: date, event: Event) -> set[date]:
    return {day + timedelta(days=shift) for shift in SHIFTS[event.span.start.clock]}


def test_csis_knows_every_launch_day_but_those_explained(launches: dict[date, Event]) -> None:
    theirs = csis_days("Missile").keys()
    missing = {
        day
        for day, event in launches.items()
        if FIRST <= day <= LAST and not possible_days(day, event) & theirs
    }
    assert missing == NOT_IN_CSIS.keys()


def test_every_ballistic_day_of_csis_is_a_launch_day_but_those_explained(
    launches: dict[date, Event],
) -> None:
    ours = {near for day, event in launches.items() for near in possible_days(day, event)}
    missing = {
        day
        for day, kind in csis_days("Missile").items()
        if FIRST <= day <= LAST and day not in ours and not any(k in kind for k in OTHER_KINDS)
    }
    assert missing == NOT_IN_OURS.keys()


def test_the_six_nuclear_tests_fall_on_the_days_of_csis(events: tuple[Event, ...]) -> None:
    ours = {e.span.start.earliest for e in events if e.kind == "nuclear-test"}
    theirs = {day for day, kind in csis_days("Nuclear").items() if "Nuclear Test" in kind}
    assert len(ours) == 6
    assert ours == theirs


def test_no_missile_of_the_source_is_lost() -> None:
    path = pack_folder("korea") / "events/launches.csv"
    with path.open(encoding="utf-8", newline="") as file:
        magnitudes = [row["magnitude"].partition(";")[0] for row in csv.DictReader(file)]
    counts = [int(m.removeprefix("missiles=").removeprefix(">=").split()[0]) for m in magnitudes]
    assert sum(counts) == 339
