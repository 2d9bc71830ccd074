"""What ``foedus pack`` prints."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from foedus.errors import UnknownName, one_line, printable
from foedus.evidence.check import check_pack
from foedus.evidence.loading import load_evidence, sound
from foedus.evidence.pack import pack_files, pack_folder

if TYPE_CHECKING:
    from rich.console import Console

    from foedus.evidence.summary import Block


def show_info(pack: str, names: list[str]) -> None:
    """Counts, gaps and coverage of a pack: the named blocks, or all but the notes on coverage."""
    from rich.console import Console

    from foedus.evidence.summary import BLOCKS, summary

    for name in names:
        if name not in BLOCKS:
            raise UnknownName.of("part of the summary", name, BLOCKS)
    evidence, files = sound(pack_files(pack_folder(pack)), pack)
    info = evidence.info
    console = Console(markup=False, emoji=False, highlight=False)
    if not names:
        console.print(printable(f"{info.title}, version {info.version}"))
        console.print(printable(info.scope))
        console.print(f"Evidence to {info.until}; hash {evidence.hash}")
    chosen = names or [name for name in BLOCKS if name != "coverage"]
    for block in summary(evidence, files, chosen):
        _print(console, block)


def _print(console: Console, block: Block) -> None:
    from rich.table import Table

    table = Table(title=block.title, title_justify="left")
    for name in block.columns:
        numeric = name in ("records", "by hand", "on two sources", "count") or name.isdigit()
        table.add_column(name, justify="right" if numeric else "left")
    for row in block.rows:
        table.add_row(*map(printable, row))
    console.print(table)


def check_faults(folder: str) -> None:
    """Print every fault; exit code 1 when there is one."""
    faults = check_pack(pack_folder(folder))
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults", file=sys.stderr)
        sys.exit(1)
    print("no faults")


def show_difference(before: str, after: str) -> None:
    """What changed from one version of a pack to another, one sentence a line."""
    from foedus.evidence.difference import difference

    sentences = difference(load_evidence(before), load_evidence(after))
    for sentence in sentences:
        print(one_line(sentence))
    if not sentences:
        print("no difference")
