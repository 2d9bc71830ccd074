"""How far a state rests on partners, with those that nobody names said and not guessed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import UnknownName
from foedus.measures import (
    Reliance,
    amounts_of,
    borne_by,
    carried_by,
    herfindahl,
    reliance,
    values_in,
)
from foedus.measures.network import Layer, LayerError, read_layer
from foedus.upstream.table import table

AMOUNTS = st.floats(0.01, 1e6)


def _of(amounts: dict[str, float], unnamed: float) -> Reliance:
    return Reliance(state="KOR", year=2001, amounts=amounts, unnamed=unnamed, untold=0, records=())


@given(
    st.dictionaries(st.sampled_from("ABCDE"), AMOUNTS, min_size=1),
    AMOUNTS,
    st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.floats(0.01, 1)), min_size=1),
)
def test_whoever_the_unnamed_partners_are_the_index_lies_between_the_bounds(
    amounts: dict[str, float], unnamed: float, guess: list[tuple[str, float]]
) -> None:
    bounds = _of(amounts, unnamed).bounds
    assert bounds is not None
    whole = sum(part for _, part in guess)
    guessed = dict(amounts)
    for partner, part in guess:
        guessed[partner] = guessed.get(partner, 0.0) + unnamed * part / whole
    index = herfindahl(guessed)
    assert index is not None
    assert bounds[0] - 1e-9 <= index <= bounds[1] + 1e-9


@given(st.dictionaries(st.sampled_from("ABCDE"), AMOUNTS, min_size=1))
def test_where_all_partners_are_named_the_bounds_are_the_index(amounts: dict[str, float]) -> None:
    one = _of(amounts, 0.0)
    assert one.bounds == pytest.approx((one.herfindahl, one.herfindahl))
    assert one.unnamed_share == 0.0
    assert one.partners == len(amounts)


def test_of_nothing_there_is_no_share() -> None:
    nothing = _of({"USA": 0.0}, 0.0)
    assert (nothing.bounds, nothing.unnamed_share, nothing.herfindahl) == (None, None, None)
    assert nothing.partners == 0


def test_where_nobody_is_named_anything_from_none_to_all_may_rest_on_one() -> None:
    assert _of({}, 5.0).bounds == (0.0, 1.0)
    assert _of({}, 5.0).herfindahl is None


def _sold() -> pl.DataFrame:
    rows = [
        ("KOR", "USA", 2001, 60.0, "observed"),
        ("KOR", "USA", 2001, 30.0, "observed"),
        ("KOR", "DEU", 2001, 30.0, "observed"),
        ("KOR", None, 2001, 40.0, "observed"),
        ("KOR", "FRA", 2001, None, "observed"),
        ("KOR", "GBR", 2001, 7.0, "missing"),
        ("KOR", "KOR", 2001, 99.0, "observed"),
        ("KOR", "USA", 2002, 1.0, "observed"),
        ("JPN", "USA", 2001, 5.0, "observed"),
    ]
    return pl.DataFrame(rows, schema=["to", "by", "year", "tiv", "how"], orient="row")


@given(st.randoms(use_true_random=False))
def test_each_state_and_year_is_told_whatever_the_order_of_the_rows(luck: Random) -> None:
    frame = _sold()
    rows = list(range(len(frame)))
    luck.shuffle(rows)
    found = reliance(frame[rows], state="to", partner="by", value="tiv", told_by="how")
    assert [(one.state, one.year) for one in found] == [
        ("JPN", 2001),
        ("KOR", 2001),
        ("KOR", 2002),
    ]
    kor = found[1]
    assert kor.amounts == {"DEU": 30.0, "USA": 90.0}
    assert (kor.unnamed, kor.untold, kor.whole) == (40.0, 2, 160.0)
    assert (kor.herfindahl, kor.largest, kor.unnamed_share) == (0.625, ("USA", 0.75), 0.25)
    assert kor.effective_number == pytest.approx(1.6)


def test_an_amount_below_nothing_is_refused() -> None:
    with pytest.raises(LayerError, match=r"KOR and USA in 2001: -1\.0; give amounts of 0 or more"):
        reliance(
            pl.DataFrame({"to": ["KOR"], "by": ["USA"], "year": [2001], "tiv": [-1.0]}),
            state="to",
            partner="by",
            value="tiv",
        )


def test_amounts_of_a_layer_are_those_of_one_way() -> None:
    arms = Layer.of("arms", [("USA", "KOR", 9.0), ("KOR", "PHL", 2.0)], unknown=[("KOR", "IDN")])
    assert amounts_of(arms, "KOR") == {"USA": 9.0}
    assert amounts_of(arms, "KOR", "out") == {"IDN": None, "PHL": 2.0}
    with pytest.raises(UnknownName, match="there is: into, out"):
        amounts_of(arms, "KOR", "both")  # type: ignore[arg-type]


def test_two_values_of_one_state_in_a_year_are_refused() -> None:
    frame = pl.DataFrame({"who": ["DEU", "DEU"], "year": [1990, 1990], "cinc": [0.1, 0.2]})
    with pytest.raises(LayerError, match="several rows for DEU in 1990"):
        values_in(frame, 1990, state="who", value="cinc")


# Published tables


def test_the_arms_of_south_korea_are_those_of_the_register(mirror: Path) -> None:
    rows = table("sipri-arms-2022.totals")
    found = {
        (one.state, one.year): one
        for one in reliance(rows, state="recipient_actor", partner="supplier_actor", value="tiv")
    }
    kor = found["KOR", 2015]
    expected = rows.frame.filter(pl.col("recipient_actor") == "KOR", pl.col("year") == 2015)
    assert kor.whole == pytest.approx(expected["tiv"].sum())
    assert len(kor.records) == len(expected)
    assert kor.records[0].startswith("sipri-arms-2022.totals:")
    assert kor.largest is not None
    assert kor.largest[0] == "USA"


def test_troops_of_one_sender_are_read_with_the_sender_as_a_constant(mirror: Path) -> None:
    troops = table("us-troops.state-years")
    found = reliance(
        troops.where(host="KOR"), state="host", partner=pl.lit("USA"), value="troops_ad"
    )
    assert {one.herfindahl for one in found} == {1.0}
    assert len(found) > 60


def test_what_one_ally_carries_for_south_korea_in_2014(mirror: Path) -> None:
    """All promised support and nearly all arms rest on one ally, a small part of imports does."""
    pact = read_layer(
        table("atop.directed-dyad-years"),
        "defence",
        2014,
        who="actor1",
        whom="actor2",
        weight="defense",
    )
    power = values_in(table("nmc"), 2014, state="actor", value="cinc")
    imports = read_layer(
        table("trade"),
        "imports",
        2014,
        who="actor1",
        whom="actor2",
        weight="flow1",
        back="flow2",
        system="cow",
    )
    support, trade = carried_by(
        "USA",
        {
            "support": borne_by(pact.into("KOR"), power),
            "trade": amounts_of(imports, "KOR", "out"),
        },
    )
    assert support.share == 1.0
    assert support.alone.value == "yes"
    assert support.amount == pytest.approx(power["USA"])
    assert trade.share is not None
    rows = table("trade").frame.filter(pl.col("year") == 2014, pl.col("ccode2") == 732)
    above = table("trade").frame.filter(pl.col("year") == 2014, pl.col("ccode1") == 732)
    whole = sum([*rows["flow2"].drop_nulls(), *above["flow1"].drop_nulls()])
    from_usa = rows.filter(pl.col("ccode1") == 2)["flow2"].item()
    assert trade.share == pytest.approx(from_usa / whole)
    assert trade.alone.value == "no"
