"""Casus foederis: if one state acts against another, who owes what, by which words."""

from foedus.casus.contingency import ACTS, Contingency
from foedus.casus.evaluate import Answer, evaluate
from foedus.casus.reading import Kind, Reading, Result, Standing, Test
from foedus.casus.site import Site, site

__all__ = [
    "ACTS",
    "Answer",
    "Contingency",
    "Kind",
    "Reading",
    "Result",
    "Site",
    "Standing",
    "Test",
    "evaluate",
    "site",
]
