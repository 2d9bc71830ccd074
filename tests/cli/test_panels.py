"""What ``foedus panel`` says of a panel that it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

RELEVANT: Final = "contiguity,majors,relevant"


@pytest.mark.parametrize(
    ("steps", "times"),
    [(f"mids.gml,{RELEVANT},spells.gml", 1), (f"mids.gml,spells.gml,{RELEVANT}", 0)],
)
def test_that_years_left_out_count_as_peace_is_said_in_a_line(
    steps: str, times: int, foedus: Callable[..., Run], mirror: Path, tmp_path: Path
) -> None:
    states = "GBR,CHN,JPN,USA,KOR"
    target = tmp_path / "x.csv"
    run = foedus(
        "panel", "dyad-years", "--states", states, "--to", 2010, "--with", steps, "-o", target
    )
    assert run.code == 0
    lines = [line for line in run.err.splitlines() if "spells run over years" in line]
    assert len(lines) == times
    assert all(line.startswith("mind: spells.gml: ") for line in lines)
