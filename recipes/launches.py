"""Make ``events/launches.csv``: one row for each day of North Korean launches.

Usage: ``python recipes/launches.py``, with the folder of published files named in
``FOEDUS_MIRROR``. Two lists serve: ``nagix.missiles``, one entry a missile, 1984-2026, and
``cns.missiles`` to April 2023, which the first one continues; it gives classes that the first
leaves out.

Both count only missiles able to carry 500 kg over 300 km. Their days are days of UTC where a
time is given, and of an unstated clock where none is. Flight figures are left out on purpose.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from foedus.storage import replace_file
from foedus.upstream import read

PACK: Final = Path(__file__).parents[1] / "src/foedus/packs/korea"
PLACES: Final = PACK / "places/launch-sites.csv"

# Days on which the list and the reports of the day part; claims/threats.csv holds both.
STARTS: Final = {
    "2009-07-05": ("2009-07-04@local", "radionz-7367: launches on Saturday 4 July"),
    "2016-04-15": (
        "2016-04-15@local",
        "siasat-946711: 05:33 in Korea on Friday, 20:33 GMT before",
    ),
    "2017-05-14": (
        "2017-05-14@local",
        "nknews-20170514-kusong: 05:27 in Korea, Saturday in the US",
    ),
}
CNS_DAYS: Final = {"2022-01-05": "2022-01-04"}  # the later list corrects the day to UTC
FLOORS: Final = {"1984-09", "2024-04-22", "2024-05-29", "2024-09-17", "2024-11-04"}
SATELLITES: Final = {"2024-05-27"}  # no rocket named, but a satellite in the description
PUBLIC: Final = {"2015-05-08": "2015-05-09", "2015-12-21": ""}
NOTES: Final = {
    "1984-04-09": (
        "The source dates six tests of April to September 1984 as its best estimate.",
        "출처는 1984년 4월부터 9월까지의 시험 6회 날짜를 최선의 추정치로 제시한다.",
    ),
    "1984-09": (
        "The source dates six tests of April to September 1984 as its best estimate.",
        "출처는 1984년 4월부터 9월까지의 시험 6회 날짜를 최선의 추정치로 제시한다.",
    ),
    "1986-05": (
        "Known only from a statement of the South Korean defence minister; the source doubts "
        "that it took place.",
        "한국 국방부 장관의 발언으로만 알려졌으며, 출처는 시험이 실제로 있었는지 의문을 둔다.",
    ),
    "1993-05-29": (
        "The source calls the types and the number of missiles of 29 and 30 May unclear.",
        "출처는 5월 29~30일 미사일의 종류와 수가 불분명하다고 밝힌다.",
    ),
    "1998-08-31": (
        "North Korea said that it had put a satellite into orbit; the source codes a failure.",
        "북한은 위성을 궤도에 올렸다고 주장하였으나, 출처는 실패로 분류한다.",
    ),
    "2006-07-05": (
        "Types and number are disputed; Russia counted ten. The Unha was on a course over Japan.",
        "종류와 수에 이견이 있으며 러시아는 10발로 집계하였다. 은하는 일본 상공을 향하였다.",
    ),
    "2020-03-08": (
        "South Korea counted three missiles of this type, the United States as many as five.",
        "한국은 이 기종 3발로, 미국은 최대 5발로 집계하였다.",
    ),
    "2022-03-24": (
        "North Korea named a Hwasong-17; South Korea held that it may have been a Hwasong-15, "
        "as the source codes it.",
        "북한은 화성-17이라고 발표하였으나 한국은 화성-15일 수 있다고 보았고, 출처도 화성-15로 "
        "분류한다.",
    ),
    "2024-03-17": (
        "Six by the source; Japan counted three, South Korea at least three.",
        "출처는 6발로 집계하며, 일본은 3발, 한국은 최소 3발로 발표하였다.",
    ),
    "2024-11-04": (
        "Several missiles; neither South Korea nor Japan gave a number.",
        "여러 발이며 한국과 일본 모두 발수를 밝히지 않았다.",
    ),
    "2026-04-07": (
        "The first launch, from the Pyongyang area, has no time and may be of another UTC day.",
        "평양 일대에서의 첫 발사는 시각이 없어 UTC 기준으로 다른 날일 수 있다.",
    ),
}

WORDS: Final = [
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
]
KOREAN: Final = {
    "SRBM": "단거리탄도미사일",
    "MRBM": "준중거리탄도미사일",
    "IRBM": "중거리탄도미사일",
    "ICBM": "대륙간탄도미사일",
    "SLBM": "잠수함발사탄도미사일",
    "HGV": "극초음속활공체",
    "unknown": "미사일",
}
SHORT_RANGE: Final = re.compile(r"^[^.]*(short-range ballistic missile|SRBM)")


class Missile(NamedTuple):
    """One missile: ``day`` as the list writes it, ``cns`` its row in the CNS database."""

    day: str
    in_utc: bool
    name: str
    kind: str
    site: str
    outcome: str
    cns: int | None


class Site(NamedTuple):
    """A launch site of the pack."""

    id: str
    name: str
    name_ko: str


def cns_rows() -> dict[str, list[tuple[int, str]]]:
    """Number and class of each missile in the CNS database, by day."""
    rows: dict[str, list[tuple[int, str]]] = {}
    for r in read("cns.missiles").iter_rows(named=True):
        day = CNS_DAYS.get(r["day"], r["day"])
        rows.setdefault(day, []).append((r["number"], r["class"] or "unknown"))
    return rows


def missiles() -> Iterator[Missile]:
    """Every missile, with its class from whichever list names one."""
    types = {r["missile"]: r for r in read("nagix.missile-types").iter_rows(named=True)}
    cns = cns_rows()
    entries = read("nagix.missiles").iter_rows(named=True)
    for day, group in groupby(entries, key=lambda entry: str(entry["day"])):
        today = list(group)
        rows = cns.get(day, [])
        if rows and len(rows) != len(today):
            raise SystemExit(f"{day}: {len(today)} missiles in one list, {len(rows)} in the other")
        for place, entry in enumerate(today):
            number, cns_class = rows[place] if rows else (None, "unknown")
            kind = types[entry["missile"]]["class"]
            if kind is None:
                short = SHORT_RANGE.match(entry["description"] or "")
                kind = "SRBM" if cns_class == "unknown" and short else cns_class
            yield Missile(
                day=day,
                in_utc=entry["in_utc"],
                name=types[entry["missile"]]["name"] or "unknown",
                kind=kind,
                site=entry["site"] or "",
                outcome=entry["outcome"],
                cns=number,
            )


def event(day: str, today: list[Missile], sites: dict[str, Site]) -> dict[str, str]:
    """The row of one day."""
    clock = "@utc" if any(m.in_utc for m in today) else ""
    start, report = STARTS.get(day, (day + clock, ""))
    satellite = day in SATELLITES or all(m.kind == "SLV" for m in today)
    from_sites = Counter(m.site for m in today)
    title, title_ko = (
        satellite_titles(today, sites) if satellite else missile_titles(day, today, sites)
    )
    what, what_ko = NOTES.get(day, ("", ""))
    only = next(iter(from_sites)) if len(from_sites) == 1 else ""
    return {
        "id": f"prk-launch-{start.partition('@')[0]}",
        "kind": "satellite-launch" if satellite else "missile-launch",
        "start": start,
        "title": title,
        "title_ko": title_ko,
        "actors": "by:PRK",
        "place": sites[only].id if only else "",
        "magnitude": magnitude(day, today),
        "details": details(today, from_sites, sites),
        "what": what,
        "what_ko": what_ko,
        "public_from": PUBLIC.get(day, "day" if day > "1998" else ""),
        "sources": sources(day, today, report),
    }


def magnitude(day: str, today: list[Missile]) -> str:
    """How many, and how many of each class when the day mixes classes."""
    floor = ">=" if day in FLOORS else ""
    classes = Counter(m.kind for m in today)
    parts = [f"missiles={floor}{len(today)} missiles"]
    if len(classes) > 1:
        parts += [f"missiles.{k}={n} missiles" for k, n in sorted(classes.items())]
    return "; ".join(parts)


def details(today: list[Missile], from_sites: Counter[str], sites: dict[str, Site]) -> str:
    """Class, type, outcome, and the sites when there are several."""
    outcomes = Counter(m.outcome for m in today)
    named = {
        "class": _list(m.kind for m in today),
        "type": _list(m.name for m in today),
    }
    pairs = {name: value for name, value in named.items() if value != "unknown"}
    pairs["outcome"] = "mixed" if len(outcomes) > 1 else next(iter(outcomes))
    if len(outcomes) > 1:
        pairs |= {name: str(count) for name, count in sorted(outcomes.items())}
    if len(from_sites) > 1:
        pairs["sites"] = ", ".join(f"{sites[s].id} {n}" for s, n in sorted(from_sites.items()))
    return "; ".join(f"{name}={value}" for name, value in pairs.items())


def missile_titles(day: str, today: list[Missile], sites: dict[str, Site]) -> tuple[str, str]:
    """Such as "Three SRBMs from Wonsan", in both languages."""
    classes = {m.kind for m in today}
    kind = classes.pop() if len(classes) == 1 else "unknown"
    noun = "missile" if kind == "unknown" else kind
    many = len(today) > 1 or day in FLOORS
    count = WORDS[len(today)] if many else ("a" if kind == "unknown" else "an")
    if day == "2024-11-04":
        count, count_ko = "several", "여러 발"
    else:
        least = day in FLOORS
        count = f"at least {count}" if least else count
        count_ko = f"{'최소 ' if least else ''}{len(today)}발"
    where, where_ko = _from(today, sites)
    title = f"{count} {noun}{'s' if many else ''}{where}"
    return title[0].upper() + title[1:], f"{where_ko}{KOREAN[kind]} {count_ko} 발사"


def satellite_titles(today: list[Missile], sites: dict[str, Site]) -> tuple[str, str]:
    """Such as "Satellite launch attempt from Sohae"; the rocket is in the details."""
    where, where_ko = _from(today, sites)
    return f"Satellite launch attempt{where}", f"{where_ko}위성 발사 시도"


def _from(today: list[Missile], sites: dict[str, Site]) -> tuple[str, str]:
    found = {m.site for m in today}
    if len(found) > 1:
        return f" from {WORDS[len(found)]} sites", f"{len(found)}개 지점에서 "
    site = found.pop()
    return (f" from {sites[site].name}", f"{sites[site].name_ko}에서 ") if site else ("", "")


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(set(values)))


def sources(day: str, today: list[Missile], report: str) -> str:
    """Where each list has the day, and the report that settles its date if one does."""
    numbers = [m.cns for m in today if m.cns is not None]
    cited = [f"nagix-nk-missile-tests: date {day}"]
    if numbers:
        rows = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        cited.insert(0, f"cns-nk-missile-tests: F1 {rows}")
    return " | ".join([*cited, *([report] if report else [])])


def launch_sites() -> dict[str, Site]:
    """The sites of the pack, by the name that the list gives them."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [Site(r["id"], r["name"], r["name_ko"]) for r in csv.DictReader(file)]
    return {site.id.removeprefix("launch-site-"): site for site in rows}


def text() -> str:
    """The file as the two lists make it."""
    sites = launch_sites()
    found = sorted(missiles(), key=lambda m: m.day)
    days = groupby(found, key=lambda m: m.day)
    rows = [event(day, list(today), sites) for day, today in days]
    made = io.StringIO()
    writer = csv.DictWriter(made, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["start"].partition("@")[0], row["id"])))
    return made.getvalue()


if __name__ == "__main__":
    replace_file(PACK / "events/launches.csv", text().encode())
