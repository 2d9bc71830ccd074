"""Sources of the Korea pack: one spelling a house, so that one house counts once."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Final

from foedus.evidence.independence import houses
from foedus.evidence.loading import load_evidence

# Houses whose names are near and that are not the same.
APART: Final = (
    {"daily nk", "nk news"},
    {"korea.net", "korea.kr", "the korea daily"},
    {"news world", "world news"},
    {"daum news", "daum.net"},
)


def bare(house: str) -> str:
    """The name without article, domain ending and common words of the trade."""
    house = re.sub(r"^the ", "", house)
    house = re.sub(r"\.(com|net|org|kr|co\.kr|or\.kr|go\.kr)$", "", house)
    return re.sub(r"\b(news|daily|online|agency|press)\b|\W", "", house)


def test_no_house_stands_under_two_spellings() -> None:
    near: dict[str, set[str]] = defaultdict(set)
    for house in set(houses(load_evidence().sources).values()):
        near[bare(house)].add(house)
    pairs = [set(pair) for group in near.values() for pair in combinations(group, 2)]
    assert [pair for pair in pairs if not any(pair <= known for known in APART)] == []


def test_no_two_sources_have_one_address() -> None:
    """A page read for several places is one source; a data set may have several files."""
    by_address = defaultdict(list)
    for source in load_evidence().sources:
        if source.address and source.kind != "dataset":
            by_address[source.publisher, source.address, source.title].append(source.id)
    assert [ids for ids in by_address.values() if len(ids) > 1] == []


def test_every_source_is_cited_or_stands_behind_one_that_is() -> None:
    e = load_evidence()
    records = (
        *e.agreements, *e.events, *e.observations, *e.deployments, *e.strengths, *e.places,
        *e.place_claims, *e.claims, *e.coverage,
        *(part for a in e.agreements for part in (*a.status, *a.provisions)),
    )  # fmt: skip
    cited = {cite.source for record in records for cite in record.sources}
    behind = {s.derives_from for s in e.sources}
    assert {s.id for s in e.sources} - cited - behind == set()
