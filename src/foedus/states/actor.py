"""An actor: a state, a body of states, or a command, under one id for all its names."""

from __future__ import annotations

from datetime import date
from enum import Enum

import msgspec

from foedus.dates import Truth, When


class ActorKind(Enum):
    """What sort of actor it is."""

    STATE = "state"
    TERRITORY = "territory"  # a land that hosts forces and is in neither state system
    BODY = "body"  # an organisation, an organ of one, a commission, a standing group of states
    FORCE = "force"  # a command or an army


class NameKind(Enum):
    """What a name is used for."""

    OFFICIAL = "official"
    SHORT = "short"  # initials: ROK, UK
    FORMER = "former"  # the everyday name of an earlier time
    ALIAS = "alias"  # another spelling or word, known so that it resolves


class Name(msgspec.Struct, frozen=True):
    """One name of one actor; ``start`` and ``end`` are None where nothing bounds its use."""

    text: str
    lang: str
    kind: NameKind
    start: When | None = None
    end: When | None = None

    def in_use(self, on: date) -> Truth:
        """Whether the actor bore this name on that day."""
        started = Truth.YES if self.start is None else self.start.has_come(on)
        if self.end is None or on <= self.end.earliest:
            return started
        return started & (Truth.NO if on > self.end.latest else Truth.UNKNOWN)


class Actor(msgspec.Struct, frozen=True):
    """One actor.

    ``id`` is ISO 3166 alpha-3 for a state that exists; a state that has ended bears a readable
    id that ISO does not use today (``DDR``, ``AUSTRIA-HUNGARY``), and where a living state has
    the name now, its code with the last year (``KOR-1910``, ``DEU-1945``). ``iso3`` is None
    where ISO 3166-1 assigns no code today.

    >>> from foedus.states import actor
    >>> actor("RUS").name(date(1975, 1, 1)), actor("RUS").name()
    ('Soviet Union', 'Russia')
    >>> actor("KOR").name(lang="ko")
    '한국'
    """

    id: str
    kind: ActorKind
    name_en: str
    name_ko: str
    iso3: str | None = None
    note: str = ""
    names: tuple[Name, ...] = ()

    def name(self, on: date | None = None, lang: str = "en") -> str:
        """The everyday name on a day, or today's (for an ended state its usual one).

        ``lang`` is ``en`` or ``ko``. In a year of change of which only the year is known, the
        later name is given.
        """
        if on is not None:
            for name in self.names:
                if (
                    name.kind is NameKind.FORMER
                    and name.lang == lang
                    and name.in_use(on) is Truth.YES
                ):
                    return name.text
        return self.name_ko if lang == "ko" else self.name_en

    def official_name(self, lang: str = "en") -> str | None:
        """The official name in force, None where the table has none.

        >>> from foedus.states import actor
        >>> actor("PRK").official_name()
        "Democratic People's Republic of Korea"
        """
        for name in self.names:
            if name.kind is NameKind.OFFICIAL and name.lang == lang and name.end is None:
                return name.text
        return None
