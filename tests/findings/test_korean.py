"""A Korean particle follows the last sound of the word before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.findings.korean import particle

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@pytest.mark.parametrize(
    ("word", "topic", "subject", "toward"),
    [
        ("한국", "은", "이", "으로"),
        ("미국", "은", "이", "으로"),
        ("러시아", "는", "가", "로"),
        ("중국", "은", "이", "으로"),
        ("일본", "은", "이", "으로"),
        ("북한", "은", "이", "으로"),
        ("서울", "은", "이", "로"),
        ("평양", "은", "이", "으로"),
        ("유럽연합(EU)", "은", "이", "으로"),
        ("조약 [1]", "은", "이", "으로"),
        ("1953년", "은", "이", "으로"),
        ("6", "은", "이", "으로"),
        ("0", "은", "이", "으로"),
        ("1", "은", "이", "로"),
        ("7", "은", "이", "로"),
        ("8", "은", "이", "로"),
        ("2", "는", "가", "로"),
        ("4", "는", "가", "로"),
        ("5", "는", "가", "로"),
        ("9", "는", "가", "로"),
        ("28,500", "은", "이", "으로"),
        ("12.5%", "는", "가", "로"),
        ("ICBM", "은", "이", "으로"),
        ("KADIZ", "는", "가", "로"),
        ("SOFA", "는", "가", "로"),
        ("GSOMIA.", "는", "가", "로"),
    ],
)
def test_after_a_word(word: str, topic: str, subject: str, toward: str) -> None:
    written = (
        particle(word, "은", "는"),
        particle(word, "이", "가"),
        particle(word, "으로", "로"),
    )
    assert written == (topic, subject, toward)


@given(st.text(max_size=8), SYLLABLES)
def test_after_any_syllable(before: str, syllable: str) -> None:
    closed = (ord(syllable) - 0xAC00) % 28 != 0
    assert particle(before + syllable, "을", "를") == ("을" if closed else "를")
    assert particle(before + syllable, "과", "와") == ("과" if closed else "와")


@given(SYLLABLES)
def test_only_after_rieul_is_toward_short(syllable: str) -> None:
    final = (ord(syllable) - 0xAC00) % 28
    assert particle(syllable, "으로", "로") == ("로" if final in (0, 8) else "으로")


@given(st.text())
def test_any_text_gets_one_of_the_two(text: str) -> None:
    assert particle(text, "은", "는") in ("은", "는")
