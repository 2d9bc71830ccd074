"""Who the actors are, which systems and bodies they belong to, and whom they follow."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.dates import Truth
from foedus.errors import UnknownName
from foedus.states import tables
from foedus.states.actor import Actor
from foedus.states.membership import BodyMember, Spell, StateSystem
from foedus.states.succession import Succession


def actors() -> tuple[Actor, ...]:
    """Every actor: states first, then bodies, then forces, each by id."""
    return tuple(tables.actors_by_id().values())


def actor_exists(id: str) -> bool:
    """Whether an actor bears this id.

    >>> actor_exists("UNC"), actor_exists("Korea")
    (True, False)
    """
    return id in tables.actors_by_id()


def actor(id: str) -> Actor:
    """The actor of an id; raises :class:`UnknownName`. Names resolve with :func:`state`.

    >>> actor("KOR").name_en
    'South Korea'
    """
    try:
        return tables.actors_by_id()[id]
    except KeyError:
        raise UnknownName.of("actor", id, tables.actors_by_id()) from None


def state_system(id: str) -> StateSystem:
    """The state system ``cow`` (Correlates of War) or ``gw`` (Gleditsch and Ward).

    >>> state_system("cow").closes
    datetime.date(2016, 12, 31)
    """
    try:
        return tables.systems_by_id()[id]
    except KeyError:
        raise UnknownName.of("state system", id, tables.systems_by_id()) from None


def spells(system: str) -> tuple[Spell, ...]:
    """Every spell in a state system, by code and first day.

    >>> len({spell.code for spell in spells("cow")})
    217
    """
    state_system(system)
    of_it = (spell for spell in tables.spells() if spell.system == system)
    return tuple(sorted(of_it, key=lambda spell: (spell.code, spell.span.start.earliest)))


def membership(id: str, system: str) -> tuple[Spell, ...]:
    """The spells of an actor in a system, in order; none if it never was a member.

    >>> [str(spell.span) for spell in membership("KOR", "cow")]
    ['1949-06-29 on']
    >>> [str(spell.span) for spell in membership("KOR", "gw")]
    ['1948-08-15 on']
    """
    actor(id)
    state_system(system)
    return tuple(s for s in tables.spells() if s.actor == id and s.system == system)


def in_system(id: str, system: str, on: date) -> Truth:
    """Whether the actor was a member on that day; unknown outside the days the list covers.

    >>> in_system("KOR", "cow", date(1949, 1, 1)), in_system("KOR", "gw", date(1949, 1, 1))
    (<Truth.NO: 'no'>, <Truth.YES: 'yes'>)
    >>> in_system("KOR", "cow", date(2020, 1, 1))
    <Truth.UNKNOWN: 'unknown'>
    """
    listed = state_system(system)
    if not listed.first <= on <= listed.closes:
        return Truth.UNKNOWN
    return Truth.any(spell.span.contains(on) for spell in membership(id, system))


def major_power(id: str, on: date) -> Truth:
    """Whether the Correlates of War list counts the actor among the major powers on that day.

    Unknown outside the days that their list of states covers.

    >>> major_power("AUSTRIA-HUNGARY", date(1914, 7, 28)), major_power("SRB", date(1914, 7, 28))
    (<Truth.YES: 'yes'>, <Truth.NO: 'no'>)
    """
    actor(id)
    listed = state_system("cow")
    if not listed.first <= on <= listed.closes:
        return Truth.UNKNOWN
    return Truth.any(span.contains(on) for span in tables.major_spells().get(id, ()))


def major_turns() -> tuple[date, ...]:
    """The days from which the list of major powers is another, in order."""
    whens = [
        when
        for spans in tables.major_spells().values()
        for span in spans
        for when in (span.start.earliest, span.end and span.end.latest + timedelta(days=1))
        if when
    ]
    return tuple(sorted(set(whens)))


def coded(system: str, code: int) -> tuple[Spell, ...]:
    """The spells of membership under a code; none if the list never used it.

    >>> [(spell.actor, str(spell.span)) for spell in coded("cow", 260)]
    [('DEU', '1955-05-05 to 1990-10-02')]
    """
    state_system(system)
    return tables.spells_by_code(system, code)


def bodies_with_lists() -> dict[str, tuple[str, ...]]:
    """The bodies whose members are on record, and the names of their lists."""
    lists: dict[str, dict[str, None]] = {}
    for row in tables.body_members():
        lists.setdefault(row.body, {})[row.list] = None
    return {body: tuple(names) for body, names in lists.items()}


def members(body: str, list: str = "members", on: date | None = None) -> tuple[BodyMember, ...]:
    """The rows of one of a body's lists, on a day or of all times.

    With ``on``, rows are left out that were certainly not in force; a row with an imprecise
    end may be uncertain, and its ``span.contains(on)`` tells. Raises :class:`UnknownName` when
    the body has no such list: no list is not an empty list.

    >>> len(members("UNC", "declarants 1953"))
    16
    """
    actor(body)
    lists = bodies_with_lists().get(body, ())
    if list not in lists:
        raise UnknownName.of(f"list of members of {body}", list, lists)
    return tuple(
        row
        for row in tables.body_members()
        if row.body == body
        and row.list == list
        and (on is None or row.span.contains(on) is not Truth.NO)
    )


def predecessors(id: str) -> tuple[Succession, ...]:
    """The steps that led to this actor, in order of date.

    >>> [step.predecessor for step in predecessors("YEM")]
    ['YAR', 'YPR']
    """
    actor(id)
    return tuple(step for step in tables.successions() if step.successor == id)


def successors(id: str) -> tuple[Succession, ...]:
    """The steps that led away from this actor, in order of date.

    >>> [step.successor for step in successors("KOR-1910")]
    ['JPN', 'KOR', 'PRK']
    """
    actor(id)
    return tuple(step for step in tables.successions() if step.predecessor == id)
