"""What a what-if world changes: agreements taken out and put in, by id."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from foedus.evidence.records import Agreement, Source


class Edits(msgspec.Struct, frozen=True):
    """The agreements removed from the evidence, and those added to it, each sorted by id.

    An edit that restores what the evidence holds cancels the edit before it, so equal
    worlds have equal edits.
    """

    removed: tuple[str, ...] = ()
    included: tuple[Agreement, ...] = ()

    def without(self, agreement_id: str, base: Mapping[str, Agreement]) -> Edits:
        included = tuple(a for a in self.included if a.id != agreement_id)
        removed = set(self.removed)
        if agreement_id in base:
            removed.add(agreement_id)
        return Edits(tuple(sorted(removed)), included)

    def including(self, agreement: Agreement, base: Mapping[str, Agreement]) -> Edits:
        cleared = self.without(agreement.id, base)
        if base.get(agreement.id) == agreement:
            removed = tuple(i for i in cleared.removed if i != agreement.id)
            return Edits(removed, cleared.included)
        assumption = msgspec.structs.replace(agreement, assumed=True)
        included = sorted((*cleared.included, assumption), key=lambda a: a.id)
        return Edits(cleared.removed, tuple(included))

    def __hash__(self) -> int:
        return hash((self.removed, tuple(a.id for a in self.included)))


def assumption(source_id: str) -> Source:
    """What stands for a source that only a what-if names."""
    return Source(
        id=source_id, publisher="What-if", title=source_id, kind="assumption", licence="open"
    )
