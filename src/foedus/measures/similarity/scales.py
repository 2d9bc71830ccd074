"""From what an alliance promises to one ordered code a tie."""

from __future__ import annotations

from typing import Final

import msgspec
import polars as pl

from foedus.errors import MeasureError
from foedus.upstream.table import Table

TIE: Final = "tie"
_SPELL: Final = ("ccode1", "ccode2", "dyad_st", "dyad_end", TIE)


class Level(msgspec.Struct, frozen=True):
    """One level of a scale: what it is, and the columns of which one must be 1."""

    words: str
    columns: tuple[str, ...]


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered scale of ties; the highest level that applies is the code, none of them 0.

    ``levels`` go up from code 1, ``table`` is the published table whose columns they name.
    """

    id: str
    table: str
    source: str
    levels: tuple[Level, ...]

    @property
    def highest(self) -> int:
        """The highest code, by which S divides distances.

        >>> ATOP.highest, COW.highest
        (3, 3)
        """
        return len(self.levels)

    def on(self, table: Table) -> Table:
        """The table with the code of each row in the column ``tie``.

        It is null where a promise is not known and no higher one is made. Raises
        :class:`MeasureError` where the table lacks a column of the scale.
        """
        columns = [column for level in self.levels for column in level.columns]
        if missing := [name for name in columns if name not in table.frame.columns]:
            raise MeasureError(
                f"the scale {self.id} needs {', '.join(missing)}; it is for {self.table}"
            )
        blocks = tuple(
            msgspec.structs.replace(
                block, columns=(*block.columns, TIE), zeros=(*block.zeros, TIE)
            )
            if set(columns) <= set(block.columns)
            else block
            for block in table.blocks
        )
        frame = table.frame.with_columns(self._code().alias(TIE))
        return msgspec.structs.replace(table, frame=frame, blocks=blocks)

    def _code(self) -> pl.Expr:
        code: pl.Expr = pl.lit(0, pl.Int8)
        for number, level in enumerate(self.levels, start=1):
            applies = pl.any_horizontal(pl.col(name) == 1 for name in level.columns)
            known = pl.when(applies).then(pl.lit(number, pl.Int8)).otherwise(code)
            code = pl.when(applies.is_null()).then(None).otherwise(known)
        return code


ATOP: Final = Scale(
    id="atop",
    table="atop.directed-dyad-years",
    source="Release Notes for ATOP Similarity Scores Dataset, 1816-2018 (2022), section 2; Chiba, "
    "Johnson and Leeds (2015)",
    levels=(
        Level("non-aggression alone", ("nonagg",)),
        Level("neutrality or consultation, no promise to fight", ("neutral", "consul")),
        Level("defence or offence", ("defense", "offense")),
    ),
)
"""ATOP's five obligations in the order of its own similarity scores.

A row without any obligation (the other side alone promises something) is 0: no obligation.
"""

_COW_TYPES: Final = (
    "Signorino and Ritter (1999), table 6: 0 none, 1 entente, 2 neutrality, 3 defence; "
    "non-aggression stands with neutrality, as in type II of the project"
)

COW: Final = Scale(
    id="cow",
    table="cow-alliances.directed-dyads",
    source=_COW_TYPES,
    levels=(
        Level("entente", ("entente",)),
        Level("neutrality or non-aggression", ("neutrality", "nonaggression")),
        Level("defence", ("defense",)),
    ),
)
"""The types of the Correlates of War project, from its spells; :func:`by_year` spreads them."""

COW_YEARS: Final = Scale(
    id="cow-years",
    table="cow-alliances.directed-dyad-years",
    source=_COW_TYPES,
    levels=(
        Level("entente", ("cow_entente",)),
        Level("neutrality or non-aggression", ("cow_neutral", "cow_nonagg")),
        Level("defence", ("cow_defense",)),
    ),
)
"""The same from dyad-years, in which both sides have what one of them promises."""


def by_year(spells: Table) -> pl.DataFrame:
    """The ties of the spells of CoW alliances, by directed dyad and calendar year.

    A spell counts in each year on a day of which it held, to the end of the coverage where it
    has no end; of several the highest tie counts. A spell that ends before it begins is none.
    """
    if missing := [name for name in _SPELL if name not in spells.frame.columns]:
        raise MeasureError(
            f"spells: no column {', '.join(missing)}; take {COW.table} and put a scale on it"
        )
    last = spells.blocks[0].table.coverage.last
    years = pl.int_ranges(
        pl.col("dyad_st").dt.year(), pl.col("dyad_end").dt.year().fill_null(last) + 1
    )
    return (
        spells.frame.filter(
            pl.col("dyad_end").is_null() | (pl.col("dyad_end") >= pl.col("dyad_st"))
        )
        .select("ccode1", "ccode2", years.cast(pl.List(pl.Int32)).alias("year"), TIE)
        .explode("year")
        .group_by("ccode1", "ccode2", "year")
        .agg(_highest())
        .sort("ccode1", "ccode2", "year")
    )


def _highest() -> pl.Expr:
    """The highest tie; null where one is not known and so might be higher than the others."""
    top = pl.col(TIE).max()
    sure = ~pl.col(TIE).is_null().any() | (top == COW.highest)
    return pl.when(sure).then(top).alias(TIE)
