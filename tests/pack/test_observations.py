"""The series of the korea pack, held against sources that they were not read from."""

from __future__ import annotations

import csv
import os
import warnings
from collections import defaultdict
from functools import cache
from math import log
from pathlib import Path
from statistics import correlation
from typing import Any

import pytest
from tests.upstream.exporters import by_exporter

from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Observation

ROOT = Path(__file__).parents[2]
UPSTREAM = Path(os.environ.get("FOEDUS_MIRROR") or ROOT.parent / "shared/upstream")
COW = {"USA": 2, "RUS": 365, "CHN": 710, "PRK": 731, "KOR": 732, "JPN": 740}

needs_upstream = pytest.mark.skipif(
    not UPSTREAM.is_dir(), reason=f"no folder of raw files at {UPSTREAM}"
)


@cache
def evidence() -> Evidence:
    found = load_evidence()
    assert found is not None
    return found


@cache
def by_indicator() -> dict[str, list[Observation]]:
    found = defaultdict(list)
    for o in evidence().observations:
        found[o.indicator].append(o)
    return found


@cache
def series(indicator: str, actor: str, partner: str = "") -> dict[int, float]:
    """Values by year; the first of a year where there are two."""
    values: dict[int, float] = {}
    for o in by_indicator()[indicator]:
        if (o.actor, o.partner) == (actor, partner) and o.value is not None:
            values.setdefault(o.period.earliest.year, o.value)
    return values


def rows(path: str) -> list[dict[str, str]]:
    with (UPSTREAM / path).open(encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file))


@cache
def frame(path: str) -> Any:
    """The only data frame of an R file."""
    rdata = pytest.importorskip("rdata")
    with warnings.catch_warnings():  # of R classes that wrap a plain data frame
        warnings.simplefilter("ignore")
        (found,) = rdata.read_rda(UPSTREAM / path, default_encoding="utf-8").values()
    return found


# United States forces


@needs_upstream
@pytest.mark.parametrize("host", ["KOR", "JPN"])
def test_us_troops_agree_with_the_older_series_of_the_same_authors(host: str) -> None:
    """Compiled earlier and by another way; of 1974 to 1976 it holds those ashore only.

    In 2006 and 2007 it adds what the reports do not have, and the claims say so.
    """
    older = {
        int(r["year"]): float(r["troops"])
        for r in rows("us-troops-bases/troopdata.csv")
        if r["ccode"] == str(COW[host]) and r["troops"] != "NA"
    }
    ours = series("us-troops", "USA", host)
    compared = ours.keys() & older.keys() - {2006, 2007}
    assert len(compared) > 65
    for year in compared:
        room = 0.16 if 1974 <= year <= 1976 else 0.02
        assert ours[year] == pytest.approx(older[year], rel=room), year


@pytest.mark.parametrize(
    ("year", "count"), [(1954, 225_590), (1955, 75_328), (1964, 62_596), (1969, 66_531)]
)
def test_us_troops_in_korea_are_those_that_the_press_printed(year: int, count: int) -> None:
    """Dissent magazine; its other numbers stand as claims."""
    assert series("us-troops", "USA", "KOR")[year] == count


def test_the_nunn_warner_cut_took_korea_from_about_43000_to_about_36000() -> None:
    korea = series("us-troops", "USA", "KOR")
    assert 41_000 < korea[1990] < 45_000
    assert korea[1992] == pytest.approx(36_000, rel=0.02)


def test_no_year_of_us_troops_is_double_counted_or_filled_in() -> None:
    korea = series("us-troops", "USA", "KOR")
    assert {1951, 1952}.isdisjoint(korea)
    assert korea[2008] == 25_772
    for year in range(1993, 2025):
        assert 0.7 < korea[year] / korea[year - 1] < 1.2, year


# Military expenditure


@pytest.mark.parametrize(
    ("actor", "first", "low", "high"),
    [("USA", 1949, 0.85, 1.05), ("JPN", 1952, 0.75, 1.25), ("KOR", 1980, 0.8, 1.2)],
)
def test_two_projects_agree_on_military_expenditure(
    actor: str, first: int, low: float, high: float
) -> None:
    """SIPRI in current dollars against CoW, which is in thousands.

    The bounds leave room for what SIPRI counts and CoW does not (pensions, paramilitary
    forces, intelligence: the United States lies below one throughout), for calendar against
    fiscal years, and for the rate of exchange. China, the Soviet Union and Russia are not
    held to them: there the projects differ by up to nine times.
    """
    sipri, cow = series("milex-current", actor), series("nmc-milex", actor)
    years = [y for y in sipri.keys() & cow.keys() if y >= first]
    assert len(years) > 40
    for year in years:
        assert low < cow[year] / 1000 / sipri[year] < high, year


def test_both_projects_rank_the_years_of_korea_alike() -> None:
    """Before 1980 several rates of the won make the levels differ by up to four times."""
    sipri, cow = series("milex-current", "KOR"), series("nmc-milex", "KOR")
    years = sorted(sipri.keys() & cow.keys())
    pairs = [(log(sipri[y]), log(cow[y])) for y in years]
    assert correlation(*zip(*pairs, strict=True)) > 0.98


@pytest.mark.parametrize(
    ("year", "budget"),
    [(2000, 2.22), (2005, 2.17), (2010, 2.24), (2015, 2.26), (2018, 2.27), (2020, 2.58)],
)
def test_share_of_gdp_lies_just_above_the_korean_defence_budget(year: int, budget: float) -> None:
    """The ministry's own table (mnd.go.kr, id=mnd_010401020000) counts the main budget only."""
    assert 0 < series("milex-share-gdp", "KOR")[year] - budget < 0.2


@pytest.mark.parametrize("actor", ["USA", "JPN", "KOR", "CHN", "RUS"])
def test_share_of_gdp_and_dollars_imply_a_gdp_that_moves_steadily(actor: str) -> None:
    """Expenditure over share is GDP in dollars; a slip in a cell would make it jump.

    The widest real step is Russia's 1998-1999, when the rouble fell by three quarters.
    """
    current, share = series("milex-current", actor), series("milex-share-gdp", actor)
    implied = {y: current[y] / share[y] for y in sorted(current.keys() & share.keys())}
    for year in implied.keys() & {y + 1 for y in implied}:
        assert 0.6 < implied[year] / implied[year - 1] < 1.75, year


def test_us_gdp_implied_by_sipri_is_that_of_the_growth_project_in_its_base_year() -> None:
    """In 2017 an international dollar is a dollar; the estimate's own deviation is two fifths."""
    implied = series("milex-current", "USA")[2017] / series("milex-share-gdp", "USA")[2017] * 100
    assert implied == pytest.approx(series("gdp", "USA")[2017], rel=0.15)


def test_unknown_expenditure_is_never_zero() -> None:
    for indicator in ("milex-constant", "milex-current", "milex-share-gdp"):
        assert series(indicator, "PRK") == {}
        for actor in COW:
            assert all(v > 0 for v in series(indicator, actor).values())


# Capabilities


@needs_upstream
@pytest.mark.parametrize("year", [1950, 1970, 1990, 2016, 2022])
def test_cinc_is_the_mean_share_of_six_components_over_all_states(year: int) -> None:
    """Recomputed after Singer, Bremer and Stuckey (1972) from every state of the year."""
    parts = ["milex", "milper", "irst", "pec", "tpop", "upop"]
    table = frame("cow-nmc/cow_nmc.rda")
    states = table[table.year == year].set_index("ccode")[parts]
    index = (states / states.sum()).mean(axis=1)
    for actor, code in COW.items():
        if code in index.index:
            assert series("nmc-cinc", actor)[year] == pytest.approx(index[code], abs=2e-8)


@needs_upstream
@pytest.mark.parametrize("part", ["milper", "milex", "tpop", "upop", "irst"])
def test_version_7_keeps_the_publishers_version_6_to_2016(part: str) -> None:
    """The raw file of the publisher, which did not pass through the R package."""
    ours = {actor: series(f"nmc-{part}", actor) for actor in COW}
    names = {str(code): actor for actor, code in COW.items()}
    compared = 0
    for r in rows("cow-nmc/NMC-60-abridged.csv"):
        if r["ccode"] in names and int(r["year"]) >= 1945 and r[part] != "-9":
            assert ours[names[r["ccode"]]][int(r["year"])] == float(r[part])
            compared += 1
    assert compared > 350


def test_missing_north_korean_expenditure_says_so() -> None:
    missing = [o for o in by_indicator()["nmc-milex"] if o.actor == "PRK" and o.value is None]
    assert len(missing) == 31
    assert {o.state for o in missing} == {"missing"}


# Trade


def test_korean_customs_and_cow_agree_on_imports_from_china() -> None:
    """What Korea reports itself; exports are reported by China and differ more."""
    customs, cow = series("imports-kosis", "KOR", "CHN"), series("imports-cow", "KOR", "CHN")
    for year in range(2001, 2015):
        assert cow[year] == pytest.approx(customs[year] / 1000, rel=0.13), year


@needs_upstream
def test_flows_with_all_partners_stay_below_national_trade() -> None:
    national = frame("trade/cow_trade_sy.rda")
    korea = national[national.ccode == 732].set_index("year")
    columns = [c for c in korea.columns if c != "ccode"]
    for year in range(1952, 2015):
        flows = {
            i: sum(series(i, "KOR", p).get(year, 0) for p in ("USA", "JPN", "CHN", "RUS"))
            for i in ("imports-cow", "exports-cow")
        }
        assert max(flows.values()) <= korea.loc[year, columns].max() * 1.02, year


# United Nations


def test_agreement_falls_with_the_distance_between_ideal_points() -> None:
    """The points are estimated by others from another collection of votes (UNGA-DM)."""
    korea = series("un-ideal-point", "KOR")
    pairs = [
        (share, abs(korea[year] - series("un-ideal-point", partner)[year]))
        for partner in COW.keys() - {"KOR"}
        for year, share in series("un-agreement", "KOR", partner).items()
    ]
    assert len(pairs) == 165
    assert correlation(*zip(*pairs, strict=True)) < -0.75


def test_korea_votes_nearer_to_japan_than_to_anyone_else() -> None:
    for year in range(1992, 2024):
        shares = {p: series("un-agreement", "KOR", p)[year] for p in COW if p != "KOR"}
        assert max(shares, key=shares.__getitem__) == "JPN", year


# Democracy


@needs_upstream
def test_polity5_differs_from_polity4_only_by_known_revisions() -> None:
    names = {str(code): actor for actor, code in COW.items()}
    ours = {actor: series("polity2", actor) for actor in COW}
    gaps = [
        abs(ours[names[r["ccode"]]][int(r["year"])] - float(r["polity2"]))
        for r in rows("democracy/polity4v2015.csv")
        if r["ccode"] in names and int(r["year"]) in ours[names[r["ccode"]]] and r["polity2"]
    ]
    assert len(gaps) > 350
    assert sum(g > 0 for g in gaps) < 0.1 * len(gaps)
    assert max(gaps) <= 2


# Arms


@needs_upstream
def test_sums_of_the_register_are_the_yearly_values_that_sipri_published() -> None:
    """To 2010; SIPRI revised later years between the two editions."""
    published = {
        int(r["year"]): float(r["value"])
        for r in rows("sipri-arms/sipri-exports-processed.csv")
        if (r["supplier"], r["recipient"]) == ("United States", "South Korea")
    }
    ours = series("arms-imports", "KOR", "USA")
    for year in range(1995, 2011):
        assert ours[year] == pytest.approx(published[year], abs=1), year


def test_what_west_germany_delivered_to_south_korea_is_there() -> None:
    ours = series("arms-imports", "KOR", "DEU")
    assert min(ours) == 1981
    assert [ours[year] for year in range(1981, 1991)] == [2, 4, 12, 10, 36, 39, 27, 35, 70, 46]


@needs_upstream
@pytest.mark.parametrize("actor", ["KOR", "PRK"])
@pytest.mark.parametrize(("indicator", "side"), [("arms-exports", 0), ("arms-imports", 1)])
def test_arms_of_either_korea_to_1994_add_up_to_those_of_all_exporters(
    indicator: str, side: int, actor: str
) -> None:
    """Year for year, and from as many partners: SIPRI's 134 tables of July 2022."""
    name = {"KOR": "South Korea", "PRK": "North Korea"}[actor]
    printed: dict[int, list[float]] = defaultdict(list)
    for key, tiv in by_exporter(UPSTREAM).items():
        if key[side] == name and key[2] < 1995:
            printed[key[2]].append(tiv)
    ours: dict[int, list[float]] = defaultdict(list)
    for o in by_indicator()[indicator]:
        if o.actor == actor and o.value is not None and o.period.latest.year < 1995:
            ours[o.period.latest.year].append(o.value)
    assert {y: (sum(v), len(v)) for y, v in ours.items()} == {
        y: (sum(v), len(v)) for y, v in printed.items()
    }


# Coverage


def test_every_observation_lies_inside_the_coverage_of_its_indicator() -> None:
    covered = {
        c.subject.removeprefix("observation:"): c
        for c in evidence().coverage
        if c.subject.startswith("observation:")
    }
    indicators = {i.id for i in evidence().indicators}
    assert indicators - covered.keys() == {"un-roll-calls"}  # of other states only
    assert covered.keys() <= indicators
    for o in evidence().observations:
        coverage = covered[o.indicator]
        assert o.actor in coverage.actors, o.id
        assert coverage.span.start.earliest <= o.period.earliest, o.id
        assert coverage.span.end is not None
        assert o.period.latest <= coverage.span.end.latest, o.id


# Round trips: these say that nothing was lost on the way, not that the source is right.


@needs_upstream
def test_round_trip_ideal_points_keep_single_precision() -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_stata(
        UPSTREAM / "un-votes/IdealpointsJuly2025.dta", convert_categoricals=False
    )
    korea = table[table.ccode == 732]
    ours = series("un-ideal-point", "KOR")
    assert len(ours) == 34
    for year, point in zip(korea.year, korea.idealpointfp, strict=True):
        assert ours[int(year)] == pytest.approx(float(point), rel=1e-6)
