"""Paths of a drawing written shorter: steps from point to point, in tenths of a pixel."""

from __future__ import annotations

import re
from typing import Final

_STRAIGHT: Final = re.compile(r"(?:[ML]-?[\d.]+,-?[\d.]+|Z)+")
_STEP: Final = re.compile(r"([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?")


def shorter(path: str) -> str:
    """The same path, its lines as differences where that is shorter; curves stay as they are.

    >>> shorter("M10.0,20.0L10.5,19.9L11.5,20.4Z")
    'M10,20l.5-.1 1,.5z'
    """
    if not _STRAIGHT.fullmatch(path):
        return path
    written: list[str] = []
    at = start = (0, 0)
    for command, x, y in _STEP.findall(path):
        if command == "Z":
            written.append("z")
            at = start
            continue
        to = (round(float(x) * 10), round(float(y) * 10))
        if command == "M":
            written.append(f"M{_pair(*to)}")
            start = to
        else:
            step = _pair(to[0] - at[0], to[1] - at[1])
            going_on = written[-1][0] not in "Mz"
            written.append(f"{'' if step[0] == '-' else ' '}{step}" if going_on else f"l{step}")
        at = to
    return min("".join(written), path, key=len)


def _pair(x: int, y: int) -> str:
    first, second = _tenths(x), _tenths(y)
    return f"{first}{second}" if second[0] == "-" else f"{first},{second}"


def _tenths(number: int) -> str:
    whole, tenth = divmod(abs(number), 10)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole or ''}.{tenth}" if tenth else f"{sign}{whole}"
