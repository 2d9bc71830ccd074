"""The alliance treaty article by article: its words, its standing, what it leaves open."""

from __future__ import annotations

from typing import Any

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.findings import Column, Figure, Finding, Section, Table, Text, catalogue, plots
from foedus.findings import values as v
from foedus.topics.casus import ATTACK, GUAM, ISLAND, worked
from foedus.world import BINDING_MODALITIES, World, phases, steps_for

ALLY = "USA"
_NAMED = 6
"""How many of the agreements that rest on the treaty are named."""


def page(world: World, state: str) -> Section:
    """The treaty of alliance between the state and the United States on the world's day."""
    title = Finding("mutual_defense_treaty.title")
    treaties = world.agreements(state, ALLY, kinds=("alliance",))
    if not treaties:
        facts = {"on": v.day(world.on), "state": v.actor(state), "ally": v.actor(ALLY)}
        return Section("mutual_defense_treaty", title, (Finding(f"{_K}.none_yet", facts, "gap"),))
    treaty = treaties[-1]
    blocks: list[Finding | Figure | Table] = [
        _standing(world, treaty),
        *_duties(world, treaty),
        *_ending(world, treaty),
        _timeline(world, treaty),
        _phases(world, treaty),
    ]
    sections = [_articles(world, treaty), *_compared(world, treaty)]
    understandings = [
        a
        for a in world.agreements(kinds=("understanding",))
        if treaty.id in a.rests_on and a.provisions
    ]
    sections += [_understanding(world, a) for a in understandings]
    sections += worked(world, ATTACK, ISLAND, GUAM)
    return Section("mutual_defense_treaty", title, blocks, sections)


_K = "mutual_defense_treaty"


def _standing(world: World, treaty: Agreement) -> Finding:
    steps = steps_for(treaty)
    signed = next((s for s in steps if s.state == "signed"), steps[0])
    force = next((s for s in steps if s.state == "in-force"), None)
    standing = world.standing(treaty)
    facts = {
        "treaty": v.title(treaty),
        "on": v.day(world.on),
        "signed": v.day(signed.since, (treaty.ref,)),
        "standing": v.term(standing.state or "signed", "status", (treaty.ref,)),
        "since": v.day(standing.since or signed.since, (treaty.ref,)),
    }
    if force is None or standing.state == "signed":
        return Finding(f"{_K}.signed_only", facts)
    facts["force"] = v.day(force.since, (treaty.ref,))
    years = world.on.year - force.since.earliest.year
    if (world.on.month, world.on.day) < (force.since.earliest.month, force.since.earliest.day):
        years -= 1
    facts["years"] = v.number(years, (treaty.ref,))
    key = "in_force" if standing.state == "in-force" else "other_standing"
    return Finding(f"{_K}.{key}", facts)


def _duties(world: World, treaty: Agreement) -> list[Finding]:
    provisions = world.provisions(treaty)
    if not provisions:
        return [Finding(f"{_K}.not_seen", {"treaty": v.title(treaty)}, "gap")]
    binding = [p for p in provisions if p.modality in BINDING_MODALITIES]
    facts = {
        "provisions": v.number(len(provisions), tuple(p.ref for p in provisions)),
        "binding": v.number(len(binding), tuple(p.ref for p in binding)),
    }
    found = [Finding(f"{_K}.count", facts)]
    defence = [p for p in binding if p.obligation == "defence"]
    found += [
        Finding(
            f"{_K}.defence",
            {
                "article": v.locator(p),
                "trigger": v.terms(p.trigger, "trigger", (p.ref,)),
                "discretion": v.terms(p.discretion, "discretion", (p.ref,)),
                "area": v.text(p.area or "–", p.area_ko, (p.ref,)),
            },
        )
        for p in defence
    ]
    return found


def _ending(world: World, treaty: Agreement) -> list[Finding]:
    resting = world.resting_on(treaty.id)
    if not resting:
        return []
    return [
        Finding(
            f"{_K}.resting_some" if len(resting) > _NAMED else f"{_K}.resting",
            {
                "count": v.number(len(resting), tuple(a.ref for a in resting)),
                "treaty": v.title(treaty),
                "agreements": v.titles(resting[:_NAMED]),
            },
        )
    ]


def _phases(world: World, treaty: Agreement) -> Table:
    rows = [
        (
            v.term(phase.state, "status", (treaty.ref,)),
            v.day(phase.span.start, (treaty.ref,)),
            v.day(phase.span.end, (treaty.ref,))
            if phase.span.end and phase.span.end.latest <= world.on
            else v.term("to-date", "phase"),
            v.text(phase.step.note or phase.step.place or "–", phase.step.note_ko),
        )
        for phase in phases(steps_for(treaty))
        if phase.span.start.earliest <= world.on
    ]
    columns = tuple(Column(f"column.{c}") for c in ("standing", "from", "until", "remark"))
    return Table("mdt-phases", Finding(f"{_K}.phases"), columns, rows)


def _timeline(world: World, treaty: Agreement) -> Figure:
    """The treaty in a row of its own, and what rests on it in a row for each kind."""
    resting = world.resting_on(treaty.id)
    kinds = list(dict.fromkeys(a.kind for a in resting))
    rows = _spans(world, treaty, Text(treaty.short, treaty.short_ko))
    for kind in kinds:
        label = Text(*(catalogue(code).term(f"agreement-kind.{kind}") for code in ("en", "ko")))
        for a in resting:
            rows += _spans(world, a, label) if a.kind == kind else []
    chosen = (treaty, *resting)
    return plots.spans(
        "mdt-timeline",
        Finding(f"{_K}.figure"),
        Finding(f"{_K}.figure_alt", {"count": v.number(len(chosen))}),
        rows,
        tuple(a.ref for a in chosen),
        styles=("status.in-force", "status.signed"),
    )


def _spans(world: World, a: Agreement, label: Text) -> list[dict[str, Any]]:
    """The stretches up to the world's day in which the agreement was signed or held."""
    rows = []
    for phase in phases(steps_for(a)):
        first = phase.span.start.earliest
        if first > world.on or phase.state in ("ended", "superseded", "lapsed"):
            continue
        last = min(phase.span.end.latest if phase.span.end else world.on, world.on)
        style = "in-force" if phase.state == "issued" else phase.state
        rows.append(
            {
                "label": label,
                "start": first.isoformat(),
                "end": last.isoformat(),
                "style": f"status.{style}",
            }
        )
    return rows


def _articles(world: World, treaty: Agreement) -> Section:
    rows = [
        (
            v.locator(p),
            v.term(p.modality, "modality"),
            v.term(p.obligation, "obligation"),
            _direction(p),
            v.text(p.summary, p.summary_ko, (p.ref,)),
        )
        for p in world.provisions(treaty)
    ]
    columns = tuple(
        Column(f"column.{c}") for c in ("article", "modality", "subject", "direction", "reading")
    )
    table = Table("mdt-articles", Finding(f"{_K}.articles"), columns, rows)
    return Section("mdt-articles-section", Finding(f"{_K}.articles_title"), (table,))


def _direction(p: Provision) -> v.Value:
    if p.debtor == ("parties",):
        return v.term("each", "direction")
    named = [d for d in p.debtor if d not in ("parties", "other-parties", "all-states")]
    return v.actors(named) if named else v.term("others", "direction")


def _compared(world: World, treaty: Agreement) -> list[Section]:
    """Defence clauses of the other alliance treaties certainly in force, side by side."""
    live = [a for a in world.agreements(kinds=("alliance",), live=True) if a != treaty]
    alliances = [a for a in live if world.live(a) is Truth.YES]
    unsure = [a for a in live if a not in alliances and world.provisions(a, ("defence",))]
    clauses = [
        (a, p)
        for a in (treaty, *alliances)
        for p in world.provisions(a, ("defence",))
        if p.modality in BINDING_MODALITIES
    ]
    if not clauses:
        return []
    rows = [
        (
            v.title(a),
            v.locator(p),
            v.terms(p.trigger, "trigger"),
            v.text(p.area or "–", p.area_ko),
            v.terms(p.discretion, "discretion") if p.discretion else v.text("–"),
        )
        for a, p in clauses
    ]
    columns = tuple(
        Column(f"column.{c}") for c in ("agreement", "article", "trigger", "area", "discretion")
    )
    table = Table("mdt-compared", Finding(f"{_K}.compared"), columns, rows)
    facts = {
        "count": v.number(len(clauses), tuple(p.ref for _, p in clauses)),
        "on": v.day(world.on),
    }
    key = "compared_lead" if len(clauses) > 1 else "compared_one"
    blocks: list[Finding | Table] = [Finding(f"{_K}.{key}", facts), table]
    if unsure:
        which = {
            "count": v.number(len(unsure), [a.ref for a in unsure]),
            "which": v.titles(unsure),
        }
        blocks.append(Finding(f"{_K}.compared_unsure", which, "gap"))
    return [Section("mdt-compared-section", Finding(f"{_K}.compared_title"), blocks)]


def _understanding(world: World, agreement: Agreement) -> Section:
    findings = [
        Finding(
            f"{_K}.clause",
            {
                "summary": v.text(p.summary, p.summary_ko, (p.ref,)),
            },
        )
        for p in world.provisions(agreement)
    ]
    return Section(
        f"mdt-{agreement.id}", Finding(f"{_K}.other", {"title": v.title(agreement)}), findings
    )
