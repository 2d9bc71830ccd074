"""Where sources differ: the cases that the field knows, found from the files themselves."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl
import pytest

from foedus.disagreements import ABOUT, Disagreement, disagreements
from foedus.disagreements.alliance import ATOP, DIRECTED, DYADS, MEMBERS, YEARS
from foedus.disagreements.atop import BY_HAND, HEIR, NO_MEMBER, PHASE
from foedus.disagreements.found import Material
from foedus.disagreements.launches import CNS, CSIS, NAGIX
from foedus.disagreements.launches import compare as compare_launches
from foedus.errors import UnknownName
from foedus.evidence.loading import load_evidence
from foedus.upstream.atop_pairs import DUTIES

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.evidence.pack import Evidence


def found(state: str, about: str) -> tuple[Disagreement, ...]:
    search = disagreements(load_evidence(), state, about)
    assert search.not_compared == ()
    return search.found


def values(one: Disagreement) -> dict[str, str]:
    return {said.source: said.value for said in one.said}


def test_the_three_files_of_cow_contradict_atop_on_south_korea(mirror: Path) -> None:
    (one,) = [
        d
        for d in found("KOR", "alliance")
        if d.subject == "what KOR owes by treaty CoW 236, ATOP 3240" and d.field == "defense"
    ]
    assert values(one) == {MEMBERS: "0", DIRECTED: "0", DYADS: "1", ATOP: "1"}
    assert one.preferred == ATOP


@pytest.mark.parametrize(("treaty", "differ"), [("210", 7_012), ("227", 881)])
def test_files_of_cow_differ_on_non_aggression_in_the_rio_treaty_and_in_nato(
    treaty: str, differ: int, mirror: Path
) -> None:
    (one,) = [
        d
        for d in found("USA", "alliance")
        if d.field == "nonaggression" and f"members of treaty CoW {treaty} " in d.subject
    ]
    assert f", {differ} of " in one.subject
    assert set(values(one)) == {DIRECTED, YEARS}


def test_each_difference_of_a_rebuild_of_atop_from_its_members_has_its_reason(
    mirror: Path,
) -> None:
    """34 pairs that the table has not, and a few hundred duties, all of which it lacks."""
    all_found = found("", "atop")
    pairs = [d for d in all_found if d.field == "alliance"]
    assert Counter(d.reason for d in pairs) == {NO_MEMBER: 20, HEIR: 14}
    duties = [d for d in all_found if d.field != "alliance"]
    assert {tuple(values(d).values()) for d in duties} == {("1", "0")}
    assert Counter(d.reason for d in duties) == {BY_HAND: 109, PHASE: 3}
    years = Counter(dict.fromkeys(DUTIES, 0))
    for d in duties:
        first, last = map(int, d.when.split("-"))
        years[d.field] += last - first + 1
    assert years == {"defense": 227, "offense": 34, "neutral": 118, "nonagg": 74, "consul": 13}


def test_us_troops_in_korea_of_2008_are_doubled_in_the_yearly_table(mirror: Path) -> None:
    (one,) = [d for d in found("KOR", "troops") if d.when == "2008"]
    assert values(one) == {
        "us-troops.state-years": "50975",
        "us-troops.first-series": "25771",
        "us-troops.reports": "25772",
    }
    assert one.preferred == "us-troops.reports"


def test_north_korea_tested_nothing_in_2010(mirror: Path) -> None:
    """The other years of the published count agree with the six tests."""
    (one,) = found("PRK", "nuclear-tests")
    assert (one.when, values(one)) == (
        "2010",
        {"nuclear-tests.state-years": "3", "pack": "0"},
    )
    assert one.preferred == "pack"


def test_launches_of_one_moment_on_two_clocks_are_told_apart(mirror: Path) -> None:
    by_day = {d.when: d for d in found("PRK", "launches")}
    clocks = {day for day, one in by_day.items() if one.nature == "clock"}
    assert "2022-02-26" in clocks  # 27 February in Korea
    assert by_day["2022-08-17"].nature == "value"  # cruise missiles, outside the scope of CNS
    assert len(clocks) > 30


def test_the_pack_keeps_both_days_of_entry_into_force() -> None:
    subjects = {(d.subject, d.field) for d in found("KOR", "pack")}
    assert any(subject.startswith("agreement:us-rok-mdt") for subject, _ in subjects)


def test_a_set_that_is_not_installed_is_named_and_the_rest_compared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path))
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    search = disagreements(load_evidence())
    assert {line.partition(" (")[0] for line in search.not_compared} == set(ABOUT) - {"pack"}
    (launches,) = (line for line in search.not_compared if line.startswith("launches"))
    assert "(csis-provocations, cns, nagix): " in launches
    assert all(one.about == "pack" for one in search.found)
    assert search.found


def test_an_unknown_comparison_names_those_that_exist() -> None:
    with pytest.raises(UnknownName, match="no comparison 'trops'; nearest: troops"):
        disagreements(load_evidence(), about="trops")


def test_one_launch_on_two_clocks_is_one_disagreement_of_clocks(pack: MadeUpPack) -> None:
    """A day that only one list has is one of value; outside a list's days nothing is said."""
    pack.save()
    frames = {
        CSIS: days(date(2020, 1, 1), date(2020, 3, 11), date(2020, 5, 1), date(2020, 9, 9)),
        CNS: days("2020-01-01", "2020-03-10", "2020-07-07", "2020-09"),
        NAGIX: days("2020-01-01", "2020-03-10", "2020-07-07"),
    }
    evidence = load_evidence(str(pack.folder))
    found = [
        (one.when, one.nature, dict.fromkeys(s.source for s in one.said if s.value == "launch"))
        for one in compare_launches(Material(without_launches(evidence), frames))
    ]
    assert [(when, nature, set(having)) for when, nature, having in found] == [
        ("2020-03-10", "clock", {CSIS, CNS, NAGIX}),
        ("2020-05-01", "value", {CSIS}),
        ("2020-07-07", "value", {CNS, NAGIX}),
    ]


def days(*those: date | str) -> pl.DataFrame:
    return pl.DataFrame({"day": those, "type": ["Missile Provocation"] * len(those)})


def without_launches(evidence: Evidence) -> Evidence:
    return msgspec.structs.replace(evidence, events=())
