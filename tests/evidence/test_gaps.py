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
    assert launches == Gap("event:missile-launch PRK", "1985-2016, 2018-2019", "none")


def test_a_launch_of_another_state_does_not_fill_a_true_zero(pack: MadeUpPack) -> None:
    other = {**pack.row("events/launches.csv"), "id": "launch-2", "actors": "by:KOR"}
    pack.tables["events/launches.csv"].append({**other, "start": "2018-06-01"})
    assert found(pack)["event:missile-launch PRK"].years == "1985-2016, 2018-2019"


def test_a_true_zero_holds_before_the_first_record_too(pack: MadeUpPack) -> None:
    """Coverage of nuclear tests begins in 1945, the made-up pack's only test is of 2006."""
    assert found(pack)["event:nuclear-test PRK"].years == "1945-2005, 2007-2019"


def test_a_year_that_is_not_over_is_no_true_zero(pack: MadeUpPack) -> None:
    rows = pack.tables["coverage.csv"]
    next(r for r in rows if r["subject"] == "event:nuclear-test")["end"] = "2019-12-30"
    assert found(pack)["event:nuclear-test PRK"].years == "1945-2005, 2007-2018"


def test_a_true_zero_needs_no_record_at_all(pack: MadeUpPack) -> None:
    pack.tables["events/launches.csv"] = [
        r for r in pack.tables["events/launches.csv"] if r["kind"] != "nuclear-test"
    ]
    told = found(pack)
    assert told["event:nuclear-test PRK"] == Gap("event:nuclear-test PRK", "1945-2019", "none")
    assert "event:nuclear-test" not in told


def test_years_before_the_first_record_of_a_series_are_no_gap(pack: MadeUpPack) -> None:
    """Coverage begins in 2010, the series of South Korea in 2015."""
    assert found(pack)["observation:troops KOR"].years == "2017-2018"


def test_one_partner_does_not_fill_the_gap_of_another(pack: MadeUpPack) -> None:
    row = pack.row("observations/troops.csv")
    rows = pack.tables["observations/troops.csv"]
    for partner, years in (("USA", (2012, 2013, 2014)), ("JPN", (2012, 2014))):
        rows += [{**row, "partner": partner, "period": str(year)} for year in years]
    assert found(pack)["observation:troops KOR JPN"].years == "2013, 2015-2018"


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
