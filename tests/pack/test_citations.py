"""What an event cites from a published table stands in that table, about the event's days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus.evidence.loading import load_evidence
from foedus.evidence.records import Event

Days = tuple[date, date] | None  # None: the row gives no day

# Events that cite a row for what led to them, so that its day is another one.
CITES_A_CAUSE: Final = {"asset-b52-1976-08"}

ROW: Final = {
    "csis-nk-provocations": r"\d{4}-\d\d-\d\d",
    "csis-provocations-index": r"\d{4}-\d\d-\d\d",
    "csis-nk-russia-timeline": r"\d{4}-\d\d-\d\d",
    "eurepoc-1.1": r"(?<=ID )\d+",
    "dcid-2.0": r"\d+",
    "cow-mid-5": r"\b\d{3,7}\b(?! [A-Z])",
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def text_table(path: Path) -> list[dict[str, str]]:
    return pl.read_csv(path, infer_schema_length=0, encoding="utf8-lossy").to_dicts()


def sheet(path: Path) -> list[dict[str, str]]:
    return pl.read_excel(path, infer_schema_length=0).to_dicts()


def bound(year: str, month: str, day: str, *, last: bool) -> date:
    """A date of which month and day may be -9, missing: its first or last possible day."""
    y, m, d = int(year), int(month), int(day)
    m = m if m > 0 else 12 if last else 1
    return date(y, m, d if d > 0 else calendar.monthrange(y, m)[1] if last else 1)


def span(start: date | None, end: date | None) -> Days:
    return (start, max(start, end or start)) if start else None


def csis(mirror: Path) -> dict[str, Days]:
    editions = ("nk_provocations_index_2026-03-18", "north_korea_provocations_index_1958_2026-08")
    rows = [r for e in editions for r in text_table(mirror / f"csis-beyond-parallel/{e}.csv")]
    return {r["date"]: (date.fromisoformat(r["date"]),) * 2 for r in rows}


def csis_russia(mirror: Path) -> dict[str, Days]:
    rows = text_table(mirror / "csis-beyond-parallel/nk_russia_timeline_index_2026-07-08.csv")
    return {r["date"]: (date.fromisoformat(r["date"]),) * 2 for r in rows}


def eurepoc(mirror: Path) -> dict[str, Days]:
    rows = text_table(mirror / "eurepoc-1.1/EuRepoC_Global_Database_1.1.csv")
    return {r["ID"]: span(day(r["start_date"]), day(r["end_date"])) for r in rows}


def dcid(mirror: Path) -> dict[str, Days]:
    rows = sheet(mirror / "dcid/DCID_2.0_Release_update_February_2023.xlsx")
    starts, ends = ([day(r[f"interaction{e}date"]) for r in rows] for e in ("start", "end"))
    ids = [r["Cyberincidentnum"] for r in rows]
    return dict(zip(ids, map(span, starts, ends), strict=True))


def mid(mirror: Path) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for name, key in (("MIDI", "incidnum"), ("MIDA", "dispnum")):
        for r in text_table(mirror / f"mids/{name} 5.0.csv"):
            start = bound(r["styear"], r["stmon"], r["stday"], last=False)
            found[r[key]] = (start, bound(r["endyear"], r["endmon"], r["endday"], last=True))
    return found


TABLES: Final = {
    "csis-nk-provocations": csis,
    "csis-provocations-index": csis,
    "csis-nk-russia-timeline": csis_russia,
    "eurepoc-1.1": eurepoc,
    "dcid-2.0": dcid,
    "cow-mid-5": mid,
}


def cited(source: str) -> Iterator[tuple[Event, list[str]]]:
    """The events that cite a table, with the rows that they name."""
    for event in load_evidence().events:
        for cite in event.sources:
            if cite.source == source:
                yield event, re.findall(ROW[source], re.sub(r"\(.*", "", cite.locator))


def rows_of_claims(about: str, source: str) -> set[str]:
    """The rows of a table by which claims about a record are supported."""
    return {
        row
        for claim in load_evidence().claims
        if claim.about == about
        for cite in claim.sources
        if cite.source == source
        for row in re.findall(ROW[source], cite.locator)
    }


@pytest.mark.parametrize("source", TABLES)
def test_every_row_that_an_event_cites_is_in_the_table(source: str, mirror: Path) -> None:
    table = TABLES[source](mirror)
    rows = [(event.id, row) for event, named in cited(source) for row in named]
    assert rows
    assert [(id, row) for id, row in rows if row not in table] == []


@pytest.mark.parametrize("source", TABLES)
def test_a_cited_row_falls_in_the_days_of_the_event_or_a_claim_keeps_its_date(
    source: str, mirror: Path
) -> None:
    table = TABLES[source](mirror)
    elsewhere = []
    for event, named in cited(source):
        claimed = rows_of_claims(f"event:{event.id}", source)
        first, ends = event.span.start.earliest, event.span.end
        for row in named if event.id not in CITES_A_CAUSE else ():
            days = table[row]
            fits = not days or (days[1] >= first and (ends is None or days[0] <= ends.latest))
            if not fits and row not in claimed:
                elsewhere.append((event.id, row))
    assert elsewhere == []


def test_the_cyber_tracker_rows_carry_the_titles_that_are_cited(mirror: Path) -> None:
    titles = [r["Title"] for r in sheet(mirror / "cfr-cyber-tracker/cfr_attacker_coded.xlsx")]
    cites = [c for e in load_evidence().events for c in e.sources if c.source[:4] == "cfr-"]
    # The first two words: the file has lost some of the signs between later ones.
    named = [m for c in cites if (m := re.match(r"row (\d+), (\w+(?: \w+)?)", c.locator))]
    assert named
    wrong = [m[0] for m in named if not titles[int(m[1]) - 2].startswith(m[2])]
    assert wrong == []
