"""What ``foedus pack`` prints."""

from __future__ import annotations

import sys

from foedus.errors import printable
from foedus.evidence.check import check_pack
from foedus.evidence.pack import pack_folder
from foedus.evidence.summary import summary
from foedus.world import load


def show_info(pack: str) -> None:
    """Counts and coverage of a pack."""
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False)
    world = load(pack)
    evidence = world.evidence
    info = evidence.info
    console.print(printable(f"{info.title}, version {info.version}"), highlight=False)
    console.print(printable(info.scope), highlight=False)
    console.print(f"Evidence to {info.until}; hash {evidence.hash}", highlight=False)
    for block in summary(evidence):
        table = Table(title=block.title, title_justify="left")
        for name in block.columns:
            table.add_column(name, justify="right" if name in ("records", "count") else "left")
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
