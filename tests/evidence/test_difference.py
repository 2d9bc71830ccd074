"""What changed between two versions of a pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from foedus.evidence.difference import difference
from foedus.evidence.pack import Evidence, pack_files, read_pack

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack


def read(pack: MadeUpPack) -> Evidence:
    evidence = read_pack(pack_files(pack.save())).evidence
    assert evidence is not None
    return evidence


@pytest.fixture
def changed(pack: MadeUpPack) -> Callable[[Callable[[MadeUpPack], object]], list[str]]:
    before = read(pack)

    def tell(change: Callable[[MadeUpPack], object]) -> list[str]:
        change(pack)
        return [sentence.strip() for sentence in difference(before, read(pack))]

    return tell


Changed = Callable[[Callable[["MadeUpPack"], object]], list[str]]


def test_the_same_pack_has_no_difference(changed: Changed) -> None:
    assert changed(lambda _: None) == []


def test_a_corrected_date_is_told_with_both_values(changed: Changed) -> None:
    told = changed(lambda p: p.row("events/launches.csv").update({"start": "2017-11-29@local"}))
    assert told[1] == (
        "Changed event launch-1: span was 2017-11-28@utc to 2017-11-28@utc, "
        "is 2017-11-29@local to 2017-11-29@local; "
        "public_from was 2017-11-28@utc, is 2017-11-29@local."
    )
    assert told[0] == "Events: 0 added, 0 removed, 1 changed."


def test_a_new_source_is_told_as_such(changed: Changed) -> None:
    told = changed(
        lambda p: p.row("events/clashes.csv").update(
            {"sources": "almanac: page 1 | counts: row 9"}
        )
    )
    assert told[1] == "Changed event clash-1: source counts: row 9 added."


def test_added_and_removed_records_are_named_with_their_titles(changed: Changed) -> None:
    def change(pack: MadeUpPack) -> None:
        pack.row("events/clashes.csv").update({"id": "clash-2", "title": "Another clash"})

    assert changed(change) == [
        "Events: 1 added, 1 removed, 0 changed.",
        "Added event clash-2: Another clash.",
        "Removed event clash-1: A clash.",
    ]


def test_a_changed_clause_is_told_under_provisions_only(changed: Changed) -> None:
    def change(pack: MadeUpPack) -> None:
        pack.agreements["pact"]["provisions"][0]["modality"] = "right"

    told = changed(change)
    assert told[-1] == "Changed provision pact/Article III: modality was 'duty', is 'right'."
    assert not any(sentence.startswith("Changed agreement") for sentence in told)


def test_a_new_step_is_told(changed: Changed) -> None:
    def change(pack: MadeUpPack) -> None:
        step = {"state": "notice-given", "since": "2019-01", "sources": ["almanac: page 2"]}
        pack.agreements["pact"]["status"].append(step)

    assert changed(change)[1] == "Changed agreement pact: step notice-given 2019-01 added."


def test_quantities_are_told_as_a_pack_writes_them(changed: Changed) -> None:
    told = changed(
        lambda p: p.row("events/clashes.csv").update({"magnitude": "killed.PRK=10..20 persons"})
    )
    assert told[1] == (
        "Changed event clash-1: magnitude was killed.PRK=~20 persons, "
        "is killed.PRK=10..20 persons."
    )


def test_a_new_scope_of_the_pack_is_told(changed: Changed) -> None:
    told = changed(lambda p: p.info.update({"version": "0.0.2"}))
    assert told == ["The pack's version was '0.0.1', is '0.0.2'."]


def test_differences_there_and_back_are_mirror_images(pack: MadeUpPack) -> None:
    before = read(pack)
    pack.row("events/clashes.csv")["id"] = "clash-2"
    after = read(pack)
    there, back = difference(before, after), difference(after, before)
    assert [s.replace("Added", "Removed") for s in there if "Added" in s] == [
        s for s in back if "Removed" in s
    ]


def suspended(**more: object) -> dict[str, object]:
    return {"state": "suspended", "since": "2019-01", "sources": ["almanac: page 2"], **more}


def test_one_of_two_steps_of_a_day_is_told_when_it_goes(pack: MadeUpPack) -> None:
    pack.agreements["pact"]["status"] += [suspended(parties=["KOR"]), suspended()]
    before = read(pack)
    del pack.agreements["pact"]["status"][-2]
    told = difference(before, read(pack))
    assert told[1].strip() == "Changed agreement pact: step suspended 2019-01 (KOR) removed."


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"between": True}, "suspended 2019-01 (between KOR, USA)"),
        ({"asserted_by": "KOR"}, "suspended 2019-01 (KOR, USA, as KOR asserts)"),
    ],
)
def test_on_whom_a_step_bears_and_who_says_so_is_told(
    pack: MadeUpPack, field: dict[str, object], words: str
) -> None:
    pack.agreements["pact"]["status"].append(suspended(parties=["KOR", "USA"], **field))
    before = read(pack)
    for name in field:
        del pack.agreements["pact"]["status"][-1][name]
    told = difference(before, read(pack))
    assert told[1].strip() == (
        f"Changed agreement pact: step suspended 2019-01 (KOR, USA) added; step {words} removed."
    )


def test_another_order_of_sources_is_told(changed: Changed) -> None:
    told = changed(
        lambda p: p.row("events/launches.csv").update(
            {"sources": "counts: row 1 | almanac: launch 1"}
        )
    )
    assert told[1] == "Changed event launch-1: order of sources changed."


def test_a_small_change_of_a_large_number_is_told(pack: MadeUpPack) -> None:
    row = pack.row("events/clashes.csv")
    row["magnitude"] = "killed.PRK=1234567 persons"
    before = read(pack)
    row["magnitude"] = "killed.PRK=1234568 persons"
    told = " ".join(difference(before, read(pack)))
    assert "was killed.PRK=1234567 persons, is killed.PRK=1234568 persons" in told
