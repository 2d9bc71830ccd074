"""What follows if those who owe help give it: round after round, to a fixed point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from foedus.casus.contingency import Contingency, can_act
from foedus.casus.evaluate import Answer, evaluate
from foedus.casus.reading import Kind, Reading, Result
from foedus.casus.site import UNSTATED
from foedus.dates import Truth
from foedus.world import World


class Step(msgspec.Struct, frozen=True):
    """One question of a round and its answer.

    ``if_`` holds the readings by which the new belligerents came in; ``sure`` is whether all
    of them arise, so that the step rests on no open fact of an earlier one.
    """

    number: int
    answer: Answer
    if_: tuple[Reading, ...] = ()

    @property
    def sure(self) -> bool:
        return all(reading.result is Result.ARISES for reading in self.if_)


def rounds(
    world: World, contingency: Contingency, most: int | None = None, open_too: bool = False
) -> tuple[Step, ...]:
    """The contingency, then what it leads to if the debtors of help act, until nobody new is in.

    Debtors act whose duty arises; with ``open_too`` those also whose duty may arise, unless it
    is open whether it helps an aggressor. A party that was no state on the day does not act. A
    debtor joins one side once; one who owes help to both sides joins neither, and the answer
    shows it among the conflicts. Those who help the targets act against the attackers, who are
    then the aggressors; those who owe the attackers offence act against the targets. ``most``
    bounds the rounds.

    >>> from datetime import date
    >>> from foedus.world import load
    >>> attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1))
    >>> [(s.number, s.answer.contingency.attackers) for s in rounds(load("korea"), attack)]
    [(1, ('PRK',)), (2, ('USA',))]
    """
    first = Step(1, evaluate(world, contingency))
    found = [first]
    sides = (
        {*contingency.attackers, *contingency.with_attackers},
        {*contingency.targets, *contingency.with_targets},
    )
    latest = [first]
    while latest and (most is None or latest[0].number < most):
        following = list(_next(world, contingency, latest, sides, open_too))
        found += following
        latest = following
    return tuple(found)


def _next(
    world: World,
    contingency: Contingency,
    latest: Iterable[Step],
    sides: tuple[set[str], set[str]],
    open_too: bool,
) -> Iterator[Step]:
    """The questions that the joiners of the latest round raise; they are added to the sides."""
    attackers, targets = sides
    number = 0
    by_side: tuple[list[Reading], list[Reading]] = ([], [])
    for step in latest:
        number = step.number + 1
        for reading in step.answer.of(Kind.HELP):
            if _follows(reading, open_too) and can_act(reading.debtor, contingency.on):
                by_side[0 if reading.creditor in attackers else 1].append(reading)
    helping = tuple({r.debtor for r in readings} - attackers - targets for readings in by_side)
    torn = helping[0] & helping[1]
    joining = tuple(sorted(one - torn) for one in helping)
    before = (tuple(sorted(attackers)), tuple(sorted(targets)))
    attackers.update(joining[0])
    targets.update(joining[1])
    for side, new in enumerate(joining):
        if new:
            asked = _against(contingency, tuple(new), side, before)
            cause = tuple(r for r in by_side[side] if r.debtor in new)
            yield Step(number, evaluate(world, asked), cause)


def _follows(reading: Reading, open_too: bool) -> bool:
    """Whether a duty is taken as acted on: it arises, or may, and not to help an aggressor."""
    doubts = {test.name for test in reading.tests if test.truth is Truth.UNKNOWN}
    return reading.result is Result.ARISES or (open_too and "aggressor" not in doubts)


def _against(
    contingency: Contingency,
    new: tuple[str, ...],
    side: int,
    before: tuple[tuple[str, ...], tuple[str, ...]],
) -> Contingency:
    """The new belligerents of a side act against the other side as it stood."""
    attackers, targets = before
    if side == 0:
        return msgspec.structs.replace(
            contingency,
            attackers=new,
            targets=targets,
            with_attackers=attackers,
            with_targets=(),
        )
    return msgspec.structs.replace(
        contingency,
        attackers=new,
        targets=attackers,
        with_attackers=targets,
        with_targets=(),
        act="armed-attack",
        site=UNSTATED,
        provoked=Truth.YES,
        aggressor=Truth.YES,
        attributed=Truth.YES,
    )
