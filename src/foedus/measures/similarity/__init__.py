"""How similar the foreign-policy portfolios of states are, for all dyads and years at once."""

from foedus.measures.similarity.indices import MEASURES, Measure
from foedus.measures.similarity.pair import pair_similarity
from foedus.measures.similarity.portfolios import portfolio_similarity
from foedus.measures.similarity.scales import ATOP, COW, COW_YEARS, Level, Scale, by_year
from foedus.measures.similarity.universe import system_years
from foedus.measures.similarity.votes import vote_similarity

__all__ = [
    "ATOP",
    "COW",
    "COW_YEARS",
    "MEASURES",
    "Level",
    "Measure",
    "Scale",
    "by_year",
    "pair_similarity",
    "portfolio_similarity",
    "system_years",
    "vote_similarity",
]
