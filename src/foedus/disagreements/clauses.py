"""What the parties of a treaty owe one another: clauses that the pack read against ATOP's codes.

Only agreements of which clauses were read are compared, in the time in which both sources have
the treaty between the two: a text that nobody saw says nothing against a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from foedus.dates import Truth
from foedus.disagreements.found import Disagreement, Material, Said
from foedus.disagreements.treaties import MEMBERS, Treaty, last_covered, treaties
from foedus.evidence.records import Agreement, Provision
from foedus.published.agreements import DUTIES
from foedus.published.spells import Spell
from foedus.upstream.atop_pairs import denied
from foedus.world import BINDING_MODALITIES, owed_to, standing, steps_for

DYADS: Final = "atop.directed-dyad-years"
TABLES: Final = (MEMBERS, DYADS)
PACK: Final = "pack"
SEEN: Final = ("read", "partly-read")
GENERAL: Final = frozenset({"common-question", "none"})
"""Triggers of a clause on consultation that is not about a crisis."""
NEAR: Final = (
    ("no-hostile-alliance", ("prohibition",)),
    ("peaceful-settlement", ("prohibition",)),
    ("peaceful-settlement", ("duty",)),
)
"""Clauses that ATOP counts as non-aggression (codebook, section 2.33) and the pack does not."""
NAMED: Final = 4
"""Directed pairs that a subject names; more are counted."""

READ: Final = "the clause was read, and ATOP does not code it"
CRISIS: Final = (
    "ATOP codes consultation only of a crisis that may become armed (codebook, section 2.33); "
    "the clause read is general"
)
WIDER: Final = (
    "ATOP counts as non-aggression a promise to settle all disputes peacefully, or to take part "
    "in no action against the partner (codebook, section 2.33); the pack has such a clause under "
    "another word"
)
WHOLE: Final = "the whole text was read, and no clause has the duty"
NOT_SEEN: Final = "no clause read has the duty, and not all clauses were seen"


class Difference(NamedTuple):
    """A duty that one source has; ``clauses`` are those of the pack, else ``table`` codes it."""

    duty: str
    clauses: tuple[Provision, ...]
    table: str


class Run(NamedTuple):
    """A directed pair and the days from one on and before another."""

    debtor: str
    creditor: str
    first: date
    after: date


Denied = frozenset[tuple[int, str, str, str]]


def compare(given: Material) -> Iterator[Disagreement]:
    """Each duty that one source has between some parties and the other has not."""
    members, last = given.frames[MEMBERS], last_covered()
    apart = denied(members, given.frames[DYADS], last.year)
    for treaty in treaties(given.evidence, members):
        if treaty.agreement.text in SEEN:
            yield from _of_treaty(treaty, apart, last)


def _of_treaty(treaty: Treaty, apart: Denied, last: date) -> Iterator[Disagreement]:
    found: dict[tuple[Difference, int], list[Run]] = {}
    for debtor, creditor in permutations(treaty.spells, 2):
        times: dict[Difference, int] = {}
        for one, run in _runs(treaty, debtor, creditor, apart, last):
            times[one] = times.get(one, -1) + 1
            found.setdefault((one, times[one]), []).append(run)
    for (one, _), runs in found.items():
        yield _told(treaty, one, runs, last)


def _runs(
    treaty: Treaty, debtor: str, creditor: str, apart: Denied, last: date
) -> Iterator[tuple[Difference, Run]]:
    """The stretches of time of each difference between two parties."""
    open_runs: dict[Difference, Run] = {}
    days = _days(treaty, debtor, creditor, last)
    for day, after in pairwise(days):
        differing = set(_differing(treaty, debtor, creditor, apart, day))
        for one in [one for one in open_runs if one not in differing]:
            yield one, open_runs.pop(one)
        for one in differing:
            first = open_runs[one].first if one in open_runs else day
            open_runs[one] = Run(debtor, creditor, first, after)
    yield from open_runs.items()


def _days(treaty: Treaty, debtor: str, creditor: str, last: date) -> list[date]:
    """The days on which what either source says of the two may change, to the last covered."""
    whens = [
        when
        for spell in (*treaty.spells[debtor], *treaty.spells[creditor])
        for when in (spell.start, spell.end)
    ]
    for one, other in ((debtor, creditor), (creditor, debtor)):
        whens += [step.since for step in steps_for(treaty.agreement, one, other)]
    for provision in treaty.agreement.provisions:
        whens += [provision.since, provision.until]
    days = {day for when in whens if when for day in (when.earliest, when.latest)}
    return sorted({day for day in days if day < last} | {last})


def _differing(
    treaty: Treaty, debtor: str, creditor: str, apart: Denied, day: date
) -> Iterator[Difference]:
    agreement = treaty.agreement
    both = ((debtor, creditor), (creditor, debtor))
    if any(standing(agreement, day, *pair).live is not Truth.YES for pair in both):
        return
    own, theirs = (_on(treaty.spells[actor], day) for actor in (debtor, creditor))
    if not own or not theirs:
        return
    for name, (duty, _, _) in DUTIES.items():
        promising = [spell for spell in own if name in spell.duties]
        coding = [s for s in promising if (s.atopid, name, debtor, creditor) not in apart]
        clauses = tuple(
            p for p in _clauses(agreement, debtor, creditor, day) if p.obligation == duty
        )
        if bool(coding) != bool(clauses):
            yield Difference(duty, clauses, DYADS if promising and not coding else MEMBERS)


def _on(spells: Sequence[Spell], day: date) -> list[Spell]:
    return [s for s in spells if s.start.latest <= day and (s.end is None or day < s.end.earliest)]


def _clauses(agreement: Agreement, debtor: str, creditor: str, day: date) -> Iterator[Provision]:
    """Duties and prohibitions between the two that may stand on a day."""
    for p in agreement.provisions:
        begun = p.since is None or p.since.has_come(day) is not Truth.NO
        over = p.until is not None and p.until.has_come(day) is Truth.YES
        binds = p.modality in BINDING_MODALITIES and creditor in owed_to(agreement, p, debtor)
        if begun and not over and binds:
            yield p


def _told(treaty: Treaty, one: Difference, runs: list[Run], last: date) -> Disagreement:
    agreement, run = treaty.agreement, runs[0]
    near = () if one.clauses else _near(agreement, one.duty, run)
    nature, reason = _judged(agreement, one, near)
    first, final = min(r.first for r in runs).year, max(min(r.after, last) for r in runs).year
    shown = one.clauses or near
    words = "no clause under this word" if near else "no clause"
    where = "; ".join([agreement.id, *map(_place, shown)])
    return Disagreement(
        about="clauses",
        states=tuple(sorted({actor for r in runs for actor in (r.debtor, r.creditor)})),
        subject=f"{_who(treaty, runs)} by {agreement.id}, ATOP {treaty.id}",
        field=one.duty,
        when=f"{first}-{final}",
        said=(
            Said(PACK, where, _found(one.clauses) or words),
            Said(one.table, f"atopid {treaty.id}", "0" if one.clauses else "1"),
        ),
        nature=nature,
        preferred="" if nature == "open" else PACK,
        reason=reason,
    )


def _near(agreement: Agreement, duty: str, run: Run) -> tuple[Provision, ...]:
    if duty != "non-aggression":
        return ()
    clauses = list(_clauses(agreement, run.debtor, run.creditor, run.first))
    groups = (
        tuple(p for p in clauses if p.obligation == word and p.modality in modalities)
        for word, modalities in NEAR
    )
    return next(filter(None, groups), ())


def _judged(agreement: Agreement, one: Difference, near: tuple[Provision, ...]) -> tuple[str, str]:
    """The nature of a difference and its reason."""
    if one.clauses:
        general = all(GENERAL.issuperset(p.trigger) for p in one.clauses)
        wide = one.duty == "consultation" and general
        return ("definition", CRISIS) if wide else ("value", READ)
    if near:
        return "definition", WIDER
    return ("value", WHOLE) if agreement.text == "read" else ("open", NOT_SEEN)


def _found(clauses: tuple[Provision, ...]) -> str:
    areas = "; ".join(dict.fromkeys(p.area for p in clauses if p.area))
    return f"a clause, for {areas}" if areas else "a clause" if clauses else ""


def _place(provision: Provision) -> str:
    cites = ", ".join(f"{cite.source}: {cite.locator}" for cite in provision.sources)
    return f"{provision.locator} ({cites})"


def _who(treaty: Treaty, runs: list[Run]) -> str:
    pairs = [(r.debtor, r.creditor) for r in runs]
    if set(pairs) == set(permutations(treaty.spells, 2)):
        return "what the parties owe one another"
    if len(pairs) > NAMED:
        return f"what is owed in {len(pairs)} directed pairs of parties"
    return "what " + ", ".join(f"{debtor} owes {creditor}" for debtor, creditor in pairs)
