"""Prospects and strategies: counts from records, on any day, in both languages, no forecast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest

from foedus.findings import Figure, Finding, Section, Table, Value, catalogue
from foedus.findings.catalogues import LANGUAGES
from foedus.topics.partners import years_before
from foedus.topics.prospects import room as prospects
from foedus.topics.prospects.exposure import ranked
from foedus.topics.strategies import room as strategies
from foedus.topics.supply import before, recent, supply
from foedus.world import World, load

TOPICS = (prospects.page, strategies.page)
DAYS = (
    "1948-01-01",
    "1950-07-01",
    "1954-01-01",
    "1976-08-18",
    "1991-12-31",
    "2016-01-01",
    "2026-10-10",
)
Page = Callable[[World, str], Section]


def worlds() -> Iterator[World]:
    for day in DAYS:
        yield load("korea").at(day)
    yield load("korea").without("us-rok-mdt")
    yield load("korea").known_by("2018-01-01")


@cache
def told(page: Page, world: World) -> Section:
    return page(world, "KOR")


def findings(section: Section) -> list[Finding]:
    found = []
    for part in section.walk():
        found.append(part.title)
        for block in part.blocks:
            match block:
                case Finding():
                    found.append(block)
                case Figure():
                    found += [block.title, block.alt]
                case Table():
                    found.append(block.title)
    return found


def keys(section: Section) -> set[str]:
    return {f.key for f in findings(section)}


def cells(section: Section) -> Iterator[Value]:
    for part in section.walk():
        for block in part.blocks:
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)


@pytest.mark.parametrize("page", TOPICS)
def test_a_page_reads_on_any_day_in_both_languages(page: Page) -> None:
    for world in worlds():
        section = told(page, world)
        for language in LANGUAGES:
            words = catalogue(language, world.on)
            for finding in findings(section):
                assert words.text(finding)
            for cell in cells(section):
                assert words.write(cell)


@pytest.mark.parametrize("page", TOPICS)
def test_every_number_names_records_that_are_there(page: Page) -> None:
    for world in worlds():
        section = told(page, world)
        words = catalogue("en", world.on)
        alts = [b.alt for p in section.walk() for b in p.blocks if isinstance(b, Figure)]
        written = [
            segment.value
            for finding in findings(section)
            if finding not in alts  # it counts the marks, whose records stand beside it
            for segment in words.say(finding)
            if segment.value is not None
        ]
        for value in [*written, *cells(section)]:
            if value.form in ("number", "percent") and value.raw is not None:
                assert value.refs, value
            for ref in value.refs:
                assert world.record(ref)


@pytest.mark.parametrize("page", TOPICS)
def test_the_first_block_carries_the_point_or_says_that_nothing_is_there(page: Page) -> None:
    for world in worlds():
        first = told(page, world).blocks[0]
        assert isinstance(first, Finding)
        assert first.kind == ("gap" if world.on < date(1949, 1, 1) else first.kind)


def test_no_sentence_foresees_or_advises() -> None:
    words = catalogue("en")
    foreseeing = re.compile(r"\b(will|likely|expected|probably|should|must|risk|if .* then)\b")
    for world in worlds():
        for page in TOPICS:
            for finding in findings(told(page, world)):
                if finding.key.partition(".")[0] in ("prospects", "strategies"):
                    assert not foreseeing.search(words.template(finding.key)), finding.key


def test_every_what_if_stands_under_the_word_that_it_is_another_world() -> None:
    section = told(prospects.page, load("korea"))
    part = next(s for s in section.walk() if s.id == "prospects-exposure")
    first = part.blocks[0]
    assert isinstance(first, Finding)
    assert (first.key, first.kind) == ("prospects.another_world", "reading")


def test_in_1954_before_entry_into_force_nobody_is_bound_in_law_to_defend() -> None:
    found = keys(strategies.page(load("korea").at("1954-01-01"), "KOR"))
    assert "strategies.defence_other" in found
    assert not {"strategies.defence_legal", "strategies.defence_both"} & found


def test_the_treaty_of_alliance_leads_the_exposures_and_is_gone_without_it() -> None:
    world = load("korea")
    assert ranked(world, "KOR")[0].agreement.kind == "alliance"
    without = ranked(world.without("us-rok-mdt"), "KOR")
    assert "us-rok-mdt" not in [one.agreement.id for one in without]


def test_a_stretch_of_supply_stays_inside_the_data() -> None:
    assert recent(load("korea").at("1948-01-01"), "arms-imports", "KOR") is None
    early = recent(load("korea").at("1954-01-01"), "arms-imports", "KOR")
    assert early is not None
    assert (early.first, early.last) == (1950, 1953)
    assert before(load("korea").at("1954-01-01"), "arms-imports", "KOR", early) is None


def test_shares_of_supply_add_up_over_all_partners() -> None:
    found = supply(load("korea"), "arms-imports", "KOR", 2005, 2014)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.largest is not None
    assert found.largest[1] == max(found.shares.values())


def test_west_germany_is_the_third_supplier_of_the_eighties() -> None:
    found = supply(load("korea"), "arms-imports", "KOR", 1981, 1990)
    assert sorted(found.amounts, key=lambda name: -found.amounts[name])[:3] == [
        "USA",
        "ITA",
        "DEU",
    ]
    assert found.shares["USA"] == pytest.approx(8253 / 9312)
    assert found.shares["DEU"] == pytest.approx(281 / 9312)


def test_the_same_day_years_before_a_leap_day() -> None:
    assert years_before(date(2024, 2, 29), 5) == date(2019, 3, 1)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
