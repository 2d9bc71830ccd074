"""Measures of a state's position, each with its formula, source and range.

Those on frames of state-years are in :mod:`foedus.measures.capability`.
"""

from foedus.measures.concentration import effective_number, herfindahl, largest, shares
from foedus.measures.exposure import (
    LEGAL,
    Bonds,
    Duty,
    Loss,
    bonds,
    duties_owed_to,
    loss,
    losses,
    sole_bearers,
)

__all__ = [
    "LEGAL",
    "Bonds",
    "Duty",
    "Loss",
    "bonds",
    "duties_owed_to",
    "effective_number",
    "herfindahl",
    "largest",
    "loss",
    "losses",
    "shares",
    "sole_bearers",
]
