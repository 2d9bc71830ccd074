"""The cells of a spreadsheet with the colour of their font, which may carry meaning."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

_XML: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_PART_BYTES: Final = 200_000_000


class Cell(NamedTuple):
    """The text of a cell and the index of its font colour in the palette, if it has one."""

    text: str
    colour: str


NOTHING: Final = Cell("", "")


def coloured_rows(workbook: Path, sheet: str) -> Iterator[tuple[int, dict[str, Cell]]]:
    """The number and the filled cells, by column letters, of each row of a sheet.

    Table readers drop the colour of a cell; SIPRI marks its estimates by it.
    """
    with zipfile.ZipFile(workbook) as parts:

        def part(name: str) -> ElementTree.Element:
            info = parts.getinfo(f"xl/{name}.xml")
            if info.file_size > MAX_PART_BYTES:
                raise ValueError(f"{info.filename}: larger than {MAX_PART_BYTES:,} bytes")
            return ElementTree.fromstring(parts.read(info))  # noqa: S314 (the hash is pinned)

        names = [s.get("name") for s in part("workbook").iter(f"{_XML}sheet")]
        shared = ["".join(si.itertext()) for si in part("sharedStrings")]
        colours = _colours(part("styles"))
        for line in part(f"worksheets/sheet{names.index(sheet) + 1}").iter(f"{_XML}row"):
            cells = {}
            for cell in line:
                raw = cell.findtext(f"{_XML}v")
                if raw is not None:
                    text = shared[int(raw)] if cell.get("t") == "s" else raw
                    column = re.sub(r"\d", "", cell.get("r", ""))
                    cells[column] = Cell(text.strip(), colours[int(cell.get("s", "0"))])
            yield int(line.get("r", "0")), cells


def _colours(styles: ElementTree.Element) -> list[str]:
    """The font colour of each cell format."""
    fonts = [f.find(f"{_XML}color") for f in styles.iterfind(f"{_XML}fonts/{_XML}font")]
    indexed = ["" if c is None else c.get("indexed", "") for c in fonts]
    formats = styles.iterfind(f"{_XML}cellXfs/{_XML}xf")
    return [indexed[int(x.get("fontId", "0"))] for x in formats]
