"""Tables that keep their source rows and states through filters, joins and groups."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.upstream.made_up import made_up

from foedus.errors import UpstreamError
from foedus.states import membership
from foedus.terms import STATES
from foedus.upstream.block import STATE, Block
from foedus.upstream.coverage import member_in
from foedus.upstream.declare import Column, Coverage
from foedus.upstream.table import Table


def table(
    rows: dict[str, list[Any]], name: str = "left", coverage: Coverage | None = None
) -> Table:
    """A table whose columns but actor and year are counts."""
    declared = msgspec.structs.replace(
        made_up().tables[0],
        columns=tuple(Column(c, "count", "", zero=c not in ("actor", "year")) for c in rows),
        coverage=coverage or Coverage(first=1900, last=2000, members="everybody"),
        actors=("actor",),
        year="year",
    )
    block = Block(
        name=name,
        table=declared,
        columns=tuple(rows),
        year="year",
        who=("actor",),
        zeros=tuple(c for c in rows if c not in ("actor", "year")),
    )
    frame = pl.DataFrame(rows).with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(block.row),
        pl.lit("observed", STATE).alias(block.state),
    )
    return Table(frame=frame, unit="state-year", key=("actor", "year"), blocks=(block,))


GRID: Final[dict[str, list[Any]]] = {
    "actor": ["KOR", "KOR", "KOR", "KOR"],
    "year": [1930, 1955, 1960, 2020],
}
UNKNOWN: Final = Coverage(first=1950, last=2000, members="everybody")
ZERO: Final = Coverage(first=1900, last=2000, members="CoW", absent="zero", system="cow")


@pytest.mark.parametrize(
    ("coverage", "states", "values"),
    [
        (UNKNOWN, ["not-covered", "observed", "missing", "not-covered"], [None, 7, None, None]),
        (ZERO, ["not-covered", "observed", "zero-by-coding", "not-covered"], [None, 7, 0, None]),
    ],
)
def test_a_row_that_is_not_there_says_what_that_means(
    coverage: Coverage, states: list[str], values: list[int | None]
) -> None:
    """South Korea is in no state system in 1930, and nothing covers 2020."""
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", coverage)
    joined = table(GRID).join(right, on=["actor", "year"])
    assert joined.frame["right_state"].to_list() == states
    assert joined.frame["pacts"].to_list() == values
    assert joined.frame["right_row"].to_list() == [None, 1, None, None]
    assert joined.frame["left_row"].to_list() == [1, 2, 3, 4]


def test_a_code_without_an_actor_is_not_covered() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    grid = table({"actor": [None, "UNC"], "year": [1955, 1955]})
    assert grid.join(right, on=["actor", "year"]).frame["right_state"].to_list() == [
        "not-covered",
        "not-covered",
    ]


def test_columns_may_be_called_otherwise_on_either_side() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    left = table(GRID).renamed(actor="who", year="when")
    joined = left.join(right, on={"who": "actor", "when": "year"})
    assert joined.frame["pacts"].to_list() == [None, 7, 0, None]


def test_several_rows_for_a_key_are_refused() -> None:
    right = table({"actor": ["KOR", "KOR"], "year": [1955, 1955], "pacts": [7, 8]}, "right")
    with pytest.raises(
        UpstreamError, match=r"several rows for .*KOR.*1955.*; join on other columns, or group"
    ):
        table(GRID).join(right, on=["actor", "year"])


def test_columns_of_one_name_and_unknown_columns_are_refused() -> None:
    with pytest.raises(UpstreamError, match="both tables have left_row"):
        table(GRID).join(table(GRID), on=["actor", "year"])
    with pytest.raises(UpstreamError, match="no column yaer; there is: actor, year"):
        table(GRID).join(table(GRID), on={"yaer": "year"})
    with pytest.raises(UpstreamError, match="no column yaer"):
        table(GRID).group("yaer")
    with pytest.raises(UpstreamError, match="actor is String, year of the other table is Int64"):
        table(GRID).join(table({"year": [1]}, "right"), on={"actor": "year"})
    with pytest.raises(UpstreamError, match="left_row: rows and states keep their names"):
        table(GRID).renamed(left_row="row")


def test_who_and_when_may_stand_in_both_tables_if_they_say_the_same() -> None:
    """Codes are joined, actors stand on both sides: the other's are left out."""
    left = table({"actor": ["KOR", "PRK"], "year": [1955, 1955], "code": [732, 731]})
    same = table({"actor": ["KOR"], "year": [1955], "nr": [732], "pacts": [7]}, "right")
    joined = left.join(same, on={"code": "nr", "year": "year"})
    assert joined.frame["pacts"].to_list() == [7, None]
    other = table({"actor": ["JPN"], "year": [1955], "nr": [732], "pacts": [7]}, "right")
    with pytest.raises(UpstreamError, match="both tables have actor and say different things"):
        left.join(other, on={"code": "nr", "year": "year"})


def test_what_was_filtered_away_is_no_zero() -> None:
    right = table({"actor": ["KOR", "KOR"], "year": [1955, 1960], "pacts": [7, 8]}, "right", ZERO)
    joined = table(GRID).join(right.filter(pl.col("pacts") == 7), on=["actor", "year"])
    assert joined.frame["right_state"].to_list() == [
        "not-covered",
        "observed",
        "missing",
        "not-covered",
    ]
    assert joined.frame["pacts"].to_list() == [None, 7, None, None]


def test_who_was_asked_of_is_remembered() -> None:
    """Narrowed to a year, absence in it means none; joined on the year, nothing is known."""
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    left = table({"actor": ["KOR", "PRK", "UNC"], "when": [1955, 1956, 1957]})
    joined = left.join(right.where(year=1955), on="actor")
    assert joined.frame["right_state"].to_list() == ["observed", "zero-by-coding", "not-covered"]
    assert joined.frame["pacts"].to_list() == [7, 0, None]
    by_year = left.join(right.where(year=1955), on={"actor": "actor", "when": "year"})
    assert by_year.frame["right_state"].to_list() == ["observed", "missing", "not-covered"]
    of_2020 = left.join(right.where(year=2020).renamed(year="then"), on="actor")
    assert set(of_2020.frame["right_state"]) == {"not-covered"}


def test_renaming_does_not_switch_the_coverage_off() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    renamed = right.renamed(actor="who", year="when", pacts="treaties")
    joined = table(GRID).join(renamed, on={"actor": "who", "year": "when"})
    assert joined.frame["right_state"].to_list() == [
        "not-covered",
        "observed",
        "zero-by-coding",
        "not-covered",
    ]
    assert joined.frame["treaties"].to_list() == [None, 7, 0, None]


def test_without_a_year_nothing_is_zero() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    left = table({"actor": ["KOR", "PRK", None], "when": [1, 2, 3]})
    joined = left.join(right, on="actor")
    assert joined.frame["right_state"].to_list() == ["observed", "missing", "not-covered"]
    assert joined.frame["pacts"].to_list() == [7, None, None]


@pytest.mark.parametrize("year", [-9, 0, 10_000])
def test_a_year_that_is_none_is_not_covered(year: int) -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    joined = table({"actor": ["KOR"], "year": [year]}).join(right, on=["actor", "year"])
    assert joined.frame["right_state"].to_list() == ["not-covered"]


def test_groups_keep_the_rows_and_count_the_states() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    found = (
        table(GRID).join(right, on=["actor", "year"]).group(["actor"], pacts=pl.col("pacts").sum())
    )
    (row,) = found.frame.to_dicts()
    assert row["pacts"] == 7
    assert (row["left_row"], row["right_row"]) == ([1, 2, 3, 4], [1])
    assert row["right_state"] == "derived"
    counts = {"observed": 1, "zero-by-coding": 1, "not-covered": 2}
    assert counted(row) == counts
    again = found.group("actor", pacts=pl.col("pacts").max())
    assert again.frame["left_row"].to_list() == [[1, 2, 3, 4]]
    assert counted(again.frame.to_dicts()[0]) == counts


def counted(row: dict[str, Any]) -> dict[str, int]:
    counts = {w: row[f"right_n_{w.replace('-', '_')}"] for w in STATES}
    return {word: n for word, n in counts.items() if n}


def test_a_sum_over_nothing_is_no_zero() -> None:
    right = table({"actor": ["KOR"], "year": [1955], "pacts": [7]}, "right", ZERO)
    late = table({"actor": ["KOR", "KOR"], "year": [2019, 2020]})
    found = late.join(right, on=["actor", "year"]).group(
        "actor", pacts=pl.col("pacts").sum(), years=pl.col("year").count()
    )
    (row,) = found.frame.to_dicts()
    assert (row["pacts"], row["right_state"], row["years"]) == (None, "not-covered", 2)


ACTORS: Final = ("KOR", "PRK", "KOR-1910", "DDR", "DEU", "TWN", "PSE", "XXX")


@given(
    grid=st.lists(
        st.tuples(st.sampled_from(ACTORS), st.integers(1800, 2030)), min_size=1, unique=True
    ),
    rows=st.lists(
        st.tuples(st.sampled_from(ACTORS), st.integers(1816, 2016)), max_size=8, unique=True
    ),
    absent=st.sampled_from(["zero", "unknown"]),
)
def test_nothing_is_zero_but_by_the_word_of_a_codebook(
    grid: list[tuple[str, int]], rows: list[tuple[str, int]], absent: str
) -> None:
    """Each state of each row, against the rule told in plain Python."""
    system = "cow" if absent == "zero" else ""
    coverage = Coverage(first=1816, last=2016, members="", absent=absent, system=system)
    left = table({"actor": [a for a, _ in grid], "year": [y for _, y in grid]})
    right = table(
        {
            "actor": pl.Series([a for a, _ in rows], dtype=pl.String).to_list(),
            "year": [y for _, y in rows],
            "pacts": [1] * len(rows),
        },
        "right",
        coverage,
    )
    typed = right.frame.cast({"actor": pl.String, "year": pl.Int64, "pacts": pl.Int64})
    joined = left.join(msgspec.structs.replace(right, frame=typed), on=["actor", "year"])
    for (actor, year), state, pacts in zip(
        grid, joined.frame["right_state"], joined.frame["pacts"], strict=True
    ):
        expected: tuple[str, int | None]
        if (actor, year) in rows:
            expected = ("observed", 1)
        elif not 1816 <= year <= 2016 or (system and not member_in("cow", actor, year)):
            expected = ("not-covered", None)
        else:
            expected = ("zero-by-coding", 0) if absent == "zero" else ("missing", None)
        assert (state, pacts) == expected


@given(st.sampled_from(ACTORS[:-1]), st.sampled_from(["cow", "gw"]), st.integers(1816, 2016))
def test_a_member_of_a_year_is_one_on_some_day_of_it(actor: str, system: str, year: int) -> None:
    spells = [s.span for s in membership(actor, system)]
    days = any(
        s.start.earliest.year <= year and (s.end is None or s.end.latest.year >= year)
        for s in spells
    )
    assert member_in(system, actor, year) == days
