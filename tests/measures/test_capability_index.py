"""The index of national capability is what its definition says, and what was released."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import foedus
from foedus.errors import UnknownName
from foedus.measures.capability import COMPONENTS, Unmeasurable, cinc
from foedus.upstream import read

AMOUNT = st.floats(0.001, 1e7)
INDEX = "cinc_recomputed"


@st.composite
def state_years(draw: st.DrawFn, value: st.SearchStrategy[Any] = AMOUNT) -> pl.DataFrame:
    keys = draw(
        st.lists(
            st.tuples(st.integers(1, 9), st.integers(1900, 1903)),
            min_size=1, max_size=14, unique=True,
        )
    )  # fmt: skip
    rows = [
        {"ccode": code, "year": year, **{name: draw(value) for name in COMPONENTS}}
        for code, year in keys
    ]
    types = {"ccode": pl.Int32, "year": pl.Int32, **dict.fromkeys(COMPONENTS, pl.Float64)}
    return pl.DataFrame(rows, schema=types)


def by_hand(frame: pl.DataFrame) -> dict[tuple[int, int], tuple[float | None, int]]:
    """Index and number of components of each state-year, in plain loops."""
    rows = frame.to_dicts()
    found = {}
    for row in rows:
        shares = []
        for name in COMPONENTS:
            year = [other for other in rows if other["year"] == row["year"]]
            total = sum(other[name] for other in year if other[name] is not None)
            if row[name] is not None and total > 0:
                shares.append(row[name] / total)
        value = sum(shares) / len(shares) if shares else None
        found[row["ccode"], row["year"]] = (value, len(shares))
    return found


@given(state_years(st.none() | st.just(0.0) | AMOUNT))
def test_the_index_is_that_of_a_plain_loop(frame: pl.DataFrame) -> None:
    expected = by_hand(frame)
    for row in cinc(frame).iter_rows(named=True):
        value, count = expected[row["ccode"], row["year"]]
        assert row["n_components"] == count
        assert row[INDEX] == (None if value is None else pytest.approx(value))
        assert value is None or 0 <= row[INDEX] <= 1 + 1e-12


@given(state_years())
def test_with_nothing_missing_each_year_adds_up_to_one(frame: pl.DataFrame) -> None:
    sums = cinc(frame).group_by("year").agg(pl.col(INDEX).sum())
    assert sums[INDEX].to_list() == pytest.approx([1.0] * len(sums))


@given(state_years(st.none() | AMOUNT), st.randoms(), st.floats(0.001, 1000))
def test_neither_the_order_of_rows_nor_a_unit_matters(
    frame: pl.DataFrame, random: Any, unit: float
) -> None:
    order = list(range(len(frame)))
    random.shuffle(order)
    other = cinc(frame[order].with_columns(pl.col("milex") * unit)).sort("ccode", "year")
    once = cinc(frame).sort("ccode", "year")
    assert other[INDEX].to_list() == [
        None if value is None else pytest.approx(value) for value in once[INDEX]
    ]


@given(state_years(st.none() | AMOUNT))
def test_within_a_region_is_the_index_of_a_world_that_is_the_region(frame: pl.DataFrame) -> None:
    inside = pl.col("ccode") < 6
    region = cinc(frame, within=inside)
    assert region.equals(cinc(frame.filter(inside)))
    assert region["n_states"].to_list() == [
        len(frame.filter(inside & (pl.col("year") == year))) for year in region["year"]
    ]


def test_a_missing_component_is_left_out_and_never_zero() -> None:
    frame = pl.DataFrame(
        {"ccode": [1, 2, 3], "year": 1900, "milex": [None, 3.0, 1.0], "tpop": [5.0, 5.0, None]}
    )
    found = cinc(frame, ["milex", "tpop"])
    assert found[INDEX].to_list() == [0.5, 0.625, 0.25]
    assert found["n_components"].to_list() == [1, 2, 1]
    assert found.row(0, named=True)["milex_n_missing"] == 1
    assert found["milex_share"].to_list() == [None, 0.75, 0.25]


def test_a_state_without_any_component_has_no_index() -> None:
    frame = pl.DataFrame({"ccode": [1, 2], "year": 1900, "milex": [None, 3.0]})
    found = cinc(frame, ["milex"])
    assert found[INDEX].to_list() == [None, 1.0]
    assert found["n_components"].to_list() == [0, 1]


@pytest.mark.parametrize("table", ["nmc-6.state-years", "nmc.state-years"])
def test_every_released_index_is_met(table: str, mirror: Path) -> None:
    """The releases hold single precision; the codebook 6.0 tells how many components went in."""
    found = cinc(read(table, mirror))
    assert found["cinc"].null_count() == found[INDEX].null_count() == 0
    assert (found["cinc"] - found[INDEX]).abs().max() < 2.5e-8  # type: ignore[operator]
    counts = found["n_components"].value_counts(normalize=True)
    shares = dict(counts.iter_rows())
    assert set(shares) <= {2, 3, 4, 5, 6}
    if table.startswith("nmc-6"):
        codebook = (0.8329, 0.1376, 0.0271, 0.0023)
        found_shares = (shares[6], shares[5], shares[4], shares[3] + shares[2])
        assert found_shares == pytest.approx(codebook, abs=0.0005)


def test_a_published_table_keeps_its_rows_and_states(mirror: Path) -> None:
    table = foedus.table("nmc").filter(pl.col("year") == 1990)
    found = cinc(table)
    assert found["nmc_row"].equals(table.frame["nmc_row"])
    assert set(found["nmc_state"]) == {"observed"}


def test_germany_of_1990_stands_twice_and_is_not_added_up(mirror: Path) -> None:
    """The Federal Republic has code 260 until October and 255 from then on."""
    with pytest.raises(Unmeasurable, match="2 rows for actor DEU, year 1990"):
        cinc(foedus.table("nmc"), state="actor")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"milex": [-9.0, 1.0]}, "milex is -9.0 in row 0; give 0 or more"),
        ({"milex": [1.0, float("nan")]}, "milex is nan in row 1"),
        ({"milex": ["a", "b"]}, "milex holds String; give a column of numbers"),
        ({"ccode": [1, 1]}, "2 rows for ccode 1, year 1900; give one"),
        ({"year": [None, 1900]}, "year is null in 1 rows"),
        ({"n_states": [1, 1]}, "there is a column n_states already"),
    ],
)
def test_a_frame_that_cannot_be_measured_is_refused_in_one_line(
    change: dict[str, list[Any]], said: str
) -> None:
    good = {"ccode": [1, 2], "year": [1900, 1900], "milex": [1.0, None]}
    with pytest.raises(Unmeasurable, match=said) as caught:
        cinc(pl.DataFrame({**good, **change}), ["milex"])
    assert "\n" not in str(caught.value)


def test_a_condition_or_column_that_is_not_there_is_refused() -> None:
    frame = pl.DataFrame({"ccode": [1], "year": [1900], "milex": [1.0], "region": [None]})
    with pytest.raises(UnknownName, match="no column 'tpop'; there is: ccode"):
        cinc(frame, ["milex", "tpop"])
    with pytest.raises(Unmeasurable, match="within is not true or false for every row"):
        cinc(frame, ["milex"], within=pl.col("region") == "Asia")
    with pytest.raises(Unmeasurable, match="within cannot be asked of the frame"):
        cinc(frame, ["milex"], within=pl.col("continent") == "Asia")
    with pytest.raises(Unmeasurable, match="each once"):
        cinc(frame, ["milex", "milex"])
