"""All comparisons, and the search through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, NamedTuple

from foedus.disagreements.found import Disagreement, Material
from foedus.errors import UnknownName, UpstreamError
from foedus.evidence.pack import Evidence
from foedus.upstream import read

Compare = Callable[[Material], Iterator[Disagreement]]

ABOUT: Final = {
    "pack": "records of the pack for which it keeps rival claims",
    "alliance": "duties of the Correlates of War alliance files and of ATOP",
    "atop": "duties of ATOP's directed dyad-years and of a rebuild from its members",
    "clauses": "duties by the clauses that the pack read and by ATOP's codes",
    "treaty-days": "starts and ends of treaties in the pack and in ATOP",
    "troops": "numbers of US troops in the editions of troopdata",
    "nuclear-tests": "numbers of nuclear tests",
    "launches": "days of North Korean launches",
}
"""What is compared, each by the module of its name."""


class Search(NamedTuple):
    """What was found, and what could not be compared, with why."""

    found: tuple[Disagreement, ...]
    not_compared: tuple[str, ...]


def disagreements(evidence: Evidence, state: str = "", about: str = "") -> Search:
    """Where sources differ, for one state or all, about one thing or all.

    A comparison of which a data set is not installed is named in ``not_compared``, with the sets
    that it needs. Raises :class:`UnknownName` for a thing that is not compared.
    """
    if about and about not in ABOUT:
        raise UnknownName.of("comparison", about, ABOUT)
    found: list[Disagreement] = []
    missing: list[str] = []
    for name in [about] if about else ABOUT:
        module = import_module(f"foedus.disagreements.{name.replace('-', '_')}")
        compare: Compare = module.compare
        try:
            frames = {table: read(table) for table in module.TABLES}
        except UpstreamError as error:
            sets = dict.fromkeys(table.partition(".")[0] for table in module.TABLES)
            missing.append(f"{name} ({', '.join(sets)}): {error}")
            continue
        found += compare(Material(evidence, frames))
    kept = [one for one in found if not state or state in one.states]
    return Search(tuple(kept), tuple(missing))
