"""Politically relevant dyads, and years of peace since the last dispute."""

from __future__ import annotations

from typing import Final

from foedus.panel.relevance import relevant
from foedus.panel.spells import spells

STEPS: Final = (
    relevant(),
    spells("spells.gml", "gml", "gml_ongoing"),
    spells("spells.cow", "mid", "mid_ongoing"),
)
