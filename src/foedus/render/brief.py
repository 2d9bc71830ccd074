"""A brief: the sections of some topics for a world and a state, ready to be written."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foedus import __version__
from foedus.evidence.records import Claim, Ref
from foedus.findings import Catalogue, Finding, Section, catalogue
from foedus.findings import values as v
from foedus.world import World


class Brief(msgspec.Struct, frozen=True):
    """What every format writes; ``title`` is a finding like any other sentence."""

    world: World
    state: str
    language: str
    title: Finding
    sections: Sequence[Section]

    @property
    def words(self) -> Catalogue:
        return catalogue(self.language, self.world.on)

    @property
    def glance(self) -> list[tuple[Section, Finding]]:
        """The first finding of each topic, or of each of its parts where it begins with none."""
        return [lead for section in self.sections for lead in _leads(section)]

    @property
    def stamp(self) -> Finding:
        """Which evidence, seen when, by which version: enough to make the brief again."""
        world = self.world
        return Finding(
            "brief.stamp" if world.knowledge is None else "brief.stamp_known_by",
            {
                "on": v.day(world.on),
                "known_by": v.day(world.knowledge or world.on),
                "undatable": v.number(len(world.undatable), world.undatable),
                "pack": v.text(world.pack.title, world.pack.title_ko),
                "version": v.text(world.pack.version),
                "hash": v.text(world.evidence_hash[:12]),
                "software": v.text(__version__),
                "until": v.day(world.pack.until),
            },
        )

    def notices(self, used: Sequence[Ref]) -> list[Finding]:
        """What sets this world apart: a what-if, and records that ``known_by`` cannot date.

        ``used`` are the records that the brief refers to.
        """
        world, edits = self.world, self.world.edits
        added = {a.id for a in edits.included}
        removed = [
            a for a in world.evidence.agreements if a.id in edits.removed and a.id not in added
        ]
        found = [
            Finding(f"brief.{key}", {"agreements": v.names(chosen)}, "gap")
            for key, chosen in (("without", removed), ("with", edits.included))
            if chosen
        ]
        records = set(used)
        undated = world.undated(records)
        if undated:
            counts = {"count": v.number(len(undated)), "all": v.number(len(records))}
            found.append(Finding("brief.undated", counts, "gap"))
        return found


class Disagreement(msgspec.Struct, frozen=True):
    """Rival claims about one field, and all the records about which they are the same."""

    refs: tuple[Ref, ...]
    field: str
    claims: tuple[tuple[Claim, ...], ...]
    """For each statement the claims that make it, one for each record."""


def disagreements(world: World, refs: Sequence[Ref]) -> list[Disagreement]:
    """What sources or actors dispute about the given records; the same dispute stands once."""
    found: dict[tuple[str, ...], list[tuple[Ref, list[Claim]]]] = {}
    for ref in dict.fromkeys(refs):
        fields: dict[str, list[Claim]] = {}
        for claim in world.claims(ref):
            fields.setdefault(claim.field, []).append(claim)
        for field, claims in fields.items():
            if len(claims) == 1 and claims[0].preferred:
                continue  # nobody says otherwise
            said = (f"{c.value} {c.asserted_by} {c.preferred} {c.reason}" for c in claims)
            found.setdefault((field, *said), []).append((ref, claims))
    return [
        Disagreement(
            tuple(ref for ref, _ in group),
            key[0],
            tuple(zip(*(claims for _, claims in group), strict=True)),
        )
        for key, group in found.items()
    ]


def _leads(section: Section) -> list[tuple[Section, Finding]]:
    """What a section leads with."""
    first = next(iter(section.blocks), None)
    if isinstance(first, Finding) and first.kind == "finding":
        return [(section, first)]
    return [lead for part in section.sections for lead in _leads(part)]
