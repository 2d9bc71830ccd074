"""The pack's agreements beside what ATOP codes of the same treaty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import polars as pl

from foedus.evidence.pack import Evidence
from foedus.evidence.records import Agreement
from foedus.published.spells import Spell, spells_of
from foedus.upstream import declaration

MEMBERS: Final = "atop.members"


class Treaty(NamedTuple):
    """An agreement of the pack, its ATOP id, and the spells of the parties that ATOP has too."""

    agreement: Agreement
    id: str
    spells: Mapping[str, tuple[Spell, ...]]


def treaties(evidence: Evidence, members: pl.DataFrame) -> Iterator[Treaty]:
    """The agreements that carry an ATOP id."""
    for agreement in evidence.agreements:
        id = agreement.codes.get("atop", "")
        rows = members.filter(pl.col("atopid").cast(pl.String).is_in(id.split()))
        spells: dict[str, list[Spell]] = {}
        for row in rows.iter_rows(named=True):
            for spell in spells_of(row):
                if spell.actor in agreement.parties:
                    spells.setdefault(spell.actor, []).append(spell)
        if spells:
            yield Treaty(agreement, id, {actor: tuple(own) for actor, own in spells.items()})


def last_covered() -> date:
    """The last day of which ATOP speaks."""
    return date(declaration(MEMBERS).coverage.last, 12, 31)
