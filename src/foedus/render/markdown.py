"""A brief as Markdown with footnotes."""

from __future__ import annotations

import re

from foedus.findings import Figure, Finding, Section, Segment, Table, Text, Value
from foedus.render import describe
from foedus.render.brief import Brief, disagreements
from foedus.render.figures import specification
from foedus.render.notes import Notes

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
FIGURE_ROWS = 60
"""A figure with more rows than this gives no table of its data."""


def document(brief: Brief) -> str:
    """The brief with its notes as footnotes and its sources at the end."""
    writer = _Writer(brief)
    words = brief.words
    parts = [f"# {writer.finding(brief.title)}", writer.finding(brief.stamp)]
    parts += [writer.section(section, 2) for section in brief.sections]
    notes = writer.notes.all
    used = [ref for note in notes for ref in note.refs]
    parts[2:2] = [writer.block(notice) for notice in brief.notices(used)]
    parts += writer.disagreements(used)
    parts.append(f"## {words.template('brief.bibliography')}")
    for source_id in sorted(writer.notes.cited):
        source = brief.world.source(source_id)
        address = f" {source.address}" if source.address else ""
        line = escape(describe.source_line(source, words) + "." + address)
        parts.append(f"- {line} (`{source.id}`)")
    for note in notes:
        more = len(note.refs) - len(note.labels)
        rest = f"; {words.template('note.more').format(count=more)}" if more else ""
        text = f"{'; '.join(note.labels)}{rest}. {writer.notes.origin(note)} ({note.standing})"
        parts.append(f"[^{note.number}]: {escape(text)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.words = brief.words
        self.notes = Notes(brief.world, self.words)

    def finding(self, finding: Finding) -> str:
        return "".join(self._segment(s) for s in self.words.say(finding))

    def cell(self, value: Value) -> str:
        return self._segment(Segment(self.words.write(value), value))

    def _segment(self, segment: Segment) -> str:
        text = _SPECIAL.sub(r"\\\1", segment.text).replace("\n", "<br>")
        note = self.notes.number(segment.value) if segment.value else None
        return f"{text}[^{note.number}]" if note else text

    def section(self, section: Section, level: int) -> str:
        parts = [f"{'#' * level} {self.finding(section.title)}"]
        parts += [self.block(block) for block in section.blocks]
        parts += [self.section(part, level + 1) for part in section.sections]
        return "\n\n".join(part for part in parts if part)

    def block(self, block: Finding | Figure | Table) -> str:
        if isinstance(block, Finding):
            text = self.finding(block)
            return f"> {text}" if block.kind == "gap" else text
        if isinstance(block, Table):
            head = [self.words.template(c.title) for c in block.columns]
            rows = [[self.cell(value) for value in row] for row in self.words.rows(block)]
            return f"**{self.finding(block.title)}**\n\n{_table(head, rows)}"
        return self._figure(block)

    def _figure(self, figure: Figure) -> str:
        if not figure.rows:
            return ""
        lead = f"**{self.finding(figure.title)}** {self.finding(figure.alt)}"
        rows = specification(figure, self.words)["data"]["values"]
        if len(rows) > FIGURE_ROWS:
            return lead
        columns = [c for c in rows[0] if c not in ("label_y", "alone", "rank", "text")]
        head = [self.words.template(f"column.{c}") for c in columns]
        cells = [
            ["" if row.get(c) is None else escape(str(row[c])) for c in columns] for row in rows
        ]
        return f"{lead}\n\n{_table(head, cells)}"

    def disagreements(self, refs: list[str]) -> list[str]:
        found = disagreements(self.brief.world, refs)
        if not found:
            return []
        parts = [f"## {self.words.template('brief.disagreements')}"]
        for d in found:
            world, words = self.brief.world, self.words
            about = "; ".join(describe.label(world, world.record(r), words) for r in d.refs)
            lines = [f"**{escape(f'{about}: {describe.field(d.field, words)}')}**", ""]
            for c, *_ in d.claims:
                mark = f" ({words.template('brief.preferred')})" if c.preferred else ""
                who = f"{words.actor(c.asserted_by)}: " if c.asserted_by else ""
                value = describe.said(c, words)
                reason = words.either(Text(c.reason, c.reason_ko))
                lines.append(f"- {escape(f'{who}{value}{mark}. {reason}')}")
            parts.append("\n".join(lines))
        return parts


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
