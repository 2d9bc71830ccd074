"""Dated membership: of states in a state system, of actors in a body."""

from __future__ import annotations

from datetime import date

import msgspec

from foedus.dates import Span


class StateSystem(msgspec.Struct, frozen=True):
    """A published list of independent states.

    It says nothing of days before ``first`` or after ``closes``.
    """

    id: str
    name: str
    name_ko: str
    edition: str
    first: date
    closes: date
    source: str


class Spell(msgspec.Struct, frozen=True):
    """A stretch of membership of one actor in one system, under one code.

    A span without an end lasted at least until the list closes. ``row`` is the number of the
    spell in the published list; two have the same where the code passed to another actor.
    ``microstate`` tells that the list has the state apart, as a microstate.
    """

    actor: str
    system: str
    code: int
    row: int
    span: Span
    microstate: bool
    source: str


class BodyMember(msgspec.Struct, frozen=True):
    """An actor's place on one of a body's lists. One body may keep several lists."""

    body: str
    list: str
    actor: str
    span: Span
    note: str
    source: str
