"""Panels of states, dyads and larger sets over years, months and days."""

from foedus.panel.making import UNITS, panel
from foedus.panel.panel import Panel, Step
from foedus.panel.steps import steps

__all__ = ["UNITS", "Panel", "Step", "panel", "steps"]
