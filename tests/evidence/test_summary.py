"""The counts of a pack."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import PackError
from foedus.evidence.independence import houses, independent
from foedus.evidence.loading import sound
from foedus.evidence.pack import pack_files
from foedus.evidence.records import Cite, Source
from foedus.evidence.summary import BLOCKS, summary

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack


def block(pack: MadeUpPack, name: str) -> dict[str, tuple[str, ...]]:
    [found] = summary(*sound(pack_files(pack.save()), "made up"), [name])
    return {row[0]: row[1:] for row in found.rows}


def test_a_copy_does_not_count_as_a_second_source(pack: MadeUpPack) -> None:
    """The first launch cites the almanac and a data set that derives from it."""
    assert block(pack, "records")["events"][:3] == ("3", "3", "0%")


def test_two_texts_of_one_publisher_count_once(pack: MadeUpPack) -> None:
    pack.row("sources/books.csv", 1).update(
        {"derives_from": "", "publisher": "Nobody's Press (reprint)"}
    )
    assert block(pack, "records")["events"][2] == "0%"


def test_an_independent_source_counts(pack: MadeUpPack) -> None:
    pack.row("sources/books.csv", 1)["derives_from"] = ""
    assert block(pack, "records")["events"][:3] == ("3", "3", "33%")


def test_selections_from_published_tables_are_not_by_hand(pack: MadeUpPack) -> None:
    pack.info["selections"] = {"events/launches.csv": "recipes/launches.py"}
    assert block(pack, "records")["events"][:2] == ("3", "1")


def test_a_selection_that_is_no_file_is_a_fault(pack: MadeUpPack) -> None:
    pack.info["selections"] = {"events/lunches.csv": "recipes/launches.py"}
    [fault] = pack.check()
    assert (fault.file, fault.field, fault.found) == (
        "pack.toml",
        "selections",
        "events/lunches.csv",
    )


@pytest.mark.parametrize(
    ("file", "recipe", "found"),
    [
        ("pack.toml", "recipes/launches.py", "pack.toml"),
        ("events/launches.csv", "../launches.py", "../launches.py"),
        ("events/launches.csv", "", ""),
    ],
)
def test_a_selection_maps_a_file_of_records_to_a_recipe(
    pack: MadeUpPack, file: str, recipe: str, found: str
) -> None:
    pack.info["selections"] = {file: recipe}
    assert [(f.file, f.found) for f in pack.check()] == [("pack.toml", found)]


def test_events_stand_in_the_year_in_which_they_began(pack: MadeUpPack) -> None:
    years = block(pack, "years")
    assert years["1990s"][9] == "1"
    assert years["2000s"][6] == "1"
    assert years["2010s"][7] == "1"


def test_a_day_that_nobody_knows_stands_in_no_year(pack: MadeUpPack) -> None:
    pack.row("events/clashes.csv").update({"start": "?", "end": "?"})
    assert "1990s" not in block(pack, "years")


def test_every_block_can_be_made(pack: MadeUpPack) -> None:
    made = summary(*sound(pack_files(pack.save()), "made up"))
    assert len(made) == len(BLOCKS)
    assert all(len(row) == len(b.columns) for b in made for row in b.rows)


@given(st.lists(st.sampled_from("abcdef"), min_size=2, max_size=6))
def test_sources_of_one_chain_count_once_even_in_a_circle(chain: list[str]) -> None:
    links = dict(pairwise(chain))
    sources = [
        Source(id=s, publisher=s, title="", kind="", licence="", derives_from=links.get(s, ""))
        for s in dict.fromkeys(chain)
    ]
    cites = [Cite(source=id, locator="page 1") for id in chain]
    assert independent(cites, houses(sources)) == 1


def test_a_source_that_is_not_in_the_pack_counts_as_none(pack: MadeUpPack) -> None:
    cites = [Cite(source="almanac", locator="1"), Cite(source="hearsay", locator="1")]
    assert independent(cites, houses(pack.world().sources())) == 1


def test_a_pack_with_a_fault_between_records_is_not_counted(pack: MadeUpPack) -> None:
    pack.row("events/launches.csv")["sources"] = "hearsay: page 1"
    with pytest.raises(PackError, match="hearsay"):
        block(pack, "records")
