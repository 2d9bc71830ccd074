"""What ``foedus panel`` prints and does."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.dates import When
from foedus.errors import BadDate, PanelError, one_line
from foedus.panel import UNITS, Panel, panel, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedus.world import World


def show_steps() -> None:
    """The units of panels and the steps that can be added."""
    print(f"units: {', '.join(UNITS)}")
    width = max(map(len, steps()))
    for name, step in steps().items():
        print(f"{name:{width}}  {step.does}")


def make(
    unit: str,
    names: Sequence[str],
    system: str,
    span: tuple[str | None, str | None],
    states: Sequence[str],
    size: int | None,
    directed: bool,
    carry: int,
    carry_membership: bool,
    microstates: bool,
    without: Sequence[str],
    pack: str,
    output: Path | None,
) -> None:
    """Build a panel and write it; without a file say what it would be."""
    first, last = (_day(text, end) for text, end in zip(span, (False, True), strict=True))
    plan = panel(
        unit,
        system=system,
        first=first,
        last=last,
        directed=directed,
        states=[int(one) if one.isdecimal() else one for one in states] or None,
        size=size,
        carry_membership=carry_membership,
        microstates=microstates,
        world=_world(pack, without, names) if without or "duties" in names else None,
    ).add(*names, carry=carry)
    if output is None:
        print(plan)
        print(f"{plan.rows:,} rows to begin with; -o FILE writes a .parquet, .csv or .dta file")
        return
    _write(plan, output)


def _world(pack: str, without: Sequence[str], names: Sequence[str]) -> World:
    """The world that the steps read; contingencies are asked of every text and coding."""
    if "casus" in names:
        from foedus.casus.texts import PACKS, texts

        world = texts((pack, *(one for one in PACKS if one != pack)), ("atop",))
    else:
        from foedus.world import load

        world = load(pack)
    for agreement in without:
        world = world.without(agreement)
    return world


def _write(plan: Panel, output: Path) -> None:
    from foedus.panel.writing import write
    from foedus.render.output import check_target

    check_target(output)
    with _progress(plan.rows) as told:
        written = write(plan, output, told)
    for said in written.cautions:
        print(one_line(f"mind: {said}"), file=sys.stderr)
    print(f"{output}: {written.rows:,} rows; {written.sources.name} says where they come from")


@contextmanager
def _progress(rows: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("rows", total=rows)
        yield lambda done: progress.update(task, completed=done)


def _day(text: str | None, end: bool) -> date | None:
    """The first or the last day that a text such as 1990 or 1990-06 means."""
    if text is None:
        return None
    try:
        when = When.parse(text)
    except BadDate:
        raise PanelError(f"'{text}': give a year, a month or a day") from None
    if not (when.earliest <= when.latest < date.max):
        raise PanelError(f"'{text}': give a year, a month or a day")
    return when.latest if end else when.earliest
