"""The tables under ``data/``, read once each, when first asked for."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from foedus.dates import Span, When
from foedus.states.actor import Actor, ActorKind, Name, NameKind
from foedus.states.membership import BodyMember, Spell, StateSystem
from foedus.states.succession import Succession, SuccessionKind


def _rows(table: str) -> list[dict[str, str]]:
    text = (files("foedus.states") / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1)
def actors_by_id() -> dict[str, Actor]:
    """Actors in the order of the table: states, bodies, forces."""
    names: defaultdict[str, list[Name]] = defaultdict(list)
    for row in _rows("names"):
        bounds = (When.parse(row[at]) if row[at] else None for at in ("from", "to"))
        names[row["actor"]].append(Name(row["name"], row["lang"], NameKind(row["kind"]), *bounds))
    return {
        row["id"]: Actor(
            id=row["id"],
            kind=ActorKind(row["kind"]),
            name_en=row["name"],
            name_ko=row["name_ko"],
            iso3=row["iso3"] or None,
            note=row["note"],
            names=tuple(names[row["id"]]),
        )
        for row in _rows("actors")
    }


@lru_cache(maxsize=1)
def systems_by_id() -> dict[str, StateSystem]:
    return {
        row["id"]: StateSystem(
            id=row["id"],
            name=row["name"],
            name_ko=row["name_ko"],
            edition=row["edition"],
            first=When.parse(row["first"]).earliest,
            closes=When.parse(row["closes"]).latest,
            source=row["source"],
        )
        for row in _rows("systems")
    }


@lru_cache(maxsize=1)
def spells() -> tuple[Spell, ...]:
    return tuple(
        Spell(
            actor=row["actor"],
            system=row["system"],
            code=int(row["code"]),
            row=int(row["row"]),
            span=Span.parse(row["start"], row["end"]),
            microstate=row["microstate"] == "yes",
            source=row["source"],
        )
        for row in _rows("membership")
    )


@lru_cache(maxsize=1024)
def spells_by_code(system: str, code: int) -> tuple[Spell, ...]:
    """The spells under one code, by their first day."""
    found = (spell for spell in spells() if (spell.system, spell.code) == (system, code))
    return tuple(sorted(found, key=lambda spell: spell.span.start.earliest))


@lru_cache(maxsize=1)
def successions() -> tuple[Succession, ...]:
    return tuple(
        Succession(
            predecessor=row["predecessor"],
            successor=row["successor"],
            date=When.parse(row["date"]),
            kind=SuccessionKind(row["kind"]),
            note=row["note"],
            source=row["source"],
        )
        for row in _rows("succession")
    )


@lru_cache(maxsize=1)
def major_spells() -> dict[str, tuple[Span, ...]]:
    """The spells of each actor as a major power."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for row in _rows("majors"):
        found[row["actor"]].append(Span.parse(row["start"], row["end"]))
    return {actor: tuple(spans) for actor, spans in found.items()}


@lru_cache(maxsize=1)
def body_members() -> tuple[BodyMember, ...]:
    return tuple(
        BodyMember(
            body=row["body"],
            list=row["list"],
            actor=row["actor"],
            span=Span.parse(row["start"], row["end"]),
            note=row["note"],
            source=row["source"],
        )
        for row in _rows("body_members")
    )
