"""Duties of ATOP in a world against the table of directed dyad-years that the coders published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl
import pytest

from foedus.dates import Truth
from foedus.published.agreements import DUTIES
from foedus.upstream import read
from foedus.world import load
from foedus.world.duties import BINDING_MODALITIES, owed_to

if TYPE_CHECKING:
    from tests.conftest import MadeUpPack

    from foedus.world import World

Duty = tuple[str, str, str]

# Between the Rome Protocols, which ended in March 1938, and a pact of 1939 the two owed one
# another nothing, though each year from 1937 to 1939 has a row.
BETWEEN: Final[dict[int, set[Duty]]] = {
    1938: {("HUN", "ITA", "consultation"), ("ITA", "HUN", "consultation")}
}


def owed(world: World) -> Iterator[Duty]:
    """Who certainly owes whom what on the world's day."""
    for agreement in world.agreements():
        for provision in world.provisions(agreement):
            if provision.modality not in BINDING_MODALITIES:
                continue
            for debtor in agreement.parties:
                for creditor in owed_to(agreement, provision, debtor):
                    if world.live(agreement, debtor, creditor) is Truth.YES:
                        yield debtor, creditor, provision.obligation


def published(year: int) -> tuple[set[Duty], set[Duty]]:
    """The duties of a year that stand from the year before to the year after, and all of these."""
    frame = read("atop.directed-dyad-years").filter(pl.col("year").is_between(year - 1, year + 1))
    by_year: dict[int, set[Duty]] = {y: set() for y in range(year - 1, year + 2)}
    for row in frame.iter_rows(named=True):
        for name, (obligation, _, _) in DUTIES.items():
            if row[name]:
                by_year[row["year"]].add((row["actor1"], row["actor2"], obligation))
    return set.intersection(*by_year.values()), set.union(*by_year.values())


@pytest.mark.parametrize("year", [1880, 1912, 1925, 1938, 1950, 1965, 1980, 1994, 2008, 2017])
def test_duties_are_those_of_the_published_dyad_years(
    year: int, mirror: Path, pack: MadeUpPack
) -> None:
    pack.info["until"] = "2020-12-31"
    actors = read("atop.members")["actor"].drop_nulls().unique().sort().to_list()
    world = load(str(pack.save()), data=["atop"], states=actors).at(date(year, 7, 1))
    ours = set(owed(world))
    of_the_pack = set(owed(load(str(pack.folder)).at(date(year, 7, 1))))
    sure, ever = published(year)
    assert sorted(sure - ours) == sorted(BETWEEN.get(year, ()))
    assert sorted(ours - ever - of_the_pack) == []
