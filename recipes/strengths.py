"""Make ``strengths/published.csv``: sizes of units that published tables give.

Usage: ``python recipes/strengths.py``, with the folder of published files named in
``FOEDUS_MIRROR``. US forces in Korea and Japan are those of the report of each September
(June to 1956) and of the last of all; Korean units and officers in United Nations missions those
of each December, and of the highest month of those that came and went while the data run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from foedus.storage import replace_file
from foedus.upstream import read

FILE: Final = Path(__file__).parents[1] / "src/foedus/packs/korea/strengths/published.csv"


class Row(NamedTuple):
    """One line of the file."""

    deployment: str
    on: str
    measure: str
    size: str
    sources: str


# Deployment, host, first and last year; Japan is counted with Okinawa from 1974.
US_FORCES: Final = (
    ("usa-korean-war", "KOR", 1953, 1953),
    ("usa-korea-1953", "KOR", 1954, 1956),
    ("usa-usfk", "KOR", 1957, 9999),
    ("usa-usfj", "JPN", 1974, 9999),
)
LAST_REPORT: Final = "December 2025"


class Contingent(NamedTuple):
    """A unit or group, its mission, and what is counted as it.

    ``limit`` says that the count takes in others too, such as staff officers, and is only the
    most that the unit can have had. A ``peak`` is told only where the months cover the whole
    stay, so far as it lies before the data end.
    """

    deployment: str
    mission: str
    column: str = "total"
    first: date = date(2009, 11, 1)
    last: date = date(2014, 2, 28)
    limit: bool = False
    peak: bool = False


LABELS: Final = {
    "experts": "Experts on Mission Total",
    "total": "Total Total",
    "troops": "Troops Total",
}
DANBI: Final = (date(2010, 3, 1), date(2012, 11, 30))
HANBIT: Final = date(2013, 3, 1)
MISSIONS: Final = (
    Contingent("kor-afg-unama", "UNAMA"),
    Contingent("kor-civ-unoci", "UNOCI"),
    Contingent("kor-esh-observers", "MINURSO"),
    Contingent("kor-hti-danbi", "MINUSTAH", "troops", *DANBI, limit=True, peak=True),
    Contingent("kor-hti-staff", "MINUSTAH", "troops", last=date(2010, 2, 1)),
    Contingent("kor-hti-staff", "MINUSTAH", "troops", date(2012, 12, 1)),
    Contingent("kor-lbn-dongmyeong", "UNIFIL", "troops", limit=True),
    Contingent("kor-lbr-unmil", "UNMIL"),
    Contingent("kor-npl-unmin", "UNMIN"),
    Contingent("kor-sdn-unamid", "UNAMID"),
    Contingent("kor-sdn-unisfa", "UNISFA", peak=True),
    Contingent("kor-sdn-unmis", "UNMIS"),
    Contingent("kor-ssd-hanbit", "UNMISS", "troops", HANBIT, limit=True, peak=True),
    Contingent("kor-ssd-staff", "UNMISS", last=date(2013, 2, 1)),
    Contingent("kor-ssd-staff", "UNMISS", "experts", HANBIT),
    Contingent("kor-tls-unmit", "UNMIT"),
    Contingent("kor-unmogip", "UNMOGIP"),
)


def us_forces() -> Iterator[Row]:
    reports = read("us-troops.reports")
    months = {"June": "06", "September": "09", "December": "12"}
    for deployment, host, first, last in US_FORCES:
        month = pl.when(pl.col("year") < 1957).then(pl.lit("June")).otherwise(pl.lit("September"))
        wanted = (pl.col("month") == month) | (pl.col("report") == LAST_REPORT)
        years = pl.col("year").is_between(first, last)
        for r in reports.filter((pl.col("host") == host) & years & wanted).iter_rows(named=True):
            yield Row(
                deployment,
                f"{r['year']}-{months[r['month']]}",
                "present",
                f"{r['troops_ad']} persons",
                f"troopdata-reports: {r['report']}, {r['location']}, active duty",
            )


def missions() -> Iterator[Row]:
    korea = read("ipi.missions").filter(pl.col("actor") == "KOR")
    for c in MISSIONS:
        own = korea.filter(
            (pl.col("mission") == c.mission) & pl.col("day").is_between(c.first, c.last)
        )
        months = own.group_by("day").agg(pl.col(c.column).sum()).sort("day")
        name = LABELS[c.column]
        for day, size in months.iter_rows():
            if day.month == 12 and size:
                yield _row(c, day, "present", size, f"column {name}")
        if c.peak:
            day, size = months.filter(pl.col(c.column) == pl.col(c.column).max()).row(0)
            window = "highest month of November 2009 to February 2014"
            yield _row(c, day, "peak", size, f"column {name}, {window}")


def _row(c: Contingent, day: date, measure: str, size: int, where: str) -> Row:
    return Row(
        c.deployment,
        f"{day:%Y-%m}",
        measure,
        f"{'<=' if c.limit else ''}{size} persons",
        f"ipi-peacekeeping-missions-2014: Republic of Korea, {c.mission}, {day}, {where}",
    )


def text() -> str:
    """The file as the two tables make it."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(sorted((*us_forces(), *missions())))
    return made.getvalue()


if __name__ == "__main__":
    replace_file(FILE, text().encode())
