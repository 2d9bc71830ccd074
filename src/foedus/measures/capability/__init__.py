"""Capabilities of states and coalitions, measured on frames and tables of state-years."""

from foedus.measures.capability.balance import coalition_balance, pair_balance
from foedus.measures.capability.checks import Unmeasurable
from foedus.measures.capability.cinc import COMPONENTS, cinc
from foedus.measures.capability.composites import Composite, composite
from foedus.measures.capability.distribution import capability_concentration, shares_within
from foedus.measures.capability.majors import major_powers
from foedus.measures.capability.support import expected_capability

__all__ = [
    "COMPONENTS",
    "Composite",
    "Unmeasurable",
    "capability_concentration",
    "cinc",
    "coalition_balance",
    "composite",
    "expected_capability",
    "major_powers",
    "pair_balance",
    "shares_within",
]
