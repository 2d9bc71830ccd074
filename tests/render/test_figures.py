"""Every figure is valid Vega-Lite, and a drawing needs nothing but the page it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from foedus.findings import Figure, catalogue
from foedus.render.figures import VEGA_LITE, plain_colours, specification, svg

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.render.brief import Brief

Briefs = Callable[..., "Brief"]
Problems = Callable[[dict[str, Any]], list[str]]
KINDS = ["f-moments", "f-lines", "f-bars", "f-spans", "f-dots", "f-grid", "f-map"]


def figure(brief: Brief, id: str) -> Figure:
    found = [b for s in brief.sections for b in s.blocks if isinstance(b, Figure) and b.id == id]
    assert len(found) == 1
    return found[0]


def test_the_validator_takes_what_is_vega_lite(problems: Problems) -> None:
    assert problems({"layer": [{"mark": "bar"}], "data": {"values": []}}) == []


def test_the_validator_refuses_what_is_not_vega_lite(problems: Problems) -> None:
    assert problems({"layer": [{"mark": "unicorn"}], "data": {"values": []}})


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("id", KINDS)
def test_a_figure_is_valid(brief: Briefs, problems: Problems, id: str, language: str) -> None:
    spec = specification(figure(brief(), id), catalogue(language))
    assert problems(spec) == []
    assert problems(plain_colours(spec)) == []
    major = VEGA_LITE.split(".")[0]
    assert spec["$schema"].endswith(f"/v{major}.json")


@pytest.mark.parametrize("id", KINDS)
def test_a_figure_of_hostile_texts_is_valid(
    hostile: MadeUpPack, brief: Briefs, problems: Problems, id: str
) -> None:
    spec = specification(figure(brief(), id), catalogue("en"))
    assert problems(spec) == []


@pytest.mark.parametrize("id", ["f-spans", "f-map"])
@pytest.mark.parametrize("text", ["@actor:KOR", "@brief.title", "datum.label", "{{ 7*7 }}"])
def test_a_label_of_the_pack_is_shown_as_it_is(
    pack: MadeUpPack, brief: Briefs, id: str, text: str
) -> None:
    pack.agreements["pact"]["short"] = text
    pack.row("places.csv")["name"] = text
    spec = specification(figure(brief(), id), catalogue("en"))
    assert text in [row["label"] for row in spec["data"]["values"]]


@pytest.mark.parametrize("id", KINDS)
def test_a_drawing_needs_nothing_from_outside(hostile: MadeUpPack, brief: Briefs, id: str) -> None:
    drawn = svg(found := figure(brief(), id), specification(found, catalogue("en")))
    assert drawn.startswith("<svg ")
    assert "<script" not in drawn
    assert "<image" not in drawn
    assert "<foreignObject" not in drawn
    assert not re.search(r'href="(?!#)', drawn)
    assert not re.search(r"url\((?!#)", drawn)
    assert not re.search(r"<[^>]*\son\w+=", drawn)


@pytest.mark.parametrize("id", KINDS)
def test_the_colours_of_a_drawing_follow_the_page(brief: Briefs, id: str) -> None:
    drawn = svg(found := figure(brief(), id), specification(found, catalogue("en")))
    assert "var(--" in drawn
    assert not re.search(r"#0001[0-9a-f]{2}", drawn)


def test_a_figure_without_rows_is_left_out(pack: MadeUpPack, brief: Briefs) -> None:
    from foedus.findings import Finding, plots
    from foedus.findings import values as v
    from foedus.render import html, json, markdown
    from foedus.render.brief import Brief as Whole

    whole = brief(drawn=False)
    title = Finding("chronicle.title", {"state": v.actor("KOR")})
    empty = plots.moments("f-empty", title, title, [], [])
    section = type(whole.sections[0])("empty", title, [empty])
    one = Whole(whole.world, "KOR", "en", whole.title, [section])
    assert "f-empty" not in html.page(one)
    assert "f-empty" not in markdown.document(one)
    assert '"spec": null' in json.document(one)
