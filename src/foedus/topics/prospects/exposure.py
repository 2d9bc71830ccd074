"""Exposure: what goes if one agreement goes, read from the world without it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from foedus.dates import Truth
from foedus.evidence.records import Deployment
from foedus.evidence.vocabulary import LEGAL
from foedus.findings import Column, Figure, Finding, Section, Table, Text, Value, plots
from foedus.findings import values as v
from foedus.measures import Loss, bonds, losses
from foedus.topics import partners as p
from foedus.topics.gaps import coverage_gaps
from foedus.world import World

_K: Final = "prospects"
ROWS: Final = 8


def ranked(world: World, state: str) -> tuple[Loss, ...]:
    """The agreements in effect on which most hangs, with what goes with each.

    First by the agreements that rest on it, then by the duties owed to the state and the
    clauses that go, counted without comparing worlds; only the chosen ones are then taken
    out, one at a time.
    """
    held = bonds(world, state)
    duties = Counter(d.agreement for d in held.duties)

    def hanging(ref: str) -> tuple[int, int, int, str]:
        id = ref.partition(":")[2]
        resting = [a for a in world.resting_on(id) if a.ref in held.agreements]
        group = (world.agreement(id), *resting)
        owed = sum(duties[a.id] for a in group)
        clauses = sum(len(world.provisions(a)) for a in group)
        return (-len(resting), -owed, -clauses, id)

    chosen = sorted(map(hanging, held.agreements))[:ROWS]
    return losses(world, [id for resting, _, clauses, id in chosen if resting or clauses], state)


def exposure(world: World, state: str, found: tuple[Loss, ...]) -> Section:
    """The part on exposure, for agreements already compared by :func:`ranked`."""
    title = Finding(f"{_K}.exposure_title")
    reading = Finding(f"{_K}.another_world", {}, "reading")
    gaps = coverage_gaps(world, ("agreement",))
    if not found:
        return Section("prospects-exposure", title, (nothing_hangs(world, state), *gaps))
    return Section(
        "prospects-exposure",
        title,
        (
            reading,
            *_first(world, state, found[0]),
            *_sole_defence(world, state),
            *_figure(found),
            _table(world, state, found),
            Finding(f"{_K}.exposure_limits", {}, "gap"),
            *gaps,
        ),
    )


def nothing_hangs(world: World, state: str) -> Finding:
    """Why there is nothing to take out: no agreement, or none that was read or carries one."""
    held = sorted(bonds(world, state).agreements)
    facts = {"on": v.day(world.on), "state": v.actor(state), "count": v.number(len(held), held)}
    return Finding(f"{_K}.{'nothing_hangs' if held else 'nothing_yet'}", facts, "gap")


def hinge(world: World, state: str, found: tuple[Loss, ...]) -> list[Finding]:
    """The agreement on which most others rest, as one sentence; none when none rests."""
    if not found or not found[0].resting:
        return []
    top = found[0]
    before = bonds(world, state)
    others = len(before.agreements) - 1
    facts = {
        "state": v.actor(state),
        "on": v.day(world.on),
        "agreement": v.title(top.agreement),
        "resting": v.number(len(top.resting), p.refs(top.resting)),
        "others": v.number(others, sorted(before.agreements - {top.agreement.ref})),
    }
    return [Finding(f"{_K}.hinge", facts)]


def _first(world: World, state: str, top: Loss) -> list[Finding]:
    before = bonds(world, state)
    together, alone = top.together, top.alone
    facts = {
        "state": v.actor(state),
        "agreement": v.title(top.agreement),
        "alone": v.number(len(alone.provisions), sorted(alone.provisions)),
        "together": v.number(len(together.provisions), sorted(together.provisions)),
        "all": v.number(len(before.provisions), sorted(before.provisions)),
        "resting": v.number(len(top.resting), p.refs(top.resting)),
        "duties": v.number(len(together.duties), sorted({d.provision for d in together.duties})),
    }
    found = [Finding(f"{_K}.{'first' if top.resting else 'first_alone'}", facts)]
    hosted = _hosted(world, state, top)
    if hosted:
        names = Value(tuple(Text(d.unit, d.unit_ko) for d in hosted), "words", _refs(hosted))
        found.append(Finding(f"{_K}.first_hosted", {**facts, "forces": names}))
    return found


def _sole_defence(world: World, state: str) -> list[Finding]:
    """Whether the duties of defence in legal form stand or fall with one agreement."""
    owed = [d for d in bonds(world, state).duties if d.obligation == "defence"]
    legal = [d for d in owed if d.legal]
    ids = {d.agreement for d in legal}
    if len(ids) != 1:
        return []
    agreement = world.agreement(next(iter(ids)))
    rest = [d for d in owed if d.debtor not in {x.debtor for x in legal}]
    facts = {
        "agreement": v.title(agreement),
        "state": v.actor(state),
        "debtors": v.actors(sorted({d.debtor for d in legal}), {d.provision for d in legal}),
        "rest": v.number(len(rest), sorted({d.provision for d in rest})),
        "form": v.terms(
            sorted({world.agreement(d.agreement).binding for d in rest} - LEGAL), "binding"
        ),
    }
    return [Finding(f"{_K}.{'sole_defence_others' if rest else 'sole_defence'}", facts)]


def _figure(found: tuple[Loss, ...]) -> list[Figure]:
    """Those on which most rest; those that carry a single one only when few carry more."""
    several = [one for one in found if len(one.resting) > 1]
    shown = several if len(several) > 2 else [one for one in found if one.resting]
    rows = [
        {
            "label": Text(one.agreement.short, one.agreement.short_ko),
            "value": len(one.resting),
        }
        for one in shown
    ]
    if len(rows) < 2:
        return []
    refs = p.refs(a for one in shown for a in (one.agreement, *one.resting))
    facts = {"count": v.number(len(rows))}
    return [
        plots.dots(
            "prospects-resting",
            Finding(f"{_K}.resting_figure"),
            Finding(f"{_K}.resting_figure_alt", facts),
            rows,
            refs,
            x_title="axis.resting_agreements",
            label_form="text",
        )
    ]


def _table(world: World, state: str, found: tuple[Loss, ...]) -> Table:
    rows = [
        (
            v.title(one.agreement),
            v.number(len(one.resting), p.refs(one.resting) or (one.agreement.ref,)),
            _clauses(one.alone.provisions),
            _clauses(one.together.provisions),
            _duties(one),
            _defence(one),
            _forces(world, state, one),
        )
        for one in found
    ]
    heads = (
        "agreement",
        "resting_on_it",
        "clauses_alone",
        "clauses_together",
        "duties_owed",
        "defence_owed_by",
        "forces_hosted",
    )
    words = ("agreement", "defence_owed_by", "forces_hosted")
    columns = [Column(f"column.{h}", "left" if h in words else "right") for h in heads]
    return Table("prospects-losses", Finding(f"{_K}.loss_table"), columns, rows)


def _clauses(provisions: frozenset[str]) -> Value:
    """How many clauses go; not known where no text was seen."""
    if not provisions:
        return v.term("not-seen", "duties")
    return v.number(len(provisions), sorted(provisions))


def _duties(one: Loss) -> Value:
    if not one.together.provisions:
        return v.term("not-seen", "duties")
    refs = sorted({d.provision for d in one.together.duties}) or sorted(one.together.provisions)
    return v.number(len(one.together.duties), refs)


def _defence(one: Loss) -> Value:
    owed = [d for d in one.together.duties if d.obligation == "defence"]
    if not owed:
        return v.text("–")
    debtors = sorted({d.debtor for d in owed})
    refs = sorted({d.provision for d in owed})
    return v.actors(debtors, refs) if len(debtors) <= 3 else v.number(len(debtors), refs)


def _forces(world: World, state: str, one: Loss) -> Value:
    hosted = _hosted(world, state, one)
    if not hosted:
        return v.text("–")
    return Value(tuple(Text(d.unit, d.unit_ko) for d in hosted), "words", _refs(hosted))


def _hosted(world: World, state: str, one: Loss) -> list[Deployment]:
    """Forces of the other parties in the state, where a clause of the agreement is on basing."""
    if not world.provisions(one.agreement, ("basing",)):
        return []
    return [
        d
        for d in world.deployments(host=state, kinds=("stationed",))
        if d.actor in one.agreement.parties and d.span.contains(world.on) is Truth.YES
    ]


def _refs(hosted: list[Deployment]) -> tuple[str, ...]:
    return tuple(d.ref for d in hosted)
