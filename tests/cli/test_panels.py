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


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--from", "abc"), "foedus: 'abc': give a year, a month or a day"),
        (("--from", "-5"), "foedus: '-5': give a year, a month or a day"),
        (("--to", 2030), "foedus: the list of Correlates of War"),
        (("--states", "KOR"), "foedus: a set of 2 needs as many states, not 1"),
        (("--states", 999), "foedus: 999 is in no spell of the list 'cow'"),
        (("--with", "atp"), "foedus: no step 'atp'; nearest: atop"),
    ],
)
def test_what_cannot_be_built_is_told_in_a_line(
    asked: tuple[object, ...], told: str, foedus: Callable[..., Run], tmp_path: Path
) -> None:
    target = tmp_path / "x.csv"
    run = foedus("panel", "dyad-years", *asked, "-o", target)
    assert run.code == 2
    assert run.err.startswith(told)
    assert run.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
