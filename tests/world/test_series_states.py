"""A series tells an observed value from a zero by coding, a gap, and a value carried forward."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import UnknownName
from foedus.world import World

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.world import Series

WORLDS = st.from_type(World)
DAYS = st.dates(date(1990, 1, 1), date(2025, 12, 31))
TROOPS = "observations/troops.csv"


def troops(pack: MadeUpPack, absent: str = "unknown") -> Series:
    """KOR in 2015 and 2016; covered from 2010 to 2018."""
    pack.row("coverage.csv", 3)["absent"] = absent
    return pack.world().series("troops", "KOR")


def test_an_observed_value_leads_to_its_record(pack: MadeUpPack) -> None:
    reading = troops(pack).in_year(2015)
    assert (reading.value, reading.state) == (625000.0, "observed")
    assert reading.refs == ("observation:troops/KOR/2015@2018-05-01",)


def test_a_covered_year_without_a_row_is_missing(pack: MadeUpPack) -> None:
    reading = troops(pack).in_year(2012)
    assert (reading.value, reading.state) == (None, "missing")


def test_a_covered_year_without_a_row_is_zero_where_the_source_says_so(pack: MadeUpPack) -> None:
    reading = troops(pack, "zero").in_year(2012)
    assert (reading.value, reading.state) == (0.0, "zero-by-coding")
    assert reading.refs == ("coverage:observation:troops/2010",)


@pytest.mark.parametrize("absent", ["zero", "unknown"])
@pytest.mark.parametrize("year", [2009, 2019])
def test_a_year_outside_the_coverage_is_never_zero(
    pack: MadeUpPack, absent: str, year: int
) -> None:
    reading = troops(pack, absent).in_year(year)
    assert (reading.value, reading.state) == (None, "not-covered")


def test_coverage_of_other_actors_says_nothing(pack: MadeUpPack) -> None:
    pack.row("coverage.csv", 3)["actors"] = "PRK;USA"
    assert troops(pack, "zero").in_year(2012).state == "not-covered"


def test_a_year_that_the_coverage_may_or_may_not_reach_is_no_zero(pack: MadeUpPack) -> None:
    pack.row("coverage.csv", 3)["start"] = "2010..2013"
    assert troops(pack, "zero").in_year(2012).value is None


def test_the_last_value_is_carried_forward_with_its_own_year(pack: MadeUpPack) -> None:
    reading = troops(pack).carried_to(2019)
    assert (reading.value, reading.state) == (630000.0, "carried-forward")
    assert reading.period.printed == "2016"
    assert reading.refs == ("observation:troops/KOR/2016@2018-05-01",)


def test_a_value_of_the_year_itself_is_not_carried(pack: MadeUpPack) -> None:
    assert troops(pack).carried_to(2015).state == "observed"


def test_nothing_is_carried_backward(pack: MadeUpPack) -> None:
    assert troops(pack).carried_to(2014).value is None


def test_a_zero_by_coding_is_not_replaced_by_an_older_value(pack: MadeUpPack) -> None:
    reading = troops(pack, "zero").carried_to(2018)
    assert (reading.value, reading.state) == (0.0, "zero-by-coding")


def test_a_row_that_says_missing_is_missing_and_not_zero(pack: MadeUpPack) -> None:
    pack.row(TROOPS, 1).update(value="", state="missing")
    series = troops(pack, "zero")
    assert (series.in_year(2016).value, series.in_year(2016).state) == (None, "missing")
    assert series.latest is not None
    assert series.latest.period.printed == "2015"


def test_a_range_is_a_value(pack: MadeUpPack) -> None:
    pack.row(TROOPS, 1).update(value="", low="600000", high="650000", qualifier="estimate")
    latest = troops(pack).latest
    assert latest is not None
    assert (latest.value, latest.low, latest.high) == (None, 600000.0, 650000.0)


def test_an_unknown_indicator_is_answered_with_the_nearest(pack: MadeUpPack) -> None:
    with pytest.raises(UnknownName, match="nearest: troops"):
        pack.world().series("troop", "KOR")


def test_an_actor_without_rows_has_an_empty_series(pack: MadeUpPack) -> None:
    world = pack.world()
    assert world.series("troops", "JPN").observations == ()
    assert world.series("troops", "JPN").latest is None
    assert not world.has_series("troops", "JPN")


@pytest.mark.parametrize(
    ("known_by", "value"),
    [(None, 3.0), ("2020-12-31", 3.0), ("2018-05-31", 2.0), ("2018-06-01", 3.0)],
)
def test_the_edition_published_by_then_is_used(
    pack: MadeUpPack, known_by: str | None, value: float
) -> None:
    row = pack.row(TROOPS)
    pack.tables[TROOPS] = [
        {**row, "period": "2015", "vintage": vintage, "value": figure}
        for vintage, figure in (("2018-06-01", "3"), ("2016-06-01", "1"), ("2017-06-01", "2"))
    ]
    series = pack.world().known_by(known_by).series("troops", "KOR")
    assert series.in_year(2015).value == value
    assert len(series.observations) == 1


@given(WORLDS, DAYS)
def test_the_newest_edition_that_was_published_stands(world: World, knowledge: date) -> None:
    rows = [o for o in world.evidence.observations if o.period.earliest <= knowledge]
    for observation in world.known_by(knowledge).series("troops", "KOR").observations:
        rivals = [o for o in rows if o.period == observation.period and o.vintage]
        published = [o for o in rivals if o.vintage and o.vintage.latest <= knowledge]
        if published:
            assert observation in published
            assert observation.vintage is not None
            assert observation.vintage.latest == max(
                o.vintage.latest for o in published if o.vintage
            )


@given(WORLDS, DAYS)
def test_a_series_ends_with_the_day(world: World, on: date) -> None:
    series = world.at(on).series("troops", "KOR")
    periods = [o.period for o in series.observations]
    assert all(p.earliest <= on for p in periods)
    assert periods == sorted(periods, key=lambda p: p.earliest)
    assert len(set(periods)) == len(periods)
