"""The areas that the treaties of the Korea pack name, asked of places everybody knows."""

from __future__ import annotations

import pytest

from foedus.casus.geometry import inside
from foedus.casus.ground import of_point
from foedus.dates import Truth
from foedus.evidence.records import Area, Ring
from foedus.world import World, load

PLACES = {
    "korea": {
        "yes": "seoul busan pyongyang jeju ulleung yeonpyeong baengnyeong panmunjom chongjin",
        "unknown": "dokdo",
        "no": "beijing tokyo vladivostok dalian okinawa ieodo guam sasebo",
    },
    "pacific": {
        "yes": "seoul jeju dokdo baengnyeong",
        "unknown": "guam hawaii honolulu tokyo manila sydney san-francisco vladivostok",
        "no": "moscow london washington new-delhi diego-garcia kabul",
    },
    "far-east": {
        "yes": "tokyo seoul okinawa manila senkaku dokdo hiroshima",
        "unknown": "pyongyang beijing vladivostok hanoi guam",
        "no": "sydney honolulu new-delhi moscow",
    },
    "europe-north-america": {
        "yes": "london paris brussels washington new-york toronto madrid warsaw",
        "unknown": "mexico-city",
        "no": "guam honolulu seoul tokyo buenos-aires diego-garcia kabul baghdad",
    },
    "north-atlantic": {
        "unknown": "laayoune new-york",
        "no": "guam honolulu seoul buenos-aires freetown moscow paris",
    },
    "manila-treaty-area": {
        "yes": "manila bangkok phnom-penh qui-nhon",
        "unknown": "hanoi vientiane sydney guam",
        "no": "seoul tokyo okinawa beijing shanghai",
    },
    "taiwan-pescadores": {"no": "manila okinawa shanghai senkaku"},
    "turkey": {"yes": "ankara", "no": "baghdad moscow tyre"},
    "west-pacific": {"yes": "guam okinawa andersen", "no": "honolulu sydney san-francisco"},
}
ASKED = [
    (area, place, answer)
    for area, answers in PLACES.items()
    for answer, places in answers.items()
    for place in places.split()
]
NORTH_OF_TROPIC = (-40.0, 24.0)
SOUTH_OF_TROPIC = (-40.0, 23.0)
AREAS = [a.id for a in load("korea").evidence.areas]


@pytest.fixture(scope="module")
def world() -> World:
    return load("korea")


@pytest.mark.parametrize(("area", "place", "answer"), ASKED)
def test_a_place_lies_where_the_words_of_the_treaty_put_it(
    world: World, area: str, place: str, answer: str
) -> None:
    spot = world.place(place)
    assert of_point(world.area(area), (spot.lon, spot.lat)).value == answer


def test_the_tropic_of_cancer_bounds_the_north_atlantic_area(world: World) -> None:
    """North Atlantic Treaty, Article 6: north of the Tropic of Cancer."""
    area = world.area("north-atlantic")
    assert of_point(area, NORTH_OF_TROPIC) is Truth.YES
    assert of_point(area, SOUTH_OF_TROPIC) is Truth.NO


def test_the_manila_pact_leaves_out_the_pacific_north_of_its_parallel(world: World) -> None:
    """Article VIII: not the Pacific area north of 21 degrees 30 minutes north."""
    area = world.area("manila-treaty-area")
    assert of_point(area, (130.0, 22.0)) is Truth.NO
    assert of_point(area, (130.0, 21.0)) is not Truth.NO


def corners_outside(area: Area, ring: Ring) -> list[tuple[float, float]]:
    """Corners of a ring of the core that lie outside the rim, those on its edge aside."""
    centre = (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    drawn_in = [(x + (centre[0] - x) / 50, y + (centre[1] - y) / 50) for x, y in ring]
    return [spot for spot in drawn_in if not any(inside(spot, rim) for rim in area.rim)]


@pytest.mark.parametrize("id", AREAS)
def test_what_is_certainly_in_an_area_is_not_outside_it(world: World, id: str) -> None:
    area = world.area(id)
    assert area.core
    assert not area.rim or not any(corners_outside(area, ring) for ring in area.core)


@pytest.mark.parametrize("id", AREAS)
def test_no_ring_crosses_the_date_line_or_leaves_the_globe(world: World, id: str) -> None:
    for ring in (*world.area(id).core, *world.area(id).rim):
        assert len(ring) > 3
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert all(abs(ring[k][0] - ring[k - 1][0]) < 180 for k in range(1, len(ring)))
