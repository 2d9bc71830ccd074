"""The armistice and the documents of the two Koreas: what stands, and who says otherwise."""

from __future__ import annotations

from typing import Final

from foedus.dates import Truth, When
from foedus.evidence.records import Agreement, Provision, StatusStep
from foedus.findings import Column, Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.world import World

BROKEN: Final = ("partly-suspended", "suspended", "disputed", "ended", "lapsed", "notice-given")
KINDS: Final = (
    "reconciliation",
    "non-aggression",
    "denuclearisation",
    "confidence-building",
    "crisis-communication",
    "declaration",
    "normalisation",
    "trade",
    "maritime",
)
"""Not the open treaties whose records happen to list the two Koreas alone."""
ROWS: Final = 16
_K: Final = "regional_security"


def armistice_finding(world: World, state: str) -> list[Finding]:
    """Where the armistice stands, and that its parties are commanders."""
    found = []
    for a in world.agreements(kinds=("armistice",)):
        standing = world.standing(a)
        if standing.state is None or standing.since is None or len(a.parties) < 2:
            continue
        if not any(p.obligation == "ceasefire" for p in a.provisions):
            continue
        facts = {
            "armistice": v.title(a),
            "on": v.day(world.on),
            "state": v.actor(state),
            "parties": v.actors(a.parties, (a.ref,)),
            "standing": v.term(standing.state, "status", (a.ref,)),
            "since": v.day(standing.since, (a.ref,)),
            "asserted": v.number(len(standing.asserted), (a.ref,)),
            "by": v.actors(dict.fromkeys(s.asserted_by for s in standing.asserted)),
        }
        key = "armistice" if state not in a.parties else "armistice_party"
        found.append(Finding(f"{_K}.{key}", facts))
        if standing.asserted and standing.live is Truth.YES:
            found.append(Finding(f"{_K}.armistice_asserted", facts))
    return found


def un_command_findings(world: World, state: str) -> list[Finding]:
    """The clauses on the unified command, and who has said to resist a renewed attack."""
    found = []
    for a in world.agreements(kinds=("resolution",), live=True):
        clause = next(iter(world.provisions(a, ("command",))), None)
        if clause is not None:
            found.append(Finding(f"{_K}.un_command", _clause(world, a, clause)))
    for a in world.agreements(kinds=("declaration",), live=True):
        for p in world.provisions(a, ("defence",)):
            if "renewed-attack" in p.trigger and state in p.creditor:
                facts = _clause(world, a, p)
                facts["count"] = v.number(len(a.parties), (a.ref,))
                found.append(Finding(f"{_K}.renewed_attack", facts))
    return found


def _clause(world: World, a: Agreement, p: Provision) -> dict[str, v.Value]:
    standing = world.standing(a)
    return {
        "agreement": v.title(a),
        "since": v.day(standing.since or a.status[0].since, (a.ref,)),
        "article": v.locator(p),
        "summary": v.text(p.summary, p.summary_ko, (p.ref,)),
        "binding": v.term(a.binding, "binding"),
    }


def inter_korean(world: World, state: str, north: str) -> Section:
    """The documents of the two, their standing, and each step that broke or disputed one."""
    title = Finding(f"{_K}.inter_korean_title")
    chosen = [
        a
        for a in world.agreements(state, north)
        if set(a.parties) == {state, north} and a.kind in KINDS
    ]
    facts = {"on": v.day(world.on), "state": v.actor(state), "north": v.actor(north)}
    gaps = coverage_gaps(world, ("agreement",))
    if not chosen:
        return Section(
            "regional-inter-korean", title, [Finding(f"{_K}.no_documents", facts, "gap")]
        )
    standings = {a.id: world.standing(a) for a in chosen}
    live = [a for a in chosen if standings[a.id].live is Truth.YES]
    denied = [a for a in chosen if standings[a.id].asserted]
    clean = [a for a in live if not standings[a.id].asserted]
    told = {
        **facts,
        "count": v.number(len(chosen), _refs(chosen)),
        "live": v.number(len(live), _refs(live)),
        "clean": v.number(len(clean), _refs(clean)),
    }
    blocks: list[Finding | Table] = [Finding(f"{_K}.documents", told)]
    if denied:
        by = dict.fromkeys(s.asserted_by for a in denied for s in standings[a.id].asserted)
        told["denied"] = v.number(len(denied), _refs(denied))
        told["titles"] = v.titles(denied)
        told["by"] = v.actors(by)
        blocks.append(Finding(f"{_K}.denied", told))
    stopped = [a for a in chosen if standings[a.id].state in BROKEN]
    blocks += [_stopped(world, a, facts) for a in stopped]
    blocks.append(_documents(world, chosen))
    broken = _broken(world, [*world.agreements(kinds=("armistice",)), *chosen])
    if broken:
        blocks.append(broken)
    return Section("regional-inter-korean", title, [*blocks, *gaps])


def _stopped(world: World, a: Agreement, facts: dict[str, v.Value]) -> Finding:
    standing = world.standing(a)
    told = {
        **facts,
        "agreement": v.title(a),
        "standing": v.term(standing.state or "unknown", "status", (a.ref,)),
        "since": v.day(standing.since or When.day(world.on), (a.ref,)),
        "first": v.day(_first_live(a) or a.status[0].since, (a.ref,)),
    }
    return Finding(f"{_K}.stopped", told)


def _first_live(a: Agreement) -> When | None:
    return next((s.since for s in a.status if s.state in ("in-force", "issued")), None)


def _documents(world: World, chosen: list[Agreement]) -> Table:
    rows = []
    for a in chosen:
        standing = world.standing(a)
        rows.append(
            (
                v.title(a),
                v.day(a.status[0].since, (a.ref,)),
                v.term(a.binding, "binding"),
                v.term(standing.state, "status", (a.ref,)) if standing.state else v.missing(),
                v.day(standing.since, (a.ref,)) if standing.since else v.missing(),
                v.actors(dict.fromkeys(s.asserted_by for s in standing.asserted), (a.ref,))
                if standing.asserted
                else v.text("–"),
            )
        )
    names = ("agreement", "reg_made", "binding", "standing", "since", "reg_denied_by")
    columns = tuple(Column(f"column.{n}") for n in names)
    title = Finding(f"{_K}.documents_table", {"on": v.day(world.on)})
    return Table("regional-documents", title, columns, rows)


def _broken(world: World, chosen: list[Agreement]) -> Table | None:
    """Suspensions, ends and disputes in order of time, with who took or asserts each step."""
    steps: list[tuple[Agreement, StatusStep]] = [
        (a, s)
        for a in chosen
        for s in a.status
        if s.state in BROKEN and s.since.has_come(world.on) is Truth.YES and not _told_of_one(a, s)
    ]
    if not steps:
        return None
    steps.sort(key=lambda x: x[1].since.earliest)
    rows = [
        (
            v.day(s.since, (a.ref,)),
            v.title(a),
            v.term(s.state, "status", (a.ref,)),
            v.actors(s.parties) if s.parties else v.actors(a.parties),
            v.term("asserted" if s.asserted_by else "taken", "step-kind"),
        )
        for a, s in steps[-ROWS:]
    ]
    names = ("date", "agreement", "reg_step", "reg_who", "reg_step_kind")
    columns = tuple(Column(f"column.{n}") for n in names)
    return Table("regional-broken", Finding(f"{_K}.broken_table"), columns, rows)


def _told_of_one(a: Agreement, step: StatusStep) -> bool:
    """A step of the whole that one party's own step of the same day already tells."""
    return not step.parties and any(
        o.parties and (o.state, o.since) == (step.state, step.since) for o in a.status
    )


def _refs(agreements: list[Agreement]) -> tuple[str, ...]:
    return tuple(a.ref for a in agreements)
