"""Politically relevant dyads, and years of peace since the last dispute."""

from __future__ import annotations

from typing import Final

from foedus.panel.relevance import relevant
from foedus.panel.spells import Counting, spells

STEPS: Final = (
    relevant(),
    spells("gml", "gml_ongoing", Counting.PERIODS),
    spells("mid", "mid_ongoing", Counting.PERIODS),
)
