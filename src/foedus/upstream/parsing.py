"""From the forms in which publishers write tables to frames with numbered rows."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any, Final

import polars as pl

from foedus.upstream.extra import needed
from foedus.upstream.tally import counted

ROW: Final = "row"


def csv_text(path: Path, encoding: str = "utf-8") -> pl.DataFrame:
    """A CSV file with a header line: every cell as text, empty ones null, rows numbered."""
    text = path.read_bytes().decode(encoding, errors="replace")
    return csv_table(text)


def csv_table(text: str) -> pl.DataFrame:
    """The same for CSV text."""
    frame = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False)
    return numbered(frame)


def r_table(path: Path) -> pl.DataFrame:
    """The only data frame of an R file (rda or rds), rows numbered."""
    rdata = needed("rdata", f"reading {path.name}")
    with warnings.catch_warnings():  # of R classes that wrap a plain data frame
        warnings.simplefilter("ignore")
        if path.suffix.lower() == ".rds":
            frame = rdata.read_rds(path, default_encoding="utf-8")
        else:
            (frame,) = rdata.read_rda(path, default_encoding="utf-8").values()
    return _from_pandas(frame)


def stata_table(path: Path) -> pl.DataFrame:
    """A Stata file, codes left as codes, rows numbered."""
    pandas = needed("pandas", f"reading {path.name}")
    return _from_pandas(pandas.read_stata(path, convert_categoricals=False))


def excel_table(path: Path, sheet: str | None = None, header: int = 0) -> pl.DataFrame:
    """A sheet of an Excel file, the first by default: every cell as text, rows numbered.

    ``header`` is the number of rows above the one that names the columns. The first row below
    it is row 1.
    """
    fastexcel = needed("fastexcel", f"reading {path.name}")
    book = fastexcel.read_excel(path)
    found = book.load_sheet(
        sheet or 0, header_row=header, dtypes="string", whitespace_as_null=True
    )
    return numbered(found.to_polars())


def numbered(records: pl.DataFrame) -> pl.DataFrame:
    """The records of a file with their numbers; how many they are is told."""
    counted(len(records))
    return records.with_row_index(ROW, offset=1)


def _from_pandas(frame: Any) -> pl.DataFrame:
    """The frame in polars: what R, Stata or pandas mean by missing is null."""
    columns = {
        str(name): frame[name].to_numpy()
        if frame[name].dtype.kind in "biufM"
        else [
            None if missing else value
            for value, missing in zip(frame[name], frame[name].isna(), strict=True)
        ]
        for name in frame.columns
    }
    return numbered(pl.DataFrame(columns, nan_to_null=True, strict=False))
