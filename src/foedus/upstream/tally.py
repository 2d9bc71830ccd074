"""How many records a reader finds in its file, and which of them it sets aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    import polars as pl


class SetAside(msgspec.Struct, frozen=True):
    """Records of a file that stand in no row of the frame, and why."""

    reason: str
    rows: int


class Tally(msgspec.Struct):
    """What is told while one file is read."""

    read: int = 0
    aside: tuple[SetAside, ...] = ()


_OPEN: Final[ContextVar[Tally | None]] = ContextVar("tally", default=None)


@contextmanager
def tallying() -> Iterator[Tally]:
    """The tally of what is read in this context, and of nothing that another thread reads."""
    tally = Tally()
    token = _OPEN.set(tally)
    try:
        yield tally
    finally:
        _OPEN.reset(token)


def counted(records: int) -> None:
    """Tell how many records the file has; told again, of cells say, the last number counts."""
    if tally := _OPEN.get():
        tally.read = records


def set_aside(reason: str, records: int) -> None:
    """Tell that so many of them are left out of the frame."""
    if (tally := _OPEN.get()) and records:
        tally.aside = (*tally.aside, SetAside(reason, records))


def without(frame: pl.DataFrame, those: pl.Expr, reason: str) -> pl.DataFrame:
    """The frame without the rows for which something holds, which is told as the reason."""
    left = frame.filter(those.fill_null(value=False).not_())
    set_aside(reason, len(frame) - len(left))
    return left
