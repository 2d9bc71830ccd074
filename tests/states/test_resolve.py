"""What people write finds the actor that they mean, or is refused with a reason."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import AmbiguousName, UnknownName
from foedus.states import Actor, actors, state


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("South Korea", "KOR"),
        ("KOR", "KOR"),
        ("732", "KOR"),
        ("대한민국", "KOR"),
        ("한국", "KOR"),
        ("Republic of Korea", "KOR"),
        ("ROK", "KOR"),
        ("north korea", "PRK"),
        ("DPRK", "PRK"),
        ("북한", "PRK"),
        ("조선민주주의인민공화국", "PRK"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States of America", "USA"),
        ("미국", "USA"),
        ("UK", "GBR"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("turkiye", "TUR"),
        ("USSR", "RUS"),
        ("Soviet Union", "RUS"),
        ("Czechia", "CZE"),
        ("Cote d'Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("EU", "EU"),
        ("NATO", "NATO"),
        ("유엔사", "UNC"),
    ],
)
def test_a_name_or_code_finds_its_actor(text: str, id: str) -> None:
    assert state(text).id == id


@pytest.mark.parametrize("day", [None, date(1930, 1, 1), date(1950, 6, 25), date(2020, 1, 1)])
def test_korea_after_1910_is_refused_in_one_line_that_names_both(day: date | None) -> None:
    with pytest.raises(AmbiguousName) as refusal:
        state("Korea", on=day)
    message = str(refusal.value)
    assert "(KOR)" in message
    assert "(PRK)" in message
    assert "\n" not in message


def test_korea_in_1900_is_the_korean_empire() -> None:
    assert state("Korea", on=date(1900, 1, 1)).id == "KOR-1910"


@pytest.mark.parametrize(
    ("text", "day", "id"),
    [
        ("Germany", date(1900, 1, 1), "DEU-1945"),
        ("Germany", date(2000, 1, 1), "DEU"),
        ("Germany", None, "DEU"),
        ("독일", date(1940, 1, 1), "DEU-1945"),
        ("Austria", date(1850, 1, 1), "AUSTRIA-HUNGARY"),
        ("Austria", None, "AUT"),
        ("Vietnam", date(1850, 1, 1), "VNM-1893"),
        ("Vietnam", None, "VNM"),
        ("Yemen", date(1950, 1, 1), "YAR"),
        ("Yemen", None, "YEM"),
        ("Republic of China", date(1930, 1, 1), "CHN"),
        ("Republic of China", date(1960, 1, 1), "TWN"),
        ("Czechoslovakia", date(2020, 1, 1), "CSK"),
    ],
)
def test_the_date_chooses_among_actors_of_one_name(text: str, day: date | None, id: str) -> None:
    assert state(text, on=day).id == id


@pytest.mark.parametrize(
    ("text", "day", "ids"),
    [
        ("Vietnam", date(1965, 1, 1), ("RVN", "VNM")),
        ("Yemen", date(1980, 1, 1), ("YAR", "YPR")),
        ("Congo", None, ("COD", "COG")),
        ("Germany", date(1947, 1, 1), ("DEU", "DEU-1945")),
    ],
)
def test_a_name_that_two_bore_at_once_is_refused(
    text: str, day: date | None, ids: tuple[str, str]
) -> None:
    with pytest.raises(AmbiguousName) as refusal:
        state(text, on=day)
    assert all(f"({id})" in str(refusal.value) for id in ids)


@pytest.mark.parametrize(
    ("code", "day", "system", "id"),
    [
        ("732", date(1949, 1, 1), None, "KOR"),
        ("730", date(1895, 1, 1), None, "KOR-1910"),
        ("255", date(1914, 8, 1), None, "DEU-1945"),
        ("255", date(1995, 1, 1), None, "DEU"),
        ("260", date(1970, 1, 1), None, "DEU"),
        ("345", date(1914, 7, 28), None, "SRB"),
        ("345", date(1975, 1, 1), None, "YUG"),
        ("345", date(1942, 1, 1), "cow", "YUG"),
        ("678", date(2000, 1, 1), "gw", "YEM"),
        ("970", date(2000, 1, 1), "gw", "KIR"),
        ("970", date(2000, 1, 1), "cow", "NRU"),
    ],
)
def test_a_number_is_a_code(code: str, day: date, system: str | None, id: str) -> None:
    assert state(code, on=day, system=system).id == id


@pytest.mark.parametrize(
    ("code", "day", "ids"),
    [
        ("970", date(2000, 1, 1), ("KIR", "NRU")),
        ("678", date(2000, 1, 1), ("YAR", "YEM")),
        ("255", None, ("DEU", "DEU-1945")),
        ("255", date(1960, 1, 1), ("DEU", "DEU-1945")),
    ],
)
def test_a_number_that_means_two_actors_is_refused(
    code: str, day: date | None, ids: tuple[str, str]
) -> None:
    with pytest.raises(AmbiguousName) as refusal:
        state(code, on=day)
    assert all(f"({id})" in str(refusal.value) for id in ids)


def test_letter_codes_are_iso_and_not_those_of_the_lists() -> None:
    assert state("AUS").name_en == "Australia"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="South Korea"):
        state("Sourth Korea")


def test_a_code_of_the_other_list_is_answered_with_a_hint() -> None:
    with pytest.raises(UnknownName, match='system="gw"'):
        state("340")


def test_an_unknown_state_system_is_refused() -> None:
    with pytest.raises(UnknownName, match="gw"):
        state("732", system="gwn")


@pytest.mark.parametrize("who", actors(), ids=lambda who: who.id)
def test_every_id_and_every_official_name_leads_home(who: Actor) -> None:
    assert state(who.id).id == who.id
    official = who.official_name()
    if official:
        assert state(official).id == who.id


@given(st.sampled_from(["South Korea", "Côte d'Ivoire", "북한", "United Kingdom"]), st.data())
def test_case_and_surrounding_space_do_not_matter(name: str, data: st.DataObject) -> None:
    upper = data.draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
    typed = "".join(c.upper() if up else c.lower() for c, up in zip(name, upper, strict=True))
    assert state(f"  {typed}\t") == state(name)


@given(st.text(max_size=30))
def test_any_text_is_found_or_refused_with_an_error_of_ours(text: str) -> None:
    with suppress(UnknownName, AmbiguousName):
        assert state(text) in actors()
