"""Korean particles, which depend on the sound before them, and the names of articles."""

from __future__ import annotations

import re
from typing import Final

# Digits and Latin letters as they are read aloud: those that end in a consonant.
_CLOSED: Final = frozenset("013678lmnrLMNR")
_RIEUL: Final = frozenset("178lrLR")
_HANGUL_FIRST: Final = 0xAC00
_HANGUL_LAST: Final = 0xD7A3
_RIEUL_FINAL: Final = 8


def particle(word: str, closed: str, opened: str) -> str:
    """The form after a consonant (``closed``) or a vowel (``opened``).

    ``으로/로`` takes the open form after the consonant ㄹ as well.

    >>> particle("한국", "은", "는"), particle("서울", "으로", "로")
    ('은', '로')
    """
    last = _last_sound(word)
    if not last:
        return opened
    code = ord(last)
    if _HANGUL_FIRST <= code <= _HANGUL_LAST:
        final = (code - _HANGUL_FIRST) % 28
        ends_closed, rieul = final != 0, final == _RIEUL_FINAL
    elif last == "%":  # read 퍼센트
        ends_closed = rieul = False
    else:
        ends_closed, rieul = last in _CLOSED, last in _RIEUL
    if rieul and closed == "으로":
        return opened
    return closed if ends_closed else opened


def _last_sound(word: str) -> str:
    depth = 0
    for character in reversed(word.strip()):
        if character in ")]":
            depth += 1
        elif character in "([":
            depth -= 1
        elif depth == 0 and (character.isalnum() or character == "%"):
            return character
    return ""


_ARTICLE: Final = re.compile(
    r"\b([Aa]rticles?|[Pp]aragraphs?|[Pp]reamble)\b(?:\s+([IVXLC]+|\d+)\b)?"
)
_UNIT: Final = {"article": ("제", "조"), "paragraph": ("", "항")}
_ORDINALS: Final = {
    "first": "제1",
    "second": "제2",
    "third": "제3",
    "fourth": "제4",
    "fifth": "제5",
}
_PARTS: Final = {"sentence": "문", "part": "단", "paragraph": "항", "clause": "호", "half": "절반"}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def korean_locator(printed: str) -> str:
    """Name an article the Korean way; what is not an article or paragraph stays as it is.

    >>> korean_locator("Article III"), korean_locator("Article II, first sentence")
    ('제3조', '제2조, 제1문')
    """
    ordinal = "|".join(_ORDINALS)
    part = "|".join(_PARTS)
    text = re.sub(
        rf"\b({ordinal}) ({part})\b",
        lambda m: f"{_ORDINALS[m[1]]}{_PARTS[m[2]]}",
        printed,
    )
    return _ARTICLE.sub(_article, text)


def _article(match: re.Match[str]) -> str:
    word, number = match[1].lower().removesuffix("s"), match[2]
    if word == "preamble":
        return f"전문{f' {number}' if number else ''}"
    if number is None:
        return match[0]
    before, after = _UNIT[word]
    return f"{before}{number if number.isdecimal() else _arabic(number)}{after}"


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
