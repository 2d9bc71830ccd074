"""A panel in parts, over parts of its span, and of larger sets and shorter periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conftest import MIRROR

from foedus.errors import PanelError
from foedus.panel import Panel, panel, steps
from foedus.upstream import read
from foedus.upstream.block import Block

# France left in 1942, Germany in 1945, Korea in 1905 and Cuba in 1909, and each came back.
LEFT: Final = [2, 40, 220, 255, 732, 740]
LARGE: Final = ("trade", "igos", "distance", "arms")
RIVALS: Final = ("nmc-6", "democracy.gw", "gdp.gw")


@given(size=st.integers(1, 2000))
def test_no_set_is_parted_even_one_that_ended_and_began_again(size: int) -> None:
    whole = panel("dyad-years", first=1900, last=1960, states=LEFT)
    seen: set[tuple[int, int]] = set()
    for part in whole.parts(size):
        here = set(part.frame.select("ccode1", "ccode2").iter_rows())
        assert not here & seen
        seen |= here


@given(size=st.integers(1, 200))
def test_parts_have_the_same_columns_whether_a_membership_is_carried_in_them_or_not(
    size: int,
) -> None:
    """The German Democratic Republic ended before the list did, the Federal Republic went on."""
    whole = panel(
        "dyad-years", first=1988, last=2018, carry_membership=True, states=[260, 265, 732]
    )
    frames = [part.frame for part in whole.parts(size)]
    assert pl.concat(frames).equals(whole.collect().frame)
    assert whole.empty().frame.schema == whole.collect().frame.schema


@pytest.fixture(scope="module")
def published() -> Iterator[None]:
    """The folder of published files for all examples of a test."""
    if not MIRROR.is_dir():
        pytest.skip(f"no folder of published files at {MIRROR}; name one in FOEDUS_MIRROR")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOEDUS_MIRROR", str(MIRROR))
        yield


def everything(system: str, unit: str) -> Panel:
    """A panel with every step that can be added, relevance where it is known of all.

    By actors the largest tables are looked up slowly, so that they are left to codes.
    """
    given = panel(unit, system=system, states=LEFT, first=1936, last=1948)
    left = {*RIVALS, "relevant", *(LARGE if system == "gw" else [])}
    later = [name for name in steps() if name.startswith("spells.")]
    fitting = [
        name
        for name, step in steps().items()
        if name not in (*left, *later) and given.unit.size in step.sizes and step.tables
    ]
    if given.unit.size == 1:
        return given.add(*fitting)
    return given.add(*fitting, *later, *(["relevant"] if system == "cow" else []))


def seen(blocks: tuple[Block, ...]) -> list[Block]:
    """Blocks but for whether rows were left out, which a part cannot tell of the whole."""
    return [replace(block, whole=True) for block in blocks]


@pytest.mark.parametrize("system", ["cow", "gw"])
@pytest.mark.parametrize("unit", ["state-years", "dyad-years"])
def test_with_all_steps_the_parts_are_the_whole_in_pieces(
    system: str, unit: str, mirror: Path
) -> None:
    given = everything(system, unit)
    whole = given.collect()
    assert len(whole.blocks) > 10
    parts = list(given.parts(30 if unit == "state-years" else 120))
    assert len(parts) > 1
    assert pl.concat([part.frame for part in parts]).equals(whole.frame)
    assert all(seen(part.blocks) == seen(whole.blocks) for part in parts)
    empty = given.empty()
    assert empty.frame.schema == whole.frame.schema
    assert seen(empty.blocks) == seen(whole.blocks)


@given(size=st.integers(1, 400))
@settings(max_examples=8)
@pytest.mark.usefixtures("published")
def test_spells_and_what_is_kept_do_not_know_of_the_size_of_the_parts(size: int) -> None:
    later = [name for name in steps() if name.startswith("spells.")]
    whole = panel("dyad-years", states=LEFT, first=1936, last=1948).add(
        "mids.cow", "mids.gml", *later, "contiguity", "majors", "relevant"
    )
    assert pl.concat([part.frame for part in whole.parts(size)]).equals(whole.collect().frame)


@pytest.mark.parametrize("unit", ["dyad-months", "dyad-days"])
@pytest.mark.parametrize("system", ["cow", "gw"])
def test_what_is_joined_by_year_repeats_within_it(unit: str, system: str, mirror: Path) -> None:
    chosen = ["USA", "JPN", "DEU", "RUS"]
    names = ("nmc", "majors", "atop", "mids.gml", "wars", "rivalries")
    span: dict[str, Any] = {"first": date(1990, 3, 15), "last": date(1991, 2, 10)}
    given = panel(unit, system=system, states=chosen, **span).add(*names)
    found = given.collect()
    years = panel("dyad-years", system=system, states=chosen, **span).add(*names).collect()
    pair = [name for name in found.key if name.startswith(("ccode", "gwcode"))]
    joined = [c for c in years.frame.columns if not c.startswith(("cow", "gw", "actor"))]
    joined = [c for c in joined if c not in (*pair, "year")]
    again = found.frame.select(*pair, "year").join(
        years.frame.select(*pair, "year", *joined), on=[*pair, "year"], how="left"
    )
    assert found.frame.select(joined).equals(again.select(joined))
    assert not found.frame.select(found.key).is_duplicated().any()
    usa = found.frame.filter(pl.col(pair[0]) == 2, pl.col(pair[1]) == 740)
    if unit == "dyad-months":
        assert usa.select("year", "month").rows() == [
            *((1990, month) for month in range(3, 13)),
            (1991, 1),
            (1991, 2),
        ]
    else:
        assert (
            usa["day"].to_list()
            == pl.date_range(span["first"], span["last"], eager=True).to_list()
        )


def test_a_span_in_days_keeps_who_was_a_member_in_it(mirror: Path) -> None:
    """South Korea enters the CoW system within 1949."""
    spells = read("cow-states.spells")
    (start,) = spells.filter(pl.col("ccode") == 732, pl.col("start").dt.year() == 1949)["start"]
    before = panel(
        "state-years", states=["KOR"], first=1949, last=start.replace(day=start.day - 1)
    )
    on = panel("state-years", states=["KOR"], first=1949, last=start)
    assert before.collect().frame.is_empty()
    assert on.collect().frame["year"].to_list() == [1949]


def test_states_may_be_given_as_ids_names_or_codes() -> None:
    ways: list[list[str | int]] = [
        ["KOR", "PRK"],
        ["South Korea", "North Korea"],
        [732, 731],
        ["KOR", 731],
    ]
    given = [
        panel("dyad-years", states=states, first=1990, last=2000).collect().frame
        for states in ways
    ]
    assert given[0].height == 22
    assert all(one.equals(given[0]) for one in given)


def test_a_selection_of_states_leaves_the_rows_as_they_are_in_the_whole(mirror: Path) -> None:
    chosen = [2, 220, 255, 732]
    names = ("nmc", "majors", "atop", "contiguity", "mids.gml")
    some = panel("dyad-years", states=chosen, first=1940, last=1950).add(*names).collect().frame
    whole = panel("dyad-years", first=1940, last=1950).add(*names).collect().frame
    among = pl.col("ccode1").is_in(chosen) & pl.col("ccode2").is_in(chosen)
    assert some.equals(whole.filter(among))


def test_each_state_of_a_triad_has_its_own_values(mirror: Path) -> None:
    chosen = ["USA", "JPN", "KOR", "CHN", "RUS"]
    found = panel("k-ad-years", size=3, states=chosen, first=1990, last=1995)
    frame = found.add("nmc", "majors").collect().frame
    cinc = {
        row[:2]: row[2] for row in read("nmc.state-years").select("ccode", "year", "cinc").rows()
    }
    codes = [2, 365, 710, 732, 740]
    asked = [(*three, year) for three in combinations(codes, 3) for year in range(1990, 1996)]
    assert frame.select("ccode1", "ccode2", "ccode3", "year").rows() == asked
    for end in (1, 2, 3):
        got = frame.select(f"ccode{end}", "year", f"cinc{end}", f"nmc{end}_state").rows()
        assert all(
            value == cinc[code, year] and state == "observed" for code, year, value, state in got
        )
    majors = {"USA": 1, "JPN": 0, "KOR": 0, "CHN": 1, "RUS": 1}
    year = frame.filter(pl.col("year") == 1990)
    for end in (1, 2, 3):
        assert [majors[actor] for actor in year[f"actor{end}"]] == year[f"major{end}"].to_list()


@pytest.mark.parametrize("name", [n for n, step in steps().items() if 3 not in step.sizes])
def test_what_speaks_of_smaller_sets_is_refused_for_triads_in_a_line(name: str) -> None:
    spoken_of = "states" if steps()[name].sizes == (1,) else "dyads"
    with pytest.raises(PanelError, match=rf"^'{name}' speaks of {spoken_of}; .* the triad-year$"):
        panel("k-ad-years", size=3).add(name)


def test_sets_that_no_machine_could_list_are_refused() -> None:
    with pytest.raises(PanelError, match="name fewer states"):
        panel("k-ad-years", size=40)
    with pytest.raises(PanelError, match="the last day is before the first"):
        panel("dyad-years", first=2010, last=1990)
