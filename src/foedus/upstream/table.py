"""A published table whose rows say where they come from and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
import polars as pl

from foedus.errors import UnknownName, UpstreamError
from foedus.upstream.block import STATE, Block
from foedus.upstream.catalogue import data_set, declaration
from foedus.upstream.citation import sentence
from foedus.upstream.declare import Declaration
from foedus.upstream.grouping import counts_alone_observed, grouped, origins, told
from foedus.upstream.joining import brought, carried, matched, with_absences
from foedus.upstream.reading import read
from foedus.upstream.store import edition, receipt_of

if TYPE_CHECKING:
    from polars._typing import IntoExpr, IntoExprColumn


_SYSTEMS: Final = {"CoW code": "cow", "G-W code": "gw"}
"""The units of columns whose codes are of a state system alone."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A frame together with what it is: its unit and key, and the tables it comes from.

    For each table there is a block of columns, called by the data set's id where it has one
    table, else by the table's: ``<block>_row`` is the number of the record in the publisher's
    file, ``<block>_state`` the state of the row: ``observed`` (a null in it is missing),
    ``zero-by-coding``, ``missing``, ``not-covered``, ``carried-forward`` (then ``<block>_from``
    is its year) or ``derived``. ``filter``, ``join`` and ``group`` keep them. ``frame`` is the
    way out; these columns go with it.
    """

    frame: pl.DataFrame
    unit: str
    key: tuple[str, ...]
    blocks: tuple[Block, ...]

    def filter(self, *conditions: IntoExprColumn) -> Table:
        """The rows for which all conditions hold.

        Who or when may have been left out: in a later join a row that is not found is then
        ``missing`` at best, never zero.
        """
        frame = self.frame.filter(*conditions)
        blocks = tuple(
            msgspec.structs.replace(
                block,
                whole=block.whole and _speakers(block, frame) == _speakers(block, self.frame),
            )
            for block in self.blocks
        )
        return msgspec.structs.replace(self, frame=frame, blocks=blocks)

    def where(self, **values: str | int) -> Table:
        """The rows with these values, such as ``where(actor2="KOR")``.

        Unlike after ``filter``, a later join on other columns knows what no row means: of whom
        or when the table was asked is remembered.
        """
        _have(self, values)
        narrowed = self.filter(*(pl.col(name) == value for name, value in values.items()))
        blocks = tuple(
            msgspec.structs.replace(
                before, whole=before.whole, pins=(*before.pins, *values.items())
            )
            if set(values) <= {before.year, *before.who}
            else after
            for before, after in zip(self.blocks, narrowed.blocks, strict=True)
        )
        return msgspec.structs.replace(narrowed, blocks=blocks)

    def join(
        self, other: Table, on: str | Sequence[str] | dict[str, str], *, carry: int = 0
    ) -> Table:
        """Each row of this table with the row of another that matches; none is lost or doubled.

        ``on`` names the columns, or maps ours to theirs. A row without a match says by the
        coverage of the other table what that means: ``not-covered`` outside its years or
        members, ``zero-by-coding`` where its codebook says that no row means none and the join
        names a year (its counts are then 0), else ``missing``. Columns that say when or of whom
        the other row speaks are left out where this table has them, too, with the same values.

        With ``carry``, a row that would be ``missing`` or ``not-covered`` gets the last row
        before it that is at most so many years old, as long as everybody is still a member of
        the state system; it is then ``carried-forward``, and ``<block>_from`` holds its year.
        A row that is there is never changed, nor is a null in it filled.

        Raises :class:`UpstreamError` when a column is not there or of another type, when codes of
        one state system would be joined with those of the other, when the other table has
        several rows for a key, or when both have a column of the same name.
        """
        pairs = dict(on) if isinstance(on, dict) else {name: name for name in _listed(on)}
        _have(self, pairs)
        _have(other, pairs.values())
        _of_one_system(self, other, pairs)
        _carriable(other, pairs, carry)
        keys = set(pairs.values())
        said = {name for block in other.blocks for name in (block.year, *block.who)}
        both = [c for c in other.frame.columns if c not in keys and c in self.frame.columns]
        if clash := [c for c in both if c not in said]:
            raise UpstreamError(
                f"both tables have {', '.join(clash)}; rename with 'renamed', or leave one out"
            )
        frame = matched(self.frame, other.frame, pairs)
        ours = {theirs: mine for mine, theirs in pairs.items()}
        blocks = tuple(brought(block, self.frame, frame, ours) for block in other.blocks)
        for before, block in zip(other.blocks, blocks, strict=True):
            frame = with_absences(frame, block, before.year)
        if carry:
            frame = carried(frame, other.frame, blocks[0], pairs, carry)
            blocks = (msgspec.structs.replace(blocks[0], carries=True),)
        return msgspec.structs.replace(self, frame=frame, blocks=(*self.blocks, *blocks))

    def group(self, by: str | Sequence[str], **values: IntoExpr) -> Table:
        """One row for each value of the columns ``by``; ``values`` are polars aggregates.

        For each block ``<block>_row`` becomes the list of the rows that went in, and for each
        state ``<block>_n_<state>`` counts its rows (dashes as underscores). ``<block>_state``
        is ``derived``; where no row of the group tells anything it is ``not-covered`` or
        ``missing``, and values computed from the block's columns are null. ``<block>_from`` is
        the oldest year that a row was carried forward from.
        """
        names = list(_listed(by))
        _have(self, names)
        own = {name for block in self.blocks for name in block.own}
        if refused := own & {*names, *values}:
            raise UpstreamError(f"{', '.join(sorted(refused))}: kept as they are, not grouped")
        aggregates = _expressions(values)
        kept = [column for block in self.blocks for column in origins(block)]
        frame = self.frame.group_by(names, maintain_order=True).agg(
            *told(aggregates, self.blocks), *kept
        )
        alone = len(self.blocks) == 1
        blocks = tuple(
            grouped(block, names, aggregates, frame, alone=alone) for block in self.blocks
        )
        return Table(frame=frame, unit=" by ".join(names), key=tuple(names), blocks=blocks)

    def renamed(self, **names: str) -> Table:
        """The table with columns renamed, old name to new; rows and states keep theirs."""
        _have(self, names)
        own = {name for block in self.blocks for name in block.own}
        if refused := own & {*names, *names.values()}:
            raise UpstreamError(f"{', '.join(sorted(refused))}: rows and states keep their names")

        def new(old: Iterable[str]) -> tuple[str, ...]:
            return tuple(names.get(name, name) for name in old)

        blocks = tuple(
            msgspec.structs.replace(
                block,
                columns=new(block.columns),
                pins=tuple((names.get(name, name), value) for name, value in block.pins),
                systems=tuple((names.get(name, name), system) for name, system in block.systems),
                year=names.get(block.year, block.year),
                who=new(block.who),
                zeros=new(block.zeros),
            )
            for block in self.blocks
        )
        return Table(
            frame=self.frame.rename(names), unit=self.unit, key=new(self.key), blocks=blocks
        )

    def select(self, *columns: str) -> Table:
        """The table with these columns alone, in this order; rows and states stay.

        Raises :class:`UpstreamError` for a column that is not there, and without the key.
        """
        _have(self, columns)
        own = [name for block in self.blocks for name in block.own]
        if lost := [name for name in self.key if name not in (*columns, *own)]:
            raise UpstreamError(f"the key is {', '.join(self.key)}; keep {', '.join(lost)}")
        blocks = tuple(
            msgspec.structs.replace(
                block,
                columns=tuple(c for c in block.columns if c in columns),
                zeros=tuple(c for c in block.zeros if c in columns),
                year=block.year if block.year in columns else "",
                who=tuple(c for c in block.who if c in columns),
            )
            for block in self.blocks
        )
        kept = [*(c for c in columns if c not in own), *own]
        return msgspec.structs.replace(self, frame=self.frame.select(kept), blocks=blocks)

    def called(self, name: str) -> Table:
        """The table, which comes from one, with ``<name>_row`` and ``<name>_state``."""
        (block,) = self.blocks
        other = msgspec.structs.replace(block, name=name)
        names = dict(zip(block.own, other.own, strict=True))
        return msgspec.structs.replace(
            self,
            frame=self.frame.rename(names),
            key=tuple(names.get(column, column) for column in self.key),
            blocks=(other,),
        )

    def sided(self, end: str) -> Table:
        """The table, which comes from one, for a side of a dyad: every name ends with ``end``.

        ``cinc`` becomes ``cinc1``, ``nmc_state`` becomes ``nmc1_state``, ``polity2``, which ends
        in a number itself, becomes ``polity2_1``.
        """
        if not end:
            return self
        (block,) = self.blocks
        columns = {
            name: f"{name}_{end}" if name[-1].isdecimal() else name + end
            for name in self.frame.columns
            if name not in block.own
        }
        return self.renamed(**columns).called(block.name + end)

    def computed(self, block: str, **values: IntoExpr) -> Table:
        """The table with columns computed from those of one block, and told of as it is.

        They are null where the block's state says that nothing is known.

        Raises :class:`UnknownName` for a block that is not there.
        """
        of = next((one for one in self.blocks if one.name == block), None)
        if of is None:
            raise UnknownName.of("block", block, [one.name for one in self.blocks])
        known = ~pl.col(of.state).is_in(["missing", "not-covered"])
        frame = self.frame.with_columns(
            pl.when(known).then(value).alias(name) for name, value in _expressions(values).items()
        )
        more = msgspec.structs.replace(of, columns=tuple(dict.fromkeys((*of.columns, *values))))
        blocks = tuple(more if one is of else one for one in self.blocks)
        return msgspec.structs.replace(self, frame=frame, blocks=blocks)

    def plain(self) -> Table:
        """A grouped table of one block without the counts by state, where they add nothing.

        They add nothing where each row that went in was observed: ``<block>_row`` lists them. A
        later group counts them nevertheless. Where some were not, the counts stay.
        """
        (block,) = self.blocks
        if not counts_alone_observed(block, self.frame):
            return self
        other = msgspec.structs.replace(block, plain=True)
        counts = [name for name in block.own if name not in other.own]
        return msgspec.structs.replace(self, frame=self.frame.drop(counts), blocks=(other,))

    def citations(self) -> tuple[str, ...]:
        """What to cite for this table, a sentence a data set."""
        cited: dict[str, None] = {}
        for block in self.blocks:
            one = None if block.cites else data_set(block.table.data_set)
            said = (sentence(one.citation, edition(one)),) if one else block.cites
            cited |= dict.fromkeys(said)
        return tuple(cited)

    def files(self) -> tuple[str, ...]:
        """The files that the rows come from, or were chosen by, each with its SHA-256."""
        found: dict[str, None] = {}
        for block in self.blocks:
            for one in (block.table, *block.beside):
                receipt = None if block.cites else receipt_of(one.copy)
                found[f"{one.copy.file}: SHA-256 {(receipt or one.copy).sha256}"] = None
        return tuple(found)


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
        year=declared.year,
        who=(*declared.actors, *declared.codes),
        zeros=tuple(column.name for column in declared.columns if column.zero),
        systems=tuple(
            (column.name, _SYSTEMS[column.unit])
            for column in declared.columns
            if column.unit in _SYSTEMS
        ),
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


def _speakers(block: Block, frame: pl.DataFrame) -> int:
    """Of how many, and in how many years each, the rows of a block speak."""
    names = [name for name in (block.year, *block.who) if name]
    return frame.select(names).n_unique() if names else frame.height


def _expressions(values: dict[str, IntoExpr]) -> dict[str, pl.Expr]:
    return {
        name: value if isinstance(value, pl.Expr) else pl.lit(value)
        for name, value in values.items()
    }


def _of_one_system(one: Table, other: Table, pairs: dict[str, str]) -> None:
    """Codes of the two state systems look alike and mean other states; they are not joined."""
    ours = {name: system for block in one.blocks for name, system in block.systems}
    its = {name: system for block in other.blocks for name, system in block.systems}
    for mine, theirs in pairs.items():
        if mine in ours and theirs in its and ours[mine] != its[theirs]:
            raise UpstreamError(
                f"{mine} holds codes of the list {ours[mine]}, {theirs} those of {its[theirs]}; "
                "join on actors, which bear both"
            )


def _carriable(other: Table, pairs: dict[str, str], carry: int) -> None:
    """Whether rows of the other table can be carried forward over the years of a join."""
    if not carry:
        return
    if carry < 0:
        raise UpstreamError(f"carry={carry}: rows are carried forward, by a number of years")
    if len(other.blocks) > 1:
        names = ", ".join(block.name for block in other.blocks)
        raise UpstreamError(f"carry: one table at a time; the other comes from {names}")
    year = other.blocks[0].year
    if year not in pairs.values():
        raise UpstreamError(
            f"carry: join on the year of the other table ({year or 'it has none'})"
        )


def _listed(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _have(one: Table, names: Iterable[str]) -> None:
    missing = [name for name in names if name not in one.frame.columns]
    if missing:
        there = ", ".join(one.frame.columns)
        raise UpstreamError(f"no column {', '.join(missing)}; there is: {there}")
