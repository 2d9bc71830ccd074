"""Militarized disputes and multinational exercises as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from foedus.dates import Span
from foedus.evidence.records import Cite, Event, Role
from foedus.published.dates import when
from foedus.published.names import listed
from foedus.upstream import read

HOSTILITY: Final = {
    1: ("no militarized action", "군사 행동 없음"),
    2: ("threat to use force", "무력 사용 위협"),
    3: ("display of force", "무력 시위"),
    4: ("use of force", "무력 사용"),
    5: ("war", "전쟁"),
}


def disputes(states: frozenset[str], first: int) -> Iterator[Event]:
    """Militarized interstate disputes of some states, from a year on: one event for each state.

    The days and the highest level are those of the state's own part, which may be short in a
    long dispute. Side A, which made the first militarized act, stands in the role ``by``.
    """
    people = read("mid.participants").drop_nulls("actor")
    mine = people.filter(pl.col("actor").is_in(states) & (pl.col("styear") >= first))
    numbers = mine["dispnum"].unique()
    sides: dict[int, list[dict[str, Any]]] = {}
    for r in people.filter(pl.col("dispnum").is_in(numbers.implode())).iter_rows(named=True):
        sides.setdefault(r["dispnum"], []).append(r)
    for (number, actor_id), rows in mine.group_by("dispnum", "actor", maintain_order=True):
        yield _dispute(str(number), str(actor_id), rows.to_dicts(), sides[int(str(number))])


def _dispute(
    number: str, state: str, own: list[dict[str, Any]], people: list[dict[str, Any]]
) -> Event:
    a = list(dict.fromkeys(p["actor"] for p in people if p["sidea"] == 1))
    b = list(dict.fromkeys(p["actor"] for p in people if p["sidea"] == 0))
    grave = max(own, key=lambda r: r["hostlev"])["hostlev"]
    level, level_ko = HOSTILITY[grave]
    start = min((when(*_day(r, "st")) for r in own), key=lambda d: d.earliest)
    ends = [when(*_day(r, "end")) for r in own]
    end = max(ends, key=lambda d: d.latest)
    known = all(e.precision != "unknown" for e in ends) and end != start
    return Event(
        id=f"mid-{number}-{state}",
        kind="dispute",
        span=Span.of(start, end if known else None),
        title=f"Dispute of {listed(a, 'en')} with {listed(b, 'en')}: {level}",
        title_ko=f"{listed(a, 'ko')} 대 {listed(b, 'ko')} 분쟁: {level_ko}",
        roles=(
            *(Role(role="by", actor=one) for one in a),
            *(Role(role="against", actor=one) for one in b if one not in a),
        ),
        details={"hostility": str(grave), "dispute": str(max(p["hostlev"] for p in people))},
        sources=(Cite(source="cow-mid-5", locator=f"dispnum {number}, ccode {own[0]['ccode']}"),),
    )


def _day(r: dict[str, Any], end: str) -> tuple[int | None, int | None, int | None]:
    return r[f"{end}year"], r[f"{end}mon"], r[f"{end}day"]


def exercises(states: frozenset[str], first: int) -> Iterator[Event]:
    """Multinational exercises in which some states took part, from a year on."""
    frame = read("mme.exercises").drop_nulls("start_year")
    mine = pl.col("participants").list.eval(pl.element().is_in(states)).list.any()
    for r in frame.filter(mine & (pl.col("start_year") >= first)).iter_rows(named=True):
        start = when(r["start_year"], r["start_month"], r["start_day"])
        end = when(r["end_year"], r["end_month"], r["end_day"])
        known = end.precision != "unknown" and end.latest >= start.earliest and end != start
        name = r["name"] or r["series"]
        yield Event(
            id=f"mme-{r['row']}",
            kind="exercise",
            span=Span.of(start, end if known else None),
            title=name or "Exercise without a name in the press",
            title_ko=name or "언론에 이름이 나오지 않은 훈련",
            series=r["series"] or "",
            roles=tuple(Role(role="participant", actor=one) for one in r["participants"]),
            sources=(Cite(source="mme-7", locator=f"row {r['row']}"),),
        )
