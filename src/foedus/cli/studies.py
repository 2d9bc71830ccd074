"""What ``foedus reproduce`` prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from foedus.errors import FoedusError
from foedus.reproduce import Check, studies, study


def show_studies() -> None:
    """What can be run again, and what each needs."""
    for one in studies().values():
        print(f"{one.name}: {one.title}")
        print(f"  from {one.source}")
        sets = dict.fromkeys(id.partition(".")[0] for id in one.tables)
        if sets:
            print(f"  reads {', '.join(sets)}")
        if one.needs:
            print(f"  needs {', '.join(one.needs)} (pip install 'foedus[stats]')")


def run(names: Sequence[str]) -> None:
    """Run studies, all without a name; the exit code is 1 when a number is not met.

    One that cannot be run says why, and the others are run.
    """
    failed = False
    for one in [study(name) for name in names] or list(studies().values()):
        print(f"{one.name}: {one.title}")
        try:
            checks = one.run()
        except FoedusError as error:
            print(f"  not run: {error}")
            failed = True
            continue
        _print(checks)
        for note in one.notes:
            print(f"  note: {note}")
        failed |= not all(check.holds for check in checks)
    if failed:
        sys.exit(1)


def _print(checks: Sequence[Check]) -> None:
    rows = [
        (c.what, _number(c.expected), _within(c), _number(c.obtained), _verdict(c)) for c in checks
    ]
    head = ("", "expected", "within", "obtained", "verdict")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(4)]
    for what, *numbers, verdict in (head, *rows):
        cells = [f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True)]
        print("  ".join(["", f"{what:{widths[0]}}", *cells, verdict]))


def _within(check: Check) -> str:
    return f"{check.within:g}" if check.within else ""


def _number(value: float | None) -> str:
    if value is None:
        return "none"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.8g}"


def _verdict(check: Check) -> str:
    return "met" if check.holds else "NOT MET"
