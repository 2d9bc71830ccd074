"""Worlds with content, made up by hypothesis.

``@given(...)`` fills an argument annotated :class:`World` from :func:`worlds`: agreements
with several status steps of mixed precision, some for one party, some only asserted;
parties and provisions; events; a series with vintages.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from foedus.dates import Span, When
from foedus.evidence.pack import Evidence, PackInfo
from foedus.evidence.records import (
    Agreement,
    Cite,
    Coverage,
    Deployment,
    Event,
    Indicator,
    Observation,
    Provision,
    Role,
    Source,
    StatusStep,
)
from foedus.world import World
from foedus.world.archive import Archive

FIRST, LAST = date(1945, 1, 1), date(2025, 12, 31)
ACTORS = ("KOR", "USA", "JPN", "CHN", "RUS", "PRK")
STATES = ("signed", "in-force", "suspended", "notice-given", "partly-suspended", "ended")
CITE = (Cite(source="almanac", locator="page 1"),)
DAYS = st.dates(FIRST, LAST)
PARTIES = st.lists(st.sampled_from(ACTORS), min_size=2, max_size=4, unique=True).map(tuple)


def told(day: date) -> st.SearchStrategy[When]:
    """A day as a source may give it: to the day, month or year."""
    return st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"]).map(When.parse)


def public(day: date) -> st.SearchStrategy[When | None]:
    """When a fact of that day became public: then, later, or nobody knows."""
    later = st.integers(0, 9000).map(lambda n: When.day(day + timedelta(days=n)))
    return st.none() | later


@st.composite
def agreements(draw: st.DrawFn, id: str) -> Agreement:
    parties = draw(PARTIES)
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=5)))
    status = tuple(
        StatusStep(
            state="signed" if index == 0 else draw(st.sampled_from(STATES)),
            since=draw(told(day)),
            parties=draw(st.sampled_from([(), (), (), parties[:1]])) if index else (),
            asserted_by=draw(st.sampled_from(["", "", "", parties[0]])) if index else "",
            sources=CITE,
        )
        for index, day in enumerate(days)
    )
    provisions = tuple(
        Provision(
            agreement=id,
            locator=f"Article {number}",
            modality=draw(st.sampled_from(["duty", "prohibition", "right"])),
            obligation=draw(st.sampled_from(["defence", "consultation", "basing"])),
            debtor=draw(st.sampled_from([("parties",), parties[:1]])),
            creditor=("other-parties",),
            trigger=("armed-attack",),
            summary=f"Clause {number}.",
            sources=CITE,
        )
        for number in range(draw(st.integers(1, 3)))
    )
    return Agreement(
        id=id,
        title=f"Treaty {id}",
        short=id,
        kind=draw(st.sampled_from(["alliance", "basing", "trade"])),
        binding="treaty",
        parties=parties,
        text="read",
        summary="Made up.",
        public_from=draw(public(days[0])),
        status=status,
        provisions=provisions,
        sources=CITE,
    )


@st.composite
def events(draw: st.DrawFn, id: str) -> Event:
    day = draw(DAYS)
    start = draw(told(day))
    return Event(
        id=id,
        kind=draw(st.sampled_from(["clash", "summit", "missile-launch"])),
        span=Span.of(start, start),
        title=f"Event {id}",
        roles=tuple(Role(role="participant", actor=a) for a in draw(PARTIES)),
        public_from=draw(public(day)),
        sources=CITE,
    )


@st.composite
def deployments(draw: st.DrawFn, id: str) -> Deployment:
    day = draw(DAYS)
    actor, host = draw(PARTIES)[:2]
    return Deployment(
        id=id,
        unit=id,
        actor=actor,
        host=host,
        kind="stationed",
        span=Span.of(draw(told(day)), None),
        public_from=draw(public(day)),
        sources=CITE,
    )


@st.composite
def observations(draw: st.DrawFn) -> list[Observation]:
    """One series with up to two editions a year."""
    years = draw(st.sets(st.integers(1990, 2020), min_size=1, max_size=4))
    editions = draw(st.sets(st.integers(2000, 2025), min_size=1, max_size=2))
    return [
        Observation(
            indicator="troops",
            actor="KOR",
            period=When.parse(str(year)),
            value=float(draw(st.integers(0, 10**6))),
            vintage=When.parse(f"{edition}-06-01"),
            sources=CITE,
        )
        for year in sorted(years)
        for edition in draw(st.permutations(sorted(editions)))
    ]


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    names = [f"treaty-{n}" for n in range(draw(st.integers(2, 4)))]
    return Evidence(
        info=PackInfo(
            format=1,
            id="generated",
            title="Generated",
            title_ko="생성",
            version="0",
            focal=("KOR",),
            scope="None.",
            scope_ko="없음.",
            until=When.day(LAST),
        ),
        hash=f"{draw(st.integers(0, 2**64)):064x}",
        sources=(
            Source(
                id="almanac", publisher="Nobody", title="Almanac", kind="reference", licence="open"
            ),
        ),
        agreements=tuple(draw(agreements(name)) for name in names),
        events=tuple(draw(events(f"event-{n}")) for n in range(draw(st.integers(1, 4)))),
        indicators=(
            Indicator(
                id="troops",
                name="Troops",
                name_ko="병력",
                unit="persons",
                unit_ko="명",
                definition="Persons.",
            ),
        ),
        observations=tuple(draw(observations())),
        deployments=tuple(draw(deployments(f"unit-{n}")) for n in range(2)),
        strengths=(),
        places=(),
        place_claims=(),
        claims=(),
        coverage=(
            Coverage(
                subject="observation:troops",
                span=Span.parse("1995", "2015"),
                absent="zero",
                sources=CITE,
            ),
        ),
    )


def worlds() -> st.SearchStrategy[World]:
    return evidences().map(lambda evidence: World(Archive(evidence)))


st.register_type_strategy(World, worlds())
