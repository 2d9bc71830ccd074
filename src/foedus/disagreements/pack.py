"""Rival claims that the pack keeps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from foedus.disagreements.found import Disagreement, Material, Said
from foedus.evidence.pack import Evidence
from foedus.evidence.records import Claim

TABLES: Final = ()
NO_VALUE: Final = ("attribution", "names", "claims")
"""Fields whose claims are positions of states, not values of a fact."""


def compare(given: Material) -> Iterator[Disagreement]:
    """Fields of records with claims of more than one value."""
    actors = _actors(given.evidence)
    by_field = sorted(given.evidence.claims, key=_field)
    for (about, field), group in groupby(by_field, key=_field):
        claims = list(group)
        if field in NO_VALUE or len({claim.value for claim in claims}) < 2:
            continue
        chosen = next((claim for claim in claims if claim.preferred), None)
        yield Disagreement(
            about="pack",
            states=actors.get(about, ()),
            subject=about,
            field=field,
            when="",
            said=tuple(_said(claim) for claim in claims),
            preferred=_said(chosen).source if chosen else "",
            reason=chosen.reason if chosen else "",
        )


def _field(claim: Claim) -> tuple[str, str]:
    return claim.about, claim.field


def _said(claim: Claim) -> Said:
    sources = " | ".join(cite.source for cite in claim.sources)
    locators = " | ".join(cite.locator for cite in claim.sources)
    return Said(sources, locators, claim.value)


def _actors(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """The states that a record concerns."""

    found = {a.ref: a.parties for a in evidence.agreements}
    found |= {e.ref: e.actors() for e in evidence.events}
    found |= {d.ref: (d.actor, d.host) for d in evidence.deployments}
    for agreement in evidence.agreements:
        found |= {p.ref: agreement.parties for p in agreement.provisions}
    hosts = {d.id: (d.actor, d.host) for d in evidence.deployments}
    found |= {s.ref: hosts.get(s.deployment, ()) for s in evidence.strengths}
    found |= {o.ref: (o.actor, *filter(None, [o.partner])) for o in evidence.observations}
    return found
