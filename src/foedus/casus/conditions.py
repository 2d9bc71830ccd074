"""The conditions of a clause, each answered by a contingency: yes, no or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from foedus.casus.contingency import Contingency
from foedus.casus.ground import Ground, Said, of_state
from foedus.casus.reading import Detail, Kind, Test
from foedus.casus.triggers import FORCE, sets_off
from foedus.dates import Truth
from foedus.evidence.records import Agreement, Case, Provision, Ref
from foedus.states import major_power

PLAIN: Final = Case()
WHEN_ATTACKED: Final = frozenset({"defence", "assistance", "consultation"})
ATTACKS: Final = frozenset(
    {"armed-attack", "external-armed-attack", "unprovoked-attack", "aggression"}
)
"""Triggers that make neutrality depend on which side was attacked."""
WITHOUT_FORCE: Final = frozenset({"non-aggression", "ceasefire"})


class Clause(NamedTuple):
    """A clause with its agreement and the clauses of others that narrow it."""

    agreement: Agreement
    provision: Provision
    limits: tuple[Clause, ...] = ()

    @property
    def case(self) -> Case:
        return self.provision.case or PLAIN


def conditions(
    clause: Clause,
    kind: Kind,
    creditor: str,
    asked: Contingency,
    ground: Ground,
    live: Truth,
    limits: Iterable[tuple[Provision, Truth]] = (),
    inside: frozenset[str] = frozenset(),
) -> Iterator[Test]:
    """Every condition that the clause puts, and that the contingency answers.

    ``kind`` is what the clause does toward the creditor, ``live`` whether it is in force
    between the two, ``limits`` what narrows it, each with whether that is in force, ``inside``
    who belongs to the agreement on the day. The answer of the clause is the conjunction of all
    in the logic of three values of Kleene.
    """
    provision = clause.provision
    yield Test("in-force", live, (clause.agreement.ref,))
    if provision.obligation not in WITHOUT_FORCE and provision.modality != "right":
        yield _role(provision, creditor, asked)
    yield from _trigger(provision, asked)
    yield from _blame(clause, kind, creditor, asked)
    yield from _where(provision, creditor, ground)
    yield from adversary(clause, creditor, asked, ground, inside)
    yield from _opinion(provision, creditor, asked)
    for limit, holds in limits:
        narrower = Clause(clause.agreement, limit)
        for test in (
            *_trigger(limit, asked),
            *_where(limit, creditor, ground),
            *adversary(narrower, creditor, asked, ground, inside),
            *_open(limit),
        ):
            yield msgspec.structs.replace(test, truth=test.truth | ~holds)


def _test(
    name: str, truth: Truth, provision: Provision, refs: Iterable[Ref] = (), **details: Detail
) -> Test:
    return Test(name, truth, (provision.ref, *refs), details)


def _role(provision: Provision, creditor: str, asked: Contingency) -> Test:
    """Whether the creditor stands on the side that the clause speaks of."""
    attacked = creditor in asked.targets
    if provision.obligation in WHEN_ATTACKED:
        fits = attacked
    elif provision.obligation == "offence":
        fits = creditor in asked.attackers
    else:
        fits = attacked or not ATTACKS & set(provision.trigger)
    truth = Truth.YES if fits else Truth.NO
    side = "target" if attacked else "attacker"
    return _test("role", truth, provision, actor=creditor, side=side)


def _trigger(provision: Provision, asked: Contingency) -> Iterator[Test]:
    """Whether the act is one that sets the clause off."""
    words = [word for word in provision.trigger if word != "request"]
    if provision.obligation in WITHOUT_FORCE and words in (["none"], []):
        words = [FORCE]
    answers = [sets_off(asked.act, word) for word in words]
    if not answers or words == ["none"]:
        return
    truth = Truth.any(answers)
    if (provision.case or PLAIN).joined:
        truth = ~Truth.any(~answer for answer in answers)
    yield _test("trigger", truth, provision, act=asked.act, triggers=tuple(words))


def _blame(clause: Clause, kind: Kind, creditor: str, asked: Contingency) -> Iterator[Test]:
    """Whether provocation, the target's own aggression or doubt on the author matters."""
    provision, case = clause.provision, clause.case
    attacked = creditor in asked.targets
    unprovoked = case.unprovoked or "unprovoked-attack" in provision.trigger
    if unprovoked and attacked:
        yield _test("provoked", ~asked.provoked, provision, actor=creditor)
    if provision.obligation in WHEN_ATTACKED and attacked and asked.aggressor is not Truth.NO:
        strict = unprovoked or "aggression" in provision.trigger
        truth = ~asked.aggressor if strict else Truth.UNKNOWN
        yield _test("aggressor", truth, provision, actor=creditor)
    if case.lapses_if_aggressor:
        began = asked.aggressor if attacked else Truth.YES
        yield _test("aggressor", ~began, provision, actor=creditor)
    elif kind is Kind.BAR:
        yield _test("aggressor", Truth.UNKNOWN, provision, actor=creditor)
    if asked.attributed is not Truth.YES:
        yield _test("attributed", asked.attributed, provision, actors=asked.attackers)


def _where(provision: Provision, creditor: str, ground: Ground) -> Iterator[Test]:
    """Whether what is hit lies where the clause says."""
    case = provision.case or PLAIN
    if not case.where:
        return
    said = [_covered(case, creditor, one) for one in ground.cases()]
    truth = said[0].truth if len({one.truth for one in said}) == 1 else Truth.UNKNOWN
    refs = dict.fromkeys(ref for one in said for ref in one.refs)
    yield _test("where", truth, provision, refs, site=str(ground.site))


def _covered(case: Case, creditor: str, ground: Ground) -> Said:
    refs: list[Ref] = []
    answers = []
    for terms in case.where:
        truth = Truth.YES
        for term in terms:
            said = _term(term, creditor, ground)
            truth &= said.truth
            refs += said.refs
        answers.append(truth)
    return Said(Truth.any(answers), tuple(refs))


def _term(term: str, creditor: str, ground: Ground) -> Said:
    head, _, id = term.partition(":")
    match head:
        case "area":
            return ground.area(id, creditor)
        case "territory":
            return ground.territory(id or creditor)
        case "metropolitan":
            return ground.metropolitan(creditor)
        case "recognised":
            return ground.recognised(creditor)
        case _:
            return ground.forces(creditor)


def adversary(
    clause: Clause, creditor: str, asked: Contingency, ground: Ground, inside: frozenset[str]
) -> Iterator[Test]:
    """Whether the creditor's enemies are those the clause speaks of: who, how many, a party."""
    provision, case = clause.provision, clause.case
    enemies, beside = asked.attackers, asked.with_attackers
    if creditor in asked.attackers:
        enemies, beside = asked.targets, asked.with_targets
    named = case.against or tuple((id,) for id in provision.adversary)
    fits = {
        one: Truth.NO if one in case.not_against else _fits(named, one, clause, asked, ground)
        for one in (*enemies, *beside)
    }
    if named or case.not_against:
        truth = Truth.any(fits[one] for one in enemies)
        yield _test("against", truth, provision, actors=enemies)
    if case.attackers > 1:
        sure = sum(truth is Truth.YES for truth in fits.values())
        possible = sum(truth is not Truth.NO for truth in fits.values())
        enough = Truth.YES if sure >= case.attackers else Truth.UNKNOWN
        truth = enough if possible >= case.attackers else Truth.NO
        yield _test("attackers", truth, provision, number=case.attackers)
    if speaks_of_others(provision) and inside.issuperset(enemies):
        yield _test("party", Truth.UNKNOWN, provision, actors=enemies)


def speaks_of_others(provision: Provision) -> bool:
    """Whether it is open that a duty of help is owed against one who belongs to the agreement."""
    duty = provision.obligation in WHEN_ATTACKED and provision.modality == "duty"
    return duty and not (provision.case or PLAIN).parties_too


def _fits(
    named: tuple[tuple[str, ...], ...],
    attacker: str,
    clause: Clause,
    asked: Contingency,
    ground: Ground,
) -> Truth:
    if not named:
        return Truth.YES
    answers = []
    for terms in named:
        truth = Truth.YES
        for term in terms:
            truth &= _is(term, attacker, clause.agreement, asked, ground)
        answers.append(truth)
    return Truth.any(answers)


def _is(
    term: str, attacker: str, agreement: Agreement, asked: Contingency, ground: Ground
) -> Truth:
    head, colon, id = term.partition(":")
    if head == "in" and colon:
        return of_state(ground.world.area(id), attacker)
    if term == "great-power":
        return major_power(attacker, asked.on)
    if term in ("third-state", "party"):
        inside = attacker in agreement.parties
        return Truth.YES if inside == (term == "party") else Truth.NO
    return Truth.YES if term == attacker else Truth.NO


def _opinion(provision: Provision, creditor: str, asked: Contingency) -> Iterator[Test]:
    """Whether a request, an opinion or a fact that no contingency states is needed."""
    case = provision.case or PLAIN
    needed = case.requested or "request" in provision.trigger
    if needed or "on-request" in provision.discretion:
        made = Truth.UNKNOWN
        if asked.requests is not None:
            made = Truth.YES if creditor in asked.requests else Truth.NO
        yield _test("request", made, provision, actor=creditor)
    if case.judged_by:
        yield _test("judgement", Truth.UNKNOWN, provision, judge=case.judged_by)
    yield from _open(provision)


def _open(provision: Provision) -> Iterator[Test]:
    case = provision.case or PLAIN
    for index, fact in enumerate(case.open):
        ko = case.open_ko[index] if case.open_ko else ""
        yield _test("open", Truth.UNKNOWN, provision, fact=fact, fact_ko=ko)
