"""Layers read from tables: no row, a null and a zero are three different things."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import UnknownName
from foedus.measures.network import Layer, LayerError, degrees, members_in, read_layer
from foedus.upstream.table import Table, table

NODES: Final = ("DEU", "KOR", "USA")
ATOP: Final[dict[str, Any]] = {"who": "actor1", "whom": "actor2"}


def sold(**rows: list[Any]) -> pl.DataFrame:
    return pl.DataFrame(
        {"by": ["USA", "DEU", "KOR"], "to": ["KOR", "KOR", "USA"], "year": [2001] * 3, **rows}
    )


def arms(frame: pl.DataFrame, **given: Any) -> Layer:
    settled = {"who": "by", "whom": "to", "weight": "n", "nodes": NODES, **given}
    return read_layer(frame, "arms", 2001, **settled)


def test_zero_is_no_tie_null_is_unknown_and_no_row_is_as_said() -> None:
    frame = sold(n=[9.0, 0.0, None])
    assert arms(frame).into("KOR") == {"USA": 9.0}
    assert arms(frame, absent="zero").unknown == {("KOR", "USA")}
    assert arms(frame).unknown == {
        ("KOR", "USA"),
        ("DEU", "USA"),
        ("USA", "DEU"),
        ("KOR", "DEU"),
    }


@pytest.mark.parametrize("word", ["missing", "not-covered"])
def test_a_row_that_tells_nothing_is_unknown_whatever_stands_in_it(word: str) -> None:
    frame = sold(n=[9.0, 1.0, 1.0], how=["observed", word, "zero-by-coding"])
    layer = arms(frame, state="how", absent="zero")
    assert layer.unknown == {("DEU", "KOR")}
    assert layer.into("KOR") == {"USA": 9.0}


def test_without_a_weight_a_row_is_a_tie_unless_it_stands_for_none() -> None:
    frame = sold(how=["observed", "zero-by-coding", "carried-forward"])
    layer = arms(frame, weight=None, state="how", absent="zero")
    assert {(t.who, t.whom) for t in layer.ties} == {("USA", "KOR"), ("KOR", "USA")}
    assert not layer.unknown


def test_several_rows_of_a_dyad_are_refused_added_up_or_the_largest() -> None:
    frame = sold(n=[9.0, 1.0, 1.0]).with_columns(by=pl.lit("USA"), to=pl.lit("KOR"))
    with pytest.raises(LayerError, match="3 rows for USA to KOR; say several='sum' or 'max'"):
        arms(frame)
    assert arms(frame, several="sum").into("KOR") == {"USA": 11.0}
    assert arms(frame, several="max").into("KOR") == {"USA": 9.0}
    with pytest.raises(UnknownName, match="there is: max, refuse, sum"):
        arms(frame, several="mean")


def test_an_unknown_part_makes_the_whole_unknown() -> None:
    frame = sold(n=[9.0, None, 1.0]).with_columns(by=pl.lit("USA"), to=pl.lit("KOR"))
    assert ("USA", "KOR") in arms(frame, several="sum", absent="zero").unknown


def test_ties_that_end_outside_are_counted_and_left_out() -> None:
    frame = sold(n=[9.0, 2.0, 0.0]).with_columns(by=pl.Series(["USA", None, "PRK"]))
    layer = arms(frame, absent="zero")
    assert (layer.outside, layer.into("KOR")) == (1, {"USA": 9.0})


def test_one_row_may_tell_of_both_ways() -> None:
    frame = sold(n=[9.0, 1.0, None], m=[3.0, 0.0, None]).head(2)
    layer = arms(frame, back="m", absent="zero")
    assert layer.weights == {("USA", "KOR"): 9.0, ("KOR", "USA"): 3.0, ("DEU", "KOR"): 1.0}


def test_a_symmetric_layer_reads_either_way_and_refuses_two_answers() -> None:
    frame = sold(n=[9.0, 1.0, 9.0])
    layer = arms(frame, symmetric=True, absent="zero")
    assert layer.out("KOR") == layer.into("KOR") == {"DEU": 1.0, "USA": 9.0}
    with pytest.raises(LayerError, match="is not symmetric"):
        arms(sold(n=[9.0, 1.0, 0.0]), symmetric=True)
    half = arms(sold(n=[9.0, 1.0, None]), symmetric=True, absent="zero")
    assert half.unknown == {("KOR", "USA"), ("USA", "KOR")}


def test_a_row_of_a_symmetric_layer_tells_of_both_ways() -> None:
    layer = arms(sold(n=[9.0, 0.0, 9.0]).head(2), symmetric=True)
    assert layer.out("KOR") == layer.into("KOR") == {"USA": 9.0}
    assert layer.unknown == {("DEU", "USA"), ("USA", "DEU")}


def test_rows_of_one_way_are_added_up_before_both_ways_are_compared() -> None:
    frame = sold(n=[5.0, 5.0, 10.0]).with_columns(by=pl.Series(["USA", "USA", "KOR"]))
    assert arms(frame, symmetric=True, several="sum").out("KOR") == {"USA": 10.0}


def test_only_rows_of_the_year_are_read() -> None:
    frame = sold(n=[9.0, 1.0, 1.0]).with_columns(year=pl.Series([2001, 2002, 2000]))
    assert arms(frame, absent="zero").weights == {("USA", "KOR"): 9.0}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"weight": "tiv"}, "no column tiv; there is: by, to, year, n"),
        ({"when": "styear"}, "no column styear"),
        ({"nodes": None}, "give nodes, or system: cow or gw"),
        ({"nodes": None, "system": "eu"}, "no state system 'eu'; there is: cow, gw"),
        ({"absent": "none"}, "no absent 'none'; there is: unknown, zero"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(given: dict[str, Any], said: str) -> None:
    with pytest.raises((LayerError, UnknownName), match=said) as caught:
        arms(sold(n=[9.0, 1.0, 1.0]), **given)
    assert "\n" not in str(caught.value)


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(LayerError, match=r"USA to KOR is -1\.0; give 0 or more"):
        arms(sold(n=[-1.0, 1.0, 1.0]))


@given(st.randoms(use_true_random=False), st.sampled_from(["sum", "max"]))
def test_the_order_of_the_rows_does_not_matter(luck: Random, several: str) -> None:
    rows = [("USA", "KOR", w) for w in (0.1, 0.2, 0.3)] + [("DEU", "USA", 0.7), ("KOR", "USA", 1)]
    luck.shuffle(rows)
    frame = pl.DataFrame(rows, schema=["by", "to", "n"], orient="row").with_columns(
        year=pl.lit(2001), n=pl.col("n").cast(pl.Float64)
    )
    layer = arms(frame, several=several)
    assert layer.weights["USA", "KOR"] == (0.3 if several == "max" else 0.1 + 0.2 + 0.3)


def test_the_members_of_a_year_are_those_on_some_day_of_it() -> None:
    assert {"KOR", "PRK"} & {*members_in("cow", 1948)} == {"PRK"}
    assert {"KOR", "PRK"} <= {*members_in("cow", 1949)}
    assert "DDR" not in members_in("cow", 1991)


# Published tables


@pytest.fixture
def atop(mirror: Path) -> Table:
    return table("atop.directed-dyad-years")


def test_the_defence_partner_of_south_korea_in_2018_is_the_united_states_alone(
    atop: Table,
) -> None:
    layer = read_layer(atop, "defence", 2018, weight="defense", **ATOP)
    assert layer.out("KOR") == layer.into("KOR") == {"USA": 1.0}
    (tie,) = [t for t in layer.ties if t.who == "KOR"]
    assert tie.records == ("atop.directed-dyad-years:260488",)
    assert not layer.unknown
    assert layer.outside == 0


def test_a_layer_has_the_ties_of_the_rows_and_the_members_without_any(atop: Table) -> None:
    layer = read_layer(atop, "defence", 1985, weight="defense", **ATOP)
    rows = atop.frame.filter(pl.col("year") == 1985, pl.col("defense") == 1)
    assert set(layer.weights) == set(rows.select("actor1", "actor2").iter_rows())
    assert set(layer.nodes) == set(members_in("cow", 1985))
    alone = [node for node, one in degrees(layer).items() if not one.total]
    assert {"CHE", "SWE"} <= {*alone}


def test_after_the_coverage_ends_every_dyad_is_unknown(atop: Table) -> None:
    layer = read_layer(atop, "defence", 2019, weight="defense", **ATOP)
    assert layer.ties == ()
    assert len(layer.unknown) == len(layer.nodes) * (len(layer.nodes) - 1)


def test_a_filtered_table_no_longer_says_what_no_row_means(atop: Table) -> None:
    narrowed = atop.filter(pl.col("defense") == 1, pl.col("year") == 2018)
    layer = read_layer(narrowed, "defence", 2018, weight="defense", **ATOP)
    assert layer.into("KOR") == {"USA": 1.0}
    assert ("PRK", "KOR") in layer.unknown


def test_a_table_asked_of_one_state_knows_its_dyads_alone(atop: Table) -> None:
    layer = read_layer(atop.where(actor1="KOR"), "defence", 2018, weight="defense", **ATOP)
    assert layer.unknown_at("KOR")[0] == frozenset()
    assert layer.unknown_at("KOR")[1] == {*layer.nodes} - {"KOR"}
    assert ("CHN", "PRK") in layer.unknown


def test_germany_of_1990_stands_under_two_codes_and_is_read_when_told_how(atop: Table) -> None:
    with pytest.raises(LayerError, match="2 rows for USA to DEU"):
        read_layer(atop, "defence", 1990, weight="defense", **ATOP)
    layer = read_layer(atop, "defence", 1990, weight="defense", several="max", **ATOP)
    assert layer.weights["USA", "DEU"] == 1.0


def test_a_table_says_itself_what_no_row_means(atop: Table) -> None:
    with pytest.raises(LayerError, match="give no 'absent'"):
        read_layer(atop, "defence", 2018, weight="defense", absent="zero", **ATOP)


def test_trade_without_a_row_is_unknown_for_no_codebook_says_more(mirror: Path) -> None:
    trade = table("trade")
    layer = read_layer(trade, "imports", 2010, weight="flow1", back="flow2", system="cow", **ATOP)
    rows = trade.frame.filter(pl.col("year") == 2010)
    assert (
        len(layer.ties)
        == rows.select((pl.col("flow1") > 0).sum() + (pl.col("flow2") > 0).sum()).item()
    )
    assert layer.unknown
