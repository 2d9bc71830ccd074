"""A panel in parts, over parts of its span, and of larger sets and shorter periods."""

from __future__ import annotations

from typing import Final

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
