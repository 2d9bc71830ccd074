"""A brief in the terminal."""

from __future__ import annotations

from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from foedus.errors import printable
from foedus.findings import Catalogue, Figure, Finding, Section, Table
from foedus.render.brief import Brief
from foedus.render.notes import Notes


def show(brief: Brief) -> None:
    """Print findings and tables with their note numbers, then the notes."""
    console = Console(highlight=False, markup=False)
    writer = _Writer(brief, console)
    console.print(RichText(printable(brief.words.text(brief.stamp)), style="dim"))
    for section in brief.sections:
        writer.section(section)
    for notice in brief.notices([ref for note in writer.notes.all for ref in note.refs]):
        console.print(writer.finding(notice))
    console.rule(brief.words.template("brief.notes"))
    for note in writer.notes.all:
        told = f"{'; '.join(note.labels)}. {writer.notes.origin(note)} ({note.standing})"
        line = f"[{note.number}] {told}"
        console.print(RichText(printable(line), style="dim"))


class _Writer:
    def __init__(self, brief: Brief, console: Console) -> None:
        self.words: Catalogue = brief.words
        self.console = console
        self.notes = Notes(brief.world, brief.words)

    def section(self, section: Section) -> None:
        self.console.print()
        self.console.print(self.finding(section.title, "bold"))
        for block in section.blocks:
            if isinstance(block, Finding):
                style = "dim" if block.kind == "gap" else ""
                self.console.print(Padding(self.finding(block, style), (0, 0, 0, 2)))
            elif isinstance(block, Figure):
                drawn = f"[{self.words.text(block.title)}] {self.words.text(block.alt)}"
                alt = RichText(printable(drawn))
                self.console.print(Padding(alt, (0, 0, 0, 2)))
            else:
                self.console.print(self.table(block))
        for part in section.sections:
            self.section(part)

    def finding(self, finding: Finding, style: str = "") -> RichText:
        text = RichText(style=style)
        for segment in self.words.say(finding):
            text.append(printable(segment.text))
            note = self.notes.number(segment.value) if segment.value else None
            if note:
                text.append(f"[{note.number}]", style="dim")
        return text

    def table(self, table: Table) -> RichTable:
        shown = RichTable(title=self.finding(table.title), title_justify="left")
        for column in table.columns:
            title = self.words.template(column.title)
            side: Literal["right", "left"] = "right" if column.align == "right" else "left"
            shown.add_column(title, overflow="fold", justify=side)
        for row in self.words.rows(table):
            cells = []
            for value in row:
                note = self.notes.number(value)
                cell = RichText(printable(self.words.write(value)))
                cell.append(f"[{note.number}]" if note else "", style="dim")
                cells.append(cell)
            shown.add_row(*cells)
        return shown
