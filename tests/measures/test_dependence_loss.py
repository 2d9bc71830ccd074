"""What one partner carries is what the tables would no longer hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.dates import Truth
from foedus.measures import borne_by, carried_by, shares, sole_bearers

THINGS = st.dictionaries(
    st.sampled_from(["arms", "trade", "troops"]),
    st.dictionaries(st.sampled_from("ABCD"), st.sampled_from([None, 0.0, 1.0, 3.0])),
)


@given(THINGS)
def test_what_is_carried_and_what_is_left_make_the_whole(
    things: dict[str, dict[str, float | None]],
) -> None:
    for partner in "ABCD":
        for one in carried_by(partner, things):
            told = {w: x for w, x in things[one.thing].items() if x is not None}
            if one.amount is None:
                assert things[one.thing][partner] is None
                assert one.share is None
                continue
            assert one.amount + one.left == sum(told.values())
            if any(told.values()):
                assert one.share == pytest.approx(shares(told).get(partner, 0.0))
            else:
                assert one.share is None


@given(THINGS)
def test_who_carries_alone_is_sure_only_if_it_is_so_whatever_the_unknown_is(
    things: dict[str, dict[str, float | None]],
) -> None:
    for partner in "ABCD":
        for one in carried_by(partner, things):
            amounts = things[one.thing]
            answers = set()
            for guess in (0.0, 1.0):
                for own in (0.0, 1.0):
                    full = {
                        who: x if x is not None else own if who == partner else guess
                        for who, x in amounts.items()
                    }
                    bearers = {one.thing: [who for who, x in full.items() if x]}
                    answers.add(sole_bearers(bearers).get(one.thing) == partner)
            expected = Truth.UNKNOWN if len(answers) == 2 else Truth.YES
            assert one.alone is (expected if True in answers else Truth.NO)


def test_nobody_says_that_a_partner_without_a_value_has_none() -> None:
    support = borne_by(["PHL", "USA"], {"USA": 0.14})
    (one,) = carried_by("USA", {"support": support})
    assert (one.share, one.unknown, one.alone) == (1.0, ("PHL",), Truth.UNKNOWN)


def test_a_stranger_carries_nothing() -> None:
    (one,) = carried_by("CHE", {"arms": {"USA": 9.0}})
    assert (one.amount, one.share, one.left, one.alone) == (0.0, 0.0, 9.0, Truth.NO)
