"""Every dyad and year at once, by the same clauses and conditions as a single contingency.

The answer of a clause depends on the enemy only through what the clause can tell of it. So a
clause is read once for each creditor and each kind of enemy that it tells apart, and the answer
is laid over all enemies of that kind.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from foedus.casus.conditions import Clause, conditions, speaks_of_others
from foedus.casus.contingency import Contingency
from foedus.casus.evaluate import FIRM
from foedus.casus.ground import Ground, changes
from foedus.casus.judge import (
    OPEN_GROUPS,
    StandsOf,
    behind,
    clauses,
    in_force,
    inside,
    kind_of,
    narrowing,
    sides,
)
from foedus.casus.reading import Kind, standing_of
from foedus.dates import Truth
from foedus.evidence.records import Agreement, Case, Provision
from foedus.states import major_turns
from foedus.world import World, standing, turns

Levels = NDArray[np.uint8]
LEVEL: Final = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
"""Does not arise, may arise, arises."""
TEMPLATE: Final = Contingency(attackers=("",), targets=("",), on=date(1816, 1, 1))
_DAY: Final = timedelta(days=1)


class Year(NamedTuple):
    """What would be owed in a year; each axis is indexed as ``actors``.

    ``defence`` is owed to the target, ``offence``, ``neutrality`` and ``barred`` (no force
    against it) to the attacker: arrays of :data:`LEVEL` by attacker, target and debtor.
    ``breach``, by attacker and target, is what the attacker itself has promised the target.
    """

    year: int
    actors: tuple[str, ...]
    defence: Levels
    offence: Levels
    neutrality: Levels
    barred: Levels
    breach: Levels


class _Stretch(NamedTuple):
    """Days on which a clause binds a debtor to a creditor, and how it is narrowed then."""

    clause: int
    kind: Kind
    debtor: str
    creditor: str
    first: date
    live: Truth
    limits: tuple[tuple[Provision, Truth], ...]
    inside: frozenset[str]


def years(
    world: World,
    first: int,
    last: int,
    members: Callable[[int], Sequence[str]],
    template: Contingency = TEMPLATE,
) -> Iterator[Year]:
    """For each year, who would owe whom what if one member acted against another.

    ``members`` gives the states of a year; ``template`` the rest of the contingency, its actors
    and day aside. What holds on any day of the year counts, at its strongest; clauses that do
    not bind in law are left out, as are debtors that are no members.
    """
    read = _Reader(world, template)
    by_year = read.stretches(first, last)
    for year in range(first, last + 1):
        yield read.year(year, tuple(members(year)), by_year.get(year, ()))


class _Reader:
    """The clauses of a world that bind in law, and the answers already read."""

    def __init__(self, world: World, template: Contingency) -> None:
        self.world = world
        self.template = template
        self.ground = changes(world, template.site)
        self.clauses = [c for c in clauses(world.agreements()) if standing_of(c.agreement) in FIRM]
        self.names = [_names(clause) for clause in self.clauses]
        self.where = [_asks_where(clause) for clause in self.clauses]
        self.rank = [_asks_rank(clause) for clause in self.clauses]
        self.answers: dict[Hashable, int] = {}
        self.vectors: dict[Hashable, Levels] = {}
        self.fellows: dict[str, dict[date, frozenset[str]]] = {}

    def stretches(self, first: int, last: int) -> dict[int, list[_Stretch]]:
        """By year, the stretches of days of which some fall in it."""
        found: defaultdict[int, list[_Stretch]] = defaultdict(list)
        for index, clause in enumerate(self.clauses):
            stands = _standings()
            days = self._turns(clause, date(first, 1, 1), date(last, 12, 31))
            for debtor, creditor, kind in _owed(clause):
                for day, following in zip(days, (*days[1:], None), strict=True):
                    live = in_force(clause, debtor, creditor, day, stands)
                    if live is Truth.NO:
                        continue
                    limits = narrowing(clause, debtor, creditor, day, stands)
                    fellows = self._inside(clause, day, stands)
                    stretch = _Stretch(index, kind, debtor, creditor, day, live, limits, fellows)
                    end = (
                        min(last, self.world.on.year)
                        if following is None
                        else (following - _DAY).year
                    )
                    for year in range(day.year, end + 1):
                        found[year].append(stretch)
        return dict(found)

    def year(self, year: int, actors: tuple[str, ...], stretches: Sequence[_Stretch]) -> Year:
        size = len(actors)
        place = {actor: index for index, actor in enumerate(actors)}
        cubes = [np.zeros((size, size, size), np.uint8) for _ in range(4)]
        defence, offence, neutrality, barred = cubes
        breach = np.zeros((size, size), np.uint8)
        whole = Year(year, actors, defence, offence, neutrality, barred, breach)
        self.vectors.clear()
        for one in stretches:
            self._lay(one, whole, place)
        indices = np.arange(size)
        for array in cubes:
            array[indices, :, indices] = 0
            array[:, indices, indices] = 0
            array[indices, indices, :] = 0
        return whole

    def _lay(self, one: _Stretch, whole: Year, place: dict[str, int]) -> None:
        """Lay the answers of a stretch over all enemies."""
        if one.kind is Kind.BREACH:
            self._without_force(one, whole, place)
            return
        debtor, creditor = place.get(one.debtor), place.get(one.creditor)
        if debtor is None or creditor is None:
            return
        obligation = self.clauses[one.clause].provision.obligation
        if one.kind is Kind.NEUTRAL:
            row, attacked = whole.neutrality[creditor, :, debtor], False
        elif obligation == "offence":
            row, attacked = whole.offence[creditor, :, debtor], False
        elif obligation == "defence":
            row, attacked = whole.defence[:, creditor, debtor], True
        else:
            return
        levels = self._levels(one, one.kind, one.creditor, whole.actors, attacked)
        np.maximum(row, levels, out=row)

    def _without_force(self, one: _Stretch, whole: Year, place: dict[str, int]) -> None:
        owing = [place[a] for a in behind(one.debtor) if a in place]
        owed = [place[a] for a in behind(one.creditor) if a in place]
        for debtor in owing:
            for creditor in owed:
                pair = (whole.actors[debtor], whole.actors[creditor])
                level = self._level(one, Kind.BREACH, pair[0], pair[1], attacked=True)
                whole.breach[debtor, creditor] = max(whole.breach[debtor, creditor], level)
                row = whole.barred[creditor, :, debtor]
                levels = self._levels(one, Kind.BAR, pair[1], whole.actors, attacked=False)
                np.maximum(row, levels, out=row)

    def _levels(
        self, one: _Stretch, kind: Kind, creditor: str, actors: tuple[str, ...], attacked: bool
    ) -> Levels:
        """The level of a clause for every actor as the enemy; nobody is its own."""
        key = self._key(one, kind, creditor, attacked)
        if key not in self.vectors:
            alike = [self._alike(one, actor, attacked) for actor in actors]
            enemies = {s: a for s, a in zip(alike, actors, strict=True) if a != creditor}
            levels = {
                same: self._level(one, kind, enemy, creditor, attacked)
                for same, enemy in enemies.items()
            }
            self.vectors[key] = np.array([levels.get(same, 0) for same in alike], np.uint8)
        return self.vectors[key]

    def _alike(self, one: _Stretch, enemy: str, attacked: bool) -> Hashable:
        """What a clause tells of an enemy, whose land is hit where an attacker is owed."""
        if self.names[one.clause] or (self.where[one.clause] and not attacked):
            return enemy
        return enemy in one.inside

    def _key(self, one: _Stretch, kind: Kind, creditor: str, attacked: bool) -> Hashable:
        """What an answer depends on, the enemy aside."""
        where = self.where[one.clause]
        whose = where or self.names[one.clause] or bool(self.template.requests)
        dated = self.rank[one.clause] or (where and bool(self.ground))
        return (
            one.clause,
            kind,
            attacked,
            one.live,
            one.inside,
            one.limits and (one.debtor, one.first),
            creditor if whose else None,
            one.first if dated else None,
        )

    def _level(self, one: _Stretch, kind: Kind, enemy: str, creditor: str, attacked: bool) -> int:
        """The level of a clause for one enemy, read once for all that are alike to it."""
        clause = self.clauses[one.clause]
        key = (self._key(one, kind, creditor, attacked), self._alike(one, enemy, attacked))
        if key not in self.answers:
            sides_ = ((enemy,), (creditor,)) if attacked else ((creditor,), (enemy,))
            asked = msgspec.structs.replace(
                self.template, attackers=sides_[0], targets=sides_[1], on=one.first
            )
            then = self.world.at(asked.on) if self.ground else self.world
            ground = Ground(then, asked.site, asked.targets, asked.on)
            truth = Truth.YES
            found = conditions(
                clause, kind, creditor, asked, ground, one.live, one.limits, one.inside
            )
            for test in found:
                truth &= test.truth
            self.answers[key] = LEVEL[truth]
        return self.answers[key]

    def _inside(self, clause: Clause, day: date, stands: StandsOf) -> frozenset[str]:
        """Who belongs to the agreement on a day, where the answer depends on it."""
        known = self.fellows.setdefault(clause.agreement.id, {})
        texts = (clause.provision, *(narrower.provision for narrower in clause.limits))
        if not any(map(speaks_of_others, texts)):
            return frozenset()
        if day not in known:
            known[day] = inside(clause, clause.agreement.parties, day, stands)
        return known[day]

    def _turns(self, clause: Clause, first: date, last: date) -> tuple[date, ...]:
        """The first day of the span, and the days in it on which an answer may change."""
        whole = (clause, *clause.limits)
        days = set(turns((c.agreement for c in whole), (c.provision for c in whole)))
        if _asks_rank(clause):
            days.update(major_turns())
        if _asks_where(clause):
            days.update(self.ground)
        ordered = sorted(days)
        start = bisect_left(ordered, first)
        stop = bisect_right(ordered, min(last, self.world.on))
        return (first, *(day for day in ordered[start:stop] if day != first))


def _names(clause: Clause) -> bool:
    """Whether the clause tells enemies apart otherwise than by whether they are parties."""
    return any(
        p.adversary or (p.case is not None and (p.case.against or p.case.not_against))
        for p in (clause.provision, *(limit.provision for limit in clause.limits))
    )


def _asks_where(clause: Clause) -> bool:
    return any(case.where for case in _cases(clause))


def _asks_rank(clause: Clause) -> bool:
    return any("great-power" in terms for case in _cases(clause) for terms in case.against)


def _cases(clause: Clause) -> Iterator[Case]:
    """The formal readings of a clause and of those that narrow it."""
    for one in (clause, *clause.limits):
        yield one.case


def _owed(clause: Clause) -> Iterator[tuple[str, str, Kind]]:
    kind = kind_of(clause.provision)
    if kind in (Kind.HELP, Kind.NEUTRAL, Kind.BREACH):
        for debtor, creditor in sides(clause.agreement, clause.provision):
            if not {debtor, creditor} & OPEN_GROUPS:
                yield debtor, creditor, kind


def _standings() -> StandsOf:
    """How agreements stand on any day, read once for each party and day."""
    known: dict[tuple[str, date, str | None, str | None], Truth] = {}

    def stands(agreement: Agreement, day: date, party: str | None, other: str | None) -> Truth:
        key = (agreement.id, day, party, other)
        if key not in known:
            known[key] = standing(agreement, day, party, other).live
        return known[key]

    return stands
