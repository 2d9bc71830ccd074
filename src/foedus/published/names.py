"""Several actors by name in a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.states import actor

NAMED: Final = 3
"""Actors that a title names; more are counted."""


def listed(actors: Iterable[str], lang: str) -> str:
    """The first actors by name, the rest by number.

    >>> listed(["POL", "DEU"], "en"), listed(["POL", "DEU", "FRA", "ITA", "ESP"], "en")
    ('Poland and Germany', 'Poland, Germany, France and 2 more')
    """
    ids = list(actors)
    names = [actor(id).name(lang=lang) for id in ids[:NAMED]]
    more = len(ids) - NAMED
    if lang == "ko":
        return "·".join(names) + (f" 외 {more}개국" if more > 0 else "")
    if more > 0:
        return f"{', '.join(names)} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
