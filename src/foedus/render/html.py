"""A brief as one self-contained HTML page that needs no script and no other host."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup, escape

from foedus.evidence.records import Ref
from foedus.findings import Column, Figure, Finding, Section, Table, Text, Value, palette
from foedus.render import describe
from foedus.render.brief import Brief, disagreements
from foedus.render.figures import specification, svg
from foedus.render.notes import Notes

MEASURED = ("number", "money", "percent")
_OPTIONAL = re.compile("</(?:li|td|th|tr)>")
"""End tags that HTML lets one leave out: a page has some twenty thousand of them."""
DATA_ROWS = 250
"""A figure with more rows than this shows no table of its data."""


def page(brief: Brief) -> str:
    """The whole page."""
    writer = _Writer(brief)
    body = Markup("").join(writer.section(s, 2) for s in brief.sections)
    glance = [(s, writer.finding(f)) for s, f in brief.glance]
    used = [ref for note in writer.notes.all for ref in note.refs]
    disputes = writer.disputes(used)
    notices = [writer.finding(n) for n in brief.notices(used)]
    written = (
        _templates()
        .get_template("brief.html")
        .render(
            brief=brief,
            words=brief.words,
            writer=writer,
            body=body,
            glance=glance,
            notes=writer.notes.all,
            disputes=disputes,
            notices=notices,
            sources=[(n, brief.world.source(i)) for i, n in sorted(writer.notes.cited.items())],
            style=Markup(_style()),  # noqa: S704 - our own sheet
            describe=describe,
        )
    )
    return _OPTIONAL.sub("", written)


class _Writer:
    """Turns blocks into markup; every text goes through escaping."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.words = brief.words
        self.notes = Notes(brief.world, self.words)

    def say(self, key: str) -> str:
        return self.words.template(key)

    def finding(self, finding: Finding) -> Markup:
        return Markup("").join(
            self._linked(segment.text, segment.value) for segment in self.words.say(finding)
        )

    def value(self, value: Value) -> Markup:
        return self._linked(self.words.write(value), value)

    def row(self, cells: Sequence[Value]) -> list[Markup]:
        """The cells of a row; where some share a note, the first one shows what it says."""
        told: set[int] = set()
        return [self._linked(self.words.write(cell), cell, told) for cell in cells]

    def _linked(self, text: str, value: Value | None, told: set[int] | None = None) -> Markup:
        written = escape(text).replace("\n", Markup("<br>")) if "\n" in text else escape(text)
        if value is None or (note := self.notes.number(value)) is None:
            return written
        kind = value.state if value.form in MEASURED else "w"
        if value.form == "date" and value.raw.precision != "range":
            kind = "w d"
        english = isinstance(value.raw, Text) and self.words.language == "ko" and not value.raw.ko
        lang = ' lang="en"' if english else ""
        n = note.number
        shown = "" if told and n in told else f' data-n="{n}" data-tip="{escape(note.tip)}"'
        if told is not None:
            told.add(n)
        # Written thousands of times a page: put together from parts that are escaped.
        return Markup(  # noqa: S704
            f'<a class="v {escape(kind)}" href="#n{n}"{shown}{lang}>{written}</a>'
        )

    def section(self, section: Section, level: int) -> Markup:
        return _render(
            "section.html",
            writer=self,
            section=section,
            level=level,
            blocks=[self.block(b) for b in section.blocks],
            parts=[self.section(s, level + 1) for s in section.sections],
        )

    def block(self, block: Finding | Figure | Table) -> Markup:
        if isinstance(block, Finding):
            return Markup('<p class="{}">{}</p>').format(block.kind, self.finding(block))
        if isinstance(block, Figure):
            return self._figure(block)
        return _render("table.html", writer=self, table=block)

    def _figure(self, figure: Figure) -> Markup:
        if not figure.rows:
            return Markup("")
        total = Value(len(figure.refs), "number", figure.refs, state="derived")
        spec = specification(figure, self.words)
        rows = spec["data"]["values"]
        hidden = {"label_y", "alone", "rank", "text"}
        columns = [c for c in rows[0] if c not in hidden]
        return _render(
            "figure.html",
            writer=self,
            figure=figure,
            drawing=Markup(svg(figure, spec)),  # noqa: S704 - drawn from escaped JSON
            alt=self.words.text(figure.alt),
            total=total,
            columns=columns,
            rows=rows if len(rows) <= DATA_ROWS else [],
        )

    def disputes(self, refs: Sequence[Ref]) -> list[dict[str, Any]]:
        world, words = self.brief.world, self.words
        return [
            {
                "about": [describe.label(world, world.record(ref), words) for ref in d.refs],
                "field": describe.field(d.field, words),
                "claims": [
                    {
                        "value": describe.said(c, words),
                        "sources": self.notes.cite(group),
                        "ids": ", ".join(same.id for same in group),
                        "by": words.actor(c.asserted_by) if c.asserted_by else "",
                        "preferred": c.preferred,
                        "reason": words.either(Text(c.reason, c.reason_ko)),
                    }
                    for group in d.claims
                    for c in group[:1]
                ],
            }
            for d in disagreements(world, refs)
        ]

    @staticmethod
    def numeric(column: Column) -> bool:
        return column.align == "right"


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("foedus.render"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(template: str, **values: Any) -> Markup:
    return Markup(_templates().get_template(template).render(**values))  # noqa: S704


@lru_cache(maxsize=1)
def _style() -> str:
    """The style sheet, with the palette as variables in light and dark."""
    sheet = (files("foedus.render") / "templates" / "style.css").read_text(encoding="utf-8")
    for name, colours in (("LIGHT", palette.LIGHT), ("DARK", palette.DARK)):
        variables = "".join(f"--{key}:{colour};" for key, colour in colours.items())
        sheet = sheet.replace(f"/* {name} */", variables)
    return re.sub(r"\s*\n\s*", "\n", sheet)
