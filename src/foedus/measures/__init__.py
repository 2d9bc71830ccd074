"""Measures of a state's position, each with its formula, source and range.

On frames and tables of many states: :mod:`foedus.measures.capability`,
:mod:`foedus.measures.network` and :mod:`foedus.measures.similarity`.
"""

from foedus.measures.concentration import effective_number, herfindahl, largest, shares
from foedus.measures.dependence import Reliance, amounts_of, reliance, values_in
from foedus.measures.dependence_burden import Burden, BurdenSharing, burden_sharing
from foedus.measures.dependence_loss import Carried, borne_by, carried_by
from foedus.measures.exposure import (
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
    "Bonds",
    "Burden",
    "BurdenSharing",
    "Carried",
    "Duty",
    "Loss",
    "Reliance",
    "amounts_of",
    "bonds",
    "borne_by",
    "burden_sharing",
    "carried_by",
    "duties_owed_to",
    "effective_number",
    "herfindahl",
    "largest",
    "loss",
    "losses",
    "reliance",
    "shares",
    "sole_bearers",
    "values_in",
]
