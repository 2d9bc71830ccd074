"""A panel as a plan: which rows, and what is added to them, until it is collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from foedus.errors import PanelError
from foedus.panel.base import base_table, dispute_table
from foedus.panel.unit import Unit
from foedus.states import state_system
from foedus.states.together import Universe, universe
from foedus.upstream.table import Table

if TYPE_CHECKING:
    from foedus.world import World

CHUNK: Final = 2_000_000
"""Rows that a panel is built by at a time when it is written."""

Prepared = Callable[[Table], Table]


def _nothing(_: Panel) -> str:
    return ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is added to a panel, by name.

    ``does`` says what in a line, ``tables`` are the published tables that it may read, ``sizes``
    the sizes of sets that it speaks of. ``prepare`` reads what is needed once and gives the
    function that is applied to each part of the panel; ``report`` tells what was left out.
    ``filters`` tells that it leaves rows of the panel out, ``caution`` says of a panel that has
    the step what its place among the others does to its numbers.
    """

    name: str
    does: str
    prepare: Callable[[Panel, int], Prepared]
    tables: tuple[str, ...] = ()
    sizes: tuple[int, ...] = (1, 2)
    carry: int = 0
    report: Callable[[], str] = str
    filters: bool = False
    caution: Callable[[Panel], str] = _nothing

    def __str__(self) -> str:
        carried = f", carried forward up to {self.carry} years" if self.carry else ""
        return f"{self.name}: {self.does}{carried}"


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """Sets of states over periods, and the steps that add to them.

    Nothing is read or built before :meth:`collect` or :meth:`parts`. Adding gives another
    panel; printing one gives its recipe.
    """

    unit: Unit
    system: str
    first: date
    last: date
    codes: frozenset[int] | None = None
    excluded: frozenset[int] = frozenset()
    world: World | None = None
    steps: tuple[Step, ...] = ()

    def add(self, *names: str, carry: int = 0) -> Panel:
        """The panel with more columns, by the names that :func:`foedus.panel.steps` lists.

        ``carry`` is for how many years the last row of a table is carried forward, marked.
        Raises :class:`UnknownName` and, where a step does not fit the unit, :class:`PanelError`.
        """
        from foedus.panel.steps import step_of

        given = self
        for name in names:
            given = given.then(msgspec.structs.replace(step_of(name), carry=carry))
        return given

    def then(self, step: Step) -> Panel:
        """The panel with one more step, such as ``relevant(up_to=1)``."""
        if self.unit.size not in step.sizes:
            raise PanelError(
                f"'{step.name}' speaks of {_sets(step.sizes)}; the panel's unit is the "
                f"{self.unit.name}"
            )
        if step.name in (one.name for one in self.steps):
            raise PanelError(f"'{step.name}' is in the panel already")
        if step.carry < 0:
            raise PanelError(f"carry={step.carry}: rows are carried forward, by a number of years")
        return msgspec.structs.replace(self, steps=(*self.steps, step))

    def collect(self) -> Table:
        """The panel as a table, in memory, in the order of its sets and periods."""
        (whole,) = self._bases(rows=0)
        return self._prepared()(whole)

    def parts(self, rows: int = CHUNK) -> Iterator[Table]:
        """The panel as tables of about so many rows before filters, whole sets in each."""
        prepared = self._prepared()
        for base in self._bases(rows):
            yield prepared(base)

    def empty(self) -> Table:
        """The table without rows: its columns, key and blocks."""
        base = next(self._bases(rows=1))
        return self._prepared()(msgspec.structs.replace(base, frame=base.frame.clear()))

    @property
    def rows(self) -> int:
        """How many rows the panel begins with, before a step leaves any out."""
        if self.unit.disputes:
            return next(self._bases(rows=0)).frame.height
        return self.universe.rows

    def until(self, name: str) -> Panel:
        """The panel with its steps as far as the one of a name."""
        last = [step.name for step in self.steps].index(name)
        return msgspec.structs.replace(self, steps=self.steps[: last + 1])

    def cautions(self) -> tuple[str, ...]:
        """What the order of the steps does to their numbers, a line each; the panel is built."""
        return tuple(said for step in self.steps if (said := step.caution(self)))

    def _bases(self, rows: int) -> Iterator[Table]:
        """The tables that the panel begins with, of about so many rows; one of all with 0."""
        if self.unit.disputes:
            yield dispute_table(self.unit, self.first.year, self.last.year, self.codes)
            return
        whole = self.universe
        for part in whole.chunks(rows) if rows and whole.rows else [whole]:
            yield base_table(part, self.unit)

    @property
    def universe(self) -> Universe:
        """Which sets of states there are, and from which period to which."""
        return universe(
            self.system,
            self.unit.period,
            (np.datetime64(self.first, "D"), np.datetime64(self.last, "D")),
            size=self.unit.size,
            ordered=self.unit.directed,
            among=self.codes,
            excluded=self.excluded,
        )

    def _prepared(self) -> Prepared:
        ready = [step.prepare(self, step.carry) for step in self.steps]

        def apply(table: Table) -> Table:
            for one in ready:
                table = one(table)
            return table

        return apply

    def __str__(self) -> str:
        head = f"{self.unit.name} panel, {self.system.upper()}, {self.first} to {self.last}"
        lines = [head]
        if self.last > (closes := state_system(self.system).closes):
            lines.append(f"  membership carried on after {closes}")
        if self.codes is not None:
            lines.append(f"  of the codes {', '.join(map(str, sorted(self.codes)))}")
        if self.excluded:
            lines.append(f"  without the {len(self.excluded)} codes of microstates")
        if self.world is not None:
            lines.append(f"  in the world of the pack {self.world.pack.id} on {self.world.on}")
            edits = self.world.edits
            lines += [f"  what if: without {id}" for id in edits.removed]
            lines += [f"  what if: with {one.id}, an assumption" for one in edits.included]
        return "\n".join([*lines, *(f"  + {step}" for step in self.steps)])


def _sets(sizes: tuple[int, ...]) -> str:
    names = {1: "states", 2: "dyads"}
    return " and ".join(names.get(size, f"sets of {size}") for size in sizes)
