"""One rule set: in made-up worlds the run over every dyad and year answers as each question."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec
import pytest
from tests.casus import made_up
from tests.casus.made_up import ACTORS

from foedus.casus import Contingency, Kind, Reading, Result, Site, evaluate
from foedus.casus.evaluate import FIRM
from foedus.casus.wholesale import TEMPLATE, Year, years
from foedus.dates import Truth
from foedus.states import major_turns
from foedus.world import World, turns

LEVEL = {Result.NOT: 0, Result.MAY: 1, Result.ARISES: 2}
BATCHES = 10
WORLDS = 10
Levels = dict[tuple[str, str, str, str], int]
"""By attacker, target, kind of duty and debtor; what does not arise is left out."""


def template(chance: Random) -> Contingency:
    """The contingency, its actors and day aside."""
    asked = made_up.contingency(chance)
    plain = chance.random() < 0.4
    return msgspec.structs.replace(
        TEMPLATE,
        act="armed-attack" if plain else asked.act,
        site=_site(chance, asked.site),
        provoked=Truth.NO if plain else asked.provoked,
        aggressor=Truth.NO if plain else asked.aggressor,
        attributed=Truth.YES if plain else asked.attributed,
        requests=chance.choice((None, (), ACTORS[:3])),
    )


def _site(chance: Random, site: Site) -> Site:
    return site if chance.random() < 0.5 else TEMPLATE.site


def days(world: World, year: int) -> list[date]:
    """The first day of a year, and those on which something in the world changes."""
    agreements = world.evidence.agreements
    spans = [claim.span for claim in world.evidence.place_claims]
    bounds = {bound for span in spans for bound in (span.start, span.end) if bound}
    told = {day for when in bounds for day in (when.earliest, when.latest)}
    changes = {
        *turns(agreements, (p for a in agreements for p in a.provisions)),
        *major_turns(),
        *told,
        *(day + timedelta(days=1) for day in told),
    }
    first = date(year, 1, 1)
    return [first, *sorted(d for d in changes if first < d <= date(year, 12, 31))]


def name(reading: Reading, attacker: str) -> str:
    """The array in which the run over every dyad holds such a duty, if any."""
    to_attacker = reading.creditor == attacker
    match reading.kind, reading.provision.obligation, to_attacker:
        case Kind.HELP, "defence", False:
            return "defence"
        case Kind.HELP, "offence", True:
            return "offence"
        case Kind.NEUTRAL, _, True:
            return "neutrality"
        case Kind.BAR, _, _:
            return "barred"
        case Kind.BREACH, _, _:
            return "breach"
        case _:
            return ""


def strongest(world: World, year: int, rest: Contingency) -> Levels:
    """The strongest answer of each question of the year."""
    found: Levels = {}
    for day in days(world, year):
        for attacker in ACTORS:
            for target in set(ACTORS) - {attacker}:
                asked = msgspec.structs.replace(
                    rest, attackers=(attacker,), targets=(target,), on=day
                )
                for reading in evaluate(world, asked).readings:
                    kind = name(reading, attacker)
                    if kind and reading.standing in FIRM:
                        key = (attacker, target, kind, reading.debtor)
                        found[key] = max(found.get(key, 0), LEVEL[reading.result])
    return {key: level for key, level in found.items() if level}


def at_once(year: Year) -> Levels:
    found: Levels = {}
    for a, attacker in enumerate(year.actors):
        for t, target in enumerate(year.actors):
            found[attacker, target, "breach", attacker] = int(year.breach[a, t])
            for kind in ("defence", "offence", "neutrality", "barred"):
                for d, debtor in enumerate(year.actors):
                    found[attacker, target, kind, debtor] = int(getattr(year, kind)[a, t, d])
    return {key: level for key, level in found.items() if level}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_dyad_at_once_answers_as_each_question_alone(batch: int) -> None:
    """A hundred world-years of thirty dyads and four would-be helpers: 12,000 cases."""
    for seed in range(batch * WORLDS, (batch + 1) * WORLDS):
        chance = Random(seed)
        world = made_up.world(chance, most=6)
        rest = template(chance)
        year = chance.randint(made_up.FIRST.year, made_up.LAST.year)
        (whole,) = years(world, year, year, lambda _: ACTORS, rest)
        assert at_once(whole) == strongest(world, year, rest), seed


def test_the_made_up_years_hold_every_duty_at_every_level() -> None:
    seen = set()
    for seed in range(BATCHES * WORLDS):
        chance = Random(seed)
        world = made_up.world(chance, most=6)
        rest = template(chance)
        for whole in years(world, 1990, 1992, lambda _: ACTORS, rest):
            seen |= {(key[2], level) for key, level in at_once(whole).items()}
    kinds = ("defence", "offence", "neutrality", "breach")
    assert seen == {(k, level) for k in kinds for level in (1, 2)} | {("barred", 1)}
