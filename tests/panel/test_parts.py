"""A panel in parts, over parts of its span, and of larger sets and shorter periods."""

from __future__ import annotations

from typing import Final

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel import panel

# France left in 1942, Germany in 1945, Korea in 1905 and Cuba in 1909, and each came back.
LEFT: Final = [2, 40, 220, 255, 732, 740]


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
