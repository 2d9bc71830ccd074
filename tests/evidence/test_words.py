"""A word that is not in its vocabulary is refused, and the allowed words are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from foedus import terms
from foedus.evidence import vocabulary as v

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import MadeUpPack

PACT = "agreements/pact.toml"

AGREEMENT = {"kind": v.AGREEMENT_KINDS, "binding": v.BINDING, "text": v.TEXT}
CLAUSE = {
    "modality": v.MODALITY,
    "obligation": v.OBLIGATION,
    "trigger": v.TRIGGER,
    "discretion": v.DISCRETION,
}
CELLS = [
    ("events/launches.csv", "kind", v.EVENT_KINDS),
    ("sources/books.csv", "kind", v.SOURCE_KINDS),
    ("sources/books.csv", "licence", terms.LICENCES),
    ("observations/troops.csv", "qualifier", v.QUALIFIERS),
    ("observations/troops.csv", "state", terms.STATES),
    ("places.csv", "kind", v.PLACE_KINDS),
    ("coverage.csv", "absent", v.COVERAGE_ABSENT),
]


def refused(pack: MadeUpPack, file: str, field: str, allowed: Mapping[str, str]) -> bool:
    return any(
        f.file == file
        and f.field == field
        and "wibble" in f.found
        and all(word in f.allowed for word in allowed)
        for f in pack.check()
    )


@pytest.mark.parametrize(("file", "column", "allowed"), CELLS)
def test_of_a_cell(pack: MadeUpPack, file: str, column: str, allowed: Mapping[str, str]) -> None:
    pack.row(file)[column] = "wibble"
    assert refused(pack, file, column, allowed)


@pytest.mark.parametrize("name", AGREEMENT)
def test_of_an_agreement(pack: MadeUpPack, name: str) -> None:
    pack.agreements["pact"][name] = "wibble"
    assert refused(pack, PACT, name, AGREEMENT[name])


@pytest.mark.parametrize("name", CLAUSE)
def test_of_a_provision(pack: MadeUpPack, name: str) -> None:
    several = name in ("trigger", "discretion")
    pack.agreements["pact"]["provisions"][0][name] = ["wibble"] if several else "wibble"
    assert refused(pack, PACT, name, CLAUSE[name])


def test_of_a_status(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"][0]["state"] = "wibble"
    assert refused(pack, PACT, "state", v.STATUS)


def test_of_a_role_in_an_event(pack: MadeUpPack) -> None:
    pack.row("events/launches.csv")["actors"] = "wibble:PRK"
    assert refused(pack, "events/launches.csv", "actors", v.ROLES)


def test_of_the_subject_of_coverage(pack: MadeUpPack) -> None:
    pack.row("coverage.csv")["subject"] = "event:wibble"
    assert any(f.file == "coverage.csv" and "wibble" in f.found for f in pack.check())


@pytest.mark.parametrize("name", [*AGREEMENT, "parties", "title", "summary", "sources"])
@pytest.mark.parametrize("value", [[["alliance"]], 5, True, {"a": "b"}], ids=str)
def test_a_value_of_the_wrong_type_is_a_fault_and_not_a_crash(
    pack: MadeUpPack, name: str, value: object
) -> None:
    pack.agreements["pact"][name] = value
    assert any(f.file == PACT and f.field == name for f in pack.check())


@pytest.mark.parametrize("name", AGREEMENT)
def test_a_list_where_one_word_is_meant_is_a_fault_and_not_a_crash(
    pack: MadeUpPack, name: str
) -> None:
    pack.agreements["pact"][name] = ["alliance"]
    assert any(f.file == PACT and f.field == name for f in pack.check())
