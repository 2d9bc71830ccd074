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
from foedus.upstream.store import edition

if TYPE_CHECKING:
    from polars._typing import IntoExpr, IntoExprColumn

_TWIN: Final = "__of_the_other"
STATE: Final = pl.Enum(list(STATES))
"""The states of a value, as the column ``<block>_state`` holds them."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a frame that come from one table: ``<name>_row``, ``<name>_state``, values.

    ``year`` and ``who`` are the columns, by their present names, that say when and of whom a row
    speaks, ``zeros`` those that are 0 where no row means none. ``grouped`` tells that a row
    stands for several rows of the table, ``whole`` that none of its rows was left out but by
    ``pins``, the values of ``who`` and ``year`` to which it was narrowed.
    """

    name: str
    table: Declaration
    columns: tuple[str, ...]
    year: str = ""
    who: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()
    grouped: bool = False
    whole: bool = True
    pins: tuple[tuple[str, str | int], ...] = ()

    @property
    def row(self) -> str:
        return f"{self.name}_row"

    @property
    def state(self) -> str:
        return f"{self.name}_state"

    def count(self, word: str) -> str:
        """The column that counts a state in a grouped table."""
        return f"{self.name}_n_{word.replace('-', '_')}"

    @property
    def own(self) -> tuple[str, ...]:
        """The columns that say where rows come from; they keep their names."""
        counts = tuple(map(self.count, STATES)) if self.grouped else ()
        return (self.row, self.state, *counts)


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

    def join(self, other: Table, on: str | Sequence[str] | dict[str, str]) -> Table:
        """Each row of this table with the row of another that matches; none is lost or doubled.

        ``on`` names the columns, or maps ours to theirs. A row without a match says by the
        coverage of the other table what that means: ``not-covered`` outside its years or
        members, ``zero-by-coding`` where its codebook says that no row means none and the join
        names a year (its counts are then 0), else ``missing``. Columns that say when or of whom
        the other row speaks are left out where this table has them, too, with the same values.

        Raises :class:`UpstreamError` when a column is not there or of another type, when the
        other table has several rows for a key, or when both have a column of the same name.
        """
        pairs = dict(on) if isinstance(on, dict) else {name: name for name in _listed(on)}
        _have(self, pairs)
        _have(other, pairs.values())
        keys = list(pairs.values())
        _same_types(self.frame, other.frame, pairs)
        _once(self.frame, other.frame, pairs)
        taken = [c for c in other.frame.columns if c not in keys and c in self.frame.columns]
        said = {name for block in other.blocks for name in (block.year, *block.who)}
        clash = [c for c in taken if c not in said]
        if clash:
            raise UpstreamError(
                f"both tables have {', '.join(clash)}; rename with 'renamed' before joining"
            )
        frame = self.frame.join(
            other.frame,
            left_on=list(pairs),
            right_on=keys,
            how="left",
            maintain_order="left",
            suffix=_TWIN,
        )
        for name in taken:
            twin = f"{name}{_TWIN}"
            if frame.filter(pl.col(name) != pl.col(twin)).height:
                raise UpstreamError(
                    f"both tables have {name} and say different things; join on it, or rename"
                )
            frame = frame.drop(twin)
        ours = {theirs: mine for mine, theirs in pairs.items()}
        brought = tuple(_brought(block, self.frame, frame, ours) for block in other.blocks)
        for before, block in zip(other.blocks, brought, strict=True):
            frame = _with_absences(frame, block, before.year)
        return msgspec.structs.replace(self, frame=frame, blocks=(*self.blocks, *brought))

    def group(self, by: str | Sequence[str], **values: IntoExpr) -> Table:
        """One row for each value of the columns ``by``; ``values`` are polars aggregates.

        For each block ``<block>_row`` becomes the list of the rows that went in, and for each
        state ``<block>_n_<state>`` counts its rows (dashes as underscores). ``<block>_state``
        is ``derived``; where no row of the group tells anything it is ``not-covered`` or
        ``missing``, and values computed from the block's columns are null.
        """
        names = list(_listed(by))
        _have(self, names)
        own = {name for block in self.blocks for name in block.own}
        refused = own & {*names, *values}
        if refused:
            raise UpstreamError(f"{', '.join(sorted(refused))}: kept as they are, not grouped")
        states = {block.name: _group_state(block) for block in self.blocks}
        kept: list[pl.Expr] = []
        for block in self.blocks:
            rows = pl.col(block.row).explode() if block.grouped else pl.col(block.row)
            kept.append(rows.drop_nulls().alias(block.row))
            kept.append(states[block.name].alias(block.state))
            kept += [_count(block, word).alias(block.count(word)) for word in STATES]
        told = []
        for name, value in _expressions(values).items():
            used = set(value.meta.root_names())
            for block in self.blocks:
                if used & set(block.columns):
                    value = pl.when(states[block.name] == "derived").then(value)
            told.append(value.alias(name))
        frame = self.frame.group_by(names, maintain_order=True).agg(*told, *kept)
        blocks = tuple(
            msgspec.structs.replace(
                block,
                grouped=True,
                whole=block.whole and block.year in names,
                columns=tuple(c for c in block.columns if c in frame.columns),
                year=block.year if block.year in names else "",
                who=tuple(name for name in block.who if name in names),
                zeros=_zeros_of(block, values),
            )
            for block in self.blocks
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
                year=names.get(block.year, block.year),
                who=new(block.who),
                zeros=new(block.zeros),
            )
            for block in self.blocks
        )
        return Table(
            frame=self.frame.rename(names), unit=self.unit, key=new(self.key), blocks=blocks
        )

    def citations(self) -> tuple[str, ...]:
        """What to cite for this table, a sentence a data set."""
        ids = dict.fromkeys(block.table.data_set for block in self.blocks)
        return tuple(sentence(data_set(id).citation, edition(data_set(id))) for id in ids)


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


def _brought(block: Block, left: pl.DataFrame, frame: pl.DataFrame, ours: dict[str, str]) -> Block:
    """A block after a join: its own columns, and the names under which ours say who and when."""
    new = tuple(c for c in frame.columns if c not in left.columns)
    there = {name: ours.get(name, name) for name in (block.year, *block.who)}
    return msgspec.structs.replace(
        block,
        columns=tuple(c for c in block.columns if c in new),
        zeros=tuple(c for c in block.zeros if c in new),
        year=there[block.year] if block.year in ours else "",
        who=tuple(there[name] for name in block.who if name in ours),
        whole=block.whole and not any(name in ours for name, _ in block.pins),
        pins=tuple(pin for pin in block.pins if pin[0] not in ours),
    )


def _with_absences(frame: pl.DataFrame, block: Block, its_year: str) -> pl.DataFrame:
    """Say of rows without a match what that means.

    ``its_year`` is the name under which the block had its year before the join.
    """
    absent = frame[block.state].is_null()
    if not absent.any():
        return frame
    pinned = dict(block.pins)
    when = pinned.pop(its_year, None)
    years = frame[block.year] if block.year else None
    if when is not None:
        years = pl.repeat(when, len(frame), eager=True)
    members = [frame[name] for name in block.who]
    members += [pl.repeat(value, len(frame), eager=True) for value in pinned.values()]
    found = state_of_absence(block.table.coverage, years, members, len(frame))
    if not block.whole:
        found = found.replace("zero-by-coding", "missing")
    found = found.cast(STATE)
    state = pl.select(pl.when(absent).then(found).otherwise(frame[block.state])).to_series()
    frame = frame.with_columns(state.alias(block.state))
    none = absent & (found == "zero-by-coding")
    return frame.with_columns(
        pl.when(none).then(pl.lit(0)).otherwise(pl.col(name)).cast(frame[name].dtype).alias(name)
        for name in block.zeros
    )


def _speakers(block: Block, frame: pl.DataFrame) -> int:
    """Of how many, and in how many years each, the rows of a block speak."""
    names = [name for name in (block.year, *block.who) if name]
    return frame.select(names).n_unique() if names else frame.height


def _group_state(block: Block) -> pl.Expr:
    """What a group says of a block: derived, unless no row of it tells anything."""
    state = pl.col(block.state)
    return (
        pl.when((state == "not-covered").all())
        .then(pl.lit("not-covered", STATE))
        .when(state.is_in(["not-covered", "missing"]).all())
        .then(pl.lit("missing", STATE))
        .otherwise(pl.lit("derived", STATE))
    )


def _count(block: Block, word: str) -> pl.Expr:
    """How many rows of the table had a state, through all groupings."""
    if block.grouped:
        return pl.col(block.count(word)).sum()
    return (pl.col(block.state) == word).sum()


def _zeros_of(block: Block, values: dict[str, IntoExpr]) -> tuple[str, ...]:
    """The aggregates that come from nothing but numbers that are 0 where there is no row."""
    used = {name: set(e.meta.root_names()) for name, e in _expressions(values).items()}
    return tuple(name for name, roots in used.items() if roots and roots <= set(block.zeros))


def _same_types(left: pl.DataFrame, right: pl.DataFrame, pairs: dict[str, str]) -> None:
    for mine, theirs in pairs.items():
        one, other = left[mine].dtype, right[theirs].dtype
        if one != other and not (one.is_integer() and other.is_integer()):
            raise UpstreamError(f"{mine} is {one}, {theirs} of the other table is {other}")


def _once(left: pl.DataFrame, right: pl.DataFrame, pairs: dict[str, str]) -> None:
    """No row of the left may meet several of the right."""
    keys = list(pairs.values())
    met = right.select(keys).join(left, left_on=keys, right_on=list(pairs), how="semi")
    several = met.filter(met.is_duplicated())
    if len(several):
        raise UpstreamError(
            f"several rows for {several.row(0, named=True)}; join on other columns, or group"
        )


def _listed(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _have(one: Table, names: Iterable[str]) -> None:
    missing = [name for name in names if name not in one.frame.columns]
    if missing:
        there = ", ".join(one.frame.columns)
        raise UpstreamError(f"no column {', '.join(missing)}; there is: {there}")


def _expressions(values: dict[str, IntoExpr]) -> dict[str, pl.Expr]:
    return {
        name: value if isinstance(value, pl.Expr) else pl.lit(value)
        for name, value in values.items()
    }
