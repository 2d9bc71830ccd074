"""Similarity over frames: which dyads and years there are, what they rest on, what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.similarity.plain import all_measures
from tests.measures.similarity.test_similarity_indices import (
    CAPABILITIES,
    GERMANY,
    NAMES,
    RUSSIA,
)
from tests.upstream.made_up import made_up

from foedus import table
from foedus.errors import MeasureError
from foedus.measures.similarity import ATOP, MEASURES, portfolio_similarity, system_years
from foedus.panel import panel
from foedus.upstream.block import STATE, Block
from foedus.upstream.declare import Column, Coverage
from foedus.upstream.table import Table

COVERAGE: Final = Coverage(
    first=1900, last=1999, members="CoW", absent="zero", system="cow"
)  # USA 2, Canada 20, Cuba 40, Mexico 70, all members in the years of these tests
STATES: Final = (2, 20, 40, 70)
DEFAULT: Final[dict[str, Any]] = {"highest": 3, "self_tie": "highest"}


def ties(rows: list[tuple[int, int, int, int | None]], coverage: Coverage = COVERAGE) -> Table:
    """A table of ties of a made-up publisher."""
    columns = ("ccode1", "ccode2", "year", "tie")
    declared = msgspec.structs.replace(
        made_up().tables[0],
        columns=tuple(Column(name, "", "") for name in columns),
        coverage=coverage,
        codes=("ccode1", "ccode2"),
        year="year",
    )
    block = Block(
        name="pacts", table=declared, columns=columns, year="year", who=("ccode1", "ccode2")
    )
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.Int32), orient="row")
    frame = frame.with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(block.row),
        pl.lit("observed", STATE).alias(block.state),
    )
    return Table(frame=frame, unit="dyad-year", key=columns[:3], blocks=(block,))


def universe(*years: int, states: tuple[int, ...] = STATES) -> pl.DataFrame:
    rows = [(code, year) for year in years for code in states]
    return pl.DataFrame(rows, schema=("ccode", "year"), orient="row")


def of(frame: pl.DataFrame, first: int, second: int, year: int) -> dict[str, Any]:
    return frame.row(
        by_predicate=(pl.col("ccode1") == first)
        & (pl.col("ccode2") == second)
        & (pl.col("year") == year),
        named=True,
    )


PACTS: Final = ties([(2, 20, 1950, 3), (20, 2, 1950, 3), (2, 40, 1950, 1), (70, 40, 1950, 2)])


def test_germany_and_russia_in_1914_come_out_of_a_frame_of_ties_as_they_are_printed() -> None:
    """Germany is 1, Russia 2, the others follow in the order of the table."""
    rows = [
        (who, whom, 1914, tie)
        for who, portfolio in ((1, GERMANY), (2, RUSSIA))
        for whom, tie in enumerate(portfolio, start=1)
        if tie and whom != who
    ]
    weights = pl.DataFrame({"ccode": range(1, 21), "year": 1914, "weight": CAPABILITIES})
    found = portfolio_similarity(
        pl.DataFrame(rows, schema=("ccode1", "ccode2", "year", "tie"), orient="row"),
        weights.select("ccode", "year"),
        **DEFAULT,
        weights=weights,
        covered=(1914, 1914),
        absent="no tie",
        among=[1, 2],
    ).row(0, named=True)
    assert found["third_states"] == 20
    printed = {"s": 0.4, "s_weighted": -0.46, "tau_b": 0.03031695, "alignment": -0.04}
    assert {name: found[name] for name in printed} == pytest.approx(printed, abs=5e-9)


def test_each_dyad_of_the_universe_has_one_row_a_year_in_order() -> None:
    found = portfolio_similarity(PACTS, universe(1951, 1950), **DEFAULT)
    dyads = [(a, b) for a in STATES for b in STATES if a < b]
    rows = [(a, b, year) for year in (1950, 1951) for a, b in dyads]
    assert found.select("ccode1", "ccode2", "year").rows() == rows
    assert found.columns[3:] == ["similarity_state", "third_states", *MEASURES]
    assert found["similarity_state"].unique().to_list() == ["derived"]
    assert found["similarity_state"].dtype == STATE


def test_in_a_year_without_ties_that_is_covered_nobody_has_any_but_with_itself() -> None:
    found = of(portfolio_similarity(PACTS, universe(1951), **DEFAULT), 2, 20, 1951)
    assert found["s"] == pytest.approx(1 - 2 * (3 + 3) / 3 / 4)
    assert found["third_states"] == 4


def test_outside_the_years_of_the_ties_nothing_is_similar_to_anything() -> None:
    found = portfolio_similarity(PACTS, universe(1999, 2000), **DEFAULT).filter(year=2000)
    assert found.height == 6
    assert found["similarity_state"].unique().to_list() == ["not-covered"]
    assert found.select("third_states", *MEASURES).null_count().row(0) == (6,) * 13


def test_a_state_outside_the_system_of_the_ties_has_no_portfolio_and_is_no_third_state() -> None:
    """West Germany (260) is no member in 1992."""
    found = portfolio_similarity(PACTS, universe(1992, states=(*STATES, 260)), **DEFAULT)
    outside = found.filter((pl.col("ccode1") == 260) | (pl.col("ccode2") == 260))
    assert outside["similarity_state"].to_list() == ["not-covered"] * 4
    assert outside["s"].null_count() == 4
    assert of(found, 2, 20, 1992)["third_states"] == 4


def test_states_that_shared_no_day_of_a_year_are_no_dyad_of_it_but_third_states() -> None:
    """Germany (255) follows West Germany (260) and East Germany (265) in 1990."""
    germans = universe(1989, 1990, states=(255, 260, 265)).filter(
        (pl.col("ccode") != 255) | (pl.col("year") == 1990)
    )
    states = pl.concat([universe(1989, 1990), germans])
    found = portfolio_similarity(PACTS, states, **DEFAULT)
    pairs = found.select("year", "ccode1", "ccode2").rows()
    assert [pair for pair in pairs if pair[1] > 70] == [(1989, 260, 265), (1990, 260, 265)]
    assert (1990, 2, 255) in pairs
    assert of(found, 260, 265, 1990)["third_states"] == 7


def test_what_a_list_of_states_no_longer_says_is_marked_on_each_side() -> None:
    states = system_years("cow", 2016, 2018, after_list="carry").filter(
        pl.col("ccode").is_in([2, 20])
    )
    later: dict[str, Any] = {"absent": "no tie", "covered": (2016, 2018), "measures": ["s"]}
    said = ["year", "cow1_state", "cow1_from", "cow2_state", "cow2_from"]
    for directed in (False, True):
        found = portfolio_similarity(
            PACTS.frame, states, **DEFAULT, **later, directed=directed
        ).filter(ccode1=2)
        assert found.select(said).rows() == [
            (2016, "observed", None, "observed", None),
            (2017, "carried-forward", 2016, "carried-forward", 2016),
            (2018, "carried-forward", 2016, "carried-forward", 2016),
        ]  # fmt: skip


def test_each_side_has_its_own_mark() -> None:
    states = universe(1950, states=(2, 20)).with_columns(
        cow_state=pl.Series(["observed", "carried-forward"], dtype=STATE)
    )
    for directed, rows in ((False, [(2, 20)]), (True, [(2, 20), (20, 2)])):
        found = portfolio_similarity(PACTS, states, **DEFAULT, directed=directed)
        assert found.columns[3:5] == ["cow1_state", "cow2_state"]
        said = {2: "observed", 20: "carried-forward"}
        assert found.select("ccode1", "ccode2", "cow1_state", "cow2_state").rows() == [
            (a, b, said[a], said[b]) for a, b in rows
        ]


def test_the_tie_with_oneself_is_what_the_rule_says() -> None:
    """The United States (3 to 20, 1 to 40) and Canada (3 to 2) in 1950."""
    expected = {
        "highest": ([3, 3, 1, 0], [3, 3, 0, 0]),
        "zero": ([0, 3, 1, 0], [3, 0, 0, 0]),
        "left out": ([1, 0], [0, 0]),
    }
    for rule, (first, second) in expected.items():
        frame = portfolio_similarity(PACTS, universe(1950), highest=3, self_tie=rule)  # type: ignore[arg-type]
        found = of(frame, 2, 20, 1950)
        assert found["third_states"] == len(first)
        plain = all_measures(first, second, 3, [1] * len(first))
        assert {name: found[name] for name in NAMES} == pytest.approx(plain)


def test_a_row_of_a_state_with_itself_gives_way_to_the_rule() -> None:
    odd = ties([(2, 2, 1950, 1), (20, 40, 1950, 1)])
    without = ties([(20, 40, 1950, 1)])
    assert portfolio_similarity(odd, universe(1950), **DEFAULT).equals(
        portfolio_similarity(without, universe(1950), **DEFAULT)
    )


def test_a_tie_that_is_not_known_leaves_the_third_state_out_for_those_whose_tie_it_is() -> None:
    some = ties([(2, 40, 1950, None), (20, 40, 1950, 3)])
    found = portfolio_similarity(some, universe(1950), **DEFAULT)
    assert of(found, 2, 20, 1950)["third_states"] == 3
    assert of(found, 20, 70, 1950)["third_states"] == 4


def test_a_dyad_without_a_single_known_tie_in_common_is_missing() -> None:
    some = ties([(2, 40, 1950, None), (2, 70, 1950, None)])
    found = portfolio_similarity(some, universe(1950), highest=3, self_tie="left out")
    row = of(found, 2, 20, 1950)
    assert (row["similarity_state"], row["third_states"], row["s"]) == ("missing", 0, None)


def test_a_row_that_says_it_is_missing_is_no_tie_of_zero() -> None:
    frame = PACTS.frame.with_columns(
        pl.when(pl.col("ccode2") == 40)
        .then(pl.lit("missing", STATE))
        .otherwise(pl.col("pacts_state"))
        .alias("pacts_state")
    )
    found = portfolio_similarity(
        msgspec.structs.replace(PACTS, frame=frame), universe(1950), **DEFAULT
    )
    assert of(found, 2, 20, 1950)["third_states"] == 3


def test_ties_are_directed_and_a_portfolio_is_what_a_state_promises() -> None:
    """Mexico promises Cuba 2, Cuba promises nothing."""
    found = of(portfolio_similarity(PACTS, universe(1950), **DEFAULT), 40, 70, 1950)
    plain = all_measures([0, 0, 3, 0], [0, 0, 2, 3], 3, [1] * 4)
    assert {name: found[name] for name in NAMES} == pytest.approx(plain)


def test_ties_with_who_is_not_in_the_universe_do_not_count() -> None:
    more = ties([*PACTS.frame.select("ccode1", "ccode2", "year", "tie").rows(), (2, 90, 1950, 3)])
    assert portfolio_similarity(more, universe(1950), **DEFAULT).equals(
        portfolio_similarity(PACTS, universe(1950), **DEFAULT)
    )


def test_among_keeps_dyads_and_leaves_their_values_as_they_are() -> None:
    every = portfolio_similarity(PACTS, universe(1950), **DEFAULT)
    kept = portfolio_similarity(PACTS, universe(1950), **DEFAULT, among=[70, 2])
    assert kept.equals(every.filter(ccode1=2, ccode2=70))
    assert portfolio_similarity(PACTS, universe(1950), **DEFAULT, among=[2]).is_empty()


def test_third_states_may_be_others_than_those_compared() -> None:
    found = portfolio_similarity(
        PACTS, universe(1950), **DEFAULT, third_states=universe(1950, states=(40, 70))
    )
    row = of(found, 2, 20, 1950)
    assert row["third_states"] == 2
    assert row["s"] == pytest.approx(1 - 2 * (1 + 0) / 3 / 2)


def test_directed_rows_are_the_same_either_way() -> None:
    found = portfolio_similarity(PACTS, universe(1950), **DEFAULT, directed=True)
    assert found.height == 12
    turned = found.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(found.columns)
    assert turned.sort("ccode1", "ccode2").equals(found)


def weights(*pairs: tuple[int, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [(code, 1950, weight) for code, weight in pairs],
        schema={"ccode": pl.Int64, "year": pl.Int64, "weight": pl.Float64},
        orient="row",
    )


def test_weights_count_in_proportion_whatever_they_add_up_to() -> None:
    given_ = weights((2, 5), (20, 3), (40, 2), (70, 10), (90, 99))
    found = portfolio_similarity(PACTS, universe(1950), **DEFAULT, weights=given_)
    row = of(found, 2, 20, 1950)
    plain = all_measures([3, 3, 1, 0], [3, 3, 0, 0], 3, [5, 3, 2, 10])
    assert row["s_weighted"] == pytest.approx(plain["s"])
    assert row["s_squared_weighted"] == pytest.approx(plain["s_squared"])
    assert row["third_states_weighted"] == row["third_states"] == 4


@pytest.mark.parametrize("hole", [(40, None), (90, 1.0)], ids=["a null", "no row"])
def test_a_third_state_without_a_weight_is_refused_or_left_out_and_never_zero_silently(
    hole: tuple[int, float | None],
) -> None:
    given_ = weights((2, 5), (20, 3), (70, 10), hole)
    with pytest.raises(MeasureError, match=r"no weight for 1 of 4 .* the first 40 in 1950"):
        portfolio_similarity(PACTS, universe(1950), **DEFAULT, weights=given_)
    found = portfolio_similarity(
        PACTS, universe(1950), **DEFAULT, weights=given_, missing_weights="left out"
    )
    row = of(found, 2, 20, 1950)
    assert (row["third_states"], row["third_states_weighted"]) == (4, 3)
    assert row["s_weighted"] == 1


def test_where_no_third_state_has_a_weight_weighted_measures_are_null() -> None:
    found = portfolio_similarity(
        PACTS, universe(1951), **DEFAULT, weights=weights((2, 1)), missing_weights="left out"
    )
    assert found["s_weighted"].null_count() == found.height == 6
    assert found["third_states_weighted"].to_list() == [0] * 6
    assert found["s"].null_count() == 0


@given(st.permutations([*PACTS.frame.iter_rows()]), st.permutations(universe(1950).rows()))
def test_the_order_of_rows_does_not_matter(rows: list[Any], states: list[Any]) -> None:
    shuffled = msgspec.structs.replace(
        PACTS, frame=pl.DataFrame(rows, schema=PACTS.frame.schema, orient="row")
    )
    others = pl.DataFrame(states, schema=("ccode", "year"), orient="row")
    assert portfolio_similarity(shuffled, others, **DEFAULT).equals(
        portfolio_similarity(PACTS, universe(1950), **DEFAULT)
    )


Known = dict[tuple[int, int], int | None]


@given(
    st.dictionaries(
        st.sampled_from([(a, b) for a in STATES for b in STATES if a != b]),
        st.none() | st.integers(0, 3),
    ),
    st.sampled_from(["highest", "zero", "left out"]),
    st.fixed_dictionaries({code: st.none() | st.integers(0, 4) for code in STATES}),
)
def test_every_measure_of_a_frame_is_what_its_definition_says(
    known: Known, self_tie: Any, mass: dict[int, int | None]
) -> None:
    """Third states are those toward which both ties are known, and if weighted have a weight."""
    found = portfolio_similarity(
        ties([(*pair, 1950, tie) for pair, tie in known.items()]),
        universe(1950),
        highest=3,
        self_tie=self_tie,
        measures=[*NAMES, *(f"{name}_weighted" for name in NAMES)],
        weights=weights(*mass.items()),
        missing_weights="left out",
    )
    own = {"highest": 3, "zero": 0, "left out": None}[self_tie]
    assert found.height == 6
    for row in found.iter_rows(named=True):
        both = {
            third: (one, other)
            for third in STATES
            for one, other in [
                [
                    own if who == third else known.get((who, third), 0)
                    for who in (row["ccode1"], row["ccode2"])
                ]
            ]
            if one is not None and other is not None
        }
        heavy = {third: pair for third, pair in both.items() if mass[third] is not None}
        assert row["third_states"] == len(both)
        assert row["third_states_weighted"] == len(heavy)
        plain = all_measures(*columns(both), 3, [1] * len(both)) if both else dict.fromkeys(NAMES)
        assert {name: row[name] for name in NAMES} == pytest.approx(plain, abs=1e-12)
        of = [float(mass[third] or 0) for third in heavy]
        plain = all_measures(*columns(heavy), 3, of) if any(of) else dict.fromkeys(NAMES)
        assert {name: row[f"{name}_weighted"] for name in NAMES} == pytest.approx(plain, abs=1e-12)


def columns(pairs: dict[int, tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [one for one, _ in pairs.values()], [other for _, other in pairs.values()]


UNSAID: Final = Coverage(first=1900, last=1999, members="allies")


@pytest.mark.parametrize(
    ("given_", "changed", "says"),
    [
        (PACTS, {"measures": ["S"]}, "no measure 'S'; there is: s, s_squared"),
        (PACTS, {"highest": 2}, "tie is 3 for 2 and 20 in 1950; the scale goes from 0 to 2"),
        (ties([(2, 20, 1950, -9)]), {}, "tie is -9 for 2 and 20 in 1950"),
        (ties([(2, 20, 1950, 1)] * 2), {}, "several ties of 2 with 20 in 1950"),
        (ties([], UNSAID), {}, "does not say that no row means no tie; absent='no tie'"),
        (PACTS.filter(pl.col("ccode1") == 2), {}, "rows of made-up.rows were left out"),
        (PACTS.where(ccode1=2), {}, "rows of made-up.rows were left out"),
        (PACTS.frame, {}, "give covered=(first, last) and absent='no tie'"),
        (PACTS, {"covered": (1850, 1950)}, "made-up.rows covers 1900 to 1999"),
        (PACTS, {"covered": (1960, 1950)}, "the first year comes first"),
        (PACTS, {"tie": "bond"}, "no column bond that comes from one table"),
        (PACTS, {"self_tie": "mine"}, "self_tie='mine': give one of highest, zero, left out"),
        (PACTS, {"absent": "none"}, "absent='none': give one of as coded, no tie"),
        (PACTS, {"missing_weights": "zero"}, "missing_weights='zero': give one of refuse"),
        (PACTS, {"among": [2, 999]}, "among: 999 not in the universe"),
        (PACTS, {"among": ["KOR"]}, "among: KOR not in the universe"),
        (PACTS, {"measures": ["s_weighted"]}, "s_weighted needs weights"),
        (PACTS, {"weights": weights((2, -1.0))}, "weights: 1 negative or infinite"),
        (PACTS, {"weights": weights((2, 1.0), (2, 1.0))}, "several for one state and year"),
        (PACTS, {"weights": pl.DataFrame({"ccode": [2]})}, "weights: no column year, weight"),
        (PACTS, {"third_states": pl.DataFrame({"ccode": [2]})}, "third_states: no column year"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    given_: Table | pl.DataFrame, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(MeasureError) as raised:
        portfolio_similarity(given_, universe(1950), **{**DEFAULT, **changed})
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("states", "says"),
    [
        (universe(1950, 1950), "universe: state 2 stands twice in 1950"),
        (pl.DataFrame({"ccode": ["USA"], "year": [1950]}), "ccode must be whole numbers"),
        (pl.DataFrame({"ccode": [2, None], "year": [1950, 1950]}), "without code or year"),
        (system_years("gw", 1950, 1950), "its codes are of gw, its ties of cow; give one"),
    ],
)
def test_a_universe_that_is_none_is_refused(states: pl.DataFrame, says: str) -> None:
    with pytest.raises(MeasureError, match=says):
        portfolio_similarity(PACTS, states, **DEFAULT)


def test_a_universe_of_nobody_or_of_one_state_has_no_dyads_but_the_columns() -> None:
    nobody = portfolio_similarity(PACTS, universe(1950).clear(), **DEFAULT)
    alone = portfolio_similarity(PACTS, universe(1950, states=(2,)), **DEFAULT)
    whole = portfolio_similarity(PACTS, universe(1950), **DEFAULT)
    assert nobody.is_empty()
    assert alone.is_empty()
    assert nobody.schema == alone.schema == whole.schema


def test_what_is_not_covered_of_a_frame_is_what_one_says() -> None:
    found = portfolio_similarity(
        PACTS.frame,
        universe(1950, 1951),
        **DEFAULT,
        covered=(1950, 1950),
        absent="no tie",
        measures=["s"],
    )
    assert found.filter(year=1951)["s"].null_count() == 6
    assert found.filter(year=1950).equals(
        portfolio_similarity(PACTS, universe(1950), **DEFAULT, measures=["s"])
    )


def test_measures_of_a_brief_do_not_load_arrays() -> None:
    code = "import foedus.measures, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_atop_portfolios_of_1938_are_what_plain_loops_make_of_the_published_rows(
    mirror: Path,
) -> None:
    year = 1938
    rows = table("atop.directed-dyad-years").frame.filter(year=year)
    promised = {
        (one["ccode1"], one["ccode2"]): (
            3
            if one["defense"] or one["offense"]
            else 2
            if one["neutral"] or one["consul"]
            else 1
            if one["nonagg"]
            else 0
        )
        for one in rows.iter_rows(named=True)
    }
    states = system_years("cow", year, year)
    codes = states["ccode"].to_list()
    capabilities = dict(table("nmc").frame.filter(year=year).select("ccode", "cinc").rows())
    found = portfolio_similarity(
        ATOP.on(table("atop.directed-dyad-years")),
        states,
        **DEFAULT,
        measures=[*NAMES, "s_weighted"],
        weights=table("nmc").frame.select("ccode", "year", weight="cinc"),
    )
    assert found.height == len(codes) * (len(codes) - 1) // 2 > 2000
    portfolios = {
        one: [3 if one == other else promised.get((one, other), 0) for other in codes]
        for one in codes
    }
    assert len({tuple(portfolio) for portfolio in portfolios.values()}) > 60
    chosen = found.sample(150, seed=1938)
    for row in chosen.iter_rows(named=True):
        pair = portfolios[row["ccode1"]], portfolios[row["ccode2"]]
        plain = all_measures(*pair, 3, [1] * len(codes))
        plain["s_weighted"] = all_measures(*pair, 3, [capabilities[one] for one in codes])["s"]
        assert {name: row[name] for name in plain} == pytest.approx(plain, abs=1e-12)


def test_all_dyads_of_the_system_from_1816_to_2018_have_an_atop_portfolio_and_later_ones_none(
    mirror: Path,
) -> None:
    states = system_years("cow", 1816, 2020, after_list="carry")
    atop = ATOP.on(table("atop.directed-dyad-years"))
    found = portfolio_similarity(atop, states, **DEFAULT, measures=["s", "kappa_squared"])
    of_panels = panel("dyad-years", last=2020, directed=False, carry_membership=True)
    dyad = ["year", "ccode1", "ccode2", "cow1_state", "cow1_from", "cow2_state", "cow2_from"]
    assert found.select(dyad).equals(of_panels.collect().frame.select(dyad).sort(dyad[:3]))
    by_state = found.group_by("similarity_state").agg(
        pl.col("year").min().alias("first"),
        pl.col("year").max().alias("last"),
        pl.col("s").null_count().alias("without"),
        pl.len(),
    )
    told = {row[0]: row[1:] for row in by_state.rows()}
    assert told["derived"][:3] == (1816, 2018, 0)
    first, last, without, rows = told["not-covered"]
    assert (first, last) == (2019, 2020)
    assert without == rows
