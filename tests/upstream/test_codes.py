"""From numeric codes to actors: who bears a code in a year in which it passes."""

from __future__ import annotations

import polars as pl
import pytest

from foedus.upstream.codes import with_actors


@pytest.mark.parametrize(
    ("system", "code", "year", "actor"),
    [
        ("cow", 345, 1918, "YUG"),
        ("cow", 345, 1917, "SRB"),
        ("cow", 345, 2006, "SRB"),
        ("cow", 345, 2005, "YUG"),
        ("gw", 678, 1990, "YEM"),
        ("gw", 678, 1989, "YAR"),
    ],
)
def test_a_year_in_which_a_code_passes_is_that_of_the_later_actor(
    system: str, code: int, year: int, actor: str
) -> None:
    assert borne(system, code, year) == actor


def test_a_year_in_which_the_earlier_actor_ends_and_none_follows_is_its_own() -> None:
    assert borne("cow", 255, 1945) == "DEU-1945"
    assert borne("cow", 255, 1990) == "DEU"


@pytest.mark.parametrize("year", [1946, 1968, 1989])
def test_between_two_actors_a_code_means_neither(year: int) -> None:
    assert borne("cow", 255, year) is None


def test_a_code_means_its_only_bearer_also_outside_its_membership() -> None:
    assert borne("cow", 732, 1900) == "KOR"
    assert borne("cow", 817, 2000) == "RVN"
    assert borne("cow", 740, 1950) == "JPN"


def test_a_code_or_year_that_nobody_knows_has_no_actor() -> None:
    assert borne("cow", 999, 2000) is None
    assert borne("cow", None, 2000) is None
    assert borne("cow", 732, None) is None


def borne(system: str, code: int | None, year: int | None) -> object:
    frame = pl.DataFrame(
        {"code": [code], "year": [year]}, schema={"code": pl.Int32, "year": pl.Int32}
    )
    (actor,) = with_actors(frame, system, "code")["actor"]
    return actor
