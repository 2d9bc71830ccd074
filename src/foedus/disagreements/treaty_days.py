"""When a treaty binds a party: the pack's days against ATOP's.

ATOP counts from the signature, and ends a treaty with the signature of the one that replaces it
(codebook); the pack keeps signature, entry into force and end apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from foedus.dates import When
from foedus.disagreements.found import Disagreement, Material, Said
from foedus.disagreements.treaties import MEMBERS, Treaty, last_covered, treaties
from foedus.evidence.records import Agreement, StatusStep
from foedus.evidence.vocabulary import LIVE
from foedus.published.spells import stretches
from foedus.world import steps_for

TABLES: Final = (MEMBERS,)
PACK: Final = "pack"
SIGNATURE: Final = "ATOP counts a treaty from its signature, the pack from its entry into force"
NO_SIGNATURE: Final = (
    "ATOP counts a treaty from its signature; the pack has no day on which this party signed"
)
REPLACED: Final = "ATOP ends a treaty with the signature of the one that replaces it"
ACT: Final = "the sources of the act were read, and ATOP codes it"
NO_ACT: Final = "no act of that day was read"


class Told(NamedTuple):
    """What both say of the start or end of a treaty for a party, as text, and how they differ."""

    field: str
    pack: str
    cites: str
    atop: str
    nature: str
    reason: str


def compare(given: Material) -> Iterator[Disagreement]:
    """Starts, then ends, parties of which both sources say the same together."""
    replaced = {
        before: step.since
        for agreement in given.evidence.agreements
        for before in agreement.predecessor
        for step in agreement.status
        if step.state == "signed"
    }
    for treaty in treaties(given.evidence, given.frames[MEMBERS]):
        found: dict[Told, list[str]] = {}
        for party in treaty.spells:
            for one in _of_party(treaty, party, replaced):
                found.setdefault(one, []).append(party)
        for one, parties in found.items():
            yield _disagreement(treaty, one, parties)


def _of_party(treaty: Treaty, party: str, replaced: dict[str, When]) -> Iterator[Told]:
    agreement = treaty.agreement
    steps = steps_for(agreement, party)
    times = stretches(treaty.spells[party])
    live = next((step for step in steps if step.state in LIVE), None)
    if live is None:
        return
    began = _start(live, [s for s in steps if s.state == "signed"], times[0][0])
    if began:
        yield began
    ended = _end(agreement, party, steps, times[-1][1], replaced.get(agreement.id))
    if ended:
        yield ended


def _start(live: StatusStep, signed: list[StatusStep], told: When) -> Told | None:
    if _meet(told, live.since):
        return None
    acts = [*signed, live]
    days = "; ".join(map(_step, acts))
    if any(_meet(told, step.since) for step in signed):
        nature, reason = "definition", SIGNATURE
    elif not signed and told.latest < live.since.earliest:
        nature, reason = "open", NO_SIGNATURE
    else:
        nature, reason = "value", ACT
    return Told("start", days, _cites(acts), told.printed, nature, reason)


def _end(
    agreement: Agreement,
    party: str,
    steps: tuple[StatusStep, ...],
    told: When | None,
    replaced: When | None,
) -> Told | None:
    """None where both agree that it goes on, or on when it ended, as exactly as they say."""
    last = last_covered()
    final = _final(steps)
    over = final.state not in LIVE and final.since.earliest <= last
    if told is None:
        if not over or final.since.latest > last:
            return None
        goes_on = f"in force at the end of {last.year}"
        return Told("end", _step(final), _cites([final]), goes_on, "value", ACT)
    if over and _meet(told, final.since):
        return None
    if over:
        follows = replaced is not None and _meet(told, replaced)
        nature, reason = ("definition", REPLACED) if follows else ("value", ACT)
        return Told("end", _step(final), _cites([final]), told.printed, nature, reason)
    partial = [s for s in agreement.status if s.between and party in s.parties]
    days = "; ".join(["no end", *map(_step, partial)])
    return Told("end", days, _cites(partial), told.printed, "value", NO_ACT)


def _final(steps: tuple[StatusStep, ...]) -> StatusStep:
    """The last step after which it lives on, or else the first of those that end it."""
    living = [number for number, step in enumerate(steps) if step.state in LIVE]
    return steps[min(living[-1] + 1, len(steps) - 1)]


def _step(step: StatusStep) -> str:
    between = f" between {' and '.join(step.parties)}" if step.between else ""
    return f"{step.state} {step.since.printed}{between}"


def _meet(one: When, other: When) -> bool:
    """Whether two dates may be the same day, as far as they are known."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def _cites(steps: list[StatusStep]) -> str:
    return "; ".join(f"{c.source}: {c.locator}" for step in steps for c in step.sources)


def _disagreement(treaty: Treaty, one: Told, parties: list[str]) -> Disagreement:
    agreement = treaty.agreement
    whole = set(parties) == set(treaty.spells)
    who = "" if whole else f" for {', '.join(parties)}"
    return Disagreement(
        about="treaty-days",
        states=tuple(sorted(parties)),
        subject=f"{agreement.id}, ATOP {treaty.id}{who}",
        field=one.field,
        when="",
        said=(
            Said(PACK, "; ".join(filter(None, [agreement.id, one.cites])), one.pack),
            Said(MEMBERS, f"atopid {treaty.id}", one.atop),
        ),
        nature=one.nature,
        preferred="" if one.nature == "open" else PACK,
        reason=one.reason,
    )
