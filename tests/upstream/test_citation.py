"""What publishers ask to be cited, and how it is written."""

from __future__ import annotations

from foedus.upstream import data_sets
from foedus.upstream.citation import Citation, bibtex, csl, sentence

CHAPTER = Citation(
    kind="chapter",
    authors=("Doe, Jane",),
    year=1972,
    title="On Pacts",
    container="Peace and War",
    pages="19-48",
)


def test_a_chapter_names_the_book_that_it_stands_in() -> None:
    assert sentence(CHAPTER, "7") == (
        'Doe, Jane. 1972. "On Pacts." Peace and War: 19-48. Data version 7.'
    )
    assert "@incollection{pacts," in bibtex("pacts", CHAPTER, "7")
    assert "  booktitle = {Peace and War}," in bibtex("pacts", CHAPTER, "7")
    item = csl("pacts", CHAPTER, "7")
    assert (item["type"], item["container-title"]) == ("chapter", "Peace and War")
    assert "publisher" not in item


def test_whoever_reads_a_set_of_the_correlates_of_war_is_told_its_terms() -> None:
    """But for the alliances, whose maintainer asks for more."""
    sets = [s for s in data_sets().values() if s.home.startswith("https://correlatesofwar.org/")]
    assert {"mid", "nmc", "trade"} <= {s.id for s in sets}
    without = {s.id for s in sets if "no commercial use" not in s.terms}
    assert without == {"cow-alliances"}


def test_what_rests_on_terms_that_forbid_more_is_not_fetched() -> None:
    """Maps for non-commercial use, a yearbook under copyright, a derivative without a licence."""
    sets = data_sets()
    for id in ("min-distance", "rdmc", "diplomatic-exchange", "cshapes", "cfr"):
        assert not sets[id].pullable
