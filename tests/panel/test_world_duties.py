"""Duties in a panel: from the world's records and from ATOP, and what a what-if changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus.dates import Truth
from foedus.errors import PanelError
from foedus.panel import Panel, panel
from foedus.panel.duties import COLUMNS, OPEN, duty_years
from foedus.panel.removal import without, without_of_states
from foedus.upstream import read
from foedus.upstream.atop_pairs import rebuilt
from foedus.upstream.table import table
from foedus.world import World, load, obligations_between

STATES: Final = ("KOR", "PRK", "USA", "JPN", "CHN", "RUS", "PHL")
KEY: Final = ["actor1", "actor2", "year"]


@pytest.fixture(scope="module")
def world() -> World:
    return load("korea")


@pytest.fixture(scope="module")
def duties(world: World) -> pl.DataFrame:
    return duty_years(world).frame


def plan(world: World) -> Panel:
    return panel(
        "dyad-years", first=1945, last=2026, carry_membership=True, states=STATES, world=world
    )


def test_a_years_duties_are_those_of_some_day_of_it(world: World, duties: pl.DataFrame) -> None:
    """On the last day of a year, as the world itself answers."""
    frame = duties.filter(pl.col("actor1").is_in(STATES), pl.col("actor2").is_in(STATES))
    for year in (1954, 1961, 1976, 1992, 2005, 2024):
        day = world.at(date(year, 12, 31))
        for debtor in STATES:
            for creditor in STATES:
                if debtor == creditor:
                    continue
                row = frame.filter(
                    pl.col("actor1") == debtor, pl.col("actor2") == creditor, year=year
                ).to_dicts()
                told = row[0] if row else {}
                for agreement, provision, truth in obligations_between(day, debtor, creditor):
                    certain = told.get(COLUMNS[provision.obligation]) or []
                    perhaps = told.get(OPEN) or []
                    assert agreement.id in (certain if truth is Truth.YES else certain + perhaps)


def test_no_row_is_no_proof_that_there_was_no_duty(world: World) -> None:
    found = plan(world).add("duties").collect().frame
    none = found.filter(pl.col("duties_state") == "missing")
    assert none.height
    assert all(none[name].is_null().all() for name in COLUMNS.values())


def test_a_duty_has_a_direction(duties: pl.DataFrame) -> None:
    """Sixteen states declared in 1953 that they would resist; South Korea declared nothing."""
    frame = duties.filter(year=1953)
    pairs = frame.filter(pl.col("duty_defence").list.contains("sixteen-declaration-1953")).select(
        "actor1", "actor2"
    )
    assert set(pairs["actor2"]) == {"KOR"}
    assert "KOR" not in set(pairs["actor1"])


def test_a_political_commitment_is_told_from_a_treaty(duties: pl.DataFrame) -> None:
    row = duties.filter(actor1="USA", actor2="KOR", year=1990).row(0, named=True)
    assert "us-rok-mdt" in row["duty_defence"]
    assert "us-rok-mdt" not in row["duties_political"]
    assert "sixteen-declaration-1953" in row["duties_political"]


def test_without_changes_a_panel_only_where_the_agreement_reached(
    world: World, mirror: Path
) -> None:
    steps = ("atop", "atop.ids", "duties")
    before = plan(world).add(*steps).collect().frame
    after = plan(world.without("us-rok-mdt")).add(*steps).collect().frame
    assert before.select(KEY).equals(after.select(KEY))
    same = [c for c in before.columns if not c.endswith(("_row", "_state"))]
    rows = [frame.select(same).to_dicts() for frame in (before, after)]
    changed = {
        (one["actor1"], one["actor2"], one["year"])
        for one, other in zip(*rows, strict=True)
        if one != other
    }
    assert changed == {
        (*pair, year) for pair in (("KOR", "USA"), ("USA", "KOR")) for year in range(1953, 2027)
    }
    gone = after.filter(actor1="USA", actor2="KOR", year=1990).row(0, named=True)
    assert (gone["defense"], gone["atop_state"], gone["atopids"]) == (0, "derived", None)
    assert "us-rok-mdt" not in gone["duty_defence"]


def test_without_changes_what_a_state_owes_only_where_it_was_a_member(
    world: World, mirror: Path
) -> None:
    frames = [
        panel("state-years", first=1945, last=2016, states=STATES, world=one)
        .add("atop.states")
        .collect()
        .frame.drop("atop_states_row", "atop_states_state")
        for one in (world, world.without("us-rok-mdt"))
    ]
    changed = {
        (one["actor"], one["year"])
        for one, other in zip(*(frame.to_dicts() for frame in frames), strict=True)
        if one != other
    }
    assert changed == {(actor, year) for actor in ("KOR", "USA") for year in range(1953, 2017)}
    korea, states = (frames[1].filter(actor=actor, year=1990) for actor in ("KOR", "USA"))
    told = ("atop_states_number", "atop_states_defense", "atop_states_atopids")
    assert korea.select(told).row(0) == (0, 0, None)
    before = frames[0].filter(actor="USA", year=1990).row(0, named=True)
    after = states.row(0, named=True)
    assert after["atop_states_number"] == before["atop_states_number"] - 1
    assert after["atop_states_defense"] == 1
    assert set(before["atop_states_atopids"]) - set(after["atop_states_atopids"]) == {3240}


def test_without_changes_how_alike_portfolios_are_and_cites_the_members(
    world: World, mirror: Path
) -> None:
    """Only of the two states that lose a tie; what others have with third states stays."""
    tables = [
        panel("dyad-years", first=1990, last=1990, directed=False, world=one)
        .add("similarity")
        .collect()
        for one in (world, world.without("us-rok-mdt"))
    ]
    one, other = (t.frame.select("actor1", "actor2", "alliances_s").rows() for t in tables)
    changed = [
        set(before[:2]) for before, after in zip(one, other, strict=True) if before != after
    ]
    assert {"KOR", "JPN"} in changed
    assert all(pair & {"KOR", "USA"} for pair in changed)
    extra = set(tables[1].files()) - set(tables[0].files())
    assert [line.partition(":")[0] for line in extra] == ["atop/atop5_1m.csv"]


def test_what_no_agreement_was_taken_from_is_as_published(mirror: Path) -> None:
    whole = table("atop.directed-dyad-years")
    assert without(whole, frozenset({999_999})).frame.equals(whole.frame)
    states = table("atop.state-years")
    assert without_of_states(states, frozenset({999_999})).frame.equals(states.frame)


def test_a_duty_that_another_alliance_holds_stays(mirror: Path) -> None:
    """Without the North Atlantic Treaty a pair keeps only what its other alliances say."""
    whole = table("atop.directed-dyad-years")
    left = without(whole, frozenset({3180})).frame
    members = read("atop.members").filter(pl.col("atopid") != 3180)
    others = (
        rebuilt(members, 2018)
        .filter(pl.col("year") == 1990)
        .select("ccode1", "ccode2", pl.col("defense").alias("held"))
    )
    derived = pl.col("atop_directed_dyad_years_state") == "derived"
    nato = left.filter(derived, year=1990)
    joined = nato.join(others, on=["ccode1", "ccode2"], how="left")
    assert nato.height == 17 * 16 - 2  # sixteen members; Germany under two codes, no dyad
    assert (joined["defense"] <= joined["held"].fill_null(0)).all()
    assert joined["defense"].sum() > 0


def test_an_assumed_treaty_is_marked(world: World) -> None:
    treaty = world.agreement("us-rok-mdt")
    imagined = world.including(
        type(treaty)(
            **{
                **{f: getattr(treaty, f) for f in treaty.__struct_fields__},
                "id": "imagined",
                "parties": ("KOR", "JPN"),
            }
        )
    )
    row = duty_years(imagined).frame.filter(actor1="JPN", actor2="KOR", year=1990)
    assert row["duties_assumed"].to_list() == [["imagined"]]


def test_a_panel_of_duties_needs_a_world() -> None:
    with pytest.raises(PanelError, match=r"'duties' reads a world; give panel\(..., world="):
        panel("dyad-years", states=STATES).add("duties").collect()
