"""A source, and the records that were read from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evidence.records import Sourced
from foedus.findings import Column, Finding, Section, Table
from foedus.findings import values as v
from foedus.world import World


def page(world: World, source_id: str) -> Section:
    """Publisher, title, edition, terms; and counts of its records by kind."""
    source = world.source(source_id)
    evidence = world.evidence
    records: dict[str, Sequence[Sourced]] = {
        "agreement": evidence.agreements,
        "provision": [p for a in evidence.agreements for p in a.provisions],
        "event": evidence.events,
        "observation": evidence.observations,
        "deployment": evidence.deployments,
        "claim": evidence.claims,
        "place": evidence.places,
    }
    counts = Counter(
        {
            kind: sum(any(c.source == source_id for c in r.sources) for r in rows)
            for kind, rows in records.items()
        }
    )
    facts = {
        "publisher": v.text(source.publisher),
        "title": v.text(source.title, source.title_ko, (source.ref,)),
        "kind": v.term(source.kind, "source-kind"),
        "licence": v.term(source.licence, "licence"),
        "address": v.text(source.address or "–"),
        "edition": v.text(source.edition or "–"),
        "derives": v.text(source.derives_from or "–"),
        "sha256": v.text(source.sha256 or "–"),
        "note": v.text(source.note or "–"),
    }
    rows = [(v.term(kind, "record-kind"), v.number(n)) for kind, n in counts.items() if n]
    columns = (Column("column.kind"), Column("column.count", "right"))
    blocks: list[Finding | Table] = [
        Finding(f"sourcebook.{key}", facts)
        for key in ("kind", "address", "edition", "derives", "sha256", "note")
    ]
    blocks.append(Table("source-records", Finding("sourcebook.records"), columns, rows))
    return Section("source", Finding("sourcebook.title", facts), blocks)
