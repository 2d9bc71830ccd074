"""Of several disputes of a dyad-year one stays, by rules applied in turn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel import Panel, panel
from foedus.panel.steps.disputes import dispute_years, whittling
from foedus.panel.whittle import KEY, rules, whittled
from foedus.upstream import read

RULES: Final = [
    "all",
    "onset",
    "fatality",
    "hostility",
    "shortest duration",
    "longest duration",
    "reciprocated",
    "month of start",
]

# Pairs with several disputes in a year after each rule, and the directed dyad-years that stay.
COUNTS: Final = {
    "mids.cow": ([498, 292, 145, 100, 7, 6, 3, 0], 10_234),
    "mids.gml": ([423, 228, 102, 75, 5, 5, 3, 0], 9_284),
}
PEER: Final = {
    "mids.cow": ("cow_mid_ddydisps", "mid", "disponset", "cowmid"),
    "mids.gml": ("gml_mid_ddydisps", "gml", "midonset", "gmlmid"),
}


@pytest.mark.parametrize("step", COUNTS)
def test_each_rule_leaves_as_many_pairs_as_were_published(step: str, mirror: Path) -> None:
    left, rows = COUNTS[step]
    found = whittling(step)
    assert found.left == tuple(zip(RULES, left, strict=True))
    assert found.frame.height == rows
    assert not found.frame.select(KEY).is_duplicated().any()


@pytest.mark.filterwarnings("ignore:Missing constructor for R class")
@pytest.mark.parametrize("step", PEER)
def test_the_disputes_that_stay_are_those_of_the_peer(step: str, mirror: Path) -> None:
    file, data_set, onset, prefix = PEER[step]
    rdata = pytest.importorskip("rdata")
    peer = rdata.read_rda(mirror / "mids" / f"{file}.rda")[file]
    common = ["dispnum", *KEY]
    theirs = {
        tuple(map(int, row))
        for row in peer[[*common, f"{prefix}onset", f"{prefix}ongoing"]].itertuples(index=False)
    }
    ours = whittling(step).frame.select(*common, onset, onset.replace("onset", "ongoing"))
    assert set(ours.iter_rows()) == theirs
    panel_side = dispute_years(step).frame.select(
        f"{data_set}_dispnum", *KEY, f"{data_set}_onset", f"{data_set}_ongoing"
    )
    assert set(panel_side.iter_rows()) == theirs


@pytest.mark.parametrize("step", PEER)
def test_no_dyad_year_with_a_dispute_is_lost(step: str, mirror: Path) -> None:
    whole = read(f"{PEER[step][1]}.directed-dispute-years")
    assert set(whittling(step).frame.select(KEY).iter_rows()) == set(whole.select(KEY).iter_rows())


Row = tuple[int, ...]
ROWS: Final = st.lists(
    st.tuples(
        st.sampled_from([2, 200]),
        st.sampled_from([710, 732]),
        st.integers(1950, 1951),
        st.integers(0, 1),
        st.none() | st.integers(0, 2),
        st.none() | st.integers(2, 3),
        st.none() | st.integers(1, 2),
        st.none() | st.integers(2, 3),
        st.none() | st.integers(0, 1),
        st.none() | st.integers(1, 2),
    ),
    max_size=24,
)
COLUMNS: Final = (
    *KEY,
    *("onset", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon"),
)


def frame(rows: Sequence[Any]) -> pl.DataFrame:
    """Made-up disputes numbered in the order of the rows."""
    kinds = dict.fromkeys(COLUMNS, pl.Int32)
    return pl.DataFrame(rows, schema=kinds, orient="row").with_row_index("dispnum")


def loop(rows: Sequence[Any]) -> tuple[set[int], list[int]]:
    """The numbers of the rows that stay, and how many pairs have several after each rule."""
    alive = list(range(len(rows)))

    def several() -> int:
        keys = [rows[at][:3] for at in alive]
        return len({(*sorted(key[:2]), key[2]) for key in keys if keys.count(key) > 1})

    left = [several()]
    for place, best in ((3, max), (4, max), (5, max), (6, max), (7, max), (8, max), (9, min)):
        values = [0.5 if row[place] is None and place == 4 else row[place] for row in rows]
        told: dict[Any, list[float]] = {}
        for at in alive:
            told.setdefault(rows[at][:3], []).extend(
                [values[at]] if values[at] is not None else []
            )
        alive = [at for at in alive if values[at] == best(told[rows[at][:3]], default=None)]
        left.append(several())
    return set(alive), left


@given(ROWS)
def test_rules_are_applied_one_after_the_other_as_a_loop_would(rows: list[Any]) -> None:
    found = whittled(frame(rows), rules("onset"))
    stay, left = loop(rows)
    assert set(found.frame["dispnum"]) == stay
    assert [count for _, count in found.left] == left


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Any], chance: random.Random) -> None:
    given = frame(rows)
    places = list(range(len(rows)))
    chance.shuffle(places)
    one, other = (whittled(f, rules("onset")) for f in (given, given[places]))
    assert one.frame.sort("dispnum").equals(other.frame.sort("dispnum"))
    assert one.left == other.left


@given(ROWS, st.integers(0, 7))
def test_no_rule_removes_all_disputes_of_a_dyad_year(rows: list[Any], count: int) -> None:
    given = frame(rows)
    found = whittled(given, rules("onset")[:count])
    assert set(found.frame.select(KEY).iter_rows()) == set(given.select(KEY).iter_rows())


@pytest.mark.parametrize("step", PEER)
def test_in_a_panel_each_directed_dyad_year_has_the_dispute_of_the_peer_once(
    step: str, mirror: Path
) -> None:
    _, data_set, _, _ = PEER[step]
    plan: Panel = panel("dyad-years", first=1816, last=2010)
    found = plan.add(step).collect().frame.filter(pl.col(f"{data_set}_dispnum").is_not_null())
    one = whittling(step).frame.filter(pl.col("year") <= 2010)
    there = found.select(pl.col(f"{data_set}_dispnum").alias("dispnum"), *KEY)
    beyond = one.join(there, on=KEY, how="anti")
    assert there.join(one, on=["dispnum", *KEY], how="anti").is_empty()
    assert there.height + beyond.height == one.height
    assert beyond.height < 20, "disputes of pairs that were no members together"
