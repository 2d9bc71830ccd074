"""The two catalogues say the same things: no sentence, slot or word is missing in either."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from foedus import terms
from foedus.evidence import shapes
from foedus.evidence import vocabulary as v
from foedus.findings import LANGUAGES, catalogue

SLOT = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"\w+")
LETTERS = re.compile(r"[A-Za-z]")
HANGUL = re.compile(r"[가-힣]")
WORDS = re.compile(r"\b[a-z]{3,}\b")  # names such as SIPRI stay as they are

VOCABULARIES = {
    "agreement-kind": v.AGREEMENT_KINDS,
    "binding": v.BINDING,
    "status": v.STATUS,
    "text": v.TEXT,
    "modality": v.MODALITY,
    "obligation": v.OBLIGATION,
    "trigger": v.TRIGGER,
    "discretion": v.DISCRETION,
    "event-kind": v.EVENT_KINDS,
    "role": v.ROLES,
    "licence": terms.LICENCES,
    "source-kind": v.SOURCE_KINDS,
    "place-kind": v.PLACE_KINDS,
}


@cache
def pairs(language: str) -> list[tuple[str, str]]:
    """Every key and text of the files of a language, read without the package's own reader."""
    folder = files("foedus") / "findings" / "catalogue" / language
    return [
        pair
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for pair in flat("", tomllib.loads(file.read_text(encoding="utf-8")))
    ]


def entries(language: str) -> dict[str, str]:
    return dict(pairs(language))


def flat(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        pair
        for key, value in table.items()
        for pair in (
            flat(f"{prefix}{key}.", value)
            if isinstance(value, dict)
            else [(f"{prefix}{key}", value)]
        )
    ]


def slots(text: str) -> set[str]:
    """The names of the values that a sentence writes or counts by."""
    return {name.group() for slot in SLOT.findall(text) if (name := NAME.match(slot)) is not None}


def test_there_is_something_to_compare() -> None:
    assert len(entries("en")) > 300
    assert LANGUAGES == ("en", "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_in_one_place(language: str) -> None:
    counts = Counter(key for key, _ in pairs(language))
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_english_key_exists_in_korean_and_the_other_way_round() -> None:
    assert set(entries("en")) ^ set(entries("ko")) == set()


def test_each_sentence_writes_the_same_values_in_both_languages() -> None:
    differing = {
        key: (slots(text), slots(entries("ko")[key]))
        for key, text in entries("en").items()
        if key in entries("ko") and slots(text) != slots(entries("ko")[key])
    }
    assert differing == {}


def test_no_korean_sentence_is_left_in_english() -> None:
    left = [
        key
        for key, text in entries("en").items()
        if WORDS.search(SLOT.sub("", text))
        and not HANGUL.search(korean := SLOT.sub("", entries("ko").get(key, "")))
        and LETTERS.search(korean)
    ]
    assert left == []


def test_no_english_sentence_is_left_in_korean() -> None:
    assert [key for key, text in entries("en").items() if HANGUL.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_stray_braces(language: str) -> None:
    whole = re.compile(r"\{\w+\}|\{\w+\|[^|{}]*\|[^|{}]*\}|\{\w+\+[^/{}]*/[^/{}]*\}")
    poor = [
        key
        for key, text in entries(language).items()
        if not text or "{" in whole.sub("", text) or "}" in whole.sub("", text)
    ]
    assert poor == []


def test_a_particle_stands_only_in_korean() -> None:
    assert [key for key, text in entries("en").items() if re.search(r"\{\w+\+", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_of_the_vocabulary_has_a_label(language: str, vocabulary: str) -> None:
    words = catalogue(language)
    prefix = f"term.{vocabulary}."
    labels = {key.removeprefix(prefix) for key in entries(language) if key.startswith(prefix)}
    assert labels == set(VOCABULARIES[vocabulary])
    for word in VOCABULARIES[vocabulary]:
        assert words.term(f"{vocabulary}.{word}").strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_two_words_of_a_vocabulary_have_two_labels(language: str, vocabulary: str) -> None:
    words = catalogue(language)
    labels = Counter(words.term(f"{vocabulary}.{w}") for w in VOCABULARIES[vocabulary])
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", terms.STATES)
def test_every_coverage_state_can_be_written(language: str, state: str) -> None:
    words = catalogue(language)
    for key in (f"state.{state}", f"coverage.{state}", f"coverage_meaning.{state}"):
        assert words.template(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_shapes_have_labels(language: str) -> None:
    words = catalogue(language)
    for field, vocabulary in (
        (shapes.DEPLOYMENT["kind"], "deployment-kind"),
        (shapes.STRENGTH["measure"], "measure"),
        (shapes.PLACE_CLAIM["relation"], "relation"),
    ):
        labels = [k for k in entries(language) if k.startswith(f"term.{vocabulary}.")]
        assert labels
        for key in labels:
            word = key.rpartition(".")[2]
            assert field.read(word) == word
            assert words.term(f"{vocabulary}.{word}")
