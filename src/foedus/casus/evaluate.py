"""The answer of a world to a contingency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import msgspec

from foedus.casus.contingency import Contingency, checked
from foedus.casus.ground import Ground
from foedus.casus.judge import clauses, readings
from foedus.casus.reading import CONDITIONS, Kind, Reading, Result, Standing
from foedus.world import World

RANK: Final = {Result.ARISES: 0, Result.MAY: 1, Result.NOT: 2}
FIRM: Final = (Standing.LAW, Standing.ASSUMED, Standing.CODED)
GONE: Final = frozenset({None, "ended", "superseded", "lapsed"})
"""States in which nobody expects anything of an agreement any more, or yet."""


class Conflict(msgspec.Struct, frozen=True):
    """A debtor who owes help to one side, and forbearance to the other."""

    debtor: str
    help: Reading
    against: Reading


class Answer(msgspec.Struct, frozen=True, dict=True):
    """Every reading of a contingency, sorted: what arises first.

    ``coded`` are the readings of how data sets code texts that were read here; they stand
    beside the texts and count for nothing.
    """

    world: World
    contingency: Contingency
    readings: tuple[Reading, ...]
    coded: tuple[Reading, ...] = ()

    def of(self, *kinds: Kind, standing: Iterable[Standing] = FIRM) -> tuple[Reading, ...]:
        """The readings of some kinds that arise or may arise, of some standing."""
        wanted = set(standing)
        return tuple(
            r
            for r in self.readings
            if r.kind in kinds and r.result is not Result.NOT and r.standing in wanted
        )

    @cached_property
    def duties(self) -> tuple[Reading, ...]:
        """Duties of help that arise or may arise in law."""
        return self.of(Kind.HELP)

    @cached_property
    def consultations(self) -> tuple[Reading, ...]:
        return self.of(Kind.CONSULT)

    @cached_property
    def permissions(self) -> tuple[Reading, ...]:
        """What allows help and obliges nobody."""
        return self.of(Kind.PERMIT)

    @cached_property
    def breaches(self) -> tuple[Reading, ...]:
        """Promises not to use force that the act breaks, or may break."""
        return self.of(Kind.BREACH, standing=Standing)

    @cached_property
    def neutralities(self) -> tuple[Reading, ...]:
        return self.of(Kind.NEUTRAL)

    @cached_property
    def apart(self) -> tuple[Reading, ...]:
        """Commitments in political form or contested, and what is only asked."""
        weak = (Standing.POLITICAL, Standing.CONTESTED)
        owed = self.of(Kind.HELP, Kind.CONSULT, Kind.NEUTRAL, Kind.PERMIT, standing=weak)
        return (*owed, *self.of(Kind.ASK, standing=Standing))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Debtors of help whose promises to the other side stand in the way.

        A promise of the very agreement that orders the help does not: the two are read as one.
        """
        helpers: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.duties:
            helpers[reading.debtor].append(reading)
        barring = (*self.of(Kind.BAR, standing=Standing), *self.neutralities)
        return tuple(
            Conflict(bar.debtor, help, bar)
            for bar in barring
            for help in helpers.get(bar.debtor, ())
            if help.creditor != bar.creditor and help.agreement.id != bar.agreement.id
        )

    @cached_property
    def without_duty(self) -> tuple[Reading, ...]:
        """The nearest clauses of each debtor who owes no help and of whom one might expect it.

        The clause that comes nearest is the one that fails last; where several agreements come
        as near, each is named by one clause. A party that had not yet joined, or no longer
        belongs, is not expected to help.
        """
        owing = {reading.debtor for reading in self.duties}
        nearest: dict[tuple[str, str], Reading] = {}
        for reading in self.readings:
            if (
                reading.kind is Kind.HELP
                and reading.result is Result.NOT
                and reading.standing in FIRM
                and reading.debtor not in owing
                and self._is_bound(reading)
            ):
                key = (reading.debtor, reading.agreement.id)
                if key not in nearest or _nearness(reading) > _nearness(nearest[key]):
                    nearest[key] = reading
        last: defaultdict[str, int] = defaultdict(int)
        for (debtor, _), reading in nearest.items():
            last[debtor] = max(last[debtor], _nearness(reading))
        return tuple(
            nearest[key] for key in sorted(nearest) if _nearness(nearest[key]) == last[key[0]]
        )

    def _is_bound(self, reading: Reading) -> bool:
        """Whether debtor and creditor have signed and not left."""
        parties = reading.agreement.parties
        sides = {who if who in parties else None for who in (reading.debtor, reading.creditor)}
        return all(
            self.world.standing(reading.agreement, side).state not in GONE for side in sides
        )

    @cached_property
    def codings(self) -> tuple[Reading, ...]:
        """Coded duties of help and neutrality that answer otherwise than the text does."""
        told = {(r.agreement.id, r.kind, r.debtor, r.creditor, r.result) for r in self.readings}
        texts = {
            coding.id: agreement.id
            for agreement in self.world.agreements()
            for coding in self.world.codings(agreement.id)
        }
        return tuple(
            r
            for r in self.coded
            if r.kind in (Kind.HELP, Kind.NEUTRAL)
            and r.result is not Result.NOT
            and (texts[r.agreement.id], r.kind, r.debtor, r.creditor, r.result) not in told
        )

    def debtor(self, actor: str) -> tuple[Reading, ...]:
        """Every reading in which an actor owes or may act."""
        return tuple(r for r in self.readings if r.holder == actor)


def _nearness(reading: Reading) -> int:
    """How far a clause that does not arise comes before it fails."""
    return min(CONDITIONS.index(test.name) for test in reading.stopped_by)


def evaluate(world: World, contingency: Contingency) -> Answer:
    """Read every clause of a world that a contingency touches.

    The world is taken on the day of the contingency, with its edits and ``known_by``. The
    answer is a reading of texts, not a forecast of conduct.

    >>> from datetime import date
    >>> from foedus.world import load
    >>> attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1))
    >>> [(r.debtor, r.provision.locator) for r in evaluate(load("korea"), attack).duties]
    [('USA', 'Article III')]
    """
    asked = checked(contingency)
    then = world.at(asked.on)
    ground = Ground(then, asked.site, asked.targets, asked.on)
    codings = [c for a in then.agreements() for c in then.codings(a.id)]
    return Answer(
        then,
        asked,
        _sorted(readings(then, asked, ground, clauses(then.agreements()))),
        _sorted(readings(then, asked, ground, clauses(codings))),
    )


def _sorted(found: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(
        sorted(
            found,
            key=lambda r: (
                RANK[r.result],
                r.debtor,
                r.creditor,
                r.agreement.id,
                r.provision.locator,
            ),
        )
    )
