"""Treaties of the pack against what ATOP codes of them: duties by clause, and days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from foedus.disagreements import Disagreement, clauses, disagreements, treaty_days
from foedus.disagreements.found import Material
from foedus.disagreements.treaties import MEMBERS
from foedus.evidence.loading import load_evidence
from foedus.published.spells import VARIABLES
from foedus.upstream.atop_pairs import DUTIES

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

ATOP = 1
KOREA, AMERICA, JAPAN = 732, 2, 740
CONSULTS = {
    "locator": "Article V",
    "modality": "duty",
    "obligation": "consultation",
    "debtor": ["parties"],
    "creditor": ["other-parties"],
    "trigger": ["common-question"],
    "summary": "They consult on questions of common interest.",
    "sources": ["almanac: Article V"],
}


def found(about: str, state: str, treaty: str) -> dict[str, Disagreement]:
    """The differences on one treaty by field, which none of them has twice."""
    search = disagreements(load_evidence(), state, about)
    assert search.not_compared == ()
    of_treaty = [d for d in search.found if treaty in d.subject]
    assert len({d.field for d in of_treaty}) == len(of_treaty)
    return {d.field: d for d in of_treaty}


def told(one: Disagreement) -> tuple[str, ...]:
    return (one.nature, one.when, *(said.value for said in one.said))


def test_south_korea_and_the_us_renounce_force_in_general_only(mirror: Path) -> None:
    """Article I names no force between the two, and ATOP counts it; on the rest both agree."""
    one = found("clauses", "KOR", "us-rok-mdt")
    assert list(one) == ["non-aggression"]
    assert told(one["non-aggression"]) == (
        "definition",
        "1954-2018",
        "no clause under this word",
        "1",
    )
    assert "Article I, second part (gasengi" in one["non-aggression"].said[0].locator


@pytest.mark.parametrize(
    ("treaty", "years", "against", "consults"),
    [
        ("china-dprk-1961", "1961-2018", "Article III (", "Article IV ("),
        ("ussr-dprk-1961", "1961-1996", "Article 2 (", "Article 3 ("),
    ],
)
def test_allies_of_north_korea_consult_on_any_question_and_join_nothing_against_it(
    treaty: str, years: str, against: str, consults: str, mirror: Path
) -> None:
    one = found("clauses", "PRK", treaty)
    assert set(one) == {"non-aggression", "consultation"}
    assert told(one["consultation"]) == ("definition", years, "a clause", "0")
    assert told(one["non-aggression"])[0] == "definition"
    assert against in one["non-aggression"].said[0].locator
    assert consults in one["consultation"].said[0].locator
    assert {d.preferred for d in one.values()} == {"pack"}


def test_a_text_that_nobody_saw_contradicts_no_code(mirror: Path) -> None:
    """ATOP codes consultation in 2000; of the treaty the pack has no clause, and none of 2024."""
    assert found("clauses", "PRK", "russia-dprk") == {}
    days = found("treaty-days", "PRK", "russia-dprk-2000")
    assert told(days["start"])[0] == "definition"


def test_japan_owes_defence_by_the_text_and_not_by_atop(mirror: Path) -> None:
    one = found("clauses", "JPN", "us-japan-1960")["defence"]
    assert one.subject.startswith("what JPN owes USA by")
    area = "a clause, for territories under the administration of Japan"
    assert told(one) == ("value", "1960-2018", area, "0")


def test_clauses_of_1951_that_were_not_seen_may_be_what_atop_codes(mirror: Path) -> None:
    one = found("clauses", "JPN", "us-japan-1951")
    assert {d.nature for d in one.values()} == {"open"}
    assert {d.preferred for d in one.values()} == {""}


def test_a_treaty_begins_with_its_signature_in_atop_and_ends_with_that_of_the_next(
    mirror: Path,
) -> None:
    days = found("treaty-days", "JPN", "us-japan-1951")
    assert told(days["start"]) == (
        "definition",
        "",
        "signed 1951-09-08; in-force 1952-04-28",
        "1951-09-08",
    )
    assert told(days["end"]) == ("definition", "", "superseded 1960-06-23", "1960-01-19")


def test_new_zealand_left_no_treaty_when_the_us_suspended_it(mirror: Path) -> None:
    end = found("treaty-days", "NZL", "anzus-1951")["end"]
    assert told(end)[0] == "value"
    assert told(end)[2:] == ("no end; suspended 1986-08-11 between NZL and USA", "1986-09-17")


def test_an_end_that_may_have_come_contradicts_no_day_on_which_it_may_have(mirror: Path) -> None:
    """The Manila Pact for France since 1974; for Pakistan a year later than in ATOP."""
    assert set(found("treaty-days", "FRA", "manila-pact-1954")) == {"start"}
    end = found("treaty-days", "PAK", "manila-pact-1954")["end"]
    assert told(end)[2:] == ("ended 1973", "1972-11-08")


def member(code: int, actor: str, *duties: str, **days: int | None) -> dict[str, Any]:
    until = ("end_year", "end_month", "end_day")
    start = {"start_year": 1953, "start_month": 10, "start_day": 1}
    coded = {duty: int(duty in duties) for duty in DUTIES}
    row = {"atopid": ATOP, "member": code, "actor": actor, **dict.fromkeys(VARIABLES, 0), **coded}
    return row | start | dict.fromkeys(until) | days


def compared(pack: MadeUpPack, *members: dict[str, Any], dyads: object = ()) -> Material:
    pack.agreements["pact"]["codes"] = {"atop": str(ATOP)}
    schema = {"end_year": pl.Int32, "end_month": pl.Int32, "end_day": pl.Int32}
    frame = pl.DataFrame(members, schema_overrides=schema)
    pairs = [
        {"row": 1, "ccode1": a["member"], "ccode2": b["member"], "year": year}
        | {duty: a[duty] for duty in DUTIES}
        | (dyads if isinstance(dyads, dict) and a["member"] == JAPAN else {})
        for year in range(1953, 2019)
        for a in members
        for b in members
        if a is not b
    ]
    years = pl.DataFrame(pairs).with_columns(pl.col("ccode1", "ccode2", "year").cast(pl.Int32))
    evidence = load_evidence(str(pack.save()))
    return Material(evidence, {MEMBERS: frame, clauses.DYADS: years})


def test_sources_that_say_the_same_give_nothing(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"] = pack.agreements["pact"]["status"][:1]
    pack.agreements["pact"]["status"][0]["state"] = "in-force"
    given = compared(pack, member(KOREA, "KOR", "defense"), member(AMERICA, "USA", "defense"))
    assert list(clauses.compare(given)) == []
    assert list(treaty_days.compare(given)) == []


def test_a_code_that_no_clause_of_a_text_read_whole_has_is_a_difference(pack: MadeUpPack) -> None:
    """From the entry into force on: before it the pack has no duty, and ATOP only a signature."""
    both = member(KOREA, "KOR", "defense", "offense"), member(AMERICA, "USA", "defense")
    (one,) = clauses.compare(compared(pack, *both))
    assert (one.field, told(one)) == ("offence", ("value", "1954-2018", "no clause", "1"))
    assert (one.subject, one.reason) == ("what KOR owes USA by pact, ATOP 1", clauses.WHOLE)
    pack.agreements["pact"]["text"] = "partly-read"
    (one,) = clauses.compare(compared(pack, *both))
    assert (one.nature, one.preferred, one.reason) == ("open", "", clauses.NOT_SEEN)


def test_a_clause_that_came_later_differs_from_then_on(pack: MadeUpPack) -> None:
    crisis = CONSULTS | {"trigger": ["threat-of-attack"], "since": "1970-01-01"}
    pack.agreements["pact"]["provisions"].append(crisis)
    both = member(KOREA, "KOR", "defense"), member(AMERICA, "USA", "defense")
    (one,) = clauses.compare(compared(pack, *both))
    assert (one.field, told(one)) == ("consultation", ("value", "1970-2018", "a clause", "0"))
    pack.agreements["pact"]["provisions"][-1]["trigger"] = ["common-question"]
    (one,) = clauses.compare(compared(pack, *both))
    assert one.nature == "definition"


def test_a_duty_that_coders_took_from_a_pair_is_told_from_the_dyads(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["parties"].append("JPN")
    three = [
        member(code, actor, "defense")
        for code, actor in ((KOREA, "KOR"), (AMERICA, "USA"), (JAPAN, "JPN"))
    ]
    (one,) = clauses.compare(compared(pack, *three, dyads={"defense": 0}))
    assert one.subject == "what JPN owes KOR, JPN owes USA by pact, ATOP 1"
    assert one.said[1].source == clauses.DYADS


def test_an_end_that_only_one_source_has_is_a_difference(pack: MadeUpPack) -> None:
    left = {"end_year": 1980, "end_month": 5, "end_day": 2}
    given = compared(
        pack, member(KOREA, "KOR", "defense"), member(AMERICA, "USA", "defense", **left)
    )
    (end,) = [d for d in treaty_days.compare(given) if d.field == "end"]
    assert (end.states, told(end)[2:]) == (("USA",), ("no end", "1980-05-02"))
    over = {"state": "ended", "since": "1980", "sources": ["almanac: page 2"]}
    pack.agreements["pact"]["status"].append(over)
    given = compared(
        pack, member(KOREA, "KOR", "defense"), member(AMERICA, "USA", "defense", **left)
    )
    (end,) = [d for d in treaty_days.compare(given) if d.field == "end"]
    assert (end.states, told(end)[2:]) == (("KOR",), ("ended 1980", "in force at the end of 2018"))
