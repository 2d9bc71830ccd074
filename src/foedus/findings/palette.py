"""The colours of figures, as tokens that each medium turns into its own colours.

A token is an odd hexadecimal colour that nothing else uses, so that it survives the way
through Vega and can be replaced by a CSS variable (light and dark) or a plain colour.
The series colours differ in lightness as well as in hue; series also differ in dash or
shape, so nothing rests on colour alone.
"""

from __future__ import annotations

from typing import Final

INK: Final = "#000101"
MUTED: Final = "#000102"
GRID: Final = "#000103"
PAPER: Final = "#000104"
LAND: Final = "#000105"
BORDER: Final = "#000106"
ACCENT: Final = "#000107"
SOFT: Final = "#000108"
SERIES: Final = tuple(f"#0001{n:02x}" for n in range(0xA1, 0xA7))
RAMP: Final = tuple(f"#0001{n:02x}" for n in range(0xC1, 0xC7))
"""From strong to faint: for parts that have an order."""
DASHES: Final = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 4])
SHAPES: Final = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")

TOKENS: Final = {
    INK: "ink",
    MUTED: "muted",
    GRID: "grid",
    PAPER: "paper",
    LAND: "land",
    BORDER: "border",
    ACCENT: "accent",
    SOFT: "soft",
    **{token: f"s{n}" for n, token in enumerate(SERIES, start=1)},
    **{token: f"r{n}" for n, token in enumerate(RAMP, start=1)},
}
"""Token to the name of its CSS variable."""

LIGHT: Final = {
    "ink": "#1c2024",
    "muted": "#5b6570",
    "grid": "#e3e6e9",
    "paper": "#ffffff",
    "land": "#eceae4",
    "border": "#bdb9ae",
    "accent": "#9e2a2b",
    "soft": "#d9c9a8",
    "s1": "#0b3c5d",
    "s2": "#c8553d",
    "s3": "#2f7f79",
    "s4": "#8a5a9e",
    "s5": "#b8860b",
    "s6": "#6c757d",
    "r1": "#062a42",
    "r2": "#1f567c",
    "r3": "#4d86ab",
    "r4": "#86b1cd",
    "r5": "#bdd6e6",
    "r6": "#e4e0d6",
}

DARK: Final = {
    "ink": "#e8eaed",
    "muted": "#a3acb5",
    "grid": "#33393f",
    "paper": "#15181b",
    "land": "#262b30",
    "border": "#4a5159",
    "accent": "#f08a7b",
    "soft": "#5d5236",
    "s1": "#7db7e8",
    "s2": "#f0907a",
    "s3": "#6cc5bd",
    "s4": "#c7a0dc",
    "s5": "#e0b84a",
    "s6": "#b3bac1",
    "r1": "#d6ecfb",
    "r2": "#9ccdf0",
    "r3": "#639fc9",
    "r4": "#3f7499",
    "r5": "#2a516d",
    "r6": "#4b4a45",
}

FIXED: Final = {
    "KOR": 0,
    "PRK": 1,
    "USA": 2,
    "JPN": 3,
    "CHN": 4,
    "RUS": 5,
    "EU": 5,
}
"""The same actor keeps the same colour, dash and shape in every figure."""


def position(name: str, index: int) -> int:
    """The place of a series in the palette: fixed for the main actors, else by order."""
    return FIXED.get(name, index) % len(SERIES)
