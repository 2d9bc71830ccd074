"""Years, months and days as running numbers."""

from __future__ import annotations

from enum import Enum

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.int32]


class Period(Enum):
    """What the rows of a panel are counted by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    def of(self, days: npt.NDArray[np.datetime64]) -> Numbers:
        """The running number of the period that each day falls in.

        Years are their own number, months count from January of the year 0, days from 1970.
        """
        if self is Period.YEAR:
            return (days.astype("datetime64[Y]").astype(np.int32) + 1970).astype(np.int32)
        if self is Period.MONTH:
            return (days.astype("datetime64[M]").astype(np.int32) + 1970 * 12).astype(np.int32)
        return days.astype("datetime64[D]").astype(np.int32)

    def at(self, day: np.datetime64) -> int:
        """The running number of the period of one day."""
        return int(self.of(np.array([day], dtype="datetime64[D]"))[0])

    def last_day(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.datetime64]:
        """The last day of each period."""
        if self is Period.YEAR:
            after = (numbers + 1 - 1970).astype("datetime64[Y]")
        elif self is Period.MONTH:
            after = (numbers + 1 - 1970 * 12).astype("datetime64[M]")
        else:
            return numbers.astype("datetime64[D]")
        return after.astype("datetime64[D]") - 1

    def numbers(self, frame: pl.DataFrame) -> npt.NDArray[np.int64]:
        """The running numbers of a frame's periods, the reverse of :meth:`columns`."""
        if self is Period.DAY:
            return frame["day"].to_physical().to_numpy().astype(np.int64)
        years = frame["year"].to_numpy().astype(np.int64)
        return years if self is Period.YEAR else years * 12 + frame["month"].to_numpy() - 1

    def columns(self, numbers: Numbers) -> list[pl.Series]:
        """What the numbers mean: ``year``, then ``month`` or ``day``."""
        if self is Period.YEAR:
            return [pl.Series("year", numbers)]
        if self is Period.MONTH:
            month = (numbers % 12 + 1).astype(np.int8)
            return [pl.Series("year", numbers // 12), pl.Series("month", month)]
        day = pl.Series("day", numbers).cast(pl.Date)
        return [day.dt.year().alias("year"), day]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell one period from another."""
        return {
            Period.YEAR: ("year",),
            Period.MONTH: ("year", "month"),
            Period.DAY: ("day",),
        }[self]
