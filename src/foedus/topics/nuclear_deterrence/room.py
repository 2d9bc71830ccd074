"""Extended deterrence: the texts that carry it, and the weapons they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.evidence.vocabulary import LIVE
from foedus.findings import Figure, Finding, Section, Table, Text, catalogue, plots
from foedus.findings import values as v
from foedus.topics.gaps import coverage_gaps
from foedus.topics.nuclear_deterrence.accords import denuclearisation, peaceful_uses
from foedus.topics.nuclear_deterrence.weapons import (
    Stationing,
    adversary_arsenal,
    stationing,
    us_weapons,
)
from foedus.topics.text_tables import IN_LAW, silent_on, texts_table, unseen
from foedus.world import BINDING_MODALITIES, World, phases, steps_for

ALLY: Final = "USA"
ADVERSARY: Final = "PRK"
FORUMS: Final = ("NCG", "EDSCG")
"""Series of meetings that exist for nuclear deterrence."""
AXIS_LETTERS: Final = 36
OBLIGATIONS: Final = ("deterrence", "consultation", "organisation")
_NUCLEAR: Final = re.compile(r"nuclear|atomic|deterrence", re.IGNORECASE)
_K: Final = "nuclear_deterrence"


def page(world: World, state: str) -> Section:
    """The texts of deterrence, their form and standing; then weapons, limits and pledges."""
    texts = deterrence_texts(world, state)
    weapons = stationing(world, state, ALLY)
    live = [a for a in texts if world.live(a, state) is not Truth.NO]
    blocks: list[Finding | Figure | Table] = [
        _lead(world, state, live),
        *_treaty(world, state),
        *_duties(world, live),
        *_meetings(world),
        *_timeline(world, state, texts, weapons),
    ]
    if texts:
        title = Finding(f"{_K}.texts_table")
        blocks.append(texts_table("nuclear-texts", title, world, texts, OBLIGATIONS))
    blocks += unseen(texts)
    blocks += coverage_gaps(world, ("event:talks",)) if live else []
    return Section(
        "nuclear_deterrence",
        Finding(f"{_K}.title"),
        blocks,
        (
            us_weapons(world, state, ALLY, weapons),
            adversary_arsenal(world, state, ADVERSARY),
            denuclearisation(world, state, ADVERSARY),
            peaceful_uses(world, state, ALLY),
        ),
    )


def deterrence_texts(world: World, state: str) -> list[Agreement]:
    """Agreements with the ally on nuclear deterrence, whatever their standing, oldest first.

    By kind, by a clause on deterrence, or a forum that bears it in its name.
    """
    return [
        a
        for a in world.agreements(state, ALLY)
        if a.kind == "deterrence"
        or any(p.obligation == "deterrence" for p in a.provisions)
        or (a.kind == "consultation" and _NUCLEAR.search(a.title))
    ]


def _lead(world: World, state: str, live: Sequence[Agreement]) -> Finding:
    facts = {"on": v.day(world.on), "state": v.actor(state), "ally": v.actor(ALLY)}
    if not live:
        return Finding(f"{_K}.no_text", facts, "gap")
    in_law = [a for a in live if a.binding in IN_LAW]
    first, last = live[0], live[-1]
    facts |= {
        "count": v.number(len(live), [a.ref for a in live]),
        "law": v.number(len(in_law), [a.ref for a in (in_law or live)]),
        "first": v.title(first),
        "first_day": v.day(first.status[0].since, (first.ref,)),
        "last": v.title(last),
        "last_day": v.day(last.status[0].since, (last.ref,)),
    }
    if len(live) == 1:
        return Finding(f"{_K}.{'one_law' if in_law else 'one_political'}", facts)
    return Finding(f"{_K}.{'some_law' if in_law else 'all_political'}", facts)


def _treaty(world: World, state: str) -> list[Finding]:
    """What the alliance treaty itself says, where all of it was read."""
    found = []
    for treaty in world.agreements(state, ALLY, kinds=("alliance",)):
        silent = silent_on(world, treaty, re.compile(r"nuclear|atomic", re.IGNORECASE))
        if not silent:
            continue
        facts = {
            "treaty": v.title(treaty),
            "count": v.number(len(silent), [p.ref for p in silent]),
        }
        means = [p for p in silent if p.obligation == "capability"]
        if means:
            facts["article"] = v.locator(means[0])
            facts["summary"] = v.text(means[0].summary, means[0].summary_ko, (means[0].ref,))
        found.append(Finding(f"{_K}.{'treaty_means' if means else 'treaty_silent'}", facts))
    return found


def _duties(world: World, live: Sequence[Agreement]) -> list[Finding]:
    """How many of the clauses read are duties, and the words of those owed by the ally."""
    read = [(a, p) for a in live for p in world.provisions(a)]
    if not read:
        return []
    duties = [(a, p) for a, p in read if p.modality in BINDING_MODALITIES]
    facts = {
        "count": v.number(len(read), [p.ref for _, p in read]),
        "duties": v.number(len(duties), [p.ref for _, p in (duties or read)]),
        "subjects": v.terms(dict.fromkeys(p.obligation for _, p in duties), "obligation"),
    }
    found = [Finding(f"{_K}.{'duties' if duties else 'no_duties'}", facts)]
    promised = [(a, p) for a, p in duties if ALLY in p.debtor]
    answered = [(a, p) for a, p in read if p.obligation == "deterrence" and p.trigger != ("none",)]
    return found + [_clause(a, p) for a, p in (*promised, *answered)]


def _clause(a: Agreement, p: Provision) -> Finding:
    facts = {
        "text": v.title(a),
        "summary": v.text(p.summary, p.summary_ko, (p.ref,)),
    }
    return Finding(f"{_K}.clause", facts)


def _meetings(world: World) -> list[Finding]:
    found = []
    for forum in FORUMS:
        met = world.events(kinds=("talks",), series=forum)
        if met:
            facts = {
                "forum": v.term(forum, "deterrence-forum"),
                "count": v.number(len(met), [e.ref for e in met]),
                "first": v.day(met[0].span.start, (met[0].ref,)),
                "last": v.day(met[-1].span.start, (met[-1].ref,)),
            }
            found.append(Finding(f"{_K}.{'met' if len(met) > 1 else 'met_once'}", facts))
    return found


def _timeline(
    world: World, state: str, texts: Sequence[Agreement], weapons: Stationing | None
) -> list[Figure]:
    """Weapons on the ground, the treaty and the political texts, in rows."""
    rows: list[dict[str, Any]] = []
    refs: list[str] = []
    if weapons is not None:
        label = Text(*(catalogue(code).text(f"{_K}.row_weapons") for code in ("en", "ko")))
        last = weapons.out.span.start.earliest if weapons.out else world.on
        rows.append(_row(label, weapons.brought.span.start.earliest, last, "weapons"))
        refs += weapons.refs
    shown = (*world.agreements(state, ALLY, kinds=("alliance",)), *texts)
    for a in shown:
        rows += _stretches(world, a)
        refs.append(a.ref)
    if len(rows) < 2:
        return []
    styles = tuple(f"deterrence-style.{s}" for s in ("law", "political", "signed", "weapons"))
    title, alt = Finding(f"{_K}.timeline"), Finding(f"{_K}.timeline_alt")
    return [plots.spans("nuclear-timeline", title, alt, rows, refs, styles=styles)]


def _stretches(world: World, a: Agreement) -> list[dict[str, Any]]:
    """The stretches in which a text held or was only signed, up to the world's day."""
    rows = []
    for phase in phases(steps_for(a)):
        first = phase.span.start.earliest
        last = min(phase.span.end.latest if phase.span.end else world.on, world.on)
        if first > world.on or phase.state not in (*LIVE, "signed", "initialled"):
            continue
        form = "law" if a.binding in IN_LAW else "political"
        style = form if phase.state in LIVE else "signed"
        rows.append(_row(_label(a), first, last, style))
    return rows


def _label(a: Agreement) -> Text:
    """The short title, or the initials of a forum whose name is too long for the axis."""
    initials = "".join(word[0] for word in a.title.split() if word[0].isupper())
    long = len(a.short) > AXIS_LETTERS and initials in FORUMS
    return Text(initials if long else a.short, a.short_ko)


def _row(label: Text, first: date, last: date, style: str) -> dict[str, Any]:
    return {
        "label": label,
        "start": first.isoformat(),
        "end": last.isoformat(),
        "style": f"deterrence-style.{style}",
    }
