"""Every figure is valid Vega-Lite, and a drawing needs nothing but the page it stands in.

The figures are written for Vega-Lite 5; altair ships one schema a release, so where it has
none for version 5 the nearest is used and only the ``$schema`` address may differ.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import altair.vegalite
import pytest

from foedus.findings import Figure, catalogue
from foedus.render.figures import VEGA_LITE, plain_colours, specification, svg

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.render.brief import Brief

jsonschema: Any = importlib.import_module("jsonschema")  # it has no types of its own
Briefs = Callable[..., "Brief"]
KINDS = ["f-moments", "f-lines", "f-bars", "f-spans", "f-dots", "f-grid", "f-map"]


@cache
def validator() -> Any:
    """For the major version of the figures, else the nearest that altair has."""
    folder = Path(altair.vegalite.__file__).parent
    majors = [int(p.name[1:]) for p in folder.glob("v[0-9]*") if p.is_dir()]
    wanted = int(VEGA_LITE.split(".")[0])
    nearest = min(majors, key=lambda major: abs(major - wanted))
    module = importlib.import_module(f"altair.vegalite.v{nearest}")
    text = (Path(str(module.__file__)).parent / "schema" / "vega-lite-schema.json").read_text()
    schema = {**json.loads(text), "$ref": "#/definitions/TopLevelLayerSpec"}
    return jsonschema.Draft7Validator(schema)


def problems(spec: dict[str, Any]) -> list[str]:
    errors = validator().iter_errors({k: v for k, v in spec.items() if k != "$schema"})
    found = [jsonschema.exceptions.best_match([e]) for e in errors]
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in found]


def figure(brief: Brief, id: str) -> Figure:
    found = [b for s in brief.sections for b in s.blocks if isinstance(b, Figure) and b.id == id]
    assert len(found) == 1
    return found[0]


def test_the_validator_takes_what_is_vega_lite() -> None:
    assert problems({"layer": [{"mark": "bar"}], "data": {"values": []}}) == []


def test_the_validator_refuses_what_is_not_vega_lite() -> None:
    assert problems({"layer": [{"mark": "unicorn"}], "data": {"values": []}})


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("id", KINDS)
def test_a_figure_is_valid(brief: Briefs, id: str, language: str) -> None:
    spec = specification(figure(brief(), id), catalogue(language))
    assert problems(spec) == []
    assert problems(plain_colours(spec)) == []
    major = VEGA_LITE.split(".")[0]
    assert spec["$schema"].endswith(f"/v{major}.json")


@pytest.mark.parametrize("id", KINDS)
def test_a_figure_of_hostile_texts_is_valid(hostile: MadeUpPack, brief: Briefs, id: str) -> None:
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
    drawn = svg(figure(brief(), id), catalogue("en"))
    assert drawn.startswith("<svg ")
    assert "<script" not in drawn
    assert "<image" not in drawn
    assert "<foreignObject" not in drawn
    assert not re.search(r'href="(?!#)', drawn)
    assert not re.search(r"url\((?!#)", drawn)
    assert not re.search(r"<[^>]*\son\w+=", drawn)


@pytest.mark.parametrize("id", KINDS)
def test_the_colours_of_a_drawing_follow_the_page(brief: Briefs, id: str) -> None:
    drawn = svg(figure(brief(), id), catalogue("en"))
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
