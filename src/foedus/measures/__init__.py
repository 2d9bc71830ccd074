"""Measures of a state's position, each with its formula, source and range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from foedus.measures.similarity import (
        pair_similarity,
        portfolio_similarity,
        vote_similarity,
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
    "pair_similarity",
    "portfolio_similarity",
    "shares",
    "sole_bearers",
    "vote_similarity",
]


def __getattr__(name: str) -> Any:
    # Arrays are not needed for a brief, and load when they are.
    if name in ("pair_similarity", "portfolio_similarity", "vote_similarity"):
        from foedus.measures import similarity

        return getattr(similarity, name)
    raise AttributeError(f"module 'foedus.measures' has no attribute '{name}'")
