"""Small made-up worlds and contingencies, drawn from a source of chance.

All days lie in :data:`FIRST` to :data:`LAST`, when every actor was a state; in these years Japan
became a major power again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

import msgspec

from foedus.casus import ACTS, Contingency, Site
from foedus.dates import Span, Truth, When
from foedus.evidence.pack import Evidence, PackInfo
from foedus.evidence.records import (
    Agreement,
    Area,
    Case,
    Cite,
    Place,
    PlaceClaim,
    Provision,
    Ring,
    Source,
    StatusStep,
)
from foedus.world import World
from foedus.world.archive import Archive

FIRST: Final = date(1988, 1, 1)
LAST: Final = date(1997, 12, 31)
ACTORS: Final = ("KOR", "USA", "JPN", "CHN", "RUS", "PRK")
CITE: Final = (Cite(source="almanac", locator="page 1"),)
TRUTHS: Final = (Truth.NO, Truth.UNKNOWN, Truth.YES)
WORDS: Final = (
    "armed-attack",
    "external-armed-attack",
    "unprovoked-attack",
    "renewed-attack",
    "aggression",
    "state-of-war",
    "hostilities",
    "threat-of-attack",
    "threat-to-security",
    "internal-disturbance",
    "common-question",
    "violation",
    "decision",
    "nuclear-test-or-launch",
    "request",
    "none",
)

T = TypeVar("T")


def _square(west: float, south: float, size: float) -> Ring:
    east, north = west + size, south + size
    return ((west, south), (east, south), (east, north), (west, north))


AREAS: Final = (
    Area(
        id="inner-sea",
        name="The inner sea",
        states=("KOR", "USA"),
        partly=("JPN",),
        core=(_square(-170, -30, 10),),
        rim=(_square(-175, -35, 20),),
        sources=CITE,
    ),
    Area(
        id="outer-sea",
        name="The outer sea",
        states=("CHN", "PRK"),
        core=(_square(-160, -30, 10),),
        sources=CITE,
    ),
)
"""No land lies in them but the states named; they meet at 160 degrees west."""

PLACES: Final = tuple(
    Place(id=f"reef-{index}", name=f"Reef {index}", kind="island", lat=lat, lon=lon, sources=CITE)
    for index, (lon, lat) in enumerate(((-165, -25), (-172, -25), (-155, -22), (-140, -25)))
)
"""In the inner sea, at its rim, in the outer sea, in neither; far from any land."""


def day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))


def told(chance: Random, on: date) -> When:
    """A day as a source may give it: mostly to the day, else to the month or year."""
    form = chance.choice(("%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m", "%Y"))
    return When.parse(on.strftime(form))


def some(chance: Random, values: Sequence[T], least: int, most: int) -> tuple[T, ...]:
    return tuple(chance.sample(values, chance.randint(least, min(most, len(values)))))


def rarely(chance: Random, share: float = 0.15) -> bool:
    return chance.random() < share


def world(chance: Random, most: int = 3) -> World:
    """One to ``most`` agreements, some of which narrow another, and four claimed reefs."""
    agreements: list[Agreement] = []
    for number in range(chance.randint(1, most)):
        known = [p.id for a in agreements for p in a.provisions]
        agreements.append(agreement(chance, f"treaty-{number}", known))
    return of(agreements, tuple(c for place in PLACES for c in _claims(chance, place.id)))


def of(agreements: Sequence[Agreement], claims: tuple[PlaceClaim, ...] = ()) -> World:
    evidence = Evidence(
        info=PackInfo(
            format=1,
            id="made-up",
            title="Made up",
            title_ko="지어낸 것",
            version="0",
            scope="None.",
            scope_ko="없음.",
            until=When.day(LAST),
        ),
        hash="0",
        sources=(
            Source(
                id="almanac", publisher="Nobody", title="Almanac", kind="reference", licence="open"
            ),
        ),
        agreements=tuple(agreements),
        events=(),
        indicators=(),
        observations=(),
        deployments=(),
        strengths=(),
        places=PLACES,
        place_claims=claims,
        areas=AREAS,
        claims=(),
        coverage=(),
    )
    return World(Archive(evidence))


def _claims(chance: Random, place: str) -> list[PlaceClaim]:
    found = []
    for relation in ("administers", "administers", "claims"):
        if rarely(chance, 0.6):
            begins, ends = sorted((day(chance), day(chance)))
            end = told(chance, ends) if rarely(chance, 0.3) else None
            found.append(
                PlaceClaim(
                    place=place,
                    actor=chance.choice(ACTORS),
                    relation=relation,
                    span=Span(told(chance, begins), end),
                    sources=CITE,
                )
            )
    return found


def agreement(chance: Random, id: str, known: Sequence[str] = ()) -> Agreement:
    """A treaty of two to four, in which each provision may narrow one of the ``known``."""
    parties = some(chance, ACTORS, 2, 4)
    provisions = [
        provision(chance, id, f"Article {n}", parties) for n in range(chance.randint(1, 3))
    ]
    if known and rarely(chance, 0.4):
        provisions.append(_narrower(chance, id, parties, known))
    return Agreement(
        id=id,
        title=f"Treaty {id}",
        short=id,
        kind="alliance",
        binding=chance.choice(("treaty", "treaty", "treaty", "treaty", "political", "unclear")),
        contested_by=parties[:1] if rarely(chance, 0.05) else (),
        parties=parties,
        text=chance.choice(("read", "read", "coded")),
        summary="Made up.",
        status=tuple(_status(chance, parties)),
        provisions=tuple(provisions),
        sources=CITE,
    )


def pact(id: str, parties: tuple[str, ...], signed: str, in_force: str) -> Agreement:
    """A plain promise of each to defend each."""
    return Agreement(
        id=id,
        title=id,
        short=id,
        kind="alliance",
        binding="treaty",
        parties=parties,
        text="read",
        summary="Made up.",
        status=(
            StatusStep(state="signed", since=When.parse(signed), sources=CITE),
            StatusStep(state="in-force", since=When.parse(in_force), sources=CITE),
        ),
        provisions=(
            Provision(
                agreement=id,
                locator="Article 1",
                modality="duty",
                obligation="defence",
                debtor=("parties",),
                creditor=("other-parties",),
                trigger=("armed-attack",),
                case=Case(),
                summary="Made up.",
                sources=CITE,
            ),
        ),
        sources=CITE,
    )


def _status(chance: Random, parties: tuple[str, ...]) -> list[StatusStep]:
    """Signed and in force; perhaps one accedes later, and something ends or is suspended."""
    steps: list[tuple[str, tuple[str, ...], bool]] = [("signed", (), False)]
    steps.append(("in-force", (), False))
    if rarely(chance, 0.2):
        steps += [("signed", parties[-1:], False), ("in-force", parties[-1:], False)]
    state = chance.choice(("suspended", "notice-given", "ended", "superseded"))
    ending = chance.choice(
        (
            None,
            None,
            (state, (), False),
            (state, parties[:1], False),
            ("suspended", parties[:2], len(parties) > 2),
        )
    )
    steps += [ending] if ending else []
    late = 3650 if ending else 0
    lengths = [900] * (len(steps) - 1) + [late or 900]
    days = sorted(FIRST + timedelta(days=chance.randrange(length)) for length in lengths)
    return [
        StatusStep(
            state=state, since=told(chance, on), parties=some, between=between, sources=CITE
        )
        for (state, some, between), on in zip(steps, days, strict=True)
    ]


def provision(chance: Random, id: str, locator: str, parties: tuple[str, ...]) -> Provision:
    modality, obligation = chance.choice(
        (
            *(("duty", "defence"),) * 8,
            *(("duty", "offence"), ("duty", "neutrality"), ("duty", "non-aggression")) * 2,
            ("duty", "assistance"),
            ("duty", "consultation"),
            ("prohibition", "neutrality"),
            ("prohibition", "non-aggression"),
            ("prohibition", "ceasefire"),
            ("right", "defence"),
            ("right", "basing"),
            ("recommendation", "assistance"),
            ("declaration", "defence"),
        )
    )
    group = modality in ("right", "recommendation") and rarely(chance, 0.4)
    triggers = ("none",) if "aggression" in obligation else _triggers(chance)
    return Provision(
        agreement=id,
        locator=locator,
        modality=modality,
        obligation=obligation,
        debtor=("un-members",)
        if group
        else chance.choice((("parties",), ("parties",), some(chance, parties, 1, 2))),
        creditor=_creditor(chance, parties, group),
        trigger=triggers,
        adversary=some(chance, ACTORS, 1, 1) if rarely(chance, 0.1) else (),
        discretion=("on-request",) if rarely(chance, 0.1) else ("own-judgement",),
        case=chance.choice((None, Case(), case(chance, obligation), case(chance, obligation))),
        summary="Made up.",
        since=told(chance, day(chance)) if rarely(chance, 0.1) else None,
        until=told(chance, day(chance)) if rarely(chance, 0.1) else None,
        sources=CITE,
    )


def _triggers(chance: Random) -> tuple[str, ...]:
    """One word or two of any kind, more often those of an attack."""
    return some(chance, WORDS[:9] if rarely(chance, 0.7) else WORDS, 1, 2)


def _creditor(chance: Random, parties: tuple[str, ...], group: bool) -> tuple[str, ...]:
    if group:
        return chance.choice((("all-states",), some(chance, ACTORS, 1, 1)))
    return chance.choice((("other-parties",),) * 3 + ((), parties[:1], some(chance, ACTORS, 1, 1)))


def case(chance: Random, obligation: str) -> Case:
    """Mostly few conditions at once, or nothing would ever arise."""
    return Case(
        joined=rarely(chance),
        unprovoked=rarely(chance),
        where=_where(chance) if rarely(chance, 0.35) else (),
        against=_against(chance) if rarely(chance, 0.25) else (),
        not_against=some(chance, ACTORS, 1, 2) if rarely(chance, 0.1) else (),
        attackers=2 if rarely(chance, 0.1) else 1,
        judged_by="either" if rarely(chance, 0.1) else "",
        requested=rarely(chance, 0.1),
        parties_too=rarely(chance),
        lapses_if_aggressor="aggression" in obligation and rarely(chance, 0.5),
        open=("whether it rains",) if rarely(chance, 0.1) else (),
    )


def _where(chance: Random) -> tuple[tuple[str, ...], ...]:
    terms = (
        "area:inner-sea",
        "area:outer-sea",
        "territory",
        "territory",
        "territory:JPN",
        "metropolitan",
        "forces",
        "forces",
        "recognised",
    )
    return tuple(
        tuple(dict.fromkeys(some(chance, terms, 1, 2))) for _ in range(chance.randint(1, 2))
    )


def _against(chance: Random) -> tuple[tuple[str, ...], ...]:
    terms = (*ACTORS, "great-power", "third-state", "party", "in:inner-sea", "in:outer-sea")
    return tuple(some(chance, terms, 1, 2) for _ in range(chance.randint(1, 2)))


def _narrower(
    chance: Random, id: str, parties: tuple[str, ...], known: Sequence[str]
) -> Provision:
    """A declaration that narrows another clause for those who made it."""
    return Provision(
        agreement=id,
        locator="Understanding",
        modality="declaration",
        obligation="defence",
        debtor=chance.choice((("parties",), parties[:1])),
        trigger=some(chance, WORDS, 1, 1),
        case=msgspec.structs.replace(
            case(chance, "defence"), attackers=1, limits=some(chance, known, 1, 2)
        ),
        summary="Made up.",
        sources=CITE,
    )


def contingency(chance: Random) -> Contingency:
    sides = list(some(chance, ACTORS, 2, 6))
    attackers, targets = [sides.pop()], [sides.pop()]
    beside: tuple[list[str], list[str]] = ([], [])
    for other in sides:
        side = chance.choice((attackers, targets, *beside, None, None, None, None))
        if side is not None:
            side.append(other)
    return Contingency(
        attackers=tuple(attackers),
        targets=tuple(targets),
        on=max(day(chance), day(chance)),
        act="armed-attack" if rarely(chance, 0.5) else chance.choice(tuple(ACTS)),
        site=site(chance, targets),
        provoked=chance.choice((Truth.NO, *TRUTHS)),
        aggressor=chance.choice((Truth.NO, Truth.NO, *TRUTHS)),
        attributed=chance.choice((Truth.YES, Truth.YES, Truth.YES, *TRUTHS)),
        with_attackers=tuple(beside[0]),
        with_targets=tuple(beside[1]),
        requests=None if rarely(chance, 0.5) else some(chance, targets, 0, 1),
    )


def site(chance: Random, targets: Sequence[str]) -> Site:
    kind = chance.choice(
        ("home", "home", "territory", "administered", "spot", "cyberspace", "unstated")
    )
    forces = chance.choice(targets) if rarely(chance, 0.3) and kind != "home" else ""
    if kind == "spot":
        place = chance.choice(PLACES)
        return Site(kind, place=place.id, point=(place.lon, place.lat), forces=forces)
    actor = chance.choice(ACTORS) if kind in ("territory", "administered") else ""
    return Site(kind, actor=actor, forces=forces)
