"""A contingency that makes no sense is refused in one line that says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from foedus.casus import Contingency, evaluate, rounds, site
from foedus.errors import CasusError, OutsideEvidence, UnknownName
from foedus.world import World, load

DAY = date(2010, 11, 23)


@pytest.fixture(scope="module")
def world() -> World:
    return load("korea")


def asked(attackers: str, targets: str, on: date = DAY, **more: Any) -> Contingency:
    return Contingency(
        attackers=tuple(attackers.split()), targets=tuple(targets.split()), on=on, **more
    )


NONSENSE = (
    (asked("KOR", "KOR"), CasusError, "on both sides"),
    (asked("PRK KOR", "USA KOR"), CasusError, "on both sides"),
    (asked("PRK", "KOR", with_attackers=("KOR",)), CasusError, "on both sides"),
    (asked("PRK", "KOR", with_targets=("PRK",)), CasusError, "on both sides"),
    (asked("", "KOR"), CasusError, "no attacker"),
    (asked("PRK", ""), CasusError, "no target"),
    (asked("PRK", "KOR", date(1940, 1, 1)), CasusError, "was no state on 1940-01-01"),
    (asked("DDR", "KOR"), CasusError, "was no state on 2010-11-23"),
    (asked("PRK", "KOR", with_targets=("DDR",)), CasusError, "was no state"),
    (asked("UNC", "PRK"), CasusError, "is no state"),
    (asked("PRK", "KOR", act="tickling"), UnknownName, "tickling"),
    (asked("PRK", "KOR", act="armed_attack"), UnknownName, "armed-attack"),
    (asked("ATLANTIS", "KOR"), UnknownName, "ATLANTIS"),
    (asked("PRK", "KOR", date(1800, 1, 1)), (CasusError, OutsideEvidence), "1800-01-01"),
    (asked("PRK", "KOR", date(2100, 1, 1)), (CasusError, OutsideEvidence), "2100-01-01"),
)


@pytest.mark.parametrize(("question", "error", "told"), NONSENSE)
def test_a_question_without_sense_gets_one_clear_line(
    world: World, question: Contingency, error: type[Exception], told: str
) -> None:
    for ask in (evaluate, rounds):
        with pytest.raises(error) as refusal:
            ask(world, question)
        assert told in str(refusal.value)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("97,12", CasusError, "off the globe"),
        ("12,200", CasusError, "off the globe"),
        ("127,37.5", CasusError, "did you mean 37.5,127"),
        ("atlantis", UnknownName, "atlantis"),
        ("seul", UnknownName, "seoul"),
        ("territory:ATLANTIS", UnknownName, "ATLANTIS"),
        ("forces:ATLANTIS@guam", UnknownName, "ATLANTIS"),
        ("forces:USA@atlantis", UnknownName, "atlantis"),
        ("forces@guam", CasusError, "forces:STATE@PLACE"),
        ("ships@guam", CasusError, "forces:STATE@PLACE"),
        ("", (CasusError, UnknownName), ""),
        ("guam@", (CasusError, UnknownName), ""),
        ("territory:", (CasusError, UnknownName), ""),
        ("1e400,5", (CasusError, UnknownName), ""),
        ("nan,nan", (CasusError, UnknownName), ""),
        ("forces:USA@forces:KOR@guam", (CasusError, UnknownName), ""),
    ],
)
def test_a_place_without_sense_gets_one_clear_line(
    world: World, text: str, error: type[Exception], told: str
) -> None:
    with pytest.raises(error) as refusal:
        site(world, text)
    assert told in str(refusal.value)
    assert str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_the_poles_and_the_date_line_are_on_the_globe(world: World) -> None:
    for text in ("90,0", "-90,180", "0,-180"):
        assert site(world, text).point is not None
