"""JSON: a schema version, typed values, and every reference resolved inside the document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from foedus.render import json as writer

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.render.brief import Brief

Briefs = Callable[..., "Brief"]


def no_constants(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def read(text: str) -> dict[str, Any]:
    """The document, refused when it holds NaN or Infinity, or a key twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({k for k, _ in pairs}) == len(pairs)
        return dict(pairs)

    found: dict[str, Any] = json.loads(text, parse_constant=no_constants, object_pairs_hook=once)
    return found


def refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("refs", [])
        for child in node.values():
            yield from refs(child)
    elif isinstance(node, list):
        for child in node:
            yield from refs(child)


def assert_refs_resolve(document: dict[str, Any]) -> None:
    used = set(refs(document["sections"]))
    assert used
    assert used == set(document["records"])
    for record in document["records"].values():
        for cite in record.get("sources", []):
            assert cite["source"] in document["sources"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_reference_resolves(brief: Briefs, language: str) -> None:
    document = read(writer.document(brief(language=language)))
    assert document["schema"] == writer.SCHEMA_VERSION
    assert document["language"] == language
    assert_refs_resolve(document)


def test_it_says_which_world_it_is_of(pack: MadeUpPack, brief: Briefs) -> None:
    document = read(writer.document(brief(drawn=False)))
    assert (document["state"], document["on"]) == ("KOR", "2020-12-31")
    assert document["known_by"] is None
    assert document["pack"]["hash"] == pack.world().evidence_hash


def test_the_text_of_a_finding_stands_beside_its_values(brief: Briefs) -> None:
    document = read(writer.document(brief(drawn=False)))
    finding = document["sections"][0]["blocks"][0]
    assert finding["key"] == "ties.count_with"
    count = finding["values"]["count"]
    assert (count["value"], count["text"], count["form"]) == (2, "2", "number")
    assert count["text"] in finding["text"]
    assert set(count["refs"]) == {"agreement:pact", "agreement:protocol"}


def test_hostile_text_is_data(hostile: MadeUpPack, brief: Briefs) -> None:
    document = read(writer.document(brief()))
    assert_refs_resolve(document)
    title = document["records"]["agreement:pact"]["title"]
    assert title == hostile.agreements["pact"]["title"].strip()


def test_figures_carry_ordinary_colours(brief: Briefs) -> None:
    document = read(writer.document(brief()))
    figures = [b for s in document["sections"] for b in s["blocks"] if b["type"] == "figure"]
    assert len(figures) == 7
    for figure in figures:
        assert figure["alt"]
        assert "#0001" not in json.dumps(figure["spec"])
