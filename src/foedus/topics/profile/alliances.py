"""Who owes a state what, and whom it owes, on the last day that ATOP covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.findings import Column, Finding, Section, Table, Value
from foedus.findings import values as v
from foedus.states import actor
from foedus.topics.gaps import coverage_gaps
from foedus.topics.tables import agreements_table
from foedus.world import ATOP, World, obligations_between

DATA: Final = "atop"
COVERED: Final = date(2018, 12, 31)
SHOWN: Final = 40
NOT_BINDING: Final = ("political", "unilateral", "recommendation")
_K: Final = "profile"


class Held(NamedTuple):
    """The provisions behind a duty: those in force, and those of which that is not known."""

    sure: tuple[Provision, ...]
    perhaps: tuple[Provision, ...]

    @property
    def limited(self) -> bool:
        """Whether each that is in force names an area or conditions."""
        return all(p.area or p.conditions for p in self.sure)


Duties = Mapping[str, Held]


class Bond(NamedTuple):
    """What the state owes a partner, and the partner the state."""

    owed: Duties
    owing: Duties

    def refs(self, duty: str = "") -> tuple[str, ...]:
        """The provisions in force behind it."""
        both = (self.owed, self.owing)
        return tuple(
            p.ref
            for side in both
            for d, held in side.items()
            if duty in ("", d)
            for p in held.sure
        )

    @property
    def sure(self) -> int:
        """How many duties are certainly in force, both ways together."""
        return sum(bool(held.sure) for side in (self.owed, self.owing) for held in side.values())


def alliances(world: World, state: str) -> Section:
    """Partners by the duties between them and the state, and what is known of the day itself."""
    coded = DATA in world.data
    then = world.at(min(world.on, COVERED)) if coded else world
    found = {partner: _bond(then, state, partner) for partner in _partners(then, state)}
    bonds = {partner: bond for partner, bond in found.items() if bond.owed or bond.owing}
    bound = {partner: bond for partner, bond in bonds.items() if bond.sure}
    facts = {
        "state": v.actor(state),
        "then": v.day(then.on),
        "on": v.day(world.on),
        "partners": v.number(len(bound), [ref for bond in bound.values() for ref in bond.refs()]),
    }
    title = Finding(f"{_K}.alliances_title")
    gaps = coverage_gaps(world, ("agreement",), state)
    if not bonds:
        none = Finding(f"{_K}.no_duties", facts, "gap")
        return Section("profile-alliances", title, (none, *gaps))
    facts |= {
        "defends": _count([b.owed["defence"].sure for b in bonds.values() if "defence" in b.owed]),
        "defended": _count(
            [b.owing["defence"].sure for b in bonds.values() if "defence" in b.owing]
        ),
    }
    blocks: list[Finding | Table] = [
        Finding(f"{_K}.{'duties' if coded else 'duties_read'}", facts),
        *_perhaps(then, facts, bonds),
        *_listed(then, facts, bonds),
        Finding(f"{_K}.duties_reading", facts, "reading"),
    ]
    if world.on > then.on:
        blocks.append(Finding(f"{_K}.duties_since", facts, "gap"))
    shown = _shown(bonds)
    blocks.append(_table(facts, {partner: bonds[partner] for partner in shown}))
    if len(bonds) > len(shown):
        rest = {
            **facts,
            "rest": v.number(len(bonds) - len(shown)),
            "shown": v.number(len(shown)),
        }
        blocks.append(Finding(f"{_K}.duties_rest", rest, "reading"))
    sure = [a for a in world.agreements(state, live=True) if world.live(a, state) is Truth.YES]
    if sure:
        heading = Finding(f"{_K}.sure_table", {**facts, "count": v.number(len(sure))})
        blocks.append(agreements_table("profile-sure", heading, world, sure, state))
    return Section("profile-alliances", title, (*blocks, *gaps))


def _partners(world: World, state: str) -> list[str]:
    live = world.agreements(state, live=True)
    return sorted({p for a in live for p in a.parties} - {state})


def _bond(world: World, state: str, partner: str) -> Bond:
    return Bond(_duties(world, state, partner), _duties(world, partner, state))


def _duties(world: World, debtor: str, creditor: str) -> Duties:
    found: dict[tuple[str, Truth], list[Provision]] = defaultdict(list)
    for agreement, provision, live in obligations_between(world, debtor, creditor, ATOP):
        if agreement.binding not in NOT_BINDING:
            found[provision.obligation, live].append(provision)
    held = {
        duty: Held(tuple(found[duty, Truth.YES]), tuple(found[duty, Truth.UNKNOWN]))
        for duty in ATOP
    }
    return {duty: one for duty, one in held.items() if one.sure or one.perhaps}


def _count(found: Sequence[tuple[Provision, ...]]) -> Value:
    """How many have a provision."""
    return v.number(sum(map(bool, found)), [p.ref for one in found for p in one])


def _perhaps(world: World, facts: Mapping[str, Value], bonds: Mapping[str, Bond]) -> list[Finding]:
    """How many more there would be if what is not known to be in force were so."""
    open_duties = [
        (partner, side, duty, held.perhaps)
        for partner, bond in bonds.items()
        for side, duties in (("owed", bond.owed), ("owing", bond.owing))
        for duty, held in duties.items()
        if not held.sure
    ]
    if not open_duties:
        return []
    behind = dict.fromkeys(p.agreement for _, _, _, held in open_duties for p in held)
    agreements: list[Agreement] = [world.agreement(id) for id in behind]
    more = {partner: held for partner, _, _, held in open_duties if not bonds[partner].sure}
    told = {
        **facts,
        "agreements": v.titles(agreements),
        "more": _count(list(more.values())),
        **{
            name: _count([held for _, s, duty, held in open_duties if (s, duty) == which])
            for name, which in (
                ("may_defend", ("owed", "defence")),
                ("may_be_defended", ("owing", "defence")),
            )
        },
    }
    key = "duties_perhaps" if more else "duties_perhaps_same"
    return [Finding(f"{_K}.{key}", told, "gap")]


def _listed(world: World, facts: Mapping[str, Value], bonds: Mapping[str, Bond]) -> list[Finding]:
    """Agreements behind the duties of which not all parties are listed."""
    behind = {
        p.agreement
        for bond in bonds.values()
        for duties in (bond.owed, bond.owing)
        for held in duties.values()
        for p in held.sure
    }
    some = [a for a in map(world.agreement, sorted(behind)) if a.partial]
    told = {**facts, "agreements": v.titles(some)}
    return [Finding(f"{_K}.duties_listed", told, "gap")] if some else []


def _rank(partner: str, bond: Bond) -> tuple[bool, int, str]:
    """Those bound to defend come first, then those with most duties; equals by name."""
    return not bond.refs("defence"), -bond.sure, actor(partner).name()


def _shown(bonds: Mapping[str, Bond]) -> list[str]:
    """The first partners, and however many they are, all with a duty of defence."""
    ranked = sorted(bonds, key=lambda partner: _rank(partner, bonds[partner]))
    defence = sum(bool(bond.refs("defence")) for bond in bonds.values())
    return ranked[: max(SHOWN, defence)]


def _table(facts: Mapping[str, Value], bonds: Mapping[str, Bond]) -> Table:
    ranks = [_rank(partner, bond)[:2] for partner, bond in bonds.items()]
    steps = sorted(set(ranks))
    rows = [
        (v.actor(partner), _cell(bond.owed), _cell(bond.owing)) for partner, bond in bonds.items()
    ]
    columns = (
        Column("column.partner_state"),
        Column("column.owed_by_state"),
        Column("column.owed_to_state"),
    )
    places = [steps.index(rank) for rank in ranks]
    return Table("profile-duties", Finding(f"{_K}.duties_table", facts), columns, rows, places)


def _cell(duties: Duties) -> Value:
    refs = [p.ref for held in duties.values() for p in held.sure or held.perhaps]
    words = [_word(duty, held) for duty, held in duties.items()]
    return v.terms(words, "owed", refs) if duties else v.text("–")


def _word(duty: str, held: Held) -> str:
    if not held.sure:
        return f"{duty}-perhaps"
    return f"{duty}-limited" if duty == "defence" and held.limited else duty
