"""Actors have one id and many names, each in its time."""

from __future__ import annotations

import re
from datetime import date

import pytest

from foedus.errors import UnknownName
from foedus.states import ActorKind, actor, actor_exists, actors
from foedus.states.actor import NameKind


@pytest.mark.parametrize(
    ("id", "day", "name"),
    [
        ("RUS", date(1975, 1, 1), "Soviet Union"),
        ("RUS", date(1914, 1, 1), "Russia"),
        ("RUS", date(2020, 1, 1), "Russia"),
        ("DEU", date(1970, 1, 1), "West Germany"),
        ("DEU", date(1990, 10, 3), "Germany"),
        ("DEU-1945", date(1866, 7, 1), "Prussia"),
        ("DEU-1945", date(1914, 8, 1), "Germany"),
        ("TUR", date(1900, 1, 1), "Ottoman Empire"),
        ("TUR", date(1952, 2, 18), "Turkey"),
        ("VNM", date(1965, 1, 1), "North Vietnam"),
        ("LKA", date(1960, 1, 1), "Ceylon"),
        ("THA", date(1900, 1, 1), "Siam"),
        ("KOR-1910", date(1905, 1, 1), "Korean Empire"),
        ("KOR", date(1950, 6, 25), "South Korea"),
    ],
)
def test_a_state_is_called_by_the_name_of_the_day(id: str, day: date, name: str) -> None:
    assert actor(id).name(day) == name


def test_korean_names_are_dated_too() -> None:
    assert actor("RUS").name(date(1975, 1, 1), "ko") == "소련"
    assert actor("RUS").name(lang="ko") == "러시아"


def test_in_a_year_of_change_the_later_name_is_given() -> None:
    assert actor("LKA").name(date(1972, 3, 1)) == "Sri Lanka"


def test_official_names() -> None:
    assert actor("KOR").official_name() == "Republic of Korea"
    assert actor("PRK").official_name("ko") == "조선민주주의인민공화국"
    assert actor("RUS").official_name() == "Russian Federation"
    assert actor("QUAD").official_name() is None


def test_every_actor_has_an_english_and_a_korean_name() -> None:
    for who in actors():
        assert who.name_en
        assert re.search("[가-힣]", who.name_ko), who.id


def test_an_iso_code_is_the_id_and_only_lands_have_one() -> None:
    for who in actors():
        if who.iso3 is not None:
            assert who.iso3 == who.id
            assert who.kind in (ActorKind.STATE, ActorKind.TERRITORY)


def test_former_names_are_dated() -> None:
    for who in actors():
        for name in who.names:
            if name.kind is NameKind.FORMER:
                assert name.start or name.end, (who.id, name.text)


@pytest.mark.parametrize(
    "id",
    [
        *("EU", "NATO", "UN", "UNSC", "UNGA", "ASEAN", "ARF", "IAEA", "OAS", "SEATO", "KEDO"),
        *("PSI", "MSMT", "NCG", "QUAD", "APEC", "NNSC", "KMAC"),
        *("UNC", "CFC", "USFK", "USFJ", "KPA", "PVA"),
    ],
)
def test_bodies_and_forces_are_actors(id: str) -> None:
    assert actor_exists(id)
    assert actor(id).kind is not ActorKind.STATE


def test_codes_that_iso_gives_to_countries_are_not_used_for_bodies() -> None:
    assert actor("CPV").name_en == "Cabo Verde"
    assert not actor_exists("MAC")


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="KOR-1910"):
        actor("KOR-1911")
