"""What ``foedus casus`` does: a contingency asked of a world, and of a what-if world beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from foedus import states
from foedus.casus import Contingency, Reading, Step, compare, evaluate, rounds, site
from foedus.casus.texts import texts
from foedus.cli.commands import print_sections
from foedus.dates import Truth, When
from foedus.errors import OutputError, UnknownName
from foedus.evidence.records import Agreement
from foedus.evidence.single import agreement_in
from foedus.topics.casus import difference, page
from foedus.world import World

OPEN: Final = ("provoked", "aggressor", "attributed")
"""The facts of a question that may be left open."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The question as the command line gives it."""

    attackers: str
    targets: str
    on: str | None
    act: str
    where: str
    provoked: bool
    aggressor: bool
    left_open: tuple[str, ...]
    beside_attackers: str
    beside_targets: str
    requests: str | None


def show_casus(
    asked: Asked,
    most: int,
    open_too: bool,
    known_by: str | None,
    lang: str,
    form: str,
    without: Sequence[str],
    including: Sequence[Path],
    data: str,
    packs: Sequence[str],
) -> None:
    """Print what the contingency raises, or with edits what changes against the world as it is."""
    world = _world(packs, data)
    if known_by:
        world = world.known_by(known_by)
    question = contingency(world, asked)
    edited = _edited(world, without, including)
    steps = rounds(edited, question, most, open_too)
    if form == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document(steps))) + b"\n")
        return
    sections = [page(steps)]
    if edited != world:
        before, after = evaluate(world, question), steps[0].answer
        sections.append(difference(before, after, compare(before, after)))
    then = steps[0].answer.world
    print_sections(then, question.targets[0], lang, sections[0].title, sections, form)


def contingency(world: World, asked: Asked) -> Contingency:
    """The question, with its actors, day and place understood in a world."""
    for name in asked.left_open:
        if name not in OPEN:
            raise UnknownName.of("fact to leave open", name, OPEN)
    on = _day(world, asked.on)
    targets = _actors(asked.targets, on)
    return Contingency(
        attackers=_actors(asked.attackers, on),
        targets=targets,
        on=on,
        act=asked.act,
        site=site(world, asked.where, targets),
        provoked=_answer(asked, "provoked", asked.provoked),
        aggressor=_answer(asked, "aggressor", asked.aggressor),
        attributed=_answer(asked, "attributed", True),
        with_attackers=_actors(asked.beside_attackers, on),
        with_targets=_actors(asked.beside_targets, on),
        requests=None if asked.requests is None else _actors(asked.requests, on),
    )


def _day(world: World, text: str | None) -> date:
    if text is None:
        return world.on
    return world.at(text).on


def _actors(names: str, on: date) -> tuple[str, ...]:
    given = [name.strip() for name in names.split(",") if name.strip() not in ("", "none")]
    return tuple(dict.fromkeys(states.state(name, on).id for name in given))


def _answer(asked: Asked, name: str, said: bool) -> Truth:
    if name in asked.left_open:
        return Truth.UNKNOWN
    return Truth.YES if said else Truth.NO


def _world(packs: Sequence[str], data: str) -> World:
    """The packs together, and ATOP's codings beside them where they are at hand."""
    chosen = [name.strip() for name in data.split(",")] if data and data != "none" else []
    if not data:
        from foedus.published import at_hand

        chosen = [name for name in at_hand() if name == "atop"]
    return texts(packs, chosen, leave_out=not data)


def _edited(world: World, without: Sequence[str], including: Sequence[Path]) -> World:
    for agreement in without:
        world = world.without(agreement)
    for path in including:
        world = world.including(_agreement(path))
    return world


def _agreement(path: Path) -> Agreement:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from None
    return agreement_in(content, path.name)


def document(steps: Sequence[Step]) -> dict[str, object]:
    """The rounds with every reading and the chain of its conditions."""
    return {
        "note": "a reading of texts, not a forecast of conduct",
        "rounds": [_round(step) for step in steps],
    }


def _round(step: Step) -> dict[str, object]:
    asked = step.answer.contingency
    return {
        "number": step.number,
        "if": [_named(reading) for reading in step.if_],
        "contingency": {
            "attackers": asked.attackers,
            "targets": asked.targets,
            "on": asked.on.isoformat(),
            "act": asked.act,
            "site": str(asked.site),
            "provoked": asked.provoked.value,
            "aggressor": asked.aggressor.value,
            "attributed": asked.attributed.value,
            "with_attackers": asked.with_attackers,
            "with_targets": asked.with_targets,
            "requests": asked.requests,
        },
        "readings": [_reading(reading) for reading in step.answer.readings],
        "codings": [_reading(reading) for reading in step.answer.codings],
        "conflicts": [
            {"debtor": c.debtor, "help": _named(c.help), "against": _named(c.against)}
            for c in step.answer.conflicts
        ],
        "without_duty": [_named(reading) for reading in step.answer.without_duty],
    }


def _named(reading: Reading) -> dict[str, object]:
    return {
        "provision": reading.provision.ref,
        "debtor": reading.debtor,
        "creditor": reading.creditor,
        "result": reading.result.value,
    }


def _reading(reading: Reading) -> dict[str, object]:
    return {
        **_named(reading),
        "kind": reading.kind.value,
        "obligation": reading.provision.obligation,
        "standing": reading.standing.value,
        "discretion": reading.provision.discretion,
        "conditions": [
            {
                "name": test.name,
                "answer": test.truth.value,
                "details": {key: _plain(value) for key, value in test.details.items()},
                "refs": test.refs,
            }
            for test in reading.tests
        ],
    }


def _plain(value: object) -> object:
    return str(value) if isinstance(value, (date, When)) else value
