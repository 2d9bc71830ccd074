"""Similarity of votes: a roll call counts for a dyad if both voted, or as one says of absence."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.measures.similarity.plain import all_measures

from foedus import table
from foedus.errors import MeasureError
from foedus.measures.similarity import MEASURES, system_years, vote_similarity

NAMES = [name for name, one in MEASURES.items() if not one.needs_zero]
YES, ABSTAINS, NO = 1, 2, 3


def votes(*rows: tuple[int, int, int], year: int = 1990) -> pl.DataFrame:
    """Roll call, state, vote."""
    frame = pl.DataFrame(rows, schema=("resolution", "ccode", "vote"), orient="row")
    return frame.with_columns(year=pl.lit(year))


# The United States (2), Canada (20) and Cuba (40) in four roll calls; Cuba misses two of them.
SOME = votes(
    *((call, 2, vote) for call, vote in enumerate((YES, NO, NO, ABSTAINS))),
    *((call, 20, vote) for call, vote in enumerate((YES, NO, ABSTAINS, YES))),
    (0, 40, NO),
    (1, 40, YES),
)


def of(frame: pl.DataFrame, first: int, second: int) -> dict[str, Any]:
    return frame.filter(ccode1=first, ccode2=second).row(0, named=True)


def test_an_abstention_stands_half_way_between_yes_and_no() -> None:
    found = of(vote_similarity(SOME, absent="left out", covered=(1946, 2000)), 2, 20)
    plain = all_measures([0, 2, 2, 1], [0, 2, 1, 0], 2, [1] * 4)
    assert {name: found[name] for name in NAMES} == pytest.approx({n: plain[n] for n in NAMES})
    assert found["roll_calls"] == 4


def test_who_was_absent_takes_a_roll_call_from_its_own_dyads_only() -> None:
    found = vote_similarity(SOME, absent="left out", covered=(1946, 2000))
    assert found.select("ccode1", "ccode2", "roll_calls").rows() == [
        (2, 20, 4), (2, 40, 2), (20, 40, 2),
    ]  # fmt: skip
    assert of(found, 2, 40)["s"] == -1


def test_who_was_absent_may_be_taken_to_abstain() -> None:
    found = of(vote_similarity(SOME, absent="abstention", covered=(1946, 2000)), 2, 40)
    plain = all_measures([0, 2, 2, 1], [2, 0, 1, 1], 2, [1] * 4)
    assert {name: found[name] for name in NAMES} == pytest.approx({n: plain[n] for n in NAMES})
    assert found["roll_calls"] == 4


@pytest.mark.parametrize("absent", ["left out", "abstention"])
def test_who_never_voted_in_a_year_does_not_abstain_but_is_missing(absent: str) -> None:
    states = pl.DataFrame({"ccode": [2, 20, 70], "year": [1990] * 3})
    found = vote_similarity(SOME, absent=absent, universe=states, covered=(1946, 2000))  # type: ignore[arg-type]
    assert found.height == 3
    row = of(found, 2, 70)
    assert (row["similarity_state"], row["roll_calls"], row["s"]) == ("missing", 0, None)
    assert of(found, 2, 20)["similarity_state"] == "derived"


def test_a_year_outside_the_votes_is_not_covered_even_where_some_were_cast() -> None:
    late = pl.concat([SOME, SOME.with_columns(year=pl.lit(2001))])
    found = vote_similarity(late, absent="left out", covered=(1946, 2000))
    outside = found.filter(year=2001)
    assert outside["similarity_state"].to_list() == ["not-covered"] * 3
    assert outside["s"].null_count() == 3
    assert found.filter(year=1990)["s"].null_count() == 0


def test_a_year_that_is_covered_and_has_no_roll_call_is_missing() -> None:
    states = pl.DataFrame({"ccode": [2, 20], "year": [1964] * 2})
    found = vote_similarity(SOME, absent="left out", universe=states, covered=(1946, 2000))
    assert found["similarity_state"].to_list() == ["missing"]


def test_a_state_that_stands_twice_counts_once_and_not_at_all_if_its_votes_differ() -> None:
    twice = pl.concat([SOME, votes((0, 2, YES), (1, 2, YES))])
    found = of(vote_similarity(twice, absent="left out", covered=(1946, 2000)), 2, 20)
    plain = all_measures([0, 2, 1], [0, 1, 0], 2, [1] * 3)
    assert found["roll_calls"] == 3
    assert {name: found[name] for name in NAMES} == pytest.approx({n: plain[n] for n in NAMES})


def test_among_and_directed_are_as_with_ties() -> None:
    every = vote_similarity(SOME, absent="left out", covered=(1946, 2000))
    kept = vote_similarity(
        SOME, absent="left out", covered=(1946, 2000), among=[2, 40], directed=True
    )
    assert kept.height == 2
    assert kept.head(1).equals(every.filter(ccode1=2, ccode2=40))


@pytest.mark.parametrize(
    ("given", "changed", "says"),
    [
        (SOME, {"measures": ["kappa_binary"]}, "no measure 'kappa_binary'; there is: s, "),
        (SOME, {"measures": ["s_weighted"]}, "s_weighted needs weights"),
        (SOME, {"absent": "no"}, "absent='no': give one of left out, abstention"),
        (SOME, {"among": [999]}, "among: 999 not in the universe"),
        (SOME, {"covered": None}, "does not say which years it covers"),
        (SOME.drop("vote"), {}, "votes: no column vote"),
        (votes((7, 2, 8)), {}, "vote is 8 for 2 in roll call 7"),
        (SOME, {"universe": pl.DataFrame({"ccode": [2]})}, "universe: no column year"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    given: pl.DataFrame, changed: dict[str, Any], says: str
) -> None:
    arguments: dict[str, Any] = {"absent": "left out", "covered": (1946, 2000), **changed}
    with pytest.raises(MeasureError) as raised:
        vote_similarity(given, **arguments)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_votes_of_1991_are_what_plain_loops_make_of_the_published_rows(mirror: Path) -> None:
    """The first year of South Korea in the United Nations."""
    year = 1991
    rows = table("un-votes.votes").frame.filter(year=year)
    cast: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for call, code, vote in rows.select("resolution", "ccode", "vote").iter_rows():
        cast[code][call] = vote - 1
    found = vote_similarity(table("un-votes.votes"), absent="left out", among=[2, 365, 731, 732])
    found = found.filter(year=year)
    assert found.height == 6
    for row in found.iter_rows(named=True):
        first, second = cast[row["ccode1"]], cast[row["ccode2"]]
        common = sorted(first.keys() & second.keys())
        assert row["roll_calls"] == len(common) > 20
        plain = all_measures(
            [first[call] for call in common], [second[call] for call in common], 2,
            [1] * len(common),
        )  # fmt: skip
        assert {n: row[n] for n in NAMES} == pytest.approx({n: plain[n] for n in NAMES}, abs=1e-12)


def test_what_fpsim_prints_of_american_and_mexican_votes_of_1946_comes_out(mirror: Path) -> None:
    found = vote_similarity(table("un-votes.votes"), absent="left out", among=[2, 70])
    printed = {"tau_b": 0.01431261, "kappa_squared": -0.01222707, "pi": -0.02775801}
    row = found.row(by_predicate=pl.col("year") == 1946, named=True)
    assert {name: row[name] for name in printed} == pytest.approx(printed, abs=5e-9)


def test_the_published_votes_of_2024_are_too_few_to_be_covered(mirror: Path) -> None:
    found = vote_similarity(
        table("un-votes.votes"), absent="left out", measures=["s"], among=[2, 732]
    )
    assert found["year"].to_list() == [*range(1991, 2025)]
    assert found["similarity_state"].to_list() == ["derived"] * 33 + ["not-covered"]


@pytest.mark.parametrize("absent", ["left out", "abstention"])
def test_votes_of_states_that_shared_no_day_are_not_compared(absent: str) -> None:
    """West Germany (260) votes in 1990 before Germany (255) does, both beside Cuba (40)."""
    cast = votes((0, 260, YES), (0, 40, YES), (1, 255, NO), (1, 40, NO))
    states = system_years("cow", 1990, 1990).filter(pl.col("ccode").is_in([40, 255, 260]))
    found = vote_similarity(cast, absent=absent, universe=states, covered=(1946, 2000))  # type: ignore[arg-type]
    assert found.select("ccode1", "ccode2").rows() == [(40, 255), (40, 260)]
    assert found["cow2_state"].to_list() == ["observed"] * 2
