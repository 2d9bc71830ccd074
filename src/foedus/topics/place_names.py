"""Places that more than one actor administers, claims or names, with every side's terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus import states
from foedus.evidence.records import Place, PlaceClaim
from foedus.findings import Text, Value
from foedus.findings import values as v
from foedus.world import World

HOLDS: Final = ("administers", "claims")


def contested(world: World, *actors: str) -> tuple[Place, ...]:
    """Places that at least two actors, and all the given ones, administer, claim or name."""
    found = []
    for place in world.places():
        claims = world.place_claims(place.id)
        involved = {c.actor for c in claims}
        holders = {c.actor for c in claims if c.relation in HOLDS}
        if len(involved) > 1 and set(actors) <= (holders if actors else involved):
            found.append(place)
    return tuple(found)


def holders(world: World, place: Place, relation: str) -> Value:
    """The actors in one relation to the place, or a dash."""
    claims = [c for c in world.place_claims(place.id) if c.relation == relation]
    chosen = dict.fromkeys(c.actor for c in claims)
    return v.actors(chosen, [c.ref for c in claims]) if chosen else v.text("–")


def names(world: World, place: Place) -> Value:
    """Each side's own term for the place; a name given from outside the region says so."""
    sides = {
        c.actor for p in world.places() for c in world.place_claims(p.id) if c.relation in HOLDS
    }
    written: dict[str, Text] = {}
    terms = sorted(_terms(world.place_claims(place.id)), key=lambda c: c.actor not in sides)
    for c in terms:
        en, ko = (states.actor(c.actor).name(world.on, lang) for lang in ("en", "ko"))
        own = Text(f"{en}: {c.name}", f"{ko}: {c.name}")
        if c.actor not in sides:
            own = Text(f"elsewhere: {c.name}", f"그 밖의 명칭: {c.name}")
        written.setdefault(c.name, own)
    refs = tuple(c.ref for c in terms)
    return Value(tuple(written.values()), "words", refs) if written else v.text("–")


def both_names(world: World, place: Place) -> Text:
    """A label for maps: the place's name with the other claimants' terms in Korean too."""
    if "(" in place.name_ko or not place.name_ko:
        return Text(place.name, place.name_ko)
    claims = world.place_claims(place.id)
    rivals = {c.actor for c in claims if c.relation == "claims"}
    other = [c.name for c in _terms(claims) if c.actor in rivals and place.name_ko not in c.name]
    return Text(place.name, " / ".join((place.name_ko, *other)))


def _terms(claims: Iterable[PlaceClaim]) -> list[PlaceClaim]:
    """One term for each actor: the one entered as a name, else the one it claims under."""
    chosen: dict[str, PlaceClaim] = {}
    rank = ("names", "claims", "administers")
    for c in sorted(claims, key=lambda c: (c.actor, rank.index(c.relation))):
        if c.name and c.actor not in chosen:
            chosen[c.actor] = c
    return list(chosen.values())
