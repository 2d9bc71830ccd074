"""A published table whose rows say where they come from and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
import polars as pl

from foedus.errors import UpstreamError
from foedus.terms import STATES
from foedus.upstream.catalogue import data_set, declaration
from foedus.upstream.citation import sentence
from foedus.upstream.coverage import state_of_absence
from foedus.upstream.declare import Declaration
from foedus.upstream.reading import read

if TYPE_CHECKING:
    from polars._typing import IntoExpr, IntoExprColumn

STATE: Final = pl.Enum(list(STATES))
"""The states of a value, as the column ``<block>_state`` holds them."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a frame that come from one table: ``<name>_row``, ``<name>_state``, values.

    ``grouped`` tells that a row stands for several rows of the table.
    """

    name: str
    table: Declaration
    columns: tuple[str, ...]
    grouped: bool = False

    @property
    def row(self) -> str:
        return f"{self.name}_row"

    @property
    def state(self) -> str:
        return f"{self.name}_state"


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A frame together with what it is: its unit and key, and the tables it comes from.

    For each table there is a block of columns, called by the data set's id where it has one
    table, else by the table's: ``<block>_row`` is the number of the record in the publisher's
    file, ``<block>_state`` the state of the row: ``observed`` (a null in it is missing),
    ``zero-by-coding``, ``missing``, ``not-covered`` or ``derived``. ``filter``, ``join`` and
    ``group`` keep them. ``frame`` is the way out; the two columns go with it.
    """

    frame: pl.DataFrame
    unit: str
    key: tuple[str, ...]
    blocks: tuple[Block, ...]

    def filter(self, *conditions: IntoExprColumn) -> Table:
        """The rows for which all conditions hold."""
        return msgspec.structs.replace(self, frame=self.frame.filter(*conditions))

    def join(self, other: Table, on: Sequence[str] | dict[str, str]) -> Table:
        """Each row of this table with the row of another that matches; none is lost or doubled.

        ``on`` names the columns, or maps ours to theirs. A row without a match says by the
        coverage of the other table what that means: ``not-covered`` outside its years or
        members, ``zero-by-coding`` where its codebook says that no row means none (its counts
        are then 0), else ``missing``.

        Raises :class:`UpstreamError` when a column is not there, when the other table has
        several rows for a key, or when both have a column of the same name.
        """
        pairs = dict(on) if isinstance(on, dict) else {name: name for name in on}
        _have(self, pairs, "left")
        _have(other, pairs.values(), "right")
        keys = list(pairs.values())
        taken = [c for c in other.frame.columns if c not in keys and c in self.frame.columns]
        if taken:
            raise UpstreamError(
                f"both tables have {', '.join(taken)}; rename with 'renamed' before joining"
            )
        met = other.frame.select(keys).join(
            self.frame, left_on=keys, right_on=list(pairs), how="semi"
        )
        several = met.filter(met.is_duplicated())
        if len(several):
            raise UpstreamError(
                f"several rows for {several.row(0, named=True)}; join on other columns, or group"
            )
        frame = self.frame.join(
            other.frame,
            left_on=list(pairs),
            right_on=keys,
            how="left",
            maintain_order="left",
        )
        ours = {theirs: mine for mine, theirs in pairs.items()}
        for block in other.blocks:
            frame = _with_absences(frame, block, ours)
        return msgspec.structs.replace(self, frame=frame, blocks=(*self.blocks, *other.blocks))

    def group(self, by: Sequence[str], **values: IntoExpr) -> Table:
        """One row for each value of the columns ``by``; ``values`` are polars aggregates.

        For each block ``<block>_row`` becomes the list of the rows that went in,
        ``<block>_state`` is ``derived``, and for each state ``<block>_n_<state>`` counts its
        rows (dashes as underscores).
        """
        _have(self, by, "left")
        kept: list[pl.Expr] = []
        for block in self.blocks:
            rows = pl.col(block.row).explode() if block.grouped else pl.col(block.row)
            kept.append(rows.drop_nulls().alias(block.row))
            kept.append(pl.lit("derived", STATE).first().alias(block.state))
            kept += [
                (pl.col(block.state) == word)
                .sum()
                .alias(f"{block.name}_n_{word.replace('-', '_')}")
                for word in STATES
            ]
        frame = self.frame.group_by(by, maintain_order=True).agg(
            *(value.alias(name) for name, value in _expressions(values).items()), *kept
        )
        blocks = tuple(
            msgspec.structs.replace(
                block, grouped=True, columns=tuple(c for c in block.columns if c in frame.columns)
            )
            for block in self.blocks
        )
        return Table(frame=frame, unit=" by ".join(by), key=tuple(by), blocks=blocks)

    def renamed(self, **names: str) -> Table:
        """The table with columns renamed, old name to new; rows and states keep theirs."""
        _have(self, names, "left")
        blocks = tuple(
            msgspec.structs.replace(b, columns=tuple(names.get(c, c) for c in b.columns))
            for b in self.blocks
        )
        return Table(
            frame=self.frame.rename(names),
            unit=self.unit,
            key=tuple(names.get(c, c) for c in self.key),
            blocks=blocks,
        )

    def citations(self) -> tuple[str, ...]:
        """What to cite for this table, a sentence a data set."""
        ids = dict.fromkeys(block.table.data_set for block in self.blocks)
        return tuple(sentence(data_set(id).citation, data_set(id).version) for id in ids)


def table(id: str) -> Table:
    """A published table by its id, such as ``nmc.state-years``, or by that of its data set.

    The data set must be installed (``foedus data pull``, ``foedus data import``) or lie in the
    folder of ``FOEDUS_MIRROR``. Raises :class:`UnknownName` and :class:`UpstreamError`.
    """
    declared = declaration(id)
    block = Block(
        name=_block_name(declared),
        table=declared,
        columns=tuple(column.name for column in declared.columns),
    )
    frame = read(declared.id)
    frame = frame.rename({"row": block.row}).with_columns(
        pl.lit("observed", STATE).alias(block.state)
    )
    key = tuple(block.row if name == "row" else name for name in declared.key)
    return Table(frame=frame, unit=declared.unit, key=key, blocks=(block,))


def _block_name(table: Declaration) -> str:
    """The data set's id where it has one table, else the table's, as a name of columns."""
    alone = len(data_set(table.data_set).tables) == 1
    return (table.data_set if alone else table.id).replace(".", "_").replace("-", "_")


def _with_absences(frame: pl.DataFrame, block: Block, ours: dict[str, str]) -> pl.DataFrame:
    """Say of rows without a match what that means."""
    absent = frame[block.state].is_null()
    if not absent.any():
        return frame
    coverage = block.table.coverage
    years = frame[ours[block.table.year]] if block.table.year in ours else None
    names = [name for name in (*block.table.actors, *block.table.codes) if name in ours]
    members = [frame[ours[name]] for name in names]
    found = state_of_absence(coverage, years, members, len(frame)).cast(STATE)
    state = pl.select(pl.when(absent).then(found).otherwise(frame[block.state])).to_series()
    frame = frame.with_columns(state.alias(block.state))
    zeros = [c.name for c in block.table.columns if c.zero and c.name in block.columns]
    if not zeros:
        return frame
    none = absent & (found == "zero-by-coding")
    return frame.with_columns(
        pl.when(none).then(pl.lit(0)).otherwise(pl.col(name)).cast(frame[name].dtype).alias(name)
        for name in zeros
    )


def _have(one: Table, names: Iterable[str], side: str) -> None:
    missing = [name for name in names if name not in one.frame.columns]
    if missing:
        there = ", ".join(one.frame.columns)
        raise UpstreamError(f"no column {', '.join(missing)} on the {side}; there is: {there}")


def _expressions(values: dict[str, IntoExpr]) -> dict[str, pl.Expr]:
    return {
        name: value if isinstance(value, pl.Expr) else pl.lit(value)
        for name, value in values.items()
    }
