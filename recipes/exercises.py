"""Refresh ``events/exercises-1980-2010.csv``: the exercises of either Korea in MME.

Usage: ``python recipes/exercises.py``, with the folder of published files named in
``FOEDUS_MIRROR``. Every exercise of ``mme.exercises`` in which South or North
Korea took part has one row. Dates, participants and domains come from the data set, and the
corrections listed here from announcements and reports; the words of a row (id, titles, series,
host, place, what happened) are ours and stay as the file has them.

The days of MME are often one to three days off where an announcement can be read, so they are
lowered to the months in which the true day may lie, unless another source gives the day.
"""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from foedus.states import actor
from foedus.storage import replace_file
from foedus.upstream import read

FILE: Final = Path(__file__).parents[1] / "src/foedus/packs/korea/events/exercises-1980-2010.csv"
# First and last day by an announcement or report, which the row's sources name.
CORRECTED: Final = {
    "mme1457": ("1996-10-28", "1996-11-10"),  # Foal Eagle 1996
    "mme1674": ("1998-07-06", "1998-08-08"),  # RIMPAC 1998
    "mme1704": ("1998-10-26", "1998-11-06"),  # Foal Eagle 1998
    "mme1816": ("1999-10-26", "1999-11-05"),  # Foal Eagle 1999
    "mme2011": ("2001-08-20", "2001-08-31"),  # Ulchi Focus Lens 2001
    "mme2084": ("2002-03-21", "2002-03-27"),  # RSOI and Foal Eagle 2002
    "mme2279": ("2003-03-04", "2003-04-02"),  # RSOI and Foal Eagle 2003
    "mme2351": ("2003-08-18", "2003-08-29"),  # Ulchi Focus Lens 2003
    "mme2534": ("2004-08-23", "2004-09-03"),  # Ulchi Focus Lens 2004
    "mme2637": ("2005-03-19", "2005-03-25"),  # Foal Eagle 2005
    "mme2638": ("2005-03-19", "2005-03-25"),  # RSOI exercise 2005
    "mme2808": ("2006-03-25", "2006-03-31"),  # Foal Eagle 2006
    "mme2809": ("2006-03-25", "2006-03-31"),  # RSOI exercise 2006
    "mme2956": ("2007-03-25", "2007-03-31"),  # Foal Eagle 2007
    "mme2958": ("2007-03-25", "2007-03-31"),  # RSOI exercise 2007
    "mme3348": ("2010-06-23", "2010-08-01"),  # RIMPAC 2010
    "mme3354": ("2010-07-25", "2010-07-28"),  # US-ROK naval and air exercise Invincible Spirit
    "mme3373": ("2010-08-16", "2010-08-26"),  # Ulchi Freedom Guardian 2010
}
KOREAS: Final = {"KOR", "PRK"}
SLACK: Final = timedelta(days=3)


def months(year: int | None, month: int | None, day: int | None) -> str:
    """The month, or the two between which a day near the turn of a month may lie."""
    if year is None or month is None:
        return str(year or "")
    if day is None:
        return f"{year}-{month:02}"
    middle = date(year, month, day)
    first, last = ((middle + step).strftime("%Y-%m") for step in (-SLACK, SLACK))
    return first if first == last else f"{first}..{last}"


def facts(exercise: dict[str, Any]) -> dict[str, str]:
    """The cells of a row that the data set gives, details before they are joined."""
    start, end = CORRECTED.get(exercise["code"]) or (
        months(*(exercise[f"{at}_{part}"] for part in ("year", "month", "day")))
        for at in ("start", "end")
    )
    return {
        "start": start,
        "end": "" if end == start else end,
        "participants": "; ".join(
            f"participant:{id}"
            for id in sorted(exercise["participants"], key=lambda id: actor(id).name_en)
        ),
        "form": "command post" if exercise["command_post"] else "",
        "domains": ", ".join(exercise["domains"]),
        "purpose": ", ".join(exercise["purposes"]),
    }


def refreshed(row: dict[str, str], exercises: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The row with what the data set gives, its words kept."""
    details = dict(pair.split("=", 1) for pair in row["details"].split("; "))
    found = facts(exercises[details["code"]])
    kept = [role for role in row["actors"].split("; ") if not role.startswith("participant:")]
    details = {
        "code": details["code"],
        **{name: found[name] for name in ("form", "domains", "purpose") if found[name]},
        **{name: details[name] for name in ("dates",) if name in details},
    }
    return {
        **row,
        "start": found["start"],
        "end": found["end"],
        "actors": "; ".join([found["participants"], *kept]),
        "details": "; ".join(f"{name}={value}" for name, value in details.items()),
    }


def text() -> str:
    """The file as the table and our words for its rows make it."""
    table = read("mme.exercises").iter_rows(named=True)
    exercises = {r["code"]: r for r in table if KOREAS & set(r["participants"])}
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [refreshed(row, exercises) for row in csv.DictReader(file)]
    unnamed = exercises.keys() - {row["details"].partition(";")[0][5:] for row in rows}
    if unnamed:
        raise SystemExit(f"exercises without a row: {', '.join(sorted(unnamed))}")
    made = io.StringIO()
    writer = csv.DictWriter(made, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


if __name__ == "__main__":
    replace_file(FILE, text().encode())
