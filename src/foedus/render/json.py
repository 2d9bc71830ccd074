"""A brief as JSON: findings with typed values, figures, tables, and the records behind them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

import msgspec

from foedus import __version__
from foedus.dates import When
from foedus.evidence.records import Record, Ref
from foedus.findings import Figure, Finding, Section, Table, Text, Value
from foedus.render.brief import Brief
from foedus.render.describe import cites
from foedus.render.figures import plain_colours, specification

SCHEMA_VERSION: Final = 1


def document(brief: Brief) -> str:
    """The whole brief; ``records`` and ``sources`` hold all that its values refer to."""
    writer = _Writer(brief)
    world = brief.world
    body = {
        "schema": SCHEMA_VERSION,
        "software": __version__,
        "state": brief.state,
        "language": brief.language,
        "on": world.on.isoformat(),
        "known_by": world.knowledge.isoformat() if world.knowledge else None,
        "pack": {
            "id": world.pack.id,
            "version": world.pack.version,
            "hash": world.evidence_hash,
            "until": str(world.pack.until),
        },
        "without": list(world.edits.removed),
        "with": [a.id for a in world.edits.included],
        "title": brief.words.text(brief.title),
        "sections": [writer.section(section) for section in brief.sections],
        "notices": [writer.finding(n) for n in brief.notices(list(writer.refs))],
        "records": writer.records(),
        "sources": writer.sources(),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.words = brief.words
        self.refs: dict[Ref, None] = {}

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "id": section.id,
            "title": self.words.text(section.title),
            "blocks": [self.block(block) for block in section.blocks],
            "sections": [self.section(part) for part in section.sections],
        }

    def block(self, block: Finding | Figure | Table) -> dict[str, Any]:
        if isinstance(block, Finding):
            return {"type": block.kind, **self.finding(block)}
        if isinstance(block, Figure):
            self.refs.update(dict.fromkeys(block.refs))
            return {
                "type": "figure",
                "id": block.id,
                "title": self.finding(block.title),
                "alt": self.words.text(block.alt),
                "spec": plain_colours(specification(block, self.words)) if block.rows else None,
                "refs": list(block.refs),
            }
        return {
            "type": "table",
            "id": block.id,
            "title": self.finding(block.title),
            "columns": [self.words.template(c.title) for c in block.columns],
            "rows": [[self.value(value) for value in row] for row in self.words.rows(block)],
        }

    def finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "key": finding.key,
            "text": self.words.text(finding),
            "values": {name: self.value(value) for name, value in finding.values.items()},
        }

    def value(self, value: Value) -> dict[str, Any]:
        self.refs.update(dict.fromkeys(value.refs))
        return {
            "value": plain(value.raw),
            "high": value.high,
            "text": self.words.write(value),
            "form": value.form,
            "state": value.state,
            "qualifier": value.qualifier,
            "period": value.period,
            "refs": list(value.refs),
        }

    def records(self) -> dict[Ref, Any]:
        world = self.brief.world
        return {
            ref: {**plain(world.record(ref)), "independent": world.independent(ref)}
            for ref in self.refs
        }

    def sources(self) -> dict[str, Any]:
        world = self.brief.world
        used = {c.source for ref in self.refs for c in cites(world.record(ref))}
        return {source: plain(world.source(source)) for source in sorted(used)}


def plain(raw: Any) -> Any:
    """Dates as printed text, records as objects without their empty fields."""
    if isinstance(raw, When):
        return str(raw)
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, Text):
        return raw.en
    if isinstance(raw, (Record, msgspec.Struct)):
        fields = {f: getattr(raw, f) for f in raw.__struct_fields__}
        return {f: plain(x) for f, x in fields.items() if x not in (None, "", (), {})}
    if isinstance(raw, (tuple, list)):
        return [plain(item) for item in raw]
    if isinstance(raw, dict):
        return {key: plain(item) for key, item in raw.items()}
    return raw
