"""How sentences and values are written in each language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from foedus.dates import When
from foedus.errors import UnknownName
from foedus.findings import Column, Finding, Table, Value, catalogue
from foedus.findings import values as v

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

EN, KO = catalogue("en"), catalogue("ko")


def ties(count: int) -> Finding:
    return Finding(
        "ties.count",
        {
            "on": v.day(date(2017, 11, 29)),
            "state": v.actor("KOR"),
            "count": v.number(count, ("agreement:pact",)),
        },
    )


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 agreements"), (1, "1 agreement "), (2, "2 agreements")]
)
def test_one_and_many(count: int, words: str) -> None:
    assert words in EN.text(ties(count))


def test_a_sentence_is_cut_at_its_values() -> None:
    segments = EN.say(ties(3))
    assert "".join(s.text for s in segments) == EN.text(ties(3))
    assert [s.text for s in segments if s.value is not None] == [
        "29 November 2017",
        "South Korea",
        "3",
    ]


def test_a_korean_sentence_holds_the_same_values() -> None:
    written = [s.text for s in KO.say(ties(3)) if s.value is not None]
    assert sorted(written) == sorted(["2017년 11월 29일", KO.actor("KOR"), "3"])


def test_a_value_that_is_not_given_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownName, match="count"):
        EN.text(Finding("ties.count", {"on": v.day(date(2017, 1, 1)), "state": v.actor("KOR")}))


def test_a_missing_sentence_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"ties\.count"):
        EN.text("ties.cuont")


def test_an_unknown_language_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="en, ko"):
        catalogue("fr")


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        (v.number(28500), "28,500", "28,500"),
        (v.number(2.345, decimals=1), "2.3", "2.3"),
        (v.number(0), "0", "0"),
        (v.percent(0.125, decimals=1), "12.5%", "12.5%"),
        (v.year(1953), "1953", "1953년"),
        (v.day(When.parse("2017-11")), "November 2017", "2017년 11월"),
        (v.day(When.parse("2017")), "2017", "2017년"),
        (v.day(When.parse("2017-11-28@utc")), "28 November 2017 (UTC)", None),
        (v.day(When.parse("2004-09..2004-12")), "between September 2004 and December 2004", None),
        (v.day(When.parse("?")), "date unknown", None),
        (v.actor("KOR"), "South Korea", "한국"),
        (v.actors(("USA", "JPN", "KOR")), "United States, Japan and South Korea", None),
        (v.actors(()), "none", None),
        (v.term("in-force", "status"), "in force", None),
        (v.text("a text", "글"), "a text", "글"),
        (v.text("a text"), "a text", "a text"),
        (Value(10.0, "number", qualifier="about"), "about 10", None),
        (Value(10.0, "number", qualifier="at-least"), "at least 10", None),
        (Value(2.0, "number", high=6.0), "2–6", "2–6"),
    ],
)
def test_a_value_is_written_as_a_reader_expects(
    value: Value, english: str, korean: str | None
) -> None:
    assert EN.write(value).removeprefix("the ").replace("the ", "") == english
    if korean is not None:
        assert KO.write(value) == korean
    else:
        assert KO.write(value) != english


@pytest.mark.parametrize("state", ["missing", "not-covered"])
def test_unknown_is_not_zero(state: str) -> None:
    for words in (EN, KO):
        written = words.write(v.missing(state))
        assert written
        assert "0" not in written


def test_two_reasons_for_no_value_are_told_apart() -> None:
    for words in (EN, KO):
        assert words.write(v.missing("missing")) != words.write(v.missing("not-covered"))


def test_a_reading_keeps_its_state_period_and_records(pack: MadeUpPack) -> None:
    series = pack.world().series("troops", "KOR")
    value = v.reading(series.carried_to(2018), scale=0.001, decimals=1)
    assert EN.write(value) == "630.0"
    assert (value.state, value.period) == ("carried-forward", "2016")
    assert value.refs == ("observation:troops/KOR/2016@2018-05-01",)
    assert v.reading(series.in_year(2009)).raw is None


@pytest.mark.parametrize(
    "hostile",
    ["{state}", "{count|a|b}", "{{ 7*7 }}", "%(state)s", "{0.__class__}", "@actor:KOR", "\\1"],
)
def test_a_text_of_the_pack_is_never_read_as_a_template(hostile: str) -> None:
    finding = Finding(
        "sourcebook.title", {"publisher": v.text(hostile), "title": v.text(hostile, hostile)}
    )
    for words in (EN, KO):
        assert words.text(finding).count(hostile) == 2


def test_rows_of_equal_rank_stand_by_name_in_the_readers_language() -> None:
    """Albania, Iraq and Norway in English; in Korean 노르웨이, 알바니아, 이라크."""
    chosen = ("NOR", "IRQ", "ALB", "USA")
    rows = [(v.actor(one),) for one in chosen]
    table = Table("t", Finding("ties.title"), [Column("column.date")], rows, [0, 0, 0, 1])
    order = {w.language: [row[0].raw for row in w.rows(table)] for w in (EN, KO)}
    assert order == {"en": ["ALB", "IRQ", "NOR", "USA"], "ko": ["NOR", "ALB", "IRQ", "USA"]}
    plain = Table("t", Finding("ties.title"), [Column("column.date")], rows)
    assert [row[0].raw for row in EN.rows(plain)] == list(chosen)
