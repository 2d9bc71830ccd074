"""Armed conflicts of states: who fights, who helps, and when a conflict begins again."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import polars as pl
import pytest

from foedus.panel import panel
from foedus.panel.steps import armed_conflict
from foedus.upstream import read
from foedus.upstream.table import Table
from foedus.upstream.table import table as published

STATES: Final = ["KOR", "PRK", "USA", "CHN", "IND", "RUS", "FRA"]


@cache
def states() -> pl.DataFrame:
    return panel("state-years", system="gw", first=1946).add("ucdp", "ucdp-onsets").collect().frame


def of(actor: str) -> pl.DataFrame:
    return states().filter(pl.col("actor") == actor)


def years(frame: pl.DataFrame) -> list[int]:
    return frame["year"].to_list()


def test_south_korea_fights_in_one_conflict_and_sends_troops_to_three(mirror: Path) -> None:
    """As the notes on the set have it: 235 until 1953, then 293, 259 and 333."""
    korea = of("KOR")
    assert years(korea.filter(pl.col("ucdp_conflicts").list.contains(235))) == [*range(1949, 1954)]
    helped = {
        conflict: years(korea.filter(pl.col("ucdp_supported").list.contains(conflict)))
        for conflict in (293, 259, 333)
    }
    assert helped == {
        293: [*range(1965, 1974)], 259: [*range(2004, 2009)], 333: [*range(2010, 2015)],
    }  # fmt: skip
    only_helping = korea.filter(pl.col("year").is_between(1965, 1973))
    assert only_helping.select("ucdp_intensity", "ucdp_onset").null_count().row(0) == (9, 9)


def test_an_onset_is_a_conflict_that_was_not_fought_the_year_before(mirror: Path) -> None:
    fought: dict[str, set[tuple[int, int]]] = {}
    active = set(read("ucdp.conflict-years").select("conflict_id", "year").iter_rows())
    for actor, year, conflicts in states().select("actor", "year", "ucdp_conflicts").iter_rows():
        fought.setdefault(actor, set()).update((one, year) for one in conflicts or ())
    began = {
        (actor, year)
        for actor, pairs in fought.items()
        for one, year in pairs
        if (one, year - 1) not in active
    }
    told = states().filter(pl.col("ucdp_onset") == 1).select("actor", "year")
    assert set(told.iter_rows()) == began
    assert len(began) > 300


def test_who_has_no_conflict_is_missing_and_not_at_peace(mirror: Path) -> None:
    """No codebook at hand says that no row means none; of onsets the file has the zeros."""
    quiet = of("JAM")
    assert set(quiet.filter(pl.col("year") <= 2024)["ucdp_state"]) == {"missing"}
    assert quiet["ucdp_conflicts"].null_count() == quiet.height
    told = quiet.filter(pl.col("year") <= 2017)
    assert set(told["ucdp_onsets_state"]) == {"observed"}
    assert set(told["sumonset1"]) == {0}


def test_an_onset_between_states_counts_for_side_a_alone(mirror: Path) -> None:
    begun = states().filter(year=1949).select("actor", "sumnewconf", "ucdp_onset")
    assert begun.filter(pl.col("actor").is_in(["KOR", "PRK"])).sort("actor").rows() == [
        ("KOR", 0, 1),
        ("PRK", 1, 1),
    ]


def test_a_longer_quiet_makes_no_more_onsets(mirror: Path) -> None:
    counts = [f"sumonset{n}" for n in (1, 2, 3, 5, 10)]
    told = states().drop_nulls(counts)
    for more, less in zip(counts, [*counts[1:], "sumnewconf"], strict=True):
        assert (told[more] >= told[less]).all(), (more, less)


def test_each_state_of_a_dyad_has_its_own_conflicts(mirror: Path) -> None:
    given = panel("dyad-years", system="gw", states=["KOR", "PRK"], first=1949, last=1953)
    frame = given.add("ucdp", "ucdp-onsets").collect().frame.filter(actor1="PRK", year=1949)
    one = frame.select("ucdp1_state", "ucdp_onset2", "sumnewconf1", "sumonset1_2", "ucdp_kinds1")
    assert one.row(0) == ("derived", 1, 1, 0, ["interstate"])


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_published_rows_does_not_matter_and_keys_are_unique(
    seed: int, mirror: Path
) -> None:
    plan = panel("state-years", states=STATES, first=1946).add("ucdp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(armed_conflict, "table", lambda id: shuffled(published(id), seed))
        found = plan.collect()
    assert not found.frame.select(found.key).is_duplicated().any()
    assert found.frame.equals(plan.collect().frame)


def shuffled(whole: Table, seed: int) -> Table:
    frame = whole.frame.sample(fraction=1, shuffle=True, seed=seed)
    return msgspec.structs.replace(whole, frame=frame)
