"""Korean particles, which depend on the last sound of the word before them."""

from __future__ import annotations

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

    >>> particle("한국", "은", "는"), particle("러시아", "은", "는"), particle("서울", "으로", "로")
    ('은', '는', '로')
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
