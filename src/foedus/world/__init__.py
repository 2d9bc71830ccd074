"""The immutable, dated view of all evidence, and how worlds differ."""

from foedus.world.duties import ATOP, BINDING_MODALITIES, debtors, obligations_between, owed_to
from foedus.world.force import between, in_text, turns
from foedus.world.loading import load
from foedus.world.series import Reading, Series
from foedus.world.standing import Phase, Standing, phases, standing, steps_for
from foedus.world.world import World

__all__ = [
    "ATOP",
    "BINDING_MODALITIES",
    "Phase",
    "Reading",
    "Series",
    "Standing",
    "World",
    "between",
    "debtors",
    "in_text",
    "load",
    "obligations_between",
    "owed_to",
    "phases",
    "standing",
    "steps_for",
    "turns",
]
