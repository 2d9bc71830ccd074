"""Writing a panel to a file, in parts, with what it comes from beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from foedus import __version__
from foedus.errors import OutputError, PanelError
from foedus.extra import needed
from foedus.panel.panel import CHUNK, Panel
from foedus.storage import in_place_of, replace_file
from foedus.upstream.table import Table

Told = Callable[[int], None]

STATA_ROWS: Final = 5_000_000
"""The rows of a Stata file at most: it is made in memory, and Stata reads it into its own."""

STATA_NAME: Final = 32
"""The letters of the name of a variable in Stata."""


class Written(msgspec.Struct, frozen=True):
    """How many rows a file has, the file that says where they come from, and what to mind."""

    rows: int
    sources: Path
    cautions: tuple[str, ...]


def write(panel: Panel, path: Path, told: Told | None = None) -> Written:
    """Write a panel as ``.parquet``, ``.csv`` or ``.dta``, as the name ends.

    Beside it ``<name>.sources.md`` says how it was made and what to cite. ``told`` hears after
    each part how many rows there are. Parquet and CSV are written part by part, so that a panel
    may be larger than memory. Where it fails, the files are as they were.

    Raises :class:`PanelError` for another kind of file or too large a Stata file, and
    :class:`OutputError` where the disk refuses.
    """
    kinds = {".parquet": _parquet, ".csv": _csv, ".dta": _stata}
    writer = kinds.get(path.suffix.lower())
    if writer is None:
        raise PanelError(f"'{path.name}': a panel is written as {', '.join(kinds)}")
    parts = _Parts(panel, told or (lambda _: None))
    beside = path.with_name(f"{path.name}.sources.md")
    try:
        with in_place_of(path) as file:
            writer(parts, file)
            cautions = panel.cautions()
            replace_file(beside, _sources(panel, parts, cautions).encode())
    except OSError as error:
        raise OutputError(f"cannot write '{path}': {error.strerror or error}") from None
    return Written(parts.rows, beside, cautions)


class _Parts:
    """The frames of a panel in turn, their rows counted."""

    def __init__(self, panel: Panel, told: Told) -> None:
        self.rows = 0
        self.table: Table = panel.empty()
        self._panel = panel
        self._told = told

    def __iter__(self) -> Iterator[pl.DataFrame]:
        for table in self._panel.parts(CHUNK):
            self.rows += table.frame.height
            yield table.frame
            self._told(self.rows)


def _parquet(parts: _Parts, file: Path) -> None:
    from polars.io.plugins import register_io_source

    def source(
        with_columns: list[str] | None,
        predicate: pl.Expr | None,
        n_rows: int | None,
        _: int | None,
    ) -> Iterator[pl.DataFrame]:
        assert (with_columns, predicate, n_rows) == (None, None, None)  # all of it is written
        yield from parts

    with file.open("wb") as stream:  # by its name it may be made anew after a failure
        register_io_source(source, schema=parts.table.frame.schema).sink_parquet(stream)


def _csv(parts: _Parts, file: Path) -> None:
    with file.open("wb") as stream:
        head = True
        for frame in (parts.table.frame, *parts):
            _flat(frame).write_csv(stream, include_header=head)
            head = False


def _stata(parts: _Parts, file: Path) -> None:
    pyreadstat = needed("pyreadstat", "writing Stata files", extra="stats")
    frames = [parts.table.frame]
    for frame in parts:
        if parts.rows > STATA_ROWS:
            raise PanelError(
                f"more than {STATA_ROWS:,} rows: write .parquet or .csv, which go in parts"
            )
        frames.append(frame)
    whole = _flat(pl.concat(frames))
    days = [name for name, kind in whole.schema.items() if kind == pl.Date]
    whole = whole.with_columns(pl.col(pl.Enum).cast(pl.String), pl.col(days).cast(pl.Datetime))
    names = {name: name[:STATA_NAME] for name in whole.columns}
    if len(set(names.values())) < len(names):
        raise PanelError(f"columns are alike in their first {STATA_NAME} letters, Stata's limit")
    pyreadstat.write_dta(whole.rename(names), str(file))


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists as words parted by blanks."""
    lists = pl.selectors.list()
    return frame.with_columns(lists.cast(pl.List(pl.String)).list.join(" "))


def _sources(panel: Panel, parts: _Parts, cautions: tuple[str, ...]) -> str:
    """How a panel was made, and what to cite for it."""
    lines = [
        "# Sources of this panel",
        "",
        f"{parts.rows:,} rows, made with Foedus {__version__}:",
        "",
        "```text",
        str(panel),
        "```",
        "",
        *(f"{told}.\n" for step in panel.steps if (told := step.report())),
        *(f"{said}.\n" for said in cautions),
        "To be cited:",
        "",
        *(f"- {sentence}" for sentence in parts.table.citations()),
        "",
        "Files read:",
        "",
        *(f"- {line}" for line in parts.table.files()),
        "",
    ]
    return "\n".join(lines)
