"""Readings and their conditions as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from foedus.casus import Contingency, Kind, Reading, Result, Site, Test
from foedus.dates import Truth
from foedus.findings import LANGUAGES, Finding, Value, catalogue
from foedus.findings import values as v
from foedus.world import World

ANSWER: Final = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "open"}
WORD: Final = {Result.ARISES: "arises", Result.MAY: "may", Result.NOT: "not"}
FORCE: Final = "use-of-force"


def condition(world: World, reading: Reading, test: Test) -> Finding:
    """How the contingency answers one condition of a clause."""
    details = test.details
    facts: dict[str, Value] = {"article": v.locator(reading.provision)}
    name = test.name
    match name:
        case "in-force":
            party = reading.debtor if reading.debtor in reading.agreement.parties else None
            state = world.standing(reading.agreement, party).state
            facts["agreement"] = v.title(reading.agreement)
            facts["actor"] = v.actor(reading.debtor)
            if state:
                facts["standing"] = v.term(state, "status", test.refs)
            elif test.truth is Truth.NO:
                name = "unbound"
        case "trigger" if details["triggers"] == (FORCE,):
            name = "force"
        case "role":
            name = f"role-{details['side']}"
        case "open":
            facts["fact"] = v.text(str(details["fact"]), str(details["fact_ko"]), test.refs)
        case "where":
            facts["site"] = place(world, str(details["site"]), test.refs)
    for key, raw in details.items():
        match key, raw:
            case "act", str():
                facts[key] = v.term(raw, "act", test.refs)
            case "triggers", tuple() if raw != (FORCE,):
                facts[key] = v.options(raw, "trigger", test.refs)
            case "actor", str():
                facts[key] = v.actor(raw, test.refs)
            case "actors", tuple():
                facts[key] = v.actors(raw, test.refs)
            case "judge", str():
                facts[key] = v.term(raw, "judge", test.refs)
            case "number", int():
                facts[key] = v.number(raw, test.refs)
    return Finding(f"casus.{ANSWER[test.truth]}.{name}", facts)


def place(world: World, site: str, refs: Iterable[str] = ()) -> Value:
    """A site as a reader would name it, from its written form."""
    owner, at, rest = site.partition("@")
    if at:
        whose = v.actor(owner.partition(":")[2])
        return both("casus.site.forces", {"actor": whose, "where": place(world, rest)}, refs)
    head, colon, actor = site.partition(":")
    if colon:
        return both(f"casus.site.{head}", {"actor": v.actor(actor)}, refs)
    if site in ("home", "cyberspace", "space", "unstated"):
        return both(f"casus.site.{site}", {}, refs)
    if "," in site:
        return v.text(site, site, refs)
    found = world.place(site)
    return v.text(found.name, found.name_ko, (found.ref, *refs))


def both(key: str, facts: Mapping[str, Value], refs: Iterable[str] = ()) -> Value:
    """A sentence as a value, in both languages."""
    en, ko = (catalogue(lang).text(Finding(key, facts)) for lang in LANGUAGES)
    return v.text(en, ko, refs)


def reasons(world: World, reading: Reading) -> Value:
    """What stops a clause, what it leaves open, or what it rests on, in one value."""
    tests = {
        Result.NOT: reading.stopped_by[:1],
        Result.MAY: reading.left_open,
        Result.ARISES: tuple(t for t in reading.tests if t.name not in ("in-force", "open")),
    }[reading.result]
    found = list(dict.fromkeys(map(tuple, _texts(world, reading, tests))))
    refs = tuple(dict.fromkeys(ref for test in tests for ref in test.refs))
    return v.text("; ".join(en for en, _ in found), "; ".join(ko for _, ko in found), refs)


def _texts(world: World, reading: Reading, tests: Iterable[Test]) -> list[tuple[str, str]]:
    said = [condition(world, reading, test) for test in tests]
    en, ko = (catalogue(lang, world.on) for lang in LANGUAGES)
    return [(en.text(finding), ko.text(finding)) for finding in said]


def verdict(world: World, reading: Reading) -> Finding:
    """What a clause means for its debtor, in a sentence."""
    provision = reading.provision
    facts = {
        "article": v.locator(provision),
        "agreement": v.title(reading.agreement),
        "holder": v.actor(reading.holder) if _is_actor(reading.holder) else _group(reading.holder),
        "toward": v.actor(reading.toward) if _is_actor(reading.toward) else _group(reading.toward),
        "duty": v.term(provision.obligation, "obligation", (provision.ref,)),
        "why": reasons(world, reading),
        "how": how(reading),
        "summary": v.text(provision.summary, provision.summary_ko, (provision.ref,)),
    }
    kind = (
        "duty" if reading.kind in (Kind.HELP, Kind.CONSULT, Kind.NEUTRAL) else reading.kind.value
    )
    return Finding(f"casus.say.{kind}.{WORD[reading.result]}", facts)


def how(reading: Reading) -> Value:
    """How automatic the clause is, by its own words."""
    provision = reading.provision
    if not provision.discretion:
        return both("casus.no_discretion", {})
    return v.terms(provision.discretion, "discretion")


def _is_actor(name: str) -> bool:
    return name not in ("un-members", "all-states", "parties")


def _group(name: str) -> Value:
    return v.term(name, "group")


def who(names: Iterable[str]) -> Value:
    """Several holders of one clause."""
    found = tuple(names)
    if len(found) == 1 and not _is_actor(found[0]):
        return _group(found[0])
    return v.actors(found)


def assumptions(world: World, asked: Contingency) -> Finding:
    """What the question takes as given."""
    facts = {
        "act": v.term(asked.act, "act"),
        "attackers": v.actors(asked.attackers),
        "targets": v.actors(asked.targets),
        "on": v.day(asked.on),
        "site": site(world, asked.site),
        "provoked": v.term(ANSWER[asked.provoked], "provoked"),
        "aggressor": v.term(ANSWER[asked.aggressor], "aggressor"),
        "requests": _requests(asked),
    }
    return Finding("casus.asked", facts, "reading")


def site(world: World, asked: Site) -> Value:
    return place(world, str(asked))


def _requests(asked: Contingency) -> Value:
    if asked.requests is None:
        return v.term("unsaid", "requests")
    if not asked.requests:
        return v.term("nobody", "requests")
    return v.actors(asked.requests)


def explain(world: World, readings: Iterable[Reading], language: str) -> list[str]:
    """Readings in sentences, each with the chain of its conditions.

    >>> from datetime import date
    >>> from foedus.casus import evaluate
    >>> from foedus.world import load
    >>> attack = Contingency(attackers=("PRK",), targets=("KOR",), on=date(2026, 3, 1))
    >>> answer = evaluate(load("korea"), attack)
    >>> treaty = [r for r in answer.debtor("CHN") if r.agreement.id == "china-dprk-1961"]
    >>> print(explain(answer.world, treaty, "en")[0])
    China-DPRK Treaty, 1961, Article II, second sentence: the duty of China towards North Korea \
(defence) does not arise: North Korea is the attacker, and the clause speaks of an attack on it.
    """
    words = catalogue(language, world.on)
    return [words.text(verdict(world, reading)) for reading in readings]
