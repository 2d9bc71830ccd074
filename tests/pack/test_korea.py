"""What the shipped pack promises: no faults, enough records, and a brief for any day."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from foedus.dates import Truth, When
from foedus.evidence.check import check_pack
from foedus.evidence.loading import sound
from foedus.evidence.pack import pack_files, pack_folder
from foedus.evidence.summary import summary
from foedus.findings import Figure, Finding, Section, Table, catalogue
from foedus.findings import values as v
from foedus.render import html, markdown
from foedus.render import json as json_writer
from foedus.render.brief import Brief
from foedus.render.figures import specification
from foedus.topics import TOPICS, compose
from foedus.world import World, load

MAIN = ("KOR", "PRK", "USA", "JPN", "CHN", "RUS")
DAYS = (
    "1948-01-01",
    "1950-06-25",
    "1953-10-01",
    "1954-11-17",
    "1965-06-22",
    "1976-08-18",
    "1991-09-17",
    "2006-10-09",
    "2018-01-01",
    "end",
)
NUCLEAR_TESTS = (
    "2006-10-09",
    "2009-05-25",
    "2013-02-12",
    "2016-01-06",
    "2016-09-09",
    "2017-09-03",
)


@cache
def korea() -> World:
    return load("korea")


def on(day: str) -> World:
    return korea() if day == "end" else korea().at(day)


@cache
def section(topic: str, day: str) -> Section:
    [found] = compose(on(day), "KOR", [topic])
    return found


def test_the_pack_has_no_fault() -> None:
    faults = check_pack(pack_folder("korea"))
    assert faults == [], "\n".join(map(str, faults[:20]))


@pytest.mark.parametrize(
    ("kind", "least"),
    [("agreements", 80), ("provisions", 200), ("events", 1200), ("observations", 5000)],
)
def test_there_are_enough_records(kind: str, least: int) -> None:
    assert counted()[kind][0] >= least


@pytest.mark.parametrize("kind", ["agreements", "events", "deployments"])
def test_seven_in_ten_hand_written_records_have_two_independent_sources(kind: str) -> None:
    _, by_hand, share = counted()[kind]
    assert by_hand > 70
    assert share > 0.7


@cache
def counted() -> dict[str, tuple[int, int, float]]:
    """Records, those by hand, and the share of those on two independent sources, by kind."""
    [block] = summary(*sound(pack_files(pack_folder("korea")), "korea"), ["records"])
    return {
        kind: (
            int(records.replace(",", "")),
            int(by_hand.replace(",", "")),
            float(share.rstrip("%") or 0) / 100,
        )
        for kind, records, by_hand, share, _ in block.rows
    }


@cache
def covers(indicator: str, actor: str) -> bool:
    coverage = korea().coverage(f"observation:{indicator}")
    return any(not c.actors or actor in c.actors for c in coverage)


def yearly(indicator: str, actor: str) -> int:
    """The years for which an actor has a row, alone or with partners."""
    return len(
        {
            o.period.printed
            for o in korea().evidence.observations
            if (o.indicator, o.actor) == (indicator, actor) and o.period.precision == "year"
        }
    )


def test_eighteen_yearly_indicators_have_series_for_the_states_they_cover() -> None:
    full = [
        i.id
        for i in korea().evidence.indicators
        if any(covers(i.id, actor) for actor in MAIN)
        and all(yearly(i.id, actor) > 1 for actor in MAIN if covers(i.id, actor))
    ]
    assert len(full) >= 18


@pytest.mark.parametrize("actor", MAIN)
def test_an_indicator_has_a_series_for_each_state_that_its_coverage_names(actor: str) -> None:
    held = {(o.indicator, o.actor) for o in korea().evidence.observations}
    named = {
        c.subject.removeprefix("observation:")
        for c in korea().evidence.coverage
        if c.subject.startswith("observation:") and actor in c.actors and c.absent != "zero"
    }
    assert named
    assert {i for i in named if (i, actor) not in held} == set()


def test_every_event_lies_in_the_stated_coverage_of_its_kind() -> None:
    coverage = defaultdict(list)
    for c in korea().evidence.coverage:
        end = (c.span.end or korea().pack.until).latest
        coverage[c.subject].append((c.span.start.earliest, end))
    outside = [
        e.id
        for e in korea().evidence.events
        if e.span.start.precision != "unknown"
        and not any(
            first <= e.span.start.latest and e.span.start.earliest <= last
            for first, last in coverage[f"event:{e.kind}"]
        )
    ]
    assert outside == []


def test_each_indicator_in_use_states_its_last_date() -> None:
    used = {o.indicator for o in korea().evidence.observations}
    assert used
    stated = {
        c.subject for c in korea().evidence.coverage if c.span.end and c.span.end.printed != "?"
    }
    assert {i for i in used if f"observation:{i}" not in stated} == set()


def test_agreements_and_deployments_state_what_they_cover() -> None:
    subjects = {c.subject for c in korea().evidence.coverage}
    assert {"agreement", "deployment"} <= subjects


# The Mutual Defense Treaty


def treaty_days() -> list[date]:
    first, last = date(1953, 10, 1), date(1954, 11, 16)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_the_treaty_is_signed_and_not_in_force_for_thirteen_months() -> None:
    for day in treaty_days():
        standing = korea().at(day).standing("us-rok-mdt")
        assert (standing.state, standing.live) == ("signed", Truth.NO), day


def test_the_treaty_was_not_signed_the_day_before() -> None:
    day_before = korea().at("1953-09-30")
    if day_before.has_agreement("us-rok-mdt"):
        standing = day_before.standing("us-rok-mdt")
        assert (standing.state, standing.live) == ("initialled", Truth.NO)


@pytest.mark.parametrize("day", ["1954-11-17", "1976-08-18", "end"])
@pytest.mark.parametrize("party", [None, "KOR", "USA"])
def test_the_treaty_is_in_force_from_17_november_1954(day: str, party: str | None) -> None:
    standing = on(day).standing("us-rok-mdt", party)
    assert (standing.state, standing.live) == ("in-force", Truth.YES)
    assert standing.since is not None
    assert standing.since.earliest == date(1954, 11, 17)


def test_both_days_of_entry_into_force_are_kept() -> None:
    values = " ".join(c.value for c in korea().claims("agreement:us-rok-mdt"))
    assert "1954-11-17" in values
    assert "1954-11-18" in values


def test_the_treaty_page_shows_signed_and_not_in_force() -> None:
    text = brief("mutual_defense_treaty", "1954-06-01", "en")
    assert "not in force" in markdown.document(text)


# Events


def test_there_were_six_nuclear_tests() -> None:
    tests = korea().events("PRK", kinds=("nuclear-test",), roles=("by",))
    assert [t.span.start.earliest.isoformat() for t in tests] == list(NUCLEAR_TESTS)
    assert all(t.span.start.precision == "day" for t in tests)


def test_nobody_else_tested_in_the_pack() -> None:
    tests = korea().events(kinds=("nuclear-test",))
    assert {actor for t in tests for actor in t.actors("by")} == {"PRK"}


# Agreements


def test_a_provision_is_entered_only_where_its_clause_was_read() -> None:
    entered = [a for a in korea().evidence.agreements if a.provisions]
    assert entered
    assert [a.id for a in entered if a.text == "not-seen"] == []


def test_an_agreement_without_provisions_says_that_its_text_was_not_seen() -> None:
    silent = [a.id for a in korea().evidence.agreements if not a.provisions and a.text == "read"]
    assert silent == []


def test_every_provision_has_a_locator_in_a_source() -> None:
    for agreement in korea().evidence.agreements:
        for p in agreement.provisions:
            assert p.sources, p.id
            assert all(c.locator.strip() for c in p.sources), p.id


def test_what_a_partial_world_rests_on_is_in_the_pack() -> None:
    resting = korea().resting_on("us-rok-mdt")
    assert len(resting) >= 3
    assert all(korea().without("us-rok-mdt").has_agreement(a.id) for a in resting)


def test_texts_without_a_korean_name_are_few() -> None:
    agreements = korea().evidence.agreements
    without = [a.id for a in agreements if "KOR" in a.parties and not a.title_ko]
    assert without == []


# Topics on many days


def brief(topic: str, day: str, language: str) -> Brief:
    title = Finding("brief.title", {"state": v.actor("KOR")})
    return Brief(on(day), "KOR", language, title, [section(topic, day)])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_can_be_written_on_any_day(topic: str, day: str) -> None:
    for language in ("en", "ko"):
        whole = brief(topic, day, language)
        page = html.page(whole)
        assert f'lang="{language}"' in page
        assert len(page.encode()) < 3_000_000
        assert not re.search(r"<script|\ssrc=|href=\"(?!#)", page)
        assert markdown.document(whole).startswith("# ")
        assert json.loads(json_writer.document(whole))["sections"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_number_in_a_sentence_leads_to_its_records(topic: str, day: str) -> None:
    bare = [
        f"{finding.key}: {name}"
        for part in section(topic, day).walk()
        for finding in sentences(part)
        for name, value in finding.values.items()
        if value.form in ("number", "percent") and value.raw not in (None, 0) and not value.refs
    ]
    assert bare == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_reference_leads_to_a_record(topic: str, day: str) -> None:
    world = on(day)
    for part in section(topic, day).walk():
        values = [x for f in sentences(part) for x in f.values.values()]
        values += [x for b in part.blocks if isinstance(b, Table) for row in b.rows for x in row]
        for ref in {ref for value in values for ref in value.refs}:
            assert world.record(ref) is not None


@pytest.mark.parametrize("day", ["1976-08-18", "end"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_figure_is_valid_vega_lite(
    problems: Callable[[dict[str, Any]], list[str]], topic: str, day: str
) -> None:
    figures = [b for p in section(topic, day).walk() for b in p.blocks if isinstance(b, Figure)]
    drawn = [f for f in figures if f.rows]
    if day == "end":
        assert drawn
    for figure in drawn:
        for language in ("en", "ko"):
            spec = specification(figure, catalogue(language, on(day).on))
            assert problems(spec) == [], figure.id


def sentences(part: Section) -> list[Finding]:
    titles = [b.title for b in part.blocks if not isinstance(b, Finding)]
    return [part.title, *(b for b in part.blocks if isinstance(b, Finding)), *titles]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_filled_at_the_end_of_the_evidence(topic: str) -> None:
    blocks = [b for part in section(topic, "end").walk() for b in part.blocks]
    findings = [b for b in blocks if isinstance(b, Finding) and b.kind == "finding"]
    assert len(findings) >= 3
    assert any(isinstance(b, Table) and b.rows for b in blocks)


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_after_the_day_is_told(topic: str) -> None:
    world = on("1976-08-18")
    for part in section(topic, "1976-08-18").walk():
        values = [x for f in sentences(part) for x in f.values.values()]
        values += [x for b in part.blocks if isinstance(b, Table) for row in b.rows for x in row]
        for value in values:
            for ref in value.refs:
                assert began(world.record(ref)) <= world.on, ref


def began(record: Any) -> date:
    """The first day on which a record may have begun; claims and coverage have none."""
    when: When | None = None
    match type(record).__name__:
        case "Agreement":
            when = record.status[0].since
        case "Event" | "Deployment":
            when = record.span.start
        case "Observation":
            when = record.period
        case "Strength":
            when = record.on
    return when.earliest if when else date.min


def test_ids_are_unique_over_the_whole_brief() -> None:
    parts = [p for topic in TOPICS for p in section(topic, "end").walk()]
    ids = Counter(p.id for p in parts)
    ids.update(b.id for p in parts for b in p.blocks if not isinstance(b, Finding))
    assert [i for i, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_whole_brief_is_one_page_under_three_megabytes(language: str) -> None:
    title = Finding("brief.title", {"state": v.actor("KOR")})
    sections = [section(topic, "end") for topic in TOPICS]
    page = html.page(Brief(korea(), "KOR", language, title, sections))
    assert len(page.encode()) < 3_000_000
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert [i for i, count in Counter(ids).items() if count > 1] == []
    notes = set(re.findall(r'<li id="(n\d+)"', page))
    linked = re.findall(r'<a class="v[^"]*" href="#(n\d+)"', page)
    assert linked
    assert set(linked) <= notes
