"""How the text of one cell or TOML value becomes a field of a record.

Each reader takes the raw value and returns the typed one, or raises ``ValueError`` whose
message says what is allowed. Lists are ``;`` separated in CSV cells and arrays in TOML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from foedus.dates import When
from foedus.errors import BadQuantity
from foedus.evidence.quantity import Quantity
from foedus.evidence.records import Cite, Clause, Ring, Role
from foedus.evidence.vocabulary import ROLES

Reader = Callable[[Any], Any]


class Field(NamedTuple):
    """A reader, and whether the field must be filled."""

    read: Reader
    required: bool = False


def text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError("allowed: text")
    return raw.strip()


def flag(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    try:
        return {"yes": True, "no": False}[raw]
    except (KeyError, TypeError):
        raise ValueError("allowed: yes, no") from None


def whole(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.isascii() and raw.isdecimal():
        return int(raw)
    raise ValueError("allowed: a whole number")


def number(raw: Any) -> float:
    try:
        result = float(raw)
    except (TypeError, ValueError, OverflowError):
        result = None
    # Python also reads 1_000 and digits of other scripts.
    if result is None or (isinstance(raw, str) and ("_" in raw or not raw.isascii())):
        raise ValueError("allowed: a number, with a point for decimals")
    if result != result or result in (float("inf"), float("-inf")):
        raise ValueError("allowed: a finite number")
    return result


def latitude(raw: Any) -> float:
    return _within(raw, 90)


def longitude(raw: Any) -> float:
    return _within(raw, 180)


def _within(raw: Any, limit: int) -> float:
    result = number(raw)
    if abs(result) > limit:
        raise ValueError(f"allowed: -{limit} to {limit} degrees")
    return result


def when(raw: Any) -> When:
    if not isinstance(raw, str):
        raise ValueError('allowed: a date in quotes, such as "1953-10-01"')
    return When.parse(raw)


def word(vocabulary: Mapping[str, str]) -> Reader:
    """One word of a vocabulary."""

    def read(raw: Any) -> str:
        if isinstance(raw, str) and raw in vocabulary:
            return raw
        raise ValueError(f"allowed: {', '.join(w or '(empty)' for w in vocabulary)}")

    return read


def words(vocabulary: Mapping[str, str]) -> Reader:
    """Any number of words of a vocabulary."""

    def read(raw: Any) -> tuple[str, ...]:
        found = texts(raw)
        unknown = [w for w in found if w not in vocabulary]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is not allowed: {', '.join(vocabulary)}")
        return found

    return read


def texts(raw: Any) -> tuple[str, ...]:
    """A list of texts."""
    if isinstance(raw, str):
        raw = raw.split(";")
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        raise ValueError("allowed: a list of texts")
    return tuple(item.strip() for item in raw if item.strip())


def clause(raw: Any) -> Clause:
    """A list of alternatives, each of terms joined by ``&``.

    >>> clause(["area:pacific & territory", "forces"])
    (('area:pacific', 'territory'), ('forces',))
    """
    found = tuple(tuple(term.strip() for term in item.split("&")) for item in texts(raw))
    if not all(all(terms) for terms in found):
        raise ValueError("allowed: terms joined by &")
    return found


def rings(raw: Any) -> tuple[Ring, ...]:
    """A list of polygons, each a list of ``[longitude, latitude]``."""
    if not isinstance(raw, list) or not all(isinstance(ring, list) for ring in raw):
        raise ValueError("allowed: lists of [longitude, latitude]")
    found = tuple(tuple(_corner(corner) for corner in ring) for ring in raw)
    if not all(len(ring) > 2 for ring in found):
        raise ValueError("allowed: three corners or more")
    return found


def _corner(raw: Any) -> tuple[float, float]:
    if not isinstance(raw, list) or len(raw) != 2:
        raise ValueError("allowed: corners of the form [longitude, latitude]")
    return longitude(raw[0]), latitude(raw[1])


def mapping(raw: Any) -> dict[str, str]:
    """``name=value`` pairs."""
    if isinstance(raw, Mapping):
        pairs = [(str(k), str(v)) for k, v in raw.items()]
    else:
        pairs = [_pair(item, "=") for item in texts(raw)]
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("allowed: each name once")
    return dict(pairs)


def quantities(raw: Any) -> dict[str, Quantity]:
    """``name=quantity`` pairs; every quantity has a unit."""
    result = {}
    for name, value in mapping(raw).items():
        result[name] = quantity(value)
    return result


def quantity(raw: Any) -> Quantity:
    result = Quantity.parse(text(raw))
    if not result.unit:
        raise BadQuantity(f"'{raw}' has no unit")
    return result


def roles(raw: Any) -> tuple[Role, ...]:
    """``role:ACTOR`` pairs."""
    found = tuple(Role(role=r, actor=a) for r, a in (_pair(item, ":") for item in texts(raw)))
    unknown = [r.role for r in found if r.role not in ROLES]
    if unknown:
        raise ValueError(f"'{unknown[0]}' is no role: {', '.join(ROLES)}")
    return found


def decimals(raw: Any) -> int:
    """Digits after the point, none to six."""
    result = whole(raw)
    if not 0 <= result <= 6:
        raise ValueError("allowed: 0 to 6")
    return result


def cites(raw: Any) -> tuple[Cite, ...]:
    """``source: locator``, several separated by `` | `` in CSV."""
    if isinstance(raw, str):
        return _cites(raw)
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(_cite(item) for item in raw)
    raise ValueError('allowed: "source: locator"')


@lru_cache(maxsize=65536)
def _cites(raw: str) -> tuple[Cite, ...]:
    return tuple(_cite(item) for item in raw.split(" | "))


def _cite(item: str) -> Cite:
    source, locator = _pair(item, ":")
    return Cite(source=source, locator=locator)


def _pair(item: str, separator: str) -> tuple[str, str]:
    left, found, right = item.partition(separator)
    if not found or not left.strip() or not right.strip():
        raise ValueError(f"'{item.strip()}' is not of the form name{separator}value")
    return left.strip(), right.strip()
