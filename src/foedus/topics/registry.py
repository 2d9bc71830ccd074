"""The topics in the order of the brief, and the choice among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final, cast

from foedus.errors import UnknownName
from foedus.findings import Section
from foedus.world import World

Topic = Callable[[World, str], Section]

TOPICS: Final = (
    "defence_strategy",
    "us_alliance",
    "mutual_defense_treaty",
    "cooperation",
    "relations",
    "peacekeeping",
    "regional_security",
    "threats",
    "nuclear_deterrence",
    "cybersecurity",
    "prospects",
    "strategies",
)


def compose(world: World, state: str, topics: Iterable[str] = ()) -> tuple[Section, ...]:
    """The sections of the given topics, or of all, in the order of the brief.

    For a state that is not the focus of the pack there is one section: what published data say
    of it, or without them what the pack holds on it. Raises :class:`UnknownName` for a topic
    that does not exist.
    """
    wanted = list(topics)
    for topic in wanted:
        if topic not in TOPICS:
            raise UnknownName.of("topic", topic, TOPICS)
    if state not in world.pack.focal:
        return (_topic("profile" if world.data or world.unread else "holdings")(world, state),)
    return tuple(_topic(name)(world, state) for name in TOPICS if not wanted or name in wanted)


def _topic(name: str) -> Topic:
    return cast(Topic, import_module(f"foedus.topics.{name}").page)
