"""What the state and its ally wrote on deterrence, force limits and the change of command."""

from __future__ import annotations

from typing import Final

from foedus.findings import Finding, Section, Table
from foedus.findings import values as v
from foedus.topics.standings import documents_table, held, issued
from foedus.topics.us_alliance.command import command_steps
from foedus.world import World

ALLY: Final = "USA"
TEXTS: Final = ("deterrence", "guidelines", "command")
LIMITS: Final = "guidelines"
_SHOWN: Final = 5
_K: Final = "defence_strategy"


def deterrence(world: World, state: str) -> Section:
    """Texts in effect, newest first; limits that ended; the last step on command."""
    title = Finding(f"{_K}.deterrence_title")
    texts = held(world, state, ALLY, kinds=TEXTS, only=True).sure
    facts = {
        "on": v.day(world.on),
        "state": v.actor(state),
        "ally": v.actor(ALLY),
        "count": v.number(len(texts), [a.ref for a in texts]),
    }
    blocks: list[Finding | Table] = []
    if texts:
        last = max(texts, key=lambda a: issued(world, a))
        facts["last"] = v.title(last)
        facts["since"] = v.day(world.standing(last).since or last.status[0].since, (last.ref,))
        blocks.append(Finding(f"{_K}.texts", facts))
    else:
        blocks.append(Finding(f"{_K}.no_texts", facts, "gap"))
    blocks += [*_command(world, state), *_ended(world, state)]
    if texts:
        shown = sorted(texts, key=lambda a: issued(world, a), reverse=True)[:_SHOWN]
        facts["shown"] = v.number(len(shown), [a.ref for a in shown])
        name = Finding(f"{_K}.texts_table", facts)
        blocks.append(documents_table("defence-texts", name, world, shown))
    return Section("defence-deterrence", title, blocks)


def _command(world: World, state: str) -> list[Finding]:
    steps = command_steps(world, state)
    if not steps:
        return []
    last = steps[-1]
    facts = {
        "last": v.day(last.span.start, (last.ref,)),
        "last_title": v.text(last.title, last.title_ko, (last.ref,)),
    }
    return [Finding(f"{_K}.command", facts)]


def _ended(world: World, state: str) -> list[Finding]:
    """Agreed limits and guidelines that ended without another in their place."""
    found = []
    for a in world.agreements(state, ALLY, kinds=(LIMITS,)):
        standing = world.standing(a)
        if standing.state == "ended" and standing.since is not None:
            facts = {
                "agreement": v.title(a),
                "since": v.day(standing.since, (a.ref,)),
                "first": v.day(a.status[0].since, (a.ref,)),
            }
            found.append(Finding(f"{_K}.ended", facts))
    return found
