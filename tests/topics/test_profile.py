"""A state described from published data: counts no surer than the evidence, told in order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foedus.errors import MissingPackage
from foedus.findings import Finding, Section, Table, Value, catalogue
from foedus.published import at_hand
from foedus.states import actor
from foedus.topics import profile, ties
from foedus.topics.profile.cooperation import cooperation
from foedus.world import World, load

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack


def blocks(section: Section) -> dict[str, Finding | Table]:
    """What the page says, findings by key and tables by id."""
    found: dict[str, Finding | Table] = {}
    for block in (b for part in section.walk() for b in part.blocks):
        if isinstance(block, Finding):
            found[block.key.removeprefix("profile.")] = block
        elif isinstance(block, Table):
            found[block.id] = block
    return found


def page(state: str, day: str, *data: str) -> dict[str, Finding | Table]:
    return blocks(profile.page(load(data=data, states=[state]).at(day), state))


def facts(told: Finding | Table) -> Mapping[str, Value]:
    assert isinstance(told, Finding)
    return told.values


def cells(told: Finding | Table, lang: str = "en") -> dict[str, tuple[str, ...]]:
    """The written rows of a table by their first cell, in the order of the language."""
    assert isinstance(told, Table)
    words = catalogue(lang)
    written = ([words.write(value) for value in row] for row in words.rows(told))
    return {first: tuple(rest) for first, *rest in written}


def test_what_may_have_ended_in_1977_is_no_certain_defence_in_2018(mirror: Path) -> None:
    """The Manila Pact: of its parties only the United States defends by another treaty."""
    told = page("PHL", "2018-12-31", "atop")
    assert (facts(told["duties"])["defends"].raw, facts(told["duties"])["defended"].raw) == (1, 1)
    perhaps = facts(told["duties_perhaps_same"])
    assert catalogue("en").write(perhaps["agreements"]) == "Manila Pact"
    assert (perhaps["may_defend"].raw, perhaps["may_be_defended"].raw) == (5, 5)
    row = cells(told["profile-duties"])["Thailand"]
    assert row[0] == "perhaps defence, non-aggression and perhaps consultation"


def test_an_organisation_that_is_a_partner_is_not_counted_as_a_state(mirror: Path) -> None:
    """The European Union is a party of the Treaty of Amity and Cooperation, as Japan is."""
    told = page("JPN", "2018-12-31", "atop")
    rows = cells(told["profile-duties"])
    assert "European Union" in rows
    duties = told["duties"]
    assert isinstance(duties, Finding)
    assert f"bound to {len(rows)} partners by duties" in catalogue("en").text(duties)
    assert f"{len(rows)}개 상대와 묶여" in catalogue("ko").text(duties)


def test_a_set_that_gave_nothing_to_the_page_is_told_as_read_alone(mirror: Path) -> None:
    """Trade has no part on the page."""
    (lead,) = (b for b in profile.page(load(data=["trade"], states=["POL"]), "POL").blocks[:1])
    assert isinstance(lead, Finding)
    told = catalogue("en").text(lead)
    assert "1 published data set (trade) was read beside what the pack holds" in told
    assert "comes from" not in told


def test_no_ally_is_left_out_for_the_length_of_the_table(mirror: Path) -> None:
    """The United States have 65, of whom the alphabet would cut off all after Mexico."""
    told = page("USA", "2018-12-31", "atop")
    rows = cells(told["profile-duties"])
    defended = [name for name, (owed, _) in rows.items() if "defence" in owed]
    assert len(defended) == facts(told["duties"])["defends"].raw
    assert {"South Korea", "United Kingdom", "Philippines"} <= set(defended)
    assert facts(told["duties_rest"])["shown"].raw == len(rows)


def test_the_pact_was_certain_while_its_organization_stood(mirror: Path) -> None:
    told = page("PHL", "1970-01-01", "atop")
    assert not {"duties_perhaps", "duties_perhaps_same"} & told.keys()
    assert facts(told["duties"])["defends"].raw == 7


def test_partners_who_may_be_bound_by_it_alone_are_counted_apart(mirror: Path) -> None:
    """Without the data of ATOP: Pakistan left in 1973, and the TAC binds from its accession."""
    told = page("PHL", "1980-01-01", "un-votes")
    perhaps = facts(told["duties_perhaps"])
    assert perhaps["more"].raw == perhaps["may_defend"].raw - 1
    assert cells(told["profile-duties"])["France"][0] == "perhaps defence and perhaps consultation"
    assert "Pakistan" not in cells(told["profile-duties"])


def test_agreements_of_which_not_all_parties_are_listed_are_named(mirror: Path) -> None:
    words = catalogue("en")
    listed = facts(page("PHL", "2018-12-31", "atop")["duties_listed"])
    assert words.write(listed["agreements"]) == "Treaty of Amity and Cooperation (TAC)"
    assert "duties_listed" not in page("POL", "2018-12-31", "atop")


@pytest.mark.parametrize(
    ("state", "day", "partner", "owed"),
    [
        ("FIN", "1970-01-01", "Russia", "limited defence and consultation"),
        ("POL", "2018-12-31", "Canada", "limited defence, non-aggression and consultation"),
        ("POL", "2018-12-31", "Austria", "defence, non-aggression and consultation"),
    ],
)
def test_defence_in_an_area_or_under_conditions_is_told_apart(
    state: str, day: str, partner: str, owed: str, mirror: Path
) -> None:
    """Canada only by the North Atlantic Treaty; Austria by that of the European Union."""
    assert cells(page(state, day, "atop")["profile-duties"])[partner][0] == owed


def test_partners_of_equal_weight_stand_by_name_in_either_language(mirror: Path) -> None:
    told = page("PHL", "2018-12-31", "atop")["profile-duties"]
    for lang, first in (("en", "United States"), ("ko", "미국")):
        names = list(cells(told, lang))
        assert names[0] == first
        assert names[1:] == sorted(names[1:])
        assert len(names) == 36
    assert isinstance(told, Table)
    assert sorted(cells(told, "ko")) == sorted(
        actor(row[0].raw).name(lang="ko") for row in told.rows
    )


def test_the_duties_of_a_state_without_atop_are_those_of_clauses_on_the_day(mirror: Path) -> None:
    told = page("POL", "2026-10-10", "un-votes")
    assert facts(told["duties_read"])["defends"].raw == 31
    assert not {"duties", "duties_since"} & told.keys()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("1989-09", "1989-09"), "2 exercises with South Korea in September 1989."),
        (("1989-09", "1989-09-14"), "2 exercises with South Korea in September 1989."),
        (("1989-09-03", "1989-09-03"), "2 exercises with South Korea on 3 September 1989."),
        (
            ("1989-09-03", "1989-09-14"),
            "2 exercises with South Korea between 3 September 1989 and 14 September 1989.",
        ),
        (("1989-09-03",), "one exercise with South Korea, of 3 September 1989."),
    ],
)
def test_exercises_are_told_between_two_times_only_where_these_differ(
    days: tuple[str, ...], told: str, pack: MadeUpPack
) -> None:
    (clash,) = pack.tables["events/clashes.csv"]
    common = {"kind": "exercise", "end": "", "magnitude": ""}
    pack.tables["events/clashes.csv"] = [
        {**clash, **common, "id": f"exercise-{number}", "start": day}
        for number, day in enumerate(days)
    ]
    sentence = next(iter(blocks(cooperation(pack.world(), "KOR")).values()))
    assert isinstance(sentence, Finding)
    assert catalogue("en").text(sentence) == f"This evidence holds {told}"


def test_a_share_of_votes_stands_beside_the_number_it_is_of(mirror: Path) -> None:
    world = load(data=["un-votes"], states=["TWN"])
    (share, *_) = world.series("un-agreement", "TWN", "RUS").observations[-1:]
    (source,) = share.sources
    told = cells(blocks(profile.page(world, "TWN"))["profile-votes-table"])["Russia"]
    same, all_of = map(int, source.locator.partition("same in ")[2].split(" of "))
    assert told == (f"{same / all_of:.1%}", str(all_of), "1971")


def test_a_set_that_needs_a_missing_package_is_left_out_and_named(
    mirror: Path, without_rdata: None
) -> None:
    world = load(data=["nmc", "un-votes"], states=["POL"], leave_out=True)
    assert (world.data, dict(world.unread)) == (("un-votes",), {"nmc": "rdata"})
    section = profile.page(world, "POL")
    told = section.blocks[1]
    assert isinstance(told, Finding)
    assert (told.key, told.kind) == ("profile.unread", "gap")
    assert {catalogue(lang).text(told).count("nmc") for lang in ("en", "ko")} == {1}
    assert "no_capabilities" in blocks(section)
    assert "profile-votes-table" in blocks(section)


def test_a_set_that_is_asked_for_by_name_is_an_error_without_its_package(
    mirror: Path, without_rdata: None
) -> None:
    with pytest.raises(MissingPackage, match=r"needs rdata; pip install 'foedus\[data\]'"):
        load(data=["nmc"], states=["POL"])


def test_every_set_can_be_left_out_at_once(mirror: Path, without_rdata: None) -> None:
    """Worlds that lack other sets are other worlds."""
    world = load(data=at_hand(), states=["POL"], leave_out=True)
    assert set(world.unread) | set(world.data) == set(at_hand())
    assert set(world.unread.values()) == {"rdata"}
    assert world != load(data=world.data, states=["POL"])


def row_of(world: World, state: str, short: str) -> tuple[str, ...]:
    return cells(blocks(ties.page(world, state))["ties-agreements"])[short]


@pytest.mark.parametrize(
    ("state", "short", "partners"),
    [
        ("RUS", "Non-Proliferation Treaty (NPT)", "at least 5"),
        ("KOR", "Biological Weapons Convention (BWC)", "North Korea and others"),
        ("KOR", "Chemical Weapons Convention (CWC)", "others, not listed"),
        ("KOR", "US-ROK Mutual Defense Treaty", "United States"),
        ("POL", "North Atlantic Treaty", "31"),
    ],
)
def test_a_list_of_some_parties_is_no_count_of_all(state: str, short: str, partners: str) -> None:
    assert row_of(load(), state, short)[0] == partners
