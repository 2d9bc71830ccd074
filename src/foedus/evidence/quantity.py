"""A number with its bounds, qualifier and unit."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from foedus.errors import BadQuantity

GRAMMAR: Final = "use 12, 2..6, ~10, >=20000 or <=5, then a unit"
DIGITS: Final = 15
_NUMBER: Final = r"-?\d+(?:\.\d+)?"
_PATTERN: Final = re.compile(rf"(~|>=|<=)?({_NUMBER})(?:\.\.({_NUMBER}))?(?:\s+(\S.*))?", re.ASCII)
_SIGNS: Final = {None: "", "~": "about", ">=": "at-least", "<=": "at-most"}


class Quantity(msgspec.Struct, frozen=True):
    """A value, or a range from ``low`` to ``high`` with no single value.

    >>> Quantity.parse("~10 kt")
    Quantity(value=10.0, low=None, high=None, qualifier='about', unit='kt')
    >>> Quantity.parse("2..6 kt").high
    6.0
    """

    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    unit: str

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read ``12 persons``, ``2..6 kt``, ``~10 kt``, ``>=20000 persons``."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise BadQuantity(f"'{text}' is not a quantity: {GRAMMAR}")
        sign, first, second, unit = match.groups()
        if max(len(first), len(second or "")) > DIGITS:
            raise BadQuantity(f"'{text[:40]}…' has more than {DIGITS} digits: {GRAMMAR}")
        if second is None:
            return cls(float(first), None, None, _SIGNS[sign], unit or "")
        low, high = float(first), float(second)
        if high < low:
            raise BadQuantity(f"'{text}' runs from high to low: {GRAMMAR}")
        return cls(None, low, high, _SIGNS[sign] or "estimate", unit or "")
