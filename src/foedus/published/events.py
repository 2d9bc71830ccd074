"""Militarized disputes and multinational exercises as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from foedus.dates import Span
from foedus.evidence.records import Cite, Event, Role
from foedus.published.dates import when
from foedus.states import actor
from foedus.upstream import read

HOSTILITY: Final = {
    1: ("no militarized action", "군사 행동 없음"),
    2: ("threat to use force", "무력 사용 위협"),
    3: ("display of force", "무력 시위"),
    4: ("use of force", "무력 사용"),
    5: ("war", "전쟁"),
}


def disputes(states: frozenset[str], first: int) -> Iterator[Event]:
    """Militarized interstate disputes of some states, from a year on.

    Those of side A stand in the role ``by``: the set's side A made the first militarized act.
    """
    people = read("mid.participants").drop_nulls("actor")
    mine = people.filter(pl.col("actor").is_in(states))["dispnum"].unique()
    whole = read("mid.disputes").filter(
        pl.col("dispnum").is_in(mine.implode()) & (pl.col("styear") >= first)
    )
    sides: dict[int, list[dict[str, Any]]] = {}
    for r in people.filter(pl.col("dispnum").is_in(mine.implode())).iter_rows(named=True):
        sides.setdefault(r["dispnum"], []).append(r)
    for r in whole.iter_rows(named=True):
        yield _dispute(r, sides[r["dispnum"]])


def _dispute(r: dict[str, Any], people: list[dict[str, Any]]) -> Event:
    number = r["dispnum"]
    a = list(dict.fromkeys(p["actor"] for p in people if p["sidea"] == 1))
    b = list(dict.fromkeys(p["actor"] for p in people if p["sidea"] == 0))
    level, level_ko = HOSTILITY[r["hostlev"]]
    start = when(r["styear"], r["stmon"], r["stday"])
    end = when(r["endyear"], r["endmon"], r["endday"])
    return Event(
        id=f"mid-{number}",
        kind="dispute",
        span=Span.of(start, None if end == start else end),
        title=f"Dispute of {_listed(a, 'en')} with {_listed(b, 'en')}: {level}",
        title_ko=f"{_listed(a, 'ko')}와(과) {_listed(b, 'ko')}의 분쟁: {level_ko}",
        roles=(
            *(Role(role="by", actor=one) for one in a),
            *(Role(role="against", actor=one) for one in b if one not in a),
        ),
        details={"hostility": str(r["hostlev"])},
        sources=(Cite(source="cow-mid-5", locator=f"dispnum {number}"),),
    )


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


def _listed(ids: list[str], lang: str) -> str:
    names = [actor(id).name(lang=lang) for id in ids[:3]]
    if lang == "ko":
        return "·".join(names) + (f" 외 {len(ids) - 3}개국" if len(ids) > 3 else "")
    return ", ".join(names) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
