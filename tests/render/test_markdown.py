"""Markdown: every footnote is defined and used, and text is shown as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from foedus.render import markdown

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.render.brief import Brief

Briefs = Callable[..., "Brief"]
DEFINED = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
USED = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")


def assert_footnotes_hold(text: str) -> None:
    defined = DEFINED.findall(text)
    numbers = [number for number, _ in defined]
    assert numbers
    assert [n for n, count in Counter(numbers).items() if count > 1] == []
    assert set(USED.findall(text)) == set(numbers)
    assert all(body.strip() for _, body in defined)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_footnote_is_defined_and_used(brief: Briefs, language: str) -> None:
    assert_footnotes_hold(markdown.document(brief(language=language)))


def test_every_footnote_names_a_source(brief: Briefs) -> None:
    text = markdown.document(brief())
    for number, body in DEFINED.findall(text):
        assert "Nobody's Press" in body or "Nobody's Institute" in body, number


def test_rows_of_a_table_have_as_many_cells_as_its_head(
    hostile: MadeUpPack, brief: Briefs
) -> None:
    lines = markdown.document(brief()).splitlines()
    heads = [i for i, line in enumerate(lines) if re.fullmatch(r"\|( --- \|)+", line)]
    assert heads
    for head in heads:
        width = cells(lines[head - 1])
        row = head
        while row < len(lines) and lines[row].startswith("|"):
            assert cells(lines[row]) == width, lines[row]
            row += 1


def cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_hostile_text_is_shown_as_it_is(hostile: MadeUpPack, brief: Briefs, language: str) -> None:
    text = markdown.document(brief(language=language))
    assert_footnotes_hold(text)
    bare = re.sub(r"\\.", "", text)
    assert "<script" not in bare
    assert "<img" not in bare
    assert "[link](" not in bare
    assert "`code`" not in bare
    assert "**bold**" not in bare
    assert "{state}" in text
    assert "{{ 7" in text


def test_a_title_is_one_line(hostile: MadeUpPack, brief: Briefs) -> None:
    text = markdown.document(brief())
    assert not re.search(r"^=HYPERLINK", text, re.MULTILINE)
