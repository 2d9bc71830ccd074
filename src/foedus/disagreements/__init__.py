"""Where sources, the pack among them, give different values for one fact."""

from foedus.disagreements.found import Disagreement, Said
from foedus.disagreements.search import ABOUT, Search, disagreements

__all__ = ["ABOUT", "Disagreement", "Said", "Search", "disagreements"]
