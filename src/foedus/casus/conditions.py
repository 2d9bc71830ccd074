"""The conditions of a clause, each answered by a contingency: yes, no or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

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
    """A clause with its agreement and the declarations that narrow it."""

    agreement: Agreement
    provision: Provision
    limits: tuple[Provision, ...] = ()

    @property
    def case(self) -> Case:
        return self.provision.case or PLAIN


def conditions(
    clause: Clause, kind: Kind, creditor: str, asked: Contingency, ground: Ground, live: Truth
) -> Iterator[Test]:
    """Every condition that the clause puts, and that the contingency answers.

    ``kind`` is what the clause does toward the creditor, ``live`` whether it is in force
    between the two. The answer of the clause is the
    conjunction of all in the logic of three values of Kleene.
    """
    provision, case = clause.provision, clause.case
    yield Test("in-force", live, (clause.agreement.ref,))
    yield _role(provision, creditor, asked)
    yield from _trigger(provision, asked)
    yield from _blame(clause, kind, creditor, asked)
    yield from _where(provision, case, creditor, ground)
    yield from adversary(clause, asked, ground)
    yield from _opinion(provision, case, creditor, asked)
    for limit in clause.limits:
        yield from _trigger(limit, asked)
        yield from _where(limit, limit.case or PLAIN, creditor, ground)
        yield from _open(limit, limit.case or PLAIN)


def _test(
    name: str, truth: Truth, provision: Provision, refs: Iterable[Ref] = (), **details: Detail
) -> Test:
    return Test(name, truth, (provision.ref, *refs), details)


def _role(provision: Provision, creditor: str, asked: Contingency) -> Test:
    """Whether the creditor stands on the side that the clause speaks of."""
    attacked = creditor in asked.targets
    if provision.modality == "right" or provision.obligation in WITHOUT_FORCE:
        fits = True
    elif provision.obligation in WHEN_ATTACKED:
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


def _where(provision: Provision, case: Case, creditor: str, ground: Ground) -> Iterator[Test]:
    """Whether what is hit lies where the clause says."""
    if not case.where:
        return
    refs: list[Ref] = []
    answers = []
    for terms in case.where:
        truth = Truth.YES
        for term in terms:
            said = _term(term, creditor, ground)
            truth &= said.truth
            refs += said.refs
        answers.append(truth)
    site = str(ground.site)
    yield _test("where", Truth.any(answers), provision, dict.fromkeys(refs), site=site)


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


def adversary(clause: Clause, asked: Contingency, ground: Ground) -> Iterator[Test]:
    """Whether the attackers are those the clause speaks of: who, how many, a party or not."""
    provision, case = clause.provision, clause.case
    named = case.against or tuple((id,) for id in provision.adversary)
    fits = {one: _fits(named, one, clause, asked, ground) for one in asked.attackers}
    for one in fits:
        if one in case.not_against:
            fits[one] = Truth.NO
    if named or case.not_against:
        yield _test("against", Truth.any(fits.values()), provision, actors=asked.attackers)
    if case.attackers > 1:
        others = dict.fromkeys(asked.with_attackers, Truth.YES) if not named else {}
        counted = [*{**others, **fits}.values()]
        sure = sum(truth is Truth.YES for truth in counted)
        possible = sum(truth is not Truth.NO for truth in counted)
        enough = Truth.YES if sure >= case.attackers else Truth.UNKNOWN
        truth = enough if possible >= case.attackers else Truth.NO
        yield _test("attackers", truth, provision, number=case.attackers)
    inside = [one for one in asked.attackers if one in clause.agreement.parties]
    speaks = provision.obligation in WHEN_ATTACKED and provision.modality != "right"
    if speaks and inside and len(inside) == len(asked.attackers) and not case.parties_too:
        yield _test("party", Truth.UNKNOWN, provision, actors=tuple(inside))


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


def _opinion(
    provision: Provision, case: Case, creditor: str, asked: Contingency
) -> Iterator[Test]:
    """Whether a request, an opinion or a fact that no contingency states is needed."""
    needed = case.requested or "request" in provision.trigger
    if needed or "on-request" in provision.discretion:
        made = Truth.UNKNOWN
        if asked.requests is not None:
            made = Truth.YES if creditor in asked.requests else Truth.NO
        yield _test("request", made, provision, actor=creditor)
    if case.judged_by:
        yield _test("judgement", Truth.UNKNOWN, provision, judge=case.judged_by)
    yield from _open(provision, case)


def _open(provision: Provision, case: Case) -> Iterator[Test]:
    for index, fact in enumerate(case.open):
        ko = case.open_ko[index] if case.open_ko else ""
        yield _test("open", Truth.UNKNOWN, provision, fact=fact, fact_ko=ko)
