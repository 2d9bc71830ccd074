"""One rule set: the run over every dyad and year answers as a single contingency does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from foedus.casus import Contingency, Kind, Result, evaluate
from foedus.casus.texts import texts
from foedus.casus.wholesale import Year, years
from foedus.states import spells
from foedus.world import World, turns

LEVEL = {Result.NOT: 0, Result.MAY: 1, Result.ARISES: 2}
SPANS = ((1816, 1818), (1882, 1884), (1912, 1915), (1938, 1941), (1950, 1955), (2001, 2004))


def members(year: int) -> tuple[str, ...]:
    found = {
        s.actor
        for s in spells("cow")
        if s.span.start.earliest.year <= year
        and (s.span.end is None or s.span.end.latest.year >= year)
    }
    return tuple(sorted(found))


def days(world: World, year: int, *pair: str) -> list[date]:
    """The first day of a year, and the days in it on which an agreement of one of them changes."""
    first = date(year, 1, 1)
    agreements = [
        a
        for a in world.agreements()
        if set(pair) & {*a.parties, *(x for p in a.provisions for x in p.creditor)}
        or {"UNC", "KPA", "PVA"} & set(a.parties)
    ]
    changes = turns(agreements, (p for a in agreements for p in a.provisions))
    return [first, *(day for day in changes if first < day <= date(year, 12, 31))]


def strongest(
    world: World, attacker: str, target: str, on: list[date]
) -> dict[tuple[str, str], int]:
    """The strongest single answer by kind of duty and debtor, over some days."""
    found: dict[tuple[str, str], int] = {}
    for day in on:
        asked = Contingency(attackers=(attacker,), targets=(target,), on=day)
        for r in evaluate(world, asked).readings:
            name = kind(r.kind, r.provision.obligation, r.creditor == target)
            if name and r.standing.value in ("law", "coded"):
                key = (name, r.debtor)
                found[key] = max(found.get(key, 0), LEVEL[r.result])
    return {key: level for key, level in found.items() if level}


def kind(kind: Kind, obligation: str, to_target: bool) -> str:
    if kind is Kind.HELP and obligation == "defence" and to_target:
        return "defence"
    if kind is Kind.HELP and obligation == "offence" and not to_target:
        return "offence"
    if kind is Kind.NEUTRAL and not to_target:
        return "neutrality"
    return {Kind.BAR: "barred", Kind.BREACH: "breach"}.get(kind, "")


def wholesale(year: Year, attacker: str, target: str) -> dict[tuple[str, str], int]:
    a, t = year.actors.index(attacker), year.actors.index(target)
    found = {
        (name, year.actors[d]): int(level)
        for name, levels in zip(
            ("defence", "offence", "neutrality", "barred"), year[2:6], strict=True
        )
        for d, level in enumerate(levels[a, t])
        if level
    }
    if year.breach[a, t]:
        found["breach", attacker] = int(year.breach[a, t])
    return found


def sampled(world: World, count: int, seed: int) -> Iterator[tuple[Year, str, str]]:
    """Random dyads of some spans of years, more often those of which something is owed."""
    chance = random.Random(seed)
    for first, last in SPANS:
        for year in years(world, first, last, members):
            bound = np.argwhere((year.defence.max(2) + year.offence.max(2) + year.breach) > 0)
            for _ in range(count):
                if len(bound) and chance.random() < 0.7:
                    a, t = bound[chance.randrange(len(bound))]
                else:
                    a, t = chance.sample(range(len(year.actors)), 2)
                yield year, year.actors[a], year.actors[t]


def existed(actor: str, day: date) -> bool:
    return any(
        s.span.start.earliest <= day and (s.span.end is None or s.span.end.latest >= day)
        for s in spells("cow")
        if s.actor == actor
    )


def compared(world: World, count: int, seed: int) -> int:
    """Compare sampled dyads debtor by debtor; how many answers were compared."""
    checked = 0
    for year, attacker, target in sampled(world, count, seed):
        changes = days(world, year.year, attacker, target)
        there = [d for d in changes if existed(attacker, d) and existed(target, d)]
        if len(there) < len(changes):
            continue  # a state that came or went in the year has no single answer on some days
        single = strongest(world, attacker, target, there)
        counted = {key: level for key, level in single.items() if key[1] in year.actors}
        assert wholesale(year, attacker, target) == counted, (year.year, attacker, target)
        checked += len(year.actors)
    return checked


def test_the_texts_of_the_packs_answer_alike_both_ways() -> None:
    assert compared(texts(), 10, seed=1) > 10_000


def test_the_texts_and_codings_answer_alike_both_ways(mirror: Path) -> None:
    assert compared(texts(data=("atop",)), 3, seed=2) > 3_000


@pytest.mark.parametrize("year", [1914, 1954])
def test_nobody_owes_itself_or_helps_against_itself(year: int) -> None:
    (whole,) = years(texts(), year, year, members)
    for levels in whole[2:6]:
        for index in range(len(whole.actors)):
            assert not levels[index, :, index].any()
            assert not levels[:, index, index].any()
            assert not levels[index, index, :].any()
