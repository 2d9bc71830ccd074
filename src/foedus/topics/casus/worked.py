"""Contingencies worked through in the brief, each with what decides it."""

from __future__ import annotations

from typing import Final

import msgspec

from foedus.casus import Contingency, rounds, site
from foedus.dates import Truth
from foedus.errors import CasusError, UnknownName
from foedus.findings import Figure, Finding, Section, Table
from foedus.topics.casus.figure import cascade
from foedus.topics.casus.room import lead
from foedus.topics.casus.tables import owed_table, without_table
from foedus.topics.casus.wording import assumptions
from foedus.world import World


class Worked(msgspec.Struct, frozen=True, kw_only=True):
    """A contingency by name, with the focal state's id where it takes part."""

    name: str
    attackers: tuple[str, ...]
    targets: tuple[str, ...]
    act: str = "armed-attack"
    where: str = "home"
    attributed: Truth = Truth.YES
    apart: bool = False
    """Whether political and contested commitments are shown as well."""


ATTACK: Final = Worked(name="attack", attackers=("PRK",), targets=("KOR",), apart=True)
ISLAND: Final = Worked(
    name="island",
    attackers=("PRK",),
    targets=("KOR",),
    act="limited-strike",
    where="yeonpyeong",
)
GUAM: Final = Worked(name="guam", attackers=("PRK",), targets=("USA",), where="forces:USA@guam")
JAPAN: Final = Worked(name="japan", attackers=("PRK",), targets=("JPN",))
CYBER: Final = Worked(
    name="cyber",
    attackers=("PRK",),
    targets=("KOR",),
    act="cyber-operation",
    where="cyberspace",
    attributed=Truth.UNKNOWN,
)
STRAIT: Final = Worked(
    name="strait", attackers=("CHN",), targets=("USA",), where="forces:USA@24.5,119.5"
)
BASES: Final = Worked(
    name="bases", attackers=("CHN",), targets=("USA", "KOR"), where="camp-humphreys"
)
NORTH: Final = Worked(name="north", attackers=("USA", "KOR"), targets=("PRK",))


def worked(world: World, *chosen: Worked) -> list[Section]:
    """A section for each contingency that makes sense on the world's day."""
    found = []
    for one in chosen:
        try:
            found.append(_section(world, one))
        except (CasusError, UnknownName):  # a state did not exist yet, or a place is not on record
            continue
    return found


def contingency(world: World, one: Worked) -> Contingency:
    """The contingency on the world's day."""
    return Contingency(
        attackers=one.attackers,
        targets=one.targets,
        on=world.on,
        act=one.act,
        site=site(world, one.where, one.targets),
        attributed=one.attributed,
    )


def _section(world: World, one: Worked) -> Section:
    asked = contingency(world, one)
    steps = rounds(world, asked)
    answer = steps[0].answer
    name = f"casus-{one.name}"
    blocks: list[Finding | Figure | Table] = [
        lead(answer),
        assumptions(answer.world, asked),
        cascade(name, steps),
    ]
    owed = (*answer.duties, *answer.consultations, *answer.permissions)
    if owed:
        blocks.append(owed_table(f"{name}-owed", "casus.owed", answer, owed))
    if answer.apart and one.apart:
        blocks.append(owed_table(f"{name}-apart", "casus.apart", answer, answer.apart, lean=True))
    if answer.without_duty:
        table = without_table(f"{name}-without", "casus.without_duty", answer, answer.without_duty)
        blocks.append(table)
    return Section(name, Finding(f"casus.worked.{one.name}"), blocks)
