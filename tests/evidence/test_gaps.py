"""Years without a record, and whether that means none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from foedus.evidence.gaps import Gap, gaps, ranges
from foedus.evidence.pack import pack_files, read_pack

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack


def found(pack: MadeUpPack) -> dict[str, Gap]:
    evidence = read_pack(pack_files(pack.save())).evidence
    assert evidence is not None
    return {gap.subject: gap for gap in gaps(evidence)}


def test_a_kind_whose_absence_means_zero_has_true_zeros(pack: MadeUpPack) -> None:
    launches = found(pack)["event:missile-launch PRK"]
    assert launches == Gap("event:missile-launch PRK", "2018-2019", "none")


def test_a_launch_of_another_state_does_not_fill_a_true_zero(pack: MadeUpPack) -> None:
    other = {**pack.row("events/launches.csv"), "id": "launch-2", "actors": "by:KOR"}
    pack.tables["events/launches.csv"].append({**other, "start": "2018-06-01"})
    assert found(pack)["event:missile-launch PRK"].years == "2018-2019"


def test_years_before_the_first_record_are_no_gap(pack: MadeUpPack) -> None:
    """Coverage of nuclear tests begins in 1945, the made-up pack's first test is of 2006."""
    assert found(pack)["event:nuclear-test PRK"].years == "2007-2019"


def test_an_absence_that_means_nothing_stays_unknown(pack: MadeUpPack) -> None:
    assert found(pack)["event:clash"].means == "unknown"


def test_an_event_of_two_years_fills_both(pack: MadeUpPack) -> None:
    pack.row("events/clashes.csv")["end"] = "2001"
    assert found(pack)["event:clash"].years == "2002-2019"


def test_series_are_told_by_actor(pack: MadeUpPack) -> None:
    told = found(pack)
    assert told["observation:troops KOR"].years == "2017-2018"
    assert told["observation:troops USA"].years == "2017-2018"
    assert told["observation:troops PRK"].years == "2016-2018"


def test_a_series_has_no_gap_where_its_actor_is_not_covered(pack: MadeUpPack) -> None:
    troops = next(r for r in pack.tables["coverage.csv"] if r["subject"] == "observation:troops")
    troops["actors"] = "KOR; PRK"
    told = found(pack)
    assert "observation:troops USA" not in told
    assert "observation:troops KOR" in told


def test_a_missing_value_is_a_gap(pack: MadeUpPack) -> None:
    pack.row("observations/troops.csv", 1).update({"value": "", "state": "missing"})
    assert found(pack)["observation:troops KOR"].years == "2016-2018"


def test_kinds_without_a_record_are_named(pack: MadeUpPack) -> None:
    assert found(pack)["event:summit"] == Gap("event:summit", "all", "unknown")
    assert "event:clash" in found(pack)


@given(st.sets(st.integers(1816, 2030), min_size=1))
def test_ranges_say_exactly_the_years(years: set[int]) -> None:
    told: set[int] = set()
    for part in ranges(years).split(", "):
        first, _, last = part.partition("-")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == years
