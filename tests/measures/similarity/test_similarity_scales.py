"""Scales of ties are those of their sources, and a promise that is not known stays unknown."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import polars as pl
import pytest
from tests.measures.similarity.test_portfolio_similarity import COVERAGE, ties

from foedus import table
from foedus.errors import MeasureError
from foedus.measures.similarity import (
    ATOP,
    COW,
    COW_YEARS,
    Scale,
    by_year,
    portfolio_similarity,
    system_years,
)
from foedus.upstream.table import Table

ATOP_DUTIES = ("defense", "offense", "neutral", "nonagg", "consul")
COW_TERMS = ("defense", "neutrality", "nonaggression", "entente")


def promises(columns: tuple[str, ...], rows: list[tuple[int | None, ...]]) -> Table:
    """A made-up table of one dyad-year a row, with these promises."""
    some = ties([(2, 20, 1900 + n, 0) for n in range(len(rows))])
    frame = pl.concat(
        [
            some.frame.drop("tie"),
            pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.Int32), orient="row"),
        ],
        how="horizontal",
    )
    block = msgspec.structs.replace(some.blocks[0], columns=("ccode1", "ccode2", "year", *columns))
    return msgspec.structs.replace(some, frame=frame, blocks=(block,))


def test_atop_ties_are_ordered_as_in_the_release_notes_of_its_similarity_scores() -> None:
    rows: list[tuple[int | None, ...]] = [*product((0, 1), repeat=5)]
    found = ATOP.on(promises(ATOP_DUTIES, rows)).frame["tie"].to_list()
    for (defense, offense, neutral, nonagg, consul), tie in zip(rows, found, strict=True):
        if defense or offense:
            expected = 3
        elif neutral or consul:
            expected = 2
        else:
            expected = 1 if nonagg else 0
        assert tie == expected


def test_cow_ties_are_ordered_entente_neutrality_defence() -> None:
    rows: list[tuple[int | None, ...]] = [*product((0, 1), repeat=4)]
    found = COW.on(promises(COW_TERMS, rows)).frame["tie"].to_list()
    for (defense, neutrality, nonaggression, entente), tie in zip(rows, found, strict=True):
        expected = 3 if defense else 2 if neutrality or nonaggression else 1 if entente else 0
        assert tie == expected


@pytest.mark.parametrize(
    ("row", "tie"),
    [
        ((1, None, None, None, None), 3),
        ((None, 0, 1, 1, 1), None),
        ((0, 0, None, 1, 0), None),
        ((0, 0, None, 1, 1), 2),
        ((0, 0, 0, None, 0), None),
    ],
)
def test_a_promise_that_is_not_known_counts_unless_a_higher_one_is_made(
    row: tuple[int | None, ...], tie: int | None
) -> None:
    assert ATOP.on(promises(ATOP_DUTIES, [row])).frame["tie"].to_list() == [tie]


def test_a_table_with_a_scale_on_it_still_says_what_no_row_means() -> None:
    atop = ATOP.on(promises(ATOP_DUTIES, [(1, 0, 0, 0, 0)]))
    assert atop.blocks[0].table.coverage == COVERAGE
    states = pl.DataFrame({"ccode": [2, 20, 40], "year": [1950] * 3})
    found = portfolio_similarity(atop, states, highest=3, self_tie="zero", measures=["s"])
    assert found["s"].to_list() == [1, 1, 1]


@pytest.mark.parametrize("scale", [ATOP, COW, COW_YEARS], ids=lambda scale: scale.id)
def test_a_scale_names_columns_of_its_published_table(scale: Scale, mirror: Path) -> None:
    found = scale.on(table(scale.table)).frame["tie"]
    assert found.null_count() == 0
    assert set(found) == {0, 1, 2, 3}
    with pytest.raises(MeasureError, match=f"the scale {scale.id} needs .* for {scale.table}"):
        scale.on(ties([(2, 20, 1950, 0)]))


def spells(rows: list[tuple[Any, ...]]) -> Table:
    schema = {"dyad_st": pl.String, "dyad_end": pl.String, "tie": pl.Int8}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        pl.col("dyad_st", "dyad_end").str.to_date(), ccode1=pl.lit(2), ccode2=pl.lit(20)
    )
    return msgspec.structs.replace(ties([]), frame=frame)


def test_a_spell_counts_in_each_year_on_a_day_of_which_it_held_and_the_highest_tie_wins() -> None:
    found = by_year(
        spells(
            [
                ("1950-12-31", "1952-01-01", 1),
                ("1952-06-01", "1952-06-30", 3),
                ("1998-01-01", None, 2),
                ("1970-02-02", "1970-02-01", 3),
            ]
        )
    )
    assert found.select("year", "tie").rows() == [
        (1950, 1), (1951, 1), (1952, 3), (1998, 2), (1999, 2),
    ]  # fmt: skip


def test_a_spell_whose_tie_is_not_known_may_be_the_highest() -> None:
    found = by_year(
        spells(
            [
                ("1950-01-01", "1951-01-01", None),
                ("1950-01-01", "1950-02-01", 2),
                ("1951-01-01", "1951-02-01", 3),
            ]
        )
    )
    assert found.select("year", "tie").rows() == [(1950, None), (1951, 3)]


def test_spells_need_a_scale_first() -> None:
    with pytest.raises(MeasureError, match="no column dyad_st, dyad_end"):
        by_year(ties([(2, 20, 1950, 0)]))


def test_cow_says_that_the_united_states_promised_south_korea_what_it_does_not_promise_back(
    mirror: Path,
) -> None:
    found = by_year(COW.on(table("cow-alliances.directed-dyads"))).filter(year=2000)
    promised = {(a, b): tie for a, b, _, tie in found.rows()}
    assert (promised[2, 732], promised[732, 2]) == (3, 1)


def test_cow_alliances_do_not_say_that_no_row_means_none_so_one_has_to(mirror: Path) -> None:
    cow = COW_YEARS.on(table("cow-alliances.directed-dyad-years"))
    states = system_years("cow", 2012, 2012)
    rules: dict[str, Any] = {"highest": 3, "self_tie": "highest", "measures": ["s"]}
    with pytest.raises(MeasureError, match="does not say that no row means no tie"):
        portfolio_similarity(cow, states, **rules)
    found = portfolio_similarity(cow, states, **rules, absent="no tie")
    assert found["similarity_state"].unique().to_list() == ["derived"]
