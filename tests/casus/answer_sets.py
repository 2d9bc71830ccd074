"""Worlds and contingencies as facts for the rules of ``clauses.lp``, and what those answer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import clingo
from tests.casus.made_up import ACTORS, AREAS, PLACES

from foedus.casus import Contingency
from foedus.dates import Truth, When
from foedus.evidence.records import Agreement, Case, Clause, Provision
from foedus.states import major_power
from foedus.world import World

LEVEL: Final = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
RULES: Final = Path(__file__).with_name("clauses.lp")
MOST_ROUNDS: Final = len(ACTORS)

Asked = tuple[World, Contingency, bool]
"""A world, a contingency, and whether duties that may arise are followed as well."""
Key = tuple[int, int, str, str, str, str]
"""Round, side that joined, clause, debtor, creditor and kind."""
Answers = dict[Key, tuple[int, frozenset[tuple[str, int]]]]
"""The answer of each reading, with the conditions that are not met (0) or not known (1)."""


def fact(name: str, *terms: object) -> str:
    return f"{name}({','.join(map(_term, terms))})."


def _term(value: object) -> str:
    if isinstance(value, When):
        return f"{value.earliest.toordinal()},{value.latest.toordinal()}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str) and value.startswith("in:"):
        return f'in("{value[3:]}")'
    return f'"{value}"'


def common() -> Iterator[str]:
    """What is the same in all worlds."""
    for actor in ACTORS:
        yield fact("actor", actor)
    table = tomllib.loads((files("foedus.casus") / "triggers.toml").read_text("utf-8"))
    for trigger, acts in table.items():
        for act, word in acts.items():
            yield fact("sets_off", trigger, act, ("no", "open", "yes").index(word))
    for area in AREAS:
        yield fact("area", area.id)
        yield from (fact("wholly", area.id, actor) for actor in area.states)
        yield from (fact("partly", area.id, actor) for actor in area.partly)
        for how, rings in (("core", area.core), ("rim", area.rim)):
            for ring in rings:
                (west, south), (east, north) = ring[0], ring[2]
                corners = ",".join(str(int(n)) for n in (west, south, east, north))
                yield f'box("{area.id}",{how},{corners}).'
    for place in PLACES:
        yield fact("at", place.id, int(place.lon), int(place.lat))


def facts(w: int, world: World, asked: Contingency, open_too: bool) -> Iterator[str]:
    """One world and its first question."""
    yield fact("day", w, asked.on.toordinal())
    yield fact("follow", w, 1 if open_too else 2)
    for actor in ACTORS:
        yield fact("great", w, actor, LEVEL[major_power(actor, asked.on)])
    for agreement in world.agreements():
        yield from _agreement(w, agreement)
    for index, claim in enumerate(world.evidence.place_claims):
        yield fact(
            "place_claim", w, index, claim.place, claim.actor, claim.relation, claim.span.start
        )
        if claim.span.end:
            yield fact("claim_end", w, index, claim.span.end)
    yield from _question(w, asked)


def _question(w: int, asked: Contingency) -> Iterator[str]:
    at = (w, 1, 0)
    yield fact("asked", *at)
    for name, actors in (
        ("acts", asked.attackers),
        ("suffers", asked.targets),
        ("acts_too", asked.with_attackers),
        ("suffers_too", asked.with_targets),
    ):
        yield from (fact(name, *at, actor) for actor in actors)
    yield fact("act", *at, asked.act)
    yield fact("site", *at, asked.site.kind, asked.site.place or asked.site.actor)
    if asked.site.forces:
        yield fact("hits", *at, asked.site.forces)
    for what in ("provoked", "aggressor", "attributed"):
        yield fact("said", *at, what, LEVEL[getattr(asked, what)])
    if asked.requests is not None:
        yield fact("requests_known", w)
        yield from (fact("requests", w, actor) for actor in asked.requests)


def _agreement(w: int, agreement: Agreement) -> Iterator[str]:
    id = agreement.id
    yield fact("form", w, id, agreement.binding, agreement.text)
    if agreement.contested_by:
        yield fact("contested", w, id)
    yield from (fact("party", w, id, party) for party in agreement.parties)
    for index, step in enumerate(agreement.status):
        yield fact("step", w, id, index, step.state, step.since)
        yield from (fact("step_of", w, id, index, party) for party in step.parties)
        if step.between:
            yield fact("between_only", w, id, index)
    for provision in agreement.provisions:
        yield from _provision(w, provision)


def _provision(w: int, provision: Provision) -> Iterator[str]:
    c = (w, provision.id)
    yield fact("stated", *c, provision.agreement, provision.modality, provision.obligation)
    yield from (fact("debtor_word", *c, word) for word in provision.debtor)
    yield from (fact("creditor_word", *c, word) for word in provision.creditor)
    yield from (fact("trigger", *c, word) for word in provision.trigger)
    yield from (fact("discretion", *c, word) for word in provision.discretion)
    yield from (fact("adversary", *c, i, word) for i, word in enumerate(provision.adversary))
    for name, when in (("since", provision.since), ("until", provision.until)):
        if when:
            yield fact(name, *c, when)
    if provision.case:
        yield fact("case", *c)
        yield from _case(c, provision.case)


def _case(c: tuple[int, str], case: Case) -> Iterator[str]:
    for name, holds in (
        ("joined", case.joined),
        ("unprovoked", case.unprovoked),
        ("requested", case.requested),
        ("parties_too", case.parties_too),
        ("lapses", case.lapses_if_aggressor),
        ("judged", bool(case.judged_by)),
        ("open", bool(case.open)),
    ):
        if holds:
            yield fact(name, *c)
    for index, head, id in _terms(case.where):
        yield fact("where", *c, index, head, id)
    for index, terms in enumerate(case.against):
        yield from (fact("against", *c, index, term) for term in terms)
    yield from (fact("excluded", *c, actor) for actor in case.not_against)
    if case.attackers > 1:
        yield fact("least", *c, case.attackers)
    yield from (fact("limits", *c, limited) for limited in case.limits)


def _terms(clause: Clause) -> Iterator[tuple[int, str, str]]:
    for index, terms in enumerate(clause):
        for term in terms:
            head, _, id = term.partition(":")
            yield index, head, id


def answers(questions: Sequence[Asked]) -> list[Answers]:
    """What the rules answer to each question and the rounds that follow.

    Every atom is settled while the rules are grounded, for no rule leaves a choice.
    """
    control = clingo.Control(["--warn=none"])
    control.load(str(RULES))
    control.add("base", [], "\n".join(_all(questions)))
    control.ground([("base", [])])
    control.ground([("answer", [clingo.Number(1)])])
    for number in range(2, MOST_ROUNDS + 1):
        for part in ("join", "ask", "answer"):
            control.ground([(part, [clingo.Number(number)])])
    short: dict[tuple[object, ...], set[tuple[str, int]]] = {}
    for arguments in _atoms(control, "test", 9):
        *whole, name, level = arguments
        if level != 2:
            short.setdefault(tuple(whole), set()).add((str(name), int(level)))
    found: list[Answers] = [{} for _ in questions]
    for arguments in _atoms(control, "result", 8):
        *whole, answer = arguments
        w, number, side = map(int, whole[:3])
        clause, debtor, creditor, kind = map(str, whole[3:])
        key = (number, side, clause, debtor, creditor, kind)
        found[w][key] = int(answer), frozenset(short.get(tuple(whole), ()))
    return found


def _all(questions: Iterable[Asked]) -> Iterator[str]:
    yield from common()
    for w, (world, asked, open_too) in enumerate(questions):
        yield from facts(w, world, asked, open_too)


def _atoms(control: clingo.Control, name: str, arity: int) -> Iterator[list[str | int]]:
    for atom in control.symbolic_atoms.by_signature(name, arity):
        assert atom.is_fact
        yield [
            a.number if a.type is clingo.SymbolType.Number else a.string
            for a in atom.symbol.arguments
        ]
