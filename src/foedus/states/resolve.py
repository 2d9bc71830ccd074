"""From what people write to the actor that they mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from itertools import pairwise

from foedus.dates import Truth
from foedus.errors import AmbiguousName, UnknownName
from foedus.states import tables
from foedus.states.actor import Actor, Name, NameKind
from foedus.states.registry import actor, state_system


def state(text: str, on: date | None = None, system: str | None = None) -> Actor:
    """Find the actor meant by an id, a name in any language of the table, or a numeric code.

    Case, accents and punctuation do not matter. ``on`` chooses among actors that bore the same
    name or code at different times; without it the one that bears it today is meant. A name
    that only ever meant one actor means it on any day. Bodies and forces are found too.

    A number is a Correlates of War code, or one of Gleditsch and Ward with ``system="gw"``.
    Letter codes are ISO 3166 alone: ``AUS`` is Australia, though both lists write Austria so.

    Raises :class:`UnknownName`, and :class:`AmbiguousName` when several actors fit, or when a
    number without ``system`` means different actors in the two lists.

    >>> {state(text).id for text in ("South Korea", "KOR", "732", "대한민국", "republic of korea")}
    {'KOR'}
    >>> state("Germany", on=date(1900, 1, 1)).id, state("Germany").id
    ('DEU-1945', 'DEU')
    >>> state("Korea")
    Traceback (most recent call last):
    ...
    foedus.errors.AmbiguousName: 'Korea' may be North Korea (PRK) or South Korea (KOR)
    """
    if system is not None:
        state_system(system)
    asked = text.strip()
    if asked.isascii() and asked.isdecimal():
        return _by_code(int(asked), on, system)
    if asked.upper() in tables.actors_by_id():
        return actor(asked.upper())
    return _by_name(asked, on)


def _by_name(asked: str, on: date | None) -> Actor:
    bearers = _names_by_fold().get(_fold(asked))
    if bearers is None:
        raise UnknownName.of("state or body", asked, _all_names())
    if len(bearers) == 1:
        return actor(next(iter(bearers)))
    current = {id for id, names in bearers.items() if any(_in_use(id, n, on) for n in names)}
    if len(current) == 1:
        return actor(current.pop())
    raise AmbiguousName(_alternatives(f"'{asked}'", current or bearers, on))


def _by_code(code: int, on: date | None, system: str | None) -> Actor:
    first_choice = system or "cow"
    fits = _bearers(first_choice, code, on)
    if not fits:
        in_gw = system is None and _bearers("gw", code, on)
        raise UnknownName.of(
            f"{first_choice} code",
            str(code),
            {str(spell.code) for spell in tables.spells() if spell.system == first_choice},
            hint='It is a Gleditsch-Ward code: say system="gw"' if in_gw else "",
        )
    if system is None:
        # A code that G-W had given up, or not yet given, by that day contradicts nobody.
        fits |= _holders("gw", code, on) if on else _bearers("gw", code, None)
    if len(fits) == 1:
        return actor(fits.pop())
    raise AmbiguousName(_alternatives(f"code {code}", fits, on))


def _holders(system: str, code: int, on: date) -> set[str]:
    """The actor that was a member under the code on that very day, if any."""
    return {
        spell.actor
        for spell in tables.spells_by_code(system, code)
        if spell.span.contains(on) is Truth.YES
    }


def _bearers(system: str, code: int, on: date | None) -> set[str]:
    """Whom the code means on a day, whether or not a member then; the last one without a day.

    Between the spells of two different actors it means either.
    """
    spells = tables.spells_by_code(system, code)
    if not spells:
        return set()
    if on is None:
        return {spells[-1].actor}
    for earlier, later in pairwise(spells):
        if on < later.span.start.earliest:
            inside = on <= spells[0].span.start.earliest or earlier.span.contains(on) is Truth.YES
            return {earlier.actor} if inside else {earlier.actor, later.actor}
    return {spells[-1].actor}


def _in_use(id: str, name: Name, on: date | None) -> bool:
    """Whether the actor may have borne the name then; a name without dates lasts its life."""
    if name.start is None and name.end is None:
        start, end = _life(id)
        return end is None if on is None else start <= on and (end is None or on <= end)
    return name.end is None if on is None else name.in_use(on) is not Truth.NO


@lru_cache(maxsize=1024)
def _life(id: str) -> tuple[date, date | None]:
    """First and last day of membership in either system; unbounded for all other actors."""
    spans = [spell.span for spell in tables.spells() if spell.actor == id]
    starts = [span.start.earliest for span in spans]
    ends = [span.end.latest for span in spans if span.end is not None]
    ended = spans and len(ends) == len(spans)
    return min(starts, default=date.min), max(ends) if ended else None


@lru_cache(maxsize=1)
def _names_by_fold() -> dict[str, dict[str, list[Name]]]:
    index: dict[str, dict[str, list[Name]]] = {}
    for who in tables.actors_by_id().values():
        dated = {name.text for name in who.names if name.start or name.end}
        usual = (Name(who.name_en, "en", NameKind.ALIAS), Name(who.name_ko, "ko", NameKind.ALIAS))
        for name in (*who.names, *(n for n in usual if n.text not in dated)):
            index.setdefault(_fold(name.text), {}).setdefault(who.id, []).append(name)
    return index


def _all_names() -> set[str]:
    names = {name.text for who in tables.actors_by_id().values() for name in who.names}
    return names.union(*((who.name_en, who.name_ko) for who in tables.actors_by_id().values()))


def _fold(text: str) -> str:
    """Lower case, without accents, punctuation, or a leading article.

    >>> _fold("  The Côte-d'Ivoire & U.S. ")
    'cote divoire and us'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("&", " and ")
    kept = "".join(
        letter if letter.isalnum() else "" if letter in ".'’" else " "
        for letter in plain
        if not unicodedata.combining(letter)
    )
    return " ".join(kept.split()).removeprefix("the ")


def _alternatives(asked: str, ids: Collection[str], on: date | None) -> str:
    found = sorted((actor(id) for id in ids), key=lambda who: (who.name_en, who.id))
    names = [f"{who.name(on)} ({who.id})" for who in found]
    day = f" on {on}" if on else ""
    return f"{asked}{day} may be {', '.join(names[:-1])} or {names[-1]}"
