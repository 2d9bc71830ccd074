"""Casus foederis: if one state acts against another, who owes what, by which words."""

from foedus.casus.compare import Change, compare
from foedus.casus.contingency import ACTS, Contingency
from foedus.casus.evaluate import Answer, Conflict, evaluate
from foedus.casus.frames import frame
from foedus.casus.reading import Kind, Reading, Result, Standing, Test
from foedus.casus.rounds import Step, rounds
from foedus.casus.site import Site, site

__all__ = [
    "ACTS",
    "Answer",
    "Change",
    "Conflict",
    "Contingency",
    "Kind",
    "Reading",
    "Result",
    "Site",
    "Standing",
    "Step",
    "Test",
    "compare",
    "evaluate",
    "frame",
    "rounds",
    "site",
]
