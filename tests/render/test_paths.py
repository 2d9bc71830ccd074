"""A path written shorter is the same line on the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.render.paths import shorter

POINT = st.tuples(st.integers(-9_999, 9_999), st.integers(-9_999, 9_999))


def points(path: str) -> list[tuple[str, int, int]]:
    """Where a path of straight lines goes, in tenths, read as the SVG grammar says."""
    found: list[tuple[str, int, int]] = []
    x = y = start_x = start_y = 0
    for command, numbers in re.findall(r"([MLlZz])([^MLlZz]*)", path):
        if command in "Zz":
            x, y = start_x, start_y
            found.append(("close", x, y))
            continue
        values = [round(float(n) * 10) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", numbers)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = (x + dx, y + dy) if command == "l" else (dx, dy)
            if command == "M":
                start_x, start_y = x, y
            found.append(("move" if command == "M" else "line", x, y))
    return found


@given(st.lists(st.lists(POINT, min_size=1, max_size=8), min_size=1, max_size=4), st.booleans())
def test_the_short_form_goes_through_the_same_points(
    lines: list[list[tuple[int, int]]], closed: bool
) -> None:
    path = "".join(
        "".join(f"{'L' if n else 'M'}{x / 10},{y / 10}" for n, (x, y) in enumerate(line))
        + ("Z" if closed else "")
        for line in lines
    )
    assert points(shorter(path)) == points(path)
    assert len(shorter(path)) <= len(path)


@pytest.mark.parametrize("path", ["M1,2C3,4,5,6,7,8", "M0,0h5v5h-5Z", "M-3,0A3,3,0,1,1,3,0", ""])
def test_curves_are_left_alone(path: str) -> None:
    assert shorter(path) == path
