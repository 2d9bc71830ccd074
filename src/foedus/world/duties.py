"""Who owes what to whom: provisions spelled out as directed pairs of actors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.dates import Truth
from foedus.evidence.records import Agreement, Provision
from foedus.world.world import World

ATOP: Final = ("defence", "offence", "neutrality", "non-aggression", "consultation")
"""The obligations that the ATOP project codes (Leeds et al. 2002)."""

BINDING_MODALITIES: Final = frozenset({"duty", "prohibition"})


def debtors(agreement: Agreement, provision: Provision) -> frozenset[str]:
    """The actors that owe; ``all-states`` and ``un-members`` stay as words."""
    return _expand(agreement, provision.debtor)


def owed_to(agreement: Agreement, provision: Provision, debtor: str) -> frozenset[str]:
    """The actors to whom ``debtor`` owes; nobody when it owes nothing.

    >>> from foedus.world import load
    >>> world = load("korea")
    >>> treaty = world.agreement("us-rok-mdt")
    >>> basing = [p for p in treaty.provisions if p.locator == "Article IV"][0]
    >>> sorted(owed_to(treaty, basing, "KOR")), sorted(owed_to(treaty, basing, "USA"))
    (['USA'], [])
    """
    if debtor not in debtors(agreement, provision):
        return frozenset()
    creditors = provision.creditor or ("other-parties",)
    return _expand(agreement, creditors) - {debtor}


def _expand(agreement: Agreement, words: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word in ("parties", "other-parties"):
            found.update(agreement.parties)
        else:
            found.add(word)
    return frozenset(found)


def obligations_between(
    world: World, debtor: str, creditor: str, obligations: Iterable[str] = ATOP
) -> tuple[tuple[Agreement, Provision, Truth], ...]:
    """Duties and prohibitions that ``debtor`` owes ``creditor`` on the world's day.

    Each comes with whether it is in force between the two: yes, or unknown.
    """
    found: list[tuple[Agreement, Provision, Truth]] = []
    for agreement in world.agreements(debtor, live=True):
        live = world.live(agreement, *({debtor, creditor} & set(agreement.parties)))
        if live is not Truth.NO:
            found.extend(
                (agreement, provision, live)
                for provision in world.provisions(agreement, obligations)
                if provision.modality in BINDING_MODALITIES
                and creditor in owed_to(agreement, provision, debtor)
            )
    return tuple(found)
