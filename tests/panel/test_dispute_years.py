"""Panels of disputes: a row for each dispute of a pair in a year."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from foedus.errors import PanelError
from foedus.panel import panel
from foedus.panel.writing import write
from foedus.upstream import read


@pytest.mark.parametrize(("unit", "id"), [("cow", "mid"), ("gml", "gml")])
def test_every_published_dispute_year_is_a_row(unit: str, id: str, mirror: Path) -> None:
    found = panel(f"dispute-years.{unit}").collect()
    published = read(f"{id}.directed-dispute-years")
    assert found.frame.height == published.height
    assert found.key == ("ccode1", "ccode2", "year", "dispnum")
    assert not found.frame.select(found.key).is_duplicated().any()
    once = panel(f"dispute-years.{unit}", directed=False).collect().frame
    assert once.height * 2 == published.height


def test_italy_and_france_had_three_disputes_in_1860(mirror: Path) -> None:
    """What a panel of dyad-years whittles to one stands here in full."""
    given = panel("dispute-years.cow", first=1860, last=1860, states=[220, 325], directed=False)
    frame = given.add("nmc", "contiguity").collect().frame
    assert sorted(frame["dispnum"]) == [112, 113, 306]
    assert frame["nmc1_state"].unique().to_list() == ["observed"]
    assert frame["conttype"].unique().to_list() == [1]


def test_disputes_are_coded_in_one_system(mirror: Path) -> None:
    with pytest.raises(PanelError, match="disputes are between states of the list cow, not gw"):
        panel("dispute-years.gml", system="gw")


def test_disputes_of_other_states_or_years_are_left_out(mirror: Path) -> None:
    koreas = panel("dispute-years.gml", first=1950, last=1953, states=["KOR", "PRK"])
    frame = koreas.collect().frame
    assert set(frame["actor1"]) == {"KOR", "PRK"}
    assert frame.select(pl.col("year").is_between(1950, 1953).all()).item()


def test_a_written_panel_tells_how_disputes_were_whittled(mirror: Path, tmp_path: Path) -> None:
    given = panel("dyad-years", states=["KOR", "PRK"], first=1950, last=1953).add("mids.gml")
    told = write(given, tmp_path / "koreas.csv").sources.read_text(encoding="utf-8")
    assert "423 pairs of states and years have several disputes" in told
    assert "onset 228, fatality 102, hostility 75" in told
    assert "9,284 directed rows stay" in told
