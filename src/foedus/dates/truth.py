"""Three-valued answers: yes, no, and unknown."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """An answer that may be unknown.

    ``Truth`` refuses to be used as a boolean, because ``if unknown:`` is how an
    unknown turns into a no without anyone noticing.

    >>> Truth.YES & Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    >>> Truth.NO & Truth.UNKNOWN
    <Truth.NO: 'no'>
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a Truth may be unknown: compare it with Truth.YES or Truth.NO")

    def __and__(self, other: Truth) -> Truth:
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.YES if self is other is Truth.YES else Truth.UNKNOWN

    def __or__(self, other: Truth) -> Truth:
        if Truth.YES in (self, other):
            return Truth.YES
        return Truth.NO if self is other is Truth.NO else Truth.UNKNOWN

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.UNKNOWN)

    @classmethod
    def any(cls, answers: Iterable[Truth]) -> Truth:
        """Yes if one answer is yes, no if all are no (or there are none)."""
        result = cls.NO
        for answer in answers:
            result |= answer
        return result
