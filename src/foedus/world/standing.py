"""Where an agreement stands on a day: signed, in force, suspended ... or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from foedus.dates import Span, Truth, When, day_before
from foedus.evidence.records import Agreement, StatusStep
from foedus.evidence.vocabulary import LIVE

JOINING: Final = frozenset({"initialled", "signed", "issued", "provisional", "in-force"})


class Standing(msgspec.Struct, frozen=True):
    """``state`` is None before the first step; ``live`` says whether provisions apply.

    ``asserted`` holds the steps that only one side says have happened, ``possible`` the
    later steps that may have come by the day, as far as their dates tell.
    """

    state: str | None
    since: When | None
    live: Truth
    asserted: tuple[StatusStep, ...] = ()
    possible: tuple[StatusStep, ...] = ()


class Phase(msgspec.Struct, frozen=True):
    """A stretch in one state; ``end`` is its last day, None while it lasts."""

    state: str
    span: Span
    step: StatusStep


def joins_itself(agreement: Agreement, party: str) -> bool:
    """Whether a party is bound by a step of its own, and not with the whole."""
    own = [s for s in agreement.status if party in s.parties and not s.asserted_by]
    return bool(own) and own[0].state in JOINING


def steps_for(
    agreement: Agreement, party: str | None = None, other: str | None = None
) -> tuple[StatusStep, ...]:
    """The agreed steps that bear on one party, on it toward another, or on the whole.

    A party whose own steps begin by joining is not touched by what came into force for
    others before it was bound itself; from then on the steps of the whole are its own.
    An actor on which no step bears stands as the whole does. A step between some parties
    bears on each of them toward the others alone.
    """
    agreed = [
        s
        for s in agreement.status
        if not s.asserted_by and (not s.between or {party, other} <= set(s.parties))
    ]
    if party is None:
        return _whole(agreement, agreed)
    own = [s for s in agreed if party in s.parties]
    joins = bool(own) and own[0].state in JOINING
    bound = next(
        (i for i, s in enumerate(agreed) if party in s.parties and s.state in LIVE), len(agreed)
    )
    found = tuple(
        s
        for i, s in enumerate(agreed)
        if party in s.parties
        or (not s.parties and not (joins and i < bound and s.state in JOINING | LIVE))
    )
    return found or _whole(agreement, agreed)


def _whole(agreement: Agreement, agreed: Sequence[StatusStep]) -> tuple[StatusStep, ...]:
    """The steps for all parties; if none brings it into force, the first that does for some."""
    shared = [s for s in agreed if not s.parties]
    if not shared and len(agreement.parties) == 1:
        return tuple(agreed)
    begins = None
    if not any(s.state in LIVE for s in shared):
        begins = next((s for s in agreed if s.state in JOINING & LIVE), None)
    return tuple(s for s in agreed if not s.parties or s is begins) or tuple(agreed)


def standing(
    agreement: Agreement, on: date, party: str | None = None, other: str | None = None
) -> Standing:
    """Read the steps on one day, for the whole, for a party, or for it toward another.

    Steps stand in order of time, so a step that has certainly come ends all before it.
    Those after it that may have come make the answer unknown where they would change it.
    A coarser date therefore never turns unknown into yes.
    """
    asserted = tuple(
        s
        for s in agreement.status
        if s.asserted_by
        and s.since.has_come(on) is not Truth.NO
        and (party is None or not s.parties or party in s.parties)
    )
    certain: StatusStep | None = None
    possible: list[StatusStep] = []
    for step in steps_for(agreement, party, other):
        come = step.since.has_come(on)
        if come is Truth.YES:
            certain, possible = step, []
        elif come is Truth.UNKNOWN:
            possible.append(step)
    answers = {(s.state in LIVE) if s else False for s in (certain, *possible)}
    live = Truth.UNKNOWN if len(answers) == 2 else Truth.YES if True in answers else Truth.NO
    return Standing(
        state=certain.state if certain else None,
        since=certain.since if certain else None,
        live=live,
        asserted=asserted,
        possible=tuple(possible),
    )


def phases(steps: Sequence[StatusStep]) -> tuple[Phase, ...]:
    """The stretches between steps; each ends the day before the next begins."""
    result = []
    for index, step in enumerate(steps):
        end: When | None = None
        if index + 1 < len(steps):
            following = steps[index + 1].since
            if following == step.since:
                continue
            end = When.day(day_before(following.earliest)) if following.exact else following
        if end is not None and end.latest < step.since.earliest:
            continue
        result.append(Phase(step.state, Span(step.since, end), step))
    return tuple(result)
