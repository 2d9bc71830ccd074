"""The HTML page stands alone, holds together, and runs nothing that a pack contains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from foedus.findings import Section
from foedus.render import html

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.render.brief import Brief

Briefs = Callable[..., "Brief"]
FORBIDDEN = {
    "script", "iframe", "object", "embed", "link", "base",
    "form", "img", "image", "video", "audio", "foreignobject",
}  # fmt: skip
VOID = {"meta", "br", "img", "link", "hr", "input", "source", "col"}


LEFT_OUT = frozenset({"li", "td", "th", "tr"})
IMPLIED = {
    "li": ({"li"},),
    "td": ({"td", "th"},),
    "th": ({"td", "th"},),
    "tr": ({"td", "th"}, {"tr"}),
}
"""What a start tag ends, where HTML lets one leave the end tag out."""


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, and their nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self.shown: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self._note = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "li" and re.fullmatch(r"n\d+", found.get("id", "")):
            self._note = found["id"]
            self.notes[self._note] = []
        if tag == "a" and self._note and found.get("href", "").startswith("#s"):
            self.notes[self._note].append(found["href"])
        for implied in IMPLIED.get(tag, ()):
            if self.open and self.open[-1] in implied:
                self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] in LEFT_OUT and tag not in LEFT_OUT:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)
        if tag == "section":
            self._note = ""

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def links(self, kind: str = "") -> list[str]:
        return [
            a["href"]
            for tag, a in self.elements
            if tag == "a" and (not kind or kind in a.get("class", "").split())
        ]


def assert_stands_alone(text: str) -> None:
    """No script, no handler, nothing fetched from anywhere."""
    page = Page(text)
    assert not {t for t, _ in page.elements} & FORBIDDEN
    for _, attributes in page.elements:
        for name, value in attributes.items():
            assert not name.startswith("on"), name
            assert name not in ("src", "srcset", "data", "action", "formaction", "poster"), name
            if name in ("href", "xlink:href"):
                assert value.startswith("#"), value
    css = re.sub(r"url\(\s*['\"]?#[^)]*\)", "", text)
    assert "url(" not in css
    assert "@import" not in css


def assert_holds_together(text: str) -> None:
    """Ids are unique, links lead somewhere, and every note has a source."""
    page = Page(text)
    assert [i for i, count in Counter(page.ids).items() if count > 1] == []
    assert page.crossed == []
    assert page.open == []
    assert {href.removeprefix("#") for href in page.links()} <= set(page.ids)
    for name in ("aria-describedby", "aria-labelledby"):
        named = {a[name] for _, a in page.elements if name in a}
        assert named <= set(page.ids)
    assert page.links("v")
    assert {href.removeprefix("#") for href in page.links("v")} <= set(page.notes)
    assert [note for note, sources in page.notes.items() if not sources] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_stands_alone(brief: Briefs, language: str) -> None:
    text = html.page(brief(language=language))
    assert_stands_alone(text)
    assert len(text.encode()) < 3_000_000


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_holds_together(brief: Briefs, language: str) -> None:
    assert_holds_together(html.page(brief(language=language)))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_says_its_language_and_has_a_title(brief: Briefs, language: str) -> None:
    page = Page(html.page(brief(language=language)))
    assert ("html", {"lang": language}) in page.elements
    assert [t for t, _ in page.elements].count("title") >= 1
    assert [t for t, _ in page.elements].count("h1") == 1
    assert [t for t, _ in page.elements].count("main") == 1


def test_headings_go_down_one_step_at_a_time(brief: Briefs) -> None:
    page = Page(html.page(brief()))
    levels = [int(t[1]) for t, _ in page.elements if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_drawing_has_words_for_those_who_do_not_see_it(brief: Briefs) -> None:
    page = Page(html.page(brief()))
    assert [t for t, _ in page.elements].count("figure") == 7
    regions = [a for t, a in page.elements if t == "div" and "draw" in a.get("class", "")]
    assert len(regions) == 7
    assert all(a.get("aria-label") for a in regions)


def test_the_same_brief_gives_the_same_page(brief: Briefs) -> None:
    assert html.page(brief()) == html.page(brief())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_hostile_text_is_shown_and_not_run(
    hostile: MadeUpPack, brief: Briefs, language: str
) -> None:
    text = html.page(brief(language=language))
    assert_stands_alone(text)
    assert_holds_together(text)
    shown = "".join(Page(text).shown)
    assert '<script>alert("boo")</script>' in shown
    for template in ("{state}", "{{ 7*7 }}", "{% raw %}", "${7*7}", "@actor:KOR", "</style>"):
        assert template in shown


def test_a_very_long_cell_does_not_break_the_page(pack: MadeUpPack, brief: Briefs) -> None:
    pack.row("events/launches.csv")["title"] = "long " * 10_000
    text = html.page(brief(drawn=False))
    assert_holds_together(text)
    assert len(text.encode()) < 3_000_000


def test_rival_claims_stand_side_by_side(brief: Briefs) -> None:
    shown = "".join(Page(html.page(brief(drawn=False))).shown)
    for part in ("1954-11-17", "1954-11-18", "the day in Washington", "the day in Seoul"):
        assert part in shown


def test_a_note_says_how_many_independent_sources_stand_behind_it(
    pack: MadeUpPack, brief: Briefs
) -> None:
    copied = "".join(Page(html.page(brief(drawn=False))).shown)
    assert "independent sources" not in copied
    pack.row("sources/books.csv", 1)["derives_from"] = ""
    apart = "".join(Page(html.page(brief(drawn=False))).shown)
    assert "to the day; 2 independent sources" in apart


def test_a_source_that_copies_another_says_so(brief: Briefs) -> None:
    shown = "".join(Page(html.page(brief(drawn=False))).shown)
    assert "Derived from almanac" in shown


def test_a_topic_that_begins_with_no_finding_is_led_by_its_parts(brief: Briefs) -> None:
    whole = brief(drawn=False)
    said, title = whole.title, whole.title
    parts = [Section(name, title, blocks) for name, blocks in [("a", [said]), ("b", [])]]
    sections = [Section("parted", title, [], parts), Section("whole", title, [said], parts)]
    led = msgspec.structs.replace(whole, sections=sections)
    assert [section.id for section, _ in led.glance] == ["a", "whole"]
